//! ProducerSnapshot as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::producer_snapshot::*;

impl<'a> JsonStructure<'a> for ProducerSnapshot<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("crc", &self.crc);
        object.put("producerEntries", &self.producer_entries);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("crc", &mut self.crc)?;
        object.required("producerEntries", &mut self.producer_entries)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for ProducerEntry<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("producerId", &self.producer_id);
        object.put("epoch", &self.epoch);
        object.put("lastSequence", &self.last_sequence);
        object.put("lastOffset", &self.last_offset);
        object.put("offsetDelta", &self.offset_delta);
        object.put("timestamp", &self.timestamp);
        object.put("coordinatorEpoch", &self.coordinator_epoch);
        object.put("currentTxnFirstOffset", &self.current_txn_first_offset);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("producerId", &mut self.producer_id)?;
        object.required("epoch", &mut self.epoch)?;
        object.required("lastSequence", &mut self.last_sequence)?;
        object.required("lastOffset", &mut self.last_offset)?;
        object.required("offsetDelta", &mut self.offset_delta)?;
        object.required("timestamp", &mut self.timestamp)?;
        object.required("coordinatorEpoch", &mut self.coordinator_epoch)?;
        object.required("currentTxnFirstOffset", &mut self.current_txn_first_offset)?;
        Ok(())
    }
}
