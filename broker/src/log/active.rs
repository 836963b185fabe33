//! What the segment that is appended to has in memory.

use super::index::TimeEntry;
use crate::core::rare::{Nothing, Rare};

/// Entries of the indexes that are not written yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tails {
    pub offsets: Vec<u8>,
    pub times: Vec<u8>,
    /// Of aborted transactions.
    pub aborted: Vec<u8>,
}

impl Nothing for Tails {
    const NOTHING: &'static Self = &Self {
        offsets: Vec::new(),
        times: Vec::new(),
        aborted: Vec::new(),
    };
}

/// What is not written of the indexes yet, and what decides about the next entries. Belongs to the segment that is appended
/// to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Active {
    /// Bytes since the last index entry.
    pub since_index: u64,
    pub tails: Rare<Tails>,
    /// The timestamp of the time index's last entry.
    pub last_time: i64,
    /// The first entry's timestamp, once known: what rolling by time goes by.
    pub first_timestamp: Option<i64>,
    /// When the segment was created or opened, milliseconds since 1970.
    pub created_ms: i64,
    /// Whether what the segment's files say is known: it is new, or was appended to since it was found.
    pub resumed: bool,
    /// Whether the indexes' files were written to and not synced.
    pub indexes_unsynced: bool,
    /// Whether some of a write that failed may stand behind the segment's records.
    pub torn: bool,
}

impl Active {
    /// For a segment that is new.
    pub fn new(created_ms: i64) -> Self {
        Self {
            resumed: true,
            ..Self::found(created_ms)
        }
    }

    /// For a segment that was found.
    pub fn found(created_ms: i64) -> Self {
        Self {
            resumed: false,
            since_index: 0,
            tails: Rare::default(),
            last_time: -1,
            first_timestamp: None,
            created_ms,
            indexes_unsynced: false,
            torn: false,
        }
    }

    /// Whether nothing waits to be written to the indexes.
    pub fn is_written(&self) -> bool {
        *self.tails == *Tails::NOTHING
    }
}

/// What an append changes before it is known whether the write succeeds.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub since_index: u64,
    pub offset_tail: usize,
    pub time_tail: usize,
    pub last_time: i64,
    pub first_timestamp: Option<i64>,
    pub largest: TimeEntry,
}
