//! AllocateProducerIdsRequest and AllocateProducerIdsResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::allocate_producer_ids::request::*;

    impl<'a> JsonStructure<'a> for AllocateProducerIdsRequest<'a> {
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
    use crate::messages::allocate_producer_ids::response::*;

    impl<'a> JsonStructure<'a> for AllocateProducerIdsResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("producerIdStart", &self.producer_id_start);
            object.put("producerIdLen", &self.producer_id_len);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("producerIdStart", &mut self.producer_id_start)?;
            object.required("producerIdLen", &mut self.producer_id_len)?;
            Ok(())
        }
    }
}
