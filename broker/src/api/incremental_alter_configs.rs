//! IncrementalAlterConfigs v0–v1: sets, deletes, and adds to lists, single keys of topics, brokers, groups and client
//! metrics subscriptions (KIP-339).
//!
//! v1 is flexible.

use kafka_proto::messages::incremental_alter_configs::request::AlterConfigsResource;
use kafka_proto::messages::incremental_alter_configs::response::AlterConfigsResourceResponse;
use kafka_proto::messages::{IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::config_changes::{Key, Others, Resource, change};
use crate::cluster::Refusal;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Changes single keys, or says whether they could be changed.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request =
        IncrementalAlterConfigsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let resources: Vec<Resource<'_>> = request.resources.iter().map(wanted).collect();
    let (results, end) = change(turn, &resources, Others::Stay, request.validate_only);
    let response = answer(&request, &results);
    let refused: Vec<Result<(), Refusal>> = results
        .iter()
        .map(|result| result.clone().and(Err(Refusal::not_stored())))
        .collect();
    turn.respond_when_durable(context, end, &response, || answer(&request, &refused));
    Ok(())
}

fn answer<'r>(
    request: &IncrementalAlterConfigsRequest<'r>,
    results: &'r [Result<(), Refusal>],
) -> IncrementalAlterConfigsResponse<'r> {
    let responses = request.resources.iter().zip(results);
    IncrementalAlterConfigsResponse {
        responses: responses
            .map(|(resource, result)| told(resource, result))
            .collect(),
        ..Default::default()
    }
}

fn wanted<'r>(resource: &AlterConfigsResource<'r>) -> Resource<'r> {
    let keys = resource.configs.iter().map(|config| Key {
        name: config.name,
        operation: config.config_operation,
        value: config.value,
    });
    Resource {
        resource_type: resource.resource_type,
        name: resource.resource_name,
        keys: keys.collect(),
    }
}

fn told<'r>(
    resource: &AlterConfigsResource<'r>,
    result: &'r Result<(), Refusal>,
) -> AlterConfigsResourceResponse<'r> {
    let refusal = result.as_ref().err();
    AlterConfigsResourceResponse {
        error_code: refusal
            .map_or(ErrorCode::None, |refusal| refusal.error)
            .code(),
        error_message: refusal.and_then(Refusal::text),
        resource_type: resource.resource_type,
        resource_name: resource.resource_name,
        ..Default::default()
    }
}
