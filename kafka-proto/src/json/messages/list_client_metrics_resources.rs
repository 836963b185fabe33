//! ListClientMetricsResourcesRequest and ListClientMetricsResourcesResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_client_metrics_resources::request::*;

    impl<'a> JsonStructure<'a> for ListClientMetricsResourcesRequest<'a> {
        fn write_json(&self, _object: &mut ObjectWriter) {}
        fn read_json(&mut self, _object: &ObjectReader<'a>) -> Result {
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_client_metrics_resources::response::*;

    impl<'a> JsonStructure<'a> for ListClientMetricsResourcesResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("clientMetricsResources", &self.client_metrics_resources);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("clientMetricsResources", &mut self.client_metrics_resources)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ClientMetricsResource<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            Ok(())
        }
    }
}
