//! SaslAuthenticateRequest and SaslAuthenticateResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::sasl_authenticate::request::*;

    impl<'a> JsonStructure<'a> for SaslAuthenticateRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("authBytes", &self.auth_bytes);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("authBytes", &mut self.auth_bytes)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::sasl_authenticate::response::*;

    impl<'a> JsonStructure<'a> for SaslAuthenticateResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
            object.put("authBytes", &self.auth_bytes);
            if version >= 1 {
                object.put("sessionLifetimeMs", &self.session_lifetime_ms);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            object.required("authBytes", &mut self.auth_bytes)?;
            object.required_if(
                version >= 1,
                "sessionLifetimeMs",
                &mut self.session_lifetime_ms,
            )?;
            Ok(())
        }
    }
}
