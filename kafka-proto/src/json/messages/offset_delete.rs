//! OffsetDeleteRequest and OffsetDeleteResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::offset_delete::request::*;

    impl<'a> JsonStructure<'a> for OffsetDeleteRequest<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetDeleteRequestTopic<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetDeleteRequestPartition<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::offset_delete::response::*;

    impl<'a> JsonStructure<'a> for OffsetDeleteResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for OffsetDeleteResponseTopic<'a> {
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

    impl<'a> JsonStructure<'a> for OffsetDeleteResponsePartition<'a> {
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
