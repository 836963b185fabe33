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

/// What groups that are named again may add to an answer: else a small request could ask for any amount of memory.
const MAX_REPEATED_BYTES: usize = 1 << 20;

/// Describes groups.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeGroupsRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.groups.len()) {
        return Ok(());
    }
    let mut told = BTreeSet::new();
    let mut repeated_bytes = 0;
    let mut describe = |id| {
        let found = turn.core.groups.describe(id);
        if !told.insert(id) {
            repeated_bytes += found.as_ref().map_or(0, bytes_of);
        }
        (repeated_bytes <= MAX_REPEATED_BYTES).then_some(found)
    };
    let found: Vec<_> = request.groups.iter().map(|id| describe(*id)).collect();
    let operations = if request.include_authorized_operations {
        authorized_operations::GROUP
    } else {
        authorized_operations::NOT_ASKED
    };
    let words: Vec<Option<String>> = request
        .groups
        .iter()
        .map(|group_id| Some(format!("Group {group_id} not found.")))
        .collect();
    let asked = request.groups.iter().zip(&words);
    let described = asked.zip(&found).map(|((group_id, not_found), found)| {
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
                error_message: not_found.as_deref().map(super::texts::fit),
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

/// What a group takes in the answer.
fn bytes_of(group: &crate::group::DescribedGroup) -> usize {
    let members = group.members.iter();
    members
        .map(|member| 512 + member.metadata.len() + member.assignment.len())
        .sum()
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
