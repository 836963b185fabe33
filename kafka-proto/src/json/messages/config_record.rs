//! ConfigRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::config_record::*;

impl<'a> JsonStructure<'a> for ConfigRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("resourceType", &self.resource_type);
        object.put("resourceName", &self.resource_name);
        object.put("name", &self.name);
        object.put("value", &self.value);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("resourceType", &mut self.resource_type)?;
        object.required("resourceName", &mut self.resource_name)?;
        object.required("name", &mut self.name)?;
        object.required("value", &mut self.value)?;
        Ok(())
    }
}
