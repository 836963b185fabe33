//! A file an API: each turns a request of any version into a call of the room that owns the state, and what that room
//! says into a response of the same version. Owns no state. ApiVersions is answered from [`table`].

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use kafka_proto::{ApiKey, Decoder, Error, Segmented, frame};

use crate::core::Endpoint;
use crate::core::effect::Response;
use crate::core::event::{RequestBody, RequestContext};
use crate::core::snapshot::Snapshot;
use crate::core::turn::Turn;

pub mod alter_configs;
pub mod api_versions;
pub mod authorized_operations;
pub mod config_changes;
pub mod create_partitions;
pub mod create_topics;
pub mod delete_groups;
pub mod delete_records;
pub mod delete_topics;
pub mod describe_acls;
pub mod describe_cluster;
pub mod describe_configs;
pub mod describe_groups;
pub mod describe_log_dirs;
pub mod describe_producers;
pub mod describe_quorum;
pub mod describe_topic_partitions;
pub mod describe_user_scram_credentials;
pub mod elect_leaders;
pub mod fetch;
pub mod find_coordinator;
pub mod get_telemetry_subscriptions;
pub mod group;
pub mod heartbeat;
pub mod incremental_alter_configs;
pub mod init_producer_id;
pub mod join_group;
pub mod leave_group;
pub mod list_config_resources;
pub mod list_groups;
pub mod list_offsets;
pub mod list_partition_reassignments;
pub mod metadata;
pub mod offset_commit;
pub mod offset_delete;
pub mod offset_fetch;
pub mod offset_for_leader_epoch;
pub mod produce;
pub mod produce_refusal;
pub mod push_telemetry;
pub mod sync_group;
pub mod table;
pub mod texts;
pub mod update_features;

#[cfg(test)]
mod tests;

pub use table::{ApiEntry, TABLE, entry};

/// What decoding one request may allocate beyond the size of its frame.
const DECODE_BUDGET: usize = 16 << 20;

/// A decoder of a request's body, with the broker's budget.
pub fn decoder(body: &[u8]) -> Decoder<'_> {
    let budget = body.len().saturating_mul(32).saturating_add(4096);
    Decoder::with_budget(body, budget.min(body.len().saturating_add(DECODE_BUDGET)))
}

/// Does the work by the byte that a request needs, before it reaches the core.
///
/// # Errors
/// A request that cannot be decoded; its connection is to be closed.
pub fn prepare(
    context: &RequestContext,
    body: BytesMut,
    snapshot: &Snapshot,
    wall_ms: i64,
) -> Result<RequestBody, Error> {
    if context.api_key == ApiKey::Produce {
        return produce::check(context.api_version, body, snapshot, wall_ms)
            .map(RequestBody::Produce);
    }
    Ok(RequestBody::Bytes(body.freeze()))
}

/// Whether [`prepare`] takes so long that it is to be done beside the loop. Until it is done nothing further of its
/// connection begins.
pub fn is_long_work(context: &RequestContext, body: &[u8]) -> bool {
    context.api_key == ApiKey::Produce && produce::is_long_work(context.api_version, body)
}

/// Handles a request whose body was not looked at yet.
///
/// # Errors
/// A request that cannot be decoded; its connection is to be closed.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    match entry(context.api_key) {
        Some(entry) => (entry.handle)(turn, context, body),
        None => {
            turn.close(context, "this broker does not serve the API".to_owned());
            Ok(())
        }
    }
}

/// Encodes a response as one frame.
///
/// # Errors
/// A value that its version cannot carry.
pub fn encode<'m, R: kafka_proto::Response<'m>>(
    to: &RequestContext,
    response: &R,
) -> Result<Response, Error> {
    encode_parts(to, response, to.api_version, Vec::new())
}

/// Encodes a response whose records lie elsewhere: `records` has the bytes of each gap, in order.
///
/// # Errors
/// A value that its version cannot carry.
pub fn encode_parts<'m, R: kafka_proto::Response<'m>>(
    to: &RequestContext,
    response: &R,
    version: i16,
    records: Vec<Vec<Bytes>>,
) -> Result<Response, Error> {
    let head = frame::encode_response_segmented(Vec::new(), response, version, to.correlation_id)?;
    Ok(filled(head, records))
}

/// Puts the records into the gaps. Apart from its caller, of which there is one for each response.
fn filled(head: Segmented, records: Vec<Vec<Bytes>>) -> Response {
    let (bytes, gaps) = head.into_parts();
    let mut rest = Bytes::from(bytes);
    let mut parts = Vec::with_capacity(1 + 2 * gaps.len());
    let mut position = 0;
    debug_assert_eq!(gaps.len(), records.len());
    for (gap, records) in gaps.into_iter().zip(records) {
        parts.push(rest.split_to(gap.position - position));
        position = gap.position;
        parts.extend(records);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    Response { parts }
}

/// The topic's name, if the id is one of ours.
pub fn topic_name(turn: &Turn<'_>, topic_id: kafka_proto::Uuid) -> Option<Arc<str>> {
    turn.core
        .cluster
        .topic_by_id(topic_id)
        .map(|topic| topic.name.clone())
}

/// What a client is told to connect to: the address that belongs to the listener it came in by.
pub fn advertised(turn: &Turn<'_>, context: &RequestContext) -> Endpoint {
    let listener = usize::from(context.listener.0);
    let endpoints = &turn.core.advertised;
    endpoints
        .get(listener)
        .or(endpoints.first())
        .expect("a broker has a listener")
        .clone()
}
