//! HeartbeatRequest and HeartbeatResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::heartbeat::request::*;

    impl<'a> JsonStructure<'a> for HeartbeatRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("generationId", &self.generation_id);
            object.put("memberId", &self.member_id);
            if version >= 3 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("generationId", &mut self.generation_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required_if(version >= 3, "groupInstanceId", &mut self.group_instance_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::heartbeat::response::*;

    impl<'a> JsonStructure<'a> for HeartbeatResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
