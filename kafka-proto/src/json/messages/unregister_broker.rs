//! UnregisterBrokerRequest and UnregisterBrokerResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::unregister_broker::request::*;

    impl<'a> JsonStructure<'a> for UnregisterBrokerRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("brokerId", &self.broker_id);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::unregister_broker::response::*;

    impl<'a> JsonStructure<'a> for UnregisterBrokerResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
