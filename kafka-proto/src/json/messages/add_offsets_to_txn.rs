//! AddOffsetsToTxnRequest and AddOffsetsToTxnResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::add_offsets_to_txn::request::*;

    impl<'a> JsonStructure<'a> for AddOffsetsToTxnRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("transactionalId", &self.transactional_id);
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("groupId", &self.group_id);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("transactionalId", &mut self.transactional_id)?;
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("groupId", &mut self.group_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::add_offsets_to_txn::response::*;

    impl<'a> JsonStructure<'a> for AddOffsetsToTxnResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
