//! StreamsGroupMemberMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::streams_group_member_metadata_value::*;

impl<'a> JsonStructure<'a> for StreamsGroupMemberMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("instanceId", &self.instance_id);
        object.put("rackId", &self.rack_id);
        object.put("clientId", &self.client_id);
        object.put("clientHost", &self.client_host);
        object.put("rebalanceTimeoutMs", &self.rebalance_timeout_ms);
        object.put("topologyEpoch", &self.topology_epoch);
        object.put("processId", &self.process_id);
        object.put("userEndpoint", &self.user_endpoint);
        object.put("clientTags", &self.client_tags);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("instanceId", &mut self.instance_id)?;
        object.required("rackId", &mut self.rack_id)?;
        object.required("clientId", &mut self.client_id)?;
        object.required("clientHost", &mut self.client_host)?;
        object.required("rebalanceTimeoutMs", &mut self.rebalance_timeout_ms)?;
        object.required("topologyEpoch", &mut self.topology_epoch)?;
        object.required("processId", &mut self.process_id)?;
        object.required("userEndpoint", &mut self.user_endpoint)?;
        object.required("clientTags", &mut self.client_tags)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Endpoint<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("host", &self.host);
        object.put("port", &self.port);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("host", &mut self.host)?;
        object.required("port", &mut self.port)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for KeyValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("key", &self.key);
        object.put("value", &self.value);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("key", &mut self.key)?;
        object.required("value", &mut self.value)?;
        Ok(())
    }
}
