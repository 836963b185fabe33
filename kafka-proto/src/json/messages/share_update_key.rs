//! ShareUpdateKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_update_key::*;

impl<'a> JsonStructure<'a> for ShareUpdateKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("groupId", &self.group_id);
        object.put("topicId", &self.topic_id);
        object.put("partition", &self.partition);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("groupId", &mut self.group_id)?;
        object.required("topicId", &mut self.topic_id)?;
        object.required("partition", &mut self.partition)?;
        Ok(())
    }
}
