//! DescribeProducers v0: what partitions know of idempotent and transactional producers (KIP-664).

use kafka_proto::messages::describe_producers::response::{
    PartitionResponse, ProducerState, TopicResponse,
};
use kafka_proto::messages::{DescribeProducersRequest, DescribeProducersResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::cluster;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::partition::Partition;

/// The most producers in one answer: a request of a few bytes a partition could ask for any number.
const MAX_PRODUCERS: usize = 500_000;

const TOO_LONG: &str = "the answer has grown too long; ask for this partition by itself";

/// Describes producers.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeProducersRequest::decode(&mut super::decoder(body), context.api_version)?;
    let named = request
        .topics
        .iter()
        .map(|topic| topic.partition_indexes.len());
    if refuse_too_many(turn, context, named.sum()) {
        return Ok(());
    }
    let invalid: Vec<Option<String>> = request
        .topics
        .iter()
        .map(|topic| cluster::validate_name(topic.name).err())
        .collect();
    let mut told = 0;
    let mut topics = Vec::with_capacity(request.topics.len());
    for (topic, invalid) in request.topics.iter().zip(&invalid) {
        let indexes = topic.partition_indexes.iter();
        let partitions = indexes.map(|index| match invalid {
            Some(words) => failed(index, ErrorCode::InvalidTopicException, Some(words)),
            None if told > MAX_PRODUCERS => {
                failed(index, ErrorCode::PolicyViolation, Some(TOO_LONG))
            }
            None => {
                let described = describe(turn, topic.name, index);
                told += described.active_producers.len();
                described
            }
        });
        topics.push(TopicResponse {
            name: topic.name,
            partitions: partitions.collect(),
            ..Default::default()
        });
    }
    let response = DescribeProducersResponse {
        topics,
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

fn describe<'r>(turn: &Turn<'_>, topic: &str, partition_index: i32) -> PartitionResponse<'r> {
    let unknown = ErrorCode::UnknownTopicOrPartition;
    let partitions = &turn.core.partitions;
    match partitions.lookup_for_client(topic, partition_index) {
        Some(partition) if partition.is_failed() => {
            failed(partition_index, ErrorCode::KafkaStorageError, None)
        }
        Some(partition) => PartitionResponse {
            partition_index,
            active_producers: producers(partition),
            ..Default::default()
        },
        // Kafka has words for a missing topic only.
        None if turn.core.cluster.topic(topic).is_some() => failed(partition_index, unknown, None),
        None => failed(partition_index, unknown, Some(super::texts::of(unknown))),
    }
}

fn producers<'r>(partition: &Partition) -> Vec<ProducerState<'r>> {
    let states = partition.producers.iter().map(|(id, producer)| {
        let last = producer.batches.back();
        ProducerState {
            producer_id: id.0,
            producer_epoch: producer.producer_epoch.into(),
            last_sequence: last.map_or(-1, |batch| batch.last_sequence),
            last_timestamp: last.map_or(-1, |batch| batch.timestamp),
            coordinator_epoch: producer.coordinator_epoch,
            current_txn_start_offset: producer
                .current_txn_start_offset
                .map_or(-1, |start| start.0),
            ..Default::default()
        }
    });
    states.collect()
}

fn failed(partition_index: i32, error: ErrorCode, words: Option<&str>) -> PartitionResponse<'_> {
    PartitionResponse {
        partition_index,
        error_code: error.code(),
        error_message: words.map(super::texts::fit),
        ..Default::default()
    }
}
