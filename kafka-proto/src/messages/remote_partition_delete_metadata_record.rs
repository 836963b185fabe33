//! RemotePartitionDeleteMetadataRecord, cluster metadata of type 2.
//!
//! From `schemas/storage/RemotePartitionDeleteMetadataRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemotePartitionDeleteMetadataRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemotePartitionDeleteMetadataRecord<'a> {
    /// [`TopicIdPartitionEntry`].
    pub topic_id_partition: TopicIdPartitionEntry<'a>,
    /// Int32.
    pub broker_id: i32,
    /// Int64.
    pub event_timestamp_ms: i64,
    /// Int8.
    pub remote_partition_delete_state: i8,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemotePartitionDeleteMetadataRecord<'a> {
    const NAME: &'static str = "RemotePartitionDeleteMetadataRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemotePartitionDeleteMetadataRecord<'a> {
    const API_KEY: i16 = 2;
}

impl<'a> Structure<'a> for RemotePartitionDeleteMetadataRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topic_id_partition = decoder.structure("topic_id_partition", version)?;
        self.broker_id = decoder.i32("broker_id")?;
        self.event_timestamp_ms = decoder.i64("event_timestamp_ms")?;
        self.remote_partition_delete_state = decoder.i8("remote_partition_delete_state")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structure("topic_id_partition", version, &self.topic_id_partition)?;
        sink.put_i32(self.broker_id);
        sink.put_i64(self.event_timestamp_ms);
        sink.put_i8(self.remote_partition_delete_state);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RemotePartitionDeleteMetadataRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicIdPartitionEntry<'a> {
    /// String.
    pub name: &'a str,
    /// Uuid.
    pub id: Uuid,
    /// Int32.
    pub partition: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicIdPartitionEntry<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.id = decoder.uuid("id")?;
        self.partition = decoder.i32("partition")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_uuid(self.id);
        sink.put_i32(self.partition);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
