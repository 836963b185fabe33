//! DescribeGroups and ListGroups: what an operator sees.

use std::sync::Arc;

use bytes::Bytes;

use super::Groups;
use super::state::State;

/// A group as DescribeGroups shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedGroup {
    /// `Empty`, `PreparingRebalance`, `CompletingRebalance` or `Stable`.
    pub state: &'static str,
    /// Empty where the group never had members.
    pub protocol_type: Arc<str>,
    /// What the members agreed on; empty unless stable.
    pub protocol_data: Arc<str>,
    /// By id.
    pub members: Vec<DescribedMember>,
}

/// A member as DescribeGroups shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedMember {
    /// Its id.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
    /// What its client calls itself.
    pub client_id: Arc<str>,
    /// Where it came from.
    pub client_host: Arc<str>,
    /// What it said to the protocol agreed on; empty unless the group is stable.
    pub metadata: Bytes,
    /// Its share.
    pub assignment: Bytes,
}

/// A group as ListGroups shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedGroup {
    /// Its id.
    pub group_id: Arc<str>,
    /// Empty where the group never had members.
    pub protocol_type: Arc<str>,
    /// As in [`DescribedGroup`].
    pub state: &'static str,
    /// `classic`.
    pub group_type: &'static str,
}

impl Groups {
    /// A group, or `None` where it is not known: that is spoken of as `Dead`.
    pub fn describe(&self, group_id: &str) -> Option<DescribedGroup> {
        let group = self.groups.get(group_id)?;
        let protocol = match group.state {
            State::Stable => group.protocol_name.clone().unwrap_or_default(),
            State::Empty | State::PreparingRebalance(_) | State::CompletingRebalance => {
                Arc::default()
            }
        };
        let members = group
            .members
            .values()
            .map(|member| DescribedMember {
                member_id: member.id.clone(),
                group_instance_id: member.group_instance_id.clone(),
                client_id: member.client_id.clone(),
                client_host: member.client_host.clone(),
                metadata: if group.state == State::Stable {
                    member.metadata(&protocol)
                } else {
                    Bytes::new()
                },
                assignment: member.assignment.clone(),
            })
            .collect();
        Some(DescribedGroup {
            state: group.state.name(),
            protocol_type: group.protocol_type.clone().unwrap_or_default(),
            protocol_data: protocol,
            members,
        })
    }

    /// The groups in one of these states and of one of these types, whatever the case of the letters; no state or
    /// no type named: all.
    pub fn list(&self, states: &[&str], types: &[&str]) -> Vec<ListedGroup> {
        const GROUP_TYPE: &str = "classic";
        if !types.is_empty()
            && !types
                .iter()
                .any(|name| name.eq_ignore_ascii_case(GROUP_TYPE))
        {
            return Vec::new();
        }
        self.groups
            .values()
            .filter(|group| {
                states.is_empty()
                    || states
                        .iter()
                        .any(|name| name.trim().eq_ignore_ascii_case(group.state.name()))
            })
            .map(|group| ListedGroup {
                group_id: group.id.clone(),
                protocol_type: group.protocol_type.clone().unwrap_or_default(),
                state: group.state.name(),
                group_type: GROUP_TYPE,
            })
            .collect()
    }
}
