//! FetchSnapshotRequest and FetchSnapshotResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::fetch_snapshot::request::*;

    impl<'a> JsonStructure<'a> for FetchSnapshotRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let default = Self::default();
            object.put_unless_default("clusterId", &self.cluster_id, &default.cluster_id);
            object.put("replicaId", &self.replica_id);
            object.put("maxBytes", &self.max_bytes);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.optional("clusterId", &mut self.cluster_id)?;
            object.required("replicaId", &mut self.replica_id)?;
            object.required("maxBytes", &mut self.max_bytes)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicSnapshot<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionSnapshot<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("partition", &self.partition);
            object.put("currentLeaderEpoch", &self.current_leader_epoch);
            object.put("snapshotId", &self.snapshot_id);
            object.put("position", &self.position);
            if version >= 1 {
                object.put_unless_default(
                    "replicaDirectoryId",
                    &self.replica_directory_id,
                    &default.replica_directory_id,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partition", &mut self.partition)?;
            object.required("currentLeaderEpoch", &mut self.current_leader_epoch)?;
            object.required("snapshotId", &mut self.snapshot_id)?;
            object.required("position", &mut self.position)?;
            object.optional("replicaDirectoryId", &mut self.replica_directory_id)?;
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::fetch_snapshot::response::*;

    impl<'a> JsonStructure<'a> for FetchSnapshotResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("throttleTimeMs", &self.throttle_time_ms);
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
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("topics", &mut self.topics)?;
            object.optional("nodeEndpoints", &mut self.node_endpoints)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicSnapshot<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionSnapshot<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let default = Self::default();
            object.put("index", &self.index);
            object.put("errorCode", &self.error_code);
            object.put("snapshotId", &self.snapshot_id);
            object.put_unless_default(
                "currentLeader",
                &self.current_leader,
                &default.current_leader,
            );
            object.put("size", &self.size);
            object.put("position", &self.position);
            object.put("unalignedRecords", &self.unaligned_records);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("index", &mut self.index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("snapshotId", &mut self.snapshot_id)?;
            object.optional("currentLeader", &mut self.current_leader)?;
            object.required("size", &mut self.size)?;
            object.required("position", &mut self.position)?;
            object.required("unalignedRecords", &mut self.unaligned_records)?;
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
