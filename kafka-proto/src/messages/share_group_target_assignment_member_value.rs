//! ShareGroupTargetAssignmentMemberValue, the value of coordinator records of type 13.
//!
//! From `schemas/group/ShareGroupTargetAssignmentMemberValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareGroupTargetAssignmentMemberValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupTargetAssignmentMemberValue<'a> {
    /// Array of [`TopicPartition`].
    pub topic_partitions: Vec<TopicPartition<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ShareGroupTargetAssignmentMemberValue<'a> {
    const NAME: &'static str = "ShareGroupTargetAssignmentMemberValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ShareGroupTargetAssignmentMemberValue<'a> {
    const API_KEY: i16 = 13;
}

impl<'a> Structure<'a> for ShareGroupTargetAssignmentMemberValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topic_partitions = decoder.structures("topic_partitions", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures("topic_partitions", true, version, &self.topic_partitions)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ShareGroupTargetAssignmentMemberValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicPartition<'a> {
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
