//! RemoteLogSegmentMetadataSnapshotRecord as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::remote_log_segment_metadata_snapshot_record::*;

impl<'a> JsonStructure<'a> for RemoteLogSegmentMetadataSnapshotRecord<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let default = Self::default();
        object.put("segmentId", &self.segment_id);
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
        object.required("segmentId", &mut self.segment_id)?;
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
