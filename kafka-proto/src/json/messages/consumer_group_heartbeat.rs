//! ConsumerGroupHeartbeatRequest and ConsumerGroupHeartbeatResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::consumer_group_heartbeat::request::*;

    impl<'a> JsonStructure<'a> for ConsumerGroupHeartbeatRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("instanceId", &self.instance_id);
            object.put("rackId", &self.rack_id);
            object.put("rebalanceTimeoutMs", &self.rebalance_timeout_ms);
            object.put("subscribedTopicNames", &self.subscribed_topic_names);
            if version >= 1 {
                object.put("subscribedTopicRegex", &self.subscribed_topic_regex);
            }
            object.put("serverAssignor", &self.server_assignor);
            object.put("topicPartitions", &self.topic_partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("instanceId", &mut self.instance_id)?;
            object.required("rackId", &mut self.rack_id)?;
            object.required("rebalanceTimeoutMs", &mut self.rebalance_timeout_ms)?;
            object.required("subscribedTopicNames", &mut self.subscribed_topic_names)?;
            object.required_if(
                version >= 1,
                "subscribedTopicRegex",
                &mut self.subscribed_topic_regex,
            )?;
            object.required("serverAssignor", &mut self.server_assignor)?;
            object.required("topicPartitions", &mut self.topic_partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicPartitions<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::consumer_group_heartbeat::response::*;

    impl<'a> JsonStructure<'a> for ConsumerGroupHeartbeatResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("heartbeatIntervalMs", &self.heartbeat_interval_ms);
            object.put("assignment", &self.assignment);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("heartbeatIntervalMs", &mut self.heartbeat_interval_ms)?;
            object.required("assignment", &mut self.assignment)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Assignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicPartitions", &self.topic_partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicPartitions", &mut self.topic_partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicPartitions<'a> {
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
}
