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
    let mut told: Vec<(&str, ErrorCode, String)> = Vec::with_capacity(times.len());
    for user in &users {
        let Some(times) = times.remove(user.name) else {
            continue;
        };
        let (error, message) = match times {
            1 => (
                ErrorCode::ResourceNotFound,
                format!(
                    "Attempt to describe a user credential that does not exist: {}",
                    user.name
                ),
            ),
            _ => (
                ErrorCode::DuplicateResource,
                format!(
                    "Cannot describe SCRAM credentials for the same user twice in a single request: {}",
                    user.name
                ),
            ),
        };
        told.push((user.name, error, message));
    }
    let results = told
        .iter()
        .map(
            |(user, error, message)| DescribeUserScramCredentialsResult {
                user,
                error_code: error.code(),
                error_message: Some(super::texts::fit(message)),
                ..Default::default()
            },
        )
        .collect();
    let response = DescribeUserScramCredentialsResponse {
        results,
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}
