//! InitProducerIdRequest and InitProducerIdResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::init_producer_id::request::*;

    impl<'a> JsonStructure<'a> for InitProducerIdRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("transactionalId", &self.transactional_id);
            object.put("transactionTimeoutMs", &self.transaction_timeout_ms);
            if version >= 3 {
                object.put("producerId", &self.producer_id);
                object.put("producerEpoch", &self.producer_epoch);
            }
            if version >= 6 {
                object.put("enable2Pc", &self.enable2_pc);
                object.put("keepPreparedTxn", &self.keep_prepared_txn);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("transactionTimeoutMs", &mut self.transaction_timeout_ms)?;
            object.required_if(version >= 3, "producerId", &mut self.producer_id)?;
            object.required_if(version >= 3, "producerEpoch", &mut self.producer_epoch)?;
            object.required_if(version >= 6, "enable2Pc", &mut self.enable2_pc)?;
            object.required_if(version >= 6, "keepPreparedTxn", &mut self.keep_prepared_txn)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::init_producer_id::response::*;

    impl<'a> JsonStructure<'a> for InitProducerIdResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            if version >= 6 {
                object.put("ongoingTxnProducerId", &self.ongoing_txn_producer_id);
                object.put("ongoingTxnProducerEpoch", &self.ongoing_txn_producer_epoch);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required_if(
                version >= 6,
                "ongoingTxnProducerId",
                &mut self.ongoing_txn_producer_id,
            )?;
            object.required_if(
                version >= 6,
                "ongoingTxnProducerEpoch",
                &mut self.ongoing_txn_producer_epoch,
            )?;
            Ok(())
        }
    }
}
