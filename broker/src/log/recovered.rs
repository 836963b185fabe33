//! What the store finds when it opens a data directory.

use std::sync::Arc;

use kafka_proto::Uuid;

use super::StorageFailure;
use crate::core::ids::{LeaderEpoch, LogId, Offset, ProducerId};

/// One partition's log as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct RecoveredLog {
    /// The id that every request uses. Ids are 0, 1, …; new logs get the ids behind them.
    pub log: LogId,
    /// Topic name.
    pub topic: Arc<str>,
    /// Partition number.
    pub partition: i32,
    /// From `partition.metadata`; `None` if that is missing or was torn. A [`Create`](super::StorageRequest::Create)
    /// with this log's id writes it anew.
    pub topic_id: Option<Uuid>,
    /// The first offset that may be read.
    pub log_start_offset: Offset,
    /// The next offset to write. Everything below it has been synced.
    pub log_end_offset: Offset,
    /// From `replication-offset-checkpoint`, if that names this log.
    pub high_watermark: Option<Offset>,
    /// Leader epochs and the offset each began at, both rising.
    pub leader_epochs: Vec<(LeaderEpoch, Offset)>,
    /// The newest epoch that the log or its checkpoint knows of, whether or not records of it are left.
    /// [`LeaderEpoch::NONE`] if they know of none.
    pub newest_leader_epoch: LeaderEpoch,
    /// The producers that wrote here, by id.
    pub producers: Vec<RecoveredProducer>,
    /// The transactions that were aborted end before this offset; 0 where there are none.
    pub aborted_until: Offset,
    /// Whether the process before ended cleanly. If not, the leader epoch has to rise (recovery rule 6).
    pub clean: bool,
    /// Bytes of a torn tail that were cut off; 0 after a clean stop.
    pub cut_bytes: u64,
    /// Bytes that only the write-ahead log had; they are in the log again.
    pub replayed_bytes: u64,
    /// What of it was found damaged and lies before whole batches: it stays as it is, and the offsets in it cannot be read.
    pub damaged: Vec<DamagedBatches>,
    /// Damage: the log cannot be served and answers `KAFKA_STORAGE_ERROR`. Its files are as they were found.
    pub failure: Option<StorageFailure>,
}

/// A part of a segment that holds no whole batches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedBatches {
    /// The file, relative to the data directory.
    pub path: String,
    /// Where in it, bytes.
    pub position: u64,
    /// Bytes.
    pub len: u64,
    /// The first offset that may be in it.
    pub from_offset: Offset,
    /// The offset of what follows.
    pub until_offset: Offset,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl std::fmt::Display for DamagedBatches {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            path,
            position,
            len,
            from_offset,
            until_offset,
            reason,
        } = self;
        write!(
            f,
            "{path} is damaged at position {position} ({reason}): {len} bytes, of offsets from {from_offset} up to before \
             {until_offset}; they are left as they are"
        )
    }
}

/// A transaction that was aborted: readers of what is committed pass over what its producer wrote in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbortedTransaction {
    /// Who wrote it.
    pub producer_id: ProducerId,
    /// Of its first record.
    pub first_offset: Offset,
    /// Of its marker.
    pub last_offset: Offset,
    /// The last stable offset once it was aborted: the transactions that began before it are those in this and the
    /// entries up to it.
    pub last_stable_offset: Offset,
}

/// What a log tells about an idempotent or transactional producer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredProducer {
    /// Who.
    pub producer_id: ProducerId,
    /// The newest epoch seen.
    pub producer_epoch: i16,
    /// The epoch of the transaction coordinator that ended its last transaction, −1 if none did.
    pub coordinator_epoch: i32,
    /// Where its open transaction begins.
    pub current_txn_first_offset: Option<Offset>,
    /// When it last wrote, milliseconds, by its batches' timestamps.
    pub last_timestamp: i64,
    /// Its last batches, at most five, oldest first.
    pub batches: Vec<ProducedBatch>,
}

/// A batch of an idempotent producer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProducedBatch {
    /// Sequence number of the first record; sequence numbers wrap behind `i32::MAX`.
    pub first_sequence: i32,
    /// Sequence number of the last record.
    pub last_sequence: i32,
    /// Offset of the first record.
    pub base_offset: Offset,
    /// Offset of the last record.
    pub last_offset: Offset,
    /// Largest timestamp, milliseconds.
    pub timestamp: i64,
}
