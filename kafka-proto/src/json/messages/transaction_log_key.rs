//! TransactionLogKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::transaction_log_key::*;

impl<'a> JsonStructure<'a> for TransactionLogKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("transactionalId", &self.transactional_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("transactionalId", &mut self.transactional_id)?;
        Ok(())
    }
}
