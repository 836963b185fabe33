//! LegacyOffsetCommitValue, the value of coordinator records of type 0.
//!
//! From `schemas/group/LegacyOffsetCommitValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `LegacyOffsetCommitValue`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LegacyOffsetCommitValue<'a> {
    /// Int64.
    pub offset: i64,
    /// String.
    pub metadata: &'a str,
    /// Int64.
    pub commit_timestamp: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for LegacyOffsetCommitValue<'a> {
    const NAME: &'static str = "LegacyOffsetCommitValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> KeyedRecord<'a> for LegacyOffsetCommitValue<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for LegacyOffsetCommitValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.offset = decoder.i64("offset")?;
        self.metadata = decoder.string("metadata", false)?;
        self.commit_timestamp = decoder.i64("commit_timestamp")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i64(self.offset);
        sink.put_string("metadata", false, self.metadata)?;
        sink.put_i64(self.commit_timestamp);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
