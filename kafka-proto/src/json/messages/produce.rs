//! ProduceRequest and ProduceResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::produce::request::*;

    impl<'a> JsonStructure<'a> for ProduceRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 3 {
                object.put("transactionalId", &self.transactional_id);
            }
            object.put("acks", &self.acks);
            object.put("timeoutMs", &self.timeout_ms);
            object.put("topicData", &self.topic_data);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 3, "transactionalId", &mut self.transactional_id)?;
            object.required("acks", &mut self.acks)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required("topicData", &mut self.topic_data)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicProduceData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 12 {
                object.put("name", &self.name);
            }
            if version >= 13 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitionData", &self.partition_data);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 12, "name", &mut self.name)?;
            object.required_if(version >= 13, "topicId", &mut self.topic_id)?;
            object.required("partitionData", &mut self.partition_data)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionProduceData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("index", &self.index);
            object.put("records", &self.records);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("index", &mut self.index)?;
            object.required("records", &mut self.records)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::produce::response::*;

    impl<'a> JsonStructure<'a> for ProduceResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("responses", &self.responses);
            if version >= 1 {
                object.put("throttleTimeMs", &self.throttle_time_ms);
            }
            if version >= 10 {
                object.put_unless_default(
                    "nodeEndpoints",
                    &self.node_endpoints,
                    &default.node_endpoints,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("responses", &mut self.responses)?;
            object.required_if(version >= 1, "throttleTimeMs", &mut self.throttle_time_ms)?;
            object.optional("nodeEndpoints", &mut self.node_endpoints)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicProduceResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 12 {
                object.put("name", &self.name);
            }
            if version >= 13 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitionResponses", &self.partition_responses);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 12, "name", &mut self.name)?;
            object.required_if(version >= 13, "topicId", &mut self.topic_id)?;
            object.required("partitionResponses", &mut self.partition_responses)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionProduceResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("index", &self.index);
            object.put("errorCode", &self.error_code);
            object.put("baseOffset", &self.base_offset);
            if version >= 2 {
                object.put("logAppendTimeMs", &self.log_append_time_ms);
            }
            if version >= 5 {
                object.put("logStartOffset", &self.log_start_offset);
            }
            if version >= 8 {
                object.put("recordErrors", &self.record_errors);
                object.put("errorMessage", &self.error_message);
            }
            if version >= 10 {
                object.put_unless_default(
                    "currentLeader",
                    &self.current_leader,
                    &default.current_leader,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("index", &mut self.index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("baseOffset", &mut self.base_offset)?;
            object.required_if(
                version >= 2,
                "logAppendTimeMs",
                &mut self.log_append_time_ms,
            )?;
            object.required_if(version >= 5, "logStartOffset", &mut self.log_start_offset)?;
            object.required_if(version >= 8, "recordErrors", &mut self.record_errors)?;
            object.required_if(version >= 8, "errorMessage", &mut self.error_message)?;
            object.optional("currentLeader", &mut self.current_leader)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for BatchIndexAndErrorMessage<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("batchIndex", &self.batch_index);
            object.put("batchIndexErrorMessage", &self.batch_index_error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("batchIndex", &mut self.batch_index)?;
            object.required(
                "batchIndexErrorMessage",
                &mut self.batch_index_error_message,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderIdAndEpoch<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for NodeEndpoint<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("nodeId", &self.node_id);
            object.put("host", &self.host);
            object.put("port", &self.port);
            object.put("rack", &self.rack);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("nodeId", &mut self.node_id)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            object.required("rack", &mut self.rack)?;
            Ok(())
        }
    }
}
