//! What clients know to be true: what was sent, what was acknowledged, what was read and committed.

use std::collections::{BTreeMap, BTreeSet};

/// Facts that the broker must agree with at the end.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Every value that a producer ever sent, with the partition it was meant for.
    pub sent: BTreeMap<String, i32>,
    /// Acknowledged: partition and offset of each value.
    pub acknowledged: BTreeMap<(i32, i64), String>,
    /// Values of producers that may send twice without it being stored twice.
    pub at_most_once: BTreeSet<String>,
    /// What members of the group read.
    pub read: BTreeMap<(i32, i64), String>,
    /// The newest committed offset of each partition that was acknowledged.
    pub committed: BTreeMap<i32, i64>,
    /// What is wrong already.
    pub violations: Vec<String>,
    /// A line for everything that was acknowledged, in order.
    pub story: Vec<String>,
}

impl Ledger {
    pub fn violation(&mut self, words: String) {
        self.violations.push(words);
    }

    pub fn acknowledge(&mut self, partition: i32, offset: i64, value: &str) {
        self.story
            .push(format!("acknowledged {partition}@{offset} {value}"));
        if let Some(other) = self
            .acknowledged
            .insert((partition, offset), value.to_owned())
            && other != value
        {
            self.violation(format!(
                "{partition}@{offset} was given to {other} and to {value}"
            ));
        }
    }

    /// A member of the group got a record. `stable`: what was read before cannot have been taken back.
    pub fn read(&mut self, partition: i32, offset: i64, value: &str, stable: bool) {
        if !self.sent.contains_key(value) {
            self.violation(format!(
                "{partition}@{offset} holds {value}, which nobody sent"
            ));
        }
        let before = self.read.insert((partition, offset), value.to_owned());
        if let Some(before) = before
            && before != value
            && stable
        {
            self.violation(format!(
                "{partition}@{offset} was read as {before} and as {value}"
            ));
        }
    }

    pub fn commit(&mut self, partition: i32, offset: i64) {
        self.story.push(format!("committed {partition}@{offset}"));
        self.committed.insert(partition, offset);
    }
}
