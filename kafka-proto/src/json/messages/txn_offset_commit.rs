//! TxnOffsetCommitRequest and TxnOffsetCommitResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::txn_offset_commit::request::*;

    impl<'a> JsonStructure<'a> for TxnOffsetCommitRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("transactionalId", &self.transactional_id);
            object.put("groupId", &self.group_id);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            if version >= 3 {
                object.put("generationId", &self.generation_id);
                object.put("memberId", &self.member_id);
                object.put("groupInstanceId", &self.group_instance_id);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("groupId", &mut self.group_id)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required_if(version >= 3, "generationId", &mut self.generation_id)?;
            object.required_if(version >= 3, "memberId", &mut self.member_id)?;
            object.required_if(version >= 3, "groupInstanceId", &mut self.group_instance_id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TxnOffsetCommitRequestTopic<'a> {
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

    impl<'a> JsonStructure<'a> for TxnOffsetCommitRequestPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("committedOffset", &self.committed_offset);
            if version >= 2 {
                object.put("committedLeaderEpoch", &self.committed_leader_epoch);
            }
            object.put("committedMetadata", &self.committed_metadata);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("committedOffset", &mut self.committed_offset)?;
            object.required_if(
                version >= 2,
                "committedLeaderEpoch",
                &mut self.committed_leader_epoch,
            )?;
            object.required("committedMetadata", &mut self.committed_metadata)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::txn_offset_commit::response::*;

    impl<'a> JsonStructure<'a> for TxnOffsetCommitResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TxnOffsetCommitResponseTopic<'a> {
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

    impl<'a> JsonStructure<'a> for TxnOffsetCommitResponsePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
