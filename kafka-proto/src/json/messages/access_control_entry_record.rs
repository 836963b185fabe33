//! AccessControlEntryRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::access_control_entry_record::*;

impl<'a> JsonStructure<'a> for AccessControlEntryRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("id", &self.id);
        object.put("resourceType", &self.resource_type);
        object.put("resourceName", &self.resource_name);
        object.put("patternType", &self.pattern_type);
        object.put("principal", &self.principal);
        object.put("host", &self.host);
        object.put("operation", &self.operation);
        object.put("permissionType", &self.permission_type);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("id", &mut self.id)?;
        object.required("resourceType", &mut self.resource_type)?;
        object.required("resourceName", &mut self.resource_name)?;
        object.required("patternType", &mut self.pattern_type)?;
        object.required("principal", &mut self.principal)?;
        object.required("host", &mut self.host)?;
        object.required("operation", &mut self.operation)?;
        object.required("permissionType", &mut self.permission_type)?;
        Ok(())
    }
}
