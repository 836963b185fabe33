//! CreateTopics and DeleteTopics.

use kafka_proto::Uuid;
use kafka_proto::messages::create_topics::request::{
    CreatableReplicaAssignment, CreatableTopic, CreatableTopicConfig,
};
use kafka_proto::messages::delete_topics::request::DeleteTopicState;
use kafka_proto::messages::{
    CreateTopicsRequest, DeleteTopicsRequest, MetadataRequest,
    metadata::request::MetadataRequestTopic,
};
use tests::batch::Batch;
use tests::operations::{fetch_request, produce_request};
use tests::{Client, Server, error_code, unique};

fn topic(name: &str) -> CreatableTopic<'_> {
    CreatableTopic {
        name,
        num_partitions: 1,
        replication_factor: 1,
        ..Default::default()
    }
}

fn create(client: &mut Client, topics: Vec<CreatableTopic<'_>>) -> Vec<(String, i16)> {
    let request = CreateTopicsRequest {
        topics,
        timeout_ms: 10_000,
        ..Default::default()
    };
    let response = client.call(&request, 7);
    let results = response.topics.iter();
    results
        .map(|result| (result.name.to_owned(), result.error_code))
        .collect()
}

fn error_of(client: &mut Client, topic: CreatableTopic<'_>) -> i16 {
    let results = create(client, vec![topic]);
    assert_eq!(results.len(), 1, "{results:?}");
    results[0].1
}

fn partitions_of(client: &mut Client, topic: &str) -> Option<usize> {
    let request = MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(topic),
            ..Default::default()
        }]),
        allow_auto_topic_creation: false,
        ..Default::default()
    };
    let response = client.call(&request, 12);
    let described = &response.topics[0];
    (described.error_code == error_code::NONE).then_some(described.partitions.len())
}

fn delete(client: &mut Client, name: &str) -> i16 {
    let request = DeleteTopicsRequest {
        topic_names: vec![name],
        timeout_ms: 10_000,
        ..Default::default()
    };
    client.call(&request, 5).responses[0].error_code
}

#[test]
fn create_topics_refuses_what_cannot_be_and_says_why() {
    let server = Server::shared();
    let mut client = server.connect();
    let existing = unique("existing");
    client.create_topic(&existing, 1);
    let name = unique("refused");
    let config = |name, value| {
        vec![CreatableTopicConfig {
            name,
            value,
            ..Default::default()
        }]
    };
    let assignment = |brokers: &'static [i32]| CreatableReplicaAssignment {
        partition_index: 0,
        broker_ids: brokers.into(),
        ..Default::default()
    };
    let plain = || topic(&name);
    let cases = [
        ("exists", topic(&existing), error_code::TOPIC_ALREADY_EXISTS),
        (
            "no partition",
            CreatableTopic {
                num_partitions: 0,
                ..plain()
            },
            error_code::INVALID_PARTITIONS,
        ),
        (
            "fewer than none",
            CreatableTopic {
                num_partitions: -2,
                ..plain()
            },
            error_code::INVALID_PARTITIONS,
        ),
        (
            "two replicas",
            CreatableTopic {
                replication_factor: 2,
                ..plain()
            },
            error_code::INVALID_REPLICATION_FACTOR,
        ),
        (
            "no replica",
            CreatableTopic {
                replication_factor: 0,
                ..plain()
            },
            error_code::INVALID_REPLICATION_FACTOR,
        ),
        (
            "another broker",
            CreatableTopic {
                num_partitions: -1,
                replication_factor: -1,
                assignments: vec![assignment(&[2])],
                ..plain()
            },
            error_code::INVALID_REPLICA_ASSIGNMENT,
        ),
        (
            "the same broker twice",
            CreatableTopic {
                num_partitions: -1,
                replication_factor: -1,
                assignments: vec![assignment(&[1, 1])],
                ..plain()
            },
            error_code::INVALID_REPLICA_ASSIGNMENT,
        ),
        (
            "count and assignment",
            CreatableTopic {
                assignments: vec![assignment(&[1])],
                ..plain()
            },
            error_code::INVALID_REQUEST,
        ),
        (
            "unknown key",
            CreatableTopic {
                configs: config("no.such.key", Some("1")),
                ..plain()
            },
            error_code::INVALID_CONFIG,
        ),
        (
            "bad value",
            CreatableTopic {
                configs: config("retention.ms", Some("soon")),
                ..plain()
            },
            error_code::INVALID_CONFIG,
        ),
        (
            "out of range",
            CreatableTopic {
                configs: config("segment.bytes", Some("1")),
                ..plain()
            },
            error_code::INVALID_CONFIG,
        ),
    ];
    for (case, topic, error) in cases {
        assert_eq!(error_of(&mut client, topic), error, "{case}");
    }
    assert_eq!(partitions_of(&mut client, &name), None);
}

#[test]
fn create_topics_takes_defaults_and_assignments() {
    let server = Server::shared();
    let mut client = server.connect();
    let by_default = unique("defaults");
    let defaults = CreatableTopic {
        num_partitions: -1,
        replication_factor: -1,
        ..topic(&by_default)
    };
    assert_eq!(error_of(&mut client, defaults), error_code::NONE);
    assert_eq!(partitions_of(&mut client, &by_default), Some(1));

    let assigned = unique("assigned");
    let assignment = |partition_index| CreatableReplicaAssignment {
        partition_index,
        broker_ids: (&[1]).into(),
        ..Default::default()
    };
    let assignments = CreatableTopic {
        num_partitions: -1,
        replication_factor: -1,
        assignments: vec![assignment(0), assignment(1)],
        ..topic(&assigned)
    };
    assert_eq!(error_of(&mut client, assignments), error_code::NONE);
    assert_eq!(partitions_of(&mut client, &assigned), Some(2));
}

