//! When logs are to be synced that nobody waits for (`flush.ms`).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::core::ids::LogId;

/// The logs with something that is to be synced at some time, on the monotonic clock.
#[derive(Debug, Default)]
pub(super) struct FlushTimes {
    by_log: BTreeMap<LogId, Duration>,
    by_time: BTreeSet<(Duration, LogId)>,
}

impl FlushTimes {
    /// Something was appended to a log. What was appended before it counts on.
    pub fn appended(&mut self, log: LogId, due_at: Duration) {
        if let Entry::Vacant(place) = self.by_log.entry(log) {
            place.insert(due_at);
            self.by_time.insert((due_at, log));
        }
    }

    /// All of a log is synced, or it is gone.
    pub fn forget(&mut self, log: LogId) {
        if let Some(due_at) = self.by_log.remove(&log) {
            self.by_time.remove(&(due_at, log));
        }
    }

    /// The first time.
    pub fn next_deadline(&self) -> Option<Duration> {
        self.by_time.first().map(|(due_at, _)| *due_at)
    }

    /// Takes out a log that is due.
    pub fn pop_due(&mut self, monotonic: Duration) -> Option<LogId> {
        let &(due_at, log) = self.by_time.first()?;
        if due_at > monotonic {
            return None;
        }
        self.forget(log);
        Some(log)
    }
}
