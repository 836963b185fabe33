//! ControlledShutdownRequest and ControlledShutdownResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::controlled_shutdown::request::*;

    impl<'a> JsonStructure<'a> for ControlledShutdownRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("brokerId", &self.broker_id);
            if version >= 2 {
                object.put("brokerEpoch", &self.broker_epoch);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("brokerId", &mut self.broker_id)?;
            object.required_if(version >= 2, "brokerEpoch", &mut self.broker_epoch)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::controlled_shutdown::response::*;

    impl<'a> JsonStructure<'a> for ControlledShutdownResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("remainingPartitions", &self.remaining_partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("remainingPartitions", &mut self.remaining_partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for RemainingPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicName", &self.topic_name);
            object.put("partitionIndex", &self.partition_index);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            Ok(())
        }
    }
}
