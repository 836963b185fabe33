//! ConsumerProtocolAssignment as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_protocol_assignment::*;

impl<'a> JsonStructure<'a> for ConsumerProtocolAssignment<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("assignedPartitions", &self.assigned_partitions);
        object.put("userData", &self.user_data);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("assignedPartitions", &mut self.assigned_partitions)?;
        object.required("userData", &mut self.user_data)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicPartition<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topic", &self.topic);
        object.put("partitions", &self.partitions);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topic", &mut self.topic)?;
        object.required("partitions", &mut self.partitions)?;
        Ok(())
    }
}
