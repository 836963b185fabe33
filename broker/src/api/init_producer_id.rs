//! InitProducerId v0–v5: an id for an idempotent producer (KIP-98).
//!
//! v1 answers throttled after the response; v2 is flexible; v3 lets a producer name the id and epoch it has (KIP-360),
//! which matters to transactions only; v4 knows `PRODUCER_FENCED`; v5 knows newer transaction errors (KIP-890).
//! A transactional id is refused for good, so that a client stops rather than retries.

use kafka_proto::messages::{InitProducerIdRequest, InitProducerIdResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::core::event::RequestContext;
use crate::core::producer_ids;
use crate::core::turn::Turn;

/// Gives a new producer id.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = InitProducerIdRequest::decode(&mut super::decoder(body), context.api_version)?;
    let refusal = match request.transactional_id {
        Some("") => Some(ErrorCode::InvalidRequest),
        Some(_) => Some(ErrorCode::UnsupportedVersion),
        None if (request.producer_id == -1) != (request.producer_epoch == -1) => {
            Some(ErrorCode::InvalidRequest)
        }
        None => None,
    };
    if let Some(error) = refusal {
        turn.respond(context, &refused(error));
        return Ok(());
    }
    let new = producer_ids::next(turn);
    let response = InitProducerIdResponse {
        producer_id: new.producer_id.0,
        producer_epoch: 0,
        ..Default::default()
    };
    // What Kafka says where no block of ids is to be had: clients ask again.
    let no_block = || refused(ErrorCode::CoordinatorLoadInProgress);
    turn.respond_when_durable(context, new.reserved, &response, no_block);
    Ok(())
}

fn refused(error: ErrorCode) -> InitProducerIdResponse<'static> {
    InitProducerIdResponse {
        error_code: error.code(),
        producer_id: -1,
        producer_epoch: -1,
        ..Default::default()
    }
}
