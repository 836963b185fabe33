//! RegisterBrokerRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::register_broker_record::*;

impl<'a> JsonStructure<'a> for RegisterBrokerRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("brokerId", &self.broker_id);
        if version >= 2 {
            object.put("isMigratingZkBroker", &self.is_migrating_zk_broker);
        }
        object.put("incarnationId", &self.incarnation_id);
        object.put("brokerEpoch", &self.broker_epoch);
        object.put("endPoints", &self.end_points);
        object.put("features", &self.features);
        object.put("rack", &self.rack);
        object.put("fenced", &self.fenced);
        if version >= 1 {
            object.put("inControlledShutdown", &self.in_controlled_shutdown);
        }
        if version >= 3 {
            object.put_unless_default("logDirs", &self.log_dirs, &default.log_dirs);
        }
        if version >= 4 {
            object.put_unless_default(
                "cordonedLogDirs",
                &self.cordoned_log_dirs,
                &default.cordoned_log_dirs,
            );
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("brokerId", &mut self.broker_id)?;
        object.required_if(
            version >= 2,
            "isMigratingZkBroker",
            &mut self.is_migrating_zk_broker,
        )?;
        object.required("incarnationId", &mut self.incarnation_id)?;
        object.required("brokerEpoch", &mut self.broker_epoch)?;
        object.required("endPoints", &mut self.end_points)?;
        object.required("features", &mut self.features)?;
        object.required("rack", &mut self.rack)?;
        object.required("fenced", &mut self.fenced)?;
        object.required_if(
            version >= 1,
            "inControlledShutdown",
            &mut self.in_controlled_shutdown,
        )?;
        object.optional("logDirs", &mut self.log_dirs)?;
        object.optional("cordonedLogDirs", &mut self.cordoned_log_dirs)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for BrokerEndpoint<'a> {
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

impl<'a> JsonStructure<'a> for BrokerFeature<'a> {
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
