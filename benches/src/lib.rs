//! What the benches measure on: messages of known shape, so that both sides of a comparison read and
//! write the same bytes.
#![forbid(unsafe_code)]

pub mod pairs;

use bytes::Bytes;
use kafka_proto::messages::fetch::response::{FetchableTopicResponse, PartitionData};
use kafka_proto::messages::metadata::response::{
    MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{FetchResponse, MetadataResponse, ProduceRequest};
use kafka_proto::records::{BatchBuilder, Compression};
use kafka_proto::{Error, Message, Records, Uuid};

/// The records of [`batch`].
pub const RECORDS: usize = 1000;

/// A batch of magic 2 of [`RECORDS`] records with values of 100 bytes that look like text, ten a millisecond.
///
/// # Panics
///
/// Never in practice: the records fit.
#[must_use]
pub fn batch(compression: Compression) -> Bytes {
    let mut builder = BatchBuilder::new(compression);
    let mut state = 1_u32;
    for index in 0..RECORDS {
        let value: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b'a' + (state >> 28) as u8
        })
        .take(100)
        .collect();
        builder.append(
            1_700_000_000_000 + index as i64 / 10,
            None,
            Some(&value),
            &[],
        );
    }
    builder.build().expect("fits")
}

/// Names `topic-0`, `topic-1`, ….
#[must_use]
pub fn topic_names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("topic-{index}")).collect()
}

/// Encodes a MetadataResponse v12 of topics with 12 partitions each, three replicas, three brokers.
///
/// # Errors
///
/// None in practice; what encoding answers.
pub fn metadata_response(topics: usize) -> Result<Vec<u8>, Error> {
    let names = topic_names(topics);
    let replicas = [1, 2, 3];
    let partition = |index| MetadataResponsePartition {
        partition_index: index,
        leader_id: 1 + index % 3,
        leader_epoch: 5,
        replica_nodes: (&replicas).into(),
        isr_nodes: (&replicas).into(),
        ..Default::default()
    };
    let topics = names
        .iter()
        .zip(1u128..)
        .map(|(name, id)| MetadataResponseTopic {
            name: Some(name),
            topic_id: Uuid::from(id),
            partitions: (0..12).map(partition).collect(),
            ..Default::default()
        });
    let response = MetadataResponse {
        brokers: (1..=3)
            .map(|node_id| MetadataResponseBroker {
                node_id,
                host: "broker.example.org",
                port: 9092,
                ..Default::default()
            })
            .collect(),
        cluster_id: Some("cluster"),
        controller_id: 1,
        topics: topics.collect(),
        ..Default::default()
    };
    let mut bytes = Vec::new();
    response.encode(&mut bytes, 12)?;
    Ok(bytes)
}

/// A FetchResponse of `topics` × `partitions`, each with these records.
#[must_use]
pub fn fetch_response<'a>(
    names: &'a [String],
    partitions: i32,
    records: Records<'a>,
) -> FetchResponse<'a> {
    let partition = |partition_index| PartitionData {
        partition_index,
        high_watermark: 1000,
        last_stable_offset: 1000,
        log_start_offset: 0,
        aborted_transactions: None,
        records: Some(records),
        ..Default::default()
    };
    let responses = names.iter().map(|name| FetchableTopicResponse {
        topic: name,
        partitions: (0..partitions).map(partition).collect(),
        ..Default::default()
    });
    FetchResponse {
        session_id: 7,
        responses: responses.collect(),
        ..Default::default()
    }
}

/// A ProduceRequest of one partition with these records.
#[must_use]
pub fn produce_request(records: Records<'_>) -> ProduceRequest<'_> {
    let partition = PartitionProduceData {
        records: Some(records),
        ..Default::default()
    };
    let topic = TopicProduceData {
        name: "topic-0",
        partition_data: vec![partition],
        ..Default::default()
    };
    ProduceRequest {
        acks: -1,
        timeout_ms: 30_000,
        topic_data: vec![topic],
        ..Default::default()
    }
}
