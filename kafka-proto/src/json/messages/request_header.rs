//! RequestHeader as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::request_header::*;

impl<'a> JsonStructure<'a> for RequestHeader<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        object.put("requestApiKey", &self.request_api_key);
        object.put("requestApiVersion", &self.request_api_version);
        object.put("correlationId", &self.correlation_id);
        if version >= 1 {
            object.put("clientId", &self.client_id);
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("requestApiKey", &mut self.request_api_key)?;
        object.required("requestApiVersion", &mut self.request_api_version)?;
        object.required("correlationId", &mut self.correlation_id)?;
        object.required_if(version >= 1, "clientId", &mut self.client_id)?;
        Ok(())
    }
}
