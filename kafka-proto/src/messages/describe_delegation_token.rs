//! DescribeDelegationToken, API 41.
//!
//! From `schemas/wire/DescribeDelegationTokenRequest.json` and `schemas/wire/DescribeDelegationTokenResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeDelegationTokenRequest`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeDelegationTokenRequest<'a> {
        /// Array of [`DescribeDelegationTokenOwner`], nullable.
        pub owners: Option<Vec<DescribeDelegationTokenOwner<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeDelegationTokenRequest<'_> {
        fn default() -> Self {
            Self {
                owners: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeDelegationTokenRequest<'a> {
        const NAME: &'static str = "DescribeDelegationTokenRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Request<'a> for DescribeDelegationTokenRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeDelegationToken;
        type Response<'r> = super::response::DescribeDelegationTokenResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeDelegationTokenRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.owners = decoder.nullable_structures("owners", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_nullable_structures("owners", flexible, version, self.owners.as_deref())?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeDelegationTokenRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeDelegationTokenOwner<'a> {
        /// String.
        pub principal_type: &'a str,
        /// String.
        pub principal_name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeDelegationTokenOwner<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.principal_type = decoder.string("principal_type", flexible)?;
            self.principal_name = decoder.string("principal_name", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("principal_type", flexible, self.principal_type)?;
            sink.put_string("principal_name", flexible, self.principal_name)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeDelegationTokenResponse`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeDelegationTokenResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`DescribedDelegationToken`].
        pub tokens: Vec<DescribedDelegationToken<'a>>,
        /// Int32.
        pub throttle_time_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeDelegationTokenResponse<'a> {
        const NAME: &'static str = "DescribeDelegationTokenResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Response<'a> for DescribeDelegationTokenResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeDelegationToken;
    }

    impl<'a> Structure<'a> for DescribeDelegationTokenResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.tokens = decoder.structures("tokens", flexible, version)?;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_structures("tokens", flexible, version, &self.tokens)?;
            sink.put_i32(self.throttle_time_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeDelegationTokenResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribedDelegationToken<'a> {
        /// String.
        pub principal_type: &'a str,
        /// String.
        pub principal_name: &'a str,
        /// String, versions 3+.
        pub token_requester_principal_type: &'a str,
        /// String, versions 3+.
        pub token_requester_principal_name: &'a str,
        /// Int64.
        pub issue_timestamp: i64,
        /// Int64.
        pub expiry_timestamp: i64,
        /// Int64.
        pub max_timestamp: i64,
        /// String.
        pub token_id: &'a str,
        /// Bytes.
        pub hmac: &'a [u8],
        /// Array of [`DescribedDelegationTokenRenewer`].
        pub renewers: Vec<DescribedDelegationTokenRenewer<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribedDelegationToken<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.principal_type = decoder.string("principal_type", flexible)?;
            self.principal_name = decoder.string("principal_name", flexible)?;
            if version >= 3 {
                self.token_requester_principal_type =
                    decoder.string("token_requester_principal_type", true)?;
                self.token_requester_principal_name =
                    decoder.string("token_requester_principal_name", true)?;
            }
            self.issue_timestamp = decoder.i64("issue_timestamp")?;
            self.expiry_timestamp = decoder.i64("expiry_timestamp")?;
            self.max_timestamp = decoder.i64("max_timestamp")?;
            self.token_id = decoder.string("token_id", flexible)?;
            self.hmac = decoder.bytes("hmac", flexible)?;
            self.renewers = decoder.structures("renewers", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("principal_type", flexible, self.principal_type)?;
            sink.put_string("principal_name", flexible, self.principal_name)?;
            if version >= 3 {
                sink.put_string(
                    "token_requester_principal_type",
                    true,
                    self.token_requester_principal_type,
                )?;
                sink.put_string(
                    "token_requester_principal_name",
                    true,
                    self.token_requester_principal_name,
                )?;
            } else {
                absent(
                    "token_requester_principal_type",
                    version,
                    self.token_requester_principal_type.is_empty(),
                )?;
                absent(
                    "token_requester_principal_name",
                    version,
                    self.token_requester_principal_name.is_empty(),
                )?;
            }
            sink.put_i64(self.issue_timestamp);
            sink.put_i64(self.expiry_timestamp);
            sink.put_i64(self.max_timestamp);
            sink.put_string("token_id", flexible, self.token_id)?;
            sink.put_bytes("hmac", flexible, self.hmac)?;
            sink.put_structures("renewers", flexible, version, &self.renewers)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeDelegationTokenResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribedDelegationTokenRenewer<'a> {
        /// String.
        pub principal_type: &'a str,
        /// String.
        pub principal_name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribedDelegationTokenRenewer<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.principal_type = decoder.string("principal_type", flexible)?;
            self.principal_name = decoder.string("principal_name", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("principal_type", flexible, self.principal_type)?;
            sink.put_string("principal_name", flexible, self.principal_name)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
