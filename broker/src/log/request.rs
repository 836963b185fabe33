//! What the core asks of storage, and what storage reports back. Plain data; performed by [`Store`](super::Store)
//! on the disk side, in the order given.

use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::Uuid;

use super::{AbortedTransaction, LogConfig, Space};
use crate::core::ids::{LeaderEpoch, LogId, Offset, ReadId};

/// One thing for storage to do.
#[derive(Debug, Clone, PartialEq)]
pub enum StorageRequest {
    /// Creates the folder of a new, empty partition. Durable at the latest with the first durable append. Never
    /// reported as failed: where it cannot be done now, it is tried again with each append, and that one fails.
    ///
    /// For a log that was found without a topic id, writes its `partition.metadata`.
    Create {
        /// The id that every later request uses.
        log: LogId,
        /// Topic name, already checked.
        topic: Arc<str>,
        /// Partition number.
        partition: i32,
        /// Goes into `partition.metadata`.
        topic_id: Uuid,
        /// The topic's settings that concern files.
        config: LogConfig,
    },
    /// Replaces a log's settings.
    Configure {
        /// Which log.
        log: LogId,
        /// The new settings.
        config: LogConfig,
    },
    /// Appends batches whose offsets and leader epoch are already set.
    Append(Append),
    /// Asks for a [`StorageEvent::Durable`] of all that was appended to a log so far.
    Sync {
        /// Which log.
        log: LogId,
    },
    /// Lists a log's segments, for ListOffsets v0.
    ListSegments {
        /// Named in the answer.
        read: ReadId,
        /// Which log.
        log: LogId,
    },
    /// Asks how the data directory is used, for DescribeLogDirs.
    DescribeDirectory {
        /// Named in the answer.
        read: ReadId,
    },
    /// Reads whole batches.
    Read {
        /// Named in the answer.
        read: ReadId,
        /// Which log.
        log: LogId,
        /// The first batch returned is the one that holds this offset, or the next after it.
        offset: Offset,
        /// Exclusive: no batch that begins here or later is returned.
        end_offset: Offset,
        /// At most this many bytes, but always one whole batch if there is any.
        max_bytes: u32,
    },
    /// Finds a record by time.
    FindTimestamp {
        /// Named in the answer.
        read: ReadId,
        /// Which log.
        log: LogId,
        /// What to look for.
        target: TimestampTarget,
        /// Exclusive end of what may be found.
        end_offset: Offset,
    },
    /// Lists the transactions that were aborted and have records between two offsets.
    ListAborted {
        /// Named in the answer.
        read: ReadId,
        /// Which log.
        log: LogId,
        /// The first offset.
        offset: Offset,
        /// Exclusive.
        end_offset: Offset,
    },
    /// Moves the log's start, deletes whole segments below it. Answered with [`StorageEvent::StartAdvanced`].
    AdvanceStart {
        /// Which log.
        log: LogId,
        /// The new first offset.
        log_start_offset: Offset,
    },
    /// Writes a part of a snapshot of the metadata log. Answered with [`StorageEvent::SnapshotPartWritten`]; the next part
    /// is to be sent then.
    WriteSnapshot(SnapshotPart),
    /// Gives a partition's files up: renamed at once, removed after `file.delete.delay.ms`.
    Delete {
        /// Which log.
        log: LogId,
    },
    /// The clean end: everything synced, checkpoints and the clean-shutdown marker written. Nothing may follow.
    Close,
}

/// Which snapshot of the metadata log: what it holds ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SnapshotId {
    /// Exclusive.
    pub end_offset: Offset,
    /// The epoch of the last record that it holds.
    pub leader_epoch: LeaderEpoch,
}

/// A part of a snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotPart {
    /// The metadata log, which has to be durable up to the end of what the snapshot holds.
    pub log: LogId,
    /// Which snapshot.
    pub id: SnapshotId,
    /// Whole batches.
    pub bytes: Bytes,
    /// Whether it begins the snapshot. One that was begun before is given up.
    pub is_first: bool,
    /// Whether it ends the snapshot.
    pub is_last: bool,
}

/// Batches for one partition.
#[derive(Debug, Clone, PartialEq)]
pub struct Append {
    /// Which log.
    pub log: LogId,
    /// The first batch's base offset; equals the log end offset before this append.
    pub base_offset: Offset,
    /// The last record's offset.
    pub last_offset: Offset,
    /// The epoch the batches were appended under.
    pub leader_epoch: LeaderEpoch,
    /// The batches, whole and in order.
    pub bytes: Bytes,
    /// Whether a [`StorageEvent::Durable`] is waited for.
    pub durable: bool,
    /// Whether somebody waits for the [`StorageEvent::Written`] too, which may otherwise be told late.
    pub watched: bool,
}

/// What a lookup by time looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampTarget {
    /// The first record whose timestamp is at least this, milliseconds.
    AtLeast(i64),
    /// The record with the largest timestamp (KIP-734).
    Max,
}

/// A record found by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundTimestamp {
    /// The record's offset.
    pub offset: Offset,
    /// Its timestamp, milliseconds.
    pub timestamp: i64,
    /// The epoch of the batch it is in.
    pub leader_epoch: LeaderEpoch,
}

