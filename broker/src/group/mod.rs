//! The group coordinator: who is in a group, who leads it, what everybody's share is, and how far a group has read.
//!
//! Owns the classic groups (KIP-62) and committed offsets of all groups, and rebuilds both from
//! `__consumer_offsets`. Commands come in as plain structs and answers go out as [`GroupEffect`]s; what an answer
//! rests on is durable before it leaves. Must not know versions of the protocol beyond what changes behaviour,
//! append to logs, read a clock, or draw randomness: member ids are made of a uuid that comes in.
//!
//! Kafka's rules hold, with these of our own, all against peers that want the broker to hang or to grow: a request
//! that another of the same member replaces is answered; member ids handed out count against `group.max.size`; what
//! groups cost is bounded; a JoinGroup that is refused makes no group; a protocol named twice, or a consumer's
//! subscription whose lengths lie, is refused.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::ErrorCode;

use crate::core::time::Now;

pub mod command;
mod commit;
mod deletion;
mod describe;
pub mod effect;
mod expiry;
#[allow(
    clippy::module_inception,
    reason = "the room is named for what it coordinates"
)]
mod group;
mod join;
mod leave;
mod member;
mod offsets;
mod rebalance;
mod record;
mod replay;
mod state;
mod step;
mod subscription;
mod sync;
mod timers;

#[cfg(test)]
mod tests;

pub use describe::{DescribedGroup, DescribedMember, ListedGroup};
pub use effect::{GroupEffect, GroupReply, GroupToken};
pub use record::RecordError;

use commit::ParkedFetch;
use deletion::Deletions;
use group::Group;
use offsets::Offsets;
use replay::OpenTransactions;
use step::{Step, Write, Writes};
use timers::{Timer, Timers};

/// Bytes that a timer costs.
const TIMER_BYTES: usize = 192;

/// The settings of the coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupConfig {
    /// `group.initial.rebalance.delay.ms`
    pub initial_rebalance_delay: Duration,
    /// `group.min.session.timeout.ms`
    pub min_session_timeout_ms: i32,
    /// `group.max.session.timeout.ms`
    pub max_session_timeout_ms: i32,
    /// `group.max.size`
    pub max_size: usize,
    /// `offset.metadata.max.bytes`, counted in UTF-16 units as Kafka does
    pub offset_metadata_max_bytes: usize,
    /// `offsets.retention.minutes`, in milliseconds
    pub offsets_retention_ms: i64,
    /// `offsets.retention.check.interval.ms`
    pub offsets_retention_check_interval: Duration,
    /// What groups and offsets may cost together, bytes. Beyond it no member and no offset is taken.
    pub memory_max_bytes: usize,
}

impl Default for GroupConfig {
    /// Kafka's defaults, but for `group.max.size`, which has no bound there.
    fn default() -> Self {
        Self {
            initial_rebalance_delay: Duration::from_secs(3),
            min_session_timeout_ms: 6_000,
            max_session_timeout_ms: 1_800_000,
            max_size: 10_000,
            offset_metadata_max_bytes: 4096,
            offsets_retention_ms: 7 * 24 * 60 * 60 * 1000,
            offsets_retention_check_interval: Duration::from_secs(600),
            memory_max_bytes: usize::MAX,
        }
    }
}

/// The coordinator of all groups of this node.
#[derive(Debug)]
pub struct Groups {
    config: GroupConfig,
    groups: BTreeMap<Arc<str>, Group>,
    offsets: Offsets,
    timers: Timers,
    writes: Writes,
    parked_fetches: Vec<ParkedFetch>,
    deletions: Deletions,
    transactions: OpenTransactions,
    groups_bytes: usize,
}

impl Groups {
    /// A coordinator without groups. `partition_count`: of `__consumer_offsets`, or how many it will have.
    pub fn new(config: GroupConfig, partition_count: i32) -> Self {
        Self {
            config,
            groups: BTreeMap::new(),
            offsets: Offsets::default(),
            timers: Timers::default(),
            writes: Writes::new(partition_count),
            parked_fetches: Vec::new(),
            deletions: Deletions::default(),
            transactions: OpenTransactions::default(),
            groups_bytes: 0,
        }
    }

    /// `__consumer_offsets` has come into being with so many partitions.
    pub fn set_partition_count(&mut self, partition_count: i32) {
        self.writes.partition_count = partition_count;
    }

