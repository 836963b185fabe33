//! CreatePartitionsRequest and CreatePartitionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::create_partitions::request::*;

    impl<'a> JsonStructure<'a> for CreatePartitionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topics", &self.topics);
            object.put("timeoutMs", &self.timeout_ms);
            object.put("validateOnly", &self.validate_only);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topics", &mut self.topics)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required("validateOnly", &mut self.validate_only)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatePartitionsTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("count", &self.count);
            object.put("assignments", &self.assignments);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("count", &mut self.count)?;
            object.required("assignments", &mut self.assignments)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatePartitionsAssignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerIds", &self.broker_ids);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerIds", &mut self.broker_ids)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::create_partitions::response::*;

    impl<'a> JsonStructure<'a> for CreatePartitionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("results", &self.results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("results", &mut self.results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatePartitionsTopicResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
