//! What a checkpoint knew of every log where its recovery point is, so that a start reads only what lies behind. A cache of
//! ours beside Kafka's tables, one file for all logs:
//!
//! ```text
//!   magic "CLST" │ CRC-32C of what follows │ version u32 │ count u32 │ the logs, each as `LogState::write` has it
//! ```
//!
//! Whoever reads it holds it against what is there, and does without it where that is something else: where Kafka used the
//! directory in between, say.

use std::collections::BTreeMap;
use std::path::Path;

use bytes::{Buf, BufMut, TryGetError};
use kafka_proto::Uuid;
use kafka_proto::records::crc32c;

use super::active::Active;
use super::files::Files;
use super::index::TimeEntry;
use super::names;
use super::partition_log::{PartitionLog, Service};
use super::recovered::{ProducedBatch, RecoveredProducer};
use super::segment::Segment;
use super::{Disk, StorageFailure};
use crate::core::ids::{Offset, ProducerId};

const MAGIC: &[u8; 4] = b"CLST";
const VERSION: u32 = 1;
/// Where what the checksum covers begins.
const CHECKED_FROM: usize = 8;
const COUNT_AT: usize = 12;

/// What was known of one log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LogState {
    pub topic_id: Uuid,
    pub recovery_point: i64,
    /// The segment that was appended to.
    pub segment: Segment,
    /// Nothing of it was waiting to be written.
    pub active: Active,
    pub leader_epochs: Vec<(i32, i64)>,
    pub producers: Vec<RecoveredProducer>,
}

/// Of all logs, by topic name and partition.
#[derive(Debug, Default)]
pub(super) struct LogStates(BTreeMap<String, BTreeMap<i32, LogState>>);

impl LogStates {
    /// Reads the file. Where there is none, or none that can be understood, nothing is known.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn read_from<D: Disk>(files: &mut Files<D>) -> Result<Self, StorageFailure> {
        let bytes = files.read_small(Path::new(names::LOG_STATES))?;
        Ok(bytes
            .and_then(|bytes| Self::read(&bytes))
            .unwrap_or_default())
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (head, checked) = bytes.split_at_checked(CHECKED_FROM)?;
        if !head.starts_with(MAGIC) || (&head[MAGIC.len()..]).get_u32() != crc32c(checked) {
            return None;
        }
        Self::read_logs(checked).ok()?
    }

    fn read_logs(mut bytes: &[u8]) -> Result<Option<Self>, TryGetError> {
        if bytes.try_get_u32()? != VERSION {
            return Ok(None);
        }
        let mut states = Self::default();
        for _ in 0..bytes.try_get_u32()? {
            let len = usize::from(bytes.try_get_u16()?);
            let Some((topic, rest)) = bytes.split_at_checked(len) else {
                return Ok(None);
            };
            bytes = rest;
            let Ok(topic) = std::str::from_utf8(topic) else {
                return Ok(None);
            };
            let partition = bytes.try_get_i32()?;
            let state = LogState::read(&mut bytes)?;
            match states.0.get_mut(topic) {
                Some(partitions) => _ = partitions.insert(partition, state),
                None => {
                    _ = states
                        .0
                        .insert(topic.to_owned(), [(partition, state)].into())
                }
            }
        }
        Ok(Some(states))
    }

    /// The file's bytes, of the logs that are just as the checkpoint that is being written leaves them.
    pub fn write<'a>(logs: impl Iterator<Item = &'a PartitionLog>) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.put_slice(MAGIC);
        bytes.put_u32(0);
        bytes.put_u32(VERSION);
        bytes.put_u32(0);
        let mut count = 0;
        for log in logs {
            if let Some(topic_id) = log.state_is_known() {
                write_log(log, topic_id, &mut bytes);
                count += 1;
            }
        }
        (&mut bytes[COUNT_AT..]).put_u32(count);
        let crc = crc32c(&bytes[CHECKED_FROM..]);
        (&mut bytes[MAGIC.len()..]).put_u32(crc);
        bytes
    }

    /// Takes one log's out.
    pub fn take(&mut self, topic: &str, partition: i32) -> Option<LogState> {
        self.0.get_mut(topic)?.remove(&partition)
    }
}

impl PartitionLog {
    /// Whether the log ends at its recovery point, with all that is in memory of it the same as what is on the disk. Its
    /// topic's id then.
    fn state_is_known(&self) -> Option<Uuid> {
        let is_at_rest = self.service == Service::Open
            && !self.doomed
            && self.recovery_point == self.log_end_offset
            && self.active.resumed
            && self.active.is_written()
            && !self.epochs_changed;
        self.topic_id.filter(|_| is_at_rest)
    }
}

