use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::delete_topics::request::DeleteTopicState;
use kafka_proto::messages::{CreateTopicsRequest, DeleteTopicsRequest, DeleteTopicsResponse};
use kafka_proto::{Message, Uuid};

use super::super::Broker;
use super::decode;

fn broker_with(names: &[&'static str], properties: &[(&str, &str)]) -> Broker {
    let mut broker = match properties {
        [] => Broker::new(),
        set => Broker::with(set),
    };
    let topic = |name: &&'static str| CreatableTopic {
        name,
        num_partitions: 1,
        replication_factor: 1,
        ..Default::default()
    };
    let request = CreateTopicsRequest {
        topics: names.iter().map(topic).collect(),
        ..Default::default()
    };
    broker.call(&request, 4);
    broker
}

fn by_name<'a>(names: &[&'a str]) -> DeleteTopicsRequest<'a> {
    DeleteTopicsRequest {
        topic_names: names.to_vec(),
        timeout_ms: 1000,
        ..Default::default()
    }
}

fn targets<'a>(targets: &[(Option<&'a str>, Uuid)]) -> DeleteTopicsRequest<'a> {
    let state = |(name, topic_id): &(Option<&'a str>, Uuid)| DeleteTopicState {
        name: *name,
        topic_id: *topic_id,
        ..Default::default()
    };
    DeleteTopicsRequest {
        topics: targets.iter().map(state).collect(),
        timeout_ms: 1000,
        ..Default::default()
    }
}

fn results(bytes: &[u8], version: i16) -> Vec<(Option<String>, i16)> {
    let response: DeleteTopicsResponse<'_> = decode(bytes, version);
    let responses = response.responses.iter();
    responses
        .map(|topic| (topic.name.map(str::to_owned), topic.error_code))
        .collect()
}

fn named(name: &str, code: i16) -> (Option<String>, i16) {
    (Some(name.to_owned()), code)
}

#[test]
fn a_topic_is_gone_by_name_in_every_version_for_good() {
    for version in DeleteTopicsRequest::VERSIONS.iter() {
        let mut broker = broker_with(&["t", "stays"], &[]);
        let request = match version {
            6 => targets(&[(Some("t"), Uuid::ZERO)]),
            _ => by_name(&["t"]),
        };
        assert_eq!(
            results(&broker.call(&request, version), version),
            [named("t", 0)]
        );
        assert_eq!(broker.topics(), ["stays"]);
        assert!(broker.core().partitions.lookup("t", 0).is_none());
        assert_eq!(broker.crash().topics(), ["stays"]);
    }
}

#[test]
fn a_topic_is_gone_by_id() {
    let mut broker = broker_with(&["t", "stays"], &[]);
    let id = broker.core().cluster.topic("t").expect("it is there").id;
    let bytes = broker.call(&targets(&[(None, id)]), 6);
    assert_eq!(results(&bytes, 6), [named("t", 0)]);
    assert_eq!(broker.topics(), ["stays"]);
}

#[test]
fn what_is_unknown_unclear_or_repeated_is_not_deleted() {
    let mut broker = broker_with(&["a", "b", "c"], &[]);
    let id = |name| broker.core().cluster.topic(name).expect("it is there").id;
    let (b, c) = (id("b"), id("c"));
    let request = targets(&[
        (Some("a"), Uuid::ZERO),
        (Some("a"), Uuid::ZERO),
        (Some("b"), Uuid::ZERO),
        (None, b),
        (Some("c"), c),
        (None, Uuid::ZERO),
        (Some("nothing"), Uuid::ZERO),
        (None, Uuid::from(5)),
    ]);
    let expected = [
        named("a", 42),
        named("b", 42),
        named("c", 42),
        (None, 42),
        named("nothing", 3),
        (None, 100),
    ];
    assert_eq!(results(&broker.call(&request, 6), 6), expected);
    assert_eq!(broker.topics(), ["a", "b", "c"]);
}

#[test]
fn deleting_can_be_forbidden() {
    let mut broker = broker_with(&["t"], &[("delete.topic.enable", "false")]);
    for version in 0..=5 {
        let code = if version < 3 { 42 } else { 73 };
        let bytes = broker.call(&by_name(&["t"]), version);
        assert_eq!(results(&bytes, version), [named("t", code)]);
    }
    assert_eq!(broker.topics(), ["t"]);
}

#[test]
fn without_time_to_wait_the_answer_is_a_timeout_though_the_topic_is_gone() {
    let mut broker = broker_with(&["t"], &[]);
    let hurried = DeleteTopicsRequest {
        timeout_ms: 0,
        ..by_name(&["t", "nothing"])
    };
    let bytes = broker.call(&hurried, 5);
    assert_eq!(results(&bytes, 5), [named("t", 7), named("nothing", 7)]);
    assert!(broker.topics().is_empty());
}
