//! EndTxnRequest and EndTxnResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::end_txn::request::*;

    impl<'a> JsonStructure<'a> for EndTxnRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalId", &self.transactional_id);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("committed", &self.committed);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("committed", &mut self.committed)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::end_txn::response::*;

    impl<'a> JsonStructure<'a> for EndTxnResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            if version >= 5 {
                object.put("producerId", &self.producer_id);
                object.put("producerEpoch", &self.producer_epoch);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required_if(version >= 5, "producerId", &mut self.producer_id)?;
            object.required_if(version >= 5, "producerEpoch", &mut self.producer_epoch)?;
            Ok(())
        }
    }
}
