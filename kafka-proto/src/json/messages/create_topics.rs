//! CreateTopicsRequest and CreateTopicsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::create_topics::request::*;

    impl<'a> JsonStructure<'a> for CreateTopicsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("topics", &self.topics);
            object.put("timeoutMs", &self.timeout_ms);
            if version >= 1 {
                object.put("validateOnly", &self.validate_only);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("topics", &mut self.topics)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required_if(version >= 1, "validateOnly", &mut self.validate_only)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("numPartitions", &self.num_partitions);
            object.put("replicationFactor", &self.replication_factor);
            object.put("assignments", &self.assignments);
            object.put("configs", &self.configs);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("numPartitions", &mut self.num_partitions)?;
            object.required("replicationFactor", &mut self.replication_factor)?;
            object.required("assignments", &mut self.assignments)?;
            object.required("configs", &mut self.configs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableReplicaAssignment<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("brokerIds", &self.broker_ids);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("brokerIds", &mut self.broker_ids)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableTopicConfig<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("value", &self.value);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("value", &mut self.value)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::create_topics::response::*;

    impl<'a> JsonStructure<'a> for CreateTopicsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 2 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 2, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableTopicResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("name", &self.name);
            if version >= 7 {
                object.put("topicId", &self.topic_id);
            }
            object.put("errorCode", &self.error_code);
            if version >= 1 {
                object.put("errorMessage", &self.error_message);
            }
            if version >= 5 {
                object.put_unless_default(
                    "topicConfigErrorCode",
                    &self.topic_config_error_code,
                    &default.topic_config_error_code,
                );
                object.put("numPartitions", &self.num_partitions);
                object.put("replicationFactor", &self.replication_factor);
                object.put("configs", &self.configs);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("name", &mut self.name)?;
            object.required_if(version >= 7, "topicId", &mut self.topic_id)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 1, "errorMessage", &mut self.error_message)?;
            object.optional("topicConfigErrorCode", &mut self.topic_config_error_code)?;
            object.required_if(version >= 5, "numPartitions", &mut self.num_partitions)?;
            object.required_if(
                version >= 5,
                "replicationFactor",
                &mut self.replication_factor,
            )?;
            object.required_if(version >= 5, "configs", &mut self.configs)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CreatableTopicConfigs<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("value", &self.value);
            object.put("readOnly", &self.read_only);
            object.put("configSource", &self.config_source);
            object.put("isSensitive", &self.is_sensitive);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("value", &mut self.value)?;
            object.required("readOnly", &mut self.read_only)?;
            object.required("configSource", &mut self.config_source)?;
            object.required("isSensitive", &mut self.is_sensitive)?;
            Ok(())
        }
    }
}
