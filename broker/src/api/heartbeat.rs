//! Heartbeat v0–v4: a member is alive.
//!
//! v1 tells how long the answer was throttled; v2 throttles after it. v3 knows static members (KIP-345). v4 is
//! flexible.

use kafka_proto::messages::{HeartbeatRequest, HeartbeatResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::owned;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::Heartbeat;

/// Keeps a member's session.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = HeartbeatRequest::decode(&mut super::decoder(body), context.api_version)?;
    let command = Heartbeat {
        group_id: request.group_id.into(),
        generation_id: request.generation_id,
        member_id: request.member_id.into(),
        group_instance_id: owned(request.group_instance_id),
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.heartbeat(now, to, &command, effects));
    Ok(())
}

/// Answers a member that is alive.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, error: ErrorCode) {
    turn.respond(
        to,
        &HeartbeatResponse {
            error_code: error.code(),
            ..Default::default()
        },
    );
}
