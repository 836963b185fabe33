//! One classic group: who is in, in which state, in which generation. Knows neither timers nor answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::ErrorCode;

use super::command::Protocol;
use super::effect::{JoinReply, JoinedMember};
use super::member::{Member, protocols_memory_bytes};
use super::state::State;
use super::subscription;
use crate::core::event::RequestContext;

/// Bytes that a group costs beside its members: the struct, its place in maps.
const GROUP_OVERHEAD: usize = 512;
/// Bytes that a member id costs that was handed out and not used yet: its place in the set, its timer.
const PENDING_MEMBER_OVERHEAD: usize = 256;

/// A classic group (KIP-62).
///
/// Invariants: `static_members` names exactly the members with an instance id; `leader` is a member if there is
/// any; `pending_sync` holds member ids only; `awaiting_join` counts the members with a parked JoinGroup;
/// `supported_protocols` counts the members by what they speak.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: Arc<str>,
    pub(super) state: State,
    /// When it came into this state, milliseconds; `None` where an old record does not tell.
    pub(super) state_since_ms: Option<i64>,
    pub(super) generation_id: i32,
    pub(super) protocol_type: Option<Arc<str>>,
    pub(super) protocol_name: Option<Arc<str>>,
    pub(super) leader: Option<Arc<str>>,
    pub(super) members: BTreeMap<Arc<str>, Member>,
    pub(super) static_members: BTreeMap<Arc<str>, Arc<str>>,
    /// Member ids handed out whose owners have not joined with them yet.
    pub(super) pending_join: BTreeSet<Arc<str>>,
    /// Members of this generation that have not synced yet.
    pub(super) pending_sync: BTreeSet<Arc<str>>,
    /// The topics its members subscribe to; `None` where that cannot be told.
    pub(super) subscribed_topics: Option<BTreeSet<Arc<str>>>,
    supported_protocols: BTreeMap<Arc<str>, usize>,
    awaiting_join: usize,
    members_bytes: usize,
}

impl Group {
    pub(super) fn new(id: Arc<str>, now_ms: i64) -> Self {
        Self {
            id,
            state: State::Empty,
            state_since_ms: Some(now_ms),
            generation_id: 0,
            protocol_type: None,
            protocol_name: None,
            leader: None,
            members: BTreeMap::new(),
            static_members: BTreeMap::new(),
            pending_join: BTreeSet::new(),
            pending_sync: BTreeSet::new(),
            subscribed_topics: None,
            supported_protocols: BTreeMap::new(),
            awaiting_join: 0,
            members_bytes: 0,
        }
    }

    pub(super) fn enter(&mut self, state: State, now_ms: i64) {
        self.state = state;
        self.state_since_ms = Some(now_ms);
    }

    pub(super) fn is_leader(&self, member_id: &str) -> bool {
        self.leader.as_deref() == Some(member_id)
    }

    /// Members that have joined the coming generation.
    pub(super) fn members_awaiting_join(&self) -> usize {
        self.awaiting_join
    }

    pub(super) fn has_all_members_joined(&self) -> bool {
        self.members.len() == self.awaiting_join && self.pending_join.is_empty()
    }

    pub(super) fn rebalance_timeout(&self) -> Duration {
        millis(
            self.members
                .values()
                .map(|member| member.rebalance_timeout_ms)
                .max()
                .unwrap_or(0),
        )
    }

    pub(super) fn uses_consumer_protocol(&self) -> bool {
        self.protocol_type.as_deref() == Some("consumer")
    }

    /// Whether a member may still read from a topic, so that its offsets must stay.
    pub(super) fn is_subscribed_to(&self, topic: &str) -> bool {
        match &self.subscribed_topics {
            Some(topics) => topics.contains(topic),
            None => self.uses_consumer_protocol(),
        }
    }

    /// Whether somebody with these protocols can be a member.
    pub(super) fn supports(&self, protocol_type: &str, protocols: &[Protocol]) -> bool {
        if self.state == State::Empty {
            return !protocol_type.is_empty() && !protocols.is_empty();
        }
        self.protocol_type.as_deref() == Some(protocol_type)
            && protocols
                .iter()
                .any(|protocol| self.speakers(&protocol.name) == self.members.len())
    }

    fn speakers(&self, protocol_name: &str) -> usize {
        self.supported_protocols
            .get(protocol_name)
            .copied()
            .unwrap_or(0)
    }

    /// Checks that a member is who it says to be.
    pub(super) fn validate_member(
        &self,
        member_id: &str,
        group_instance_id: Option<&str>,
    ) -> Result<(), ErrorCode> {
        if let Some(instance) = group_instance_id {
            match self.static_members.get(instance) {
                None => return Err(ErrorCode::UnknownMemberId),
                Some(known) if &**known != member_id => return Err(ErrorCode::FencedInstanceId),
                Some(_) => {}
            }
        }
        if self.members.contains_key(member_id) {
            Ok(())
        } else {
            Err(ErrorCode::UnknownMemberId)
        }
    }

