//! SnapshotHeaderRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::snapshot_header_record::*;

impl<'a> JsonStructure<'a> for SnapshotHeaderRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("version", &self.version);
        object.put(
            "lastContainedLogTimestamp",
            &self.last_contained_log_timestamp,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("version", &mut self.version)?;
        object.required(
            "lastContainedLogTimestamp",
            &mut self.last_contained_log_timestamp,
        )?;
        Ok(())
    }
}
