//! AddPartitionsToTxnRequest and AddPartitionsToTxnResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::add_partitions_to_txn::request::*;

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            if version >= 4 {
                object.put("transactions", &self.transactions);
            }
            if version <= 3 {
                object.put(
                    "v3AndBelowTransactionalId",
                    &self.v3_and_below_transactional_id,
                );
                object.put("v3AndBelowProducerId", &self.v3_and_below_producer_id);
                object.put("v3AndBelowProducerEpoch", &self.v3_and_below_producer_epoch);
                object.put("v3AndBelowTopics", &self.v3_and_below_topics);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required_if(version >= 4, "transactions", &mut self.transactions)?;
            object.required_if(
                version <= 3,
                "v3AndBelowTransactionalId",
                &mut self.v3_and_below_transactional_id,
            )?;
            object.required_if(
                version <= 3,
                "v3AndBelowProducerId",
                &mut self.v3_and_below_producer_id,
            )?;
            object.required_if(
                version <= 3,
                "v3AndBelowProducerEpoch",
                &mut self.v3_and_below_producer_epoch,
            )?;
            object.required_if(
                version <= 3,
                "v3AndBelowTopics",
                &mut self.v3_and_below_topics,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnTransaction<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalId", &self.transactional_id);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("verifyOnly", &self.verify_only);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("verifyOnly", &mut self.verify_only)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnTopic<'a> {
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
    use crate::messages::add_partitions_to_txn::response::*;

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            if version >= 4 {
                object.put("errorCode", &self.error_code);
                object.put("resultsByTransaction", &self.results_by_transaction);
            }
            if version <= 3 {
                object.put(
                    "resultsByTopicV3AndBelow",
                    &self.results_by_topic_v3_and_below,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required_if(version >= 4, "errorCode", &mut self.error_code)?;
            object.required_if(
                version >= 4,
                "resultsByTransaction",
                &mut self.results_by_transaction,
            )?;
            object.required_if(
                version <= 3,
                "resultsByTopicV3AndBelow",
                &mut self.results_by_topic_v3_and_below,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalId", &self.transactional_id);
            object.put("topicResults", &self.topic_results);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("topicResults", &mut self.topic_results)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnTopicResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("resultsByPartition", &self.results_by_partition);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("resultsByPartition", &mut self.results_by_partition)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for AddPartitionsToTxnPartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("partitionErrorCode", &self.partition_error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("partitionErrorCode", &mut self.partition_error_code)?;
            Ok(())
        }
    }
}
