//! DeleteRecords, and what readers see of it.

use std::time::Duration;

use kafka_proto::messages::create_topics::request::CreatableTopicConfig;
use kafka_proto::messages::delete_records::request::{DeleteRecordsPartition, DeleteRecordsTopic};
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::offset_for_leader_epoch::request::{
    OffsetForLeaderPartition, OffsetForLeaderTopic,
};
use kafka_proto::messages::{
    DeleteRecordsRequest, DeleteRecordsResponse, DeleteTopicsRequest, FetchRequest, FetchResponse,
    ListOffsetsRequest, ListOffsetsResponse, OffsetForLeaderEpochRequest,
    OffsetForLeaderEpochResponse,
};
use kafka_proto::{ErrorCode, Records};

use super::logs::{TOPIC, produce};
use super::*;
use crate::log::{StorageEvent, StorageFailure, StorageRequest};

const HIGH_WATERMARK: i64 = -1;

/// A topic with six records, two a batch.
fn with_six_records() -> Broker {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    for _ in 0..3 {
        produce(&mut broker, 9);
    }
    broker
}

fn deletion<'a>(partitions: &[(&'a str, i32, i64)]) -> DeleteRecordsRequest<'a> {
    let topics = partitions
        .iter()
        .map(|(name, partition_index, offset)| DeleteRecordsTopic {
            name,
            partitions: vec![DeleteRecordsPartition {
                partition_index: *partition_index,
                offset: *offset,
                ..Default::default()
            }],
            ..Default::default()
        });
    DeleteRecordsRequest {
        topics: topics.collect(),
        timeout_ms: 2000,
        ..Default::default()
    }
}

/// Error and low watermark of the one partition that an answer speaks of.
fn outcome(answer: &Answer) -> (ErrorCode, i64) {
    let response: DeleteRecordsResponse<'_> = answer.decode();
    let [topic] = response.topics.as_slice() else {
        panic!("one topic was asked for: {response:?}");
    };
    let [partition] = topic.partitions.as_slice() else {
        panic!("one partition was asked for: {response:?}");
    };
    let error = ErrorCode::from_code(partition.error_code).unwrap();
    (error, partition.low_watermark)
}

fn delete(broker: &mut Broker, topic: &str, partition: i32, offset: i64) -> (ErrorCode, i64) {
    outcome(&broker.ask(&deletion(&[(topic, partition, offset)]), 1))
}

fn earliest(broker: &mut Broker) -> i64 {
    let partition = ListOffsetsPartition {
        timestamp: -2,
        ..Default::default()
    };
    let request = ListOffsetsRequest {
        replica_id: -1,
        topics: vec![ListOffsetsTopic {
            name: TOPIC,
            partitions: vec![partition],
            ..Default::default()
        }],
        ..Default::default()
    };
    let answer = broker.ask(&request, 1);
    answer.decode::<ListOffsetsResponse<'_>>().topics[0].partitions[0].offset
}

