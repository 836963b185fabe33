//! ConsumerGroupPartitionMetadataValue, the value of coordinator records of type 4.
//!
//! From `schemas/group/ConsumerGroupPartitionMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupPartitionMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupPartitionMetadataValue<'a> {
    /// Array of [`TopicMetadata`].
    pub topics: Vec<TopicMetadata<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerGroupPartitionMetadataValue<'a> {
    const NAME: &'static str = "ConsumerGroupPartitionMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupPartitionMetadataValue<'a> {
    const API_KEY: i16 = 4;
}

impl<'a> Structure<'a> for ConsumerGroupPartitionMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topics = decoder.structures("topics", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures("topics", true, version, &self.topics)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicMetadata<'a> {
    /// Uuid.
    pub topic_id: Uuid,
    /// String.
    pub topic_name: &'a str,
    /// Int32.
    pub num_partitions: i32,
    /// Array of [`PartitionMetadata`].
    pub partition_metadata: Vec<PartitionMetadata<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicMetadata<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topic_id = decoder.uuid("topic_id")?;
        self.topic_name = decoder.string("topic_name", true)?;
        self.num_partitions = decoder.i32("num_partitions")?;
        self.partition_metadata = decoder.structures("partition_metadata", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.topic_id);
        sink.put_string("topic_name", true, self.topic_name)?;
        sink.put_i32(self.num_partitions);
        sink.put_structures(
            "partition_metadata",
            true,
            version,
            &self.partition_metadata,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionMetadata<'a> {
    /// Int32.
    pub partition: i32,
    /// Array of string.
    pub racks: Vec<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for PartitionMetadata<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.partition = decoder.i32("partition")?;
        self.racks = decoder.strings("racks", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.partition);
        sink.put_strings("racks", true, &self.racks)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
