//! CreateAclsRequest and CreateAclsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::create_acls::request::*;

    impl<'a> JsonStructure<'a> for CreateAclsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("creations", &self.creations);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("creations", &mut self.creations)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AclCreation<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
            if version >= 1 {
                object.put("resourcePatternType", &self.resource_pattern_type);
            }
            object.put("principal", &self.principal);
            object.put("host", &self.host);
            object.put("operation", &self.operation);
            object.put("permissionType", &self.permission_type);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            object.required_if(
                version >= 1,
                "resourcePatternType",
                &mut self.resource_pattern_type,
            )?;
            object.required("principal", &mut self.principal)?;
            object.required("host", &mut self.host)?;
            object.required("operation", &mut self.operation)?;
            object.required("permissionType", &mut self.permission_type)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::create_acls::response::*;

    impl<'a> JsonStructure<'a> for CreateAclsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AclCreationResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
