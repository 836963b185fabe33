//! How a group comes from one generation to the next: the join phase, its end, and members that are lost.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::ErrorCode;

use super::effect::{JoinReply, SyncReply};
use super::group::Group;
use super::record;
use super::state::{Rebalance, State};
use super::step::{Step, Write};
use super::timers::Timer;

/// Where nobody joins and only static members are left, the join phase is looked at again after the rebalance
/// timeout, but not more often than this, whatever timeout the members ask for.
const MIN_REJOIN_WAIT: Duration = Duration::from_secs(1);

impl Group {
    pub(super) fn rebalance_or_complete(&mut self, step: &mut Step<'_>) {
        if self.state.is_preparing() {
            self.maybe_complete_join(step);
        } else {
            self.prepare_rebalance(step);
        }
    }

    /// Asks all members to join again.
    pub(super) fn prepare_rebalance(&mut self, step: &mut Step<'_>) {
        if self.state == State::CompletingRebalance {
            self.fail_assignment(step, ErrorCode::RebalanceInProgress);
        }
        self.pending_sync.clear();
        step.timers.cancel(&Timer::Sync(self.id.clone()));
        if self.state == State::Empty {
            let delay = step.config.initial_rebalance_delay;
            let remaining = self.rebalance_timeout().saturating_sub(delay);
            self.enter(
                State::PreparingRebalance(Rebalance::Initial {
                    delay,
                    remaining,
                    new_member: false,
                }),
                step.now.wall_ms,
            );
            step.set_timer(Timer::Join(self.id.clone()), delay);
            return;
        }
        self.enter(
            State::PreparingRebalance(Rebalance::Members),
            step.now.wall_ms,
        );
        if self.has_all_members_joined() {
            self.complete_join(step);
        } else {
            step.set_timer(Timer::Join(self.id.clone()), self.rebalance_timeout());
        }
    }

    /// Ends the join phase if there is nobody left to wait for. The first one of a group runs its time.
    pub(super) fn maybe_complete_join(&mut self, step: &mut Step<'_>) {
        if self.state == State::PreparingRebalance(Rebalance::Members)
            && self.has_all_members_joined()
        {
            self.complete_join(step);
        }
    }

    pub(super) fn join_timer_fired(&mut self, step: &mut Step<'_>) {
        match self.state {
            State::PreparingRebalance(Rebalance::Initial {
                delay,
                remaining,
                new_member: true,
            }) if !remaining.is_zero() => {
                let next_delay = step.config.initial_rebalance_delay.min(remaining);
                self.state = State::PreparingRebalance(Rebalance::Initial {
                    delay: next_delay,
                    remaining: remaining.saturating_sub(delay),
                    new_member: false,
                });
                step.set_timer(Timer::Join(self.id.clone()), next_delay);
            }
            State::PreparingRebalance(_) => self.complete_join(step),
            State::Empty | State::CompletingRebalance | State::Stable => {}
        }
    }

    /// Ends the join phase: who has not joined is out, but for static members, whose session decides.
    pub(super) fn complete_join(&mut self, step: &mut Step<'_>) {
        step.timers.cancel(&Timer::Join(self.id.clone()));
        let missing: Vec<Arc<str>> = self
            .members
            .values()
            .filter(|member| member.awaiting_join.is_none() && !member.is_static())
            .map(|member| member.id.clone())
            .collect();
        for member_id in missing {
            self.remove(&member_id);
            step.cancel_session(&self.id, &member_id);
        }
        if !self.elect_joined_leader() && !self.members.is_empty() {
            step.set_timer(
                Timer::Join(self.id.clone()),
                self.rebalance_timeout().max(MIN_REJOIN_WAIT),
            );
            return;
        }
        self.next_generation(step.now.wall_ms);
        if self.members.is_empty() {
            let record = record::group_as_assigned(self);
            step.persist(
                &self.id,
                vec![record],
                Write::EmptyGeneration(self.id.clone()),
            );
            return;
        }
        let member_ids: Vec<Arc<str>> = self.members.keys().cloned().collect();
        for member_id in member_ids {
            if let Some(to) = self.take_join(&member_id) {
                step.reply_join(Some(to), self.join_reply(&member_id));
            }
            if let Some(member) = self.members.get_mut(&member_id) {
                member.is_new = false;
            }
            step.reset_session(self, &member_id);
            self.pending_sync.insert(member_id);
        }
        step.set_timer(Timer::Sync(self.id.clone()), self.rebalance_timeout());
    }

