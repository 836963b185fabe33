//! ControllerRegistrationRequest and ControllerRegistrationResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::controller_registration::request::*;

    impl<'a> JsonStructure<'a> for ControllerRegistrationRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("controllerId", &self.controller_id);
            object.put("incarnationId", &self.incarnation_id);
            object.put("zkMigrationReady", &self.zk_migration_ready);
            object.put("listeners", &self.listeners);
            object.put("features", &self.features);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("controllerId", &mut self.controller_id)?;
            object.required("incarnationId", &mut self.incarnation_id)?;
            object.required("zkMigrationReady", &mut self.zk_migration_ready)?;
            object.required("listeners", &mut self.listeners)?;
            object.required("features", &mut self.features)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Listener<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("host", &self.host);
            object.put("port", &self.port);
            object.put("securityProtocol", &self.security_protocol);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required("securityProtocol", &mut self.security_protocol)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Feature<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("minSupportedVersion", &self.min_supported_version);
            object.put("maxSupportedVersion", &self.max_supported_version);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("minSupportedVersion", &mut self.min_supported_version)?;
            object.required("maxSupportedVersion", &mut self.max_supported_version)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::controller_registration::response::*;

    impl<'a> JsonStructure<'a> for ControllerRegistrationResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