    /// Checks that somebody may commit offsets.
    pub(super) fn validate_commit(
        &self,
        member_id: &str,
        group_instance_id: Option<&str>,
        generation_id: i32,
    ) -> Result<(), ErrorCode> {
        if generation_id < 0 && self.state == State::Empty {
            return Ok(());
        }
        if generation_id >= 0 || !member_id.is_empty() || group_instance_id.is_some() {
            self.validate_member(member_id, group_instance_id)?;
            if generation_id != self.generation_id {
                return Err(ErrorCode::IllegalGeneration);
            }
        } else if self.state != State::Empty {
            return Err(ErrorCode::UnknownMemberId);
        }
        if self.state == State::CompletingRebalance {
            return Err(ErrorCode::RebalanceInProgress);
        }
        Ok(())
    }

    /// Takes a member in. The group supports its protocols, and its instance id is free.
    pub(super) fn add(&mut self, member: Member, protocol_type: &Arc<str>) {
        if let Some(instance) = &member.group_instance_id {
            self.static_members
                .insert(instance.clone(), member.id.clone());
        }
        if self.members.is_empty() {
            self.protocol_type = Some(protocol_type.clone());
        }
        if self.leader.is_none() {
            self.leader = Some(member.id.clone());
        }
        self.pending_join.remove(&member.id);
        self.awaiting_join += usize::from(member.awaiting_join.is_some());
        self.members_bytes += member.memory_bytes();
        self.count_protocols(&member.protocols, true);
        self.members.insert(member.id.clone(), member);
    }

    /// Forgets a member or a member id that was handed out. What the member waits for is the caller's.
    pub(super) fn remove(&mut self, member_id: &str) -> Option<Member> {
        self.pending_join.remove(member_id);
        self.pending_sync.remove(member_id);
        let member = self.members.remove(member_id)?;
        self.count_protocols(&member.protocols, false);
        self.awaiting_join -= usize::from(member.awaiting_join.is_some());
        self.members_bytes -= member.memory_bytes();
        if let Some(instance) = &member.group_instance_id {
            self.static_members.remove(instance);
        }
        if self.is_leader(member_id) {
            self.leader = self.members.keys().next().cloned();
        }
        Some(member)
    }

    /// Gives a static member another id, in every place where the old one stood. Returns the requests that were
    /// parked under the old id.
    pub(super) fn rename(
        &mut self,
        old_id: &str,
        new_id: &Arc<str>,
    ) -> [Option<RequestContext>; 2] {
        let Some(mut member) = self.members.remove(old_id) else {
            return [None, None];
        };
        self.members_bytes -= member.memory_bytes();
        member.id = new_id.clone();
        member.is_new = false;
        let parked = [member.awaiting_join.take(), member.awaiting_sync.take()];
        self.awaiting_join -= usize::from(parked[0].is_some());
        self.members_bytes += member.memory_bytes();
        if let Some(instance) = &member.group_instance_id {
            self.static_members.insert(instance.clone(), new_id.clone());
        }
        if self.is_leader(old_id) {
            self.leader = Some(new_id.clone());
        }
        if self.pending_sync.remove(old_id) {
            self.pending_sync.insert(new_id.clone());
        }
        self.members.insert(new_id.clone(), member);
        parked
    }

    /// Takes what a member says when it joins again.
    pub(super) fn update(
        &mut self,
        member_id: &str,
        protocols: Vec<Protocol>,
        rebalance_timeout_ms: i32,
        session_timeout_ms: i32,
    ) {
        let Some(member) = self.members.get_mut(member_id) else {
            return;
        };
        let replaced = std::mem::replace(&mut member.protocols, protocols);
        member.rebalance_timeout_ms = rebalance_timeout_ms;
        member.session_timeout_ms = session_timeout_ms;
        let protocols = member.protocols.clone();
        self.members_bytes -= protocols_memory_bytes(&replaced);
        self.members_bytes += protocols_memory_bytes(&protocols);
        self.count_protocols(&replaced, false);
        self.count_protocols(&protocols, true);
    }

    fn count_protocols(&mut self, protocols: &[Protocol], joins: bool) {
        for Protocol { name, .. } in protocols {
            let count = self.supported_protocols.entry(name.clone()).or_insert(0);
            *count = if joins { *count + 1 } else { *count - 1 };
            if *count == 0 {
                self.supported_protocols.remove(name);
            }
        }
    }

