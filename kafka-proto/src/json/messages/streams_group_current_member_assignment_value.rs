//! StreamsGroupCurrentMemberAssignmentValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::streams_group_current_member_assignment_value::*;

impl<'a> JsonStructure<'a> for StreamsGroupCurrentMemberAssignmentValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("memberEpoch", &self.member_epoch);
        object.put("previousMemberEpoch", &self.previous_member_epoch);
        object.put("state", &self.state);
        object.put("activeTasks", &self.active_tasks);
        object.put("standbyTasks", &self.standby_tasks);
        object.put("warmupTasks", &self.warmup_tasks);
        object.put(
            "activeTasksPendingRevocation",
            &self.active_tasks_pending_revocation,
        );
        object.put(
            "standbyTasksPendingRevocation",
            &self.standby_tasks_pending_revocation,
        );
        object.put(
            "warmupTasksPendingRevocation",
            &self.warmup_tasks_pending_revocation,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("memberEpoch", &mut self.member_epoch)?;
        object.required("previousMemberEpoch", &mut self.previous_member_epoch)?;
        object.required("state", &mut self.state)?;
        object.required("activeTasks", &mut self.active_tasks)?;
        object.required("standbyTasks", &mut self.standby_tasks)?;
        object.required("warmupTasks", &mut self.warmup_tasks)?;
        object.required(
            "activeTasksPendingRevocation",
            &mut self.active_tasks_pending_revocation,
        )?;
        object.required(
            "standbyTasksPendingRevocation",
            &mut self.standby_tasks_pending_revocation,
        )?;
        object.required(
            "warmupTasksPendingRevocation",
            &mut self.warmup_tasks_pending_revocation,
        )?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TaskIds<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("subtopologyId", &self.subtopology_id);
        object.put("partitions", &self.partitions);
        object.put_unless_default(
            "assignmentEpochs",
            &self.assignment_epochs,
            &default.assignment_epochs,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("subtopologyId", &mut self.subtopology_id)?;
        object.required("partitions", &mut self.partitions)?;
        object.optional("assignmentEpochs", &mut self.assignment_epochs)?;
        Ok(())
    }
}
