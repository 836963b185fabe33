//! DescribeConfigs v0–v4: the settings of topics, brokers, groups and client metrics subscriptions.
//!
//! v1 brought sources and synonyms in place of v0's `is_default` (KIP-226), which Kafka has no longer set since; v2 answers throttled after the response; v3
//! brought types and documentation (KIP-569); v4 is flexible.

use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::describe_configs::response::{
    DescribeConfigsResourceResult, DescribeConfigsResult, DescribeConfigsSynonym,
};
use kafka_proto::messages::{DescribeConfigsRequest, DescribeConfigsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::cluster::{self, Refusal, ResourceType};
use crate::config::{self, Described};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Kafka's numbers for kinds of resources.
const TOPIC: i8 = ResourceType::Topic as i8;
const BROKER: i8 = ResourceType::Broker as i8;
const BROKER_LOGGER: i8 = 8;
const CLIENT_METRICS: i8 = ResourceType::ClientMetrics as i8;
const GROUP: i8 = ResourceType::Group as i8;

/// The most settings in one answer: some 12,000 topics. A request of a few bytes a resource could ask for any number.
const MAX_SETTINGS: usize = 400_000;

/// Describes resources.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = DescribeConfigsRequest::decode(&mut super::decoder(body), version)?;
    let is_known = |resource_type: i8| {
        [TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP].contains(&resource_type)
    };
    let unknown = request
        .resources
        .iter()
        .map(|resource| resource.resource_type)
        .find(|t| !is_known(*t));
    let described: Vec<Result<Vec<Described>, Refusal>> = match unknown {
        // As in Kafka, one such resource spoils the request.
        Some(_) => {
            let reason = super::texts::of(ErrorCode::InvalidRequest);
            let refusal = Refusal::new(ErrorCode::InvalidRequest, reason);
            vec![Err(refusal); request.resources.len()]
        }
        None => describe_all(turn, &request),
    };
    let shape = Shape {
        documentation: request.include_documentation,
    };
    let results = request
        .resources
        .iter()
        .zip(&described)
        .map(|(resource, result)| shape.result(resource, result));
    let response = DescribeConfigsResponse {
        results: results.collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

/// Describes resources until the answer has all the settings that it may.
fn describe_all(
    turn: &Turn<'_>,
    request: &DescribeConfigsRequest<'_>,
) -> Vec<Result<Vec<Described>, Refusal>> {
    let mut settings = 0;
    let describe = |resource: &DescribeConfigsResource<'_>| {
        if settings > MAX_SETTINGS {
            let reason = "the answer has grown too long; ask for this resource by itself";
            return Err(Refusal::new(ErrorCode::PolicyViolation, reason));
        }
        let mut described = describe(turn, resource)?;
        settings += described.len();
        if !request.include_synonyms {
            for setting in &mut described {
                setting.synonyms = Vec::new();
            }
        }
        Ok(described)
    };
    request.resources.iter().map(describe).collect()
}

fn describe(
    turn: &Turn<'_>,
    resource: &DescribeConfigsResource<'_>,
) -> Result<Vec<Described>, Refusal> {
    let name = resource.resource_name;
    let cluster = &turn.core.cluster;
    let config = &turn.core.config;
    let invalid = |reason: String| Refusal::new(ErrorCode::InvalidRequest, reason);
    let not_empty = |what: &str| match name {
        "" => Err(invalid(format!("{what} must not be empty"))),
        _ => Ok(()),
    };
    let mut described = match resource.resource_type {
        TOPIC => {
            let bad_name = |reason| Refusal::new(ErrorCode::InvalidTopicException, reason);
            cluster::validate_name(name).map_err(bad_name)?;
            if cluster.topic(name).is_none() {
                return Err(Refusal::new(ErrorCode::UnknownTopicOrPartition, ""));
            }
            config::describe_topic(config, cluster.topic_overrides(name))
        }
        BROKER if name.is_empty() => config::describe_cluster_default(config),
        BROKER => {
            cluster::is_this_broker(name, cluster.node_id())?;
            config::describe_broker(config)
        }
        // Log levels are set where the process is started; there are none that a client could see or change.
        BROKER_LOGGER => {
            not_empty("Broker id")?;
            match name.parse::<i32>() {
                Ok(id) if id == cluster.node_id() => Vec::new(),
                Ok(id) => {
                    let own = cluster.node_id();
                    return Err(invalid(format!(
                        "Unexpected broker id, expected {own} but received {id}"
                    )));
                }
                Err(_) => {
                    return Err(invalid(format!(
                        "Broker id must be an integer, but it is: {name}"
                    )));
                }
            }
        }
        CLIENT_METRICS => {
            not_empty("Client metrics subscription name")?;
            config::describe_client_metrics(cluster.config(ResourceType::ClientMetrics, name))
        }
        _ => {
            not_empty("Group name")?;
            config::describe_group(config, cluster.config(ResourceType::Group, name))
        }
    };
    if let Some(keys) = resource
        .configuration_keys
        .as_deref()
        .filter(|keys| !keys.is_empty())
    {
        described.retain(|setting| keys.contains(&setting.name.as_str()));
    }
    Ok(described)
}

/// What of a description the request wants to see.
struct Shape {
    documentation: bool,
}

impl Shape {
    fn result<'d>(
        &self,
        resource: &DescribeConfigsResource<'d>,
        described: &'d Result<Vec<Described>, Refusal>,
    ) -> DescribeConfigsResult<'d> {
        let result = DescribeConfigsResult {
            resource_type: resource.resource_type,
            resource_name: resource.resource_name,
            ..Default::default()
        };
        match described {
            Ok(described) => DescribeConfigsResult {
                configs: described
                    .iter()
                    .map(|setting| self.setting(setting))
                    .collect(),
                ..result
            },
            Err(refusal) => DescribeConfigsResult {
                error_code: refusal.error.code(),
                error_message: Some(super::texts::fit(&refusal.message)),
                ..result
            },
        }
    }

    fn setting<'d>(&self, setting: &'d Described) -> DescribeConfigsResourceResult<'d> {
        let synonym = |synonym: &'d config::Synonym| DescribeConfigsSynonym {
            name: &synonym.name,
            value: synonym.value.as_deref(),
            source: synonym.source as i8,
            ..Default::default()
        };
        DescribeConfigsResourceResult {
            name: &setting.name,
            value: setting.value.as_deref(),
            read_only: setting.read_only,
            config_source: setting.source as i8,
            is_sensitive: setting.is_sensitive,
            synonyms: setting.synonyms.iter().map(synonym).collect(),
            config_type: setting.config_type,
            documentation: setting.documentation.filter(|_| self.documentation),
            ..Default::default()
        }
    }
}
