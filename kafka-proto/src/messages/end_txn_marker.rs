//! EndTxnMarker.
//!
//! From `schemas/wire/EndTxnMarker.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `EndTxnMarker`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndTxnMarker<'a> {
    /// Int32.
    pub coordinator_epoch: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for EndTxnMarker<'a> {
    const NAME: &'static str = "EndTxnMarker";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> Structure<'a> for EndTxnMarker<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.coordinator_epoch = decoder.i32("coordinator_epoch")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.coordinator_epoch);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
