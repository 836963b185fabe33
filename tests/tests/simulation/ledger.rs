//! What clients know to be true: what was sent, what was acknowledged, what was read and committed.

use std::collections::{BTreeMap, BTreeSet};

use crate::client::Fetched;

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
    /// What was ever seen at a place of a partition under a leader epoch.
    seen: BTreeMap<(i32, i64, i32), String>,
    /// The newest committed offset of each partition that was acknowledged.
    pub committed: BTreeMap<i32, i64>,
    /// How far records were asked to be given up, by partition.
    pub erasing: BTreeMap<i32, i64>,
    /// How far that was acknowledged.
    pub erased: BTreeMap<i32, i64>,
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

    /// Whether a record at `offset` of a partition or behind it was acknowledged.
    pub fn has_from(&self, partition: i32, offset: i64) -> bool {
        let places = (partition, offset)..=(partition, i64::MAX);
        self.acknowledged.range(places).next().is_some()
    }

    /// Somebody got a record. Under one leader epoch an offset holds one record for ever: a client can tell by the
    /// epoch that a power cut took back what it read (KIP-320).
    pub fn see(&mut self, partition: i32, record: &Fetched) {
        let Fetched {
            offset,
            leader_epoch,
            value,
        } = record;
        if *leader_epoch < 0 {
            return;
        }
        let place = (partition, *offset, *leader_epoch);
        if let Some(before) = self.seen.insert(place, value.clone())
            && before != *value
        {
            self.violation(format!(
                "{partition}@{offset} was {before} and is {value}, both under leader epoch {leader_epoch}"
            ));
        }
    }

    /// A member of the group got a record. `stable`: what was read before cannot have been taken back.
    pub fn read(&mut self, partition: i32, record: &Fetched, stable: bool) {
        self.see(partition, record);
        let Fetched { offset, value, .. } = record;
        if !self.sent.contains_key(value) {
            self.violation(format!(
                "{partition}@{offset} holds {value}, which nobody sent"
            ));
        }
        let before = self.read.insert((partition, *offset), value.clone());
        if let Some(before) = before
            && before != *value
            && stable
        {
            self.violation(format!(
                "{partition}@{offset} was read as {before} and as {value}"
            ));
        }
    }

    pub fn erase(&mut self, partition: i32, offset: i64) {
        self.story
            .push(format!("gave up {partition} below {offset}"));
        self.erased.insert(partition, offset);
    }

    pub fn commit(&mut self, partition: i32, offset: i64) {
        self.story.push(format!("committed {partition}@{offset}"));
        self.committed.insert(partition, offset);
    }
}
