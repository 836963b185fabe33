//! DeleteTopicsRequest and DeleteTopicsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::delete_topics::request::*;

    impl<'a> JsonStructure<'a> for DeleteTopicsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 6 {
                object.put("topics", &self.topics);
            }
            if version <= 5 {
                object.put("topicNames", &self.topic_names);
            }
            object.put("timeoutMs", &self.timeout_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 6, "topics", &mut self.topics)?;
            object.required_if(version <= 5, "topicNames", &mut self.topic_names)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeleteTopicState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("topicId", &self.topic_id);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("topicId", &mut self.topic_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::delete_topics::response::*;

    impl<'a> JsonStructure<'a> for DeleteTopicsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("responses", &self.responses);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("responses", &mut self.responses)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeletableTopicResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("name", &self.name);
            if version >= 6 {
                object.put("topicId", &self.topic_id);
            }
            object.put("errorCode", &self.error_code);
            if version >= 5 {
                object.put("errorMessage", &self.error_message);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("name", &mut self.name)?;
            object.required_if(version >= 6, "topicId", &mut self.topic_id)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 5, "errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
