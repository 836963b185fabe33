//! OffsetCommitKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::offset_commit_key::*;

impl<'a> JsonStructure<'a> for OffsetCommitKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("group", &self.group);
        object.put("topic", &self.topic);
        object.put("partition", &self.partition);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("group", &mut self.group)?;
        object.required("topic", &mut self.topic)?;
        object.required("partition", &mut self.partition)?;
        Ok(())
    }
}
