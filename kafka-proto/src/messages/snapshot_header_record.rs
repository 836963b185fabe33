//! SnapshotHeaderRecord.
//!
//! From `schemas/wire/SnapshotHeaderRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `SnapshotHeaderRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnapshotHeaderRecord<'a> {
    /// Int16.
    pub version: i16,
    /// Int64.
    pub last_contained_log_timestamp: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for SnapshotHeaderRecord<'a> {
    const NAME: &'static str = "SnapshotHeaderRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> Structure<'a> for SnapshotHeaderRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.version = decoder.i16("version")?;
        self.last_contained_log_timestamp = decoder.i64("last_contained_log_timestamp")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.version);
        sink.put_i64(self.last_contained_log_timestamp);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
