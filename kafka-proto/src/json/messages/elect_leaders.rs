//! ElectLeadersRequest and ElectLeadersResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::elect_leaders::request::*;

    impl<'a> JsonStructure<'a> for ElectLeadersRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 1 {
                object.put("electionType", &self.election_type);
            }
            object.put("topicPartitions", &self.topic_partitions);
            object.put("timeoutMs", &self.timeout_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "electionType", &mut self.election_type)?;
            object.required("topicPartitions", &mut self.topic_partitions)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicPartitions<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topic", &self.topic);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topic", &mut self.topic)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::elect_leaders::response::*;

    impl<'a> JsonStructure<'a> for ElectLeadersResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            if version >= 1 {
                object.put("errorCode", &self.error_code);
            }
            object.put("replicaElectionResults", &self.replica_election_results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version >= 1, "errorCode", &mut self.error_code)?;
            object.required("replicaElectionResults", &mut self.replica_election_results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReplicaElectionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topic", &self.topic);
            object.put("partitionResult", &self.partition_result);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topic", &mut self.topic)?;
            object.required("partitionResult", &mut self.partition_result)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionId", &self.partition_id);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionId", &mut self.partition_id)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
