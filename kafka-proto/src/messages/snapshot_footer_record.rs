//! SnapshotFooterRecord.
//!
//! From `schemas/wire/SnapshotFooterRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `SnapshotFooterRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnapshotFooterRecord<'a> {
    /// Int16.
    pub version: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for SnapshotFooterRecord<'a> {
    const NAME: &'static str = "SnapshotFooterRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> Structure<'a> for SnapshotFooterRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.version = decoder.i16("version")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.version);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
