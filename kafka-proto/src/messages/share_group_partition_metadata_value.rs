//! ShareGroupPartitionMetadataValue.
//!
//! From `schemas/group/ShareGroupPartitionMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareGroupPartitionMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupPartitionMetadataValue<'a> {
    /// Array of [`TopicPartitionsInfo`].
    pub initialized_topics: Vec<TopicPartitionsInfo<'a>>,
    /// Array of [`TopicInfo`].
    pub deleting_topics: Vec<TopicInfo<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ShareGroupPartitionMetadataValue<'a> {
    const NAME: &'static str = "ShareGroupPartitionMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> Structure<'a> for ShareGroupPartitionMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.initialized_topics = decoder.structures("initialized_topics", true, version)?;
        self.deleting_topics = decoder.structures("deleting_topics", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures(
            "initialized_topics",
            true,
            version,
            &self.initialized_topics,
        )?;
        sink.put_structures("deleting_topics", true, version, &self.deleting_topics)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ShareGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitionsInfo<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// String.
    pub topic_name: &'a str,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicPartitionsInfo<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic_id = decoder.uuid("topic_id")?;
        self.topic_name = decoder.string("topic_name", true)?;
        self.partitions = decoder.array("partitions", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.topic_id);
        sink.put_string("topic_name", true, self.topic_name)?;
        sink.put_array("partitions", true, self.partitions)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ShareGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// String.
    pub topic_name: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicInfo<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic_id = decoder.uuid("topic_id")?;
        self.topic_name = decoder.string("topic_name", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.topic_id);
        sink.put_string("topic_name", true, self.topic_name)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