fn write_log(log: &PartitionLog, topic_id: Uuid, into: &mut Vec<u8>) {
    let (segment, active) = (log.newest(), &log.active);
    into.put_u16(log.topic.len() as u16);
    into.put_slice(log.topic.as_bytes());
    into.put_i32(log.partition);
    into.put_slice(topic_id.as_bytes());
    into.put_i64(log.recovery_point);
    into.put_i64(segment.base_offset);
    into.put_u64(segment.len);
    for entries in segment.index_entries() {
        into.put_u32(entries);
    }
    into.put_i64(segment.largest.timestamp);
    into.put_i64(segment.largest.last_offset);
    into.put_i64(segment.last_modified_ms);
    into.put_i64(active.last_time);
    into.put_u8(active.first_timestamp.is_some().into());
    into.put_i64(active.first_timestamp.unwrap_or(0));
    into.put_u32(log.leader_epochs.len() as u32);
    for &(epoch, start_offset) in &log.leader_epochs {
        into.put_i32(epoch);
        into.put_i64(start_offset);
    }
    let producers = log.producers.list();
    into.put_u32(producers.len() as u32);
    for producer in producers {
        write_producer(producer, into);
    }
}

fn write_producer(producer: &RecoveredProducer, into: &mut Vec<u8>) {
    into.put_i64(producer.producer_id.0);
    into.put_i16(producer.producer_epoch);
    into.put_i32(producer.coordinator_epoch);
    into.put_i64(
        producer
            .current_txn_first_offset
            .map_or(-1, |offset| offset.0),
    );
    into.put_i64(producer.last_timestamp);
    into.put_u8(producer.batches.len() as u8);
    for batch in &producer.batches {
        into.put_i32(batch.first_sequence);
        into.put_i32(batch.last_sequence);
        into.put_i64(batch.base_offset.0);
        into.put_i64(batch.last_offset.0);
        into.put_i64(batch.timestamp);
    }
}

impl LogState {
    fn read(from: &mut &[u8]) -> Result<Self, TryGetError> {
        let mut topic_id = [0; 16];
        from.try_copy_to_slice(&mut topic_id)?;
        let recovery_point = from.try_get_i64()?;
        let base_offset = from.try_get_i64()?;
        let len = from.try_get_u64()?;
        let index_entries = [
            from.try_get_u32()?,
            from.try_get_u32()?,
            from.try_get_u32()?,
        ];
        let largest = TimeEntry {
            timestamp: from.try_get_i64()?,
            last_offset: from.try_get_i64()?,
        };
        let last_modified_ms = from.try_get_i64()?;
        let segment = Segment::known(base_offset, len, index_entries, largest, last_modified_ms);
        let mut active = Active::new(0);
        active.last_time = from.try_get_i64()?;
        let has_first = from.try_get_u8()? != 0;
        let first_timestamp = from.try_get_i64()?;
        active.first_timestamp = has_first.then_some(first_timestamp);
        let mut leader_epochs = Vec::new();
        for _ in 0..from.try_get_u32()? {
            leader_epochs.push((from.try_get_i32()?, from.try_get_i64()?));
        }
        let mut producers = Vec::new();
        for _ in 0..from.try_get_u32()? {
            producers.push(read_producer(from)?);
        }
        Ok(Self {
            topic_id: Uuid::from_bytes(topic_id),
            recovery_point,
            segment,
            active,
            leader_epochs,
            producers,
        })
    }
}

fn read_producer(from: &mut &[u8]) -> Result<RecoveredProducer, TryGetError> {
    let mut producer = RecoveredProducer {
        producer_id: ProducerId(from.try_get_i64()?),
        producer_epoch: from.try_get_i16()?,
        coordinator_epoch: from.try_get_i32()?,
        current_txn_first_offset: Some(Offset(from.try_get_i64()?)).filter(|offset| offset.0 >= 0),
        last_timestamp: from.try_get_i64()?,
        batches: Vec::new(),
    };
    for _ in 0..from.try_get_u8()? {
        producer.batches.push(ProducedBatch {
            first_sequence: from.try_get_i32()?,
            last_sequence: from.try_get_i32()?,
            base_offset: Offset(from.try_get_i64()?),
            last_offset: Offset(from.try_get_i64()?),
            timestamp: from.try_get_i64()?,
        });
    }
    Ok(producer)
}
