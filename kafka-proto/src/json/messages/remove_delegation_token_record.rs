//! RemoveDelegationTokenRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remove_delegation_token_record::*;

impl<'a> JsonStructure<'a> for RemoveDelegationTokenRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("tokenId", &self.token_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("tokenId", &mut self.token_id)?;
        Ok(())
    }
}
