//! GroupMetadataKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::group_metadata_key::*;

impl<'a> JsonStructure<'a> for GroupMetadataKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("group", &self.group);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("group", &mut self.group)?;
        Ok(())
    }
}
