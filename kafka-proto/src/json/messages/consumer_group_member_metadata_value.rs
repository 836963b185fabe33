//! ConsumerGroupMemberMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_member_metadata_value::*;

impl<'a> JsonStructure<'a> for ConsumerGroupMemberMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("instanceId", &self.instance_id);
        object.put("rackId", &self.rack_id);
        object.put("clientId", &self.client_id);
        object.put("clientHost", &self.client_host);
        object.put("subscribedTopicNames", &self.subscribed_topic_names);
        object.put("subscribedTopicRegex", &self.subscribed_topic_regex);
        object.put("rebalanceTimeoutMs", &self.rebalance_timeout_ms);
        object.put("serverAssignor", &self.server_assignor);
        object.put_unless_default(
            "classicMemberMetadata",
            &self.classic_member_metadata,
            &default.classic_member_metadata,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("instanceId", &mut self.instance_id)?;
        object.required("rackId", &mut self.rack_id)?;
        object.required("clientId", &mut self.client_id)?;
        object.required("clientHost", &mut self.client_host)?;
        object.required("subscribedTopicNames", &mut self.subscribed_topic_names)?;
        object.required("subscribedTopicRegex", &mut self.subscribed_topic_regex)?;
        object.required("rebalanceTimeoutMs", &mut self.rebalance_timeout_ms)?;
        object.required("serverAssignor", &mut self.server_assignor)?;
        object.optional("classicMemberMetadata", &mut self.classic_member_metadata)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for ClassicMemberMetadata<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("sessionTimeoutMs", &self.session_timeout_ms);
        object.put("supportedProtocols", &self.supported_protocols);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("sessionTimeoutMs", &mut self.session_timeout_ms)?;
        object.required("supportedProtocols", &mut self.supported_protocols)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for ClassicProtocol<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("metadata", &self.metadata);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("metadata", &mut self.metadata)?;
        Ok(())
    }
}
