//! WriteTxnMarkersRequest and WriteTxnMarkersResponse as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod request {
    use crate::json::form::*;
    use crate::messages::write_txn_markers::request::*;

    impl<'a> JsonStructure<'a> for WriteTxnMarkersRequest<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("markers", &self.markers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("markers", &mut self.markers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WritableTxnMarker<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            let version = object.version();
            object.put("producerId", &self.producer_id);
            object.put("producerEpoch", &self.producer_epoch);
            object.put("transactionResult", &self.transaction_result);
            object.put("topics", &self.topics);
            object.put("coordinatorEpoch", &self.coordinator_epoch);
            if version >= 2 {
                object.put("transactionVersion", &self.transaction_version);
            }
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            let version = object.version();
            object.required("producerId", &mut self.producer_id)?;
            object.required("producerEpoch", &mut self.producer_epoch)?;
            object.required("transactionResult", &mut self.transaction_result)?;
            object.required("topics", &mut self.topics)?;
            object.required("coordinatorEpoch", &mut self.coordinator_epoch)?;
            object.required_if(
                version >= 2,
                "transactionVersion",
                &mut self.transaction_version,
            )?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WritableTxnMarkerTopic<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitionIndexes", &self.partition_indexes);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitionIndexes", &mut self.partition_indexes)?;
            Ok(())
        }
    }
}

mod response {
    use crate::json::form::*;
    use crate::messages::write_txn_markers::response::*;

    impl<'a> JsonStructure<'a> for WriteTxnMarkersResponse<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("markers", &self.markers);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("markers", &mut self.markers)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WritableTxnMarkerResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("producerId", &self.producer_id);
            object.put("topics", &self.topics);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("producerId", &mut self.producer_id)?;
            object.required("topics", &mut self.topics)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WritableTxnMarkerTopicResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("name", &self.name);
            object.put("partitions", &self.partitions);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("name", &mut self.name)?;
            object.required("partitions", &mut self.partitions)?;
            Ok(())
        }
    }

    impl<'a> JsonStructure<'a> for WritableTxnMarkerPartitionResult<'a> {
        fn write_json(&self, object: &mut ObjectWriter) {
            object.put("partitionIndex", &self.partition_index);
            object.put("errorCode", &self.error_code);
        }

        fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
            object.required("partitionIndex", &mut self.partition_index)?;
            object.required("errorCode", &mut self.error_code)?;
            Ok(())
        }
    }
}
