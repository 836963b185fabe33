//! EndTxnMarker as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::end_txn_marker::*;

impl<'a> JsonStructure<'a> for EndTxnMarker<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("coordinatorEpoch", &self.coordinator_epoch);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("coordinatorEpoch", &mut self.coordinator_epoch)?;
        Ok(())
    }
}