/// Where a segment begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentStart {
    /// The segment's base offset, or the log start offset where that lies within it.
    pub base_offset: Offset,
    /// When it was last appended to, milliseconds since 1970: its largest timestamp, or the file's time.
    pub last_modified_ms: i64,
}

/// How the data directory is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryUse {
    /// An absolute path.
    pub path: String,
    /// Of its volume.
    pub space: Result<Space, StorageFailure>,
    /// Bytes in the segments of every log, by rising log id.
    pub sizes: Vec<(LogId, u64)>,
}

/// A fact from storage.
#[derive(Debug, Clone, PartialEq)]
pub enum StorageEvent {
    /// Everything below `end_offset` is written, though a power cut may still take it.
    Written {
        /// Which log.
        log: LogId,
        /// Exclusive.
        end_offset: Offset,
    },
    /// Everything below `end_offset` survives a power cut.
    Durable {
        /// Which log.
        log: LogId,
        /// Exclusive.
        end_offset: Offset,
    },
    /// The answer to [`StorageRequest::Read`].
    Read {
        /// Which read.
        read: ReadId,
        /// Whole batches in pieces, none of which is empty.
        result: Result<Vec<Bytes>, StorageFailure>,
    },
    /// The answer to [`StorageRequest::FindTimestamp`].
    Found {
        /// Which lookup.
        read: ReadId,
        /// `None`: no such record.
        result: Result<Option<FoundTimestamp>, StorageFailure>,
    },
    /// The answer to [`StorageRequest::ListSegments`].
    Segments {
        /// Which listing.
        read: ReadId,
        /// By rising base offset.
        result: Result<Vec<SegmentStart>, StorageFailure>,
    },
    /// The answer to [`StorageRequest::ListAborted`].
    Aborted {
        /// Which listing.
        read: ReadId,
        /// In the order in which they ended.
        result: Result<Vec<AbortedTransaction>, StorageFailure>,
    },
    /// The answer to [`StorageRequest::DescribeDirectory`].
    Directory {
        /// Which question.
        read: ReadId,
        /// What is so now.
        directory: DirectoryUse,
    },
    /// A part of a snapshot is written; if it was the last, the snapshot survives a power cut. After a failure nothing of
    /// it is left.
    SnapshotPartWritten {
        /// The metadata log.
        log: LogId,
        /// Which snapshot.
        id: SnapshotId,
        /// What happened.
        result: Result<(), StorageFailure>,
    },
    /// Everything below the log's new start is given up, and stays so after a power cut.
    StartAdvanced {
        /// Which log.
        log: LogId,
        /// The first offset that may be read.
        log_start_offset: Offset,
    },
    /// Appends were refused: the one at `base_offset` and every later one of this log. The file ends at
    /// `base_offset` again; what was reported written below it stays so.
    ///
    /// Appends of the log that were already on their way are dropped without an event of their own, up to one that
    /// begins at `base_offset`. So the core sets its log end offset back to `base_offset` when it hears of this, and
    /// may append from there on: the next append may succeed (a disk was full and has room again).
    AppendFailed {
        /// Which log.
        log: LogId,
        /// The first offset that was not kept.
        base_offset: Offset,
        /// What happened.
        failure: StorageFailure,
    },
    /// The log is out of service until the broker is restarted: a refused append could not be undone, or a file is
    /// damaged. Nothing of it that was not reported durable may be acknowledged; later requests for it are refused.
    Failed {
        /// Which log.
        log: LogId,
        /// What happened.
        failure: StorageFailure,
    },
    /// A sync failed: nothing more may be acknowledged and the process has to end (recovery rule 2).
    Fatal {
        /// What happened.
        failure: StorageFailure,
    },
    /// [`StorageRequest::Close`] is done.
    Closed,
}

impl StorageEvent {
    /// What went wrong, where the broker goes on all the same.
    pub fn failure(&self) -> Option<&StorageFailure> {
        match self {
            Self::Read { result, .. } => result.as_ref().err(),
            Self::Found { result, .. } => result.as_ref().err(),
            Self::Segments { result, .. } => result.as_ref().err(),
            Self::Aborted { result, .. } => result.as_ref().err(),
            Self::Directory { directory, .. } => directory.space.as_ref().err(),
            Self::SnapshotPartWritten { result, .. } => result.as_ref().err(),
            Self::AppendFailed { failure, .. } | Self::Failed { failure, .. } => Some(failure),
            Self::Written { .. }
            | Self::Durable { .. }
            | Self::StartAdvanced { .. }
            | Self::Fatal { .. }
            | Self::Closed => None,
        }
    }
}

/// What went wrong in storage, in words for the log: which file, which operation, what the system said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{operation} {path}: {reason}")]
pub struct StorageFailure {
    /// What was being done: "write", "sync", "read", ...
    pub operation: &'static str,
    /// The file, relative to the data directory.
    pub path: String,
    /// The system's words, or what was found wrong.
    pub reason: String,
    /// What stands at the place that was asked for is not what was written; what stands elsewhere can be read.
    pub is_damage: bool,
}
