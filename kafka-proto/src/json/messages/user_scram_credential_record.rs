//! UserScramCredentialRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::user_scram_credential_record::*;

impl<'a> JsonStructure<'a> for UserScramCredentialRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("mechanism", &self.mechanism);
        object.put("salt", &self.salt);
        object.put("storedKey", &self.stored_key);
        object.put("serverKey", &self.server_key);
        object.put("iterations", &self.iterations);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("mechanism", &mut self.mechanism)?;
        object.required("salt", &mut self.salt)?;
        object.required("storedKey", &mut self.stored_key)?;
        object.required("serverKey", &mut self.server_key)?;
        object.required("iterations", &mut self.iterations)?;
        Ok(())
    }
}
