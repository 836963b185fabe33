//! ListPartitionReassignmentsRequest and ListPartitionReassignmentsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_partition_reassignments::request::*;

    impl<'a> JsonStructure<'a> for ListPartitionReassignmentsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("timeoutMs", &self.timeout_ms);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ListPartitionReassignmentsTopics<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitionIndexes", &self.partition_indexes);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitionIndexes", &mut self.partition_indexes)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_partition_reassignments::response::*;

    impl<'a> JsonStructure<'a> for ListPartitionReassignmentsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OngoingTopicReassignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OngoingPartitionReassignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("replicas", &self.replicas);
            object.put("addingReplicas", &self.adding_replicas);
            object.put("removingReplicas", &self.removing_replicas);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("replicas", &mut self.replicas)?;
            object.required("addingReplicas", &mut self.adding_replicas)?;
            object.required("removingReplicas", &mut self.removing_replicas)?;
            Ok(())
        }
    }
}
