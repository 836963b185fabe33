//! TopicRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::topic_record::*;

impl<'a> JsonStructure<'a> for TopicRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("topicId", &self.topic_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("topicId", &mut self.topic_id)?;
        Ok(())
    }
}
