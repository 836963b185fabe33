//! RemoveRaftVoterRequest and RemoveRaftVoterResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::remove_raft_voter::request::*;

    impl<'a> JsonStructure<'a> for RemoveRaftVoterRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("clusterId", &self.cluster_id);
            object.put("voterId", &self.voter_id);
            object.put("voterDirectoryId", &self.voter_directory_id);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("clusterId", &mut self.cluster_id)?;
            object.required("voterId", &mut self.voter_id)?;
            object.required("voterDirectoryId", &mut self.voter_directory_id)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::remove_raft_voter::response::*;

    impl<'a> JsonStructure<'a> for RemoveRaftVoterResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put("errorMessage", &self.error_message);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.required("errorMessage", &mut self.error_message)?;
            Ok(())
        }
    }
}
