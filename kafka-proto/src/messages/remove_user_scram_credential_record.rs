//! RemoveUserScramCredentialRecord, cluster metadata of type 22.
//!
//! From `schemas/metadata/RemoveUserScramCredentialRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemoveUserScramCredentialRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoveUserScramCredentialRecord<'a> {
    /// String.
    pub name: &'a str,
    /// Int8.
    pub mechanism: i8,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemoveUserScramCredentialRecord<'a> {
    const NAME: &'static str = "RemoveUserScramCredentialRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemoveUserScramCredentialRecord<'a> {
    const API_KEY: i16 = 22;
}

impl<'a> Structure<'a> for RemoveUserScramCredentialRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.mechanism = decoder.i8("mechanism")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i8(self.mechanism);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
