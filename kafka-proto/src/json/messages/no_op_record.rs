//! NoOpRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::no_op_record::*;

impl<'a> JsonStructure<'a> for NoOpRecord<'a> {
    fn write_json(&self, _object: &mut ObjectWriter) {}
    fn read_json(&mut self, _object: &ObjectReader<'a>) -> Result {
        Ok(())
    }
}
