use std::collections::BTreeMap;

use kafka_proto::{Array, ErrorCode, Uuid};

use super::{DIRECTORY, NODE, id, level, replayed, topic};
use crate::cluster::{
    Image, MAX_RECORDS, NewTopic, OFFSETS_TOPIC, Refusal, TopicPlan, offsets_topic, plan_topic,
};
use crate::config::BrokerConfig;

fn config(pairs: &[(&str, &str)]) -> BrokerConfig {
    let properties: BTreeMap<String, String> = pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    BrokerConfig::from_properties(&properties)
        .expect("a good configuration")
        .0
}

fn cluster() -> Image {
    replayed(&[level(21), topic("here", id(1)), topic("a.b", id(2))])
}

fn wanted(name: &str) -> NewTopic<'_> {
    NewTopic {
        name,
        num_partitions: -1,
        replication_factor: -1,
        assignments: Vec::new(),
        configs: Vec::new(),
    }
}

fn plan(topic: &NewTopic<'_>) -> Result<TopicPlan, Refusal> {
    plan_topic(
        &cluster(),
        &config(&[("num.partitions", "4")]),
        topic,
        id(99),
    )
}

fn refusal(topic: &NewTopic<'_>) -> ErrorCode {
    plan(topic).expect_err("it cannot be created").error
}

fn applied(plan: &TopicPlan, image: &Image) -> Image {
    let mut image = image.clone();
    for record in plan.records(&image.clone()) {
        image.apply(&record);
    }
    image
}

#[test]
fn defaults_come_from_the_configuration() {
    let plan = plan(&wanted("t")).expect("it can be created");
    assert_eq!((plan.num_partitions, plan.replication_factor), (4, 1));
    let default = config(&[("default.replication.factor", "3")]);
    let plan = plan_topic(&cluster(), &default, &wanted("t"), id(9)).expect("capped at one broker");
    assert_eq!(plan.replication_factor, 1);
}

#[test]
fn what_is_planned_is_what_the_image_then_has() {
    let topic = NewTopic {
        num_partitions: 3,
        configs: vec![
            ("retention.ms", Some("5")),
            ("cleanup.policy", Some("compact")),
        ],
        ..wanted("t")
    };
    let plan = plan(&topic).expect("it can be created");
    assert_eq!(plan.records(&cluster()).len(), 6);
    let image = applied(&plan, &cluster());
    let created = image.topic("t").expect("it is there");
    assert_eq!(created.id, id(99));
    assert_eq!(
        created.partitions.keys().copied().collect::<Vec<_>>(),
        [0, 1, 2]
    );
    for partition in created.partitions.values() {
        assert_eq!((partition.leader, partition.leader_epoch), (NODE, 0));
        assert_eq!(partition.directory, DIRECTORY);
    }
    assert_eq!(image.topic_overrides("t"), &plan.configs);
    assert_eq!(image.check(&[DIRECTORY]), Ok(()));
}

#[test]
fn below_metadata_version_17_partitions_name_no_directory() {
    let old = replayed(&[level(16)]);
    let plan = plan_topic(&old, &config(&[]), &wanted("t"), id(9)).expect("it can be created");
    let image = applied(&plan, &old);
    assert_eq!(
        image.topic("t").expect("it is there").partitions[&0].directory,
        Uuid::ZERO
    );
}

#[test]
fn names_have_to_be_good_free_and_distinct() {
    for bad in ["", "..", "a/b"] {
        assert_eq!(refusal(&wanted(bad)), ErrorCode::InvalidTopicException);
    }
    assert_eq!(refusal(&wanted("here")), ErrorCode::TopicAlreadyExists);
    assert_eq!(refusal(&wanted("a.b")), ErrorCode::TopicAlreadyExists);
    assert_eq!(refusal(&wanted("a_b")), ErrorCode::InvalidTopicException);
}

#[test]
fn numbers_have_to_be_possible_on_one_broker() {
    let partitions = |num_partitions| NewTopic {
        num_partitions,
        ..wanted("t")
    };
    let replicas = |replication_factor| NewTopic {
        replication_factor,
        ..wanted("t")
    };
    for number in [0, -2, i32::MIN] {
        assert_eq!(refusal(&partitions(number)), ErrorCode::InvalidPartitions);
    }
    for number in [0, -2, 2, i16::MAX] {
        assert_eq!(
            refusal(&replicas(number)),
            ErrorCode::InvalidReplicationFactor
        );
    }
    let most = i32::try_from(MAX_RECORDS).expect("small") - 1;
    assert!(plan(&partitions(most)).is_ok());
    assert_eq!(refusal(&partitions(most + 1)), ErrorCode::PolicyViolation);
    assert_eq!(refusal(&partitions(i32::MAX)), ErrorCode::PolicyViolation);
}

#[test]
fn configs_have_to_be_known_and_in_range() {
    let configured = |name, value| NewTopic {
        configs: vec![(name, value)],
        ..wanted("t")
    };
    for (name, value) in [
        ("retention.mss", Some("1")),
        ("segment.bytes", Some("1")),
        ("retention.ms", None),
    ] {
        let refusal = plan(&configured(name, value)).expect_err("it cannot be created");
        assert_eq!(refusal.error, ErrorCode::InvalidConfig);
        assert!(refusal.message.contains(name), "{}", refusal.message);
    }
}

#[test]
fn assignments_have_to_be_complete_and_to_this_broker() {
    let one = [NODE];
    let other = [2];
    let twice = [NODE, NODE];
    let assigned = |assignments: &[(i32, &'static [i32])]| {
        let assignments = assignments
            .iter()
            .map(|(p, brokers)| (*p, Array::from(*brokers)));
        NewTopic {
            assignments: assignments.collect(),
            ..wanted("t")
        }
    };
    const ONE: &[i32] = &[NODE];
    assert_eq!(
        plan(&assigned(&[(1, ONE), (0, ONE)])).map(|plan| plan.num_partitions),
        Ok(2)
    );
    for bad in [
        assigned(&[(0, ONE), (0, ONE)]),
        assigned(&[(1, ONE)]),
        assigned(&[(0, ONE), (2, ONE)]),
        assigned(&[(-1, ONE), (0, ONE)]),
        assigned(&[(0, &[])]),
        NewTopic {
            assignments: vec![(0, Array::from(&other[..]))],
            ..wanted("t")
        },
        NewTopic {
            assignments: vec![(0, Array::from(&twice[..]))],
            ..wanted("t")
        },
    ] {
        assert_eq!(
            refusal(&bad),
            ErrorCode::InvalidReplicaAssignment,
            "{bad:?}"
        );
    }
    for with_numbers in [
        NewTopic {
            num_partitions: 1,
            assignments: vec![(0, Array::from(&one[..]))],
            ..wanted("t")
        },
        NewTopic {
            replication_factor: 1,
            assignments: vec![(0, Array::from(&one[..]))],
            ..wanted("t")
        },
    ] {
        assert_eq!(refusal(&with_numbers), ErrorCode::InvalidRequest);
    }
}

#[test]
fn the_offsets_topic_is_compacted_and_has_one_replica() {
    let config = config(&[("offsets.topic.num.partitions", "7")]);
    let plan = offsets_topic(&config, id(5));
    assert_eq!(
        (plan.num_partitions, plan.replication_factor, &*plan.name),
        (7, 1, OFFSETS_TOPIC)
    );
    assert_eq!(plan.configs["cleanup.policy"], "compact");
    let image = applied(&plan, &cluster());
    assert_eq!(image.topic_overrides(OFFSETS_TOPIC).len(), 3);
}
