//! RemoteLogSegmentMetadataUpdateRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remote_log_segment_metadata_update_record::*;

impl<'a> JsonStructure<'a> for RemoteLogSegmentMetadataUpdateRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("remoteLogSegmentId", &self.remote_log_segment_id);
        object.put("brokerId", &self.broker_id);
        object.put("eventTimestampMs", &self.event_timestamp_ms);
        object.put("customMetadata", &self.custom_metadata);
        object.put("remoteLogSegmentState", &self.remote_log_segment_state);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("remoteLogSegmentId", &mut self.remote_log_segment_id)?;
        object.required("brokerId", &mut self.broker_id)?;
        object.required("eventTimestampMs", &mut self.event_timestamp_ms)?;
        object.required("customMetadata", &mut self.custom_metadata)?;
        object.required("remoteLogSegmentState", &mut self.remote_log_segment_state)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for RemoteLogSegmentIdEntry<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topicIdPartition", &self.topic_id_partition);
        object.put("id", &self.id);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topicIdPartition", &mut self.topic_id_partition)?;
        object.required("id", &mut self.id)?;
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
