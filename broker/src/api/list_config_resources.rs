//! ListConfigResources v0–v1: the resources that configurations can be asked for.
//!
//! v0 is ListClientMetricsResources (KIP-1000) and knows client metrics subscriptions only; v1 tells of every kind, and
//! lets the request choose (KIP-1142).

use kafka_proto::messages::list_config_resources::response::ConfigResource;
use kafka_proto::messages::{ListConfigResourcesRequest, ListConfigResourcesResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::config_changes::BROKER_LOGGER;
use crate::cluster::{Image, ResourceType};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

const TOPIC: i8 = ResourceType::Topic as i8;
const BROKER: i8 = ResourceType::Broker as i8;
const CLIENT_METRICS: i8 = ResourceType::ClientMetrics as i8;
const GROUP: i8 = ResourceType::Group as i8;

/// Every kind that can be listed, in Kafka's order of answers.
const KINDS: [i8; 5] = [GROUP, CLIENT_METRICS, BROKER_LOGGER, BROKER, TOPIC];

/// Lists resources.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = ListConfigResourcesRequest::decode(&mut super::decoder(body), version)?;
    let asked: Vec<i8> = match version {
        0 => vec![CLIENT_METRICS],
        _ => request.resource_types.iter().collect(),
    };
    if asked.iter().any(|kind| !KINDS.contains(kind)) {
        let response = ListConfigResourcesResponse {
            error_code: ErrorCode::UnsupportedVersion.code(),
            ..Default::default()
        };
        turn.respond(context, &response);
        return Ok(());
    }
    let cluster = &turn.core.cluster;
    let listed: Vec<(i8, String)> = KINDS
        .into_iter()
        .filter(|kind| asked.is_empty() || asked.contains(kind))
        .flat_map(|kind| {
            names(cluster, kind)
                .into_iter()
                .map(move |name| (kind, name))
        })
        .collect();
    let response = ListConfigResourcesResponse {
        config_resources: listed
            .iter()
            .map(|(resource_type, resource_name)| ConfigResource {
                resource_name,
                resource_type: *resource_type,
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

/// Topics and brokers can be asked for whether they set anything or not.
fn names(cluster: &Image, kind: i8) -> Vec<String> {
    let configured = |kind| cluster.configured(kind).map(str::to_owned).collect();
    match kind {
        TOPIC => cluster
            .topics()
            .map(|topic| topic.name.to_string())
            .collect(),
        BROKER | BROKER_LOGGER => vec![cluster.node_id().to_string()],
        CLIENT_METRICS => configured(ResourceType::ClientMetrics),
        _ => configured(ResourceType::Group),
    }
}
