//! AbortTransactionRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::abort_transaction_record::*;

impl<'a> JsonStructure<'a> for AbortTransactionRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put_unless_default("reason", &self.reason, &default.reason);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.optional("reason", &mut self.reason)?;
        Ok(())
    }
}
