//! IncrementalAlterConfigsRequest and IncrementalAlterConfigsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::incremental_alter_configs::request::*;

    impl<'a> JsonStructure<'a> for IncrementalAlterConfigsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("resources", &self.resources);
            object.put("validateOnly", &self.validate_only);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("resources", &mut self.resources)?;
            object.required("validateOnly", &mut self.validate_only)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AlterConfigsResource<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
            object.put("configs", &self.configs);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            object.required("configs", &mut self.configs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AlterableConfig<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("configOperation", &self.config_operation);
            object.put("value", &self.value);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("configOperation", &mut self.config_operation)?;
            object.required("value", &mut self.value)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::incremental_alter_configs::response::*;

    impl<'a> JsonStructure<'a> for IncrementalAlterConfigsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("responses", &self.responses);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("responses", &mut self.responses)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AlterConfigsResourceResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            Ok(())
        }
    }
}
