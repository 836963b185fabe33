//! DescribeLogDirs and DescribeProducers.

use kafka_proto::messages::describe_log_dirs::request::DescribableLogDirTopic;
use kafka_proto::messages::describe_producers::request::TopicRequest;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    DescribeLogDirsRequest, DescribeLogDirsResponse, DescribeProducersRequest,
    DescribeProducersResponse, ProduceRequest, ProduceResponse,
};
use kafka_proto::records::{BatchBuilder, Compression};
use kafka_proto::{ErrorCode, Records};

use super::logs::{TOPIC, produce};
use super::*;
use crate::sim::{Fault, Operation};

const TIMESTAMP: i64 = 1_699_999_999_000;

/// Topic, partition and bytes of every partition told.
fn sizes(response: &DescribeLogDirsResponse<'_>) -> Vec<(String, i32, i64)> {
    let topics = response.results.iter().flat_map(|result| &result.topics);
    let partitions = topics.flat_map(|topic| {
        topic.partitions.iter().map(|partition| {
            assert_eq!((partition.offset_lag, partition.is_future_key), (0, false));
            let index = partition.partition_index;
            (topic.name.to_owned(), index, partition.partition_size)
        })
    });
    partitions.collect()
}

fn stored_bytes(broker: &Broker) -> i64 {
    let files = broker.disk.files().into_iter();
    let segments = files.filter(|(path, _)| path.starts_with("t-0/") && path.ends_with(".log"));
    segments
        .map(|(_, bytes)| i64::try_from(bytes.len()).unwrap())
        .sum()
}

#[test]
fn partitions_are_as_large_as_their_segments_in_every_version() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 2);
    produce(&mut broker, 9);
    let size = stored_bytes(&broker);
    assert!(size > 0);
    let all = [(TOPIC.to_owned(), 0, size), (TOPIC.to_owned(), 1, 0)];
    broker.disk.plan(Fault::Capacity(1 << 30));
    for version in versions::<DescribeLogDirsRequest<'_>>() {
        let everything = DescribeLogDirsRequest {
            topics: None,
            ..Default::default()
        };
        let answer = broker.ask(&everything, version);
        let response: DescribeLogDirsResponse<'_> = answer.decode();
        let [result] = response.results.as_slice() else {
            panic!("one directory: {response:?}");
        };
        assert_eq!((response.error_code, result.error_code), (0, 0));
        assert_eq!((result.log_dir, result.is_cordoned), ("/memory", false));
        assert_eq!(sizes(&response), all);
        if version >= 4 {
            assert_eq!(result.total_bytes, 1 << 30);
            assert!((1..1 << 30).contains(&result.usable_bytes));
        } else {
            assert_eq!((result.total_bytes, result.usable_bytes), (-1, -1));
        }

        let topic = |topic, partitions| DescribableLogDirTopic {
            topic,
            partitions,
            ..Default::default()
        };
        let some = DescribeLogDirsRequest {
            topics: Some(vec![
                topic(TOPIC, (&[0, 0, 7]).into()),
                topic("nobody's", (&[0]).into()),
                topic("__cluster_metadata", (&[0]).into()),
            ]),
            ..Default::default()
        };
        let answer = broker.ask(&some, version);
        assert_eq!(sizes(&answer.decode()), all[..1]);
        let none = DescribeLogDirsRequest {
            topics: Some(Vec::new()),
            ..Default::default()
        };
        let answer = broker.ask(&none, version);
        assert_eq!(sizes(&answer.decode()), []);
    }
    let mut broker = broker.crash();
    let everything = DescribeLogDirsRequest {
        topics: None,
        ..Default::default()
    };
    let answer = broker.ask(&everything, 4);
    assert_eq!(sizes(&answer.decode()), all);
}

#[test]
fn a_volume_that_cannot_be_looked_at_is_told_as_such() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    broker.disk.plan(Fault::Fail(Operation::Read, 0));
    let answer = broker.ask(&DescribeLogDirsRequest::default(), 4);
    let response: DescribeLogDirsResponse<'_> = answer.decode();
    let storage_error = ErrorCode::KafkaStorageError.code();
    assert_eq!(response.results[0].error_code, storage_error);
    assert_eq!(sizes(&response), []);
}

fn produce_as(broker: &mut Broker, producer_id: i64, epoch: i16, base_sequence: i32) {
    let mut builder =
        BatchBuilder::new(Compression::None).producer(producer_id, epoch, base_sequence);
    for value in [b"a", b"b"] {
        builder.append(TIMESTAMP, None, Some(value), &[]);
    }
    let records = builder.build().unwrap();
    let partition = PartitionProduceData {
        index: 0,
        records: Some(Records::Bytes(&records)),
        ..Default::default()
    };
    let request = ProduceRequest {
        acks: -1,
        timeout_ms: 1000,
        topic_data: vec![TopicProduceData {
            name: TOPIC,
            partition_data: vec![partition],
            ..Default::default()
        }],
        ..Default::default()
    };
    let answer = broker.ask(&request, 9);
    let response: ProduceResponse<'_> = answer.decode();
    assert_eq!(response.responses[0].partition_responses[0].error_code, 0);
}

#[test]
fn idempotent_producers_are_described_before_and_after_a_crash() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    produce(&mut broker, 9);
    produce_as(&mut broker, 7, 0, 0);
    produce_as(&mut broker, 5, 3, 0);
    produce_as(&mut broker, 7, 0, 2);
    for _ in 0..2 {
        let request = DescribeProducersRequest {
            topics: vec![TopicRequest {
                name: TOPIC,
                partition_indexes: (&[0, 0]).into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let answer = broker.ask(&request, 0);
        let response: DescribeProducersResponse<'_> = answer.decode();
        let [partition, again] = response.topics[0].partitions.as_slice() else {
            panic!("as often as it is named: {response:?}");
        };
        assert_eq!(partition, again);
        assert_eq!(partition.error_code, 0);
        let told: Vec<_> = partition
            .active_producers
            .iter()
            .map(|told| (told.producer_id, told.producer_epoch, told.last_sequence))
            .collect();
        assert_eq!(told, [(5, 3, 1), (7, 0, 3)]);
        for told in &partition.active_producers {
            assert_eq!(told.last_timestamp, TIMESTAMP);
            let transaction = (told.coordinator_epoch, told.current_txn_start_offset);
            assert_eq!(transaction, (-1, -1));
        }
        broker = broker.crash();
    }
}

#[test]
fn producers_of_what_does_not_exist_are_refused_by_name() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    let unknown = ErrorCode::UnknownTopicOrPartition;
    for (name, partition, error, has_words) in [
        (TOPIC, 1, unknown, false),
        ("nobody's", 0, ErrorCode::InvalidTopicException, true),
        ("nobodys", 0, unknown, true),
        ("__cluster_metadata", 0, unknown, true),
    ] {
        let partitions = [partition];
        let request = DescribeProducersRequest {
            topics: vec![TopicRequest {
                name,
                partition_indexes: (&partitions).into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let answer = broker.ask(&request, 0);
        let response: DescribeProducersResponse<'_> = answer.decode();
        let told = &response.topics[0].partitions[0];
        assert_eq!(told.error_code, error.code(), "{name}");
        assert_eq!(told.error_message.is_some(), has_words, "{name}");
    }
}
