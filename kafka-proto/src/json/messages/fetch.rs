//! FetchRequest and FetchResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::fetch::request::*;

    impl<'a> JsonStructure<'a> for FetchRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            if version >= 12 {
                object.put_unless_default("clusterId", &self.cluster_id, &default.cluster_id);
            }
            if version <= 14 {
                object.put("replicaId", &self.replica_id);
            }
            if version >= 15 {
                object.put_unless_default(
                    "replicaState",
                    &self.replica_state,
                    &default.replica_state,
                );
            }
            object.put("maxWaitMs", &self.max_wait_ms);
            object.put("minBytes", &self.min_bytes);
            if version >= 3 {
                object.put("maxBytes", &self.max_bytes);
            }
            if version >= 4 {
                object.put("isolationLevel", &self.isolation_level);
            }
            if version >= 7 {
                object.put("sessionId", &self.session_id);
                object.put("sessionEpoch", &self.session_epoch);
            }
            object.put("topics", &self.topics);
            if version >= 7 {
                object.put("forgottenTopicsData", &self.forgotten_topics_data);
            }
            if version >= 11 {
                object.put("rackId", &self.rack_id);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.optional("clusterId", &mut self.cluster_id)?;
            object.required_if(version <= 14, "replicaId", &mut self.replica_id)?;
            object.optional("replicaState", &mut self.replica_state)?;
            object.required("maxWaitMs", &mut self.max_wait_ms)?;
            object.required("minBytes", &mut self.min_bytes)?;
            object.required_if(version >= 3, "maxBytes", &mut self.max_bytes)?;
            object.required_if(version >= 4, "isolationLevel", &mut self.isolation_level)?;
            object.required_if(version >= 7, "sessionId", &mut self.session_id)?;
            object.required_if(version >= 7, "sessionEpoch", &mut self.session_epoch)?;
            object.required("topics", &mut self.topics)?;
            object.required_if(
                version >= 7,
                "forgottenTopicsData",
                &mut self.forgotten_topics_data,
            )?;
            object.required_if(version >= 11, "rackId", &mut self.rack_id)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReplicaState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("replicaId", &self.replica_id);
            object.put("replicaEpoch", &self.replica_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("replicaId", &mut self.replica_id)?;
            object.required("replicaEpoch", &mut self.replica_epoch)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FetchTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 12 {
                object.put("topic", &self.topic);
            }
            if version >= 13 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 12, "topic", &mut self.topic)?;
            object.required_if(version >= 13, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FetchPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("partition", &self.partition);
            if version >= 9 {
                object.put("currentLeaderEpoch", &self.current_leader_epoch);
            }
            object.put("fetchOffset", &self.fetch_offset);
            if version >= 12 {
                object.put("lastFetchedEpoch", &self.last_fetched_epoch);
            }
            if version >= 5 {
                object.put("logStartOffset", &self.log_start_offset);
            }
            object.put("partitionMaxBytes", &self.partition_max_bytes);
            if version >= 17 {
                object.put_unless_default(
                    "replicaDirectoryId",
                    &self.replica_directory_id,
                    &default.replica_directory_id,
                );
            }
            if version >= 18 {
                object.put_unless_default(
                    "highWatermark",
                    &self.high_watermark,
                    &default.high_watermark,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partition", &mut self.partition)?;
            object.required_if(
                version >= 9,
                "currentLeaderEpoch",
                &mut self.current_leader_epoch,
            )?;
            object.required("fetchOffset", &mut self.fetch_offset)?;
            object.required_if(
                version >= 12,
                "lastFetchedEpoch",
                &mut self.last_fetched_epoch,
            )?;
            object.required_if(version >= 5, "logStartOffset", &mut self.log_start_offset)?;
            object.required("partitionMaxBytes", &mut self.partition_max_bytes)?;
            object.optional("replicaDirectoryId", &mut self.replica_directory_id)?;
            object.optional("highWatermark", &mut self.high_watermark)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ForgottenTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 12 {
                object.put("topic", &self.topic);
            }
            if version >= 13 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 12, "topic", &mut self.topic)?;
            object.required_if(version >= 13, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::fetch::response::*;

    impl<'a> JsonStructure<'a> for FetchResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            if version >= 7 {
                object.put("errorCode", &self.error_code);
                object.put("sessionId", &self.session_id);
            }
            object.put("responses", &self.responses);
            if version >= 16 {
                object.put_unless_default(
                    "nodeEndpoints",
                    &self.node_endpoints,
                    &default.node_endpoints,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version >= 7, "errorCode", &mut self.error_code)?;
            object.required_if(version >= 7, "sessionId", &mut self.session_id)?;
            object.required("responses", &mut self.responses)?;
            object.optional("nodeEndpoints", &mut self.node_endpoints)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for FetchableTopicResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 12 {
                object.put("topic", &self.topic);
            }
            if version >= 13 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 12, "topic", &mut self.topic)?;
            object.required_if(version >= 13, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            object.put("highWatermark", &self.high_watermark);
            if version >= 4 {
                object.put("lastStableOffset", &self.last_stable_offset);
            }
            if version >= 5 {
                object.put("logStartOffset", &self.log_start_offset);
            }
            if version >= 12 {
                object.put_unless_default(
                    "divergingEpoch",
                    &self.diverging_epoch,
                    &default.diverging_epoch,
                );
                object.put_unless_default(
                    "currentLeader",
                    &self.current_leader,
                    &default.current_leader,
                );
                object.put_unless_default("snapshotId", &self.snapshot_id, &default.snapshot_id);
            }
            if version >= 4 {
                object.put("abortedTransactions", &self.aborted_transactions);
            }
            if version >= 11 {
                object.put("preferredReadReplica", &self.preferred_read_replica);
            }
            object.put("records", &self.records);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("highWatermark", &mut self.high_watermark)?;
            object.required_if(
                version >= 4,
                "lastStableOffset",
                &mut self.last_stable_offset,
            )?;
            object.required_if(version >= 5, "logStartOffset", &mut self.log_start_offset)?;
            object.optional("divergingEpoch", &mut self.diverging_epoch)?;
            object.optional("currentLeader", &mut self.current_leader)?;
            object.optional("snapshotId", &mut self.snapshot_id)?;
            object.required_if(
                version >= 4,
                "abortedTransactions",
                &mut self.aborted_transactions,
            )?;
            object.required_if(
                version >= 11,
                "preferredReadReplica",
                &mut self.preferred_read_replica,
            )?;
            object.required("records", &mut self.records)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for EpochEndOffset<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("epoch", &self.epoch);
            object.put("endOffset", &self.end_offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("epoch", &mut self.epoch)?;
            object.required("endOffset", &mut self.end_offset)?;
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

    impl<'a> JsonStructure<'a> for SnapshotId<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("endOffset", &self.end_offset);
            object.put("epoch", &self.epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("endOffset", &mut self.end_offset)?;
            object.required("epoch", &mut self.epoch)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AbortedTransaction<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("producerId", &self.producer_id);
            object.put("firstOffset", &self.first_offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("producerId", &mut self.producer_id)?;
            object.required("firstOffset", &mut self.first_offset)?;
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
