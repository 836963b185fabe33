//! PushTelemetry v0: a client's metrics (KIP-714), which nothing here receives. Not advertised, as its sibling
//! [`get_telemetry_subscriptions`](super::get_telemetry_subscriptions).

use kafka_proto::messages::{PushTelemetryRequest, PushTelemetryResponse};
use kafka_proto::{Error, ErrorCode, Message, Uuid};

use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// The id of the only subscription there is: the one to nothing.
pub(super) const SUBSCRIPTION: i32 = 0;
/// The most bytes of a push (`telemetry.max.bytes`).
pub(super) const MAX_BYTES: i32 = 1_048_576;
/// The codecs of a push, the best first: zstd, lz4, gzip, snappy. It may also be uncompressed.
pub(super) const COMPRESSION_TYPES: [i8; 4] = [4, 3, 1, 2];
const UNCOMPRESSED: i8 = 0;

/// Takes metrics for nobody.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = PushTelemetryRequest::decode(&mut super::decoder(body), context.api_version)?;
    let compression = request.compression_type;
    let too_large = usize::try_from(MAX_BYTES).is_ok_and(|most| request.metrics.len() > most);
    let error = if !is_client_instance(request.client_instance_id) {
        ErrorCode::InvalidRequest
    } else if request.subscription_id != SUBSCRIPTION {
        ErrorCode::UnknownSubscriptionId
    } else if compression != UNCOMPRESSED && !COMPRESSION_TYPES.contains(&compression) {
        ErrorCode::UnsupportedCompressionType
    } else if too_large {
        ErrorCode::TelemetryTooLarge
    } else {
        ErrorCode::None
    };
    let response = PushTelemetryResponse {
        error_code: error.code(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

/// Whether an id can be a client's: Kafka keeps the first two to itself.
pub(super) fn is_client_instance(id: Uuid) -> bool {
    id.as_u128() > 1
}
