//! JoinGroup v0–v9: into a group, or into its next generation.
//!
//! v1 brings the rebalance timeout, which was the session timeout before (KIP-62). v2 to v3 tell how long the answer
//! was throttled, and throttle after it. v4 gives a stranger an id first (KIP-394). v5 knows static members
//! (KIP-345). v6 is flexible. v7 answers the protocol type, and null for no protocol (KIP-559). v8 takes a reason
//! (KIP-800). v9 can tell a leader not to assign anew (KIP-814).

use bytes::Bytes;
use kafka_proto::messages::join_group::response::JoinGroupResponseMember;
use kafka_proto::messages::{JoinGroupRequest, JoinGroupResponse};
use kafka_proto::{Error, Message};

use super::group::{owned, refuse_too_many};
use crate::cluster;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::{JoinGroup, Protocol};
use crate::group::effect::JoinReply;

/// Lets a member join.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = JoinGroupRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.protocols.len()) {
        return Ok(());
    }
    cluster::ensure_offsets_topic(turn);
    let protocols = request.protocols.iter().map(|protocol| Protocol {
        name: protocol.name.into(),
        metadata: Bytes::copy_from_slice(protocol.metadata),
    });
    let command = JoinGroup {
        group_id: request.group_id.into(),
        member_id: request.member_id.into(),
        new_member_uuid: turn.core.identifiers.uuid(),
        group_instance_id: owned(request.group_instance_id),
        session_timeout_ms: request.session_timeout_ms,
        rebalance_timeout_ms: if context.api_version == 0 {
            request.session_timeout_ms
        } else {
            request.rebalance_timeout_ms
        },
        protocol_type: request.protocol_type.into(),
        protocols: protocols.collect(),
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.join(now, to, command, effects));
    Ok(())
}

/// Answers a member that joined, or did not.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, reply: &JoinReply) {
    let members = reply.members.iter().map(|member| JoinGroupResponseMember {
        member_id: &member.member_id,
        group_instance_id: member.group_instance_id.as_deref(),
        metadata: &member.metadata,
        ..Default::default()
    });
    let protocol_name = reply.protocol_name.as_deref();
    let response = JoinGroupResponse {
        error_code: reply.error.code(),
        generation_id: reply.generation_id,
        protocol_type: reply.protocol_type.as_deref(),
        protocol_name: if to.api_version < 7 {
            Some(protocol_name.unwrap_or_default())
        } else {
            protocol_name.filter(|name| !name.is_empty())
        },
        leader: &reply.leader,
        skip_assignment: reply.skip_assignment,
        member_id: &reply.member_id,
        members: members.collect(),
        ..Default::default()
    };
    turn.respond(to, &response);
}
