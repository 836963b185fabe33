//! ListConfigResourcesRequest and ListConfigResourcesResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_config_resources::request::*;

    impl<'a> JsonStructure<'a> for ListConfigResourcesRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("resourceTypes", &self.resource_types);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "resourceTypes", &mut self.resource_types)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_config_resources::response::*;

    impl<'a> JsonStructure<'a> for ListConfigResourcesResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("configResources", &self.config_resources);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("configResources", &mut self.config_resources)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ConfigResource<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("resourceName", &self.resource_name);
            if version >= 1 {
                object.put("resourceType", &self.resource_type);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("resourceName", &mut self.resource_name)?;
            object.required_if(version >= 1, "resourceType", &mut self.resource_type)?;
            Ok(())
        }
    }
}
