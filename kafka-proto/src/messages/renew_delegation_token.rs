//! RenewDelegationToken, API 39.
//!
//! From `schemas/wire/RenewDelegationTokenRequest.json` and `schemas/wire/RenewDelegationTokenResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `RenewDelegationTokenRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct RenewDelegationTokenRequest<'a> {
        /// Bytes.
        pub hmac: &'a [u8],
        /// Int64.
        pub renew_period_ms: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for RenewDelegationTokenRequest<'a> {
        const NAME: &'static str = "RenewDelegationTokenRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for RenewDelegationTokenRequest<'a> {
        const API_KEY: ApiKey = ApiKey::RenewDelegationToken;
        type Response<'r> = super::response::RenewDelegationTokenResponse<'r>;
    }

    impl<'a> Structure<'a> for RenewDelegationTokenRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.hmac = decoder.bytes("hmac", flexible)?;
            self.renew_period_ms = decoder.i64("renew_period_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_bytes("hmac", flexible, self.hmac)?;
            sink.put_i64(self.renew_period_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `RenewDelegationTokenResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct RenewDelegationTokenResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Int64.
        pub expiry_timestamp_ms: i64,
        /// Int32.
        pub throttle_time_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for RenewDelegationTokenResponse<'a> {
        const NAME: &'static str = "RenewDelegationTokenResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for RenewDelegationTokenResponse<'a> {
        const API_KEY: ApiKey = ApiKey::RenewDelegationToken;
    }

    impl<'a> Structure<'a> for RenewDelegationTokenResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.expiry_timestamp_ms = decoder.i64("expiry_timestamp_ms")?;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_i64(self.expiry_timestamp_ms);
            sink.put_i32(self.throttle_time_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
