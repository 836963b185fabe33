//! Offsets that go: past their retention (KIP-186, KIP-211), or with their topic. Groups go with their last offset.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::ErrorCode;

use super::effect::GroupEffect;
use super::group::Group;
use super::offsets::Committed;
use super::record;
use super::state::State;
use super::step::{Awaited, Write};
use super::timers::Timer;
use super::{Groups, partition_for};
use crate::core::time::Now;
use crate::core::turn::InternalRecord;

/// Records in one batch of removals.
const REMOVALS_A_BATCH: usize = 1000;

/// From when the retention of an offset counts.
enum RetentionBase {
    /// The commit.
    Commit,
    /// When the group became empty, milliseconds.
    Since(i64),
    /// Nothing expires: the group is at work.
    Never,
}

/// Removals for one partition of `__consumer_offsets`.
#[derive(Default)]
pub(super) struct Removals {
    pub(super) records: Vec<InternalRecord>,
    pub(super) offsets: Vec<(Arc<str>, Arc<str>, i32)>,
    pub(super) groups: Vec<Group>,
    pub(super) awaited: Option<Awaited>,
}

impl Removals {
    pub(super) fn offset(&mut self, group_id: &Arc<str>, topic: &Arc<str>, partition: i32) {
        self.records
            .push(record::offset_tombstone(group_id, topic, partition));
        self.offsets
            .push((group_id.clone(), topic.clone(), partition));
    }

    pub(super) fn group(&mut self, group: Group) {
        self.records.push(record::group_tombstone(&group.id));
        self.groups.push(group);
    }
}

impl Groups {
    /// Looks through all offsets, and comes back after `offsets.retention.check.interval.ms`.
    pub(super) fn expire_offsets(&mut self, now: Now, out: &mut Vec<GroupEffect>) {
        let mut removals: BTreeMap<i32, Removals> = BTreeMap::new();
        let mut emptied = Vec::new();
        for group in self.groups.values() {
            if self
                .writes
                .iter()
                .any(|(_, write)| write.is_about(&group.id))
            {
                continue;
            }
            let partition = partition_for(&group.id, self.writes.partition_count);
            let removals = removals.entry(partition).or_default();
            let mut anything_left = false;
            for (topic, partitions) in self.offsets.of_group(&group.id).into_iter().flatten() {
                for (index, committed) in partitions {
                    if is_expired(
                        group,
                        topic,
                        committed,
                        now.wall_ms,
                        self.config.offsets_retention_ms,
                    ) {
                        removals.offset(&group.id, topic, *index);
                    } else {
                        anything_left = true;
                    }
                }
            }
            if !anything_left && group.state == State::Empty && group.pending_join.is_empty() {
                emptied.push((partition, group.id.clone()));
            }
        }
        for (partition, group_id) in emptied {
            let Some(group) = self.remove(&group_id) else {
                continue;
            };
            removals.entry(partition).or_default().group(group);
        }
        self.send_removals(now, removals, out);
        let (_, mut step) = self.step(now, out);
        let interval = step.config.offsets_retention_check_interval;
        step.set_timer(Timer::OffsetRetention, interval);
    }

    /// A topic is deleted: its offsets go, those of commits under way too.
    pub fn topic_deleted(&mut self, topic: &str, now: Now, out: &mut Vec<GroupEffect>) {
        let mut doomed: Vec<(Arc<str>, Arc<str>, i32)> = Vec::new();
        for (group_id, topics) in self.offsets.groups() {
            if let Some((name, partitions)) = topics.get_key_value(topic) {
                doomed.extend(
                    partitions
                        .keys()
                        .map(|index| (group_id.clone(), name.clone(), *index)),
                );
            }
        }
        for (_, write) in self.writes.iter() {
            if let Write::Commit {
                group_id, offsets, ..
            } = write
            {
                let of_topic = offsets.iter().filter(|(name, ..)| &**name == topic);
                doomed.extend(
                    of_topic.map(|(name, index, _)| (group_id.clone(), name.clone(), *index)),
                );
            }
        }
        doomed.sort();
        doomed.dedup();
        let mut removals: BTreeMap<i32, Removals> = BTreeMap::new();
        for (group_id, topic, index) in doomed {
            let removals = removals
                .entry(partition_for(&group_id, self.writes.partition_count))
                .or_default();
            removals.offset(&group_id, &topic, index);
        }
        self.send_removals(now, removals, out);
    }

    pub(super) fn send_removals(
        &mut self,
        now: Now,
        removals: BTreeMap<i32, Removals>,
        out: &mut Vec<GroupEffect>,
    ) {
        let (_, mut step) = self.step(now, out);
        for (partition, mut removals) in removals {
            while !removals.records.is_empty() {
                let rest = removals
                    .records
                    .split_off(removals.records.len().min(REMOVALS_A_BATCH));
                let records = std::mem::replace(&mut removals.records, rest);
                // What became of the whole partition's removals is known with the last batch of them.
                let write = if removals.records.is_empty() {
                    Write::Removal {
                        offsets: std::mem::take(&mut removals.offsets),
                        groups: std::mem::take(&mut removals.groups),
                        awaited: removals.awaited.take(),
                    }
                } else {
                    Write::Removal {
                        offsets: Vec::new(),
                        groups: Vec::new(),
                        awaited: None,
                    }
                };
                step.persist_to(partition, records, write);
            }
        }
    }

    /// Removals are durable, or failed: then the groups are there again.
    pub(super) fn removal_persisted(
        &mut self,
        offsets: Vec<(Arc<str>, Arc<str>, i32)>,
        groups: Vec<Group>,
        result: Result<(), ErrorCode>,
    ) {
        match result {
            Ok(()) => {
                for (group_id, topic, partition) in offsets {
                    self.offsets.remove(&group_id, &topic, partition);
                }
            }
            Err(_) => {
                for group in groups {
                    if !self.groups.contains_key(&group.id) {
                        self.insert(group);
                    }
                }
            }
        }
    }
}

fn is_expired(
    group: &Group,
    topic: &str,
    committed: &Committed,
    now_ms: i64,
    retention_ms: i64,
) -> bool {
    if group.is_subscribed_to(topic) {
        return false;
    }
    let base = match (&group.protocol_type, group.state) {
        (None, _) => RetentionBase::Commit,
        (Some(_), State::Empty) => group
            .state_since_ms
            .map_or(RetentionBase::Commit, RetentionBase::Since),
        (Some(_), State::Stable)
            if group.uses_consumer_protocol() && group.subscribed_topics.is_some() =>
        {
            RetentionBase::Commit
        }
        (Some(_), _) => RetentionBase::Never,
    };
    let since = match (base, committed.expire_timestamp) {
        (RetentionBase::Never, _) => return false,
        (_, Some(expire_timestamp)) => return now_ms >= expire_timestamp,
        (RetentionBase::Commit, None) => committed.commit_timestamp,
        (RetentionBase::Since(since), None) => since,
    };
    now_ms.saturating_sub(since) >= retention_ms
}
