//! ShareGroupHeartbeatRequest and ShareGroupHeartbeatResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::share_group_heartbeat::request::*;

    impl<'a> JsonStructure<'a> for ShareGroupHeartbeatRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("rackId", &self.rack_id);
            object.put("subscribedTopicNames", &self.subscribed_topic_names);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("rackId", &mut self.rack_id)?;
            object.required("subscribedTopicNames", &mut self.subscribed_topic_names)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::share_group_heartbeat::response::*;

    impl<'a> JsonStructure<'a> for ShareGroupHeartbeatResponse<'a> {
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
