//! ConsumerGroupRegularExpressionValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_regular_expression_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupRegularExpressionValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topics", &self.topics);
        object.put("version", &self.version);
        object.put("timestamp", &self.timestamp);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topics", &mut self.topics)?;
        object.required("version", &mut self.version)?;
        object.required("timestamp", &mut self.timestamp)?;
        Ok(())
    }
}
