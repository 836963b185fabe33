//! ConsumerGroupCurrentMemberAssignmentValue, the value of coordinator records of type 8.
//!
//! From `schemas/group/ConsumerGroupCurrentMemberAssignmentValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupCurrentMemberAssignmentValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupCurrentMemberAssignmentValue<'a> {
    /// Int32.
    pub member_epoch: i32,
    /// Int32.
    pub previous_member_epoch: i32,
    /// Int8.
    pub state: i8,
    /// Array of [`TopicPartitions`].
    pub assigned_partitions: Vec<TopicPartitions<'a>>,
    /// Array of [`TopicPartitions`].
    pub partitions_pending_revocation: Vec<TopicPartitions<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerGroupCurrentMemberAssignmentValue<'a> {
    const NAME: &'static str = "ConsumerGroupCurrentMemberAssignmentValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupCurrentMemberAssignmentValue<'a> {
    const API_KEY: i16 = 8;
}

impl<'a> Structure<'a> for ConsumerGroupCurrentMemberAssignmentValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.member_epoch = decoder.i32("member_epoch")?;
        self.previous_member_epoch = decoder.i32("previous_member_epoch")?;
        self.state = decoder.i8("state")?;
        self.assigned_partitions = decoder.structures("assigned_partitions", true, version)?;
        self.partitions_pending_revocation =
            decoder.structures("partitions_pending_revocation", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.member_epoch);
        sink.put_i32(self.previous_member_epoch);
        sink.put_i8(self.state);
        sink.put_structures(
            "assigned_partitions",
            true,
            version,
            &self.assigned_partitions,
        )?;
        sink.put_structures(
            "partitions_pending_revocation",
            true,
            version,
            &self.partitions_pending_revocation,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct TopicPartitions<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Array of int32, tag 0, nullable.
    pub assignment_epochs: Option<Array<'a, i32>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for TopicPartitions<'_> {
    fn default() -> Self {
        Self {
            topic_id: Uuid::ZERO,
            partitions: Array::default(),
            assignment_epochs: Some(Array::default()),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Structure<'a> for TopicPartitions<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic_id = decoder.uuid("topic_id")?;
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
        sink.put_uuid(self.topic_id);
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
