//! What a log's batches tell about the producers that wrote them (KIP-98): what producer snapshots hold.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::recovered::{AbortedTransaction, ProducedBatch, RecoveredProducer};
use crate::core::ids::{Offset, ProducerId};

/// Batches remembered of a producer: as many as one may have in flight.
const BATCHES: usize = 5;

/// How a transaction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EndMarker {
    /// Of the transaction coordinator that wrote it.
    pub coordinator_epoch: i32,
    /// Whether what it ends was aborted.
    pub aborted: bool,
}

/// A log's producers by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Producers {
    known: BTreeMap<i64, RecoveredProducer>,
    /// Transactions that have not ended: first offset, producer.
    open: BTreeSet<(Offset, i64)>,
}

impl Producers {
    /// Takes what a snapshot holds.
    pub fn restore(producers: Vec<RecoveredProducer>) -> Self {
        let open = producers.iter().filter_map(|producer| {
            Some((producer.current_txn_first_offset?, producer.producer_id.0))
        });
        Self {
            open: open.collect(),
            known: producers
                .into_iter()
                .map(|producer| (producer.producer_id.0, producer))
                .collect(),
        }
    }

    /// What is known of a producer.
    pub fn get(&self, producer_id: i64) -> Option<&RecoveredProducer> {
        self.known.get(&producer_id)
    }

    /// Where the first transaction begins that has not ended.
    pub fn first_open_offset(&self) -> Option<Offset> {
        self.open.first().map(|&(first_offset, _)| first_offset)
    }

    /// All, by id.
    pub fn list(&self) -> impl ExactSizeIterator<Item = &RecoveredProducer> {
        self.known.values()
    }

    /// Notes an entry that was appended. A control batch comes with the marker it holds. Returns the transaction that it
    /// aborts.
    pub fn appended(
        &mut self,
        entry: &Entry,
        marker: Option<EndMarker>,
    ) -> Option<AbortedTransaction> {
        if entry.producer_id < 0 {
            return None;
        }
        let producer = self
            .known
            .entry(entry.producer_id)
            .or_insert_with(|| RecoveredProducer {
                producer_id: ProducerId(entry.producer_id),
                producer_epoch: entry.producer_epoch,
                coordinator_epoch: -1,
                current_txn_first_offset: None,
                last_timestamp: -1,
                batches: Vec::new(),
            });
        if producer.producer_epoch != entry.producer_epoch {
            producer.producer_epoch = entry.producer_epoch;
            producer.batches.clear();
        }
        producer.last_timestamp = entry.max_timestamp;
        if entry.is_control {
            let marker = marker?;
            producer.coordinator_epoch = marker.coordinator_epoch;
            let first_offset = producer.current_txn_first_offset.take()?;
            self.open.remove(&(first_offset, entry.producer_id));
            let last_offset = Offset(entry.last_offset);
            return marker.aborted.then(|| AbortedTransaction {
                producer_id: ProducerId(entry.producer_id),
                first_offset,
                last_offset,
                last_stable_offset: self.first_open_offset().unwrap_or(last_offset.next()),
            });
        }
        if producer.batches.len() == BATCHES {
            producer.batches.remove(0);
        }
        producer.batches.push(ProducedBatch {
            first_sequence: entry.base_sequence,
            last_sequence: entry.last_sequence,
            base_offset: Offset(entry.base_offset),
            last_offset: Offset(entry.last_offset),
            timestamp: entry.max_timestamp,
        });
        if entry.is_transactional && producer.current_txn_first_offset.is_none() {
            producer.current_txn_first_offset = Some(Offset(entry.base_offset));
            self.open
                .insert((Offset(entry.base_offset), entry.producer_id));
        }
        None
    }

    /// Forgets producers that were silent since `silent_since_ms`, milliseconds since 1970, and have no open transaction.
    pub fn expire(&mut self, silent_since_ms: i64) {
        self.known.retain(|_, producer| {
            producer.current_txn_first_offset.is_some() || producer.last_timestamp > silent_since_ms
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(base_offset: i64, base_sequence: i32, records: i64) -> Entry {
        Entry {
            size: 100,
            base_offset,
            last_offset: base_offset + records - 1,
            max_timestamp: 1000 + base_offset,
            leader_epoch: 0,
            producer_id: 7,
            producer_epoch: 0,
            base_sequence,
            last_sequence: base_sequence + records as i32 - 1,
            is_transactional: false,
            is_control: false,
        }
    }

    fn only(producers: &Producers) -> &RecoveredProducer {
        producers.list().next().expect("one producer")
    }

    #[test]
    fn the_last_five_batches_are_kept() {
        let mut producers = Producers::default();
        for number in 0..7 {
            producers.appended(&batch(i64::from(number) * 2, number * 2, 2), None);
        }
        let firsts: Vec<i32> = only(&producers)
            .batches
            .iter()
            .map(|batch| batch.first_sequence)
            .collect();
        assert_eq!(firsts, [4, 6, 8, 10, 12]);
        assert_eq!(only(&producers).last_timestamp, 1012);
    }

    #[test]
    fn a_new_epoch_forgets_the_batches_before() {
        let mut producers = Producers::default();
        producers.appended(&batch(0, 0, 1), None);
        producers.appended(
            &Entry {
                producer_epoch: 1,
                ..batch(1, 0, 1)
            },
            None,
        );
        assert_eq!(only(&producers).producer_epoch, 1);
        assert_eq!(only(&producers).batches.len(), 1);
    }

    #[test]
    fn a_transaction_is_open_from_its_first_batch_to_its_marker() {
        let mut producers = Producers::default();
        producers.appended(
            &Entry {
                is_transactional: true,
                ..batch(3, 0, 1)
            },
            None,
        );
        producers.appended(
            &Entry {
                is_transactional: true,
                ..batch(4, 1, 1)
            },
            None,
        );
        assert_eq!(only(&producers).current_txn_first_offset, Some(Offset(3)));
        producers.expire(i64::MAX);
        assert_eq!(producers.list().len(), 1);
        let marker = Entry {
            is_transactional: true,
            is_control: true,
            base_sequence: -1,
            ..batch(5, -1, 1)
        };
        let ended = producers.appended(
            &marker,
            Some(EndMarker {
                coordinator_epoch: 9,
                aborted: true,
            }),
        );
        let aborted = AbortedTransaction {
            producer_id: ProducerId(7),
            first_offset: Offset(3),
            last_offset: Offset(5),
            last_stable_offset: Offset(6),
        };
        assert_eq!(ended, Some(aborted));
        assert_eq!(producers.first_open_offset(), None);
        assert_eq!(only(&producers).current_txn_first_offset, None);
        assert_eq!(only(&producers).coordinator_epoch, 9);
        assert_eq!(only(&producers).batches.len(), 2);
        producers.expire(1004);
        assert_eq!(producers.list().len(), 1);
        producers.expire(1005);
        assert_eq!(producers.list().len(), 0);
    }

    #[test]
    fn other_batches_leave_no_trace() {
        let mut producers = Producers::default();
        producers.appended(
            &Entry {
                producer_id: -1,
                ..batch(0, -1, 1)
            },
            None,
        );
        assert_eq!(producers, Producers::default());
    }
}
