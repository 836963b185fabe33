//! ClearElrRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::clear_elr_record::*;

impl<'a> JsonStructure<'a> for ClearElrRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicName", &self.topic_name);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicName", &mut self.topic_name)?;
        Ok(())
    }
}
