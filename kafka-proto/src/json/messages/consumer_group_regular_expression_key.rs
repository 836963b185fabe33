//! ConsumerGroupRegularExpressionKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_regular_expression_key::*;

impl<'a> JsonStructure<'a> for ConsumerGroupRegularExpressionKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("groupId", &self.group_id);
        object.put("regularExpression", &self.regular_expression);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("groupId", &mut self.group_id)?;
        object.required("regularExpression", &mut self.regular_expression)?;
        Ok(())
    }
}
