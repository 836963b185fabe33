//! DeleteGroups and OffsetDelete (KIP-229, KIP-496): what an operator takes away. Answered when the tombstones are
//! durable.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kafka_proto::ErrorCode;

use super::command::DeleteOffsets;
use super::effect::{DeletedTopic, GroupEffect, GroupReply};
use super::expiry::Removals;
use super::group::Group;
use super::state::State;
use super::step::{Awaited, Write, client_error};
use super::{Groups, partition_for};
use crate::core::event::RequestContext;
use crate::core::time::Now;

/// A DeleteGroups among those under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DeletionId(u64);

/// A DeleteGroups whose tombstones are not all durable.
#[derive(Debug)]
struct Deletion {
    to: RequestContext,
    outcomes: Vec<(Arc<str>, ErrorCode)>,
    /// Partitions of `__consumer_offsets` that have not reported.
    waiting: usize,
}

/// Every DeleteGroups under way.
#[derive(Debug, Default)]
pub(super) struct Deletions {
    next: u64,
    under_way: BTreeMap<DeletionId, Deletion>,
}

/// Topic and partition of offsets, by group.
type Places = BTreeMap<Arc<str>, BTreeSet<(Arc<str>, i32)>>;

impl Groups {
    /// DeleteGroups. A group that is named twice is answered once.
    pub fn delete_groups(
        &mut self,
        now: Now,
        to: RequestContext,
        group_ids: Vec<Arc<str>>,
        out: &mut Vec<GroupEffect>,
    ) {
        let mut under_way = self.commits_under_way();
        let mut removals: BTreeMap<i32, Removals> = BTreeMap::new();
        let mut outcomes = Vec::with_capacity(group_ids.len());
        let mut named = BTreeSet::new();
        for group_id in group_ids {
            if !named.insert(group_id.clone()) {
                continue;
            }
            let error = match self.groups.get(&group_id) {
                None => ErrorCode::GroupIdNotFound,
                Some(group) if group.state != State::Empty => ErrorCode::NonEmptyGroup,
                Some(_) => {
                    let places = under_way.remove(&group_id).unwrap_or_default();
                    let partition = partition_for(&group_id, self.writes.partition_count);
                    let removals = removals.entry(partition).or_default();
                    self.take_out(now, &group_id, places, removals, out);
                    ErrorCode::None
                }
            };
            outcomes.push((group_id, error));
        }
        if removals.is_empty() {
            let reply = GroupReply::DeleteGroups(outcomes);
            return out.push(GroupEffect::Reply { to, reply });
        }
        let id = DeletionId(self.deletions.next);
        self.deletions.next += 1;
        let deletion = Deletion {
            to,
            outcomes,
            waiting: removals.len(),
        };
        self.deletions.under_way.insert(id, deletion);
        for removals in removals.values_mut() {
            removals.awaited = Some(Awaited::Groups(id));
        }
        self.send_removals(now, removals, out);
    }

    /// Takes an empty group out, with all its offsets.
    fn take_out(
        &mut self,
        now: Now,
        group_id: &Arc<str>,
        mut places: BTreeSet<(Arc<str>, i32)>,
        removals: &mut Removals,
        out: &mut Vec<GroupEffect>,
    ) {
        for (topic, partitions) in self.offsets.of_group(group_id).into_iter().flatten() {
            places.extend(partitions.keys().map(|index| (topic.clone(), *index)));
        }
        for (topic, index) in places {
            removals.offset(group_id, &topic, index);
        }
        let Some(group) = self.remove(group_id) else {
            return;
        };
        let (_, mut step) = self.step(now, out);
        for member_id in &group.pending_join {
            step.cancel_session(group_id, member_id);
        }
        removals.group(group);
    }

