//! What compaction keeps of a batch: Kafka's rules, record by record.

use bytes::Bytes;
use kafka_proto::records::{
    Batch, BatchView, MAX_DECOMPRESSED, Record, RecordsError, emptied_batch, retain_records,
};

use super::offset_map::OffsetMap;
use super::transactions::{CleanedTransactions, MarkerFate};
use crate::log::AbortedTransaction;
use crate::log::entry::Entry;
use crate::log::producers::Producers;

/// What decides about the batches of one segment.
pub(super) struct Filter<'f> {
    pub map: &'f OffsetMap,
    pub transactions: &'f mut CleanedTransactions,
    /// Who wrote to the log: the last batch of each has to stay, for its sequence numbers.
    pub producers: &'f Producers,
    /// Where what is being compacted ends: the batch before it stays, so that the offset of its end is not lost.
    pub end_offset: i64,
    /// Milliseconds since 1970.
    pub now_ms: i64,
    pub delete_retention_ms: i64,
    /// Whether tombstones stay that cannot say themselves until when (before format 2).
    pub keeps_old_tombstones: bool,
}

/// What is left of a batch.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// `None`: nothing.
    pub batch: Option<Bytes>,
    /// The transaction that it aborts, of which something is left.
    pub aborted: Option<AbortedTransaction>,
}

impl Filter<'_> {
    /// Says what is left of an entry.
    ///
    /// # Errors
    /// It is damaged.
    pub fn apply(&mut self, entry: &Entry, bytes: &Bytes) -> Result<Kept, RecordsError> {
        match Batch::parse(bytes)? {
            Batch::V2(batch) => self.batch(entry, &batch, bytes),
            Batch::Message(message) => {
                self.transactions.batch(entry);
                let message = Batch::Message(message);
                let payload = message.payload(MAX_DECOMPRESSED)?;
                // A compressed message of many stays whole as long as any of it is needed.
                let mut needed = false;
                for record in message.records(&payload) {
                    needed |= self.keeps(&record?, self.keeps_old_tombstones);
                }
                Ok(Kept {
                    batch: needed.then(|| bytes.clone()),
                    aborted: None,
                })
            }
        }
    }

    fn batch(
        &mut self,
        entry: &Entry,
        batch: &BatchView<'_>,
        bytes: &Bytes,
    ) -> Result<Kept, RecordsError> {
        let header = batch.header();
        let horizon = header.delete_horizon_ms();
        let is_past = horizon.is_some_and(|horizon| horizon <= self.now_ms);
        let (mut aborted, mut is_unneeded_marker) = (None, false);
        let drops_records = if entry.is_control {
            let marker = entry.marker(bytes);
            match self
                .transactions
                .control(entry, marker, header.record_count == 0)
            {
                MarkerFate::Needed(transaction) => {
                    aborted = transaction;
                    false
                }
                MarkerFate::Unneeded => {
                    is_unneeded_marker = true;
                    is_past
                }
            }
        } else {
            self.transactions.batch(entry)
        };
        let payload = batch.payload(MAX_DECOMPRESSED)?;
        let (mut kept, mut dropped, mut tombstones) = (0, 0, false);
        let mut keep = Vec::with_capacity(usize::try_from(header.record_count).unwrap_or(0));
        if !drops_records {
            for record in batch.records(&payload) {
                let record = record?;
                let keeps = entry.is_control || self.keeps(&record, !is_past);
                tombstones |= keeps && !entry.is_control && record.value.is_none();
                kept += usize::from(keeps);
                dropped += usize::from(!keeps);
                keep.push(keeps);
            }
        }
        let batch = if kept > 0 {
            // From now on it is known until when tombstones, and markers, stay (KIP-534).
            let sets_horizon = horizon.is_none() && (tombstones || is_unneeded_marker);
            if dropped == 0 && !sets_horizon {
                Some(bytes.clone())
            } else {
                let horizon = if sets_horizon {
                    Some(self.now_ms.saturating_add(self.delete_retention_ms))
                } else {
                    horizon
                };
                let mut flags = keep.into_iter();
                let keep = |_: &Record<'_>| flags.next().unwrap_or(false);
                Some(retain_records(batch, &payload, horizon, keep)?)
            }
        } else if self.is_last_of_producer(entry) || entry.last_offset + 1 == self.end_offset {
            Some(emptied_batch(header))
        } else {
            None
        };
        Ok(Kept { batch, aborted })
    }

    fn keeps(&self, record: &Record<'_>, keeps_tombstones: bool) -> bool {
        // What came later than the map is not known about.
        if record.offset > self.map.latest_offset {
            return true;
        }
        let Some(key) = record.key else { return false };
        let is_newest = self
            .map
            .get(key)
            .is_none_or(|newest| record.offset >= newest);
        is_newest && (record.value.is_some() || keeps_tombstones)
    }

    fn is_last_of_producer(&self, entry: &Entry) -> bool {
        let Some(producer) = self.producers.get(entry.producer_id) else {
            return false;
        };
        match producer.batches.last() {
            Some(last) => last.last_offset.0 == entry.last_offset,
            None => entry.is_control && producer.producer_epoch == entry.producer_epoch,
        }
    }
}
