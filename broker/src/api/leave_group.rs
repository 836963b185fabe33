//! LeaveGroup v0–v5: members go, or are sent away.
//!
//! v1 tells how long the answer was throttled; v2 throttles after it. v3 names several members, static ones by their
//! instance id (KIP-345). v4 is flexible. v5 takes a reason (KIP-800).

use kafka_proto::messages::leave_group::response::MemberResponse;
use kafka_proto::messages::{LeaveGroupRequest, LeaveGroupResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::{owned, refuse_too_many};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::{LeaveGroup, LeavingMember};
use crate::group::effect::LeaveReply;

/// Lets members go.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = LeaveGroupRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.members.len()) {
        return Ok(());
    }
    let members = if context.api_version < 3 {
        vec![LeavingMember {
            member_id: request.member_id.into(),
            group_instance_id: None,
        }]
    } else {
        let named = request.members.iter().map(|member| LeavingMember {
            member_id: member.member_id.into(),
            group_instance_id: owned(member.group_instance_id),
        });
        named.collect()
    };
    let command = LeaveGroup {
        group_id: request.group_id.into(),
        members,
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.leave(now, to, command, effects));
    Ok(())
}

/// Answers what became of the members. Below version 3 there is one, and its error is the answer's.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, reply: &LeaveReply) {
    if to.api_version < 3 {
        let of_member = reply
            .members
            .first()
            .map_or(ErrorCode::None, |member| member.error);
        let error = if reply.error == ErrorCode::None {
            of_member
        } else {
            reply.error
        };
        turn.respond(
            to,
            &LeaveGroupResponse {
                error_code: error.code(),
                ..Default::default()
            },
        );
        return;
    }
    let members = reply.members.iter().map(|member| MemberResponse {
        member_id: &member.member_id,
        group_instance_id: member.group_instance_id.as_deref(),
        error_code: member.error.code(),
        ..Default::default()
    });
    let response = LeaveGroupResponse {
        error_code: reply.error.code(),
        members: members.collect(),
        ..Default::default()
    };
    turn.respond(to, &response);
}
