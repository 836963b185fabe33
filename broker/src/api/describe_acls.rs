//! DescribeAcls v0–v3: access control lists, as a broker without an authorizer answers.
//!
//! v1 brought kinds of patterns (KIP-290); v2 is flexible; v3 knows users as resources (KIP-373).

use kafka_proto::messages::{DescribeAclsRequest, DescribeAclsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Kafka's number for what it does not know, of every kind.
const UNKNOWN: i8 = 0;

/// Says that there are no access control lists.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeAclsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let asked = [
        request.resource_type_filter,
        request.pattern_type_filter,
        request.operation,
        request.permission_type,
    ];
    if asked.contains(&UNKNOWN) {
        // As in Kafka, where such a request does not come to be.
        turn.close(
            context,
            "a filter is of the type for what is not known".to_owned(),
        );
        return Ok(());
    }
    let response = DescribeAclsResponse {
        error_code: ErrorCode::SecurityDisabled.code(),
        error_message: Some("No Authorizer is configured on the broker"),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
