//! KRaftVersionRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::kraft_version_record::*;

impl<'a> JsonStructure<'a> for KRaftVersionRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("version", &self.version);
        object.put("kRaftVersion", &self.kraft_version);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("version", &mut self.version)?;
        object.required("kRaftVersion", &mut self.kraft_version)?;
        Ok(())
    }
}
