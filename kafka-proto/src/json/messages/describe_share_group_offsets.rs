//! DescribeShareGroupOffsetsRequest and DescribeShareGroupOffsetsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_share_group_offsets::request::*;

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groups", &self.groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsRequestGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsRequestTopic<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_share_group_offsets::response::*;

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("groups", &self.groups);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("groups", &mut self.groups)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsResponseGroup<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("groupId", &self.group_id);
            object.put("topics", &self.topics);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("groupId", &mut self.group_id)?;
            object.required("topics", &mut self.topics)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsResponseTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("topicId", &self.topic_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeShareGroupOffsetsResponsePartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("startOffset", &self.start_offset);
            object.put("leaderEpoch", &self.leader_epoch);
            if version >= 1 {
                object.put("lag", &self.lag);
            }
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("startOffset", &mut self.start_offset)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required_if(version >= 1, "lag", &mut self.lag)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
