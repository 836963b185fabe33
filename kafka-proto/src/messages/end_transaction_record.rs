//! EndTransactionRecord, cluster metadata of type 24.
//!
//! From `schemas/metadata/EndTransactionRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `EndTransactionRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndTransactionRecord<'a> {
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for EndTransactionRecord<'a> {
    const NAME: &'static str = "EndTransactionRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for EndTransactionRecord<'a> {
    const API_KEY: i16 = 24;
}

impl<'a> Structure<'a> for EndTransactionRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
