//! AlterUserScramCredentials, API 51.
//!
//! From `schemas/wire/AlterUserScramCredentialsRequest.json` and `schemas/wire/AlterUserScramCredentialsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterUserScramCredentialsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterUserScramCredentialsRequest<'a> {
        /// Array of [`ScramCredentialDeletion`].
        pub deletions: Vec<ScramCredentialDeletion<'a>>,
        /// Array of [`ScramCredentialUpsertion`].
        pub upsertions: Vec<ScramCredentialUpsertion<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterUserScramCredentialsRequest<'a> {
        const NAME: &'static str = "AlterUserScramCredentialsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for AlterUserScramCredentialsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterUserScramCredentials;
        type Response<'r> = super::response::AlterUserScramCredentialsResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterUserScramCredentialsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.deletions = decoder.structures("deletions", true, version)?;
            self.upsertions = decoder.structures("upsertions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("deletions", true, version, &self.deletions)?;
            sink.put_structures("upsertions", true, version, &self.upsertions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterUserScramCredentialsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ScramCredentialDeletion<'a> {
        /// String.
        pub name: &'a str,
        /// Int8.
        pub mechanism: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ScramCredentialDeletion<'a> {
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

    /// Nested in [`AlterUserScramCredentialsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ScramCredentialUpsertion<'a> {
        /// String.
        pub name: &'a str,
        /// Int8.
        pub mechanism: i8,
        /// Int32.
        pub iterations: i32,
        /// Bytes.
        pub salt: &'a [u8],
        /// Bytes.
        pub salted_password: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ScramCredentialUpsertion<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.mechanism = decoder.i8("mechanism")?;
            self.iterations = decoder.i32("iterations")?;
            self.salt = decoder.bytes("salt", true)?;
            self.salted_password = decoder.bytes("salted_password", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_i8(self.mechanism);
            sink.put_i32(self.iterations);
            sink.put_bytes("salt", true, self.salt)?;
            sink.put_bytes("salted_password", true, self.salted_password)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterUserScramCredentialsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterUserScramCredentialsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`AlterUserScramCredentialsResult`].
        pub results: Vec<AlterUserScramCredentialsResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterUserScramCredentialsResponse<'a> {
        const NAME: &'static str = "AlterUserScramCredentialsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for AlterUserScramCredentialsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterUserScramCredentials;
    }

    impl<'a> Structure<'a> for AlterUserScramCredentialsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.results = decoder.structures("results", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("results", true, version, &self.results)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterUserScramCredentialsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterUserScramCredentialsResult<'a> {
        /// String.
        pub user: &'a str,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterUserScramCredentialsResult<'_> {
        fn default() -> Self {
            Self {
                user: "",
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AlterUserScramCredentialsResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.user = decoder.string("user", true)?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("user", true, self.user)?;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
