//! ShareGroupMemberMetadataValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::share_group_member_metadata_value::*;

impl<'a> JsonStructure<'a> for ShareGroupMemberMetadataValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("rackId", &self.rack_id);
        object.put("clientId", &self.client_id);
        object.put("clientHost", &self.client_host);
        object.put("subscribedTopicNames", &self.subscribed_topic_names);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("rackId", &mut self.rack_id)?;
        object.required("clientId", &mut self.client_id)?;
        object.required("clientHost", &mut self.client_host)?;
        object.required("subscribedTopicNames", &mut self.subscribed_topic_names)?;
        Ok(())
    }
}
