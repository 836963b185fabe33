//! DescribeLogDirsRequest and DescribeLogDirsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_log_dirs::request::*;

    impl<'a> JsonStructure<'a> for DescribeLogDirsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribableLogDirTopic<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_log_dirs::response::*;

    impl<'a> JsonStructure<'a> for DescribeLogDirsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            if version >= 3 {
                object.put("errorCode", &self.error_code);
            }
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version >= 3, "errorCode", &mut self.error_code)?;
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeLogDirsResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            object.put("logDir", &self.log_dir);
            object.put("topics", &self.topics);
            if version >= 4 {
                object.put("totalBytes", &self.total_bytes);
                object.put("usableBytes", &self.usable_bytes);
            }
            if version >= 5 {
                object.put("isCordoned", &self.is_cordoned);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("logDir", &mut self.log_dir)?;
            object.required("topics", &mut self.topics)?;
            object.required_if(version >= 4, "totalBytes", &mut self.total_bytes)?;
            object.required_if(version >= 4, "usableBytes", &mut self.usable_bytes)?;
            object.required_if(version >= 5, "isCordoned", &mut self.is_cordoned)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DescribeLogDirsTopic<'a> {
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

    impl<'a> JsonStructure<'a> for DescribeLogDirsPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("partitionSize", &self.partition_size);
            object.put("offsetLag", &self.offset_lag);
            object.put("isFutureKey", &self.is_future_key);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("partitionSize", &mut self.partition_size)?;
            object.required("offsetLag", &mut self.offset_lag)?;
            object.required("isFutureKey", &mut self.is_future_key)?;
            Ok(())
        }
    }
}
