//! FenceBrokerRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::fence_broker_record::*;

impl<'a> JsonStructure<'a> for FenceBrokerRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("id", &self.id);
        object.put("epoch", &self.epoch);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("id", &mut self.id)?;
        object.required("epoch", &mut self.epoch)?;
        Ok(())
    }
}
