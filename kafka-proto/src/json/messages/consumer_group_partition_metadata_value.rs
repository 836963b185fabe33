//! ConsumerGroupPartitionMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_partition_metadata_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupPartitionMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topics", &self.topics);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topics", &mut self.topics)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicMetadata<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicId", &self.topic_id);
        object.put("topicName", &self.topic_name);
        object.put("numPartitions", &self.num_partitions);
        object.put("partitionMetadata", &self.partition_metadata);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicId", &mut self.topic_id)?;
        object.required("topicName", &mut self.topic_name)?;
        object.required("numPartitions", &mut self.num_partitions)?;
        object.required("partitionMetadata", &mut self.partition_metadata)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for PartitionMetadata<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("partition", &self.partition);
        object.put("racks", &self.racks);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("partition", &mut self.partition)?;
        object.required("racks", &mut self.racks)?;
        Ok(())
    }
}
