//! What a partition remembers of idempotent producers (KIP-98): enough to recognise a batch sent twice and a gap.

use std::collections::{BTreeMap, VecDeque};

use kafka_proto::ErrorCode;

use crate::core::ids::{Offset, ProducerId};

/// Batches remembered for each producer; a client has at most this many in flight.
const BATCHES_REMEMBERED: usize = 5;

/// The epoch of a producer that sends none. Kafka goes by no sequence then.
const NO_PRODUCER_EPOCH: i16 = -1;

/// A batch that an idempotent producer sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sequenced {
    /// Who.
    pub producer_id: ProducerId,
    /// Its epoch; −1 is taken without a check, as Kafka does.
    pub producer_epoch: i16,
    /// Sequence number of the first record.
    pub first_sequence: i32,
    /// Sequence number of the last record; wraps behind `i32::MAX`.
    pub last_sequence: i32,
}

/// A batch that was appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequencedBatch {
    /// Sequence number of its first record.
    pub first_sequence: i32,
    /// Sequence number of its last record.
    pub last_sequence: i32,
    /// Offset of its first record.
    pub base_offset: Offset,
    /// Offset of its last record.
    pub last_offset: Offset,
    /// Largest timestamp, milliseconds.
    pub timestamp: i64,
}

/// The state of one producer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Producer {
    /// The newest epoch seen.
    pub producer_epoch: i16,
    /// Newest last.
    pub batches: VecDeque<SequencedBatch>,
    /// Milliseconds since 1970 when it last appended.
    pub last_seen_ms: i64,
    /// The epoch of the transaction coordinator that ended its last transaction, −1 if none did.
    pub coordinator_epoch: i32,
    /// Where its open transaction begins.
    pub current_txn_start_offset: Option<Offset>,
}

impl Producer {
    fn is_in_transaction(&self) -> bool {
        self.current_txn_start_offset.is_some()
    }
}

/// What to do with a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Append it.
    Append,
    /// It is there already: answer with the offsets it has.
    Duplicate(SequencedBatch),
}

/// The producers of one partition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Producers {
    known: BTreeMap<ProducerId, Producer>,
}

impl Producers {
    /// Where the first transaction begins that has not ended.
    pub fn first_open_offset(&self) -> Option<Offset> {
        let open = self.known.values();
        open.filter_map(|producer| producer.current_txn_start_offset)
            .min()
    }

    /// Takes over what recovery found.
    pub fn restore(&mut self, producer_id: ProducerId, producer: Producer) {
        self.known.insert(producer_id, producer);
    }

    /// Holds a batch that belongs to no transaction against what is known of its producer.
    ///
    /// # Errors
    /// `INVALID_PRODUCER_EPOCH` for an older epoch, `OUT_OF_ORDER_SEQUENCE_NUMBER` for a gap and, as in Kafka, for a
    /// repeat of a batch that is no longer remembered, `INVALID_TXN_STATE` where the producer's transaction is open.
    pub fn check(&self, batch: Sequenced) -> Result<Verdict, ErrorCode> {
        let Some(producer) = self.known.get(&batch.producer_id) else {
            // Kafka takes any first sequence: the state may have expired.
            return Ok(Verdict::Append);
        };
        if batch.producer_epoch < producer.producer_epoch {
            return Err(ErrorCode::InvalidProducerEpoch);
        }
        let is_newer = batch.producer_epoch > producer.producer_epoch;
        let mut batches = producer.batches.iter().filter(|_| !is_newer);
        let same = |known: &&SequencedBatch| {
            known.first_sequence == batch.first_sequence
                && known.last_sequence == batch.last_sequence
        };
        if let Some(known) = batches.clone().find(same) {
            return Ok(Verdict::Duplicate(*known));
        }
        let expected = batches
            .next_back()
            .map_or(0, |last| following(last.last_sequence));
        if batch.first_sequence != expected && producer.producer_epoch != NO_PRODUCER_EPOCH {
            return Err(ErrorCode::OutOfOrderSequenceNumber);
        }
        match producer.current_txn_start_offset {
            Some(_) => Err(ErrorCode::InvalidTxnState),
            None => Ok(Verdict::Append),
        }
    }

    /// Notes a batch that was appended.
    pub fn appended(
        &mut self,
        batch: Sequenced,
        base_offset: Offset,
        last_offset: Offset,
        timestamp: i64,
        wall_ms: i64,
    ) {
        let producer = self
            .known
            .entry(batch.producer_id)
            .or_insert_with(|| Producer {
                producer_epoch: batch.producer_epoch,
                batches: VecDeque::with_capacity(1),
                last_seen_ms: wall_ms,
                coordinator_epoch: -1,
                current_txn_start_offset: None,
            });
        if batch.producer_epoch > producer.producer_epoch {
            producer.producer_epoch = batch.producer_epoch;
            producer.batches.clear();
        }
        if producer.batches.len() == BATCHES_REMEMBERED {
            producer.batches.pop_front();
        }
        producer.batches.push_back(SequencedBatch {
            first_sequence: batch.first_sequence,
            last_sequence: batch.last_sequence,
            base_offset,
            last_offset,
            timestamp,
        });
        producer.last_seen_ms = wall_ms;
    }

    /// Forgets batches at or behind `log_end_offset`: they were never written.
    pub fn truncate(&mut self, log_end_offset: Offset) {
        for producer in self.known.values_mut() {
            producer
                .batches
                .retain(|batch| batch.last_offset < log_end_offset);
        }
        self.known
            .retain(|_, producer| !producer.batches.is_empty() || producer.is_in_transaction());
    }

