//! ListPartitionReassignments v0: which partitions are moving to other brokers (KIP-455). With one broker, none.

use kafka_proto::messages::{
    ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse,
};
use kafka_proto::{Error, Message};

use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Answers that nothing moves; as in Kafka, whatever is asked for.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    ListPartitionReassignmentsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let response = ListPartitionReassignmentsResponse {
        error_message: None,
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
