//! ShareGroupMetadataValue, the value of coordinator records of type 11.
//!
//! From `schemas/group/ShareGroupMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareGroupMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupMetadataValue<'a> {
    /// Int32.
    pub epoch: i32,
    /// Int64.
    pub metadata_hash: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ShareGroupMetadataValue<'a> {
    const NAME: &'static str = "ShareGroupMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ShareGroupMetadataValue<'a> {
    const API_KEY: i16 = 11;
}

impl<'a> Structure<'a> for ShareGroupMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.epoch = decoder.i32("epoch")?;
        self.metadata_hash = decoder.i64("metadata_hash")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.epoch);
        sink.put_i64(self.metadata_hash);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
