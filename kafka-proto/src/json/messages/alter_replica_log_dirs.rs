//! AlterReplicaLogDirsRequest and AlterReplicaLogDirsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::alter_replica_log_dirs::request::*;

    impl<'a> JsonStructure<'a> for AlterReplicaLogDirsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("dirs", &self.dirs);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("dirs", &mut self.dirs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AlterReplicaLogDir<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("path", &self.path);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("path", &mut self.path)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AlterReplicaLogDirTopic<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::alter_replica_log_dirs::response::*;

    impl<'a> JsonStructure<'a> for AlterReplicaLogDirsResponse<'a> {
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

    impl<'a> JsonStructure<'a> for AlterReplicaLogDirTopicResult<'a> {
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

    impl<'a> JsonStructure<'a> for AlterReplicaLogDirPartitionResult<'a> {
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
