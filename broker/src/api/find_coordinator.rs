//! FindCoordinator v0–v6: which broker leads a group.
//!
//! v1 finds coordinators of transactions too (KIP-98) and tells how long the answer was throttled; v2 throttles after
//! it. v3 is flexible. v4 asks for several at once (KIP-699). v5 knows newer errors of transactions (KIP-890). v6
//! finds coordinators of share groups' state (KIP-932).
//!
//! One node coordinates every group. Transactions are refused for good, so that a client stops rather than retries.

use kafka_proto::messages::find_coordinator::response::Coordinator;
use kafka_proto::messages::{FindCoordinatorRequest, FindCoordinatorResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::cluster;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Key types of the protocol. All but groups and transactions are refused.
const GROUP: i8 = 0;
const TRANSACTION: i8 = 1;
const SHARE: i8 = 2;
/// From this version a request has several keys.
const KEYS_VERSION: i16 = 4;

/// Tells where groups are coordinated. The first to ask brings the groups' topic into being, and is told when it is
/// there to stay.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = FindCoordinatorRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, request.coordinator_keys.len()) {
        return Ok(());
    }
    let error = match request.key_type {
        GROUP => ErrorCode::None,
        TRANSACTION => ErrorCode::UnsupportedVersion,
        _ => ErrorCode::InvalidRequest,
    };
    let created = if error == ErrorCode::None {
        cluster::ensure_offsets_topic(turn)
    } else {
        None
    };
    let endpoint = turn
        .core
        .advertised
        .get(usize::from(context.listener.0))
        .cloned();
    let (node_id, host, port) = match &endpoint {
        Some(endpoint) if error == ErrorCode::None => (
            turn.core.cluster.node_id(),
            endpoint.host.as_str(),
            i32::from(endpoint.port),
        ),
        _ => (-1, "", -1),
    };
    let response = if context.api_version < KEYS_VERSION {
        FindCoordinatorResponse {
            error_code: error.code(),
            error_message: Some(match error {
                ErrorCode::None => error.name(),
                _ => super::texts::of(error),
            }),
            node_id,
            host,
            port,
            ..Default::default()
        }
    } else {
        let coordinators = request.coordinator_keys.iter().map(|key| Coordinator {
            key,
            node_id,
            host,
            port,
            error_code: error.code(),
            error_message: Some(match error {
                ErrorCode::None => "",
                _ if request.key_type == SHARE => "",
                _ => super::texts::of(error),
            }),
            ..Default::default()
        });
        FindCoordinatorResponse {
            coordinators: coordinators.collect(),
            ..Default::default()
        }
    };
    let refused = || not_available(&response);
    turn.respond_when_durable(context, created, &response, refused);
    Ok(())
}

/// The same answer where the groups' topic cannot be created.
fn not_available<'r>(response: &FindCoordinatorResponse<'r>) -> FindCoordinatorResponse<'r> {
    let error = ErrorCode::CoordinatorNotAvailable;
    let coordinators = response.coordinators.iter().map(|coordinator| Coordinator {
        key: coordinator.key,
        node_id: -1,
        port: -1,
        error_code: error.code(),
        error_message: Some(error.message()),
        ..Default::default()
    });
    if !response.coordinators.is_empty() {
        return FindCoordinatorResponse {
            coordinators: coordinators.collect(),
            ..Default::default()
        };
    }
    FindCoordinatorResponse {
        error_code: error.code(),
        error_message: Some(error.message()),
        node_id: -1,
        port: -1,
        ..Default::default()
    }
}
