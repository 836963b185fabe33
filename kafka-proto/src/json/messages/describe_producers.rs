//! DescribeProducersRequest and DescribeProducersResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_producers::request::*;

    impl<'a> JsonStructure<'a> for DescribeProducersRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicRequest<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_producers::response::*;

    impl<'a> JsonStructure<'a> for DescribeProducersResponse<'a> {
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

    impl<'a> JsonStructure<'a> for TopicResponse<'a> {
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

    impl<'a> JsonStructure<'a> for PartitionResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("activeProducers", &self.active_producers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("activeProducers", &mut self.active_producers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for ProducerState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("lastSequence", &self.last_sequence);
            object.put("lastTimestamp", &self.last_timestamp);
            object.put("coordinatorEpoch", &self.coordinator_epoch);
            object.put("currentTxnStartOffset", &self.current_txn_start_offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("lastSequence", &mut self.last_sequence)?;
            object.required("lastTimestamp", &mut self.last_timestamp)?;
            object.required("coordinatorEpoch", &mut self.coordinator_epoch)?;
            object.required("currentTxnStartOffset", &mut self.current_txn_start_offset)?;
            Ok(())
        }
    }
}
