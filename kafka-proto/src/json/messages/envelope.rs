//! EnvelopeRequest and EnvelopeResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::envelope::request::*;

    impl<'a> JsonStructure<'a> for EnvelopeRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("requestData", &self.request_data);
            object.put("requestPrincipal", &self.request_principal);
            object.put("clientHostAddress", &self.client_host_address);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("requestData", &mut self.request_data)?;
            object.required("requestPrincipal", &mut self.request_principal)?;
            object.required("clientHostAddress", &mut self.client_host_address)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::envelope::response::*;

    impl<'a> JsonStructure<'a> for EnvelopeResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("responseData", &self.response_data);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("responseData", &mut self.response_data)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
