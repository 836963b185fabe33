//! What the segment that is appended to has in memory.

use super::index::TimeEntry;

/// Entries of the indexes that are not written yet, and what decides about the next ones. Belongs to the segment that
/// is appended to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Active {
    /// Bytes since the last index entry.
    pub since_index: u64,
    pub offset_tail: Vec<u8>,
    pub time_tail: Vec<u8>,
    /// The same of the index of aborted transactions.
    pub aborted_tail: Vec<u8>,
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
            offset_tail: Vec::new(),
            time_tail: Vec::new(),
            aborted_tail: Vec::new(),
            last_time: -1,
            first_timestamp: None,
            created_ms,
            indexes_unsynced: false,
        }
    }

    /// Whether nothing waits to be written to the indexes.
    pub fn is_written(&self) -> bool {
        self.offset_tail.is_empty() && self.time_tail.is_empty() && self.aborted_tail.is_empty()
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
