//! OffsetForLeaderEpochRequest and OffsetForLeaderEpochResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::offset_for_leader_epoch::request::*;

    impl<'a> JsonStructure<'a> for OffsetForLeaderEpochRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("replicaId", &self.replica_id);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 3, "replicaId", &mut self.replica_id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetForLeaderTopic<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetForLeaderPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partition", &self.partition);
            if version >= 2 {
                object.put("currentLeaderEpoch", &self.current_leader_epoch);
            }
            object.put("leaderEpoch", &self.leader_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partition", &mut self.partition)?;
            object.required_if(
                version >= 2,
                "currentLeaderEpoch",
                &mut self.current_leader_epoch,
            )?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::offset_for_leader_epoch::response::*;

    impl<'a> JsonStructure<'a> for OffsetForLeaderEpochResponse<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetForLeaderTopicResult<'a> {
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

    impl<'a> JsonStructure<'a> for EpochEndOffset<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            object.put("partition", &self.partition);
            if version >= 1 {
                object.put("leaderEpoch", &self.leader_epoch);
            }
            object.put("endOffset", &self.end_offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("partition", &mut self.partition)?;
            object.required_if(version >= 1, "leaderEpoch", &mut self.leader_epoch)?;
            object.required("endOffset", &mut self.end_offset)?;
            Ok(())
        }
    }
}
