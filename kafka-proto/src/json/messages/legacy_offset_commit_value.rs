//! LegacyOffsetCommitValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::legacy_offset_commit_value::*;

impl<'a> JsonStructure<'a> for LegacyOffsetCommitValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("offset", &self.offset);
        object.put("metadata", &self.metadata);
        object.put("commitTimestamp", &self.commit_timestamp);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("offset", &mut self.offset)?;
        object.required("metadata", &mut self.metadata)?;
        object.required("commitTimestamp", &mut self.commit_timestamp)?;
        Ok(())
    }
}
