//! OffsetCommit v0–v10: how far a group has read.
//!
//! v0 stored in ZooKeeper; here it is as v1. v1 brings the generation and the member, and has a timestamp for each
//! partition. v2 to v4 say how long the offsets are kept, v5 leaves that to the broker (KIP-211). v3 and v4 tell how
//! long the answer was throttled, and throttle after it. v6 brings the leader epoch (KIP-320). v7 knows static
//! members (KIP-345). v8 is flexible. v9 knows that a group may not exist (KIP-848). v10 names topics by id
//! (KIP-848).

use std::collections::BTreeSet;
use std::sync::Arc;

use kafka_proto::messages::offset_commit::request::OffsetCommitRequestTopic;
use kafka_proto::messages::offset_commit::response::{
    OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use kafka_proto::messages::{OffsetCommitRequest, OffsetCommitResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::{owned, refuse_too_many};
use crate::cluster;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::{CommitOffsets, CommitPartition, CommitTopic};
use crate::group::effect::CommittedTopic;

/// Stores offsets.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = OffsetCommitRequest::decode(&mut super::decoder(body), context.api_version)?;
    let named = request
        .topics
        .iter()
        .map(|topic| topic.partitions.len())
        .sum();
    if refuse_too_many(turn, context, named) {
        return Ok(());
    }
    cluster::ensure_offsets_topic(turn);
    let command = CommitOffsets {
        group_id: request.group_id.into(),
        generation_id: request.generation_id_or_member_epoch,
        member_id: request.member_id.into(),
        group_instance_id: owned(request.group_instance_id),
        retention_time_ms: (request.retention_time_ms != -1).then_some(request.retention_time_ms),
        knows_group_id_not_found: context.api_version >= 9,
        topics: {
            // As in Kafka: the answer begins with topics of which something does not exist, and a topic that does is
            // there for the sake of its partitions.
            let is_known = |topic: &OffsetCommitRequestTopic<'_>| match context.api_version {
                10.. => turn.core.cluster.topic_by_id(topic.topic_id).is_some(),
                _ => turn.core.cluster.topic(topic.name).is_some(),
            };
            let asked = request.topics.iter();
            let asked = asked.filter(|topic| !topic.partitions.is_empty() || !is_known(topic));
            let mut topics: Vec<CommitTopic> = asked
                .map(|topic| topic_of(turn, context.api_version, topic))
                .collect();
            if context.api_version < 2 {
                topics.iter_mut().for_each(keep_last);
            }
            topics.sort_by_key(|topic| {
                let mut partitions = topic.partitions.iter();
                !topic.partitions.is_empty() && partitions.all(|p| p.rejected.is_none())
            });
            for topic in &mut topics {
                topic
                    .partitions
                    .sort_by_key(|partition| partition.rejected.is_none());
            }
            topics
        },
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.commit(now, to, command, effects));
    Ok(())
}

/// Of a partition that is named twice the last one counts, as in Kafka 3, the last to serve these versions.
fn keep_last(topic: &mut CommitTopic) {
    let mut seen = BTreeSet::new();
    topic.partitions.reverse();
    topic
        .partitions
        .retain(|partition| seen.insert(partition.partition_index));
    topic.partitions.reverse();
}

/// A topic of the request, with the partitions that do not exist marked.
fn topic_of(turn: &Turn<'_>, version: i16, asked: &OffsetCommitRequestTopic<'_>) -> CommitTopic {
    let by_id = version >= 10;
    let (topic, unknown) = if by_id {
        (
            turn.core.cluster.topic_by_id(asked.topic_id),
            ErrorCode::UnknownTopicId,
        )
    } else {
        (
            turn.core.cluster.topic(asked.name),
            ErrorCode::UnknownTopicOrPartition,
        )
    };
    let partitions = asked.partitions.iter().map(|partition| CommitPartition {
        partition_index: partition.partition_index,
        rejected: match topic {
            None => Some(unknown),
            Some(topic) if topic.partitions.contains_key(&partition.partition_index) => None,
            Some(_) => Some(ErrorCode::UnknownTopicOrPartition),
        },
        committed_offset: partition.committed_offset,
        committed_leader_epoch: partition.committed_leader_epoch,
        metadata: partition
            .committed_metadata
            .map_or_else(Arc::default, Arc::from),
        commit_timestamp: (partition.commit_timestamp != -1).then_some(partition.commit_timestamp),
    });
    CommitTopic {
        name: topic.map_or_else(|| asked.name.into(), |topic| topic.name.clone()),
        topic_id: asked.topic_id,
        partitions: partitions.collect(),
    }
}

/// Answers what became of the offsets.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, topics: &[CommittedTopic]) {
    let topics = topics.iter().map(|topic| OffsetCommitResponseTopic {
        name: &topic.name,
        topic_id: topic.topic_id,
        partitions: topic
            .partitions
            .iter()
            .map(|(partition_index, error)| OffsetCommitResponsePartition {
                partition_index: *partition_index,
                error_code: error.code(),
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    });
    turn.respond(
        to,
        &OffsetCommitResponse {
            topics: topics.collect(),
            ..Default::default()
        },
    );
}
