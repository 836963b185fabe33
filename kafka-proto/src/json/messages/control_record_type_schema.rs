//! ControlRecordTypeSchema as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::control_record_type_schema::*;

impl<'a> JsonStructure<'a> for ControlRecordTypeSchema<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("type", &self.r#type);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("type", &mut self.r#type)?;
        Ok(())
    }
}
