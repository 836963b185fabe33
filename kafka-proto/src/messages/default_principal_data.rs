//! DefaultPrincipalData.
//!
//! From `schemas/wire/DefaultPrincipalData.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `DefaultPrincipalData`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DefaultPrincipalData<'a> {
    /// String.
    pub r#type: &'a str,
    /// String.
    pub name: &'a str,
    /// Bool.
    pub token_authenticated: bool,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for DefaultPrincipalData<'a> {
    const NAME: &'static str = "DefaultPrincipalData";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> Structure<'a> for DefaultPrincipalData<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.r#type = decoder.string("type", true)?;
        self.name = decoder.string("name", true)?;
        self.token_authenticated = decoder.bool("token_authenticated")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("type", true, self.r#type)?;
        sink.put_string("name", true, self.name)?;
        sink.put_bool(self.token_authenticated);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
