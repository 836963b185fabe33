//! FenceBrokerRecord, cluster metadata of type 7.
//!
//! From `schemas/metadata/FenceBrokerRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `FenceBrokerRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FenceBrokerRecord<'a> {
    /// Int32, `brokerId`.
    pub id: i32,
    /// Int64.
    pub epoch: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for FenceBrokerRecord<'a> {
    const NAME: &'static str = "FenceBrokerRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for FenceBrokerRecord<'a> {
    const API_KEY: i16 = 7;
}

impl<'a> Structure<'a> for FenceBrokerRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.id = decoder.i32("id")?;
        self.epoch = decoder.i64("epoch")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.id);
        sink.put_i64(self.epoch);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
