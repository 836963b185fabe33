//! ShareGroupTargetAssignmentMemberValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_group_target_assignment_member_value::*;

impl<'a> JsonStructure<'a> for ShareGroupTargetAssignmentMemberValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicPartitions", &self.topic_partitions);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicPartitions", &mut self.topic_partitions)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicPartition<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicId", &self.topic_id);
        object.put("partitions", &self.partitions);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicId", &mut self.topic_id)?;
        object.required("partitions", &mut self.partitions)?;
        Ok(())
    }
}
