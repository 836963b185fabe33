//! ProducerIdsRecord, cluster metadata of type 15.
//!
//! From `schemas/metadata/ProducerIdsRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ProducerIdsRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct ProducerIdsRecord<'a> {
    /// Int32, `brokerId`.
    pub broker_id: i32,
    /// Int64, default -1.
    pub broker_epoch: i64,
    /// Int64.
    pub next_producer_id: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ProducerIdsRecord<'_> {
    fn default() -> Self {
        Self {
            broker_id: 0,
            broker_epoch: -1,
            next_producer_id: 0,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ProducerIdsRecord<'a> {
    const NAME: &'static str = "ProducerIdsRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ProducerIdsRecord<'a> {
    const API_KEY: i16 = 15;
}

impl<'a> Structure<'a> for ProducerIdsRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.broker_id = decoder.i32("broker_id")?;
        self.broker_epoch = decoder.i64("broker_epoch")?;
        self.next_producer_id = decoder.i64("next_producer_id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.broker_id);
        sink.put_i64(self.broker_epoch);
        sink.put_i64(self.next_producer_id);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
