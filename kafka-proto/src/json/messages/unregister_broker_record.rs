//! UnregisterBrokerRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::unregister_broker_record::*;

impl<'a> JsonStructure<'a> for UnregisterBrokerRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("brokerId", &self.broker_id);
        object.put("brokerEpoch", &self.broker_epoch);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("brokerId", &mut self.broker_id)?;
        object.required("brokerEpoch", &mut self.broker_epoch)?;
        Ok(())
    }
}
