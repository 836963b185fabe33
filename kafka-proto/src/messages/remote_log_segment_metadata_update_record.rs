//! RemoteLogSegmentMetadataUpdateRecord, cluster metadata of type 1.
//!
//! From `schemas/storage/RemoteLogSegmentMetadataUpdateRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemoteLogSegmentMetadataUpdateRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentMetadataUpdateRecord<'a> {
    /// [`RemoteLogSegmentIdEntry`].
    pub remote_log_segment_id: RemoteLogSegmentIdEntry<'a>,
    /// Int32.
    pub broker_id: i32,
    /// Int64.
    pub event_timestamp_ms: i64,
    /// Bytes, nullable, default null.
    pub custom_metadata: Option<&'a [u8]>,
    /// Int8.
    pub remote_log_segment_state: i8,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemoteLogSegmentMetadataUpdateRecord<'a> {
    const NAME: &'static str = "RemoteLogSegmentMetadataUpdateRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemoteLogSegmentMetadataUpdateRecord<'a> {
    const API_KEY: i16 = 1;
}

impl<'a> Structure<'a> for RemoteLogSegmentMetadataUpdateRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.remote_log_segment_id = decoder.structure("remote_log_segment_id", version)?;
        self.broker_id = decoder.i32("broker_id")?;
        self.event_timestamp_ms = decoder.i64("event_timestamp_ms")?;
        self.custom_metadata = decoder.nullable_bytes("custom_metadata", true)?;
        self.remote_log_segment_state = decoder.i8("remote_log_segment_state")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structure(
            "remote_log_segment_id",
            version,
            &self.remote_log_segment_id,
        )?;
        sink.put_i32(self.broker_id);
        sink.put_i64(self.event_timestamp_ms);
        sink.put_nullable_bytes("custom_metadata", true, self.custom_metadata)?;
        sink.put_i8(self.remote_log_segment_state);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RemoteLogSegmentMetadataUpdateRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentIdEntry<'a> {
    /// [`TopicIdPartitionEntry`].
    pub topic_id_partition: TopicIdPartitionEntry<'a>,
    /// Uuid.
    pub id: Uuid,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for RemoteLogSegmentIdEntry<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topic_id_partition = decoder.structure("topic_id_partition", version)?;
        self.id = decoder.uuid("id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structure("topic_id_partition", version, &self.topic_id_partition)?;
        sink.put_uuid(self.id);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RemoteLogSegmentMetadataUpdateRecord`].
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
