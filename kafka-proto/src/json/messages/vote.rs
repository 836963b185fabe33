//! VoteRequest and VoteResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::vote::request::*;

    impl<'a> JsonStructure<'a> for VoteRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("clusterId", &self.cluster_id);
            if version >= 1 {
                object.put("voterId", &self.voter_id);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("clusterId", &mut self.cluster_id)?;
            object.required_if(version >= 1, "voterId", &mut self.voter_id)?;
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
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("replicaEpoch", &self.replica_epoch);
            object.put("replicaId", &self.replica_id);
            if version >= 1 {
                object.put("replicaDirectoryId", &self.replica_directory_id);
                object.put("voterDirectoryId", &self.voter_directory_id);
            }
            object.put("lastOffsetEpoch", &self.last_offset_epoch);
            object.put("lastOffset", &self.last_offset);
            if version >= 2 {
                object.put("preVote", &self.pre_vote);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("replicaEpoch", &mut self.replica_epoch)?;
            object.required("replicaId", &mut self.replica_id)?;
            object.required_if(
                version >= 1,
                "replicaDirectoryId",
                &mut self.replica_directory_id,
            )?;
            object.required_if(
                version >= 1,
                "voterDirectoryId",
                &mut self.voter_directory_id,
            )?;
            object.required("lastOffsetEpoch", &mut self.last_offset_epoch)?;
            object.required("lastOffset", &mut self.last_offset)?;
            object.required_if(version >= 2, "preVote", &mut self.pre_vote)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::vote::response::*;

    impl<'a> JsonStructure<'a> for VoteResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("errorCode", &self.error_code);
            object.put("topics", &self.topics);
            if version >= 1 {
                object.put_unless_default(
                    "nodeEndpoints",
                    &self.node_endpoints,
                    &default.node_endpoints,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("topics", &mut self.topics)?;
            object.optional("nodeEndpoints", &mut self.node_endpoints)?;
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
            object.put("errorCode", &self.error_code);
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("voteGranted", &self.vote_granted);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("voteGranted", &mut self.vote_granted)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for NodeEndpoint<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("nodeId", &self.node_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("nodeId", &mut self.node_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }
}
