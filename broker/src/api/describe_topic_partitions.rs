//! DescribeTopicPartitions v0: topics with their partitions, a bounded number at a time (KIP-966).
//!
//! Topics are told by rising name. Where the answer stops within them, it says where the next request goes on.

use std::collections::BTreeSet;

use kafka_proto::messages::describe_topic_partitions::response::{
    Cursor, DescribeTopicPartitionsResponsePartition as PartitionEntry,
    DescribeTopicPartitionsResponseTopic as TopicEntry,
};
use kafka_proto::messages::{DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse};
use kafka_proto::{Array, Error, ErrorCode, Message, Uuid};

use super::authorized_operations;
use crate::cluster::{self, METADATA_TOPIC, Partition, Topic};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Describes topics from the cursor on.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = DescribeTopicPartitionsRequest::decode(&mut super::decoder(body), version)?;
    let (from, first_partition) = match &request.cursor {
        Some(cursor) => (cursor.topic_name, cursor.partition_index),
        None => ("", 0),
    };
    let mut names: BTreeSet<&str> = request.topics.iter().map(|topic| topic.name).collect();
    let is_cursor_usable = request.cursor.is_none() || names.is_empty() || names.contains(from);
    let refusal = match () {
        // So Kafka has it, which stumbles over it.
        () if names.contains("") => Some(ErrorCode::UnknownServerError),
        () if !is_cursor_usable || first_partition < 0 => Some(ErrorCode::InvalidRequest),
        () => None,
    };
    if let Some(error) = refusal {
        refuse(turn, context, &request, error);
        return Ok(());
    }
    let mut all = Vec::new();
    let asks_for_all = names.is_empty();
    if asks_for_all {
        all.extend(turn.core.cluster.topics().map(|topic| topic.name.clone()));
        names.extend(all.iter().map(|name| &**name));
    }
    let limit = usize::try_from(request.response_partition_limit).unwrap_or(0);
    let most = turn.core.config.max_request_partition_size_limit;
    let nodes = [turn.core.cluster.node_id()];
    let mut page = Page {
        turn,
        nodes: &nodes,
        room: limit.min(most).max(1),
        topics: Vec::new(),
        next: None,
    };
    for name in names.range(from..) {
        let first = if *name == from { first_partition } else { 0 };
        if !page.add(name, first) {
            break;
        }
    }
    let response = DescribeTopicPartitionsResponse {
        topics: page.topics,
        next_cursor: page.next,
        ..Default::default()
    };
    let encoded = super::encode(context, &response)?;
    turn.respond_parts(context, encoded);
    Ok(())
}

/// The answer to what cannot be asked for, such as to go on behind it.
fn refuse(
    turn: &mut Turn<'_>,
    context: &RequestContext,
    request: &DescribeTopicPartitionsRequest<'_>,
    error: ErrorCode,
) {
    let refused = |name| TopicEntry {
        error_code: error.code(),
        name: Some(name),
        ..Default::default()
    };
    let response = DescribeTopicPartitionsResponse {
        topics: request
            .topics
            .iter()
            .map(|topic| refused(topic.name))
            .collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
}

/// An answer while it is filled.
struct Page<'p, 't> {
    turn: &'p Turn<'t>,
    nodes: &'p [i32; 1],
    /// Partitions that still go in.
    room: usize,
    topics: Vec<TopicEntry<'p>>,
    next: Option<Cursor<'p>>,
}

impl<'p> Page<'p, '_> {
    /// Adds a topic from a partition on. False if the page is full and more would follow.
    fn add(&mut self, name: &'p str, first: i32) -> bool {
        if self.room == 0 {
            self.next = Some(cursor(name, first));
            return false;
        }
        let known = self.turn.core.cluster.topic(name);
        let Some(topic) = known.filter(|_| name != METADATA_TOPIC) else {
            let error = match cluster::validate_name(name) {
                Ok(()) => ErrorCode::UnknownTopicOrPartition,
                Err(_) => ErrorCode::InvalidTopicException,
            };
            self.topics.push(entry(error, name, Uuid::ZERO, Vec::new()));
            return true;
        };
        let mut rest = topic.partitions.range(first..);
        let partitions = rest.by_ref().take(self.room);
        let partitions: Vec<PartitionEntry<'p>> = partitions
            .map(|(index, partition)| self.partition(topic, *index, partition))
            .collect();
        self.room -= partitions.len();
        self.topics
            .push(entry(ErrorCode::None, name, topic.id, partitions));
        self.next = rest.next().map(|(index, _)| cursor(name, *index));
        self.next.is_none()
    }

    fn partition(&self, topic: &Topic, index: i32, partition: &Partition) -> PartitionEntry<'p> {
        let replicas = Array::from(&self.nodes[..]);
        let log = self.turn.core.partitions.lookup(&topic.name, index);
        let is_online = log.is_some_and(|log| !log.is_failed());
        let error = match is_online {
            true => ErrorCode::None,
            false => ErrorCode::LeaderNotAvailable,
        };
        PartitionEntry {
            error_code: error.code(),
            partition_index: index,
            leader_id: if is_online { self.nodes[0] } else { -1 },
            leader_epoch: partition.leader_epoch,
            replica_nodes: replicas,
            isr_nodes: replicas,
            eligible_leader_replicas: Some(Array::default()),
            last_known_elr: Some(Array::default()),
            offline_replicas: if is_online {
                Array::default()
            } else {
                replicas
            },
            ..Default::default()
        }
    }
}

fn entry<'p>(
    error: ErrorCode,
    name: &'p str,
    topic_id: Uuid,
    partitions: Vec<PartitionEntry<'p>>,
) -> TopicEntry<'p> {
    TopicEntry {
        error_code: error.code(),
        name: Some(name),
        topic_id,
        is_internal: cluster::is_internal(name),
        partitions,
        topic_authorized_operations: authorized_operations::TOPIC,
        ..Default::default()
    }
}

fn cursor(topic_name: &str, partition_index: i32) -> Cursor<'_> {
    Cursor {
        topic_name,
        partition_index,
        ..Default::default()
    }
}
