//! RequestHeader.
//!
//! From `schemas/wire/RequestHeader.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RequestHeader`, versions 0-2, flexible from 2.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestHeader<'a> {
    /// Int16.
    pub request_api_key: i16,
    /// Int16.
    pub request_api_version: i16,
    /// Int32.
    pub correlation_id: i32,
    /// String, versions 1+, nullable.
    pub client_id: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for RequestHeader<'_> {
    fn default() -> Self {
        Self {
            request_api_key: 0,
            request_api_version: 0,
            correlation_id: 0,
            client_id: Some(""),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for RequestHeader<'a> {
    const NAME: &'static str = "RequestHeader";
    const VERSIONS: VersionRange = VersionRange::new(0, 2);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
}

impl<'a> Structure<'a> for RequestHeader<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 2;
        self.request_api_key = decoder.i16("request_api_key")?;
        self.request_api_version = decoder.i16("request_api_version")?;
        self.correlation_id = decoder.i32("correlation_id")?;
        if version >= 1 {
            self.client_id = decoder.nullable_string("client_id", false)?;
        }
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 2;
        sink.put_i16(self.request_api_key);
        sink.put_i16(self.request_api_version);
        sink.put_i32(self.correlation_id);
        if version >= 1 {
            sink.put_nullable_string("client_id", false, self.client_id)?;
        } else {
            absent("client_id", version, self.client_id == Some(""))?;
        }
        sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
    }
}
