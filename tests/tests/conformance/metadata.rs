//! Metadata: which topics are meant, and what each version says of them.

use kafka_proto::Uuid;
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::metadata::response::MetadataResponseTopic;
use kafka_proto::messages::{MetadataRequest, MetadataResponse};
use tests::{Server, error_code, unique};

/// `cluster_authorized_operations` and its like when they were not asked for.
const NOT_ASKED: i32 = i32::MIN;

fn named(name: &str) -> MetadataRequest<'_> {
    MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(name),
            ..Default::default()
        }]),
        ..Default::default()
    }
}

fn by_id(topic_id: Uuid) -> MetadataRequest<'static> {
    MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            topic_id,
            name: None,
            ..Default::default()
        }]),
        ..Default::default()
    }
}

fn lists(response: &MetadataResponse<'_>, topic: &str) -> bool {
    response
        .topics
        .iter()
        .any(|listed| listed.name == Some(topic))
}

#[test]
fn metadata_v0_takes_empty_topics_for_all() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("all");
    client.create_topic(&topic, 1);
    let response = client.call(&MetadataRequest::default(), 0);
    assert!(lists(&response, &topic));
}

#[test]
fn metadata_v1_and_later_takes_null_topics_for_all_and_empty_ones_for_none() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("all");
    client.create_topic(&topic, 1);
    for version in 1..=13 {
        let all = MetadataRequest {
            topics: None,
            ..Default::default()
        };
        let response = client.call(&all, version);
        assert!(lists(&response, &topic), "v{version}");
        let response = client.call(&MetadataRequest::default(), version);
        assert_eq!(response.topics, [], "v{version}");
        assert_eq!(response.brokers.len(), 1, "v{version}");
    }
}

#[test]
fn metadata_v9_to_v13_describes_a_topic_by_name() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("by-name");
    let topic_id = client.create_topic(&topic, 2);
    for version in 9..=13 {
        let response = client.call(&named(&topic), version);
        assert_eq!(response.error_code, error_code::NONE);
        assert_eq!(response.controller_id, 1);
        assert_eq!(
            response.cluster_authorized_operations, NOT_ASKED,
            "v{version}"
        );
        let [described] = response.topics.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        assert_eq!(described.error_code, error_code::NONE);
        assert_eq!(described.name, Some(topic.as_str()));
        assert_eq!(
            described.topic_id,
            if version >= 10 { topic_id } else { Uuid::ZERO }
        );
        assert!(!described.is_internal);
        assert_eq!(described.topic_authorized_operations, NOT_ASKED);
        let mut partitions: Vec<i32> = Vec::new();
        for partition in &described.partitions {
            partitions.push(partition.partition_index);
            assert_eq!((partition.leader_id, partition.leader_epoch), (1, 0));
            assert_eq!(partition.replica_nodes.to_vec(), [1]);
            assert_eq!(partition.isr_nodes.to_vec(), [1]);
            assert!(partition.offline_replicas.is_empty());
        }
        partitions.sort_unstable();
        assert_eq!(partitions, [0, 1]);
    }
}

#[test]
fn metadata_v8_to_v13_says_which_operations_are_allowed_if_asked() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("operations");
    client.create_topic(&topic, 1);
    for version in 8..=13 {
        let request = MetadataRequest {
            include_cluster_authorized_operations: version <= 10,
            include_topic_authorized_operations: true,
            ..named(&topic)
        };
        let response = client.call(&request, version);
        assert!(
            response.topics[0].topic_authorized_operations > 0,
            "v{version}"
        );
        assert_eq!(
            response.cluster_authorized_operations != NOT_ASKED,
            version <= 10
        );
    }
}

#[test]
fn metadata_v12_and_v13_describes_a_topic_by_id() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("by-id");
    let topic_id = client.create_topic(&topic, 1);
    for version in 12..=13 {
        let response = client.call(&by_id(topic_id), version);
        let [described] = response.topics.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        assert_eq!(described.error_code, error_code::NONE);
        assert_eq!(
            (described.name, described.topic_id),
            (Some(topic.as_str()), topic_id)
        );

        let unknown = Uuid::from_bytes([3; 16]);
        let response = client.call(&by_id(unknown), version);
        let described: &MetadataResponseTopic<'_> = &response.topics[0];
        assert_eq!(described.error_code, error_code::UNKNOWN_TOPIC_ID);
        assert_eq!((described.name, described.topic_id), (None, unknown));
    }
}

#[test]
fn metadata_v10_and_v11_by_id_gets_42_with_no_brokers() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic_id = client.create_topic(&unique("by-id"), 1);
    for version in 10..=11 {
        let request = MetadataRequest {
            topics: Some(vec![MetadataRequestTopic {
                topic_id,
                name: Some(""),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let response = client.call(&request, version);
        assert_eq!(response.topics.len(), 1, "v{version}");
        assert_eq!(
            response.topics[0].error_code,
            error_code::INVALID_REQUEST,
            "v{version}"
        );
        assert_eq!(response.brokers, []);
        assert_eq!((response.cluster_id, response.controller_id), (None, -1));
    }
}

#[test]
fn metadata_of_an_unknown_topic_creates_it_unless_told_not_to() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 4..=13 {
        let topic = unique("auto");
        let request = MetadataRequest {
            allow_auto_topic_creation: false,
            ..named(&topic)
        };
        for _ in 0..2 {
            let response = client.call(&request, version);
            let error = response.topics[0].error_code;
            assert_eq!(error, error_code::UNKNOWN_TOPIC_OR_PARTITION, "v{version}");
        }
        // Whether the topic is there at once or at the next question is the broker's choice, as it is Kafka's.
        client.call(&named(&topic), version);
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while client.call(&request, version).topics[0].error_code != error_code::NONE {
            assert!(std::time::Instant::now() < deadline, "never created");
        }
    }
}

#[test]
fn metadata_v0_to_v3_creates_an_unknown_topic() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 0..=3 {
        let topic = unique("auto");
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while client.call(&named(&topic), version).topics[0].error_code != error_code::NONE {
            assert!(std::time::Instant::now() < deadline, "never created");
        }
    }
}
