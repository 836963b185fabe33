//! GetTelemetrySubscriptionsRequest and GetTelemetrySubscriptionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::get_telemetry_subscriptions::request::*;

    impl<'a> JsonStructure<'a> for GetTelemetrySubscriptionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("clientInstanceId", &self.client_instance_id);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("clientInstanceId", &mut self.client_instance_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::get_telemetry_subscriptions::response::*;

    impl<'a> JsonStructure<'a> for GetTelemetrySubscriptionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("clientInstanceId", &self.client_instance_id);
            object.put("subscriptionId", &self.subscription_id);
            object.put("acceptedCompressionTypes", &self.accepted_compression_types);
            object.put("pushIntervalMs", &self.push_interval_ms);
            object.put("telemetryMaxBytes", &self.telemetry_max_bytes);
            object.put("deltaTemporality", &self.delta_temporality);
            object.put("requestedMetrics", &self.requested_metrics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("clientInstanceId", &mut self.client_instance_id)?;
            object.required("subscriptionId", &mut self.subscription_id)?;
            object.required(
                "acceptedCompressionTypes",
                &mut self.accepted_compression_types,
            )?;
            object.required("pushIntervalMs", &mut self.push_interval_ms)?;
            object.required("telemetryMaxBytes", &mut self.telemetry_max_bytes)?;
            object.required("deltaTemporality", &mut self.delta_temporality)?;
            object.required("requestedMetrics", &mut self.requested_metrics)?;
            Ok(())
        }
    }
}
