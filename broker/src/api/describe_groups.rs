//! DescribeGroups v0–v6: what an operator sees of groups.
//!
//! v1 tells how long the answer was throttled; v2 throttles after it. v3 tells which operations the client may do
//! (KIP-430). v4 shows instance ids (KIP-345). v5 is flexible. v6 says that a group does not exist, which was shown
//! as a dead one before (KIP-1043).

use std::collections::BTreeSet;

use kafka_proto::messages::describe_groups::response::{DescribedGroup, DescribedGroupMember};
use kafka_proto::messages::{DescribeGroupsRequest, DescribeGroupsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::authorized_operations;
use super::group::refuse_too_many;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Describes groups. One that is named twice is described once: else a small request could ask for any amount of
/// memory.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeGroupsRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.groups.len()) {
        return Ok(());
    }
    let mut told = BTreeSet::new();
    let found: Vec<_> = request
        .groups
        .iter()
        .map(|id| told.insert(*id).then(|| turn.core.groups.describe(id)))
        .collect();
    let operations = if request.include_authorized_operations {
        authorized_operations::GROUP
    } else {
        authorized_operations::NOT_ASKED
    };
    let described = request.groups.iter().zip(&found).map(|(group_id, found)| {
        let group = DescribedGroup {
            group_id,
            ..Default::default()
        };
        match found {
            Some(Some(found)) => DescribedGroup {
                group_state: found.state,
                protocol_type: &found.protocol_type,
                protocol_data: &found.protocol_data,
                members: found.members.iter().map(member_of).collect(),
                authorized_operations: operations,
                ..group
            },
            Some(None) if context.api_version >= 6 => DescribedGroup {
                group_state: "Dead",
                error_code: ErrorCode::GroupIdNotFound.code(),
                error_message: Some(ErrorCode::GroupIdNotFound.message()),
                ..group
            },
            Some(None) => DescribedGroup {
                group_state: "Dead",
                authorized_operations: operations,
                ..group
            },
            None => DescribedGroup {
                error_code: ErrorCode::InvalidRequest.code(),
                ..group
            },
        }
    });
    let response = DescribeGroupsResponse {
        groups: described.collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

fn member_of(member: &crate::group::DescribedMember) -> DescribedGroupMember<'_> {
    DescribedGroupMember {
        member_id: &member.member_id,
        group_instance_id: member.group_instance_id.as_deref(),
        client_id: &member.client_id,
        client_host: &member.client_host,
        member_metadata: &member.metadata,
        member_assignment: &member.assignment,
        ..Default::default()
    }
}
