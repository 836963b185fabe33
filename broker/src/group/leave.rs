//! LeaveGroup: members go, or are sent away.

use kafka_proto::ErrorCode;

use super::Groups;
use super::command::{LeaveGroup, LeavingMember};
use super::effect::{GroupEffect, GroupReply, LeaveReply, LeftMember};
use super::group::Group;
use super::state::State;
use super::step::Step;
use crate::core::event::RequestContext;
use crate::core::time::Now;

impl Groups {
    /// LeaveGroup. Answered at once.
    pub fn leave(
        &mut self,
        now: Now,
        to: RequestContext,
        request: LeaveGroup,
        out: &mut Vec<GroupEffect>,
    ) {
        let LeaveGroup { group_id, members } = request;
        if group_id.is_empty() {
            let reply = LeaveReply {
                error: ErrorCode::InvalidGroupId,
                members: Vec::new(),
            };
            out.push(GroupEffect::Reply {
                to,
                reply: GroupReply::Leave(reply),
            });
        } else if self.groups.contains_key(&group_id) {
            self.on_group(now, out, &group_id, |group, step| {
                group.leave(step, to, members)
            });
        } else {
            let members = members
                .into_iter()
                .map(|member| left(member, ErrorCode::UnknownMemberId))
                .collect();
            let reply = LeaveReply {
                error: ErrorCode::None,
                members,
            };
            out.push(GroupEffect::Reply {
                to,
                reply: GroupReply::Leave(reply),
            });
        }
    }
}

impl Group {
    fn leave(&mut self, step: &mut Step<'_>, to: RequestContext, leaving: Vec<LeavingMember>) {
        let mut members = Vec::with_capacity(leaving.len());
        for member in leaving {
            let error = self
                .leave_one(step, &member)
                .err()
                .unwrap_or(ErrorCode::None);
            members.push(left(member, error));
        }
        let anybody = members.iter().any(|member| member.error == ErrorCode::None);
        step.reply(
            to,
            GroupReply::Leave(LeaveReply {
                error: ErrorCode::None,
                members,
            }),
        );
        if anybody {
            match self.state {
                State::Stable | State::CompletingRebalance => self.prepare_rebalance(step),
                State::PreparingRebalance(_) => self.maybe_complete_join(step),
                State::Empty => {}
            }
        }
    }

    fn leave_one(&mut self, step: &mut Step<'_>, member: &LeavingMember) -> Result<(), ErrorCode> {
        let instance = member.group_instance_id.as_deref();
        let member_id = if member.member_id.is_empty() {
            // An operator names a static member by its instance id alone (KIP-345).
            let known = instance.and_then(|instance| self.static_members.get(instance));
            known.cloned().ok_or(ErrorCode::UnknownMemberId)?
        } else {
            member.member_id.clone()
        };
        if self.pending_join.remove(&member_id) {
            step.cancel_session(&self.id, &member_id);
            return Ok(());
        }
        self.validate_member(&member_id, instance)?;
        self.drop_member(step, &member_id);
        Ok(())
    }
}

fn left(member: LeavingMember, error: ErrorCode) -> LeftMember {
    LeftMember {
        member_id: member.member_id,
        group_instance_id: member.group_instance_id,
        error,
    }
}
