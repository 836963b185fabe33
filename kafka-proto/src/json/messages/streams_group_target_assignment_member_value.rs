//! StreamsGroupTargetAssignmentMemberValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::streams_group_target_assignment_member_value::*;

impl<'a> JsonStructure<'a> for StreamsGroupTargetAssignmentMemberValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("activeTasks", &self.active_tasks);
        object.put("standbyTasks", &self.standby_tasks);
        object.put("warmupTasks", &self.warmup_tasks);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("activeTasks", &mut self.active_tasks)?;
        object.required("standbyTasks", &mut self.standby_tasks)?;
        object.required("warmupTasks", &mut self.warmup_tasks)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TaskIds<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("subtopologyId", &self.subtopology_id);
        object.put("partitions", &self.partitions);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("subtopologyId", &mut self.subtopology_id)?;
        object.required("partitions", &mut self.partitions)?;
        Ok(())
    }
}
