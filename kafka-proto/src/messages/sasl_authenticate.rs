//! SaslAuthenticate, API 36.
//!
//! From `schemas/wire/SaslAuthenticateRequest.json` and `schemas/wire/SaslAuthenticateResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `SaslAuthenticateRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SaslAuthenticateRequest<'a> {
        /// Bytes.
        pub auth_bytes: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for SaslAuthenticateRequest<'a> {
        const NAME: &'static str = "SaslAuthenticateRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for SaslAuthenticateRequest<'a> {
        const API_KEY: ApiKey = ApiKey::SaslAuthenticate;
        type Response<'r> = super::response::SaslAuthenticateResponse<'r>;
    }

    impl<'a> Structure<'a> for SaslAuthenticateRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.auth_bytes = decoder.bytes("auth_bytes", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_bytes("auth_bytes", flexible, self.auth_bytes)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `SaslAuthenticateResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct SaslAuthenticateResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Bytes.
        pub auth_bytes: &'a [u8],
        /// Int64, versions 1+, ignorable.
        pub session_lifetime_ms: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for SaslAuthenticateResponse<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                auth_bytes: &[],
                session_lifetime_ms: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for SaslAuthenticateResponse<'a> {
        const NAME: &'static str = "SaslAuthenticateResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for SaslAuthenticateResponse<'a> {
        const API_KEY: ApiKey = ApiKey::SaslAuthenticate;
    }

    impl<'a> Structure<'a> for SaslAuthenticateResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.auth_bytes = decoder.bytes("auth_bytes", flexible)?;
            if version >= 1 {
                self.session_lifetime_ms = decoder.i64("session_lifetime_ms")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_bytes("auth_bytes", flexible, self.auth_bytes)?;
            if version >= 1 {
                sink.put_i64(self.session_lifetime_ms);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
