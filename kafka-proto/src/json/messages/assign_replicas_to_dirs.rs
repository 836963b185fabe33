//! AssignReplicasToDirsRequest and AssignReplicasToDirsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::assign_replicas_to_dirs::request::*;

    impl<'a> JsonStructure<'a> for AssignReplicasToDirsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerId", &self.broker_id);
            object.put("brokerEpoch", &self.broker_epoch);
            object.put("directories", &self.directories);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            object.required("brokerEpoch", &mut self.broker_epoch)?;
            object.required("directories", &mut self.directories)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DirectoryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("id", &self.id);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("id", &mut self.id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
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
    use crate::messages::assign_replicas_to_dirs::response::*;

    impl<'a> JsonStructure<'a> for AssignReplicasToDirsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("directories", &self.directories);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("directories", &mut self.directories)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for DirectoryData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("id", &self.id);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("id", &mut self.id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
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
