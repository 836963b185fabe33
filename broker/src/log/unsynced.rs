//! What of a log was written and not synced in its files.

use std::path::PathBuf;

use bytes::Bytes;

use crate::core::rare::Nothing;

/// More bytes of one log are not kept for the write-ahead log: its files are synced instead.
pub(super) const KEPT_OF_A_LOG: usize = 256 << 10;

/// What was written and not synced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unsynced {
    /// Base offsets of segments.
    pub segments: Vec<i64>,
    /// The folder's own name and `partition.metadata`: the log was made.
    pub made: bool,
    /// Names in the folder.
    pub folder: bool,
    /// Files that can be rebuilt as long as the recovery point is not beyond them.
    pub caches: Vec<PathBuf>,
    /// The batches behind the last durable offset.
    pub batches: Kept,
}

impl Nothing for Unsynced {
    const NOTHING: &'static Self = &Self {
        segments: Vec::new(),
        made: false,
        folder: false,
        caches: Vec::new(),
        batches: Kept {
            parts: Vec::new(),
            len: 0,
            given_up: false,
        },
    };
}

impl Unsynced {
    /// How many syncs it takes to make the log durable in its files.
    pub fn count(&self) -> usize {
        self.segments.len() + usize::from(self.made) + usize::from(self.folder)
    }
}

/// Batches that are kept in memory, to be written to the write-ahead log, as long as they are few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kept {
    parts: Vec<Bytes>,
    len: usize,
    given_up: bool,
}

impl Kept {
    /// Adds what was appended.
    pub fn push(&mut self, parts: Vec<Bytes>, len: usize) {
        if self.given_up {
            return;
        }
        if self.len + len > KEPT_OF_A_LOG {
            return self.give_up();
        }
        if self.parts.is_empty() {
            // Most of many logs have but one.
            self.parts.reserve_exact(parts.len());
        }
        self.parts.extend(parts);
        self.len += len;
    }

    /// Keeps nothing until the files are synced.
    pub fn give_up(&mut self) {
        *self = Self {
            given_up: true,
            ..Self::default()
        };
    }

    /// Bytes that are kept.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether everything behind the last durable offset is here.
    pub fn is_whole(&self) -> bool {
        !self.given_up
    }

    /// Takes the batches out.
    pub fn take(&mut self) -> Vec<Bytes> {
        self.len = 0;
        std::mem::take(&mut self.parts)
    }
}
