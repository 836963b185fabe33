//! Envelope, API 58.
//!
//! From `schemas/wire/EnvelopeRequest.json` and `schemas/wire/EnvelopeResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `EnvelopeRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct EnvelopeRequest<'a> {
        /// Bytes.
        pub request_data: &'a [u8],
        /// Bytes, nullable.
        pub request_principal: Option<&'a [u8]>,
        /// Bytes.
        pub client_host_address: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EnvelopeRequest<'_> {
        fn default() -> Self {
            Self {
                request_data: &[],
                request_principal: Some(&[]),
                client_host_address: &[],
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for EnvelopeRequest<'a> {
        const NAME: &'static str = "EnvelopeRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for EnvelopeRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Envelope;
        type Response<'r> = super::response::EnvelopeResponse<'r>;
    }

    impl<'a> Structure<'a> for EnvelopeRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.request_data = decoder.bytes("request_data", true)?;
            self.request_principal = decoder.nullable_bytes("request_principal", true)?;
            self.client_host_address = decoder.bytes("client_host_address", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_bytes("request_data", true, self.request_data)?;
            sink.put_nullable_bytes("request_principal", true, self.request_principal)?;
            sink.put_bytes("client_host_address", true, self.client_host_address)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `EnvelopeResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct EnvelopeResponse<'a> {
        /// Bytes, nullable, default null.
        pub response_data: Option<&'a [u8]>,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for EnvelopeResponse<'a> {
        const NAME: &'static str = "EnvelopeResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for EnvelopeResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Envelope;
    }

    impl<'a> Structure<'a> for EnvelopeResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.response_data = decoder.nullable_bytes("response_data", true)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_bytes("response_data", true, self.response_data)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
