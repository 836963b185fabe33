//! DeleteGroups v0–v2: takes groups without members away, with their offsets (KIP-229).
//!
//! v1 answers throttled after the response; v2 is flexible.

use std::sync::Arc;

use kafka_proto::messages::delete_groups::response::DeletableGroupResult;
use kafka_proto::messages::{DeleteGroupsRequest, DeleteGroupsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Deletes groups.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DeleteGroupsRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.groups_names.len()) {
        return Ok(());
    }
    let group_ids = request.groups_names.iter().map(|id| Arc::from(*id));
    let group_ids = group_ids.collect();
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.delete_groups(now, to, group_ids, effects));
    Ok(())
}

/// Answers what became of the groups.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, groups: &[(Arc<str>, ErrorCode)]) {
    let results = groups.iter().map(|(group_id, error)| DeletableGroupResult {
        group_id,
        error_code: error.code(),
        ..Default::default()
    });
    let response = DeleteGroupsResponse {
        results: results.collect(),
        ..Default::default()
    };
    turn.respond(to, &response);
}