    /// Answers who waits for an assignment that there will not be.
    pub(super) fn fail_assignment(&mut self, step: &mut Step<'_>, error: ErrorCode) {
        let member_ids: Vec<Arc<str>> = self.members.keys().cloned().collect();
        for member_id in member_ids {
            self.assign(&member_id, Bytes::new());
            let to = self
                .members
                .get_mut(&member_id)
                .and_then(|member| member.awaiting_sync.take());
            if to.is_some() {
                step.reply_sync(to, SyncReply::failed(error));
                step.reset_session(self, &member_id);
            }
        }
    }

    /// Members that have a generation but did not fetch their assignment in time are out.
    pub(super) fn sync_timer_fired(&mut self, step: &mut Step<'_>) {
        if !matches!(self.state, State::CompletingRebalance | State::Stable)
            || self.pending_sync.is_empty()
        {
            return;
        }
        for member_id in std::mem::take(&mut self.pending_sync) {
            self.drop_member(step, &member_id);
        }
        self.prepare_rebalance(step);
    }

    /// A member, or somebody who was given a member id, was silent for too long.
    pub(super) fn session_expired(&mut self, step: &mut Step<'_>, member_id: &str) {
        if self.pending_join.remove(member_id) {
            if self.state.is_preparing() && self.has_all_members_joined() {
                self.complete_join(step);
            }
            return;
        }
        let lost = self
            .members
            .get(member_id)
            .is_some_and(|member| !member.has_satisfied_heartbeat());
        if !lost {
            return;
        }
        self.drop_member(step, member_id);
        match self.state {
            State::Stable | State::CompletingRebalance => self.prepare_rebalance(step),
            State::PreparingRebalance(_) if self.has_all_members_joined() => {
                self.complete_join(step)
            }
            State::PreparingRebalance(_) | State::Empty => {}
        }
    }

    /// Takes a member out. What it waits for is answered as to a stranger, so that it joins anew if it is alive.
    pub(super) fn drop_member(&mut self, step: &mut Step<'_>, member_id: &str) {
        let Some(member) = self.remove(member_id) else {
            return;
        };
        step.cancel_session(&self.id, &member.id);
        step.reply_join(
            member.awaiting_join,
            JoinReply::failed(Arc::default(), ErrorCode::UnknownMemberId),
        );
        step.reply_sync(
            member.awaiting_sync,
            SyncReply::failed(ErrorCode::UnknownMemberId),
        );
    }

    /// The group is no more: everybody who waits is told why.
    pub(super) fn disband(&mut self, step: &mut Step<'_>, error: ErrorCode) {
        step.timers.cancel(&Timer::Join(self.id.clone()));
        step.timers.cancel(&Timer::Sync(self.id.clone()));
        for member_id in std::mem::take(&mut self.pending_join) {
            step.cancel_session(&self.id, &member_id);
        }
        let member_ids: Vec<Arc<str>> = self.members.keys().cloned().collect();
        for member_id in member_ids {
            let Some(member) = self.remove(&member_id) else {
                continue;
            };
            step.cancel_session(&self.id, &member_id);
            step.reply_join(member.awaiting_join, JoinReply::failed(member_id, error));
            step.reply_sync(member.awaiting_sync, SyncReply::failed(error));
        }
    }
}
