//! RemoveUserScramCredentialRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remove_user_scram_credential_record::*;

impl<'a> JsonStructure<'a> for RemoveUserScramCredentialRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("mechanism", &self.mechanism);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("mechanism", &mut self.mechanism)?;
        Ok(())
    }
}
