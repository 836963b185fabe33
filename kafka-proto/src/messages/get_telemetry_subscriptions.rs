//! GetTelemetrySubscriptions, API 71.
//!
//! From `schemas/wire/GetTelemetrySubscriptionsRequest.json` and `schemas/wire/GetTelemetrySubscriptionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `GetTelemetrySubscriptionsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct GetTelemetrySubscriptionsRequest<'a> {
        /// Uuid.
        pub client_instance_id: Uuid,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for GetTelemetrySubscriptionsRequest<'a> {
        const NAME: &'static str = "GetTelemetrySubscriptionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for GetTelemetrySubscriptionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::GetTelemetrySubscriptions;
        type Response<'r> = super::response::GetTelemetrySubscriptionsResponse<'r>;
    }

    impl<'a> Structure<'a> for GetTelemetrySubscriptionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.client_instance_id = decoder.uuid("client_instance_id")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.client_instance_id);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `GetTelemetrySubscriptionsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct GetTelemetrySubscriptionsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Uuid.
        pub client_instance_id: Uuid,
        /// Int32.
        pub subscription_id: i32,
        /// Array of int8.
        pub accepted_compression_types: Array<'a, i8>,
        /// Int32.
        pub push_interval_ms: i32,
        /// Int32.
        pub telemetry_max_bytes: i32,
        /// Bool.
        pub delta_temporality: bool,
        /// Array of string.
        pub requested_metrics: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for GetTelemetrySubscriptionsResponse<'a> {
        const NAME: &'static str = "GetTelemetrySubscriptionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for GetTelemetrySubscriptionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::GetTelemetrySubscriptions;
    }

    impl<'a> Structure<'a> for GetTelemetrySubscriptionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.client_instance_id = decoder.uuid("client_instance_id")?;
            self.subscription_id = decoder.i32("subscription_id")?;
            self.accepted_compression_types = decoder.array("accepted_compression_types", true)?;
            self.push_interval_ms = decoder.i32("push_interval_ms")?;
            self.telemetry_max_bytes = decoder.i32("telemetry_max_bytes")?;
            self.delta_temporality = decoder.bool("delta_temporality")?;
            self.requested_metrics = decoder.strings("requested_metrics", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_uuid(self.client_instance_id);
            sink.put_i32(self.subscription_id);
            sink.put_array(
                "accepted_compression_types",
                true,
                self.accepted_compression_types,
            )?;
            sink.put_i32(self.push_interval_ms);
            sink.put_i32(self.telemetry_max_bytes);
            sink.put_bool(self.delta_temporality);
            sink.put_strings("requested_metrics", true, &self.requested_metrics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
