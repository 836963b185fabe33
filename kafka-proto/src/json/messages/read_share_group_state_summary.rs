//! ReadShareGroupStateSummaryRequest and ReadShareGroupStateSummaryResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::read_share_group_state_summary::request::*;

    impl<'a> JsonStructure<'a> for ReadShareGroupStateSummaryRequest<'a> {
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

    impl<'a> JsonStructure<'a> for ReadStateSummaryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicId", &self.topic_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partition", &self.partition);
            object.put("leaderEpoch", &self.leader_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partition", &mut self.partition)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::read_share_group_state_summary::response::*;

    impl<'a> JsonStructure<'a> for ReadShareGroupStateSummaryResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ReadStateSummaryResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicId", &self.topic_id);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partition", &self.partition);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("stateEpoch", &self.state_epoch);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("startOffset", &self.start_offset);
            if version >= 1 {
                object.put("deliveryCompleteCount", &self.delivery_complete_count);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partition", &mut self.partition)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("stateEpoch", &mut self.state_epoch)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("startOffset", &mut self.start_offset)?;
            object.required_if(
                version >= 1,
                "deliveryCompleteCount",
                &mut self.delivery_complete_count,
            )?;
            Ok(())
        }
    }
}
