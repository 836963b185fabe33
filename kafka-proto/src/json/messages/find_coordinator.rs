//! FindCoordinatorRequest and FindCoordinatorResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::find_coordinator::request::*;

    impl<'a> JsonStructure<'a> for FindCoordinatorRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 3 {
                object.put("key", &self.key);
            }
            if version >= 1 {
                object.put("keyType", &self.key_type);
            }
            if version >= 4 {
                object.put("coordinatorKeys", &self.coordinator_keys);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 3, "key", &mut self.key)?;
            object.required_if(version >= 1, "keyType", &mut self.key_type)?;
            object.required_if(version >= 4, "coordinatorKeys", &mut self.coordinator_keys)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::find_coordinator::response::*;

    impl<'a> JsonStructure<'a> for FindCoordinatorResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            if version <= 3 {
                object.put("errorCode", &self.error_code);
            }
            if (1..=3).contains(&version) {
                object.put("errorMessage", &self.error_message);
            }
            if version <= 3 {
                object.put("nodeId", &self.node_id);
                object.put("host", &self.host);
                object.put("port", &self.port);
            }
            if version >= 4 {
                object.put("coordinators", &self.coordinators);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version <= 3, "errorCode", &mut self.error_code)?;
            object.required_if(
                (1..=3).contains(&version),
                "errorMessage",
                &mut self.error_message,
            )?;
            object.required_if(version <= 3, "nodeId", &mut self.node_id)?;
            object.required_if(version <= 3, "host", &mut self.host)?;
            object.required_if(version <= 3, "port", &mut self.port)?;
            object.required_if(version >= 4, "coordinators", &mut self.coordinators)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Coordinator<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("key", &self.key);
            object.put("nodeId", &self.node_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("key", &mut self.key)?;
            object.required("nodeId", &mut self.node_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
