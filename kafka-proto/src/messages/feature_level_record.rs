//! FeatureLevelRecord, cluster metadata of type 12.
//!
//! From `schemas/metadata/FeatureLevelRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `FeatureLevelRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FeatureLevelRecord<'a> {
    /// String.
    pub name: &'a str,
    /// Int16.
    pub feature_level: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for FeatureLevelRecord<'a> {
    const NAME: &'static str = "FeatureLevelRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for FeatureLevelRecord<'a> {
    const API_KEY: i16 = 12;
}

impl<'a> Structure<'a> for FeatureLevelRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.feature_level = decoder.i16("feature_level")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i16(self.feature_level);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
