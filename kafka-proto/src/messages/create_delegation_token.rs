//! CreateDelegationToken, API 38.
//!
//! From `schemas/wire/CreateDelegationTokenRequest.json` and `schemas/wire/CreateDelegationTokenResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `CreateDelegationTokenRequest`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreateDelegationTokenRequest<'a> {
        /// String, versions 3+, nullable.
        pub owner_principal_type: Option<&'a str>,
        /// String, versions 3+, nullable.
        pub owner_principal_name: Option<&'a str>,
        /// Array of [`CreatableRenewers`].
        pub renewers: Vec<CreatableRenewers<'a>>,
        /// Int64.
        pub max_lifetime_ms: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreateDelegationTokenRequest<'_> {
        fn default() -> Self {
            Self {
                owner_principal_type: Some(""),
                owner_principal_name: Some(""),
                renewers: Vec::new(),
                max_lifetime_ms: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for CreateDelegationTokenRequest<'a> {
        const NAME: &'static str = "CreateDelegationTokenRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Request<'a> for CreateDelegationTokenRequest<'a> {
        const API_KEY: ApiKey = ApiKey::CreateDelegationToken;
        type Response<'r> = super::response::CreateDelegationTokenResponse<'r>;
    }

    impl<'a> Structure<'a> for CreateDelegationTokenRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            if version >= 3 {
                self.owner_principal_type =
                    decoder.nullable_string("owner_principal_type", true)?;
                self.owner_principal_name =
                    decoder.nullable_string("owner_principal_name", true)?;
            }
            self.renewers = decoder.structures("renewers", flexible, version)?;
            self.max_lifetime_ms = decoder.i64("max_lifetime_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            if version >= 3 {
                sink.put_nullable_string("owner_principal_type", true, self.owner_principal_type)?;
                sink.put_nullable_string("owner_principal_name", true, self.owner_principal_name)?;
            } else {
                absent(
                    "owner_principal_type",
                    version,
                    self.owner_principal_type == Some(""),
                )?;
                absent(
                    "owner_principal_name",
                    version,
                    self.owner_principal_name == Some(""),
                )?;
            }
            sink.put_structures("renewers", flexible, version, &self.renewers)?;
            sink.put_i64(self.max_lifetime_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateDelegationTokenRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatableRenewers<'a> {
        /// String.
        pub principal_type: &'a str,
        /// String.
        pub principal_name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CreatableRenewers<'a> {
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

    /// `CreateDelegationTokenResponse`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreateDelegationTokenResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// String.
        pub principal_type: &'a str,
        /// String.
        pub principal_name: &'a str,
        /// String, versions 3+.
        pub token_requester_principal_type: &'a str,
        /// String, versions 3+.
        pub token_requester_principal_name: &'a str,
        /// Int64.
        pub issue_timestamp_ms: i64,
        /// Int64.
        pub expiry_timestamp_ms: i64,
        /// Int64.
        pub max_timestamp_ms: i64,
        /// String.
        pub token_id: &'a str,
        /// Bytes.
        pub hmac: &'a [u8],
        /// Int32.
        pub throttle_time_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreateDelegationTokenResponse<'a> {
        const NAME: &'static str = "CreateDelegationTokenResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Response<'a> for CreateDelegationTokenResponse<'a> {
        const API_KEY: ApiKey = ApiKey::CreateDelegationToken;
    }

    impl<'a> Structure<'a> for CreateDelegationTokenResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.principal_type = decoder.string("principal_type", flexible)?;
            self.principal_name = decoder.string("principal_name", flexible)?;
            if version >= 3 {
                self.token_requester_principal_type =
                    decoder.string("token_requester_principal_type", true)?;
                self.token_requester_principal_name =
                    decoder.string("token_requester_principal_name", true)?;
            }
            self.issue_timestamp_ms = decoder.i64("issue_timestamp_ms")?;
            self.expiry_timestamp_ms = decoder.i64("expiry_timestamp_ms")?;
            self.max_timestamp_ms = decoder.i64("max_timestamp_ms")?;
            self.token_id = decoder.string("token_id", flexible)?;
            self.hmac = decoder.bytes("hmac", flexible)?;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
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
            sink.put_i64(self.issue_timestamp_ms);
            sink.put_i64(self.expiry_timestamp_ms);
            sink.put_i64(self.max_timestamp_ms);
            sink.put_string("token_id", flexible, self.token_id)?;
            sink.put_bytes("hmac", flexible, self.hmac)?;
            sink.put_i32(self.throttle_time_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
