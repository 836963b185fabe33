//! DescribeTransactionsRequest and DescribeTransactionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::describe_transactions::request::*;

    impl<'a> JsonStructure<'a> for DescribeTransactionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalIds", &self.transactional_ids);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalIds", &mut self.transactional_ids)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::describe_transactions::response::*;

    impl<'a> JsonStructure<'a> for DescribeTransactionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("transactionStates", &self.transaction_states);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("transactionStates", &mut self.transaction_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TransactionState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("transactionalId", &self.transactional_id);
            object.put("transactionState", &self.transaction_state);
            object.put("transactionTimeoutMs", &self.transaction_timeout_ms);
            object.put("transactionStartTimeMs", &self.transaction_start_time_ms);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("transactionState", &mut self.transaction_state)?;
            object.required("transactionTimeoutMs", &mut self.transaction_timeout_ms)?;
            object.required(
                "transactionStartTimeMs",
                &mut self.transaction_start_time_ms,
            )?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TopicData<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("topic", &self.topic);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("topic", &mut self.topic)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }
}
