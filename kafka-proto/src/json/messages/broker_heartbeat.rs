//! BrokerHeartbeatRequest and BrokerHeartbeatResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::broker_heartbeat::request::*;

    impl<'a> JsonStructure<'a> for BrokerHeartbeatRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            let default = Self::default();
            object.put("brokerId", &self.broker_id);
            object.put("brokerEpoch", &self.broker_epoch);
            object.put("currentMetadataOffset", &self.current_metadata_offset);
            object.put("wantFence", &self.want_fence);
            object.put("wantShutDown", &self.want_shut_down);
            if version >= 1 {
                object.put_unless_default(
                    "offlineLogDirs",
                    &self.offline_log_dirs,
                    &default.offline_log_dirs,
                );
            }
            if version >= 2 {
                object.put_unless_default(
                    "cordonedLogDirs",
                    &self.cordoned_log_dirs,
                    &default.cordoned_log_dirs,
                );
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("brokerId", &mut self.broker_id)?;
            object.required("brokerEpoch", &mut self.broker_epoch)?;
            object.required("currentMetadataOffset", &mut self.current_metadata_offset)?;
            object.required("wantFence", &mut self.want_fence)?;
            object.required("wantShutDown", &mut self.want_shut_down)?;
            object.optional("offlineLogDirs", &mut self.offline_log_dirs)?;
            object.optional("cordonedLogDirs", &mut self.cordoned_log_dirs)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::broker_heartbeat::response::*;

    impl<'a> JsonStructure<'a> for BrokerHeartbeatResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("isCaughtUp", &self.is_caught_up);
            object.put("isFenced", &self.is_fenced);
            object.put("shouldShutDown", &self.should_shut_down);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("isCaughtUp", &mut self.is_caught_up)?;
            object.required("isFenced", &mut self.is_fenced)?;
            object.required("shouldShutDown", &mut self.should_shut_down)?;
            Ok(())
        }
    }
}
