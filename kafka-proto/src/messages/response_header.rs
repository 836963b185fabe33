//! ResponseHeader.
//!
//! From `schemas/wire/ResponseHeader.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ResponseHeader`, versions 0-1, flexible from 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResponseHeader<'a> {
    /// Int32.
    pub correlation_id: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ResponseHeader<'a> {
    const NAME: &'static str = "ResponseHeader";
    const VERSIONS: VersionRange = VersionRange::new(0, 1);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
}

impl<'a> Structure<'a> for ResponseHeader<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        self.correlation_id = decoder.i32("correlation_id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        sink.put_i32(self.correlation_id);
        sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
    }
}
