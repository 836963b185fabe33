use kafka_proto::messages::create_topics::request::{CreatableTopic, CreatableTopicConfig};
use kafka_proto::messages::{CreateTopicsRequest, CreateTopicsResponse};
use kafka_proto::{ErrorCode, Message};

use super::super::Broker;
use super::decode;
use crate::sim::MemoryDisk;

fn topic(name: &str, num_partitions: i32) -> CreatableTopic<'_> {
    CreatableTopic {
        name,
        num_partitions,
        replication_factor: 1,
        ..Default::default()
    }
}

fn request<'a>(topics: Vec<CreatableTopic<'a>>) -> CreateTopicsRequest<'a> {
    CreateTopicsRequest {
        topics,
        ..Default::default()
    }
}

/// Names and codes of the topics in an answer.
fn results(bytes: &[u8], version: i16) -> Vec<(String, ErrorCode)> {
    let response: CreateTopicsResponse<'_> = decode(bytes, version);
    let code = |code| ErrorCode::from_code(code).expect("a code of Kafka's");
    let topics = response.topics.iter();
    topics
        .map(|topic| (topic.name.to_owned(), code(topic.error_code)))
        .collect()
}

#[test]
fn a_topic_is_created_in_every_version_and_survives_the_end_of_the_process() {
    for version in CreateTopicsRequest::VERSIONS.iter() {
        let mut broker = Broker::new();
        let config = CreatableTopicConfig {
            name: "retention.ms",
            value: Some("77"),
            ..Default::default()
        };
        let wanted = CreatableTopic {
            configs: vec![config],
            ..topic("t", 2)
        };
        let bytes = broker.call(&request(vec![wanted]), version);
        let response: CreateTopicsResponse<'_> = decode(&bytes, version);
        let result = &response.topics[0];
        assert_eq!((result.name, result.error_code), ("t", 0));
        assert!(version == 0 || result.error_message.is_none());
        if version >= 5 {
            assert_eq!((result.num_partitions, result.replication_factor), (2, 1));
            let configs = result.configs.as_ref().expect("they are told");
            let set = configs.iter().find(|config| config.name == "retention.ms");
            let set = set.expect("it is told");
            assert_eq!((set.value, set.config_source), (Some("77"), 1));
            assert!(
                configs
                    .iter()
                    .any(|c| c.name == "segment.bytes" && c.config_source == 5)
            );
        }
        let created = broker
            .core()
            .cluster
            .topic("t")
            .expect("it was created")
            .clone();
        if version >= 7 {
            assert_eq!(result.topic_id, created.id);
        }
        let broker = broker.crash();
        let found = broker.core().cluster.topic("t").expect("it is still there");
        assert_eq!((found.id, found.partitions.len()), (created.id, 2));
        assert_eq!(
            broker.core().cluster.topic_overrides("t")["retention.ms"],
            "77"
        );
        assert!(broker.core().partitions.lookup("t", 1).is_some());
        assert!(broker.core().partitions.lookup("t", 2).is_none());
    }
}

#[test]
fn validating_creates_nothing() {
    let mut broker = Broker::new();
    let validate = CreateTopicsRequest {
        validate_only: true,
        ..request(vec![topic("t", 2)])
    };
    let bytes = broker.call(&validate, 6);
    assert_eq!(results(&bytes, 6), [("t".to_owned(), ErrorCode::None)]);
    assert!(broker.topics().is_empty());
}

#[test]
fn each_topic_has_its_own_result() {
    let mut broker = Broker::new();
    broker.call(&request(vec![topic("here", 1)]), 0);
    let wanted = vec![
        topic("twice", 1),
        topic("good", 1),
        topic("here", 1),
        topic("..", 1),
        topic("twice", 2),
        topic("none", 0),
        topic("__cluster_metadata", 1),
    ];
    let bytes = broker.call(&request(wanted), 7);
    let expected = [
        ("good", ErrorCode::None),
        ("here", ErrorCode::TopicAlreadyExists),
        ("..", ErrorCode::InvalidTopicException),
        ("none", ErrorCode::InvalidPartitions),
        ("__cluster_metadata", ErrorCode::InvalidRequest),
        ("twice", ErrorCode::InvalidRequest),
    ];
    let expected = expected.map(|(name, code)| (name.to_owned(), code));
    assert_eq!(results(&bytes, 7), expected);
    assert_eq!(broker.topics(), ["good", "here"]);
}

#[test]
fn without_time_to_wait_the_answer_is_a_timeout_though_the_topic_is_created() {
    for timeout_ms in [0, -1] {
        let mut broker = Broker::new();
        let hurried = CreateTopicsRequest {
            timeout_ms,
            ..request(vec![topic("t", 1), topic("..", 1)])
        };
        let bytes = broker.call(&hurried, 7);
        let expected = ["t", ".."].map(|name| (name.to_owned(), ErrorCode::RequestTimedOut));
        assert_eq!(results(&bytes, 7), expected);
        assert_eq!(broker.topics(), ["t"]);
    }
}

#[test]
fn too_many_partitions_or_topics_are_refused_as_a_whole() {
    let mut broker = Broker::new();
    let many: Vec<String> = (0..10_001).map(|number| format!("t{number}")).collect();
    for wanted in [
        vec![topic("good", 1), topic("million", 1_000_000)],
        vec![topic("good", 1), topic("most", i32::MAX)],
        vec![topic("a", 6_000), topic("b", 6_000)],
        many.iter().map(|name| topic(name, 1)).collect(),
    ] {
        let count = wanted.len();
        let results = results(&broker.call(&request(wanted), 7), 7);
        assert_eq!(results.len(), count);
        assert!(
            results
                .iter()
                .all(|(_, code)| *code == ErrorCode::PolicyViolation)
        );
        assert!(broker.topics().is_empty());
    }
}

#[test]
fn more_bytes_than_a_batch_of_metadata_may_have_are_refused_as_a_whole() {
    let mut broker = Broker::new();
    let long = vec!["0:1"; 8_000].join(",");
    let names: Vec<String> = (0..300).map(|number| format!("t{number}")).collect();
    let configured = |name: &'static str| {
        let long = long.as_str();
        names.iter().map(move |topic| CreatableTopic {
            configs: vec![CreatableTopicConfig {
                name,
                value: Some(long),
                ..Default::default()
            }],
            ..self::topic(topic, 1)
        })
    };
    let wanted: Vec<_> = configured("follower.replication.throttled.replicas").collect();
    let answer = broker.call(&request(wanted.clone()), 7);
    assert!(
        results(&answer, 7)
            .iter()
            .all(|(_, code)| *code == ErrorCode::PolicyViolation)
    );
    assert!(broker.topics().is_empty());
    let answer = broker.call(&request(wanted[..200].to_vec()), 7);
    assert!(
        results(&answer, 7)
            .iter()
            .all(|(_, code)| *code == ErrorCode::None)
    );
    assert_eq!(broker.topics().len(), 200);
}

#[test]
fn a_small_segment_size_of_topics_does_not_concern_the_metadata_log() {
    let keys = [("log.segment.bytes", "1048576")];
    let mut broker = Broker::configured(MemoryDisk::new(1), 1, &keys);
    let names: Vec<String> = (0..4_000).map(|number| format!("{number:0>249}")).collect();
    let wanted = names.iter().map(|name| topic(name, 1)).collect();
    let answer = broker.call(&request(wanted), 7);
    assert!(
        results(&answer, 7)
            .iter()
            .all(|(_, code)| *code == ErrorCode::None)
    );
    assert_eq!(broker.topics().len(), 4_000);
}