#[test]
fn create_topics_with_a_name_twice_gets_42_once_for_it_and_creates_the_others() {
    let server = Server::shared();
    let mut client = server.connect();
    let (twice, other) = (unique("twice"), unique("other"));
    let mut results = create(
        &mut client,
        vec![topic(&twice), topic(&other), topic(&twice)],
    );
    results.sort();
    let mut expected = vec![
        (twice.clone(), error_code::INVALID_REQUEST),
        (other.clone(), 0),
    ];
    expected.sort();
    assert_eq!(results, expected);
    assert_eq!(partitions_of(&mut client, &twice), None);
    assert_eq!(partitions_of(&mut client, &other), Some(1));
}

#[test]
fn create_topics_refuses_a_name_that_differs_from_another_only_by_dot_and_underscore() {
    let server = Server::shared();
    let mut client = server.connect();
    let name = unique("a.dotted.name");
    client.create_topic(&name, 1);
    let like_it = name.replace('.', "_");
    assert_eq!(
        error_of(&mut client, topic(&like_it)),
        error_code::INVALID_TOPIC
    );
}

#[test]
fn create_topics_that_only_validates_creates_nothing() {
    let server = Server::shared();
    let mut client = server.connect();
    let name = unique("validated");
    for version in 1..=7 {
        let request = CreateTopicsRequest {
            topics: vec![topic(&name)],
            timeout_ms: 10_000,
            validate_only: true,
            ..Default::default()
        };
        let response = client.call(&request, version);
        assert_eq!(
            response.topics[0].error_code,
            error_code::NONE,
            "v{version}"
        );
        assert_eq!(partitions_of(&mut client, &name), None);
    }
}

#[test]
fn create_topics_without_time_gets_7() {
    let server = Server::shared();
    let mut client = server.connect();
    let request = CreateTopicsRequest {
        topics: vec![topic("no-time")],
        timeout_ms: 0,
        ..Default::default()
    };
    let response = client.call(&request, 7);
    assert_eq!(response.topics[0].error_code, error_code::REQUEST_TIMED_OUT);
}

#[test]
fn a_topic_with_a_million_partitions_is_refused_and_memory_stays_flat() {
    let server = Server::start();
    let mut client = server.connect();
    let before = server.resident_bytes();
    for num_partitions in [1_000_000, 2_000_000, i32::MAX] {
        let name = unique("million");
        let wide = CreatableTopic {
            num_partitions,
            ..topic(&name)
        };
        let error = error_of(&mut client, wide);
        let expected = [error_code::INVALID_PARTITIONS, error_code::POLICY_VIOLATION];
        assert!(
            expected.contains(&error),
            "{num_partitions} partitions: {error}"
        );
    }
    let grown = server.resident_bytes().saturating_sub(before);
    assert!(grown < 8 << 20, "grew by {grown} bytes");
}

#[test]
fn a_deleted_topic_is_unknown_to_produce_fetch_and_list_offsets() {
    let server = Server::shared();
    let mut client = server.connect();
    let name = unique("deleted");
    let topic_id = client.create_topic(&name, 1);
    let batch = Batch::of_values(["x"]);
    client.produce(&name, 0, &batch);
    assert_eq!(delete(&mut client, &name), error_code::NONE);

    let unknown = error_code::UNKNOWN_TOPIC_OR_PARTITION;
    assert_eq!(
        client.produce_bytes(&name, 0, &batch.encode()).error_code,
        unknown
    );
    assert_eq!(
        client.fetch_at(&fetch_request(&name, 0, 0), 12).error_code,
        unknown
    );
    assert_eq!(client.list_offset(&name, 0, -1, 7).error_code, unknown);
    assert_eq!(delete(&mut client, &name), unknown);
    assert_eq!(partitions_of(&mut client, &name), None);

    let bytes = batch.encode();
    let mut by_id = produce_request("", 0, &bytes);
    by_id.topic_data[0].topic_id = topic_id;
    let answer = client.try_produce(&by_id, 13).expect("an answer");
    assert_eq!(answer.error_code, error_code::UNKNOWN_TOPIC_ID);
}

#[test]
fn a_topic_that_is_created_again_is_empty_and_has_another_id() {
    let server = Server::shared();
    let mut client = server.connect();
    let name = unique("again");
    let first_id = client.create_topic(&name, 1);
    client.produce(&name, 0, &Batch::of_values(["old"]));
    assert_eq!(delete(&mut client, &name), error_code::NONE);
    let second_id = client.create_topic(&name, 1);
    assert_ne!(first_id, second_id);
    assert_eq!(client.list_offset(&name, 0, -1, 7).offset, 0);
    assert_eq!(client.produce(&name, 0, &Batch::of_values(["new"])), 0);
    assert_eq!(client.read_values(&name, 0), [(0, "new".to_owned())]);
}

#[test]
fn delete_topics_by_an_unknown_id_gets_100() {
    let server = Server::shared();
    let mut client = server.connect();
    let request = DeleteTopicsRequest {
        topics: vec![DeleteTopicState {
            topic_id: Uuid::from_bytes([5; 16]),
            ..Default::default()
        }],
        timeout_ms: 10_000,
        ..Default::default()
    };
    let response = client.call(&request, 6);
    assert_eq!(
        response.responses[0].error_code,
        error_code::UNKNOWN_TOPIC_ID
    );
}
