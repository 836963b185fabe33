//! ShareSnapshotValue, the value of coordinator records of type 0.
//!
//! From `schemas/share/ShareSnapshotValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareSnapshotValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareSnapshotValue<'a> {
    /// Int32.
    pub snapshot_epoch: i32,
    /// Int32.
    pub state_epoch: i32,
    /// Int32.
    pub leader_epoch: i32,
    /// Int64.
    pub start_offset: i64,
    /// Int32, tag 0, default -1.
    pub delivery_complete_count: i32,
    /// Int64.
    pub create_timestamp: i64,
    /// Int64.
    pub write_timestamp: i64,
    /// Array of [`StateBatch`].
    pub state_batches: Vec<StateBatch<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ShareSnapshotValue<'_> {
    fn default() -> Self {
        Self {
            snapshot_epoch: 0,
            state_epoch: 0,
            leader_epoch: 0,
            start_offset: 0,
            delivery_complete_count: -1,
            create_timestamp: 0,
            write_timestamp: 0,
            state_batches: Vec::new(),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ShareSnapshotValue<'a> {
    const NAME: &'static str = "ShareSnapshotValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ShareSnapshotValue<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for ShareSnapshotValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.snapshot_epoch = decoder.i32("snapshot_epoch")?;
        self.state_epoch = decoder.i32("state_epoch")?;
        self.leader_epoch = decoder.i32("leader_epoch")?;
        self.start_offset = decoder.i64("start_offset")?;
        self.create_timestamp = decoder.i64("create_timestamp")?;
        self.write_timestamp = decoder.i64("write_timestamp")?;
        self.state_batches = decoder.structures("state_batches", true, version)?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.delivery_complete_count = decoder.i32("delivery_complete_count")?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.snapshot_epoch);
        sink.put_i32(self.state_epoch);
        sink.put_i32(self.leader_epoch);
        sink.put_i64(self.start_offset);
        sink.put_i64(self.create_timestamp);
        sink.put_i64(self.write_timestamp);
        sink.put_structures("state_batches", true, version, &self.state_batches)?;
        let has_delivery_complete_count = self.delivery_complete_count != -1;
        let known = usize::from(has_delivery_complete_count);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_delivery_complete_count {
                tags.put("delivery_complete_count", 0, self.delivery_complete_count)?;
            }
            Ok(())
        })
    }
}

/// Nested in [`ShareSnapshotValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StateBatch<'a> {
    /// Int64.
    pub first_offset: i64,
    /// Int64.
    pub last_offset: i64,
    /// Int8.
    pub delivery_state: i8,
    /// Int16.
    pub delivery_count: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for StateBatch<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.first_offset = decoder.i64("first_offset")?;
        self.last_offset = decoder.i64("last_offset")?;
        self.delivery_state = decoder.i8("delivery_state")?;
        self.delivery_count = decoder.i16("delivery_count")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i64(self.first_offset);
        sink.put_i64(self.last_offset);
        sink.put_i8(self.delivery_state);
        sink.put_i16(self.delivery_count);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
