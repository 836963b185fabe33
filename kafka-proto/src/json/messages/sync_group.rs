//! SyncGroupRequest and SyncGroupResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::sync_group::request::*;

    impl<'a> JsonStructure<'a> for SyncGroupRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("generationId", &self.generation_id);
            object.put("memberId", &self.member_id);
            if version >= 3 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
            if version >= 5 {
                object.put("protocolType", &self.protocol_type);
                object.put("protocolName", &self.protocol_name);
            }
            object.put("assignments", &self.assignments);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("generationId", &mut self.generation_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required_if(version >= 3, "groupInstanceId", &mut self.group_instance_id)?;
            object.required_if(version >= 5, "protocolType", &mut self.protocol_type)?;
            object.required_if(version >= 5, "protocolName", &mut self.protocol_name)?;
            object.required("assignments", &mut self.assignments)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for SyncGroupRequestAssignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("memberId", &self.member_id);
            object.put("assignment", &self.assignment);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("memberId", &mut self.member_id)?;
            object.required("assignment", &mut self.assignment)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::sync_group::response::*;

    impl<'a> JsonStructure<'a> for SyncGroupResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("errorCode", &self.error_code);
            if version >= 5 {
                object.put("protocolType", &self.protocol_type);
                object.put("protocolName", &self.protocol_name);
            }
            object.put("assignment", &self.assignment);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 5, "protocolType", &mut self.protocol_type)?;
            object.required_if(version >= 5, "protocolName", &mut self.protocol_name)?;
            object.required("assignment", &mut self.assignment)?;
            Ok(())
        }
    }
}
