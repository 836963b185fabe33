//! OffsetDelete v0: takes committed offsets of a group back (KIP-496).

use kafka_proto::messages::offset_delete::request::OffsetDeleteRequestTopic;
use kafka_proto::messages::offset_delete::response::{
    OffsetDeleteResponsePartition, OffsetDeleteResponseTopic,
};
use kafka_proto::messages::{OffsetDeleteRequest, OffsetDeleteResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::command::{DeleteOffsets, DeleteTopic};
use crate::group::effect::DeletedTopic;

/// Deletes offsets.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = OffsetDeleteRequest::decode(&mut super::decoder(body), context.api_version)?;
    let named = request.topics.iter().map(|topic| topic.partitions.len());
    if refuse_too_many(turn, context, named.sum()) {
        return Ok(());
    }
    let topics = request.topics.iter().map(|topic| topic_of(turn, topic));
    let mut topics: Vec<DeleteTopic> = topics.collect();
    // As in Kafka, whose answer begins with what does not exist.
    topics.sort_by_key(|(_, partitions)| partitions.iter().all(|(_, rejected)| rejected.is_none()));
    for (_, partitions) in &mut topics {
        partitions.sort_by_key(|(_, rejected)| rejected.is_none());
    }
    let command = DeleteOffsets {
        group_id: request.group_id.into(),
        topics,
    };
    let to = context.clone();
    turn.group_effects(|groups, now, effects| groups.delete_offsets(now, to, command, effects));
    Ok(())
}

/// A topic of the request, with the partitions that do not exist marked.
fn topic_of(turn: &Turn<'_>, asked: &OffsetDeleteRequestTopic<'_>) -> DeleteTopic {
    let topic = turn.core.cluster.topic(asked.name);
    let partitions = asked.partitions.iter().map(|partition| {
        let index = partition.partition_index;
        let exists = topic.is_some_and(|topic| topic.partitions.contains_key(&index));
        let rejected = (!exists).then_some(ErrorCode::UnknownTopicOrPartition);
        (index, rejected)
    });
    let name = topic.map_or_else(|| asked.name.into(), |topic| topic.name.clone());
    (name, partitions.collect())
}

/// Answers what became of the offsets.
pub(super) fn answer(
    turn: &mut Turn<'_>,
    to: &RequestContext,
    outcome: &Result<Vec<DeletedTopic>, ErrorCode>,
) {
    let (error, topics) = match outcome {
        Ok(topics) => (ErrorCode::None, topics.as_slice()),
        Err(error) => (*error, &[][..]),
    };
    let partition = |(partition_index, error): &(i32, ErrorCode)| OffsetDeleteResponsePartition {
        partition_index: *partition_index,
        error_code: error.code(),
        ..Default::default()
    };
    let topics = topics
        .iter()
        .map(|(name, partitions)| OffsetDeleteResponseTopic {
            name,
            partitions: partitions.iter().map(partition).collect(),
            ..Default::default()
        });
    let response = OffsetDeleteResponse {
        error_code: error.code(),
        topics: topics.collect(),
        ..Default::default()
    };
    turn.respond(to, &response);
}
