//! WriteShareGroupStateRequest and WriteShareGroupStateResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::write_share_group_state::request::*;

    impl<'a> JsonStructure<'a> for WriteShareGroupStateRequest<'a> {
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

    impl<'a> JsonStructure<'a> for WriteStateData<'a> {
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
            let version = object.version();
            object.put("partition", &self.partition);
            object.put("stateEpoch", &self.state_epoch);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("startOffset", &self.start_offset);
            if version >= 1 {
                object.put("deliveryCompleteCount", &self.delivery_complete_count);
            }
            object.put("stateBatches", &self.state_batches);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partition", &mut self.partition)?;
            object.required("stateEpoch", &mut self.state_epoch)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("startOffset", &mut self.start_offset)?;
            object.required_if(
                version >= 1,
                "deliveryCompleteCount",
                &mut self.delivery_complete_count,
            )?;
            object.required("stateBatches", &mut self.state_batches)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for StateBatch<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("firstOffset", &self.first_offset);
            object.put("lastOffset", &self.last_offset);
            object.put("deliveryState", &self.delivery_state);
            object.put("deliveryCount", &self.delivery_count);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("firstOffset", &mut self.first_offset)?;
            object.required("lastOffset", &mut self.last_offset)?;
            object.required("deliveryState", &mut self.delivery_state)?;
            object.required("deliveryCount", &mut self.delivery_count)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::write_share_group_state::response::*;

    impl<'a> JsonStructure<'a> for WriteShareGroupStateResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WriteStateResult<'a> {
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
            object.put("partition", &self.partition);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partition", &mut self.partition)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
