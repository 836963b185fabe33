//! RemoteLogSegmentMetadataRecord, cluster metadata of type 0.
//!
//! From `schemas/storage/RemoteLogSegmentMetadataRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemoteLogSegmentMetadataRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteLogSegmentMetadataRecord<'a> {
    /// [`RemoteLogSegmentIdEntry`].
    pub remote_log_segment_id: RemoteLogSegmentIdEntry<'a>,
    /// Int64.
    pub start_offset: i64,
    /// Int64.
    pub end_offset: i64,
    /// Int32.
    pub broker_id: i32,
    /// Int64.
    pub max_timestamp_ms: i64,
    /// Int64.
    pub event_timestamp_ms: i64,
    /// Array of [`SegmentLeaderEpochEntry`].
    pub segment_leader_epochs: Vec<SegmentLeaderEpochEntry<'a>>,
    /// Int32.
    pub segment_size_in_bytes: i32,
    /// Bytes, nullable, default null.
    pub custom_metadata: Option<&'a [u8]>,
    /// Int8.
    pub remote_log_segment_state: i8,
    /// Bool, tag 0.
    pub txn_index_empty: bool,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemoteLogSegmentMetadataRecord<'a> {
    const NAME: &'static str = "RemoteLogSegmentMetadataRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemoteLogSegmentMetadataRecord<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for RemoteLogSegmentMetadataRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.remote_log_segment_id = decoder.structure("remote_log_segment_id", version)?;
        self.start_offset = decoder.i64("start_offset")?;
        self.end_offset = decoder.i64("end_offset")?;
        self.broker_id = decoder.i32("broker_id")?;
        self.max_timestamp_ms = decoder.i64("max_timestamp_ms")?;
        self.event_timestamp_ms = decoder.i64("event_timestamp_ms")?;
        self.segment_leader_epochs = decoder.structures("segment_leader_epochs", true, version)?;
        self.segment_size_in_bytes = decoder.i32("segment_size_in_bytes")?;
        self.custom_metadata = decoder.nullable_bytes("custom_metadata", true)?;
        self.remote_log_segment_state = decoder.i8("remote_log_segment_state")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.txn_index_empty = decoder.bool("txn_index_empty")?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structure(
            "remote_log_segment_id",
            version,
            &self.remote_log_segment_id,
        )?;
        sink.put_i64(self.start_offset);
        sink.put_i64(self.end_offset);
        sink.put_i32(self.broker_id);
        sink.put_i64(self.max_timestamp_ms);
        sink.put_i64(self.event_timestamp_ms);
        sink.put_structures(
            "segment_leader_epochs",
            true,
            version,
            &self.segment_leader_epochs,
        )?;
        sink.put_i32(self.segment_size_in_bytes);
        sink.put_nullable_bytes("custom_metadata", true, self.custom_metadata)?;
        sink.put_i8(self.remote_log_segment_state);
        let has_txn_index_empty = self.txn_index_empty;
        let known = usize::from(has_txn_index_empty);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_txn_index_empty {
                tags.put("txn_index_empty", 0, self.txn_index_empty)?;
            }
            Ok(())
        })
    }
}

/// Nested in [`RemoteLogSegmentMetadataRecord`].
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

/// Nested in [`RemoteLogSegmentMetadataRecord`].
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

/// Nested in [`RemoteLogSegmentMetadataRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SegmentLeaderEpochEntry<'a> {
    /// Int32.
    pub leader_epoch: i32,
    /// Int64.
    pub offset: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for SegmentLeaderEpochEntry<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.leader_epoch = decoder.i32("leader_epoch")?;
        self.offset = decoder.i64("offset")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.leader_epoch);
        sink.put_i64(self.offset);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
