//! SyncGroup and Heartbeat: the generation's assignment, and the members that live with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::ErrorCode;

use super::Groups;
use super::command::{Heartbeat, SyncGroup};
use super::effect::{GroupEffect, GroupReply, SyncReply};
use super::group::Group;
use super::record;
use super::state::State;
use super::step::{Step, Write, client_error};
use super::timers::Timer;
use crate::core::event::RequestContext;
use crate::core::time::Now;

impl Groups {
    /// SyncGroup. Answered at once where the assignment is there, else when the leader's is durable.
    pub fn sync(
        &mut self,
        now: Now,
        to: RequestContext,
        request: SyncGroup,
        out: &mut Vec<GroupEffect>,
    ) {
        let error = if request.group_id.is_empty() {
            ErrorCode::InvalidGroupId
        } else {
            ErrorCode::UnknownMemberId
        };
        // Only offsets can be kept for the group without a name.
        if request.group_id.is_empty() || !self.groups.contains_key(&request.group_id) {
            let (_, mut step) = self.step(now, out);
            step.reply_sync(Some(to), SyncReply::failed(error));
            return;
        }
        let group_id = request.group_id.clone();
        self.on_group(now, out, &group_id, |group, step| {
            group.sync(step, to, request)
        });
    }

    /// Heartbeat. Answered at once.
    pub fn heartbeat(
        &mut self,
        now: Now,
        to: RequestContext,
        request: &Heartbeat,
        out: &mut Vec<GroupEffect>,
    ) {
        let error = if request.group_id.is_empty() {
            ErrorCode::InvalidGroupId
        } else {
            ErrorCode::UnknownMemberId
        };
        let (groups, mut step) = self.step(now, out);
        let group = groups.get(&request.group_id);
        let error = match group.filter(|_| !request.group_id.is_empty()) {
            Some(group) => group
                .heartbeat(&mut step, request)
                .err()
                .unwrap_or(ErrorCode::None),
            None => error,
        };
        step.reply(to, GroupReply::Heartbeat(error));
    }

    /// A generation's assignment is durable, or failed.
    pub(super) fn assignment_persisted(
        &mut self,
        now: Now,
        group_id: &str,
        generation_id: i32,
        assignment: BTreeMap<Arc<str>, Bytes>,
        result: Result<(), ErrorCode>,
        out: &mut Vec<GroupEffect>,
    ) {
        self.on_group(now, out, group_id, |group, step| {
            // Where a rebalance began meanwhile, everybody was told to join again.
            if group.state != State::CompletingRebalance || group.generation_id != generation_id {
                return;
            }
            match result {
                Ok(()) => group.hand_out(step, assignment),
                Err(error) => {
                    group.fail_assignment(step, client_error(error));
                    group.prepare_rebalance(step);
                }
            }
        });
    }
}

impl Group {
    fn sync(&mut self, step: &mut Step<'_>, to: RequestContext, request: SyncGroup) {
        if let Err(error) = self.check_sync(&request) {
            step.reply_sync(Some(to), SyncReply::failed(error));
            return;
        }
        match self.state {
            State::Empty => {
                step.reply_sync(Some(to), SyncReply::failed(ErrorCode::UnknownMemberId))
            }
            State::PreparingRebalance(_) => {
                step.reply_sync(Some(to), SyncReply::failed(ErrorCode::RebalanceInProgress));
            }
            State::CompletingRebalance => self.wait_for_assignment(step, to, request),
            State::Stable => {
                self.has_synced(step, &request.member_id);
                step.reply_sync(Some(to), self.sync_reply(&request.member_id));
            }
        }
    }

    fn check_sync(&self, request: &SyncGroup) -> Result<(), ErrorCode> {
        self.validate_member(&request.member_id, request.group_instance_id.as_deref())?;
        if request.generation_id != self.generation_id {
            return Err(ErrorCode::IllegalGeneration);
        }
        if differ(&request.protocol_type, &self.protocol_type)
            || differ(&request.protocol_name, &self.protocol_name)
        {
            return Err(ErrorCode::InconsistentGroupProtocol);
        }
        Ok(())
    }

    fn wait_for_assignment(&mut self, step: &mut Step<'_>, to: RequestContext, request: SyncGroup) {
        let member_id = request.member_id;
        let Some(member) = self.members.get_mut(&member_id) else {
            return;
        };
        let superseded = member.awaiting_sync.replace(to);
        step.reply_sync(
            superseded,
            SyncReply::failed(ErrorCode::RebalanceInProgress),
        );
        self.has_synced(step, &member_id);
        if !self.is_leader(&member_id) {
            return;
        }
        let mut brought: BTreeMap<Arc<str>, Bytes> = request.assignments.into_iter().collect();
        let assignment: BTreeMap<Arc<str>, Bytes> = self
            .members
            .keys()
            .map(|id| (id.clone(), brought.remove(id).unwrap_or_default()))
            .collect();
        let record = record::group(self, |member| {
            assignment.get(&member.id).cloned().unwrap_or_default()
        });
        let write = Write::Assignment {
            group_id: self.id.clone(),
            generation_id: self.generation_id,
            assignment,
        };
        step.persist(&self.id, vec![record], write);
    }

    fn has_synced(&mut self, step: &mut Step<'_>, member_id: &str) {
        self.pending_sync.remove(member_id);
        if self.pending_sync.is_empty() {
            step.timers.cancel(&Timer::Sync(self.id.clone()));
        }
    }

    /// Everybody gets a share; who waits for it is answered.
    fn hand_out(&mut self, step: &mut Step<'_>, assignment: BTreeMap<Arc<str>, Bytes>) {
        self.enter(State::Stable, step.now.wall_ms);
        for (member_id, share) in assignment {
            self.assign(&member_id, share);
            let to = self
                .members
                .get_mut(&member_id)
                .and_then(|member| member.awaiting_sync.take());
            if to.is_some() {
                step.reply_sync(to, self.sync_reply(&member_id));
                step.reset_session(self, &member_id);
            }
        }
    }

    fn sync_reply(&self, member_id: &str) -> SyncReply {
        SyncReply {
            error: ErrorCode::None,
            protocol_type: self.protocol_type.clone(),
            protocol_name: self.protocol_name.clone(),
            assignment: self
                .members
                .get(member_id)
                .map(|member| member.assignment.clone())
                .unwrap_or_default(),
        }
    }

    fn heartbeat(&self, step: &mut Step<'_>, request: &Heartbeat) -> Result<(), ErrorCode> {
        self.validate_member(&request.member_id, request.group_instance_id.as_deref())?;
        if request.generation_id != self.generation_id {
            return Err(ErrorCode::IllegalGeneration);
        }
        step.reset_session(self, &request.member_id);
        if self.state.is_preparing() {
            Err(ErrorCode::RebalanceInProgress)
        } else {
            Ok(())
        }
    }
}

/// Whether both are known and not the same.
fn differ(asked: &Option<Arc<str>>, known: &Option<Arc<str>>) -> bool {
    matches!((asked, known), (Some(asked), Some(known)) if asked != known)
}
