//! DefaultPrincipalData as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::default_principal_data::*;

impl<'a> JsonStructure<'a> for DefaultPrincipalData<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("type", &self.r#type);
        object.put("name", &self.name);
        object.put("tokenAuthenticated", &self.token_authenticated);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("type", &mut self.r#type)?;
        object.required("name", &mut self.name)?;
        object.required("tokenAuthenticated", &mut self.token_authenticated)?;
        Ok(())
    }
}
