//! DeleteShareGroupOffsetsRequest and DeleteShareGroupOffsetsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::delete_share_group_offsets::request::*;

    impl<'a> JsonStructure<'a> for DeleteShareGroupOffsetsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeleteShareGroupOffsetsRequestTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::delete_share_group_offsets::response::*;

    impl<'a> JsonStructure<'a> for DeleteShareGroupOffsetsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("responses", &self.responses);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("responses", &mut self.responses)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeleteShareGroupOffsetsResponseTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("topicId", &self.topic_id);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("topicId", &mut self.topic_id)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
