//! StreamsGroupTargetAssignmentMemberValue, the value of coordinator records of type 21.
//!
//! From `schemas/group/StreamsGroupTargetAssignmentMemberValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupTargetAssignmentMemberValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTargetAssignmentMemberValue<'a> {
    /// Array of [`TaskIds`].
    pub active_tasks: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub standby_tasks: Vec<TaskIds<'a>>,
    /// Array of [`TaskIds`].
    pub warmup_tasks: Vec<TaskIds<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for StreamsGroupTargetAssignmentMemberValue<'a> {
    const NAME: &'static str = "StreamsGroupTargetAssignmentMemberValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupTargetAssignmentMemberValue<'a> {
    const API_KEY: i16 = 21;
}

impl<'a> Structure<'a> for StreamsGroupTargetAssignmentMemberValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.active_tasks = decoder.structures("active_tasks", true, version)?;
        self.standby_tasks = decoder.structures("standby_tasks", true, version)?;
        self.warmup_tasks = decoder.structures("warmup_tasks", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures("active_tasks", true, version, &self.active_tasks)?;
        sink.put_structures("standby_tasks", true, version, &self.standby_tasks)?;
        sink.put_structures("warmup_tasks", true, version, &self.warmup_tasks)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupTargetAssignmentMemberValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskIds<'a> {
    /// String.
    pub subtopology_id: &'a str,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TaskIds<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.subtopology_id = decoder.string("subtopology_id", true)?;
        self.partitions = decoder.array("partitions", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("subtopology_id", true, self.subtopology_id)?;
        sink.put_array("partitions", true, self.partitions)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
