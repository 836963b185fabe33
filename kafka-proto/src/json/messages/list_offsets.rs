//! ListOffsetsRequest and ListOffsetsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_offsets::request::*;

    impl<'a> JsonStructure<'a> for ListOffsetsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("replicaId", &self.replica_id);
            if version >= 2 {
                object.put("isolationLevel", &self.isolation_level);
            }
            object.put("topics", &self.topics);
            if version >= 10 {
                object.put("timeoutMs", &self.timeout_ms);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("replicaId", &mut self.replica_id)?;
            object.required_if(version >= 2, "isolationLevel", &mut self.isolation_level)?;
            object.required("topics", &mut self.topics)?;
            object.required_if(version >= 10, "timeoutMs", &mut self.timeout_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ListOffsetsTopic<'a> {
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

    impl<'a> JsonStructure<'a> for ListOffsetsPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            if version >= 4 {
                object.put("currentLeaderEpoch", &self.current_leader_epoch);
            }
            object.put("timestamp", &self.timestamp);
            if version == 0 {
                object.put("maxNumOffsets", &self.max_num_offsets);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required_if(
                version >= 4,
                "currentLeaderEpoch",
                &mut self.current_leader_epoch,
            )?;
            object.required("timestamp", &mut self.timestamp)?;
            object.required_if(version == 0, "maxNumOffsets", &mut self.max_num_offsets)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_offsets::response::*;

    impl<'a> JsonStructure<'a> for ListOffsetsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 2 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 2, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ListOffsetsTopicResponse<'a> {
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

    impl<'a> JsonStructure<'a> for ListOffsetsPartitionResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            if version == 0 {
                object.put("oldStyleOffsets", &self.old_style_offsets);
            }
            if version >= 1 {
                object.put("timestamp", &self.timestamp);
                object.put("offset", &self.offset);
            }
            if version >= 4 {
                object.put("leaderEpoch", &self.leader_epoch);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version == 0, "oldStyleOffsets", &mut self.old_style_offsets)?;
            object.required_if(version >= 1, "timestamp", &mut self.timestamp)?;
            object.required_if(version >= 1, "offset", &mut self.offset)?;
            object.required_if(version >= 4, "leaderEpoch", &mut self.leader_epoch)?;
            Ok(())
        }
    }
}