    /// Forgets producers that were silent since before `before_ms` and have no open transaction; says how many remain.
    pub fn expire(&mut self, before_ms: i64) -> usize {
        self.known.retain(|_, producer| {
            producer.last_seen_ms >= before_ms || producer.is_in_transaction()
        });
        self.known.len()
    }

    /// Every producer that is known, by rising id.
    pub fn iter(&self) -> impl Iterator<Item = (ProducerId, &Producer)> {
        self.known.iter().map(|(id, producer)| (*id, producer))
    }

    /// How many producers are known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// True if none is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether this producer has state here.
    pub fn knows(&self, producer_id: ProducerId) -> bool {
        self.known.contains_key(&producer_id)
    }

    /// Forgets the producer that was silent for longest, to make room; not one whose transaction is open.
    pub fn evict_oldest(&mut self) {
        let oldest = self
            .known
            .iter()
            .filter(|(_, producer)| !producer.is_in_transaction())
            .min_by_key(|(_, producer)| producer.last_seen_ms)
            .map(|(id, _)| *id);
        if let Some(id) = oldest {
            self.known.remove(&id);
        }
    }
}

/// The sequence number after `sequence`; 0 follows `i32::MAX`.
fn following(sequence: i32) -> i32 {
    sequence.checked_add(1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(epoch: i16, first: i32, last: i32) -> Sequenced {
        Sequenced {
            producer_id: ProducerId(7),
            producer_epoch: epoch,
            first_sequence: first,
            last_sequence: last,
        }
    }

    fn with(batches: &[(i16, i32, i32)]) -> Producers {
        let mut producers = Producers::default();
        for (index, &(epoch, first, last)) in batches.iter().enumerate() {
            let base = Offset(index as i64 * 10);
            producers.appended(batch(epoch, first, last), base, base.plus(9), 0, 0);
        }
        producers
    }

    #[test]
    fn the_first_batch_may_have_any_sequence() {
        assert_eq!(
            Producers::default().check(batch(0, 41, 50)),
            Ok(Verdict::Append)
        );
    }

    #[test]
    fn the_next_sequence_is_appended_and_wraps() {
        assert_eq!(
            with(&[(0, 0, 9)]).check(batch(0, 10, 19)),
            Ok(Verdict::Append)
        );
        assert_eq!(
            with(&[(0, i32::MAX - 9, i32::MAX)]).check(batch(0, 0, 9)),
            Ok(Verdict::Append)
        );
    }

    #[test]
    fn a_repeat_is_answered_with_the_offsets_it_has() {
        let producers = with(&[(0, 0, 9), (0, 10, 19)]);
        let Ok(Verdict::Duplicate(known)) = producers.check(batch(0, 0, 9)) else {
            panic!("not recognised")
        };
        assert_eq!(
            (known.base_offset, known.last_offset),
            (Offset(0), Offset(9))
        );
    }

    #[test]
    fn a_gap_and_a_forgotten_repeat_are_refused() {
        let all: Vec<_> = (0..7).map(|n| (0, n * 10, n * 10 + 9)).collect();
        let producers = with(&all);
        assert_eq!(
            producers.check(batch(0, 80, 89)),
            Err(ErrorCode::OutOfOrderSequenceNumber)
        );
        assert_eq!(
            producers.check(batch(0, 0, 9)),
            Err(ErrorCode::OutOfOrderSequenceNumber)
        );
    }

    #[test]
    fn epochs_fence() {
        let producers = with(&[(3, 0, 9)]);
        assert_eq!(
            producers.check(batch(2, 10, 19)),
            Err(ErrorCode::InvalidProducerEpoch)
        );
        assert_eq!(
            producers.check(batch(4, 10, 19)),
            Err(ErrorCode::OutOfOrderSequenceNumber)
        );
        assert_eq!(producers.check(batch(4, 0, 9)), Ok(Verdict::Append));
    }

    #[test]
    fn a_producer_whose_transaction_is_open_is_kept_and_writes_nothing_else() {
        let mut producers = with(&[(3, 0, 9)]);
        producers.restore(
            ProducerId(8),
            Producer {
                producer_epoch: 3,
                batches: VecDeque::new(),
                last_seen_ms: -5,
                coordinator_epoch: 2,
                current_txn_start_offset: Some(Offset(4)),
            },
        );
        assert_eq!(producers.first_open_offset(), Some(Offset(4)));
        producers.truncate(Offset(20));
        assert_eq!(producers.expire(1), 1);
        producers.evict_oldest();
        let next = Sequenced {
            producer_id: ProducerId(8),
            ..batch(3, 0, 4)
        };
        assert_eq!(producers.check(next), Err(ErrorCode::InvalidTxnState));
    }

    #[test]
    fn a_producer_of_which_only_a_marker_is_left_begins_at_nought() {
        let mut producers = with(&[(3, 0, 9)]);
        for (_, producer) in producers.known.iter_mut() {
            producer.batches.clear();
        }
        assert_eq!(producers.check(batch(3, 0, 9)), Ok(Verdict::Append));
        assert_eq!(
            producers.check(batch(3, 10, 19)),
            Err(ErrorCode::OutOfOrderSequenceNumber)
        );
    }

    #[test]
    fn what_was_never_written_is_forgotten() {
        let mut producers = with(&[(0, 0, 9), (0, 10, 19)]);
        producers.truncate(Offset(10));
        assert_eq!(producers.check(batch(0, 10, 19)), Ok(Verdict::Append));
    }
}
