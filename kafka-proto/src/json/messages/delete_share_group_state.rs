//! DeleteShareGroupStateRequest and DeleteShareGroupStateResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::delete_share_group_state::request::*;

    impl<'a> JsonStructure<'a> for DeleteShareGroupStateRequest<'a> {
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

    impl<'a> JsonStructure<'a> for DeleteStateData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicId", &self.topic_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partition", &self.partition);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partition", &mut self.partition)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::delete_share_group_state::response::*;

    impl<'a> JsonStructure<'a> for DeleteShareGroupStateResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeleteStateResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicId", &self.topic_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partition", &self.partition);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partition", &mut self.partition)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
