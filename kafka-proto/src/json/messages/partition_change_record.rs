//! PartitionChangeRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::partition_change_record::*;

impl<'a> JsonStructure<'a> for PartitionChangeRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("partitionId", &self.partition_id);
        object.put("topicId", &self.topic_id);
        object.put_unless_default("isr", &self.isr, &default.isr);
        object.put_unless_default("leader", &self.leader, &default.leader);
        object.put_unless_default("replicas", &self.replicas, &default.replicas);
        object.put_unless_default(
            "removingReplicas",
            &self.removing_replicas,
            &default.removing_replicas,
        );
        object.put_unless_default(
            "addingReplicas",
            &self.adding_replicas,
            &default.adding_replicas,
        );
        object.put_unless_default(
            "leaderRecoveryState",
            &self.leader_recovery_state,
            &default.leader_recovery_state,
        );
        if version >= 1 {
            object.put_unless_default("directories", &self.directories, &default.directories);
        }
        if version >= 2 {
            object.put_unless_default(
                "eligibleLeaderReplicas",
                &self.eligible_leader_replicas,
                &default.eligible_leader_replicas,
            );
            object.put_unless_default(
                "lastKnownElr",
                &self.last_known_elr,
                &default.last_known_elr,
            );
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("partitionId", &mut self.partition_id)?;
        object.required("topicId", &mut self.topic_id)?;
        object.optional("isr", &mut self.isr)?;
        object.optional("leader", &mut self.leader)?;
        object.optional("replicas", &mut self.replicas)?;
        object.optional("removingReplicas", &mut self.removing_replicas)?;
        object.optional("addingReplicas", &mut self.adding_replicas)?;
        object.optional("leaderRecoveryState", &mut self.leader_recovery_state)?;
        object.optional("directories", &mut self.directories)?;
        object.optional("eligibleLeaderReplicas", &mut self.eligible_leader_replicas)?;
        object.optional("lastKnownElr", &mut self.last_known_elr)?;
        Ok(())
    }
}
