//! OffsetFetchRequest and OffsetFetchResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::offset_fetch::request::*;

    impl<'a> JsonStructure<'a> for OffsetFetchRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 7 {
                object.put("groupId", &self.group_id);
                object.put("topics", &self.topics);
            }
            if version >= 8 {
                object.put("groups", &self.groups);
            }
            if version >= 7 {
                object.put("requireStable", &self.require_stable);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 7, "groupId", &mut self.group_id)?;
            object.required_if(version <= 7, "topics", &mut self.topics)?;
            object.required_if(version >= 8, "groups", &mut self.groups)?;
            object.required_if(version >= 7, "requireStable", &mut self.require_stable)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchRequestTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitionIndexes", &self.partition_indexes);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitionIndexes", &mut self.partition_indexes)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchRequestGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("groupId", &self.group_id);
            if version >= 9 {
                object.put("memberId", &self.member_id);
                object.put("memberEpoch", &self.member_epoch);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("groupId", &mut self.group_id)?;
            object.required_if(version >= 9, "memberId", &mut self.member_id)?;
            object.required_if(version >= 9, "memberEpoch", &mut self.member_epoch)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchRequestTopics<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 9 {
                object.put("name", &self.name);
            }
            if version >= 10 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitionIndexes", &self.partition_indexes);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 9, "name", &mut self.name)?;
            object.required_if(version >= 10, "topicId", &mut self.topic_id)?;
            object.required("partitionIndexes", &mut self.partition_indexes)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::offset_fetch::response::*;

    impl<'a> JsonStructure<'a> for OffsetFetchResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            if version <= 7 {
                object.put("topics", &self.topics);
            }
            if (2..=7).contains(&version) {
                object.put("errorCode", &self.error_code);
            }
            if version >= 8 {
                object.put("groups", &self.groups);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 3, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version <= 7, "topics", &mut self.topics)?;
            object.required_if(
                (2..=7).contains(&version),
                "errorCode",
                &mut self.error_code,
            )?;
            object.required_if(version >= 8, "groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchResponseTopic<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetFetchResponsePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("committedOffset", &self.committed_offset);
            if version >= 5 {
                object.put("committedLeaderEpoch", &self.committed_leader_epoch);
            }
            object.put("metadata", &self.metadata);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("committedOffset", &mut self.committed_offset)?;
            object.required_if(
                version >= 5,
                "committedLeaderEpoch",
                &mut self.committed_leader_epoch,
            )?;
            object.required("metadata", &mut self.metadata)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchResponseGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("topics", &self.topics);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("topics", &mut self.topics)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetFetchResponseTopics<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetFetchResponsePartitions<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("committedOffset", &self.committed_offset);
            object.put("committedLeaderEpoch", &self.committed_leader_epoch);
            object.put("metadata", &self.metadata);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("committedOffset", &mut self.committed_offset)?;
            object.required("committedLeaderEpoch", &mut self.committed_leader_epoch)?;
            object.required("metadata", &mut self.metadata)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
