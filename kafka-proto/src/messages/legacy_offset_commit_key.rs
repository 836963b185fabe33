//! LegacyOffsetCommitKey, the key of coordinator records of type 0.
//!
//! From `schemas/group/LegacyOffsetCommitKey.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `LegacyOffsetCommitKey`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LegacyOffsetCommitKey<'a> {
    /// String.
    pub group: &'a str,
    /// String.
    pub topic: &'a str,
    /// Int32.
    pub partition: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for LegacyOffsetCommitKey<'a> {
    const NAME: &'static str = "LegacyOffsetCommitKey";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> KeyedRecord<'a> for LegacyOffsetCommitKey<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for LegacyOffsetCommitKey<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.group = decoder.string("group", false)?;
        self.topic = decoder.string("topic", false)?;
        self.partition = decoder.i32("partition")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("group", false, self.group)?;
        sink.put_string("topic", false, self.topic)?;
        sink.put_i32(self.partition);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
