//! The APIs of logs, in every version.

use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::offset_for_leader_epoch::request::{
    OffsetForLeaderPartition, OffsetForLeaderTopic,
};
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    ApiVersionsRequest, ApiVersionsResponse, DeleteTopicsRequest, FetchRequest, FetchResponse,
    InitProducerIdRequest, InitProducerIdResponse, ListOffsetsRequest, ListOffsetsResponse,
    OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse, ProduceRequest, ProduceResponse,
};
use kafka_proto::records::{BatchBuilder, Compression, Magic, MessageSetBuilder, batches};
use kafka_proto::wire::Records;
use kafka_proto::{ErrorCode, Uuid};

use super::*;
use crate::api::TABLE;

pub(super) const TOPIC: &str = "t";
const TIMESTAMP: i64 = 1_699_999_999_000;

/// What a producer of that version sends: two records.
fn records(version: i16) -> Vec<u8> {
    let values = [b"a".as_slice(), b"b"];
    let magic = match version {
        0 | 1 => Magic::V0,
        2 => Magic::V1,
        _ => {
            let mut builder = BatchBuilder::new(Compression::None);
            for value in values {
                builder.append(TIMESTAMP, Some(b"k"), Some(value), &[]);
            }
            return builder.build().unwrap().to_vec();
        }
    };
    let mut builder = MessageSetBuilder::new(magic, Compression::None).unwrap();
    for (offset, value) in (0..).zip(values) {
        builder.append(offset, TIMESTAMP, Some(b"k"), Some(value));
    }
    builder.build().unwrap()
}

fn topic_id(broker: &Broker) -> Uuid {
    broker.booted.core.cluster.topic(TOPIC).unwrap().id
}

pub(super) fn produce(broker: &mut Broker, version: i16) -> i64 {
    produce_as_sure(broker, version, -1)
}

fn produce_as_sure(broker: &mut Broker, version: i16, acks: i16) -> i64 {
    let records = records(version);
    let partition = PartitionProduceData {
        index: 0,
        records: Some(Records::Bytes(&records)),
        ..Default::default()
    };
    let mut topic = TopicProduceData {
        partition_data: vec![partition],
        ..Default::default()
    };
    match version {
        13.. => topic.topic_id = topic_id(broker),
        _ => topic.name = TOPIC,
    }
    let request = ProduceRequest {
        acks,
        timeout_ms: 1000,
        topic_data: vec![topic],
        ..Default::default()
    };
    let answer = broker.ask(&request, version);
    let response: ProduceResponse<'_> = answer.decode();
    let partition = &response.responses[0].partition_responses[0];
    assert_eq!(partition.error_code, 0, "Produce v{version}");
    partition.base_offset
}

fn with_records() -> Broker {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    produce(&mut broker, 9);
    broker
}

fn versions(key: ApiKey) -> impl Iterator<Item = i16> {
    let versions = entry(key).unwrap().versions();
    versions.min..=versions.max
}

#[test]
fn produce_appends_in_every_version() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    for (count, version) in (0..).zip(versions(ApiKey::Produce)) {
        assert_eq!(produce(&mut broker, version), 2 * count);
    }
}

#[test]
fn flush_messages_bounds_what_is_not_synced_whatever_the_producer_asks_for() {
    let disk = MemoryDisk::new(1);
    let keys = [("log.flush.interval.messages", "5")];
    let mut broker = Broker::configured(disk.clone(), 1, &keys);
    broker.create_topic(TOPIC, 1);
    produce(&mut broker, 9);
    let syncs: Vec<u64> = (0..6)
        .map(|_| {
            let before = disk.syncs();
            produce_as_sure(&mut broker, 9, 1);
            disk.syncs() - before
        })
        .collect();
    assert_eq!(syncs, [0, 0, 1, 0, 0, 1], "two records each");
}

