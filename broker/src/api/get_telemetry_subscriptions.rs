//! GetTelemetrySubscriptions v0: which of its metrics a client is asked for (KIP-714). None: nothing here receives them.
//!
//! As in a Kafka without a receiver, it is answered but not advertised, so that clients do not ask.

use kafka_proto::messages::{GetTelemetrySubscriptionsRequest, GetTelemetrySubscriptionsResponse};
use kafka_proto::{Array, Error, ErrorCode, Message, Uuid};

use super::push_telemetry::{COMPRESSION_TYPES, MAX_BYTES, SUBSCRIPTION, is_client_instance};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// How often a client would push, milliseconds.
const PUSH_INTERVAL_MS: i32 = 300_000;

/// Subscribes the client to nothing, and gives it an id if it has none.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = GetTelemetrySubscriptionsRequest::decode(&mut super::decoder(body), version)?;
    let client_instance_id = match request.client_instance_id {
        Uuid::ZERO => turn.core.identifiers.uuid(),
        id => id,
    };
    let response = match is_client_instance(client_instance_id) {
        true => GetTelemetrySubscriptionsResponse {
            client_instance_id,
            subscription_id: SUBSCRIPTION,
            accepted_compression_types: Array::from(&COMPRESSION_TYPES[..]),
            push_interval_ms: PUSH_INTERVAL_MS,
            telemetry_max_bytes: MAX_BYTES,
            delta_temporality: true,
            ..Default::default()
        },
        false => GetTelemetrySubscriptionsResponse {
            error_code: ErrorCode::InvalidRequest.code(),
            ..Default::default()
        },
    };
    turn.respond(context, &response);
    Ok(())
}
