use kafka_proto::messages::create_partitions::request::{
    CreatePartitionsAssignment, CreatePartitionsTopic,
};
use kafka_proto::messages::{
    CreatePartitionsRequest, CreatePartitionsResponse, DescribeTopicPartitionsRequest,
    DescribeTopicPartitionsResponse, describe_topic_partitions::request as describe,
};

use super::super::{Broker, versions};
use super::decode;

fn broker() -> Broker {
    let mut broker = Broker::new();
    broker.create_topic("t", 2);
    broker
}

fn topic(name: &str, count: i32) -> CreatePartitionsTopic<'_> {
    CreatePartitionsTopic {
        name,
        count,
        assignments: None,
        ..Default::default()
    }
}

fn assigned<'a>(name: &'a str, count: i32, brokers: &[&'a [i32]]) -> CreatePartitionsTopic<'a> {
    let assignment = |brokers: &&'a [i32]| CreatePartitionsAssignment {
        broker_ids: (*brokers).into(),
        ..Default::default()
    };
    CreatePartitionsTopic {
        assignments: Some(brokers.iter().map(assignment).collect()),
        ..topic(name, count)
    }
}

fn request<'a>(topics: Vec<CreatePartitionsTopic<'a>>) -> CreatePartitionsRequest<'a> {
    CreatePartitionsRequest {
        topics,
        timeout_ms: 1000,
        ..Default::default()
    }
}

fn results(broker: &mut Broker, request: &CreatePartitionsRequest<'_>) -> Vec<(String, i16)> {
    let bytes = broker.call(request, 3);
    let response: CreatePartitionsResponse<'_> = decode(&bytes, 3);
    let results = response.results.iter();
    results
        .map(|result| (result.name.to_owned(), result.error_code))
        .collect()
}

fn code(broker: &mut Broker, topic: CreatePartitionsTopic<'_>) -> i16 {
    results(broker, &request(vec![topic]))[0].1
}

#[test]
fn partitions_are_added_in_every_version_and_survive_the_end_of_the_process() {
    for version in versions::<CreatePartitionsRequest<'_>>() {
        let mut broker = broker();
        let bytes = broker.call(&request(vec![topic("t", 4)]), version);
        let response: CreatePartitionsResponse<'_> = decode(&bytes, version);
        let result = &response.results[0];
        assert_eq!(
            (result.name, result.error_code, result.error_message),
            ("t", 0, None)
        );
        let holds = |broker: &Broker| {
            assert_eq!(
                broker.core().cluster.topic("t").unwrap().partitions.len(),
                4
            );
            assert!(broker.core().partitions.lookup("t", 3).is_some());
            assert!(broker.core().partitions.lookup("t", 4).is_none());
        };
        holds(&broker);
        holds(&broker.crash());
    }
}

#[test]
fn each_topic_has_its_own_result_and_those_named_twice_come_first() {
    let mut broker = broker();
    let wanted = vec![
        topic("t", 3),
        topic("twice", 3),
        topic("nothing", 3),
        topic("a/b", 3),
        topic("twice", 4),
        topic("__cluster_metadata", 3),
    ];
    let expected = [
        ("twice", 42),
        ("t", 0),
        ("nothing", 3),
        ("a/b", 3),
        ("__cluster_metadata", 3),
    ];
    let expected = expected.map(|(name, code)| (name.to_owned(), code));
    assert_eq!(results(&mut broker, &request(wanted)), expected);
}

#[test]
fn partitions_only_become_more() {
    let mut broker = broker();
    for count in [2, 1, 0, -1, i32::MIN] {
        assert_eq!(code(&mut broker, topic("t", count)), 37);
    }
    for count in [20_000, 2_000_000, i32::MAX] {
        assert_eq!(code(&mut broker, topic("t", count)), -1);
    }
    assert_eq!(
        broker.core().cluster.topic("t").unwrap().partitions.len(),
        2
    );
}

