//! ListGroups v0–v5: which groups there are.
//!
//! v1 tells how long the answer was throttled; v2 throttles after it. v3 is flexible. v4 filters by state and tells
//! it (KIP-518). v5 filters by type and tells it (KIP-848).

use kafka_proto::messages::list_groups::response::ListedGroup;
use kafka_proto::messages::{ListGroupsRequest, ListGroupsResponse};
use kafka_proto::{Error, Message};

use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Lists groups.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = ListGroupsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let found = turn
        .core
        .groups
        .list(&request.states_filter, &request.types_filter);
    let groups = found.iter().map(|group| ListedGroup {
        group_id: &group.group_id,
        protocol_type: &group.protocol_type,
        group_state: group.state,
        group_type: group.group_type,
        ..Default::default()
    });
    let response = ListGroupsResponse {
        groups: groups.collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
