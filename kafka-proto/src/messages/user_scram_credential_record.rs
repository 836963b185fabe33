//! UserScramCredentialRecord, cluster metadata of type 11.
//!
//! From `schemas/metadata/UserScramCredentialRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `UserScramCredentialRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserScramCredentialRecord<'a> {
    /// String.
    pub name: &'a str,
    /// Int8.
    pub mechanism: i8,
    /// Bytes.
    pub salt: &'a [u8],
    /// Bytes.
    pub stored_key: &'a [u8],
    /// Bytes.
    pub server_key: &'a [u8],
    /// Int32.
    pub iterations: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for UserScramCredentialRecord<'a> {
    const NAME: &'static str = "UserScramCredentialRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for UserScramCredentialRecord<'a> {
    const API_KEY: i16 = 11;
}

impl<'a> Structure<'a> for UserScramCredentialRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.mechanism = decoder.i8("mechanism")?;
        self.salt = decoder.bytes("salt", true)?;
        self.stored_key = decoder.bytes("stored_key", true)?;
        self.server_key = decoder.bytes("server_key", true)?;
        self.iterations = decoder.i32("iterations")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i8(self.mechanism);
        sink.put_bytes("salt", true, self.salt)?;
        sink.put_bytes("stored_key", true, self.stored_key)?;
        sink.put_bytes("server_key", true, self.server_key)?;
        sink.put_i32(self.iterations);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
