//! UpdateRaftVoterRequest and UpdateRaftVoterResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::update_raft_voter::request::*;

    impl<'a> JsonStructure<'a> for UpdateRaftVoterRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("clusterId", &self.cluster_id);
            object.put("currentLeaderEpoch", &self.current_leader_epoch);
            object.put("voterId", &self.voter_id);
            object.put("voterDirectoryId", &self.voter_directory_id);
            object.put("listeners", &self.listeners);
            object.put("kRaftVersionFeature", &self.kraft_version_feature);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("clusterId", &mut self.cluster_id)?;
            object.required("currentLeaderEpoch", &mut self.current_leader_epoch)?;
            object.required("voterId", &mut self.voter_id)?;
            object.required("voterDirectoryId", &mut self.voter_directory_id)?;
            object.required("listeners", &mut self.listeners)?;
            object.required("kRaftVersionFeature", &mut self.kraft_version_feature)?;
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

    impl<'a> JsonStructure<'a> for KRaftVersionFeature<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("minSupportedVersion", &self.min_supported_version);
            object.put("maxSupportedVersion", &self.max_supported_version);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("minSupportedVersion", &mut self.min_supported_version)?;
            object.required("maxSupportedVersion", &mut self.max_supported_version)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::update_raft_voter::response::*;

    impl<'a> JsonStructure<'a> for UpdateRaftVoterResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let default = Self::default();
            object.put("throttleTimeMs", &self.throttle_time_ms);
            object.put("errorCode", &self.error_code);
            object.put_unless_default(
                "currentLeader",
                &self.current_leader,
                &default.current_leader,
            );
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("throttleTimeMs", &mut self.throttle_time_ms)?;
            object.required("errorCode", &mut self.error_code)?;
            object.optional("currentLeader", &mut self.current_leader)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for CurrentLeader<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("leaderId", &self.leader_id);
            object.put("leaderEpoch", &self.leader_epoch);
            object.put("host", &self.host);
            object.put("port", &self.port);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("leaderId", &mut self.leader_id)?;
            object.required("leaderEpoch", &mut self.leader_epoch)?;
            object.required("host", &mut self.host)?;
            object.required("port", &mut self.port)?;
            Ok(())
        }
    }
}
