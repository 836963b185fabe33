//! OffsetForLeaderEpoch v0–v4: where an epoch's records end (KIP-101, KIP-320).
//!
//! v1 answers the epoch too; v2 lets the client name the epoch it believes current; v3 names a replica, and is the first
//! for consumers; v4 is flexible.

use kafka_proto::messages::offset_for_leader_epoch::response::{
    EpochEndOffset, OffsetForLeaderTopicResult,
};
use kafka_proto::messages::{OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::core::event::RequestContext;
use crate::core::ids::LeaderEpoch;
use crate::core::turn::Turn;

/// Looks each epoch up.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request =
        OffsetForLeaderEpochRequest::decode(&mut super::decoder(body), context.api_version)?;
    let mut topics = Vec::with_capacity(request.topics.len());
    for topic in &request.topics {
        let mut partitions = Vec::with_capacity(topic.partitions.len());
        for asked in &topic.partitions {
            let found = end_of(
                turn,
                topic.topic,
                asked.partition,
                asked.current_leader_epoch,
                asked.leader_epoch,
            );
            let (error, leader_epoch, end_offset) = match found {
                Ok(Some((epoch, end))) => (ErrorCode::None, epoch, end),
                Ok(None) => (ErrorCode::None, -1, -1),
                Err(error) => (error, -1, -1),
            };
            partitions.push(EpochEndOffset {
                error_code: error.code(),
                partition: asked.partition,
                leader_epoch,
                end_offset,
                ..Default::default()
            });
        }
        topics.push(OffsetForLeaderTopicResult {
            topic: topic.topic,
            partitions,
            ..Default::default()
        });
    }
    turn.respond(
        context,
        &OffsetForLeaderEpochResponse {
            topics,
            ..Default::default()
        },
    );
    Ok(())
}

fn end_of(
    turn: &Turn<'_>,
    topic: &str,
    partition_index: i32,
    current: i32,
    asked: i32,
) -> Result<Option<(i32, i64)>, ErrorCode> {
    let partition = turn
        .core
        .partitions
        .lookup_for_client(topic, partition_index)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    partition.check_leader_epoch(current)?;
    let end = partition.epochs().end_of(
        LeaderEpoch(asked),
        partition.leader_epoch,
        partition.high_watermark(),
    );
    Ok(end.map(|(epoch, offset)| (epoch.0, offset.0)))
}
