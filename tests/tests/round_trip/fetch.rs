//! Fetch: limits, positions, and what goes wrong.

use kafka_proto::Uuid;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::{FetchRequest, FetchResponse};
use tests::batch::{Batch, decode};
use tests::operations::{bytes_of, fetch_request};
use tests::{Server, error_code, unique};

fn sizes(response: &FetchResponse<'static>) -> Vec<usize> {
    let partitions = response
        .responses
        .iter()
        .flat_map(|topic| &topic.partitions);
    partitions
        .map(|partition| bytes_of(partition).len())
        .collect()
}

#[test]
fn an_offset_before_the_start_or_past_the_end_gets_1() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("range");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    for version in 0..=12 {
        for offset in [-1, 3, i64::MAX] {
            let answer = client.fetch_at(&fetch_request(&topic, 0, offset), version);
            assert_eq!(
                answer.error_code,
                error_code::OFFSET_OUT_OF_RANGE,
                "{offset} v{version}"
            );
            assert!(bytes_of(&answer).is_empty());
        }
        let end = client.fetch_at(&fetch_request(&topic, 0, 2), version);
        assert_eq!(
            (end.error_code, end.high_watermark),
            (error_code::NONE, 2),
            "v{version}"
        );
        assert!(bytes_of(&end).is_empty());
    }
}

#[test]
fn an_unknown_partition_gets_3_and_high_watermark_minus_1() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("unknown");
    client.create_topic(&topic, 1);
    for (name, partition) in [
        (topic.as_str(), 1),
        (topic.as_str(), -1),
        ("no-such-topic", 0),
    ] {
        let answer = client.fetch_at(&fetch_request(name, partition, 0), 11);
        assert_eq!(answer.error_code, error_code::UNKNOWN_TOPIC_OR_PARTITION);
        assert_eq!(answer.high_watermark, -1);
    }
}

#[test]
fn fetch_v13_and_later_names_topics_by_id_and_gives_100_for_an_unknown_one() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("by-id");
    let topic_id = client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a"]));
    for version in 13..=18 {
        for (id, error) in [
            (topic_id, error_code::NONE),
            (Uuid::from_bytes([8; 16]), error_code::UNKNOWN_TOPIC_ID),
            (Uuid::ZERO, error_code::UNKNOWN_TOPIC_ID),
        ] {
            let mut request = fetch_request("", 0, 0);
            request.topics[0].topic_id = id;
            let response = client.call(&request, version);
            let answer = &response.responses[0];
            assert_eq!(answer.topic_id, id);
            assert_eq!(answer.partitions[0].error_code, error, "v{version}");
        }
    }
}

#[test]
fn the_first_batch_comes_whole_however_small_the_limits() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("limits");
    client.create_topic(&topic, 1);
    let batch = Batch::of_values([vec![b'x'; 10_000]]);
    client.produce(&topic, 0, &batch);
    client.produce(&topic, 0, &batch);
    for version in 4..=12 {
        let mut request = fetch_request(&topic, 0, 0);
        request.max_bytes = 1;
        request.topics[0].partitions[0].partition_max_bytes = 1;
        let answer = client.fetch_at(&request, version);
        let fetched = decode(bytes_of(&answer));
        assert_eq!(fetched.len(), 1, "v{version}");
        assert_eq!(bytes_of(&answer).len(), batch.encode().len());
    }
}

