//! RemoteLogSegmentMetadataRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remote_log_segment_metadata_record::*;

impl<'a> JsonStructure<'a> for RemoteLogSegmentMetadataRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("remoteLogSegmentId", &self.remote_log_segment_id);
        object.put("startOffset", &self.start_offset);
        object.put("endOffset", &self.end_offset);
        object.put("brokerId", &self.broker_id);
        object.put("maxTimestampMs", &self.max_timestamp_ms);
        object.put("eventTimestampMs", &self.event_timestamp_ms);
        object.put("segmentLeaderEpochs", &self.segment_leader_epochs);
        object.put("segmentSizeInBytes", &self.segment_size_in_bytes);
        object.put("customMetadata", &self.custom_metadata);
        object.put("remoteLogSegmentState", &self.remote_log_segment_state);
        object.put_unless_default(
            "txnIndexEmpty",
            &self.txn_index_empty,
            &default.txn_index_empty,
        );
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("remoteLogSegmentId", &mut self.remote_log_segment_id)?;
        object.required("startOffset", &mut self.start_offset)?;
        object.required("endOffset", &mut self.end_offset)?;
        object.required("brokerId", &mut self.broker_id)?;
        object.required("maxTimestampMs", &mut self.max_timestamp_ms)?;
        object.required("eventTimestampMs", &mut self.event_timestamp_ms)?;
        object.required("segmentLeaderEpochs", &mut self.segment_leader_epochs)?;
        object.required("segmentSizeInBytes", &mut self.segment_size_in_bytes)?;
        object.required("customMetadata", &mut self.custom_metadata)?;
        object.required("remoteLogSegmentState", &mut self.remote_log_segment_state)?;
        object.optional("txnIndexEmpty", &mut self.txn_index_empty)?;
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

impl<'a> JsonStructure<'a> for SegmentLeaderEpochEntry<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("leaderEpoch", &self.leader_epoch);
        object.put("offset", &self.offset);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("leaderEpoch", &mut self.leader_epoch)?;
        object.required("offset", &mut self.offset)?;
        Ok(())
    }
}
