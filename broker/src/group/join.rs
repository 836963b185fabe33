//! JoinGroup: who becomes a member, under which id.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::{ErrorCode, Uuid};

use super::Groups;
use super::command::{JoinGroup, Protocol};
use super::effect::{GroupEffect, JoinReply, SyncReply};
use super::group::{Group, millis};
use super::member::{Member, protocols_memory_bytes};
use super::record;
use super::state::{Rebalance, State};
use super::step::{ReplacedMember, Step, Write, client_error};
use super::subscription;
use crate::core::event::RequestContext;
use crate::core::time::Now;

/// A new member has no id to send heartbeats with while its request is parked: so long it may wait.
const NEW_MEMBER_JOIN_TIMEOUT: Duration = Duration::from_secs(5 * 60);
/// From this version a new dynamic member is told its id before it is let in (KIP-394).
const MEMBER_ID_REQUIRED_VERSION: i16 = 4;
/// From this version a leader can be told not to assign anew (KIP-814).
const SKIP_ASSIGNMENT_VERSION: i16 = 9;

impl Groups {
    /// JoinGroup. Answered at once, when the join phase ends, or when the member's new id is durable.
    pub fn join(
        &mut self,
        now: Now,
        to: RequestContext,
        request: JoinGroup,
        out: &mut Vec<GroupEffect>,
    ) {
        if let Err(error) = self.check_join(&request) {
            let (_, mut step) = self.step(now, out);
            step.reply_join(Some(to), JoinReply::failed(request.member_id, error));
            return;
        }
        let group_id = request.group_id.clone();
        if self.groups.contains_key(&group_id) {
            self.on_group(now, out, &group_id, |group, step| {
                group.join(step, to, request)
            });
            return;
        }
        if !request.member_id.is_empty() {
            let (_, mut step) = self.step(now, out);
            step.reply_join(
                Some(to),
                JoinReply::failed(request.member_id, ErrorCode::UnknownMemberId),
            );
            return;
        }
        let mut group = Group::new(group_id.clone(), now.wall_ms);
        let (_, mut step) = self.step(now, out);
        group.join(&mut step, to, request);
        if !group.members.is_empty() || !group.pending_join.is_empty() {
            let record = record::new_group(&group);
            step.persist(&group_id, vec![record], Write::NewGroup(group_id.clone()));
        }
        // As in Kafka, a group that its first member could not join is there none the less, until it expires.
        self.insert(group);
    }

    fn check_join(&self, request: &JoinGroup) -> Result<(), ErrorCode> {
        if request.group_id.is_empty() {
            return Err(ErrorCode::InvalidGroupId);
        }
        if !(self.config.min_session_timeout_ms..=self.config.max_session_timeout_ms)
            .contains(&request.session_timeout_ms)
        {
            return Err(ErrorCode::InvalidSessionTimeout);
        }
        let mut names = BTreeSet::new();
        for Protocol { name, metadata } in &request.protocols {
            let readable = &*request.protocol_type != "consumer"
                || subscription::read_topics(metadata, &mut BTreeSet::new()).is_ok();
            if !names.insert(name) || !readable {
                return Err(ErrorCode::InconsistentGroupProtocol);
            }
        }
        if self
            .memory_bytes()
            .saturating_add(protocols_memory_bytes(&request.protocols))
            > self.config.memory_max_bytes
        {
            return Err(ErrorCode::GroupMaxSizeReached);
        }
        Ok(())
    }

    /// The first record of a group is durable, or failed.
    pub(super) fn new_group_persisted(
        &mut self,
        now: Now,
        group_id: &str,
        result: Result<(), ErrorCode>,
        out: &mut Vec<GroupEffect>,
    ) {
        let Err(error) = result else { return };
        let Some(mut group) = self.remove(group_id) else {
            return;
        };
        let (_, mut step) = self.step(now, out);
        group.disband(&mut step, client_error(error));
    }

    /// A static member's new id is durable, or failed.
    pub(super) fn static_member_persisted(
        &mut self,
        now: Now,
        replaced: ReplacedMember,
        result: Result<(), ErrorCode>,
        out: &mut Vec<GroupEffect>,
    ) {
        let group_id = replaced.group_id.clone();
        self.on_group(now, out, &group_id, |group, step| {
            group.replaced(step, replaced, result)
        });
    }
}

