//! ConsumerGroupDescribeRequest and ConsumerGroupDescribeResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::consumer_group_describe::request::*;

    impl<'a> JsonStructure<'a> for ConsumerGroupDescribeRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupIds", &self.group_ids);
            object.put(
                "includeAuthorizedOperations",
                &self.include_authorized_operations,
            );
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupIds", &mut self.group_ids)?;
            object.required(
                "includeAuthorizedOperations",
                &mut self.include_authorized_operations,
            )?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::consumer_group_describe::response::*;

    impl<'a> JsonStructure<'a> for ConsumerGroupDescribeResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("groups", &self.groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribedGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("groupId", &self.group_id);
            object.put("groupState", &self.group_state);
            object.put("groupEpoch", &self.group_epoch);
            object.put("assignmentEpoch", &self.assignment_epoch);
            object.put("assignorName", &self.assignor_name);
            object.put("members", &self.members);
            object.put("authorizedOperations", &self.authorized_operations);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("groupId", &mut self.group_id)?;
            object.required("groupState", &mut self.group_state)?;
            object.required("groupEpoch", &mut self.group_epoch)?;
            object.required("assignmentEpoch", &mut self.assignment_epoch)?;
            object.required("assignorName", &mut self.assignor_name)?;
            object.required("members", &mut self.members)?;
            object.required("authorizedOperations", &mut self.authorized_operations)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Member<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("memberId", &self.member_id);
            object.put("instanceId", &self.instance_id);
            object.put("rackId", &self.rack_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("clientId", &self.client_id);
            object.put("clientHost", &self.client_host);
            object.put("subscribedTopicNames", &self.subscribed_topic_names);
            object.put("subscribedTopicRegex", &self.subscribed_topic_regex);
            object.put("assignment", &self.assignment);
            object.put("targetAssignment", &self.target_assignment);
            if version >= 1 {
                object.put("memberType", &self.member_type);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("memberId", &mut self.member_id)?;
            object.required("instanceId", &mut self.instance_id)?;
            object.required("rackId", &mut self.rack_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("clientId", &mut self.client_id)?;
            object.required("clientHost", &mut self.client_host)?;
            object.required("subscribedTopicNames", &mut self.subscribed_topic_names)?;
            object.required("subscribedTopicRegex", &mut self.subscribed_topic_regex)?;
            object.required("assignment", &mut self.assignment)?;
            object.required("targetAssignment", &mut self.target_assignment)?;
            object.required_if(version >= 1, "memberType", &mut self.member_type)?;
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
            object.put("topicName", &self.topic_name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }
}
