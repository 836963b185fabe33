//! LeaderChangeMessage as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::leader_change_message::*;

impl<'a> JsonStructure<'a> for LeaderChangeMessage<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("version", &self.version);
        object.put("leaderId", &self.leader_id);
        object.put("voters", &self.voters);
        object.put("grantingVoters", &self.granting_voters);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("version", &mut self.version)?;
        object.required("leaderId", &mut self.leader_id)?;
        object.required("voters", &mut self.voters)?;
        object.required("grantingVoters", &mut self.granting_voters)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Voter<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        object.put("voterId", &self.voter_id);
        if version >= 1 {
            object.put("voterDirectoryId", &self.voter_directory_id);
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("voterId", &mut self.voter_id)?;
        object.required_if(
            version >= 1,
            "voterDirectoryId",
            &mut self.voter_directory_id,
        )?;
        Ok(())
    }
}
