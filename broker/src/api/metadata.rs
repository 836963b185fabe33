//! Metadata v0–v13: which brokers there are, and where partitions are led.
//!
//! v1 brought racks, the controller, internal topics, and null for all topics where v0 has the empty list; v2 the
//! cluster's id; v3 the throttle time; v4 `allow_auto_topic_creation`; v5 offline replicas; v6 answers throttled after
//! the response; v7 leader epochs (KIP-320); v8 authorized operations (KIP-430); v9 is flexible; v10 brought topic ids,
//! which v12 lets clients ask by (KIP-516); v11 left the cluster's operations to DescribeCluster (KIP-700); v13 an error
//! code of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::metadata::response::{
    MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use kafka_proto::messages::{MetadataRequest, MetadataResponse};
use kafka_proto::{Array, Error, ErrorCode, Message, Uuid};

use super::authorized_operations;
use crate::cluster::{self, Growth, MAX_RECORDS, NewTopic, Refusal, TopicPlan};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// A topic of the answer, apart from the image, which the answer must not borrow.
struct Found {
    error: ErrorCode,
    name: Option<Arc<str>>,
    id: Uuid,
    partitions: Vec<FoundPartition>,
}

struct FoundPartition {
    index: i32,
    leader_epoch: i32,
    /// Whether its log takes part.
    online: bool,
}

/// Answers with the topics asked for, creating what may be created.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = MetadataRequest::decode(&mut super::decoder(body), version)?;
    let is_unclear = |topic: &MetadataRequestTopic<'_>| match version {
        12.. => topic.name.is_none() && topic.topic_id.is_zero(),
        _ => topic.name.is_none() || !topic.topic_id.is_zero(),
    };
    if request.topics.iter().flatten().any(is_unclear) {
        refuse(turn, context, &request);
        return Ok(());
    }
    let (mut created, mut without) = (None, None);
    let found = match &request.topics {
        None => all_topics(turn),
        Some(topics) if topics.is_empty() && version == 0 => all_topics(turn),
        Some(topics) if topics.iter().any(|topic| !topic.topic_id.is_zero()) => by_id(turn, topics),
        Some(topics) => {
            let names: Vec<&str> = topics.iter().filter_map(|topic| topic.name).collect();
            let may_create =
                request.allow_auto_topic_creation && turn.core.config.auto_create_topics_enable;
            if may_create {
                let plans = plan_missing(turn, &names);
                if !plans.is_empty() {
                    without = Some(by_name(turn, &names));
                    created = Some(cluster::create_topics(turn, &plans));
                }
            }
            by_name(turn, &names)
        }
    };
    let cluster_operations = match request.include_cluster_authorized_operations {
        true => authorized_operations::CLUSTER,
        false => authorized_operations::NOT_ASKED,
    };
    let topic_operations = match request.include_topic_authorized_operations {
        true => authorized_operations::TOPIC,
        false => authorized_operations::NOT_ASKED,
    };
    let node = turn.core.cluster.node_id();
    let cluster_id = turn.core.cluster.cluster_id().to_owned();
    let rack = turn.core.config.broker_rack.clone();
    let endpoint = super::advertised(turn, context);
    let nodes = [node];
    let response = MetadataResponse {
        brokers: vec![MetadataResponseBroker {
            node_id: node,
            host: &endpoint.host,
            port: endpoint.port.into(),
            rack: rack.as_deref(),
            ..Default::default()
        }],
        cluster_id: Some(&cluster_id),
        controller_id: node,
        topics: found
            .iter()
            .map(|topic| topic_entry(topic, &nodes, topic_operations))
            .collect(),
        cluster_authorized_operations: cluster_operations,
        ..Default::default()
    };
    // Where nothing could be created the client finds out, and asks again.
    let refused = || MetadataResponse {
        topics: without
            .iter()
            .flatten()
            .map(|topic| topic_entry(topic, &nodes, topic_operations))
            .collect(),
        ..response.clone()
    };
    turn.respond_when_durable(context, created, &response, refused);
    Ok(())
}

/// Up to v11 a topic is asked for by its name alone. Later at least by its id: over one that has neither Kafka trips.
fn refuse(turn: &mut Turn<'_>, context: &RequestContext, request: &MetadataRequest<'_>) {
    let error = match context.api_version {
        12.. => ErrorCode::UnknownServerError,
        _ => ErrorCode::InvalidRequest,
    };
    let topics = request
        .topics
        .iter()
        .flatten()
        .map(|topic| MetadataResponseTopic {
            error_code: error.code(),
            name: Some(topic.name.unwrap_or_default()),
            topic_id: topic.topic_id,
            ..Default::default()
        });
    let response = MetadataResponse {
        topics: topics.collect(),
        error_code: error.code(),
        ..Default::default()
    };
    turn.respond(context, &response);
}

fn all_topics(turn: &Turn<'_>) -> Vec<Found> {
    turn.core
        .cluster
        .topics()
        .map(|topic| found(turn, topic))
        .collect()
}

