//! ShareGroupCurrentMemberAssignmentValue, the value of coordinator records of type 14.
//!
//! From `schemas/group/ShareGroupCurrentMemberAssignmentValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareGroupCurrentMemberAssignmentValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupCurrentMemberAssignmentValue<'a> {
    /// Int32.
    pub member_epoch: i32,
    /// Int32.
    pub previous_member_epoch: i32,
    /// Int8.
    pub state: i8,
    /// Array of [`TopicPartitions`].
    pub assigned_partitions: Vec<TopicPartitions<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ShareGroupCurrentMemberAssignmentValue<'a> {
    const NAME: &'static str = "ShareGroupCurrentMemberAssignmentValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ShareGroupCurrentMemberAssignmentValue<'a> {
    const API_KEY: i16 = 14;
}

impl<'a> Structure<'a> for ShareGroupCurrentMemberAssignmentValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.member_epoch = decoder.i32("member_epoch")?;
        self.previous_member_epoch = decoder.i32("previous_member_epoch")?;
        self.state = decoder.i8("state")?;
        self.assigned_partitions = decoder.structures("assigned_partitions", true, version)?;
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
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ShareGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicPartitions<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic_id = decoder.uuid("topic_id")?;
        self.partitions = decoder.array("partitions", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.topic_id);
        sink.put_array("partitions", true, self.partitions)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
