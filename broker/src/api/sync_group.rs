//! SyncGroup v0–v5: a member's share of the generation's work; the leader brings everybody's.
//!
//! v1 tells how long the answer was throttled; v2 throttles after it. v3 knows static members (KIP-345). v4 is
//! flexible. v5 says which protocol the member believes agreed on, and is told it (KIP-559).

use bytes::Bytes;
use kafka_proto::messages::{SyncGroupRequest, SyncGroupResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::{owned, refuse_too_many};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::SyncGroup;
use crate::group::effect::SyncReply;

/// Hands shares out, or lets the member wait for its own.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = SyncGroupRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.assignments.len()) {
        return Ok(());
    }
    if context.api_version >= 5
        && (request.protocol_type.is_none() || request.protocol_name.is_none())
    {
        let error_code = ErrorCode::InconsistentGroupProtocol.code();
        turn.respond(
            context,
            &SyncGroupResponse {
                error_code,
                ..Default::default()
            },
        );
        return Ok(());
    }
    let assignments = request.assignments.iter().map(|share| {
        (
            share.member_id.into(),
            Bytes::copy_from_slice(share.assignment),
        )
    });
    let command = SyncGroup {
        group_id: request.group_id.into(),
        generation_id: request.generation_id,
        member_id: request.member_id.into(),
        group_instance_id: owned(request.group_instance_id),
        protocol_type: owned(request.protocol_type),
        protocol_name: owned(request.protocol_name),
        assignments: assignments.collect(),
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.sync(now, to, command, effects));
    Ok(())
}

/// Answers a member with its share.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, reply: &SyncReply) {
    let response = SyncGroupResponse {
        error_code: reply.error.code(),
        protocol_type: reply.protocol_type.as_deref(),
        protocol_name: reply.protocol_name.as_deref(),
        assignment: &reply.assignment,
        ..Default::default()
    };
    turn.respond(to, &response);
}
