//! BrokerRegistrationRequest and BrokerRegistrationResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::broker_registration::request::*;

    impl<'a> JsonStructure<'a> for BrokerRegistrationRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("brokerId", &self.broker_id);
            object.put("clusterId", &self.cluster_id);
            object.put("incarnationId", &self.incarnation_id);
            object.put("listeners", &self.listeners);
            object.put("features", &self.features);
            object.put("rack", &self.rack);
            if version >= 1 {
                object.put("isMigratingZkBroker", &self.is_migrating_zk_broker);
            }
            if version >= 2 {
                object.put("logDirs", &self.log_dirs);
            }
            if version >= 3 {
                object.put("previousBrokerEpoch", &self.previous_broker_epoch);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("brokerId", &mut self.broker_id)?;
            object.required("clusterId", &mut self.cluster_id)?;
            object.required("incarnationId", &mut self.incarnation_id)?;
            object.required("listeners", &mut self.listeners)?;
            object.required("features", &mut self.features)?;
            object.required("rack", &mut self.rack)?;
            object.required_if(
                version >= 1,
                "isMigratingZkBroker",
                &mut self.is_migrating_zk_broker,
            )?;
            object.required_if(version >= 2, "logDirs", &mut self.log_dirs)?;
            object.required_if(
                version >= 3,
                "previousBrokerEpoch",
                &mut self.previous_broker_epoch,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Listener<'a> {
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

    impl<'a> JsonStructure<'a> for Feature<'a> {
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
}

mod response {
    use crate::json::form::*;
    use crate::messages::broker_registration::response::*;

    impl<'a> JsonStructure<'a> for BrokerRegistrationResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("brokerEpoch", &self.broker_epoch);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("brokerEpoch", &mut self.broker_epoch)?;
            Ok(())
        }
    }
}
