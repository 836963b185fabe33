//! ResponseHeader as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::response_header::*;

impl<'a> JsonStructure<'a> for ResponseHeader<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("correlationId", &self.correlation_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("correlationId", &mut self.correlation_id)?;
        Ok(())
    }
}