    /// OffsetDelete. Offsets of topics that the group still subscribes to stay.
    pub fn delete_offsets(
        &mut self,
        now: Now,
        to: RequestContext,
        request: DeleteOffsets,
        out: &mut Vec<GroupEffect>,
    ) {
        let group = match self.group_without_offsets_in_use(&request.group_id) {
            Ok(group) => group,
            Err(error) => {
                let reply = GroupReply::DeleteOffsets(Err(error));
                return out.push(GroupEffect::Reply { to, reply });
            }
        };
        let under_way = self.commits_under_way();
        let under_way = under_way.get(&request.group_id);
        let mut doomed = BTreeSet::new();
        let mut topics: Vec<DeletedTopic> = Vec::with_capacity(request.topics.len());
        for (topic, partitions) in request.topics {
            let is_subscribed = group.is_subscribed_to(&topic);
            let mut deleted = Vec::with_capacity(partitions.len());
            for (index, rejected) in partitions {
                let error = match rejected {
                    Some(error) => error,
                    None if is_subscribed => ErrorCode::GroupSubscribedToTopic,
                    None => {
                        let place = (topic.clone(), index);
                        let is_there = self.offsets.get(&group.id, &topic, index).is_some()
                            || under_way.is_some_and(|places| places.contains(&place));
                        if is_there {
                            doomed.insert(place);
                        }
                        ErrorCode::None
                    }
                };
                deleted.push((index, error));
            }
            topics.push((topic, deleted));
        }
        if doomed.is_empty() {
            let reply = GroupReply::DeleteOffsets(Ok(topics));
            return out.push(GroupEffect::Reply { to, reply });
        }
        let mut removals = Removals::default();
        for (topic, index) in doomed {
            removals.offset(&group.id, &topic, index);
        }
        removals.awaited = Some(Awaited::Offsets { to, topics });
        let partition = partition_for(&request.group_id, self.writes.partition_count);
        self.send_removals(now, BTreeMap::from([(partition, removals)]), out);
    }

    /// The group, if it may lose offsets: what a group with members has read is known to the coordinator only where they
    /// are consumers.
    fn group_without_offsets_in_use(&self, group_id: &str) -> Result<&Group, ErrorCode> {
        if group_id.is_empty() {
            return Err(ErrorCode::InvalidGroupId);
        }
        let group = self.groups.get(group_id);
        let group = group.ok_or(ErrorCode::GroupIdNotFound)?;
        if group.state != State::Empty && !group.uses_consumer_protocol() {
            return Err(ErrorCode::NonEmptyGroup);
        }
        Ok(group)
    }

    /// What commits under way will bring once they are durable, which is before a removal that is asked for meanwhile.
    fn commits_under_way(&self) -> Places {
        let mut places = Places::new();
        for (_, write) in self.writes.iter() {
            if let Write::Commit {
                group_id, offsets, ..
            } = write
            {
                let of_group = places.entry(group_id.clone()).or_default();
                of_group.extend(
                    offsets
                        .iter()
                        .map(|(topic, index, _)| (topic.clone(), *index)),
                );
            }
        }
        places
    }

    /// A removal that somebody waits for is durable, or failed.
    pub(super) fn awaited_removal_persisted(
        &mut self,
        awaited: Awaited,
        groups: &[Group],
        result: Result<(), ErrorCode>,
        out: &mut Vec<GroupEffect>,
    ) {
        let id = match awaited {
            Awaited::Offsets { to, topics } => {
                let outcome = result.map(|()| topics).map_err(client_error);
                let reply = GroupReply::DeleteOffsets(outcome);
                return out.push(GroupEffect::Reply { to, reply });
            }
            Awaited::Groups(id) => id,
        };
        let Some(mut deletion) = self.deletions.under_way.remove(&id) else {
            return;
        };
        if let Err(error) = result {
            let failed: BTreeSet<&Arc<str>> = groups.iter().map(|group| &group.id).collect();
            for (group_id, outcome) in &mut deletion.outcomes {
                if failed.contains(group_id) {
                    *outcome = client_error(error);
                }
            }
        }
        deletion.waiting -= 1;
        if deletion.waiting > 0 {
            self.deletions.under_way.insert(id, deletion);
            return;
        }
        let reply = GroupReply::DeleteGroups(deletion.outcomes);
        out.push(GroupEffect::Reply {
            to: deletion.to,
            reply,
        });
    }
}
