//! DescribeTopicPartitionsRequest and DescribeTopicPartitionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_topic_partitions::request::*;

    impl<'a> JsonStructure<'a> for DescribeTopicPartitionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
            object.put("responsePartitionLimit", &self.response_partition_limit);
            object.put("cursor", &self.cursor);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            object.required("responsePartitionLimit", &mut self.response_partition_limit)?;
            object.required("cursor", &mut self.cursor)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Cursor<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_topic_partitions::response::*;

    impl<'a> JsonStructure<'a> for DescribeTopicPartitionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("topics", &self.topics);
            object.put("nextCursor", &self.next_cursor);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            object.required("nextCursor", &mut self.next_cursor)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeTopicPartitionsResponseTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("name", &self.name);
            object.put("topicId", &self.topic_id);
            object.put("isInternal", &self.is_internal);
            object.put("partitions", &self.partitions);
            object.put(
                "topicAuthorizedOperations",
                &self.topic_authorized_operations,
            );
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("name", &mut self.name)?;
            object.required("topicId", &mut self.topic_id)?;
            object.required("isInternal", &mut self.is_internal)?;
            object.required("partitions", &mut self.partitions)?;
            object.required(
                "topicAuthorizedOperations",
                &mut self.topic_authorized_operations,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeTopicPartitionsResponsePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("partitionIndex", &self.partition_index);
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("replicaNodes", &self.replica_nodes);
            object.put("isrNodes", &self.isr_nodes);
            object.put("eligibleLeaderReplicas", &self.eligible_leader_replicas);
            object.put("lastKnownElr", &self.last_known_elr);
            object.put("offlineReplicas", &self.offline_replicas);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("replicaNodes", &mut self.replica_nodes)?;
            object.required("isrNodes", &mut self.isr_nodes)?;
            object.required("eligibleLeaderReplicas", &mut self.eligible_leader_replicas)?;
            object.required("lastKnownElr", &mut self.last_known_elr)?;
            object.required("offlineReplicas", &mut self.offline_replicas)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Cursor<'a> {
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
}