    /// Parks a JoinGroup. Returns one of the same member that was parked before.
    pub(super) fn park_join(
        &mut self,
        member_id: &str,
        to: RequestContext,
    ) -> Option<RequestContext> {
        let replaced = self.members.get_mut(member_id)?.awaiting_join.replace(to);
        self.awaiting_join += usize::from(replaced.is_none());
        replaced
    }

    /// Takes a parked JoinGroup out, to answer it.
    pub(super) fn take_join(&mut self, member_id: &str) -> Option<RequestContext> {
        let parked = self.members.get_mut(member_id)?.awaiting_join.take();
        self.awaiting_join -= usize::from(parked.is_some());
        parked
    }

    /// Sets the assignment of a member.
    pub(super) fn assign(&mut self, member_id: &str, assignment: bytes::Bytes) {
        if let Some(member) = self.members.get_mut(member_id) {
            self.members_bytes = self.members_bytes - member.assignment.len() + assignment.len();
            member.assignment = assignment;
        }
    }

    /// Makes sure that the leader is somebody who has joined. False where nobody has.
    pub(super) fn elect_joined_leader(&mut self) -> bool {
        let Some(leader) = &self.leader else {
            return false;
        };
        if self
            .members
            .get(leader)
            .is_some_and(|member| member.awaiting_join.is_some())
        {
            return true;
        }
        match self
            .members
            .values()
            .find(|member| member.awaiting_join.is_some())
        {
            Some(joined) => {
                self.leader = Some(joined.id.clone());
                true
            }
            None => false,
        }
    }

    /// The protocol that everybody speaks and most members like best. Ties go to what the leader prefers.
    pub(super) fn select_protocol(&self) -> Option<Arc<str>> {
        let candidates: BTreeSet<Arc<str>> = self
            .supported_protocols
            .iter()
            .filter(|(_, speakers)| **speakers == self.members.len())
            .map(|(name, _)| name.clone())
            .collect();
        let mut votes: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
        for name in self
            .members
            .values()
            .filter_map(|member| member.vote(&candidates))
        {
            *votes.entry(name).or_insert(0) += 1;
        }
        let most = votes.values().max()?;
        let leader = self.members.get(self.leader.as_ref()?)?;
        leader
            .protocols
            .iter()
            .map(|protocol| &protocol.name)
            .find(|name| votes.get(name) == Some(most))
            .cloned()
    }

    /// Begins the next generation with whoever is in.
    pub(super) fn next_generation(&mut self, now_ms: i64) {
        self.generation_id = self.generation_id.wrapping_add(1).max(0);
        self.pending_sync.clear();
        if self.members.is_empty() {
            self.protocol_name = None;
            self.enter(State::Empty, now_ms);
        } else {
            self.protocol_name = self.select_protocol();
            self.enter(State::CompletingRebalance, now_ms);
        }
        self.find_subscribed_topics();
    }

    /// Reads from the members' subscriptions what the group consumes.
    pub(super) fn find_subscribed_topics(&mut self) {
        self.subscribed_topics = None;
        if !self.uses_consumer_protocol() {
            return;
        }
        let mut topics = BTreeSet::new();
        if !self.members.is_empty() {
            let Some(protocol_name) = &self.protocol_name else {
                return;
            };
            for member in self.members.values() {
                if subscription::read_topics(&member.metadata(protocol_name), &mut topics)
                    != Ok(true)
                {
                    return;
                }
            }
        }
        self.subscribed_topics = Some(topics);
    }

    /// The answer to a member of the present generation.
    pub(super) fn join_reply(&self, member_id: &Arc<str>) -> JoinReply {
        JoinReply {
            error: ErrorCode::None,
            generation_id: self.generation_id,
            protocol_type: self.protocol_type.clone(),
            protocol_name: self.protocol_name.clone(),
            leader: self.leader.clone().unwrap_or_default(),
            skip_assignment: false,
            member_id: member_id.clone(),
            members: if self.is_leader(member_id) {
                self.joined_members()
            } else {
                Vec::new()
            },
        }
    }

    fn joined_members(&self) -> Vec<JoinedMember> {
        let protocol_name = self.protocol_name.as_deref().unwrap_or_default();
        self.members
            .values()
            .map(|member| JoinedMember {
                member_id: member.id.clone(),
                group_instance_id: member.group_instance_id.clone(),
                metadata: member.metadata(protocol_name),
            })
            .collect()
    }

    /// Bytes that the group costs.
    pub(super) fn memory_bytes(&self) -> usize {
        GROUP_OVERHEAD
            + self.id.len()
            + self.members_bytes
            + self.pending_join.len() * PENDING_MEMBER_OVERHEAD
    }
}

/// Milliseconds of the protocol as a duration; negative ones are none.
pub(super) fn millis(ms: i32) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or(0))
}
