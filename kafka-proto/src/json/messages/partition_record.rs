//! PartitionRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::partition_record::*;

impl<'a> JsonStructure<'a> for PartitionRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("partitionId", &self.partition_id);
        object.put("topicId", &self.topic_id);
        object.put("replicas", &self.replicas);
        object.put("isr", &self.isr);
        object.put("removingReplicas", &self.removing_replicas);
        object.put("addingReplicas", &self.adding_replicas);
        object.put("leader", &self.leader);
        object.put_unless_default(
            "leaderRecoveryState",
            &self.leader_recovery_state,
            &default.leader_recovery_state,
        );
        object.put("leaderEpoch", &self.leader_epoch);
        object.put("partitionEpoch", &self.partition_epoch);
        if version >= 1 {
            object.put("directories", &self.directories);
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
        let version = object.version();
        object.required("partitionId", &mut self.partition_id)?;
        object.required("topicId", &mut self.topic_id)?;
        object.required("replicas", &mut self.replicas)?;
        object.required("isr", &mut self.isr)?;
        object.required("removingReplicas", &mut self.removing_replicas)?;
        object.required("addingReplicas", &mut self.adding_replicas)?;
        object.required("leader", &mut self.leader)?;
        object.optional("leaderRecoveryState", &mut self.leader_recovery_state)?;
        object.required("leaderEpoch", &mut self.leader_epoch)?;
        object.required("partitionEpoch", &mut self.partition_epoch)?;
        object.required_if(version >= 1, "directories", &mut self.directories)?;
        object.optional("eligibleLeaderReplicas", &mut self.eligible_leader_replicas)?;
        object.optional("lastKnownElr", &mut self.last_known_elr)?;
        Ok(())
    }
}
