//! `.snapshot` files: a log's producers as they stood at an offset, so that a start need not read the whole log.
//! A version, a CRC-32C over the entries, the entries; the layout is a generated message.

use kafka_proto::messages::ProducerSnapshot;
use kafka_proto::messages::producer_snapshot::ProducerEntry;
use kafka_proto::records::crc32c;
use kafka_proto::{Decoder, Message, versioned};

use super::recovered::{ProducedBatch, RecoveredProducer};
use crate::core::ids::{Offset, ProducerId};

const VERSION: i16 = 1;
/// Where what the checksum covers begins: behind the version and the checksum itself.
const ENTRIES_AT: usize = 6;

/// The file's bytes. Of each producer's batches only the last is kept, as in Kafka.
pub(super) fn write<'a>(producers: impl Iterator<Item = &'a RecoveredProducer>) -> Vec<u8> {
    let entry = |producer: &RecoveredProducer| {
        let last = producer.batches.last();
        ProducerEntry {
            producer_id: producer.producer_id.0,
            epoch: producer.producer_epoch,
            last_sequence: last.map_or(-1, |batch| batch.last_sequence),
            last_offset: last.map_or(-1, |batch| batch.last_offset.0),
            offset_delta: last.map_or(0, |batch| {
                (batch.last_offset.0 - batch.base_offset.0) as i32
            }),
            timestamp: producer.last_timestamp,
            coordinator_epoch: producer.coordinator_epoch,
            current_txn_first_offset: producer
                .current_txn_first_offset
                .map_or(-1, |offset| offset.0),
            ..ProducerEntry::default()
        }
    };
    let mut snapshot = ProducerSnapshot {
        producer_entries: producers.map(entry).collect(),
        ..ProducerSnapshot::default()
    };
    let written = |snapshot: &ProducerSnapshot<'_>| {
        versioned::encode(snapshot, VERSION).expect("every field is in version 1")
    };
    snapshot.crc = crc32c(&written(&snapshot)[ENTRIES_AT..]);
    written(&snapshot)
}

/// Reads a file; `None` if it is torn, damaged or of another version.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<RecoveredProducer>> {
    let mut decoder = Decoder::new(bytes);
    if decoder.i16("version").ok()? != VERSION {
        return None;
    }
    let snapshot = ProducerSnapshot::decode(&mut decoder, VERSION).ok()?;
    if snapshot.crc != crc32c(&bytes[ENTRIES_AT..]) {
        return None;
    }
    Some(snapshot.producer_entries.iter().map(producer).collect())
}

fn producer(entry: &ProducerEntry<'_>) -> RecoveredProducer {
    let offset = |offset: i64| (offset >= 0).then_some(Offset(offset));
    let last = offset(entry.last_offset).map(|last_offset| ProducedBatch {
        first_sequence: first_sequence(entry.last_sequence, entry.offset_delta),
        last_sequence: entry.last_sequence,
        base_offset: last_offset.plus(-i64::from(entry.offset_delta)),
        last_offset,
        timestamp: entry.timestamp,
    });
    RecoveredProducer {
        producer_id: ProducerId(entry.producer_id),
        producer_epoch: entry.epoch,
        coordinator_epoch: entry.coordinator_epoch,
        current_txn_first_offset: offset(entry.current_txn_first_offset),
        last_timestamp: entry.timestamp,
        batches: last.into_iter().collect(),
    }
}

/// Goes `delta` back from a sequence number, across the wrap behind `i32::MAX`.
fn first_sequence(last_sequence: i32, delta: i32) -> i32 {
    if last_sequence >= delta {
        last_sequence - delta
    } else {
        (i64::from(i32::MAX) + 1 + i64::from(last_sequence) - i64::from(delta)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn producers() -> Vec<RecoveredProducer> {
        let batch = ProducedBatch {
            first_sequence: i32::MAX - 1,
            last_sequence: 2,
            base_offset: Offset(10),
            last_offset: Offset(14),
            timestamp: 1_700_000_000_000,
        };
        let first = RecoveredProducer {
            producer_id: ProducerId(3),
            producer_epoch: 1,
            coordinator_epoch: -1,
            current_txn_first_offset: None,
            last_timestamp: batch.timestamp,
            batches: vec![batch],
        };
        let second = RecoveredProducer {
            producer_id: ProducerId(4),
            coordinator_epoch: 2,
            current_txn_first_offset: Some(Offset(12)),
            batches: Vec::new(),
            ..first.clone()
        };
        vec![first, second]
    }

    #[test]
    fn it_is_read_and_written_alike() {
        let bytes = write(producers().iter());
        assert_eq!(bytes.len(), 10 + 2 * 46);
        assert_eq!(read(&bytes), Some(producers()));
    }

    #[test]
    fn a_torn_or_flipped_snapshot_is_none() {
        let bytes = write(producers().iter());
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None);
        }
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert_eq!(read(&flipped), None, "byte {at}");
        }
    }
}
