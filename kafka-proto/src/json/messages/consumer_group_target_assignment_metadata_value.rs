//! ConsumerGroupTargetAssignmentMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_target_assignment_metadata_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupTargetAssignmentMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("assignmentEpoch", &self.assignment_epoch);
        object.put_unless_default(
            "assignmentTimestamp",
            &self.assignment_timestamp,
            &default.assignment_timestamp,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("assignmentEpoch", &mut self.assignment_epoch)?;
        object.optional("assignmentTimestamp", &mut self.assignment_timestamp)?;
        Ok(())
    }
}
