//! What may be gone from a log whose `retention.ms`, `retention.bytes` and `cleanup.policy` change, and what may not.

use std::collections::{BTreeMap, BTreeSet};

use crate::dice::Dice;

const DELETE: &str = "delete";
const COMPACT: &str = "compact";
const BOTH: &str = "compact,delete";
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A setting that is to change.
#[derive(Debug, Clone, Copy)]
pub enum Change {
    RetentionMs(i64),
    RetentionBytes(i64),
    Policy(&'static str),
}

impl Change {
    pub fn draw(dice: &mut Dice) -> Self {
        let mut one_of = |values: [i64; 4]| values[dice.range(0, 4) as usize];
        match one_of([0, 1, 2, 2]) {
            0 => Self::RetentionMs(one_of([-1, WEEK_MS, 200, 1000])),
            1 => Self::RetentionBytes(one_of([-1, 0, 500, 3000])),
            _ => Self::Policy([DELETE, DELETE, COMPACT, BOTH][one_of([0, 1, 2, 3]) as usize]),
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::RetentionMs(_) => "retention.ms",
            Self::RetentionBytes(_) => "retention.bytes",
            Self::Policy(_) => "cleanup.policy",
        }
    }

    pub fn value(self) -> String {
        match self {
            Self::RetentionMs(value) | Self::RetentionBytes(value) => value.to_string(),
            Self::Policy(policy) => policy.to_owned(),
        }
    }
}

/// A record that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub key: u64,
    pub number: u64,
    pub timestamp_ms: i64,
}

/// What somebody who looked through the log found.
#[derive(Debug, Default)]
pub struct View {
    /// Where the log begins.
    pub start: i64,
    /// Key and number of each record.
    pub records: BTreeMap<i64, (u64, u64)>,
    /// Bytes of each batch by its last offset.
    pub batches: BTreeMap<i64, usize>,
}

/// The model: settings as they may be, and what they may have taken.
#[derive(Debug)]
pub struct Shelf {
    /// More than one value where the answer to a change is owed, or was lost.
    retention_ms: BTreeSet<i64>,
    retention_bytes: BTreeSet<i64>,
    policies: BTreeSet<&'static str>,
    /// Age may have taken what is older.
    expired_before_ms: i64,
    /// Size may have taken what has so many bytes behind it, below an offset.
    fewest_bytes: BTreeMap<usize, i64>,
    /// Compaction may have taken what has the same key behind it, below this offset.
    compacted_below: i64,
    sent: BTreeSet<(u64, u64)>,
    acknowledged: BTreeMap<i64, Item>,
}

impl Shelf {
    /// An empty log with Kafka's own settings.
    pub fn new() -> Self {
        Self {
            retention_ms: [WEEK_MS].into(),
            retention_bytes: [-1].into(),
            policies: [DELETE].into(),
            expired_before_ms: i64::MIN,
            fewest_bytes: BTreeMap::new(),
            compacted_below: 0,
            sent: BTreeSet::new(),
            acknowledged: BTreeMap::new(),
        }
    }

    pub fn sent(&mut self, item: &Item) {
        self.sent.insert((item.key, item.number));
    }

    pub fn acknowledged(&mut self, offset: i64, item: Item) {
        self.acknowledged.insert(offset, item);
    }

    /// A change was asked for.
    pub fn may_change(&mut self, change: Change) {
        match change {
            Change::RetentionMs(value) => _ = self.retention_ms.insert(value),
            Change::RetentionBytes(value) => _ = self.retention_bytes.insert(value),
            Change::Policy(policy) => _ = self.policies.insert(policy),
        }
    }

    /// It was acknowledged: nothing else is in force any more.
    pub fn changed(&mut self, change: Change, now_ms: i64) {
        self.pass(now_ms);
        match change {
            Change::RetentionMs(value) => self.retention_ms = [value].into(),
            Change::RetentionBytes(value) => self.retention_bytes = [value].into(),
            Change::Policy(policy) => self.policies = [policy].into(),
        }
    }

    /// Notes what may have been taken until now.
    fn pass(&mut self, now_ms: i64) {
        let last = self.acknowledged.last_key_value();
        let end_offset = last.map_or(0, |(offset, _)| offset + 1);
        if self.policies.iter().any(|policy| policy.contains(COMPACT)) {
            self.compacted_below = end_offset;
        }
        if !self.policies.iter().any(|policy| policy.contains(DELETE)) {
            return;
        }
        let ages = self.retention_ms.iter().filter(|age| **age >= 0);
        let oldest = ages.map(|age| now_ms - age).max();
        self.expired_before_ms = self.expired_before_ms.max(oldest.unwrap_or(i64::MIN));
        let sizes = self.retention_bytes.iter();
        let sizes = sizes.filter_map(|size| usize::try_from(*size).ok());
        self.fewest_bytes
            .extend(sizes.map(|size| (size, end_offset)));
    }

    /// Holds a view against what was acknowledged.
    ///
    /// # Errors
    /// What is gone and had to stay, or is there and was never sent.
    pub fn judge(&mut self, view: &View, now_ms: i64) -> Result<(), String> {
        self.pass(now_ms);
        let mut places = BTreeMap::new();
        for (offset, record) in &view.records {
            if !self.sent.contains(record) {
                return Err(format!("{record:?} at {offset} was never sent"));
            }
            if let Some(other) = places.insert(*record, *offset) {
                return Err(format!("{record:?} is at {other} and at {offset}"));
            }
        }
        let bytes = view.batches.range(view.start..).map(|(_, size)| size);
        let bytes: usize = bytes.sum();
        if let Some((offset, item)) = self.acknowledged.range(..view.start).next_back() {
            let by_age = item.timestamp_ms < self.expired_before_ms;
            // What compaction took since counted then.
            let was_behind = |fewest| self.compacted_below > 0 || bytes >= fewest;
            let by_size = self
                .fewest_bytes
                .iter()
                .any(|(fewest, below)| offset < below && was_behind(*fewest));
            if !by_age && !by_size {
                return Err(format!(
                    "{item:?} at {offset} is gone, {bytes} bytes are left: {self:?}"
                ));
            }
        }
        for (offset, item) in self.acknowledged.range(view.start..) {
            let known = (item.key, item.number);
            match view.records.get(offset) {
                Some(found) if *found == known => {}
                None if *offset < self.compacted_below
                    && view.has_key_behind(*offset, item.key) => {}
                found => return Err(format!("{item:?} at {offset} is {found:?}: {self:?}")),
            }
        }
        Ok(())
    }
}

impl View {
    fn has_key_behind(&self, offset: i64, key: u64) -> bool {
        let mut behind = self.records.range(offset + 1..);
        behind.any(|(_, (other, _))| *other == key)
    }
}
