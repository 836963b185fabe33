//! StreamsGroupCurrentMemberAssignmentValue, the value of coordinator records of type 22.
//!
//! From `schemas/group/StreamsGroupCurrentMemberAssignmentValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupCurrentMemberAssignmentValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupCurrentMemberAssignmentValue<'a> {
    /// Int32.
    pub member_epoch: i32,
    /// Int32.
    pub previous_member_epoch: i32,
    /// Int8.
    pub state: i8,
    /// Array of [`TaskIds`].
    pub active_tasks: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub standby_tasks: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub warmup_tasks: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub active_tasks_pending_revocation: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub standby_tasks_pending_revocation: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub warmup_tasks_pending_revocation: Vec<TaskIds<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for StreamsGroupCurrentMemberAssignmentValue<'a> {
    const NAME: &'static str = "StreamsGroupCurrentMemberAssignmentValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupCurrentMemberAssignmentValue<'a> {
    const API_KEY: i16 = 22;
}

impl<'a> Structure<'a> for StreamsGroupCurrentMemberAssignmentValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.member_epoch = decoder.i32("member_epoch")?;
        self.previous_member_epoch = decoder.i32("previous_member_epoch")?;
        self.state = decoder.i8("state")?;
        self.active_tasks = decoder.structures("active_tasks", true, version)?;
        self.standby_tasks = decoder.structures("standby_tasks", true, version)?;
        self.warmup_tasks = decoder.structures("warmup_tasks", true, version)?;
        self.active_tasks_pending_revocation =
            decoder.structures("active_tasks_pending_revocation", true, version)?;
        self.standby_tasks_pending_revocation =
            decoder.structures("standby_tasks_pending_revocation", true, version)?;
        self.warmup_tasks_pending_revocation =
            decoder.structures("warmup_tasks_pending_revocation", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.member_epoch);
        sink.put_i32(self.previous_member_epoch);
        sink.put_i8(self.state);
        sink.put_structures("active_tasks", true, version, &self.active_tasks)?;
        sink.put_structures("standby_tasks", true, version, &self.standby_tasks)?;
        sink.put_structures("warmup_tasks", true, version, &self.warmup_tasks)?;
        sink.put_structures(
            "active_tasks_pending_revocation",
            true,
            version,
            &self.active_tasks_pending_revocation,
        )?;
        sink.put_structures(
            "standby_tasks_pending_revocation",
            true,
            version,
            &self.standby_tasks_pending_revocation,
        )?;
        sink.put_structures(
            "warmup_tasks_pending_revocation",
            true,
            version,
            &self.warmup_tasks_pending_revocation,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct TaskIds<'a> {
    /// String.
    pub subtopology_id: &'a str,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Array of int32, tag 0, nullable.
    pub assignment_epochs: Option<Array<'a, i32>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for TaskIds<'_> {
    fn default() -> Self {
        Self {
            subtopology_id: "",
            partitions: Array::default(),
            assignment_epochs: Some(Array::default()),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Structure<'a> for TaskIds<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.subtopology_id = decoder.string("subtopology_id", true)?;
        self.partitions = decoder.array("partitions", true)?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.assignment_epochs = decoder.nullable_array("assignment_epochs", true)?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, _version: i16) -> Result<(), Error> {
        sink.put_string("subtopology_id", true, self.subtopology_id)?;
        sink.put_array("partitions", true, self.partitions)?;
        let has_assignment_epochs = !self
            .assignment_epochs
            .as_ref()
            .is_some_and(|value| value.is_empty());
        let known = usize::from(has_assignment_epochs);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_assignment_epochs {
                tags.put("assignment_epochs", 0, self.assignment_epochs)?;
            }
            Ok(())
        })
    }
}
