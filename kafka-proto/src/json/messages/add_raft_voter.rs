//! AddRaftVoterRequest and AddRaftVoterResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::add_raft_voter::request::*;

    impl<'a> JsonStructure<'a> for AddRaftVoterRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("clusterId", &self.cluster_id);
            object.put("timeoutMs", &self.timeout_ms);
            object.put("voterId", &self.voter_id);
            object.put("voterDirectoryId", &self.voter_directory_id);
            object.put("listeners", &self.listeners);
            if version >= 1 {
                object.put("ackWhenCommitted", &self.ack_when_committed);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("clusterId", &mut self.cluster_id)?;
            object.required("timeoutMs", &mut self.timeout_ms)?;
            object.required("voterId", &mut self.voter_id)?;
            object.required("voterDirectoryId", &mut self.voter_directory_id)?;
            object.required("listeners", &mut self.listeners)?;
            object.required_if(
                version >= 1,
                "ackWhenCommitted",
                &mut self.ack_when_committed,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for Listener<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("host", &self.host);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::add_raft_voter::response::*;

    impl<'a> JsonStructure<'a> for AddRaftVoterResponse<'a> {
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
