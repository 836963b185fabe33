//! MetadataRequest and MetadataResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::metadata::request::*;

    impl<'a> JsonStructure<'a> for MetadataRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("topics", &self.topics);
            if version >= 4 {
                object.put("allowAutoTopicCreation", &self.allow_auto_topic_creation);
            }
            if (8..=10).contains(&version) {
                object.put(
                    "includeClusterAuthorizedOperations",
                    &self.include_cluster_authorized_operations,
                );
            }
            if version >= 8 {
                object.put(
                    "includeTopicAuthorizedOperations",
                    &self.include_topic_authorized_operations,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("topics", &mut self.topics)?;
            object.required_if(
                version >= 4,
                "allowAutoTopicCreation",
                &mut self.allow_auto_topic_creation,
            )?;
            object.required_if(
                (8..=10).contains(&version),
                "includeClusterAuthorizedOperations",
                &mut self.include_cluster_authorized_operations,
            )?;
            object.required_if(
                version >= 8,
                "includeTopicAuthorizedOperations",
                &mut self.include_topic_authorized_operations,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MetadataRequestTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 10 {
                object.put("topicId", &self.topic_id);
            }
            object.put("name", &self.name);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 10, "topicId", &mut self.topic_id)?;
            object.required("name", &mut self.name)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::metadata::response::*;

    impl<'a> JsonStructure<'a> for MetadataResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("brokers", &self.brokers);
            if version >= 2 {
                object.put("clusterId", &self.cluster_id);
            }
            if version >= 1 {
                object.put("controllerId", &self.controller_id);
            }
            object.put("topics", &self.topics);
            if (8..=10).contains(&version) {
                object.put(
                    "clusterAuthorizedOperations",
                    &self.cluster_authorized_operations,
                );
            }
            if version >= 13 {
                object.put("errorCode", &self.error_code);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 3, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("brokers", &mut self.brokers)?;
            object.required_if(version >= 2, "clusterId", &mut self.cluster_id)?;
            object.required_if(version >= 1, "controllerId", &mut self.controller_id)?;
            object.required("topics", &mut self.topics)?;
            object.required_if(
                (8..=10).contains(&version),
                "clusterAuthorizedOperations",
                &mut self.cluster_authorized_operations,
            )?;
            object.required_if(version >= 13, "errorCode", &mut self.error_code)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MetadataResponseBroker<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("nodeId", &self.node_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
            if version >= 1 {
                object.put("rack", &self.rack);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("nodeId", &mut self.node_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required_if(version >= 1, "rack", &mut self.rack)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MetadataResponseTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            object.put("name", &self.name);
            if version >= 10 {
                object.put("topicId", &self.topic_id);
            }
            if version >= 1 {
                object.put("isInternal", &self.is_internal);
            }
            object.put("partitions", &self.partitions);
            if version >= 8 {
                object.put(
                    "topicAuthorizedOperations",
                    &self.topic_authorized_operations,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("name", &mut self.name)?;
            object.required_if(version >= 10, "topicId", &mut self.topic_id)?;
            object.required_if(version >= 1, "isInternal", &mut self.is_internal)?;
            object.required("partitions", &mut self.partitions)?;
            object.required_if(
                version >= 8,
                "topicAuthorizedOperations",
                &mut self.topic_authorized_operations,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for MetadataResponsePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            object.put("partitionIndex", &self.partition_index);
            object.put("leaderId", &self.leader_id);
            if version >= 7 {
                object.put("leaderEpoch", &self.leader_epoch);
            }
            object.put("replicaNodes", &self.replica_nodes);
            object.put("isrNodes", &self.isr_nodes);
            if version >= 5 {
                object.put("offlineReplicas", &self.offline_replicas);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("leaderId", &mut self.leader_id)?;
            object.required_if(version >= 7, "leaderEpoch", &mut self.leader_epoch)?;
            object.required("replicaNodes", &mut self.replica_nodes)?;
            object.required("isrNodes", &mut self.isr_nodes)?;
            object.required_if(version >= 5, "offlineReplicas", &mut self.offline_replicas)?;
            Ok(())
        }
    }
}
