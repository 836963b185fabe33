//! GroupMetadataKey, the key of coordinator records of type 2.
//!
//! From `schemas/group/GroupMetadataKey.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `GroupMetadataKey`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GroupMetadataKey<'a> {
    /// String.
    pub group: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for GroupMetadataKey<'a> {
    const NAME: &'static str = "GroupMetadataKey";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    const FORMER_VERSIONS: VersionRange = VersionRange::new(2, 2);
}

impl<'a> KeyedRecord<'a> for GroupMetadataKey<'a> {
    const API_KEY: i16 = 2;
}

impl<'a> Structure<'a> for GroupMetadataKey<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.group = decoder.string("group", false)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("group", false, self.group)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
