//! AlterPartitionRequest and AlterPartitionResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::alter_partition::request::*;

    impl<'a> JsonStructure<'a> for AlterPartitionRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerId", &self.broker_id);
            object.put("brokerEpoch", &self.broker_epoch);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            object.required("brokerEpoch", &mut self.broker_epoch)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 1 {
                object.put("topicName", &self.topic_name);
            }
            if version >= 2 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 1, "topicName", &mut self.topic_name)?;
            object.required_if(version >= 2, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("leaderEpoch", &self.leader_epoch);
            if version <= 2 {
                object.put("newIsr", &self.new_isr);
            }
            if version >= 3 {
                object.put("newIsrWithEpochs", &self.new_isr_with_epochs);
            }
            if version >= 1 {
                object.put("leaderRecoveryState", &self.leader_recovery_state);
            }
            object.put("partitionEpoch", &self.partition_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required_if(version <= 2, "newIsr", &mut self.new_isr)?;
            object.required_if(
                version >= 3,
                "newIsrWithEpochs",
                &mut self.new_isr_with_epochs,
            )?;
            object.required_if(
                version >= 1,
                "leaderRecoveryState",
                &mut self.leader_recovery_state,
            )?;
            object.required("partitionEpoch", &mut self.partition_epoch)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for BrokerState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerId", &self.broker_id);
            object.put("brokerEpoch", &self.broker_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            object.required("brokerEpoch", &mut self.broker_epoch)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::alter_partition::response::*;

    impl<'a> JsonStructure<'a> for AlterPartitionResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version <= 1 {
                object.put("topicName", &self.topic_name);
            }
            if version >= 2 {
                object.put("topicId", &self.topic_id);
            }
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version <= 1, "topicName", &mut self.topic_name)?;
            object.required_if(version >= 2, "topicId", &mut self.topic_id)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for PartitionData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("isr", &self.isr);
            if version >= 1 {
                object.put("leaderRecoveryState", &self.leader_recovery_state);
            }
            object.put("partitionEpoch", &self.partition_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("isr", &mut self.isr)?;
            object.required_if(
                version >= 1,
                "leaderRecoveryState",
                &mut self.leader_recovery_state,
            )?;
            object.required("partitionEpoch", &mut self.partition_epoch)?;
            Ok(())
        }
    }
}
