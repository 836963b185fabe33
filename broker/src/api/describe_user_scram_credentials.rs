//! DescribeUserScramCredentials v0: which users have SCRAM credentials (KIP-554). This broker authenticates nobody, so
//! there are none.

use std::collections::BTreeMap;

use kafka_proto::messages::describe_user_scram_credentials::response::DescribeUserScramCredentialsResult;
use kafka_proto::messages::{
    DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse,
};
use kafka_proto::{Error, ErrorCode, Message};

use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Says of each user, once, that it has no credentials.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = DescribeUserScramCredentialsRequest::decode(&mut super::decoder(body), version)?;
    let users = request.users.unwrap_or_default();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for user in &users {
        *times.entry(user.name).or_default() += 1;
    }
    let mut results = Vec::with_capacity(times.len());
    for user in &users {
        let Some(times) = times.remove(user.name) else {
            continue;
        };
        let (error, message) = match times {
            1 => (
                ErrorCode::ResourceNotFound,
                "the user has no SCRAM credentials",
            ),
            _ => (
                ErrorCode::DuplicateResource,
                "the user stands in the request more than once",
            ),
        };
        results.push(DescribeUserScramCredentialsResult {
            user: user.name,
            error_code: error.code(),
            error_message: Some(message),
            ..Default::default()
        });
    }
    let response = DescribeUserScramCredentialsResponse {
        results,
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