#[test]
fn new_partitions_may_be_assigned_to_this_broker_only() {
    let mut broker = broker();
    let cases: [(&[&[i32]], i16); 6] = [
        (&[], 39),
        (&[&[1]], 39),
        (&[&[1], &[2]], 39),
        (&[&[1], &[]], 39),
        (&[&[1], &[1, 1]], 39),
        (&[&[1], &[1]], 0),
    ];
    for (brokers, expected) in cases {
        assert_eq!(
            code(&mut broker, assigned("t", 4, brokers)),
            expected,
            "{brokers:?}"
        );
    }
}

#[test]
fn validating_adds_nothing_and_without_time_to_wait_the_answer_is_a_timeout() {
    let mut broker = broker();
    let validate = CreatePartitionsRequest {
        validate_only: true,
        ..request(vec![topic("t", 3)])
    };
    assert_eq!(results(&mut broker, &validate)[0].1, 0);
    assert_eq!(
        broker.core().cluster.topic("t").unwrap().partitions.len(),
        2
    );
    let hurried = CreatePartitionsRequest {
        timeout_ms: 0,
        ..request(vec![topic("t", 3)])
    };
    assert_eq!(results(&mut broker, &hurried)[0].1, 7);
}

/// Code, name and partitions of each topic, and the cursor.
type Page = (Vec<(i16, String, Vec<i32>)>, Option<(String, i32)>);

fn page(broker: &mut Broker, names: &[&str], limit: i32, from: Option<(&str, i32)>) -> Page {
    let name = |name: &&'static str| describe::TopicRequest {
        name,
        ..Default::default()
    };
    let names: Vec<&'static str> = names
        .iter()
        .map(|name| name.to_string().leak() as _)
        .collect();
    let request = DescribeTopicPartitionsRequest {
        topics: names.iter().map(name).collect(),
        response_partition_limit: limit,
        cursor: from.map(|(topic_name, partition_index)| describe::Cursor {
            topic_name,
            partition_index,
            ..Default::default()
        }),
        ..Default::default()
    };
    let bytes = broker.call(&request, 0);
    let response: DescribeTopicPartitionsResponse<'_> = decode(&bytes, 0);
    let topics = response.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter().map(|p| p.partition_index);
        let name = topic.name.unwrap_or_default().to_owned();
        (topic.error_code, name, partitions.collect())
    });
    let next = response.next_cursor.as_ref();
    let next = next.map(|cursor| (cursor.topic_name.to_owned(), cursor.partition_index));
    (topics.collect(), next)
}

#[test]
fn topics_are_described_page_by_page() {
    let mut broker = broker();
    broker.create_topic("u", 3);
    let told = |code, name: &str, partitions: &[i32]| (code, name.to_owned(), partitions.to_vec());
    let at = |name: &str, partition| Some((name.to_owned(), partition));

    let all = vec![told(0, "t", &[0, 1]), told(0, "u", &[0, 1, 2])];
    assert_eq!(page(&mut broker, &[], 2000, None), (all.clone(), None));
    assert_eq!(page(&mut broker, &["u", "t", "u"], 2000, None), (all, None));
    let first = (vec![told(0, "t", &[0, 1])], at("u", 0));
    assert_eq!(page(&mut broker, &[], 2, None), first);
    let second = (vec![told(0, "u", &[0, 1])], at("u", 2));
    assert_eq!(page(&mut broker, &[], 2, Some(("u", 0))), second);
    let third = (vec![told(0, "u", &[2])], None);
    assert_eq!(page(&mut broker, &["u"], 2, Some(("u", 2))), third);
    for limit in [0, -1, 1] {
        let least = (vec![told(0, "t", &[0])], at("t", 1));
        assert_eq!(page(&mut broker, &["t"], limit, None), least);
    }
    let beyond = (vec![told(0, "t", &[])], None);
    assert_eq!(page(&mut broker, &["t"], 2, Some(("t", 9))), beyond);

    let unknown = vec![
        told(17, "a/b", &[]),
        told(3, "no", &[]),
        told(0, "t", &[0, 1]),
    ];
    assert_eq!(
        page(&mut broker, &["t", "no", "a/b"], 9, None),
        (unknown, None)
    );
    let refused = (vec![told(42, "t", &[])], None);
    assert_eq!(page(&mut broker, &["t"], 9, Some(("s", 0))), refused);
    assert_eq!(page(&mut broker, &["t"], 9, Some(("t", -9))), refused);
}
