//! ShareGroupStatePartitionMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_group_state_partition_metadata_value::*;

impl<'a> JsonStructure<'a> for ShareGroupStatePartitionMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("initializingTopics", &self.initializing_topics);
        object.put("initializedTopics", &self.initialized_topics);
        object.put("deletingTopics", &self.deleting_topics);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("initializingTopics", &mut self.initializing_topics)?;
        object.required("initializedTopics", &mut self.initialized_topics)?;
        object.required("deletingTopics", &mut self.deleting_topics)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicPartitionsInfo<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicId", &self.topic_id);
        object.put("topicName", &self.topic_name);
        object.put("partitions", &self.partitions);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicId", &mut self.topic_id)?;
        object.required("topicName", &mut self.topic_name)?;
        object.required("partitions", &mut self.partitions)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicInfo<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicId", &self.topic_id);
        object.put("topicName", &self.topic_name);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicId", &mut self.topic_id)?;
        object.required("topicName", &mut self.topic_name)?;
        Ok(())
    }
}
