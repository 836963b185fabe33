//! StreamsGroupDescribeRequest and StreamsGroupDescribeResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::streams_group_describe::request::*;

    impl<'a> JsonStructure<'a> for StreamsGroupDescribeRequest<'a> {
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
    use crate::messages::streams_group_describe::response::*;

    impl<'a> JsonStructure<'a> for StreamsGroupDescribeResponse<'a> {
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
            object.put("topology", &self.topology);
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
            object.required("topology", &mut self.topology)?;
            object.required("members", &mut self.members)?;
            object.required("authorizedOperations", &mut self.authorized_operations)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Topology<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("epoch", &self.epoch);
            object.put("subtopologies", &self.subtopologies);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("epoch", &mut self.epoch)?;
            object.required("subtopologies", &mut self.subtopologies)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Subtopology<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("subtopologyId", &self.subtopology_id);
            object.put("sourceTopics", &self.source_topics);
            object.put("repartitionSinkTopics", &self.repartition_sink_topics);
            object.put("stateChangelogTopics", &self.state_changelog_topics);
            object.put("repartitionSourceTopics", &self.repartition_source_topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("subtopologyId", &mut self.subtopology_id)?;
            object.required("sourceTopics", &mut self.source_topics)?;
            object.required("repartitionSinkTopics", &mut self.repartition_sink_topics)?;
            object.required("stateChangelogTopics", &mut self.state_changelog_topics)?;
            object.required(
                "repartitionSourceTopics",
                &mut self.repartition_source_topics,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicInfo<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitions", &self.partitions);
            object.put("replicationFactor", &self.replication_factor);
            object.put("topicConfigs", &self.topic_configs);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitions", &mut self.partitions)?;
            object.required("replicationFactor", &mut self.replication_factor)?;
            object.required("topicConfigs", &mut self.topic_configs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for KeyValue<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("key", &self.key);
            object.put("value", &self.value);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("key", &mut self.key)?;
            object.required("value", &mut self.value)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Member<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("instanceId", &self.instance_id);
            object.put("rackId", &self.rack_id);
            object.put("clientId", &self.client_id);
            object.put("clientHost", &self.client_host);
            object.put("topologyEpoch", &self.topology_epoch);
            object.put("processId", &self.process_id);
            object.put("userEndpoint", &self.user_endpoint);
            object.put("clientTags", &self.client_tags);
            object.put("taskOffsets", &self.task_offsets);
            object.put("taskEndOffsets", &self.task_end_offsets);
            object.put("assignment", &self.assignment);
            object.put("targetAssignment", &self.target_assignment);
            object.put("isClassic", &self.is_classic);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("instanceId", &mut self.instance_id)?;
            object.required("rackId", &mut self.rack_id)?;
            object.required("clientId", &mut self.client_id)?;
            object.required("clientHost", &mut self.client_host)?;
            object.required("topologyEpoch", &mut self.topology_epoch)?;
            object.required("processId", &mut self.process_id)?;
            object.required("userEndpoint", &mut self.user_endpoint)?;
            object.required("clientTags", &mut self.client_tags)?;
            object.required("taskOffsets", &mut self.task_offsets)?;
            object.required("taskEndOffsets", &mut self.task_end_offsets)?;
            object.required("assignment", &mut self.assignment)?;
            object.required("targetAssignment", &mut self.target_assignment)?;
            object.required("isClassic", &mut self.is_classic)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Endpoint<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("host", &self.host);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TaskOffset<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("subtopologyId", &self.subtopology_id);
            object.put("partition", &self.partition);
            object.put("offset", &self.offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("subtopologyId", &mut self.subtopology_id)?;
            object.required("partition", &mut self.partition)?;
            object.required("offset", &mut self.offset)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Assignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("activeTasks", &self.active_tasks);
            object.put("standbyTasks", &self.standby_tasks);
            object.put("warmupTasks", &self.warmup_tasks);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("activeTasks", &mut self.active_tasks)?;
            object.required("standbyTasks", &mut self.standby_tasks)?;
            object.required("warmupTasks", &mut self.warmup_tasks)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TaskIds<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("subtopologyId", &self.subtopology_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("subtopologyId", &mut self.subtopology_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }
}
