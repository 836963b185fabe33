//! DescribeQuorum v0–v2: who keeps the metadata log, and how far each is (KIP-595, KIP-642).
//!
//! v1 brought the times of a replica's last fetch and of its last being caught up (KIP-836); v2 messages, the ids of the
//! replicas' directories and the nodes' endpoints (KIP-853). This broker is the quorum: voter and leader.

use kafka_proto::messages::describe_quorum::response::{
    Listener, Node, PartitionData, ReplicaState, TopicData,
};
use kafka_proto::messages::{DescribeQuorumRequest, DescribeQuorumResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::cluster::METADATA_TOPIC;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// Describes the metadata log's only partition; of any other it says that it is not known.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeQuorumRequest::decode(&mut super::decoder(body), context.api_version)?;
    let is_metadata = match request.topics.as_slice() {
        [topic] => {
            let partitions = topic
                .partitions
                .iter()
                .map(|partition| partition.partition_index);
            topic.topic_name == METADATA_TOPIC && partitions.eq([0])
        }
        _ => false,
    };
    if is_metadata {
        describe(turn, context);
        return Ok(());
    }
    let unknown = |partition_index| PartitionData {
        partition_index,
        error_code: ErrorCode::UnknownTopicOrPartition.code(),
        error_message: Some(super::texts::of(ErrorCode::UnknownTopicOrPartition)),
        ..Default::default()
    };
    let topics = request.topics.iter().map(|topic| TopicData {
        topic_name: topic.topic_name,
        partitions: topic
            .partitions
            .iter()
            .map(|partition| unknown(partition.partition_index))
            .collect(),
        ..Default::default()
    });
    let response = DescribeQuorumResponse {
        topics: topics.collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

fn describe(turn: &mut Turn<'_>, context: &RequestContext) {
    let node_id = turn.core.cluster.node_id();
    let log = turn.core.partitions.lookup(METADATA_TOPIC, 0);
    let log = log.expect("the first step creates the metadata log");
    let voter = ReplicaState {
        replica_id: node_id,
        log_end_offset: log.log_end_offset().0,
        last_fetch_timestamp: turn.now.wall_ms,
        last_caught_up_timestamp: turn.now.wall_ms,
        ..Default::default()
    };
    let partition = PartitionData {
        leader_id: node_id,
        leader_epoch: log.leader_epoch.0,
        high_watermark: log.high_watermark().0,
        current_voters: vec![voter],
        ..Default::default()
    };
    let endpoint = super::advertised(turn, context);
    let listeners = &turn.core.config.listeners;
    let listener = listeners
        .get(usize::from(context.listener.0))
        .map_or("PLAINTEXT", |listener| &listener.name)
        .to_owned();
    let node = Node {
        node_id,
        listeners: vec![Listener {
            name: &listener,
            host: &endpoint.host,
            port: endpoint.port,
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = DescribeQuorumResponse {
        topics: vec![TopicData {
            topic_name: METADATA_TOPIC,
            partitions: vec![partition],
            ..Default::default()
        }],
        // Versions below 2 have no field for it.
        nodes: match context.api_version {
            0 | 1 => Vec::new(),
            _ => vec![node],
        },
        ..Default::default()
    };
    turn.respond(context, &response);
}
