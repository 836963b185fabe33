//! TransactionLogValue, the value of coordinator records of type 0.
//!
//! From `schemas/transaction/TransactionLogValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `TransactionLogValue`, versions 0-1, flexible from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct TransactionLogValue<'a> {
    /// Int64.
    pub producer_id: i64,
    /// Int64, versions 1+, tag 0, default -1.
    pub previous_producer_id: i64,
    /// Int64, versions 1+, tag 1, default -1.
    pub next_producer_id: i64,
    /// Int16.
    pub producer_epoch: i16,
    /// Int16, versions 1+, tag 3, default -1.
    pub next_producer_epoch: i16,
    /// Int32.
    pub transaction_timeout_ms: i32,
    /// Int8.
    pub transaction_status: i8,
    /// Array of [`PartitionsSchema`], nullable.
    pub transaction_partitions: Option<Vec<PartitionsSchema<'a>>>,
    /// Int64.
    pub transaction_last_update_timestamp_ms: i64,
    /// Int64.
    pub transaction_start_timestamp_ms: i64,
    /// Int16, versions 1+, tag 2.
    pub client_transaction_version: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for TransactionLogValue<'_> {
    fn default() -> Self {
        Self {
            producer_id: 0,
            previous_producer_id: -1,
            next_producer_id: -1,
            producer_epoch: 0,
            next_producer_epoch: -1,
            transaction_timeout_ms: 0,
            transaction_status: 0,
            transaction_partitions: Some(Vec::new()),
            transaction_last_update_timestamp_ms: 0,
            transaction_start_timestamp_ms: 0,
            client_transaction_version: 0,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for TransactionLogValue<'a> {
    const NAME: &'static str = "TransactionLogValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 1);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
}

impl<'a> KeyedRecord<'a> for TransactionLogValue<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for TransactionLogValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        self.producer_id = decoder.i64("producer_id")?;
        self.producer_epoch = decoder.i16("producer_epoch")?;
        self.transaction_timeout_ms = decoder.i32("transaction_timeout_ms")?;
        self.transaction_status = decoder.i8("transaction_status")?;
        self.transaction_partitions =
            decoder.nullable_structures("transaction_partitions", flexible, version)?;
        self.transaction_last_update_timestamp_ms =
            decoder.i64("transaction_last_update_timestamp_ms")?;
        self.transaction_start_timestamp_ms = decoder.i64("transaction_start_timestamp_ms")?;
        self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
            match tag {
                0 => {
                    self.previous_producer_id = decoder.i64("previous_producer_id")?;
                }
                1 => self.next_producer_id = decoder.i64("next_producer_id")?,
                3 => {
                    self.next_producer_epoch = decoder.i16("next_producer_epoch")?;
                }
                2 => {
                    self.client_transaction_version = decoder.i16("client_transaction_version")?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        sink.put_i64(self.producer_id);
        if version < 1 {
            absent(
                "previous_producer_id",
                version,
                self.previous_producer_id == -1,
            )?;
            absent("next_producer_id", version, self.next_producer_id == -1)?;
        }
        sink.put_i16(self.producer_epoch);
        if version < 1 {
            absent(
                "next_producer_epoch",
                version,
                self.next_producer_epoch == -1,
            )?;
        }
        sink.put_i32(self.transaction_timeout_ms);
        sink.put_i8(self.transaction_status);
        sink.put_nullable_structures(
            "transaction_partitions",
            flexible,
            version,
            self.transaction_partitions.as_deref(),
        )?;
        sink.put_i64(self.transaction_last_update_timestamp_ms);
        sink.put_i64(self.transaction_start_timestamp_ms);
        if version < 1 {
            absent(
                "client_transaction_version",
                version,
                self.client_transaction_version == 0,
            )?;
        }
        if !flexible {
            return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
        }
        let has_previous_producer_id = self.previous_producer_id != -1;
        let has_next_producer_id = self.next_producer_id != -1;
        let has_client_transaction_version = self.client_transaction_version != 0;
        let has_next_producer_epoch = self.next_producer_epoch != -1;
        let known = usize::from(has_previous_producer_id)
            + usize::from(has_next_producer_id)
            + usize::from(has_client_transaction_version)
            + usize::from(has_next_producer_epoch);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_previous_producer_id {
                tags.put("previous_producer_id", 0, self.previous_producer_id)?;
            }
            if has_next_producer_id {
                tags.put("next_producer_id", 1, self.next_producer_id)?;
            }
            if has_client_transaction_version {
                tags.put(
                    "client_transaction_version",
                    2,
                    self.client_transaction_version,
                )?;
            }
            if has_next_producer_epoch {
                tags.put("next_producer_epoch", 3, self.next_producer_epoch)?;
            }
            Ok(())
        })
    }
}

/// Nested in [`TransactionLogValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionsSchema<'a> {
    /// String.
    pub topic: &'a str,
    /// Array of int32.
    pub partition_ids: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for PartitionsSchema<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        self.topic = decoder.string("topic", flexible)?;
        self.partition_ids = decoder.array("partition_ids", flexible)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 1;
        sink.put_string("topic", flexible, self.topic)?;
        sink.put_array("partition_ids", flexible, self.partition_ids)?;
        sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
    }
}
