//! BrokerRegistrationChangeRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::broker_registration_change_record::*;

impl<'a> JsonStructure<'a> for BrokerRegistrationChangeRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("brokerId", &self.broker_id);
        object.put("brokerEpoch", &self.broker_epoch);
        object.put_unless_default("fenced", &self.fenced, &default.fenced);
        if version >= 1 {
            object.put_unless_default(
                "inControlledShutdown",
                &self.in_controlled_shutdown,
                &default.in_controlled_shutdown,
            );
        }
        if version >= 2 {
            object.put_unless_default("logDirs", &self.log_dirs, &default.log_dirs);
        }
        if version >= 3 {
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
        object.optional("fenced", &mut self.fenced)?;
        object.optional("inControlledShutdown", &mut self.in_controlled_shutdown)?;
        object.optional("logDirs", &mut self.log_dirs)?;
        object.optional("cordonedLogDirs", &mut self.cordoned_log_dirs)?;
        Ok(())
    }
}
