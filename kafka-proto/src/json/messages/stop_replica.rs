//! StopReplicaRequest and StopReplicaResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::stop_replica::request::*;

    impl<'a> JsonStructure<'a> for StopReplicaRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("controllerId", &self.controller_id);
            if version >= 4 {
                object.put("isKRaftController", &self.is_kraft_controller);
            }
            object.put("controllerEpoch", &self.controller_epoch);
            if version >= 1 {
                object.put("brokerEpoch", &self.broker_epoch);
            }
            if version <= 2 {
                object.put("deletePartitions", &self.delete_partitions);
            }
            if version == 0 {
                object.put("ungroupedPartitions", &self.ungrouped_partitions);
            }
            if (1..=2).contains(&version) {
                object.put("topics", &self.topics);
            }
            if version >= 3 {
                object.put("topicStates", &self.topic_states);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("controllerId", &mut self.controller_id)?;
            object.required_if(
                version >= 4,
                "isKRaftController",
                &mut self.is_kraft_controller,
            )?;
            object.required("controllerEpoch", &mut self.controller_epoch)?;
            object.required_if(version >= 1, "brokerEpoch", &mut self.broker_epoch)?;
            object.required_if(
                version <= 2,
                "deletePartitions",
                &mut self.delete_partitions,
            )?;
            object.required_if(
                version == 0,
                "ungroupedPartitions",
                &mut self.ungrouped_partitions,
            )?;
            object.required_if((1..=2).contains(&version), "topics", &mut self.topics)?;
            object.required_if(version >= 3, "topicStates", &mut self.topic_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for StopReplicaPartitionV0<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitionIndex", &self.partition_index);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for StopReplicaTopicV1<'a> {
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

    impl<'a> JsonStructure<'a> for StopReplicaTopicState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitionStates", &self.partition_states);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitionStates", &mut self.partition_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for StopReplicaPartitionState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("deletePartition", &self.delete_partition);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("deletePartition", &mut self.delete_partition)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::stop_replica::response::*;

    impl<'a> JsonStructure<'a> for StopReplicaResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("partitionErrors", &self.partition_errors);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("partitionErrors", &mut self.partition_errors)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for StopReplicaPartitionError<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
