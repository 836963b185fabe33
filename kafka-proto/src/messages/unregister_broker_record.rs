//! UnregisterBrokerRecord, cluster metadata of type 1.
//!
//! From `schemas/metadata/UnregisterBrokerRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `UnregisterBrokerRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnregisterBrokerRecord<'a> {
    /// Int32, `brokerId`.
    pub broker_id: i32,
    /// Int64.
    pub broker_epoch: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for UnregisterBrokerRecord<'a> {
    const NAME: &'static str = "UnregisterBrokerRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for UnregisterBrokerRecord<'a> {
    const API_KEY: i16 = 1;
}

impl<'a> Structure<'a> for UnregisterBrokerRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.broker_id = decoder.i32("broker_id")?;
        self.broker_epoch = decoder.i64("broker_epoch")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.broker_id);
        sink.put_i64(self.broker_epoch);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