#[test]
fn max_bytes_bounds_the_answer_over_all_partitions_and_partition_max_bytes_each() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("limits");
    client.create_topic(&topic, 4);
    let batch = Batch::of_values([vec![b'x'; 10_000]]);
    let batch_len = batch.encode().len();
    for partition in 0..4 {
        for _ in 0..5 {
            client.produce(&topic, partition, &batch);
        }
    }
    let partition = |partition, partition_max_bytes| FetchPartition {
        partition,
        partition_max_bytes,
        ..Default::default()
    };
    let mut request = FetchRequest {
        max_bytes: 1 << 20,
        topics: vec![FetchTopic {
            topic: &topic,
            partitions: (0..4).map(|index| partition(index, 25_000)).collect(),
            ..Default::default()
        }],
        ..Default::default()
    };
    for (index, size) in sizes(&client.call(&request, 11)).into_iter().enumerate() {
        assert!(
            (batch_len..=25_000).contains(&size),
            "partition {index}: {size} bytes"
        );
    }
    request.max_bytes = 45_000;
    let all = sizes(&client.call(&request, 11));
    assert!(all.iter().sum::<usize>() <= 45_000 + batch_len, "{all:?}");
    assert!(all[0] >= batch_len, "{all:?}");

    request.topics[0].partitions = vec![partition(0, 1), partition(1, 1), partition(2, 1 << 20)];
    request.max_bytes = 1 << 20;
    let all = sizes(&client.call(&request, 11));
    assert_eq!(all[0], batch_len, "the first is never empty");
    assert!(all[2] >= batch_len, "a later one comes as well: {all:?}");
}

#[test]
fn limits_and_waits_of_int_max_are_clamped() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("clamped");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a"]));
    let mut request = fetch_request(&topic, 0, 0);
    request.max_bytes = i32::MAX;
    request.max_wait_ms = i32::MAX;
    request.min_bytes = 1;
    request.topics[0].partitions[0].partition_max_bytes = i32::MAX;
    for version in 0..=12 {
        let answer = client.fetch_at(&request, version);
        assert_eq!(decode_len(&answer, version), 1, "v{version}");
    }
}

fn decode_len(
    answer: &kafka_proto::messages::fetch::response::PartitionData<'static>,
    version: i16,
) -> usize {
    assert_eq!(answer.error_code, error_code::NONE);
    if version < 4 {
        tests::message_set::decode(bytes_of(answer)).len()
    } else {
        decode(bytes_of(answer)).len()
    }
}

#[test]
fn a_fetch_with_a_leader_epoch_that_is_not_the_current_one_gets_74_or_75() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("epochs");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a"]));
    for version in 9..=12 {
        for (epoch, error) in [(-1, 0), (0, 0), (1, error_code::UNKNOWN_LEADER_EPOCH)] {
            let mut request = fetch_request(&topic, 0, 0);
            request.topics[0].partitions[0].current_leader_epoch = epoch;
            assert_eq!(
                client.fetch_at(&request, version).error_code,
                error,
                "{epoch} v{version}"
            );
        }
    }
}

#[test]
fn every_partition_that_is_asked_for_is_answered_in_order() {
    let server = Server::shared();
    let mut client = server.connect();
    let (one, other) = (unique("order"), unique("order"));
    client.create_topic(&one, 3);
    client.create_topic(&other, 3);
    client.produce(&one, 1, &Batch::of_values(["a"]));
    let partition = |partition| FetchPartition {
        partition,
        partition_max_bytes: 1000,
        ..Default::default()
    };
    let topic = |topic, partitions: [i32; 3]| FetchTopic {
        topic,
        partitions: partitions.map(partition).to_vec(),
        ..Default::default()
    };
    let request = FetchRequest {
        topics: vec![
            topic(other.as_str(), [2, 1, 0]),
            topic(one.as_str(), [0, 1, 2]),
        ],
        ..Default::default()
    };
    for version in 0..=12 {
        let response = client.call(&request, version);
        let answered: Vec<(&str, i32)> = response
            .responses
            .iter()
            .flat_map(|topic| {
                let partitions = topic.partitions.iter();
                partitions.map(|partition| (topic.topic, partition.partition_index))
            })
            .collect();
        let (one, other) = (one.as_str(), other.as_str());
        assert_eq!(
            answered,
            [
                (other, 2),
                (other, 1),
                (other, 0),
                (one, 0),
                (one, 1),
                (one, 2)
            ],
            "v{version}"
        );
    }
}
