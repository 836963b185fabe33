//! SaslHandshakeRequest and SaslHandshakeResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::sasl_handshake::request::*;

    impl<'a> JsonStructure<'a> for SaslHandshakeRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("mechanism", &self.mechanism);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("mechanism", &mut self.mechanism)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::sasl_handshake::response::*;

    impl<'a> JsonStructure<'a> for SaslHandshakeResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("errorCode", &self.error_code);
            object.put("mechanisms", &self.mechanisms);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("errorCode", &mut self.error_code)?;
            object.required("mechanisms", &mut self.mechanisms)?;
            Ok(())
        }
    }
}
