//! AlterPartitionReassignmentsRequest and AlterPartitionReassignmentsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::alter_partition_reassignments::request::*;

    impl<'a> JsonStructure<'a> for AlterPartitionReassignmentsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("timeoutMs", &self.timeout_ms);
            if version >= 1 {
                object.put(
                    "allowReplicationFactorChange",
                    &self.allow_replication_factor_change,
                );
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required_if(
                version >= 1,
                "allowReplicationFactorChange",
                &mut self.allow_replication_factor_change,
            )?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReassignableTopic<'a> {
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

    impl<'a> JsonStructure<'a> for ReassignablePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("replicas", &self.replicas);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("replicas", &mut self.replicas)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::alter_partition_reassignments::response::*;

    impl<'a> JsonStructure<'a> for AlterPartitionReassignmentsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            if version >= 1 {
                object.put(
                    "allowReplicationFactorChange",
                    &self.allow_replication_factor_change,
                );
            }
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("responses", &self.responses);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(
                version >= 1,
                "allowReplicationFactorChange",
                &mut self.allow_replication_factor_change,
            )?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("responses", &mut self.responses)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReassignableTopicResponse<'a> {
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

    impl<'a> JsonStructure<'a> for ReassignablePartitionResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
