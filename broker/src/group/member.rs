//! A member of a classic group.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytes::Bytes;

use super::command::Protocol;
use crate::core::event::RequestContext;

/// Bytes that a member costs beside its texts: the struct, its places in maps, its timer.
const MEMBER_OVERHEAD: usize = 512;
/// Bytes that a protocol costs beside its texts.
const PROTOCOL_OVERHEAD: usize = 96;

#[derive(Debug)]
pub(super) struct Member {
    pub(super) id: Arc<str>,
    pub(super) group_instance_id: Option<Arc<str>>,
    pub(super) client_id: Arc<str>,
    pub(super) client_host: Arc<str>,
    pub(super) rebalance_timeout_ms: i32,
    pub(super) session_timeout_ms: i32,
    /// Not empty, names distinct, the best first.
    pub(super) protocols: Vec<Protocol>,
    pub(super) assignment: Bytes,
    /// Has not heard of its first generation yet, so it cannot send heartbeats: its session runs while it waits.
    pub(super) is_new: bool,
    pub(super) awaiting_join: Option<RequestContext>,
    pub(super) awaiting_sync: Option<RequestContext>,
}

impl Member {
    pub(super) fn is_static(&self) -> bool {
        self.group_instance_id.is_some()
    }

    /// A member whose request is parked is alive without heartbeats.
    pub(super) fn has_satisfied_heartbeat(&self) -> bool {
        !self.is_new && (self.awaiting_join.is_some() || self.awaiting_sync.is_some())
    }

    /// What it said to a protocol; empty where it does not speak it.
    pub(super) fn metadata(&self, protocol_name: &str) -> Bytes {
        self.protocols
            .iter()
            .find(|protocol| &*protocol.name == protocol_name)
            .map(|protocol| protocol.metadata.clone())
            .unwrap_or_default()
    }

    /// The first of its protocols that is a candidate.
    pub(super) fn vote(&self, candidates: &BTreeSet<Arc<str>>) -> Option<&Arc<str>> {
        self.protocols
            .iter()
            .map(|protocol| &protocol.name)
            .find(|name| candidates.contains(*name))
    }

    pub(super) fn memory_bytes(&self) -> usize {
        MEMBER_OVERHEAD
            + self.id.len()
            + self.group_instance_id.as_ref().map_or(0, |id| id.len())
            + self.client_id.len()
            + self.client_host.len()
            + self.assignment.len()
            + protocols_memory_bytes(&self.protocols)
    }
}

/// What protocols cost while a member holds them.
pub(super) fn protocols_memory_bytes(protocols: &[Protocol]) -> usize {
    protocols
        .iter()
        .map(|protocol| PROTOCOL_OVERHEAD + protocol.name.len() + protocol.metadata.len())
        .sum()
}
