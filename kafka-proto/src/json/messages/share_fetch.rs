//! ShareFetchRequest and ShareFetchResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::share_fetch::request::*;

    impl<'a> JsonStructure<'a> for ShareFetchRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            object.put("memberId", &self.member_id);
            object.put("shareSessionEpoch", &self.share_session_epoch);
            object.put("maxWaitMs", &self.max_wait_ms);
            object.put("minBytes", &self.min_bytes);
            object.put("maxBytes", &self.max_bytes);
            object.put("maxRecords", &self.max_records);
            object.put("batchSize", &self.batch_size);
            if version >= 2 {
                object.put("shareAcquireMode", &self.share_acquire_mode);
                object.put("isRenewAck", &self.is_renew_ack);
            }
            object.put("topics", &self.topics);
            object.put("forgottenTopicsData", &self.forgotten_topics_data);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required("memberId", &mut self.member_id)?;
            object.required("shareSessionEpoch", &mut self.share_session_epoch)?;
            object.required("maxWaitMs", &mut self.max_wait_ms)?;
            object.required("minBytes", &mut self.min_bytes)?;
            object.required("maxBytes", &mut self.max_bytes)?;
            object.required("maxRecords", &mut self.max_records)?;
            object.required("batchSize", &mut self.batch_size)?;
            object.required_if(
                version >= 2,
                "shareAcquireMode",
                &mut self.share_acquire_mode,
            )?;
            object.required_if(version >= 2, "isRenewAck", &mut self.is_renew_ack)?;
            object.required("topics", &mut self.topics)?;
            object.required("forgottenTopicsData", &mut self.forgotten_topics_data)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FetchTopic<'a> {
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

    impl<'a> JsonStructure<'a> for FetchPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("acknowledgementBatches", &self.acknowledgement_batches);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("acknowledgementBatches", &mut self.acknowledgement_batches)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AcknowledgementBatch<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("firstOffset", &self.first_offset);
            object.put("lastOffset", &self.last_offset);
            object.put("acknowledgeTypes", &self.acknowledge_types);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("firstOffset", &mut self.first_offset)?;
            object.required("lastOffset", &mut self.last_offset)?;
            object.required("acknowledgeTypes", &mut self.acknowledge_types)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ForgottenTopic<'a> {
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
    use crate::messages::share_fetch::response::*;

    impl<'a> JsonStructure<'a> for ShareFetchResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put(
                "acquisitionLockTimeoutMs",
                &self.acquisition_lock_timeout_ms,
            );
            object.put("responses", &self.responses);
            object.put("nodeEndpoints", &self.node_endpoints);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required(
                "acquisitionLockTimeoutMs",
                &mut self.acquisition_lock_timeout_ms,
            )?;
            object.required("responses", &mut self.responses)?;
            object.required("nodeEndpoints", &mut self.node_endpoints)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ShareFetchableTopicResponse<'a> {
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

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("acknowledgeErrorCode", &self.acknowledge_error_code);
            object.put("acknowledgeErrorMessage", &self.acknowledge_error_message);
            object.put("currentLeader", &self.current_leader);
            object.put("records", &self.records);
            object.put("acquiredRecords", &self.acquired_records);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("acknowledgeErrorCode", &mut self.acknowledge_error_code)?;
            object.required(
                "acknowledgeErrorMessage",
                &mut self.acknowledge_error_message,
            )?;
            object.required("currentLeader", &mut self.current_leader)?;
            object.required("records", &mut self.records)?;
            object.required("acquiredRecords", &mut self.acquired_records)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderIdAndEpoch<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AcquiredRecords<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("firstOffset", &self.first_offset);
            object.put("lastOffset", &self.last_offset);
            object.put("deliveryCount", &self.delivery_count);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("firstOffset", &mut self.first_offset)?;
            object.required("lastOffset", &mut self.last_offset)?;
            object.required("deliveryCount", &mut self.delivery_count)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for NodeEndpoint<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("nodeId", &self.node_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
            object.put("rack", &self.rack);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("nodeId", &mut self.node_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required("rack", &mut self.rack)?;
            Ok(())
        }
    }
}
