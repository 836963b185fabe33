//! ProducerSnapshot.
//!
//! From `schemas/storage/ProducerSnapshot.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ProducerSnapshot`, version 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProducerSnapshot<'a> {
    /// Uint32.
    pub crc: u32,
    /// Array of [`ProducerEntry`].
    pub producer_entries: Vec<ProducerEntry<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ProducerSnapshot<'a> {
    const NAME: &'static str = "ProducerSnapshot";
    const VERSIONS: VersionRange = VersionRange::new(1, 1);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> Structure<'a> for ProducerSnapshot<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.crc = decoder.u32("crc")?;
        self.producer_entries = decoder.structures("producer_entries", false, version)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_u32(self.crc);
        sink.put_structures("producer_entries", false, version, &self.producer_entries)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ProducerSnapshot`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProducerEntry<'a> {
    /// Int64.
    pub producer_id: i64,
    /// Int16.
    pub epoch: i16,
    /// Int32.
    pub last_sequence: i32,
    /// Int64.
    pub last_offset: i64,
    /// Int32.
    pub offset_delta: i32,
    /// Int64.
    pub timestamp: i64,
    /// Int32.
    pub coordinator_epoch: i32,
    /// Int64.
    pub current_txn_first_offset: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for ProducerEntry<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.producer_id = decoder.i64("producer_id")?;
        self.epoch = decoder.i16("epoch")?;
        self.last_sequence = decoder.i32("last_sequence")?;
        self.last_offset = decoder.i64("last_offset")?;
        self.offset_delta = decoder.i32("offset_delta")?;
        self.timestamp = decoder.i64("timestamp")?;
        self.coordinator_epoch = decoder.i32("coordinator_epoch")?;
        self.current_txn_first_offset = decoder.i64("current_txn_first_offset")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i64(self.producer_id);
        sink.put_i16(self.epoch);
        sink.put_i32(self.last_sequence);
        sink.put_i64(self.last_offset);
        sink.put_i32(self.offset_delta);
        sink.put_i64(self.timestamp);
        sink.put_i32(self.coordinator_epoch);
        sink.put_i64(self.current_txn_first_offset);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
