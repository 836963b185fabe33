//! OffsetFetch v0–v10: how far groups have read.
//!
//! v0 read from ZooKeeper; here it is as v1. v2 takes null for all topics and answers an error for the whole group.
//! v3 and v4 tell how long the answer was throttled, and throttle after it. v5 answers the leader epoch (KIP-320).
//! v6 is flexible. v7 can wait for offsets that are not stable yet (KIP-447). v8 reads several groups (KIP-709).
//! v9 names the member that asks (KIP-848), which concerns groups of the newer protocol only. v10 names topics by id
//! (KIP-848).

use kafka_proto::messages::offset_fetch::response as wire;
use kafka_proto::messages::{OffsetFetchRequest, OffsetFetchResponse};
use kafka_proto::{Array, Error, ErrorCode, Message, Uuid};

use super::group::refuse_too_many;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::{FetchGroup, FetchOffsets, FetchTopic};
use crate::group::effect::{FetchedGroup, FetchedTopic};

/// From this version a request reads several groups.
const GROUPS_VERSION: i16 = 8;
/// From this version topics are named by id.
const TOPIC_ID_VERSION: i16 = 10;

/// Reads offsets.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = OffsetFetchRequest::decode(&mut super::decoder(body), context.api_version)?;
    if refuse_too_many(turn, context, partitions_named(&request)) {
        return Ok(());
    }
    let groups: Vec<FetchGroup> = if context.api_version < GROUPS_VERSION {
        let topics = request.topics.as_ref().map(|topics| {
            topics
                .iter()
                .map(|topic| by_name(topic.name, &topic.partition_indexes))
                .collect()
        });
        vec![FetchGroup {
            group_id: request.group_id.into(),
            topics,
        }]
    } else {
        let groups = request.groups.iter().map(|group| FetchGroup {
            group_id: group.group_id.into(),
            topics: group.topics.as_ref().map(|topics| {
                let mut topics: Vec<FetchTopic> = topics
                    .iter()
                    .map(|topic| match context.api_version < TOPIC_ID_VERSION {
                        true => by_name(topic.name, &topic.partition_indexes),
                        false => by_id(turn, topic.topic_id, &topic.partition_indexes),
                    })
                    .collect();
                // In Kafka's order: ids that nobody knows stand last.
                topics.sort_by_key(|topic| topic.rejected.is_some());
                topics
            }),
        });
        groups.collect()
    };
    if groups.is_empty() {
        answer(turn, context, &[]);
        return Ok(());
    }
    let command = FetchOffsets {
        groups,
        require_stable: request.require_stable,
    };
    let to = context.clone();
    turn.group_effects(|groups, _, effects| groups.fetch(to, command, effects));
    Ok(())
}

fn partitions_named(request: &OffsetFetchRequest<'_>) -> usize {
    let of_group = request
        .topics
        .iter()
        .flatten()
        .map(|topic| topic.partition_indexes.len());
    let of_groups = request
        .groups
        .iter()
        .flat_map(|group| group.topics.iter().flatten());
    of_group.sum::<usize>()
        + of_groups
            .map(|topic| topic.partition_indexes.len())
            .sum::<usize>()
        + request.groups.len()
}

fn by_name(name: &str, partition_indexes: &Array<'_, i32>) -> FetchTopic {
    FetchTopic {
        name: name.into(),
        topic_id: Uuid::ZERO,
        rejected: None,
        partition_indexes: partition_indexes.to_vec(),
    }
}

fn by_id(turn: &Turn<'_>, topic_id: Uuid, partition_indexes: &Array<'_, i32>) -> FetchTopic {
    let name = super::topic_name(turn, topic_id);
    FetchTopic {
        rejected: name.is_none().then_some(ErrorCode::UnknownTopicId),
        name: name.unwrap_or_default(),
        topic_id,
        partition_indexes: partition_indexes.to_vec(),
    }
}

/// Answers with the offsets found.
pub(super) fn answer(turn: &mut Turn<'_>, to: &RequestContext, groups: &[FetchedGroup]) {
    if to.api_version >= GROUPS_VERSION {
        let groups = groups.iter().map(|group| wire::OffsetFetchResponseGroup {
            group_id: &group.group_id,
            topics: group
                .topics
                .iter()
                .filter_map(|topic| topic_of(turn, to.api_version, topic))
                .collect(),
            error_code: group.error.code(),
            ..Default::default()
        });
        let response = OffsetFetchResponse {
            groups: groups.collect(),
            ..Default::default()
        };
        turn.respond(to, &response);
        return;
    }
    let (topics, error) = groups.first().map_or((&[][..], ErrorCode::None), |group| {
        (&group.topics, group.error)
    });
    let topics = topics.iter().map(|topic| wire::OffsetFetchResponseTopic {
        name: &topic.name,
        partitions: topic
            .partitions
            .iter()
            .map(|partition| wire::OffsetFetchResponsePartition {
                partition_index: partition.partition_index,
                committed_offset: partition.committed_offset,
                committed_leader_epoch: partition.committed_leader_epoch,
                metadata: Some(&partition.metadata),
                error_code: partition.error.code(),
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    });
    let response = OffsetFetchResponse {
        topics: topics.collect(),
        error_code: error.code(),
        ..Default::default()
    };
    turn.respond(to, &response);
}

/// A topic of the answer; `None` where all topics were asked for by id and this one is no more.
fn topic_of<'r>(
    turn: &Turn<'_>,
    version: i16,
    topic: &'r FetchedTopic,
) -> Option<wire::OffsetFetchResponseTopics<'r>> {
    let topic_id = if version < TOPIC_ID_VERSION || topic.topic_id != Uuid::ZERO {
        topic.topic_id
    } else if topic.name.is_empty() {
        Uuid::ZERO
    } else {
        turn.core.cluster.topic(&topic.name)?.id
    };
    let partitions = topic
        .partitions
        .iter()
        .map(|partition| wire::OffsetFetchResponsePartitions {
            partition_index: partition.partition_index,
            committed_offset: partition.committed_offset,
            committed_leader_epoch: partition.committed_leader_epoch,
            metadata: Some(&partition.metadata),
            error_code: partition.error.code(),
            ..Default::default()
        });
    Some(wire::OffsetFetchResponseTopics {
        name: &topic.name,
        topic_id,
        partitions: partitions.collect(),
        ..Default::default()
    })
}
