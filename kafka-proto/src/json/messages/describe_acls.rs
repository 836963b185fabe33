//! DescribeAclsRequest and DescribeAclsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_acls::request::*;

    impl<'a> JsonStructure<'a> for DescribeAclsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("resourceTypeFilter", &self.resource_type_filter);
            object.put("resourceNameFilter", &self.resource_name_filter);
            if version >= 1 {
                object.put("patternTypeFilter", &self.pattern_type_filter);
            }
            object.put("principalFilter", &self.principal_filter);
            object.put("hostFilter", &self.host_filter);
            object.put("operation", &self.operation);
            object.put("permissionType", &self.permission_type);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("resourceTypeFilter", &mut self.resource_type_filter)?;
            object.required("resourceNameFilter", &mut self.resource_name_filter)?;
            object.required_if(
                version >= 1,
                "patternTypeFilter",
                &mut self.pattern_type_filter,
            )?;
            object.required("principalFilter", &mut self.principal_filter)?;
            object.required("hostFilter", &mut self.host_filter)?;
            object.required("operation", &mut self.operation)?;
            object.required("permissionType", &mut self.permission_type)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_acls::response::*;

    impl<'a> JsonStructure<'a> for DescribeAclsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("resources", &self.resources);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("resources", &mut self.resources)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeAclsResource<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("resourceType", &self.resource_type);
            object.put("resourceName", &self.resource_name);
            if version >= 1 {
                object.put("patternType", &self.pattern_type);
            }
            object.put("acls", &self.acls);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("resourceType", &mut self.resource_type)?;
            object.required("resourceName", &mut self.resource_name)?;
            object.required_if(version >= 1, "patternType", &mut self.pattern_type)?;
            object.required("acls", &mut self.acls)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AclDescription<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("principal", &self.principal);
            object.put("host", &self.host);
            object.put("operation", &self.operation);
            object.put("permissionType", &self.permission_type);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("principal", &mut self.principal)?;
            object.required("host", &mut self.host)?;
            object.required("operation", &mut self.operation)?;
            object.required("permissionType", &mut self.permission_type)?;
            Ok(())
        }
    }
}
