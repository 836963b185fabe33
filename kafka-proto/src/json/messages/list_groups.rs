//! ListGroupsRequest and ListGroupsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_groups::request::*;

    impl<'a> JsonStructure<'a> for ListGroupsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 4 {
                object.put("statesFilter", &self.states_filter);
            }
            if version >= 5 {
                object.put("typesFilter", &self.types_filter);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 4, "statesFilter", &mut self.states_filter)?;
            object.required_if(version >= 5, "typesFilter", &mut self.types_filter)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_groups::response::*;

    impl<'a> JsonStructure<'a> for ListGroupsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("errorCode", &self.error_code);
            object.put("groups", &self.groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ListedGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("protocolType", &self.protocol_type);
            if version >= 4 {
                object.put("groupState", &self.group_state);
            }
            if version >= 5 {
                object.put("groupType", &self.group_type);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("protocolType", &mut self.protocol_type)?;
            object.required_if(version >= 4, "groupState", &mut self.group_state)?;
            object.required_if(version >= 5, "groupType", &mut self.group_type)?;
            Ok(())
        }
    }
}
