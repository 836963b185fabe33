//! StreamsGroupHeartbeatRequest and StreamsGroupHeartbeatResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::streams_group_heartbeat::request::*;

    impl<'a> JsonStructure<'a> for StreamsGroupHeartbeatRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("endpointInformationEpoch", &self.endpoint_information_epoch);
            object.put("instanceId", &self.instance_id);
            object.put("rackId", &self.rack_id);
            object.put("rebalanceTimeoutMs", &self.rebalance_timeout_ms);
            object.put("topology", &self.topology);
            object.put("activeTasks", &self.active_tasks);
            object.put("standbyTasks", &self.standby_tasks);
            object.put("warmupTasks", &self.warmup_tasks);
            object.put("processId", &self.process_id);
            object.put("userEndpoint", &self.user_endpoint);
            object.put("clientTags", &self.client_tags);
            object.put("taskOffsets", &self.task_offsets);
            object.put("taskEndOffsets", &self.task_end_offsets);
            object.put("shutdownApplication", &self.shutdown_application);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required(
                "endpointInformationEpoch",
                &mut self.endpoint_information_epoch,
            )?;
            object.required("instanceId", &mut self.instance_id)?;
            object.required("rackId", &mut self.rack_id)?;
            object.required("rebalanceTimeoutMs", &mut self.rebalance_timeout_ms)?;
            object.required("topology", &mut self.topology)?;
            object.required("activeTasks", &mut self.active_tasks)?;
            object.required("standbyTasks", &mut self.standby_tasks)?;
            object.required("warmupTasks", &mut self.warmup_tasks)?;
            object.required("processId", &mut self.process_id)?;
            object.required("userEndpoint", &mut self.user_endpoint)?;
            object.required("clientTags", &mut self.client_tags)?;
            object.required("taskOffsets", &mut self.task_offsets)?;
            object.required("taskEndOffsets", &mut self.task_end_offsets)?;
            object.required("shutdownApplication", &mut self.shutdown_application)?;
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
            object.put("sourceTopicRegex", &self.source_topic_regex);
            object.put("stateChangelogTopics", &self.state_changelog_topics);
            object.put("repartitionSinkTopics", &self.repartition_sink_topics);
            object.put("repartitionSourceTopics", &self.repartition_source_topics);
            object.put("copartitionGroups", &self.copartition_groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("subtopologyId", &mut self.subtopology_id)?;
            object.required("sourceTopics", &mut self.source_topics)?;
            object.required("sourceTopicRegex", &mut self.source_topic_regex)?;
            object.required("stateChangelogTopics", &mut self.state_changelog_topics)?;
            object.required("repartitionSinkTopics", &mut self.repartition_sink_topics)?;
            object.required(
                "repartitionSourceTopics",
                &mut self.repartition_source_topics,
            )?;
            object.required("copartitionGroups", &mut self.copartition_groups)?;
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

    impl<'a> JsonStructure<'a> for CopartitionGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("sourceTopics", &self.source_topics);
            object.put("sourceTopicRegex", &self.source_topic_regex);
            object.put("repartitionSourceTopics", &self.repartition_source_topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("sourceTopics", &mut self.source_topics)?;
            object.required("sourceTopicRegex", &mut self.source_topic_regex)?;
            object.required(
                "repartitionSourceTopics",
                &mut self.repartition_source_topics,
            )?;
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::streams_group_heartbeat::response::*;

    impl<'a> JsonStructure<'a> for StreamsGroupHeartbeatResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("memberId", &self.member_id);
            object.put("memberEpoch", &self.member_epoch);
            object.put("heartbeatIntervalMs", &self.heartbeat_interval_ms);
            object.put("acceptableRecoveryLag", &self.acceptable_recovery_lag);
            object.put("taskOffsetIntervalMs", &self.task_offset_interval_ms);
            object.put("status", &self.status);
            object.put("activeTasks", &self.active_tasks);
            object.put("standbyTasks", &self.standby_tasks);
            object.put("warmupTasks", &self.warmup_tasks);
            object.put("endpointInformationEpoch", &self.endpoint_information_epoch);
            object.put(
                "partitionsByUserEndpoint",
                &self.partitions_by_user_endpoint,
            );
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("memberEpoch", &mut self.member_epoch)?;
            object.required("heartbeatIntervalMs", &mut self.heartbeat_interval_ms)?;
            object.required("acceptableRecoveryLag", &mut self.acceptable_recovery_lag)?;
            object.required("taskOffsetIntervalMs", &mut self.task_offset_interval_ms)?;
            object.required("status", &mut self.status)?;
            object.required("activeTasks", &mut self.active_tasks)?;
            object.required("standbyTasks", &mut self.standby_tasks)?;
            object.required("warmupTasks", &mut self.warmup_tasks)?;
            object.required(
                "endpointInformationEpoch",
                &mut self.endpoint_information_epoch,
            )?;
            object.required(
                "partitionsByUserEndpoint",
                &mut self.partitions_by_user_endpoint,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Status<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("statusCode", &self.status_code);
            object.put("statusDetail", &self.status_detail);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("statusCode", &mut self.status_code)?;
            object.required("statusDetail", &mut self.status_detail)?;
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

    impl<'a> JsonStructure<'a> for EndpointToPartitions<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("userEndpoint", &self.user_endpoint);
            object.put("activePartitions", &self.active_partitions);
            object.put("standbyPartitions", &self.standby_partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("userEndpoint", &mut self.user_endpoint)?;
            object.required("activePartitions", &mut self.active_partitions)?;
            object.required("standbyPartitions", &mut self.standby_partitions)?;
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

    impl<'a> JsonStructure<'a> for TopicPartition<'a> {
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
