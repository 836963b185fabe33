//! RemotePartitionDeleteMetadataRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remote_partition_delete_metadata_record::*;

impl<'a> JsonStructure<'a> for RemotePartitionDeleteMetadataRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicIdPartition", &self.topic_id_partition);
        object.put("brokerId", &self.broker_id);
        object.put("eventTimestampMs", &self.event_timestamp_ms);
        object.put(
            "remotePartitionDeleteState",
            &self.remote_partition_delete_state,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicIdPartition", &mut self.topic_id_partition)?;
        object.required("brokerId", &mut self.broker_id)?;
        object.required("eventTimestampMs", &mut self.event_timestamp_ms)?;
        object.required(
            "remotePartitionDeleteState",
            &mut self.remote_partition_delete_state,
        )?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicIdPartitionEntry<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("id", &self.id);
        object.put("partition", &self.partition);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("id", &mut self.id)?;
        object.required("partition", &mut self.partition)?;
        Ok(())
    }
}
