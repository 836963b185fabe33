//! StreamsGroupMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::streams_group_metadata_value::*;

impl<'a> JsonStructure<'a> for StreamsGroupMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("epoch", &self.epoch);
        object.put("metadataHash", &self.metadata_hash);
        object.put_unless_default(
            "validatedTopologyEpoch",
            &self.validated_topology_epoch,
            &default.validated_topology_epoch,
        );
        object.put_unless_default(
            "lastAssignmentConfigs",
            &self.last_assignment_configs,
            &default.last_assignment_configs,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("epoch", &mut self.epoch)?;
        object.required("metadataHash", &mut self.metadata_hash)?;
        object.optional("validatedTopologyEpoch", &mut self.validated_topology_epoch)?;
        object.optional("lastAssignmentConfigs", &mut self.last_assignment_configs)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for LastAssignmentConfig<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("key", &self.key);
        object.put("value", &self.value);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("key", &mut self.key)?;
        object.required("value", &mut self.value)?;
        Ok(())
    }
}
