//! ShareGroupMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_group_metadata_value::*;

impl<'a> JsonStructure<'a> for ShareGroupMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("epoch", &self.epoch);
        object.put("metadataHash", &self.metadata_hash);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("epoch", &mut self.epoch)?;
        object.required("metadataHash", &mut self.metadata_hash)?;
        Ok(())
    }
}
