//! SaslHandshake, API 17.
//!
//! From `schemas/wire/SaslHandshakeRequest.json` and `schemas/wire/SaslHandshakeResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `SaslHandshakeRequest`, versions 0-1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SaslHandshakeRequest<'a> {
        /// String.
        pub mechanism: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for SaslHandshakeRequest<'a> {
        const NAME: &'static str = "SaslHandshakeRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    }

    impl<'a> Request<'a> for SaslHandshakeRequest<'a> {
        const API_KEY: ApiKey = ApiKey::SaslHandshake;
        type Response<'r> = super::response::SaslHandshakeResponse<'r>;
    }

    impl<'a> Structure<'a> for SaslHandshakeRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.mechanism = decoder.string("mechanism", false)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("mechanism", false, self.mechanism)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `SaslHandshakeResponse`, versions 0-1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SaslHandshakeResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of string.
        pub mechanisms: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for SaslHandshakeResponse<'a> {
        const NAME: &'static str = "SaslHandshakeResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    }

    impl<'a> Response<'a> for SaslHandshakeResponse<'a> {
        const API_KEY: ApiKey = ApiKey::SaslHandshake;
    }

    impl<'a> Structure<'a> for SaslHandshakeResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.mechanisms = decoder.strings("mechanisms", false)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_strings("mechanisms", false, &self.mechanisms)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }
}
