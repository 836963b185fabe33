//! ClientQuotaRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::client_quota_record::*;

impl<'a> JsonStructure<'a> for ClientQuotaRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("entity", &self.entity);
        object.put("key", &self.key);
        object.put("value", &self.value);
        object.put("remove", &self.remove);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("entity", &mut self.entity)?;
        object.required("key", &mut self.key)?;
        object.required("value", &mut self.value)?;
        object.required("remove", &mut self.remove)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for EntityData<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("entityType", &self.entity_type);
        object.put("entityName", &self.entity_name);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("entityType", &mut self.entity_type)?;
        object.required("entityName", &mut self.entity_name)?;
        Ok(())
    }
}
