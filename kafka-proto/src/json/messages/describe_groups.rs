//! DescribeGroupsRequest and DescribeGroupsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_groups::request::*;

    impl<'a> JsonStructure<'a> for DescribeGroupsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groups", &self.groups);
            if version >= 3 {
                object.put(
                    "includeAuthorizedOperations",
                    &self.include_authorized_operations,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groups", &mut self.groups)?;
            object.required_if(
                version >= 3,
                "includeAuthorizedOperations",
                &mut self.include_authorized_operations,
            )?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_groups::response::*;

    impl<'a> JsonStructure<'a> for DescribeGroupsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("groups", &self.groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribedGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            if version >= 6 {
                object.put("errorMessage", &self.error_message);
            }
            object.put("groupId", &self.group_id);
            object.put("groupState", &self.group_state);
            object.put("protocolType", &self.protocol_type);
            object.put("protocolData", &self.protocol_data);
            object.put("members", &self.members);
            if version >= 3 {
                object.put("authorizedOperations", &self.authorized_operations);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 6, "errorMessage", &mut self.error_message)?;
            object.required("groupId", &mut self.group_id)?;
            object.required("groupState", &mut self.group_state)?;
            object.required("protocolType", &mut self.protocol_type)?;
            object.required("protocolData", &mut self.protocol_data)?;
            object.required("members", &mut self.members)?;
            object.required_if(
                version >= 3,
                "authorizedOperations",
                &mut self.authorized_operations,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribedGroupMember<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("memberId", &self.member_id);
            if version >= 4 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
            object.put("clientId", &self.client_id);
            object.put("clientHost", &self.client_host);
            object.put("memberMetadata", &self.member_metadata);
            object.put("memberAssignment", &self.member_assignment);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("memberId", &mut self.member_id)?;
            object.required_if(version >= 4, "groupInstanceId", &mut self.group_instance_id)?;
            object.required("clientId", &mut self.client_id)?;
            object.required("clientHost", &mut self.client_host)?;
            object.required("memberMetadata", &mut self.member_metadata)?;
            object.required("memberAssignment", &mut self.member_assignment)?;
            Ok(())
        }
    }
}
