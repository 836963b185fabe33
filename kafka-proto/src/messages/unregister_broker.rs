//! UnregisterBroker, API 64.
//!
//! From `schemas/wire/UnregisterBrokerRequest.json` and `schemas/wire/UnregisterBrokerResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `UnregisterBrokerRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UnregisterBrokerRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for UnregisterBrokerRequest<'a> {
        const NAME: &'static str = "UnregisterBrokerRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for UnregisterBrokerRequest<'a> {
        const API_KEY: ApiKey = ApiKey::UnregisterBroker;
        type Response<'r> = super::response::UnregisterBrokerResponse<'r>;
    }

    impl<'a> Structure<'a> for UnregisterBrokerRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `UnregisterBrokerResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct UnregisterBrokerResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UnregisterBrokerResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for UnregisterBrokerResponse<'a> {
        const NAME: &'static str = "UnregisterBrokerResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for UnregisterBrokerResponse<'a> {
        const API_KEY: ApiKey = ApiKey::UnregisterBroker;
    }

    impl<'a> Structure<'a> for UnregisterBrokerResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
