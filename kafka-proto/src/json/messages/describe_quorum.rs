//! DescribeQuorumRequest and DescribeQuorumResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_quorum::request::*;

    impl<'a> JsonStructure<'a> for DescribeQuorumRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_quorum::response::*;

    impl<'a> JsonStructure<'a> for DescribeQuorumResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            if version >= 2 {
                object.put("errorMessage", &self.error_message);
            }
            object.put("topics", &self.topics);
            if version >= 2 {
                object.put("nodes", &self.nodes);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 2, "errorMessage", &mut self.error_message)?;
            object.required("topics", &mut self.topics)?;
            object.required_if(version >= 2, "nodes", &mut self.nodes)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            if version >= 2 {
                object.put("errorMessage", &self.error_message);
            }
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("highWatermark", &self.high_watermark);
            object.put("currentVoters", &self.current_voters);
            object.put("observers", &self.observers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 2, "errorMessage", &mut self.error_message)?;
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("highWatermark", &mut self.high_watermark)?;
            object.required("currentVoters", &mut self.current_voters)?;
            object.required("observers", &mut self.observers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReplicaState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("replicaId", &self.replica_id);
            if version >= 2 {
                object.put("replicaDirectoryId", &self.replica_directory_id);
            }
            object.put("logEndOffset", &self.log_end_offset);
            if version >= 1 {
                object.put("lastFetchTimestamp", &self.last_fetch_timestamp);
                object.put("lastCaughtUpTimestamp", &self.last_caught_up_timestamp);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("replicaId", &mut self.replica_id)?;
            object.required_if(
                version >= 2,
                "replicaDirectoryId",
                &mut self.replica_directory_id,
            )?;
            object.required("logEndOffset", &mut self.log_end_offset)?;
            object.required_if(
                version >= 1,
                "lastFetchTimestamp",
                &mut self.last_fetch_timestamp,
            )?;
            object.required_if(
                version >= 1,
                "lastCaughtUpTimestamp",
                &mut self.last_caught_up_timestamp,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Node<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("nodeId", &self.node_id);
            object.put("listeners", &self.listeners);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("nodeId", &mut self.node_id)?;
            object.required("listeners", &mut self.listeners)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Listener<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("host", &self.host);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }
}
