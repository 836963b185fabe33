use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{MetadataRequest, MetadataResponse};
use kafka_proto::{ErrorCode, Message, Uuid};

use super::super::Broker;
use super::decode;

fn asked(names: &[&'static str]) -> MetadataRequest<'static> {
    let topic = |name: &&'static str| MetadataRequestTopic {
        name: Some(name),
        ..Default::default()
    };
    MetadataRequest {
        topics: Some(names.iter().map(topic).collect()),
        ..Default::default()
    }
}

fn asked_by_id(topic_id: Uuid) -> MetadataRequest<'static> {
    let topic = MetadataRequestTopic {
        topic_id,
        name: None,
        ..Default::default()
    };
    MetadataRequest {
        topics: Some(vec![topic]),
        ..Default::default()
    }
}

fn all() -> MetadataRequest<'static> {
    MetadataRequest {
        topics: None,
        ..Default::default()
    }
}

/// Names and codes of the topics in an answer.
fn topics(bytes: &[u8], version: i16) -> Vec<(Option<String>, i16)> {
    let response: MetadataResponse<'_> = decode(bytes, version);
    let entry = |topic: &kafka_proto::messages::metadata::response::MetadataResponseTopic<'_>| {
        (topic.name.map(str::to_owned), topic.error_code)
    };
    response.topics.iter().map(entry).collect()
}

#[test]
fn a_topic_that_is_asked_for_is_created_and_answered_at_once_in_every_version() {
    for version in MetadataRequest::VERSIONS.iter() {
        let mut broker = Broker::with(&[("num.partitions", "3")]);
        let bytes = broker.call(&asked(&["fresh"]), version);
        let response: MetadataResponse<'_> = decode(&bytes, version);
        let topic = &response.topics[0];
        assert_eq!(
            (topic.name, topic.error_code),
            (Some("fresh"), 0),
            "v{version}"
        );
        assert_eq!(topic.partitions.len(), 3);
        for (index, partition) in topic.partitions.iter().enumerate() {
            assert_eq!(partition.partition_index, index as i32);
            assert_eq!((partition.error_code, partition.leader_id), (0, 1));
            assert_eq!(partition.replica_nodes.to_vec(), [1]);
            assert_eq!(partition.isr_nodes.to_vec(), [1]);
            assert!(partition.offline_replicas.is_empty());
            assert_eq!(partition.leader_epoch, if version >= 7 { 0 } else { -1 });
        }
        assert_eq!(topic.topic_id.is_zero(), version < 10);
        assert_eq!(response.brokers.len(), 1);
        assert_eq!(response.controller_id, if version >= 1 { 1 } else { -1 });
        assert_eq!(response.cluster_id.is_some(), version >= 2);

        let mut broker = broker.crash();
        assert_eq!(
            topics(&broker.call(&all(), 12), 12),
            [(Some("fresh".to_owned()), 0)]
        );
    }
}

#[test]
fn nothing_is_created_unless_client_and_broker_both_allow_it() {
    let unknown = ErrorCode::UnknownTopicOrPartition.code();
    let forbidding = MetadataRequest {
        allow_auto_topic_creation: false,
        ..asked(&["t"])
    };
    let mut broker = Broker::new();
    assert_eq!(
        topics(&broker.call(&forbidding, 9), 9),
        [(Some("t".to_owned()), unknown)]
    );
    let mut broker = Broker::with(&[("auto.create.topics.enable", "false")]);
    assert_eq!(
        topics(&broker.call(&asked(&["t"]), 9), 9),
        [(Some("t".to_owned()), unknown)]
    );
    assert_eq!(broker.core().cluster.topics().len(), 0);
}

#[test]
fn names_that_no_topic_can_have_and_coordinators_topics_are_not_created() {
    let mut broker = Broker::new();
    let names = ["", "..", "a/b", "__cluster_metadata", "__transaction_state"];
    let answered = topics(&broker.call(&asked(&names), 12), 12);
    let codes: Vec<i16> = answered.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, [17, 17, 17, 3, 3]);
    assert_eq!(broker.core().cluster.topics().len(), 0);

    let bytes = broker.call(&asked(&["__consumer_offsets"]), 12);
    let response: MetadataResponse<'_> = decode(&bytes, 12);
    assert!(response.topics[0].is_internal);
    // As the configuration of these tests says.
    assert_eq!(response.topics[0].partitions.len(), 3);
}

#[test]
fn null_is_all_topics_and_so_is_the_empty_list_in_version_0_alone() {
    let mut broker = Broker::new();
    broker.call(&asked(&["a", "b", "a"]), 1);
    let both = [(Some("a".to_owned()), 0), (Some("b".to_owned()), 0)];
    assert_eq!(topics(&broker.call(&asked(&[]), 0), 0), both);
    for version in 1..=13 {
        assert_eq!(
            topics(&broker.call(&all(), version), version),
            both,
            "v{version}"
        );
        assert_eq!(topics(&broker.call(&asked(&[]), version), version), []);
    }
}

#[test]
fn ids_are_looked_up_from_version_12_on_and_refused_before() {
    let mut broker = Broker::new();
    broker.call(&asked(&["t"]), 1);
    let id = broker.core().cluster.topic("t").expect("it was created").id;
    for version in [12, 13] {
        let answered = topics(&broker.call(&asked_by_id(id), version), version);
        assert_eq!(answered, [(Some("t".to_owned()), 0)]);
        let unknown = broker.call(&asked_by_id(Uuid::from(5)), version);
        assert_eq!(
            topics(&unknown, version),
            [(None, ErrorCode::UnknownTopicId.code())]
        );
        let neither = broker.call(&asked_by_id(Uuid::ZERO), version);
        assert_eq!(topics(&neither, version), [(Some(String::new()), -1)]);
    }
    for version in [10, 11] {
        let bytes = broker.call(&asked_by_id(id), version);
        let response: MetadataResponse<'_> = decode(&bytes, version);
        assert_eq!(
            response.topics[0].error_code,
            ErrorCode::InvalidRequest.code()
        );
        assert_eq!(
            (
                response.brokers.len(),
                response.cluster_id,
                response.controller_id
            ),
            (0, None, -1)
        );
    }
}

#[test]
fn operations_are_told_where_they_are_asked_for() {
    let mut broker = Broker::new();
    for version in 8..=13 {
        let asks_cluster = version <= 10;
        let request = MetadataRequest {
            include_cluster_authorized_operations: asks_cluster,
            include_topic_authorized_operations: true,
            ..asked(&["t"])
        };
        let bytes = broker.call(&request, version);
        let response: MetadataResponse<'_> = decode(&bytes, version);
        assert_eq!(response.topics[0].topic_authorized_operations, 3576);
        let expected = if asks_cluster { 8096 } else { i32::MIN };
        assert_eq!(response.cluster_authorized_operations, expected);
    }
}

#[test]
fn a_client_is_told_the_address_of_the_listener_it_came_in_by() {
    let mut broker = Broker::with(&[("broker.rack", "here")]);
    for (listener, host, port) in [(0, "inside", 9092), (1, "outside", 19092)] {
        let bytes = broker.call_on(&all(), 5, listener);
        let response: MetadataResponse<'_> = decode(&bytes, 5);
        let node = &response.brokers[0];
        assert_eq!(
            (node.host, node.port, node.rack),
            (host, port, Some("here"))
        );
    }
}
