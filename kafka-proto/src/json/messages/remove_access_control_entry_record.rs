//! RemoveAccessControlEntryRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remove_access_control_entry_record::*;

impl<'a> JsonStructure<'a> for RemoveAccessControlEntryRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("id", &self.id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("id", &mut self.id)?;
        Ok(())
    }
}
