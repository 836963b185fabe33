//! ShareSnapshotValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_snapshot_value::*;

impl<'a> JsonStructure<'a> for ShareSnapshotValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("snapshotEpoch", &self.snapshot_epoch);
        object.put("stateEpoch", &self.state_epoch);
        object.put("leaderEpoch", &self.leader_epoch);
        object.put("startOffset", &self.start_offset);
        object.put_unless_default(
            "deliveryCompleteCount",
            &self.delivery_complete_count,
            &default.delivery_complete_count,
        );
        object.put("createTimestamp", &self.create_timestamp);
        object.put("writeTimestamp", &self.write_timestamp);
        object.put("stateBatches", &self.state_batches);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("snapshotEpoch", &mut self.snapshot_epoch)?;
        object.required("stateEpoch", &mut self.state_epoch)?;
        object.required("leaderEpoch", &mut self.leader_epoch)?;
        object.required("startOffset", &mut self.start_offset)?;
        object.optional("deliveryCompleteCount", &mut self.delivery_complete_count)?;
        object.required("createTimestamp", &mut self.create_timestamp)?;
        object.required("writeTimestamp", &mut self.write_timestamp)?;
        object.required("stateBatches", &mut self.state_batches)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for StateBatch<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("firstOffset", &self.first_offset);
        object.put("lastOffset", &self.last_offset);
        object.put("deliveryState", &self.delivery_state);
        object.put("deliveryCount", &self.delivery_count);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("firstOffset", &mut self.first_offset)?;
        object.required("lastOffset", &mut self.last_offset)?;
        object.required("deliveryState", &mut self.delivery_state)?;
        object.required("deliveryCount", &mut self.delivery_count)?;
        Ok(())
    }
}