impl Group {
    fn join(&mut self, step: &mut Step<'_>, to: RequestContext, request: JoinGroup) {
        if !self.accepts(step, &request.member_id) {
            self.remove(&request.member_id);
            step.cancel_session(&self.id, &request.member_id);
            step.reply_join(
                Some(to),
                JoinReply::failed(Arc::default(), ErrorCode::GroupMaxSizeReached),
            );
        } else if !self.supports(&request.protocol_type, &request.protocols) {
            let error = ErrorCode::InconsistentGroupProtocol;
            step.reply_join(Some(to), JoinReply::failed(request.member_id, error));
        } else if request.member_id.is_empty() {
            self.join_unknown(step, to, request);
        } else {
            self.join_known(step, to, request);
        }
    }

    /// Whether there is room. While members are asked to join again, those who did are counted, so that the last
    /// to come are turned away where the limit was lowered.
    fn accepts(&self, step: &Step<'_>, member_id: &str) -> bool {
        let max_size = step.config.max_size;
        let member = self.members.get(member_id);
        match self.state {
            State::Empty => true,
            State::PreparingRebalance(_) => {
                member.is_some_and(|member| member.awaiting_join.is_some())
                    || self.members_awaiting_join() < max_size
            }
            State::CompletingRebalance | State::Stable => {
                member.is_some() || self.members.len() < max_size
            }
        }
    }

    fn join_unknown(&mut self, step: &mut Step<'_>, to: RequestContext, request: JoinGroup) {
        let prefix = request.group_instance_id.as_ref().unwrap_or(&to.client_id);
        let member_id = new_member_id(prefix, request.new_member_uuid);
        if let Some(instance) = &request.group_instance_id {
            match self.static_members.get(instance).cloned() {
                Some(old_id) => self.replace_static(step, to, request, &old_id, member_id),
                None => self.admit(step, to, request, member_id),
            }
        } else if to.api_version < MEMBER_ID_REQUIRED_VERSION {
            self.admit(step, to, request, member_id);
        } else if self.pending_join.len() >= step.config.max_size {
            step.reply_join(
                Some(to),
                JoinReply::failed(Arc::default(), ErrorCode::GroupMaxSizeReached),
            );
        } else {
            self.pending_join.insert(member_id.clone());
            step.set_session(&self.id, &member_id, millis(request.session_timeout_ms));
            step.reply_join(
                Some(to),
                JoinReply::failed(member_id, ErrorCode::MemberIdRequired),
            );
        }
    }

    fn join_known(&mut self, step: &mut Step<'_>, to: RequestContext, request: JoinGroup) {
        let member_id = request.member_id.clone();
        if self.pending_join.contains(&member_id) {
            if request.group_instance_id.is_some() {
                // An id that was handed out belongs to a dynamic member; Kafka's coordinator breaks off here.
                step.reply_join(
                    Some(to),
                    JoinReply::failed(member_id, ErrorCode::UnknownServerError),
                );
            } else {
                self.admit(step, to, request, member_id);
            }
            return;
        }
        if let Err(error) = self.validate_member(&member_id, request.group_instance_id.as_deref()) {
            step.reply_join(Some(to), JoinReply::failed(member_id, error));
            return;
        }
        let unchanged = self
            .members
            .get(&member_id)
            .is_some_and(|member| member.protocols == request.protocols);
        match self.state {
            // Its answer of this generation may have been lost: told again.
            State::CompletingRebalance if unchanged => {
                step.reply_join(Some(to), self.join_reply(&member_id));
            }
            // A leader joins again where the work changed, not the members: that needs a new generation.
            State::Stable if unchanged && !self.is_leader(&member_id) => {
                step.reply_join(Some(to), self.join_reply(&member_id));
            }
            State::PreparingRebalance(_) | State::CompletingRebalance | State::Stable => {
                self.take_again(step, to, request, &member_id);
                self.rebalance_or_complete(step);
            }
            State::Empty => {
                step.reply_join(
                    Some(to),
                    JoinReply::failed(member_id, ErrorCode::UnknownMemberId),
                );
            }
        }
    }

    /// A member joins with what it says now. An older JoinGroup of it that is still parked is answered first:
    /// its connection expects one answer a request.
    fn take_again(
        &mut self,
        step: &mut Step<'_>,
        to: RequestContext,
        request: JoinGroup,
        member_id: &Arc<str>,
    ) {
        self.update(
            member_id,
            request.protocols,
            request.rebalance_timeout_ms,
            request.session_timeout_ms,
        );
        let superseded = self.park_join(member_id, to);
        step.reply_join(
            superseded,
            JoinReply::failed(member_id.clone(), ErrorCode::RebalanceInProgress),
        );
    }

