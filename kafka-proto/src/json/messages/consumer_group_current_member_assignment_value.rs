//! ConsumerGroupCurrentMemberAssignmentValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_current_member_assignment_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupCurrentMemberAssignmentValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("memberEpoch", &self.member_epoch);
        object.put("previousMemberEpoch", &self.previous_member_epoch);
        object.put("state", &self.state);
        object.put("assignedPartitions", &self.assigned_partitions);
        object.put(
            "partitionsPendingRevocation",
            &self.partitions_pending_revocation,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("memberEpoch", &mut self.member_epoch)?;
        object.required("previousMemberEpoch", &mut self.previous_member_epoch)?;
        object.required("state", &mut self.state)?;
        object.required("assignedPartitions", &mut self.assigned_partitions)?;
        object.required(
            "partitionsPendingRevocation",
            &mut self.partitions_pending_revocation,
        )?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicPartitions<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("topicId", &self.topic_id);
        object.put("partitions", &self.partitions);
        object.put_unless_default(
            "assignmentEpochs",
            &self.assignment_epochs,
            &default.assignment_epochs,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicId", &mut self.topic_id)?;
        object.required("partitions", &mut self.partitions)?;
        object.optional("assignmentEpochs", &mut self.assignment_epochs)?;
        Ok(())
    }
}
