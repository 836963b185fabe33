//! OffsetCommitValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::offset_commit_value::*;

impl<'a> JsonStructure<'a> for OffsetCommitValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("offset", &self.offset);
        if version >= 3 {
            object.put("leaderEpoch", &self.leader_epoch);
        }
        object.put("metadata", &self.metadata);
        object.put("commitTimestamp", &self.commit_timestamp);
        if version == 1 {
            object.put("expireTimestamp", &self.expire_timestamp);
        }
        if version >= 4 {
            object.put_unless_default("topicId", &self.topic_id, &default.topic_id);
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        let version = object.version();
        object.required("offset", &mut self.offset)?;
        object.required_if(version >= 3, "leaderEpoch", &mut self.leader_epoch)?;
        object.required("metadata", &mut self.metadata)?;
        object.required("commitTimestamp", &mut self.commit_timestamp)?;
        object.required_if(version == 1, "expireTimestamp", &mut self.expire_timestamp)?;
        object.optional("topicId", &mut self.topic_id)?;
        Ok(())
    }
}
