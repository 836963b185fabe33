//! Fetch and ListOffsets requests that claim or ask what they should not. Offsets out of range, sessions and limits are
//! in `round_trip`.

use kafka_proto::messages::ListOffsetsRequest;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic, ReplicaState};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::{FetchRequest, MetadataRequest};
use tests::batch::Batch;
use tests::error_code::{INVALID_REQUEST, NONE, UNKNOWN_SERVER_ERROR};
use tests::neighbour::Siege;
use tests::operations::fetch_request;
use tests::unique;

#[test]
fn a_client_that_claims_a_replica_id_touches_no_replication_state() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("replica");
    let topic_id = client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    for replica_id in [1, 2, 7, i32::MAX] {
        for version in [0, 4, 11, 12, 14, 15, 17] {
            let mut request = fetch_request(&topic, 0, 0);
            request.topics[0].topic_id = topic_id;
            if version >= 15 {
                request.replica_state = ReplicaState {
                    replica_id,
                    replica_epoch: 5,
                    ..Default::default()
                };
            } else {
                request.replica_id = replica_id;
            }
            let mut impostor = siege.server.connect();
            // An answer or a close: either is fine.
            let _ = impostor.try_call(&request, version);
        }
    }
    let everything = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    let response = client.call(&everything, 12);
    for topic in &response.topics {
        for partition in &topic.partitions {
            assert_eq!(partition.replica_nodes.to_vec(), [1]);
            assert_eq!(partition.isr_nodes.to_vec(), [1]);
        }
    }
    let answer = client.fetch_at(&fetch_request(&topic, 0, 0), 12);
    assert_eq!((answer.error_code, answer.high_watermark), (NONE, 2));
    siege.end();
}

#[test]
fn the_same_partition_twice_in_list_offsets_gets_42_and_is_listed_once() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("twice");
    client.create_topic(&topic, 2);
    let partition = |partition_index| ListOffsetsPartition {
        partition_index,
        timestamp: -1,
        ..Default::default()
    };
    for version in 1..=9 {
        let request = ListOffsetsRequest {
            replica_id: -1,
            topics: vec![ListOffsetsTopic {
                name: &topic,
                partitions: vec![partition(0), partition(1), partition(0)],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = client.call(&request, version);
        let mut rows: Vec<(i32, i16)> = response
            .topics
            .iter()
            .flat_map(|topic| &topic.partitions)
            .map(|partition| (partition.partition_index, partition.error_code))
            .collect();
        rows.sort_unstable();
        assert_eq!(rows, [(0, INVALID_REQUEST), (1, NONE)], "v{version}");
    }
    siege.end();
}

#[test]
fn a_fetch_of_a_hundred_thousand_partitions_that_do_not_exist_is_answered_or_closed() {
    let siege = Siege::begin();
    let partitions = (0..100_000).map(|partition| FetchPartition {
        partition,
        partition_max_bytes: i32::MAX,
        ..Default::default()
    });
    let request = FetchRequest {
        max_bytes: i32::MAX,
        topics: vec![FetchTopic {
            topic: "no-such-topic",
            partitions: partitions.collect(),
            ..Default::default()
        }],
        ..Default::default()
    };
    for version in [4, 11] {
        // An answer or a close: either is fine.
        let _ = siege.server.connect().try_call(&request, version);
    }
    siege.end();
}

#[test]
fn negative_limits_and_waits_do_no_harm() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("negative");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a"]));
    for version in 0..=12 {
        let mut request = fetch_request(&topic, 0, 0);
        request.max_wait_ms = i32::MIN;
        request.min_bytes = i32::MIN;
        if version >= 3 {
            request.max_bytes = i32::MIN;
        }
        request.topics[0].partitions[0].partition_max_bytes = i32::MIN;
        let answer = client.fetch_at(&request, version);
        // What Kafka says when it reads with such a bound.
        assert_eq!(answer.error_code, UNKNOWN_SERVER_ERROR, "v{version}");
    }
    siege.end();
}
