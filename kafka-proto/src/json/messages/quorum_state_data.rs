//! QuorumStateData as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::quorum_state_data::*;

impl<'a> JsonStructure<'a> for QuorumStateData<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        if version == 0 {
            object.put("clusterId", &self.cluster_id);
        }
        object.put("leaderId", &self.leader_id);
        object.put("leaderEpoch", &self.leader_epoch);
        object.put("votedId", &self.voted_id);
        if version >= 1 {
            object.put("votedDirectoryId", &self.voted_directory_id);
        }
        if version == 0 {
            object.put("appliedOffset", &self.applied_offset);
            object.put("currentVoters", &self.current_voters);
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required_if(version == 0, "clusterId", &mut self.cluster_id)?;
        object.required("leaderId", &mut self.leader_id)?;
        object.required("leaderEpoch", &mut self.leader_epoch)?;
        object.required("votedId", &mut self.voted_id)?;
        object.required_if(
            version >= 1,
            "votedDirectoryId",
            &mut self.voted_directory_id,
        )?;
        object.required_if(version == 0, "appliedOffset", &mut self.applied_offset)?;
        object.required_if(version == 0, "currentVoters", &mut self.current_voters)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Voter<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("voterId", &self.voter_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("voterId", &mut self.voter_id)?;
        Ok(())
    }
}