#[test]
fn fetch_reads_what_was_produced_in_every_version() {
    let mut broker = with_records();
    for version in versions(ApiKey::Fetch) {
        let partition = FetchPartition {
            partition_max_bytes: 1000,
            ..Default::default()
        };
        let mut topic = FetchTopic {
            partitions: vec![partition],
            ..Default::default()
        };
        match version {
            13.. => topic.topic_id = topic_id(&broker),
            _ => topic.topic = TOPIC,
        }
        let request = FetchRequest {
            max_bytes: 1000,
            topics: vec![topic],
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: FetchResponse<'_> = answer.decode();
        let partition = &response.responses[0].partitions[0];
        assert_eq!((partition.error_code, partition.high_watermark), (0, 2));
        let bytes = partition.records.as_ref().and_then(Records::bytes).unwrap();
        let mut values = Vec::new();
        for batch in batches(bytes) {
            let batch = batch.unwrap();
            batch.check_crc().unwrap();
            let payload = batch.payload(1000).unwrap();
            values.extend(batch.records(&payload).map(|record| record.unwrap().offset));
        }
        assert_eq!(values, [0, 1], "Fetch v{version}");
    }
}

#[test]
fn list_offsets_finds_the_ends_and_a_time_in_every_version() {
    let mut broker = with_records();
    for version in versions(ApiKey::ListOffsets) {
        for (timestamp, expected) in [(-1, 2), (-2, 0), (TIMESTAMP, 0), (TIMESTAMP + 1, -1)] {
            let partition = ListOffsetsPartition {
                timestamp,
                max_num_offsets: 1,
                ..Default::default()
            };
            let topic = ListOffsetsTopic {
                name: TOPIC,
                partitions: vec![partition],
                ..Default::default()
            };
            let request = ListOffsetsRequest {
                replica_id: -1,
                topics: vec![topic],
                ..Default::default()
            };
            let answer = broker.ask(&request, version);
            let response: ListOffsetsResponse<'_> = answer.decode();
            let partition = &response.topics[0].partitions[0];
            assert_eq!(partition.error_code, 0);
            if version > 0 {
                assert_eq!(partition.offset, expected, "v{version} at {timestamp}");
            } else if timestamp < 0 {
                assert_eq!(partition.old_style_offsets.to_vec(), [expected]);
            }
        }
    }
}

#[test]
fn an_epoch_ends_where_the_log_does_in_every_version() {
    let mut broker = with_records();
    for version in versions(ApiKey::OffsetForLeaderEpoch) {
        let partition = OffsetForLeaderPartition::default();
        let topic = OffsetForLeaderTopic {
            topic: TOPIC,
            partitions: vec![partition],
            ..Default::default()
        };
        let request = OffsetForLeaderEpochRequest {
            topics: vec![topic],
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: OffsetForLeaderEpochResponse<'_> = answer.decode();
        let partition = &response.topics[0].partitions[0];
        assert_eq!((partition.error_code, partition.end_offset), (0, 2));
    }
}

#[test]
fn producer_ids_differ_and_a_transaction_is_refused_for_good() {
    let mut broker = Broker::new();
    let mut seen = std::collections::BTreeSet::new();
    for version in versions(ApiKey::InitProducerId) {
        let mut request = InitProducerIdRequest {
            transactional_id: None,
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: InitProducerIdResponse<'_> = answer.decode();
        assert_eq!((response.error_code, response.producer_epoch), (0, 0));
        assert!(seen.insert(response.producer_id));
        request.transactional_id = Some("x");
        let answer = broker.ask(&request, version);
        let response: InitProducerIdResponse<'_> = answer.decode();
        assert_eq!(response.error_code, ErrorCode::UnsupportedVersion.code());
    }
    let mut broker = broker.crash();
    let request = InitProducerIdRequest {
        transactional_id: None,
        ..Default::default()
    };
    let answer = broker.ask(&request, 0);
    assert!(seen.insert(answer.decode::<InitProducerIdResponse<'_>>().producer_id));
}

#[test]
fn api_versions_answers_from_the_table() {
    let mut broker = Broker::new();
    for version in versions(ApiKey::ApiVersions) {
        let request = ApiVersionsRequest {
            client_software_name: if version >= 3 { "test" } else { "" },
            client_software_version: if version >= 3 { "1" } else { "" },
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: ApiVersionsResponse<'_> = answer.decode();
        let told: Vec<_> = response
            .api_keys
            .iter()
            .map(|api| (api.api_key, api.min_version, api.max_version))
            .collect();
        let table: Vec<_> = TABLE
            .iter()
            .filter(|entry| entry.is_advertised)
            .map(|entry| {
                let versions = entry.versions();
                (entry.key.into(), versions.min, versions.max)
            })
            .collect();
        assert_eq!(told, table);
    }
}

#[test]
fn a_partition_that_a_fetch_names_twice_is_fetched_once_as_named_last() {
    let mut broker = with_records();
    let named = |fetch_offset| FetchPartition {
        fetch_offset,
        partition_max_bytes: 1000,
        ..Default::default()
    };
    for version in [0, 4, 11] {
        let topic = FetchTopic {
            topic: TOPIC,
            partitions: vec![named(7), named(0)],
            ..Default::default()
        };
        let request = FetchRequest {
            max_bytes: 1000,
            topics: vec![topic],
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: FetchResponse<'_> = answer.decode();
        let partitions = &response.responses[0].partitions;
        assert_eq!((partitions.len(), partitions[0].error_code), (1, 0));
    }
}

#[test]
fn the_long_poll_of_a_connection_that_closes_is_forgotten() {
    let mut broker = with_records();
    let partition = FetchPartition {
        fetch_offset: 2,
        partition_max_bytes: 1000,
        ..Default::default()
    };
    let topic = FetchTopic {
        topic: TOPIC,
        partitions: vec![partition],
        ..Default::default()
    };
    let request = FetchRequest {
        max_wait_ms: i32::MAX,
        min_bytes: 1,
        max_bytes: 1000,
        topics: vec![topic],
        ..Default::default()
    };
    let parked = broker.send(&request, 11, 0);
    assert_eq!(broker.booted.core.purgatory.len(), 1);
    let closed = Event::ConnectionClosed(ConnectionId(1));
    let mut effects = Vec::new();
    broker.booted.core.step(broker.now, closed, &mut effects);
    assert!(broker.booted.core.purgatory.is_empty());
    produce(&mut broker, 9);
    assert_eq!(broker.answer(parked), None);
}

#[test]
fn a_deleted_topic_leaves_the_memory_account() {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 1);
    produce(&mut broker, 9);
    let request = DeleteTopicsRequest {
        topic_names: vec![TOPIC],
        timeout_ms: 1000,
        ..Default::default()
    };
    broker.ask(&request, 1);
    // The batches of the metadata log stay cached until their time is over; answers are taken by nobody here.
    broker.now.monotonic += std::time::Duration::from_secs(60);
    let mut effects = Vec::new();
    broker.booted.core.fire(broker.now, &mut effects);
    broker.perform(effects);
    let taken = Event::ResponseTaken { bytes: usize::MAX };
    let mut effects = Vec::new();
    broker.booted.core.step(broker.now, taken, &mut effects);
    assert_eq!(broker.booted.core.memory.in_use(), 0);
}
