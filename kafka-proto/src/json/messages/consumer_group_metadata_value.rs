//! ConsumerGroupMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_metadata_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("epoch", &self.epoch);
        object.put_unless_default("metadataHash", &self.metadata_hash, &default.metadata_hash);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("epoch", &mut self.epoch)?;
        object.optional("metadataHash", &mut self.metadata_hash)?;
        Ok(())
    }
}
