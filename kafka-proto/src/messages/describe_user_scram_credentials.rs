//! DescribeUserScramCredentials, API 50.
//!
//! From `schemas/wire/DescribeUserScramCredentialsRequest.json` and `schemas/wire/DescribeUserScramCredentialsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeUserScramCredentialsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeUserScramCredentialsRequest<'a> {
        /// Array of [`UserName`], nullable.
        pub users: Option<Vec<UserName<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeUserScramCredentialsRequest<'_> {
        fn default() -> Self {
            Self {
                users: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeUserScramCredentialsRequest<'a> {
        const NAME: &'static str = "DescribeUserScramCredentialsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for DescribeUserScramCredentialsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeUserScramCredentials;
        type Response<'r> = super::response::DescribeUserScramCredentialsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeUserScramCredentialsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.users = decoder.nullable_structures("users", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_structures("users", true, version, self.users.as_deref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeUserScramCredentialsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UserName<'a> {
        /// String.
        pub name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for UserName<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeUserScramCredentialsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeUserScramCredentialsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`DescribeUserScramCredentialsResult`].
        pub results: Vec<DescribeUserScramCredentialsResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeUserScramCredentialsResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                results: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeUserScramCredentialsResponse<'a> {
        const NAME: &'static str = "DescribeUserScramCredentialsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for DescribeUserScramCredentialsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeUserScramCredentials;
    }

    impl<'a> Structure<'a> for DescribeUserScramCredentialsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.results = decoder.structures("results", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("results", true, version, &self.results)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeUserScramCredentialsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeUserScramCredentialsResult<'a> {
        /// String.
        pub user: &'a str,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`CredentialInfo`].
        pub credential_infos: Vec<CredentialInfo<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeUserScramCredentialsResult<'_> {
        fn default() -> Self {
            Self {
                user: "",
                error_code: 0,
                error_message: Some(""),
                credential_infos: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeUserScramCredentialsResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.user = decoder.string("user", true)?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.credential_infos = decoder.structures("credential_infos", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("user", true, self.user)?;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("credential_infos", true, version, &self.credential_infos)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeUserScramCredentialsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CredentialInfo<'a> {
        /// Int8.
        pub mechanism: i8,
        /// Int32.
        pub iterations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CredentialInfo<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.mechanism = decoder.i8("mechanism")?;
            self.iterations = decoder.i32("iterations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i8(self.mechanism);
            sink.put_i32(self.iterations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
