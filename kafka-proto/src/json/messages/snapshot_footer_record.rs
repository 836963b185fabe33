//! SnapshotFooterRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::snapshot_footer_record::*;

impl<'a> JsonStructure<'a> for SnapshotFooterRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("version", &self.version);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("version", &mut self.version)?;
        Ok(())
    }
}
