//! GroupMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::group_metadata_value::*;

impl<'a> JsonStructure<'a> for GroupMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        object.put("protocolType", &self.protocol_type);
        object.put("generation", &self.generation);
        object.put("protocol", &self.protocol);
        object.put("leader", &self.leader);
        if version >= 2 {
            object.put("currentStateTimestamp", &self.current_state_timestamp);
        }
        object.put("members", &self.members);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("protocolType", &mut self.protocol_type)?;
        object.required("generation", &mut self.generation)?;
        object.required("protocol", &mut self.protocol)?;
        object.required("leader", &mut self.leader)?;
        object.required_if(
            version >= 2,
            "currentStateTimestamp",
            &mut self.current_state_timestamp,
        )?;
        object.required("members", &mut self.members)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for MemberMetadata<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        object.put("memberId", &self.member_id);
        if version >= 3 {
            object.put("groupInstanceId", &self.group_instance_id);
        }
        object.put("clientId", &self.client_id);
        object.put("clientHost", &self.client_host);
        if version >= 1 {
            object.put("rebalanceTimeout", &self.rebalance_timeout);
        }
        object.put("sessionTimeout", &self.session_timeout);
        object.put("subscription", &self.subscription);
        object.put("assignment", &self.assignment);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("memberId", &mut self.member_id)?;
        object.required_if(version >= 3, "groupInstanceId", &mut self.group_instance_id)?;
        object.required("clientId", &mut self.client_id)?;
        object.required("clientHost", &mut self.client_host)?;
        object.required_if(
            version >= 1,
            "rebalanceTimeout",
            &mut self.rebalance_timeout,
        )?;
        object.required("sessionTimeout", &mut self.session_timeout)?;
        object.required("subscription", &mut self.subscription)?;
        object.required("assignment", &mut self.assignment)?;
        Ok(())
    }
}
