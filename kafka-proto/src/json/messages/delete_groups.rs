//! DeleteGroupsRequest and DeleteGroupsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::delete_groups::request::*;

    impl<'a> JsonStructure<'a> for DeleteGroupsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupsNames", &self.groups_names);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupsNames", &mut self.groups_names)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::delete_groups::response::*;

    impl<'a> JsonStructure<'a> for DeleteGroupsResponse<'a> {
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

    impl<'a> JsonStructure<'a> for DeletableGroupResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
