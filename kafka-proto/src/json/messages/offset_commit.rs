//! OffsetCommitRequest and OffsetCommitResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::offset_commit::request::*;

    impl<'a> JsonStructure<'a> for OffsetCommitRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            if version >= 1 {
                object.put(
                    "generationIdOrMemberEpoch",
                    &self.generation_id_or_member_epoch,
                );
                object.put("memberId", &self.member_id);
            }
            if version >= 7 {
                object.put("groupInstanceId", &self.group_instance_id);
            }
            if (2..=4).contains(&version) {
                object.put("retentionTimeMs", &self.retention_time_ms);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required_if(
                version >= 1,
                "generationIdOrMemberEpoch",
                &mut self.generation_id_or_member_epoch,
            )?;
            object.required_if(version >= 1, "memberId", &mut self.member_id)?;
            object.required_if(version >= 7, "groupInstanceId", &mut self.group_instance_id)?;
            object.required_if(
                (2..=4).contains(&version),
                "retentionTimeMs",
                &mut self.retention_time_ms,
            )?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetCommitRequestTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 9 {
                object.put("name", &self.name);
            }
            if version >= 10 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 9, "name", &mut self.name)?;
            object.required_if(version >= 10, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetCommitRequestPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("committedOffset", &self.committed_offset);
            if version >= 6 {
                object.put("committedLeaderEpoch", &self.committed_leader_epoch);
            }
            if version == 1 {
                object.put("commitTimestamp", &self.commit_timestamp);
            }
            object.put("committedMetadata", &self.committed_metadata);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("committedOffset", &mut self.committed_offset)?;
            object.required_if(
                version >= 6,
                "committedLeaderEpoch",
                &mut self.committed_leader_epoch,
            )?;
            object.required_if(version == 1, "commitTimestamp", &mut self.commit_timestamp)?;
            object.required("committedMetadata", &mut self.committed_metadata)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::offset_commit::response::*;

    impl<'a> JsonStructure<'a> for OffsetCommitResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 3, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetCommitResponseTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 9 {
                object.put("name", &self.name);
            }
            if version >= 10 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 9, "name", &mut self.name)?;
            object.required_if(version >= 10, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetCommitResponsePartition<'a> {
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