fn fetching(offset: i64, min_bytes: i32) -> FetchRequest<'static> {
    FetchRequest {
        max_wait_ms: if min_bytes > 0 { 60_000 } else { 0 },
        min_bytes,
        max_bytes: 1000,
        topics: vec![FetchTopic {
            topic: TOPIC,
            partitions: vec![FetchPartition {
                fetch_offset: offset,
                partition_max_bytes: 1000,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// Error, log start offset and number of bytes of a Fetch.
fn fetched(answer: &Answer) -> (ErrorCode, i64, usize) {
    let response: FetchResponse<'_> = answer.decode();
    let partition = &response.responses[0].partitions[0];
    let bytes = partition.records.as_ref().and_then(Records::bytes);
    (
        ErrorCode::from_code(partition.error_code).unwrap(),
        partition.log_start_offset,
        bytes.map_or(0, <[u8]>::len),
    )
}

fn parked(broker: &mut Broker, number: RequestNumber) -> Option<Answer> {
    let bytes = broker.answer(number)?;
    Some(Answer {
        bytes,
        version: 11,
        number,
    })
}

#[test]
fn records_below_the_offset_are_gone_in_every_version() {
    for version in versions::<DeleteRecordsRequest<'_>>() {
        let mut broker = with_six_records();
        let answer = broker.ask(&deletion(&[(TOPIC, 0, 3)]), version);
        assert_eq!(outcome(&answer), (ErrorCode::None, 3), "v{version}");
        assert_eq!(earliest(&mut broker), 3);
        let below = broker.ask(&fetching(2, 0), 11);
        assert_eq!(fetched(&below), (ErrorCode::OffsetOutOfRange, -1, 0));
        let (error, start, bytes) = fetched(&broker.ask(&fetching(3, 0), 11));
        assert_eq!((error, start), (ErrorCode::None, 3));
        assert!(bytes > 0);
    }
}

#[test]
fn minus_one_is_the_high_watermark_and_an_offset_given_up_already_stays_so() {
    let mut broker = with_six_records();
    assert_eq!(delete(&mut broker, TOPIC, 0, 4), (ErrorCode::None, 4));
    assert_eq!(delete(&mut broker, TOPIC, 0, 2), (ErrorCode::None, 4));
    assert_eq!(
        delete(&mut broker, TOPIC, 0, HIGH_WATERMARK),
        (ErrorCode::None, 6)
    );
    assert_eq!(earliest(&mut broker), 6);
    assert_eq!(produce(&mut broker, 9), 6);
}

#[test]
fn what_cannot_be_given_up_is_refused_by_name() {
    let mut broker = with_six_records();
    broker.create_topic("__consumer_offsets", 1);
    let compacted = CreatableTopic {
        name: "compacted",
        num_partitions: 1,
        replication_factor: 1,
        configs: vec![CreatableTopicConfig {
            name: "cleanup.policy",
            value: Some("compact"),
            ..Default::default()
        }],
        ..Default::default()
    };
    let request = CreateTopicsRequest {
        topics: vec![compacted],
        timeout_ms: 1000,
        ..Default::default()
    };
    broker.ask(&request, 5);
    for (topic, partition, offset, error) in [
        (TOPIC, 0, 7, ErrorCode::OffsetOutOfRange),
        (TOPIC, 0, -2, ErrorCode::OffsetOutOfRange),
        (TOPIC, 0, i64::MIN, ErrorCode::OffsetOutOfRange),
        (TOPIC, 1, 0, ErrorCode::UnknownTopicOrPartition),
        (TOPIC, -1, 0, ErrorCode::UnknownTopicOrPartition),
        ("nobody's", 0, 0, ErrorCode::UnknownTopicOrPartition),
        (
            "__cluster_metadata",
            0,
            0,
            ErrorCode::UnknownTopicOrPartition,
        ),
        ("__consumer_offsets", 0, 0, ErrorCode::InvalidTopicException),
        ("compacted", 0, 0, ErrorCode::PolicyViolation),
    ] {
        let refused = delete(&mut broker, topic, partition, offset);
        assert_eq!(refused, (error, -1), "{topic}-{partition}@{offset}");
    }
    assert_eq!(earliest(&mut broker), 0);
}

#[test]
fn a_partition_named_twice_counts_as_named_last() {
    let mut broker = with_six_records();
    let request = deletion(&[(TOPIC, 0, 5), (TOPIC, 0, 2)]);
    assert_eq!(outcome(&broker.ask(&request, 1)), (ErrorCode::None, 2));
}

#[test]
fn the_start_survives_a_power_cut() {
    let mut broker = with_six_records();
    assert_eq!(delete(&mut broker, TOPIC, 0, 3), (ErrorCode::None, 3));
    let mut broker = broker.crash();
    assert_eq!(earliest(&mut broker), 3);
    let below = broker.ask(&fetching(0, 0), 11);
    assert_eq!(fetched(&below).0, ErrorCode::OffsetOutOfRange);
    assert_eq!(produce(&mut broker, 9), 6);
    let mut broker = broker.crash();
    assert_eq!(delete(&mut broker, TOPIC, 0, -1), (ErrorCode::None, 8));
    let mut broker = broker.crash();
    assert_eq!(earliest(&mut broker), 8);
    assert_eq!(produce(&mut broker, 9), 8);
}

#[test]
fn epochs_that_ended_below_the_start_are_not_told_any_more() {
    let mut broker = with_six_records().crash();
    produce(&mut broker, 9);
    let end_of = |broker: &mut Broker, leader_epoch| {
        let request = OffsetForLeaderEpochRequest {
            topics: vec![OffsetForLeaderTopic {
                topic: TOPIC,
                partitions: vec![OffsetForLeaderPartition {
                    leader_epoch,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        let answer = broker.ask(&request, 2);
        let response: OffsetForLeaderEpochResponse<'_> = answer.decode();
        response.topics[0].partitions[0].end_offset
    };
    assert_eq!((end_of(&mut broker, 0), end_of(&mut broker, 1)), (6, 8));
    assert_eq!(delete(&mut broker, TOPIC, 0, 7), (ErrorCode::None, 7));
    assert_eq!((end_of(&mut broker, 0), end_of(&mut broker, 1)), (7, 8));
}

#[test]
fn a_fetch_that_waits_below_the_new_start_is_answered_at_once() {
    let mut broker = with_six_records();
    let below = broker.send(&fetching(4, 1_000_000), 11, 0);
    assert!(broker.answer(below).is_none());
    assert_eq!(delete(&mut broker, TOPIC, 0, 4), (ErrorCode::None, 4));
    assert!(broker.answer(below).is_none(), "it begins at the start");
    assert_eq!(delete(&mut broker, TOPIC, 0, 5), (ErrorCode::None, 5));
    let answer = parked(&mut broker, below).expect("an answer");
    assert_eq!(fetched(&answer).0, ErrorCode::OffsetOutOfRange);
    assert!(broker.booted.core.purgatory.is_empty());
}

#[test]
fn a_read_under_way_does_not_skip_what_was_given_up() {
    let mut broker = with_six_records().crash();
    // Not in memory: it is read, and the start moves before the read is back.
    let mut effects = Vec::new();
    let request = request_of(&mut broker, &fetching(0, 1), 11);
    let fetch = request.context.number;
    let now = broker.now;
    let core = &mut broker.booted.core;
    core.step(now, Event::RequestArrived(request), &mut effects);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Storage(StorageRequest::Read { .. })]
    ));
    let request = request_of(&mut broker, &deletion(&[(TOPIC, 0, 4)]), 1);
    let core = &mut broker.booted.core;
    core.step(now, Event::RequestArrived(request), &mut effects);
    broker.perform(effects);
    let answer = parked(&mut broker, fetch).expect("an answer");
    assert_eq!(fetched(&answer).0, ErrorCode::OffsetOutOfRange);
}

/// A request as the edge would hand it on.
fn request_of<'a, R: kafka_proto::Request<'a>>(
    broker: &mut Broker,
    request: &R,
    version: i16,
) -> Request {
    let mut body = Vec::new();
    request.encode(&mut body, version).unwrap();
    broker.request(R::API_KEY, version, body, 0)
}

/// Hands a request in, and keeps from storage what the core wants of it.
fn begin(broker: &mut Broker, offset: i64) -> (RequestNumber, Vec<Effect>) {
    let request = request_of(broker, &deletion(&[(TOPIC, 0, offset)]), 1);
    let number = request.context.number;
    let mut effects = Vec::new();
    let now = broker.now;
    let core = &mut broker.booted.core;
    core.step(now, Event::RequestArrived(request), &mut effects);
    (number, effects)
}

#[test]
fn the_answer_waits_until_the_start_is_durable_and_a_second_request_with_it() {
    let mut broker = with_six_records();
    let (first, effects) = begin(&mut broker, 3);
    let [
        Effect::Storage(StorageRequest::AdvanceStart {
            log,
            log_start_offset,
        }),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let (second, more) = begin(&mut broker, 2);
    assert_eq!(more, [], "storage knows already");
    let told = StorageEvent::StartAdvanced {
        log: *log,
        log_start_offset: *log_start_offset,
    };
    let mut effects = Vec::new();
    let now = broker.now;
    let core = &mut broker.booted.core;
    core.step(now, Event::Storage(told), &mut effects);
    broker.perform(effects);
    for number in [first, second] {
        let bytes = broker.answer(number).expect("an answer");
        let answer = Answer {
            bytes,
            version: 1,
            number,
        };
        assert_eq!(outcome(&answer), (ErrorCode::None, 3));
    }
    assert!(broker.booted.core.purgatory.is_empty());
}

#[test]
fn a_disk_that_takes_too_long_fails_or_loses_the_topic_is_told_as_such() {
    let answer_of = |broker: &mut Broker, number| {
        let bytes = broker.answer(number).expect("an answer");
        let answer = Answer {
            bytes,
            version: 1,
            number,
        };
        outcome(&answer)
    };
    let mut broker = with_six_records();
    let (number, _) = begin(&mut broker, 3);
    broker.now.monotonic += Duration::from_millis(1999);
    broker.perform(Vec::new());
    assert!(broker.answer(number).is_none());
    broker.now.monotonic += Duration::from_millis(1);
    broker.perform(Vec::new());
    let late = answer_of(&mut broker, number);
    assert_eq!(late, (ErrorCode::RequestTimedOut, -1));

    let mut broker = with_six_records();
    let (number, _) = begin(&mut broker, 3);
    let log = broker.booted.core.partitions.find(TOPIC, 0).unwrap();
    let failure = StorageFailure {
        operation: "write",
        path: "x".to_owned(),
        reason: "broken".to_owned(),
        is_damage: false,
    };
    let failed = Event::Storage(StorageEvent::Failed { log, failure });
    let mut effects = Vec::new();
    broker.booted.core.step(broker.now, failed, &mut effects);
    broker.perform(effects);
    let failed = (ErrorCode::KafkaStorageError, -1);
    assert_eq!(answer_of(&mut broker, number), failed);
    assert_eq!(delete(&mut broker, TOPIC, 0, 3), failed);

    let mut broker = with_six_records();
    let (number, _) = begin(&mut broker, 3);
    let request = DeleteTopicsRequest {
        topic_names: vec![TOPIC],
        timeout_ms: 1000,
        ..Default::default()
    };
    broker.ask(&request, 1);
    let gone = answer_of(&mut broker, number);
    assert_eq!(gone, (ErrorCode::UnknownTopicOrPartition, -1));
}
