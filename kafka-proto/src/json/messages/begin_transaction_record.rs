//! BeginTransactionRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::begin_transaction_record::*;

impl<'a> JsonStructure<'a> for BeginTransactionRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put_unless_default("name", &self.name, &default.name);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.optional("name", &mut self.name)?;
        Ok(())
    }
}
