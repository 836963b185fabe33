//! UpdateMetadataRequest and UpdateMetadataResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::update_metadata::request::*;

    impl<'a> JsonStructure<'a> for UpdateMetadataRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("controllerId", &self.controller_id);
            if version >= 8 {
                object.put("isKRaftController", &self.is_kraft_controller);
                object.put_unless_default("type", &self.r#type, &default.r#type);
            }
            object.put("controllerEpoch", &self.controller_epoch);
            if version >= 5 {
                object.put("brokerEpoch", &self.broker_epoch);
            }
            if version <= 4 {
                object.put("ungroupedPartitionStates", &self.ungrouped_partition_states);
            }
            if version >= 5 {
                object.put("topicStates", &self.topic_states);
            }
            object.put("liveBrokers", &self.live_brokers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("controllerId", &mut self.controller_id)?;
            object.required_if(
                version >= 8,
                "isKRaftController",
                &mut self.is_kraft_controller,
            )?;
            object.optional("type", &mut self.r#type)?;
            object.required("controllerEpoch", &mut self.controller_epoch)?;
            object.required_if(version >= 5, "brokerEpoch", &mut self.broker_epoch)?;
            object.required_if(
                version <= 4,
                "ungroupedPartitionStates",
                &mut self.ungrouped_partition_states,
            )?;
            object.required_if(version >= 5, "topicStates", &mut self.topic_states)?;
            object.required("liveBrokers", &mut self.live_brokers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UpdateMetadataPartitionState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 4 {
                object.put("topicName", &self.topic_name);
            }
            object.put("partitionIndex", &self.partition_index);
            object.put("controllerEpoch", &self.controller_epoch);
            object.put("leader", &self.leader);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("isr", &self.isr);
            object.put("zkVersion", &self.zk_version);
            object.put("replicas", &self.replicas);
            if version >= 4 {
                object.put("offlineReplicas", &self.offline_replicas);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 4, "topicName", &mut self.topic_name)?;
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("controllerEpoch", &mut self.controller_epoch)?;
            object.required("leader", &mut self.leader)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("isr", &mut self.isr)?;
            object.required("zkVersion", &mut self.zk_version)?;
            object.required("replicas", &mut self.replicas)?;
            object.required_if(version >= 4, "offlineReplicas", &mut self.offline_replicas)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UpdateMetadataTopicState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("topicName", &self.topic_name);
            if version >= 7 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitionStates", &self.partition_states);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("topicName", &mut self.topic_name)?;
            object.required_if(version >= 7, "topicId", &mut self.topic_id)?;
            object.required("partitionStates", &mut self.partition_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UpdateMetadataBroker<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("id", &self.id);
            if version == 0 {
                object.put("v0Host", &self.v0_host);
                object.put("v0Port", &self.v0_port);
            }
            if version >= 1 {
                object.put("endpoints", &self.endpoints);
            }
            if version >= 2 {
                object.put("rack", &self.rack);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("id", &mut self.id)?;
            object.required_if(version == 0, "v0Host", &mut self.v0_host)?;
            object.required_if(version == 0, "v0Port", &mut self.v0_port)?;
            object.required_if(version >= 1, "endpoints", &mut self.endpoints)?;
            object.required_if(version >= 2, "rack", &mut self.rack)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for UpdateMetadataEndpoint<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("port", &self.port);
            object.put("host", &self.host);
            if version >= 3 {
                object.put("listener", &self.listener);
            }
            object.put("securityProtocol", &self.security_protocol);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("port", &mut self.port)?;
            object.required("host", &mut self.host)?;
            object.required_if(version >= 3, "listener", &mut self.listener)?;
            object.required("securityProtocol", &mut self.security_protocol)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::update_metadata::response::*;

    impl<'a> JsonStructure<'a> for UpdateMetadataResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
