//! ConsumerProtocolSubscription as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_protocol_subscription::*;

impl<'a> JsonStructure<'a> for ConsumerProtocolSubscription<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        object.put("topics", &self.topics);
        object.put("userData", &self.user_data);
        if version >= 1 {
            object.put("ownedPartitions", &self.owned_partitions);
        }
        if version >= 2 {
            object.put("generationId", &self.generation_id);
        }
        if version >= 3 {
            object.put("rackId", &self.rack_id);
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("topics", &mut self.topics)?;
        object.required("userData", &mut self.user_data)?;
        object.required_if(version >= 1, "ownedPartitions", &mut self.owned_partitions)?;
        object.required_if(version >= 2, "generationId", &mut self.generation_id)?;
        object.required_if(version >= 3, "rackId", &mut self.rack_id)?;
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