    /// When [`fire`](Self::fire) has to be called next, on the monotonic clock.
    pub fn next_deadline(&self) -> Option<Duration> {
        self.timers.next_deadline()
    }

    /// Does what is due by now.
    pub fn fire(&mut self, now: Now, out: &mut Vec<GroupEffect>) {
        let mark = self.timers.mark();
        while let Some(timer) = self.timers.pop_due(now.monotonic, mark) {
            match timer {
                Timer::Join(group_id) => {
                    self.on_group(now, out, &group_id, Group::join_timer_fired)
                }
                Timer::Sync(group_id) => {
                    self.on_group(now, out, &group_id, Group::sync_timer_fired)
                }
                Timer::Session(group_id, member_id) => {
                    self.on_group(now, out, &group_id, |group, step| {
                        group.session_expired(step, &member_id)
                    });
                }
                Timer::OffsetRetention => self.expire_offsets(now, out),
            }
        }
    }

    /// The records of a [`GroupEffect::Persist`] are durable, or are not and will not be. For one partition to be
    /// called in the order the effects came.
    pub fn persisted(
        &mut self,
        now: Now,
        token: GroupToken,
        result: Result<(), ErrorCode>,
        out: &mut Vec<GroupEffect>,
    ) {
        match self.writes.finish(token) {
            Some(Write::NewGroup(group_id)) => {
                self.new_group_persisted(now, &group_id, result, out)
            }
            Some(Write::Assignment {
                group_id,
                generation_id,
                assignment,
            }) => {
                self.assignment_persisted(now, &group_id, generation_id, assignment, result, out);
            }
            Some(Write::StaticMember(replaced)) => {
                self.static_member_persisted(now, *replaced, result, out)
            }
            Some(Write::Commit {
                group_id,
                to,
                reply,
                offsets,
            }) => {
                let reply = self.commit_persisted(&group_id, offsets, reply, result);
                out.push(GroupEffect::Reply { to, reply });
            }
            Some(Write::Removal {
                offsets,
                groups,
                awaited,
            }) => {
                if let Some(awaited) = awaited {
                    self.awaited_removal_persisted(awaited, &groups, result, out);
                }
                self.removal_persisted(offsets, groups, result);
            }
            Some(Write::EmptyGeneration(_)) | None => {}
        }
        self.release_fetches(token, out);
    }

    /// Bytes that groups, offsets and timers cost.
    pub fn memory_bytes(&self) -> usize {
        self.groups_bytes + self.offsets.memory_bytes() + self.timers.len() * TIMER_BYTES
    }

    fn step<'a>(
        &'a mut self,
        now: Now,
        out: &'a mut Vec<GroupEffect>,
    ) -> (&'a mut BTreeMap<Arc<str>, Group>, Step<'a>) {
        let Self {
            config,
            groups,
            timers,
            writes,
            ..
        } = self;
        (
            groups,
            Step {
                config,
                now,
                timers,
                writes,
                out,
            },
        )
    }

    /// Lets a group act, if it is known, and keeps the account of what it costs.
    fn on_group(
        &mut self,
        now: Now,
        out: &mut Vec<GroupEffect>,
        group_id: &str,
        act: impl FnOnce(&mut Group, &mut Step<'_>),
    ) {
        let (groups, mut step) = self.step(now, out);
        let Some(group) = groups.get_mut(group_id) else {
            return;
        };
        let before = group.memory_bytes();
        act(group, &mut step);
        let after = group.memory_bytes();
        self.groups_bytes = self.groups_bytes - before + after;
    }

    fn insert(&mut self, group: Group) {
        self.groups_bytes += group.memory_bytes();
        self.groups.insert(group.id.clone(), group);
    }

    fn remove(&mut self, group_id: &str) -> Option<Group> {
        let group = self.groups.remove(group_id)?;
        self.groups_bytes -= group.memory_bytes();
        Some(group)
    }
}

/// The partition of `__consumer_offsets` that a group's records are in: as Kafka has it, by the hash of Java's
/// `String`, and so for ever.
pub fn partition_for(group_id: &str, partition_count: i32) -> i32 {
    let hash = group_id.encode_utf16().fold(0_i32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(i32::from(unit))
    });
    // Java's Math.abs, and 0 for the one number that has no positive counterpart.
    hash.checked_abs().unwrap_or(0) % partition_count.max(1)
}
