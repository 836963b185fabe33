//! LeaderAndIsrRequest and LeaderAndIsrResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::leader_and_isr::request::*;

    impl<'a> JsonStructure<'a> for LeaderAndIsrRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("controllerId", &self.controller_id);
            if version >= 7 {
                object.put("isKRaftController", &self.is_kraft_controller);
            }
            object.put("controllerEpoch", &self.controller_epoch);
            if version >= 2 {
                object.put("brokerEpoch", &self.broker_epoch);
            }
            if version >= 5 {
                object.put("type", &self.r#type);
            }
            if version <= 1 {
                object.put("ungroupedPartitionStates", &self.ungrouped_partition_states);
            }
            if version >= 2 {
                object.put("topicStates", &self.topic_states);
            }
            object.put("liveLeaders", &self.live_leaders);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("controllerId", &mut self.controller_id)?;
            object.required_if(
                version >= 7,
                "isKRaftController",
                &mut self.is_kraft_controller,
            )?;
            object.required("controllerEpoch", &mut self.controller_epoch)?;
            object.required_if(version >= 2, "brokerEpoch", &mut self.broker_epoch)?;
            object.required_if(version >= 5, "type", &mut self.r#type)?;
            object.required_if(
                version <= 1,
                "ungroupedPartitionStates",
                &mut self.ungrouped_partition_states,
            )?;
            object.required_if(version >= 2, "topicStates", &mut self.topic_states)?;
            object.required("liveLeaders", &mut self.live_leaders)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderAndIsrPartitionState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 1 {
                object.put("topicName", &self.topic_name);
            }
            object.put("partitionIndex", &self.partition_index);
            object.put("controllerEpoch", &self.controller_epoch);
            object.put("leader", &self.leader);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("isr", &self.isr);
            object.put("partitionEpoch", &self.partition_epoch);
            object.put("replicas", &self.replicas);
            if version >= 3 {
                object.put("addingReplicas", &self.adding_replicas);
                object.put("removingReplicas", &self.removing_replicas);
            }
            if version >= 1 {
                object.put("isNew", &self.is_new);
            }
            if version >= 6 {
                object.put("leaderRecoveryState", &self.leader_recovery_state);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 1, "topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("controllerEpoch", &mut self.controller_epoch)?;
            object.required("leader", &mut self.leader)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("isr", &mut self.isr)?;
            object.required("partitionEpoch", &mut self.partition_epoch)?;
            object.required("replicas", &mut self.replicas)?;
            object.required_if(version >= 3, "addingReplicas", &mut self.adding_replicas)?;
            object.required_if(
                version >= 3,
                "removingReplicas",
                &mut self.removing_replicas,
            )?;
            object.required_if(version >= 1, "isNew", &mut self.is_new)?;
            object.required_if(
                version >= 6,
                "leaderRecoveryState",
                &mut self.leader_recovery_state,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderAndIsrTopicState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("topicName", &self.topic_name);
            if version >= 5 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitionStates", &self.partition_states);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("topicName", &mut self.topic_name)?;
            object.required_if(version >= 5, "topicId", &mut self.topic_id)?;
            object.required("partitionStates", &mut self.partition_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderAndIsrLiveLeader<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerId", &self.broker_id);
            object.put("hostName", &self.host_name);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            object.required("hostName", &mut self.host_name)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::leader_and_isr::response::*;

    impl<'a> JsonStructure<'a> for LeaderAndIsrResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            if version <= 4 {
                object.put("partitionErrors", &self.partition_errors);
            }
            if version >= 5 {
                object.put("topics", &self.topics);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version <= 4, "partitionErrors", &mut self.partition_errors)?;
            object.required_if(version >= 5, "topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderAndIsrPartitionError<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 4 {
                object.put("topicName", &self.topic_name);
            }
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 4, "topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for LeaderAndIsrTopicError<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topicId", &self.topic_id);
            object.put("partitionErrors", &self.partition_errors);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topicId", &mut self.topic_id)?;
            object.required("partitionErrors", &mut self.partition_errors)?;
            Ok(())
        }
    }
}
