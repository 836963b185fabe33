//! RegisterControllerRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::register_controller_record::*;

impl<'a> JsonStructure<'a> for RegisterControllerRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("controllerId", &self.controller_id);
        object.put("incarnationId", &self.incarnation_id);
        object.put("zkMigrationReady", &self.zk_migration_ready);
        object.put("endPoints", &self.end_points);
        object.put("features", &self.features);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("controllerId", &mut self.controller_id)?;
        object.required("incarnationId", &mut self.incarnation_id)?;
        object.required("zkMigrationReady", &mut self.zk_migration_ready)?;
        object.required("endPoints", &mut self.end_points)?;
        object.required("features", &mut self.features)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for ControllerEndpoint<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("host", &self.host);
        object.put("port", &self.port);
        object.put("securityProtocol", &self.security_protocol);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("host", &mut self.host)?;
        object.required("port", &mut self.port)?;
        object.required("securityProtocol", &mut self.security_protocol)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for ControllerFeature<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("minSupportedVersion", &self.min_supported_version);
        object.put("maxSupportedVersion", &self.max_supported_version);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("minSupportedVersion", &mut self.min_supported_version)?;
        object.required("maxSupportedVersion", &mut self.max_supported_version)?;
        Ok(())
    }
}
