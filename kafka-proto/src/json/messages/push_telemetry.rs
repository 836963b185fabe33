//! PushTelemetryRequest and PushTelemetryResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::push_telemetry::request::*;

    impl<'a> JsonStructure<'a> for PushTelemetryRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("clientInstanceId", &self.client_instance_id);
            object.put("subscriptionId", &self.subscription_id);
            object.put("terminating", &self.terminating);
            object.put("compressionType", &self.compression_type);
            object.put("metrics", &self.metrics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("clientInstanceId", &mut self.client_instance_id)?;
            object.required("subscriptionId", &mut self.subscription_id)?;
            object.required("terminating", &mut self.terminating)?;
            object.required("compressionType", &mut self.compression_type)?;
            object.required("metrics", &mut self.metrics)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::push_telemetry::response::*;

    impl<'a> JsonStructure<'a> for PushTelemetryResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