/// Ids without a name beside them are what v12 asks by; names in such a request are passed over, as in Kafka.
fn by_id(turn: &Turn<'_>, topics: &[MetadataRequestTopic<'_>]) -> Vec<Found> {
    let ids: BTreeSet<Uuid> = topics
        .iter()
        .map(|topic| topic.topic_id)
        .filter(|id| !id.is_zero())
        .collect();
    let find = |id: Uuid| match turn.core.cluster.topic_by_id(id) {
        Some(topic) => found(turn, topic),
        None => Found {
            error: ErrorCode::UnknownTopicId,
            name: None,
            id,
            partitions: Vec::new(),
        },
    };
    ids.into_iter().map(find).collect()
}

fn by_name(turn: &Turn<'_>, names: &[&str]) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let find = |name: &str| match turn.core.cluster.topic(name) {
        Some(topic) => found(turn, topic),
        None => {
            let error = match cluster::validate_name(name) {
                Ok(()) => ErrorCode::UnknownTopicOrPartition,
                Err(_) => ErrorCode::InvalidTopicException,
            };
            Found {
                error,
                name: Some(name.into()),
                id: Uuid::ZERO,
                partitions: Vec::new(),
            }
        }
    };
    names
        .iter()
        .filter(|name| seen.insert(**name))
        .map(|name| find(name))
        .collect()
}

fn found(turn: &Turn<'_>, topic: &cluster::Topic) -> Found {
    let partition = |index: i32, leader_epoch: i32| {
        let log = turn.core.partitions.lookup(&topic.name, index);
        FoundPartition {
            index,
            leader_epoch,
            online: log.is_some_and(|log| !log.is_failed()),
        }
    };
    Found {
        error: ErrorCode::None,
        name: Some(topic.name.clone()),
        id: topic.id,
        partitions: topic
            .partitions
            .iter()
            .map(|(index, p)| partition(*index, p.leader_epoch))
            .collect(),
    }
}

/// Plans the topics that are not there and may be; what cannot be created is left for the answer to tell. Kafka
/// answers before its controller has created a topic; here the answer waits, so that a client need not ask again.
fn plan_missing(turn: &mut Turn<'_>, names: &[&str]) -> Vec<TopicPlan> {
    let mut plans: Vec<TopicPlan> = Vec::new();
    let mut growth = Growth::default();
    let mut seen = BTreeSet::new();
    // What is past the limit is created when the client asks again.
    for name in names.iter().take(MAX_RECORDS) {
        let is_taken =
            turn.core.cluster.topic(name).is_some() || turn.core.metadata_changes.deletes(name);
        if is_taken || !seen.insert(*name) {
            continue;
        }
        let Some(Ok(plan)) = plan(turn, name) else {
            continue;
        };
        if !growth.add(&plan) {
            break;
        }
        plans.push(plan);
    }
    plans
}

/// `None` for a topic that only its coordinator creates.
fn plan(turn: &mut Turn<'_>, name: &str) -> Option<Result<TopicPlan, Refusal>> {
    let id = turn.core.identifiers.uuid();
    match name {
        cluster::OFFSETS_TOPIC => Some(Ok(cluster::offsets_topic(&turn.core.config, id))),
        cluster::METADATA_TOPIC | cluster::TRANSACTIONS_TOPIC | cluster::SHARE_STATE_TOPIC => None,
        name => {
            let topic = NewTopic {
                name,
                num_partitions: -1,
                replication_factor: -1,
                assignments: Vec::new(),
                configs: Vec::new(),
            };
            Some(cluster::plan_topic(
                &turn.core.cluster,
                &turn.core.config,
                &topic,
                id,
            ))
        }
    }
}

fn topic_entry<'f>(
    topic: &'f Found,
    nodes: &'f [i32; 1],
    operations: i32,
) -> MetadataResponseTopic<'f> {
    let partition = |partition: &FoundPartition| {
        let replicas = Array::from(&nodes[..]);
        let entry = MetadataResponsePartition {
            partition_index: partition.index,
            leader_epoch: partition.leader_epoch,
            replica_nodes: replicas,
            isr_nodes: replicas,
            ..Default::default()
        };
        match partition.online {
            true => MetadataResponsePartition {
                leader_id: nodes[0],
                ..entry
            },
            false => MetadataResponsePartition {
                error_code: ErrorCode::LeaderNotAvailable.code(),
                leader_id: -1,
                offline_replicas: replicas,
                ..entry
            },
        }
    };
    MetadataResponseTopic {
        error_code: topic.error.code(),
        name: topic.name.as_deref(),
        topic_id: topic.id,
        is_internal: topic.name.as_deref().is_some_and(cluster::is_internal),
        partitions: topic.partitions.iter().map(partition).collect(),
        // Nothing is told about an id that names no topic.
        topic_authorized_operations: match topic.name {
            Some(_) => operations,
            None => authorized_operations::NOT_ASKED,
        },
        ..Default::default()
    }
}
