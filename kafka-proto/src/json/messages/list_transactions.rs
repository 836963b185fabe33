//! ListTransactionsRequest and ListTransactionsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::list_transactions::request::*;

    impl<'a> JsonStructure<'a> for ListTransactionsRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("stateFilters", &self.state_filters);
            object.put("producerIdFilters", &self.producer_id_filters);
            if version >= 1 {
                object.put("durationFilter", &self.duration_filter);
            }
            if version >= 2 {
                object.put("transactionalIdPattern", &self.transactional_id_pattern);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("stateFilters", &mut self.state_filters)?;
            object.required("producerIdFilters", &mut self.producer_id_filters)?;
            object.required_if(version >= 1, "durationFilter", &mut self.duration_filter)?;
            object.required_if(
                version >= 2,
                "transactionalIdPattern",
                &mut self.transactional_id_pattern,
            )?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::list_transactions::response::*;

    impl<'a> JsonStructure<'a> for ListTransactionsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("unknownStateFilters", &self.unknown_state_filters);
            object.put("transactionStates", &self.transaction_states);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("unknownStateFilters", &mut self.unknown_state_filters)?;
            object.required("transactionStates", &mut self.transaction_states)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for TransactionState<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalId", &self.transactional_id);
            object.put("producerId", &self.producer_id);
            object.put("transactionState", &self.transaction_state);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("transactionState", &mut self.transaction_state)?;
            Ok(())
        }
    }
}
