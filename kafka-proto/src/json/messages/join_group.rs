//! JoinGroupRequest and JoinGroupResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::join_group::request::*;

    impl<'a> JsonStructure<'a> for JoinGroupRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("sessionTimeoutMs", &self.session_timeout_ms);
            if version >= 1 {
                object.put("rebalanceTimeoutMs", &self.rebalance_timeout_ms);
            }
            object.put("memberId", &self.member_id);
            if version >= 5 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
            object.put("protocolType", &self.protocol_type);
            object.put("protocols", &self.protocols);
            if version >= 8 {
                object.put("reason", &self.reason);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("sessionTimeoutMs", &mut self.session_timeout_ms)?;
            object.required_if(
                version >= 1,
                "rebalanceTimeoutMs",
                &mut self.rebalance_timeout_ms,
            )?;
            object.required("memberId", &mut self.member_id)?;
            object.required_if(version >= 5, "groupInstanceId", &mut self.group_instance_id)?;
            object.required("protocolType", &mut self.protocol_type)?;
            object.required("protocols", &mut self.protocols)?;
            object.required_if(version >= 8, "reason", &mut self.reason)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for JoinGroupRequestProtocol<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("metadata", &self.metadata);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("metadata", &mut self.metadata)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::join_group::response::*;

    impl<'a> JsonStructure<'a> for JoinGroupResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 2 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("errorCode", &self.error_code);
            object.put("generationId", &self.generation_id);
            if version >= 7 {
                object.put("protocolType", &self.protocol_type);
            }
            object.put("protocolName", &self.protocol_name);
            object.put("leader", &self.leader);
            if version >= 9 {
                object.put("skipAssignment", &self.skip_assignment);
            }
            object.put("memberId", &self.member_id);
            object.put("members", &self.members);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 2, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("generationId", &mut self.generation_id)?;
            object.required_if(version >= 7, "protocolType", &mut self.protocol_type)?;
            object.required("protocolName", &mut self.protocol_name)?;
            object.required("leader", &mut self.leader)?;
            object.required_if(version >= 9, "skipAssignment", &mut self.skip_assignment)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("members", &mut self.members)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for JoinGroupResponseMember<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("memberId", &self.member_id);
            if version >= 5 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
            object.put("metadata", &self.metadata);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("memberId", &mut self.member_id)?;
            object.required_if(version >= 5, "groupInstanceId", &mut self.group_instance_id)?;
            object.required("metadata", &mut self.metadata)?;
            Ok(())
        }
    }
}
