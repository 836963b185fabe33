//! TransactionLogValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::transaction_log_value::*;

impl<'a> JsonStructure<'a> for TransactionLogValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        let version = object.version();
        let default = Self::default();
        object.put("producerId", &self.producer_id);
        if version >= 1 {
            object.put_unless_default(
                "previousProducerId",
                &self.previous_producer_id,
                &default.previous_producer_id,
            );
            object.put_unless_default(
                "nextProducerId",
                &self.next_producer_id,
                &default.next_producer_id,
            );
        }
        object.put("producerEpoch", &self.producer_epoch);
        if version >= 1 {
            object.put_unless_default(
                "nextProducerEpoch",
                &self.next_producer_epoch,
                &default.next_producer_epoch,
            );
        }
        object.put("transactionTimeoutMs", &self.transaction_timeout_ms);
        object.put("transactionStatus", &self.transaction_status);
        object.put("transactionPartitions", &self.transaction_partitions);
        object.put(
            "transactionLastUpdateTimestampMs",
            &self.transaction_last_update_timestamp_ms,
        );
        object.put(
            "transactionStartTimestampMs",
            &self.transaction_start_timestamp_ms,
        );
        if version >= 1 {
            object.put_unless_default(
                "clientTransactionVersion",
                &self.client_transaction_version,
                &default.client_transaction_version,
            );
        }
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("producerId", &mut self.producer_id)?;
        object.optional("previousProducerId", &mut self.previous_producer_id)?;
        object.optional("nextProducerId", &mut self.next_producer_id)?;
        object.required("producerEpoch", &mut self.producer_epoch)?;
        object.optional("nextProducerEpoch", &mut self.next_producer_epoch)?;
        object.required("transactionTimeoutMs", &mut self.transaction_timeout_ms)?;
        object.required("transactionStatus", &mut self.transaction_status)?;
        object.required("transactionPartitions", &mut self.transaction_partitions)?;
        object.required(
            "transactionLastUpdateTimestampMs",
            &mut self.transaction_last_update_timestamp_ms,
        )?;
        object.required(
            "transactionStartTimestampMs",
            &mut self.transaction_start_timestamp_ms,
        )?;
        object.optional(
            "clientTransactionVersion",
            &mut self.client_transaction_version,
        )?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for PartitionsSchema<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("topic", &self.topic);
        object.put("partitionIds", &self.partition_ids);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("topic", &mut self.topic)?;
        object.required("partitionIds", &mut self.partition_ids)?;
        Ok(())
    }
}
