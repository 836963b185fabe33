//! PushTelemetry, API 72.
//!
//! From `schemas/wire/PushTelemetryRequest.json` and `schemas/wire/PushTelemetryResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `PushTelemetryRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PushTelemetryRequest<'a> {
        /// Uuid.
        pub client_instance_id: Uuid,
        /// Int32.
        pub subscription_id: i32,
        /// Bool.
        pub terminating: bool,
        /// Int8.
        pub compression_type: i8,
        /// Bytes.
        pub metrics: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for PushTelemetryRequest<'a> {
        const NAME: &'static str = "PushTelemetryRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for PushTelemetryRequest<'a> {
        const API_KEY: ApiKey = ApiKey::PushTelemetry;
        type Response<'r> = super::response::PushTelemetryResponse<'r>;
    }

    impl<'a> Structure<'a> for PushTelemetryRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.client_instance_id = decoder.uuid("client_instance_id")?;
            self.subscription_id = decoder.i32("subscription_id")?;
            self.terminating = decoder.bool("terminating")?;
            self.compression_type = decoder.i8("compression_type")?;
            self.metrics = decoder.bytes("metrics", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.client_instance_id);
            sink.put_i32(self.subscription_id);
            sink.put_bool(self.terminating);
            sink.put_i8(self.compression_type);
            sink.put_bytes("metrics", true, self.metrics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `PushTelemetryResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PushTelemetryResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for PushTelemetryResponse<'a> {
        const NAME: &'static str = "PushTelemetryResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for PushTelemetryResponse<'a> {
        const API_KEY: ApiKey = ApiKey::PushTelemetry;
    }

    impl<'a> Structure<'a> for PushTelemetryResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
