//! LeaveGroupRequest and LeaveGroupResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::leave_group::request::*;

    impl<'a> JsonStructure<'a> for LeaveGroupRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            if version <= 2 {
                object.put("memberId", &self.member_id);
            }
            if version >= 3 {
                object.put("members", &self.members);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required_if(version <= 2, "memberId", &mut self.member_id)?;
            object.required_if(version >= 3, "members", &mut self.members)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MemberIdentity<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("memberId", &self.member_id);
            object.put("groupInstanceId", &self.group_instance_id);
            if version >= 5 {
                object.put("reason", &self.reason);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("memberId", &mut self.member_id)?;
            object.required("groupInstanceId", &mut self.group_instance_id)?;
            object.required_if(version >= 5, "reason", &mut self.reason)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::leave_group::response::*;

    impl<'a> JsonStructure<'a> for LeaveGroupResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("errorCode", &self.error_code);
            if version >= 3 {
                object.put("members", &self.members);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 3, "members", &mut self.members)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MemberResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("memberId", &self.member_id);
            object.put("groupInstanceId", &self.group_instance_id);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("memberId", &mut self.member_id)?;
            object.required("groupInstanceId", &mut self.group_instance_id)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
