//! DeleteRecordsRequest and DeleteRecordsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::delete_records::request::*;

    impl<'a> JsonStructure<'a> for DeleteRecordsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
            object.put("timeoutMs", &self.timeout_ms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DeleteRecordsTopic<'a> {
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

    impl<'a> JsonStructure<'a> for DeleteRecordsPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("offset", &self.offset);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("offset", &mut self.offset)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::delete_records::response::*;

    impl<'a> JsonStructure<'a> for DeleteRecordsResponse<'a> {
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

    impl<'a> JsonStructure<'a> for DeleteRecordsTopicResult<'a> {
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

    impl<'a> JsonStructure<'a> for DeleteRecordsPartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("lowWatermark", &self.low_watermark);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("lowWatermark", &mut self.low_watermark)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
