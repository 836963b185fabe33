//! ConsumerGroupMemberMetadataKey as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::consumer_group_member_metadata_key::*;

impl<'a> JsonStructure<'a> for ConsumerGroupMemberMetadataKey<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("groupId", &self.group_id);
        object.put("memberId", &self.member_id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("groupId", &mut self.group_id)?;
        object.required("memberId", &mut self.member_id)?;
        Ok(())
    }
}