    /// Lets a member in.
    fn admit(
        &mut self,
        step: &mut Step<'_>,
        to: RequestContext,
        request: JoinGroup,
        member_id: Arc<str>,
    ) {
        if let State::PreparingRebalance(Rebalance::Initial { new_member, .. }) = &mut self.state {
            *new_member = true;
        }
        let member = Member {
            id: member_id.clone(),
            group_instance_id: request.group_instance_id,
            client_id: to.client_id.clone(),
            client_host: to.client_host.clone(),
            rebalance_timeout_ms: request.rebalance_timeout_ms,
            session_timeout_ms: request.session_timeout_ms,
            protocols: request.protocols,
            assignment: Bytes::new(),
            is_new: true,
            awaiting_join: Some(to),
            awaiting_sync: None,
        };
        self.add(member, &request.protocol_type);
        step.set_session(&self.id, &member_id, NEW_MEMBER_JOIN_TIMEOUT);
        self.rebalance_or_complete(step);
    }

    /// A static member comes back without its id (KIP-345): it gets a new one, and whoever used the old one is
    /// fenced. A stable group stays so, where the member changes nothing that the others would notice.
    fn replace_static(
        &mut self,
        step: &mut Step<'_>,
        to: RequestContext,
        request: JoinGroup,
        old_member_id: &Arc<str>,
        new_member_id: Arc<str>,
    ) {
        let old_leader = self.leader.clone().unwrap_or_default();
        self.rename_member(step, old_member_id, &new_member_id);
        let Some(member) = self.members.get(&new_member_id) else {
            return;
        };
        let replaced = ReplacedMember {
            group_id: self.id.clone(),
            generation_id: self.generation_id,
            new_member_id: new_member_id.clone(),
            old_member_id: old_member_id.clone(),
            old_leader,
            old_protocols: member.protocols.clone(),
            old_rebalance_timeout_ms: member.rebalance_timeout_ms,
            old_session_timeout_ms: member.session_timeout_ms,
        };
        self.take_again(step, to, request, &new_member_id);
        match self.state {
            State::Stable if self.select_protocol() == self.protocol_name => {
                let record = record::group_as_assigned(self);
                step.persist(
                    &self.id,
                    vec![record],
                    Write::StaticMember(Box::new(replaced)),
                );
            }
            // The leader may be assigning to the old id just now.
            State::Stable | State::CompletingRebalance => self.prepare_rebalance(step),
            State::PreparingRebalance(_) | State::Empty => self.maybe_complete_join(step),
        }
    }

    fn rename_member(&mut self, step: &mut Step<'_>, old_id: &Arc<str>, new_id: &Arc<str>) {
        let [join, sync] = self.rename(old_id, new_id);
        step.reply_join(
            join,
            JoinReply::failed(old_id.clone(), ErrorCode::FencedInstanceId),
        );
        step.reply_sync(sync, SyncReply::failed(ErrorCode::FencedInstanceId));
        step.cancel_session(&self.id, old_id);
        step.reset_session(self, new_id);
    }

    /// Where the group went on meanwhile, the rebalance answers the member and there is nothing to take back.
    fn replaced(
        &mut self,
        step: &mut Step<'_>,
        replaced: ReplacedMember,
        result: Result<(), ErrorCode>,
    ) {
        let id = &replaced.new_member_id;
        if self.state != State::Stable
            || self.generation_id != replaced.generation_id
            || !self.members.contains_key(id)
        {
            return;
        }
        let to = self.take_join(id);
        let mut reply = self.join_reply(id);
        match result {
            Ok(()) => {
                let knows_skipping = to
                    .as_ref()
                    .is_some_and(|to| to.api_version >= SKIP_ASSIGNMENT_VERSION);
                if knows_skipping {
                    reply.skip_assignment = self.is_leader(id);
                } else {
                    // Under the old leader's id nobody takes itself for the leader and assigns anew.
                    reply.leader = replaced.old_leader;
                    reply.members.clear();
                }
                step.reply_join(to, reply);
            }
            Err(error) => {
                self.update(
                    id,
                    replaced.old_protocols,
                    replaced.old_rebalance_timeout_ms,
                    replaced.old_session_timeout_ms,
                );
                self.rename_member(step, id, &replaced.old_member_id);
                reply.error = client_error(error);
                reply.member_id = Arc::default();
                reply.leader = replaced.old_leader;
                reply.members.clear();
                step.reply_join(to, reply);
            }
        }
    }
}

/// The longest string of the protocol is 32767 bytes: what a client calls itself is cut so that a uuid fits behind.
const MAX_PREFIX_BYTES: usize = 32767 - 37;

/// `{prefix}-{uuid}`, the uuid as Java prints it.
fn new_member_id(prefix: &str, uuid: Uuid) -> Arc<str> {
    let mut text = prefix[..prefix.floor_char_boundary(MAX_PREFIX_BYTES)].to_owned();
    text.push('-');
    for (place, byte) in uuid.as_bytes().iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text.into()
}
