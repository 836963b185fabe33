use kafka_proto::messages as m;
use kafka_proto::wire::Put;
use kafka_proto::{Array, Uuid};

use super::{DIRECTORY, NODE, empty, id, level, partition, replayed, topic};
use crate::cluster::{
    Image, MetadataRecord, Partition, ReplayError, ResourceType, SUPPORTED_FEATURES,
    startup_records,
};

fn config(
    resource_type: ResourceType,
    name: &str,
    key: &str,
    value: Option<&str>,
) -> MetadataRecord {
    let record = m::ConfigRecord {
        resource_type: resource_type as i8,
        resource_name: name,
        name: key,
        value,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

fn change(record: m::PartitionChangeRecord<'_>) -> MetadataRecord {
    MetadataRecord::new(&record, 1)
}

fn partition_of(image: &Image, name: &str) -> Partition {
    image.topic(name).expect("a topic").partitions[&0]
}

#[test]
fn topics_are_found_by_name_and_id_until_they_are_removed() {
    let remove = m::RemoveTopicRecord {
        topic_id: id(7),
        ..Default::default()
    };
    let records = [
        topic("t", id(7)),
        config(ResourceType::Topic, "t", "retention.ms", Some("5")),
        partition(id(7), &[NODE], &[DIRECTORY]),
        MetadataRecord::new(&remove, 0),
    ];
    let image = replayed(&records[..3]);
    let found = image.topic_by_id(id(7)).expect("found by id");
    assert_eq!(Some(found), image.topic("t"));
    let expected = Partition {
        leader: NODE,
        leader_epoch: 3,
        partition_epoch: 5,
        directory: DIRECTORY,
    };
    assert_eq!(found.partitions[&0], expected);
    assert_eq!(image.topic_overrides("t")["retention.ms"], "5");
    assert_eq!(image.metadata_offset(), 2);
    assert_eq!(image.check(&[DIRECTORY]), Ok(()));

    let image = replayed(&records);
    assert_eq!(image.topics().len(), 0);
    assert_eq!(image.topic_by_id(id(7)), None);
    assert!(image.topic_overrides("t").is_empty());
}

#[test]
fn applying_is_replaying() {
    let records = [
        level(21),
        topic("t", id(7)),
        partition(id(7), &[NODE], &[DIRECTORY]),
    ];
    let mut applied = empty();
    for record in &records {
        applied.apply(record);
        assert_eq!(record.encode(), record.as_bytes());
    }
    assert_eq!(applied, replayed(&records));
}

#[test]
fn a_change_of_leader_raises_the_leader_epoch_and_any_change_the_partitions() {
    let mut image = replayed(&[topic("t", id(7)), partition(id(7), &[NODE], &[DIRECTORY])]);
    let base = m::PartitionChangeRecord {
        partition_id: 0,
        topic_id: id(7),
        ..Default::default()
    };
    // Kafka's last words before a clean stop.
    let stopped = m::PartitionChangeRecord {
        leader: -1,
        ..base.clone()
    };
    image.apply(&change(stopped));
    let now = partition_of(&image, "t");
    assert_eq!(
        (now.leader, now.leader_epoch, now.partition_epoch),
        (-1, 4, 6)
    );
    let directories = [id(1234)];
    let moved = m::PartitionChangeRecord {
        directories: Some(Array::from(&directories[..])),
        ..base
    };
    image.apply(&change(moved));
    let now = partition_of(&image, "t");
    assert_eq!(
        (now.leader, now.leader_epoch, now.partition_epoch),
        (-1, 4, 7)
    );
    assert_eq!(now.directory, id(1234));
}

#[test]
fn configs_are_kept_by_resource_and_null_takes_one_away() {
    let image = replayed(&[
        config(ResourceType::Broker, "", "message.max.bytes", Some("1")),
        config(ResourceType::Broker, "1", "message.max.bytes", Some("2")),
        config(
            ResourceType::Group,
            "g",
            "consumer.session.timeout.ms",
            Some("3"),
        ),
        config(ResourceType::Broker, "1", "num.io.threads", Some("4")),
        config(ResourceType::Broker, "1", "message.max.bytes", None),
    ]);
    assert_eq!(
        image.config(ResourceType::Broker, "")["message.max.bytes"],
        "1"
    );
    let broker: Vec<_> = image
        .config(ResourceType::Broker, "1")
        .keys()
        .cloned()
        .collect();
    assert_eq!(broker, ["num.io.threads"]);
    assert_eq!(image.config(ResourceType::Group, "g").len(), 1);
    assert!(image.config(ResourceType::Topic, "g").is_empty());
}

#[test]
fn features_producer_ids_and_registrations_are_as_last_written() {
    let endpoints = vec![m::register_broker_record::BrokerEndpoint {
        name: "PLAINTEXT",
        host: "localhost",
        port: 9092,
        ..Default::default()
    }];
    let log_dirs = [DIRECTORY];
    let register = m::RegisterBrokerRecord {
        broker_id: NODE,
        incarnation_id: id(9),
        broker_epoch: 11,
        end_points: endpoints,
        rack: Some("a"),
        log_dirs: Array::from(&log_dirs[..]),
        ..Default::default()
    };
    let unfence = m::UnfenceBrokerRecord {
        id: NODE,
        epoch: 11,
        ..Default::default()
    };
    let other = m::FeatureLevelRecord {
        name: "group.version",
        feature_level: 1,
        ..Default::default()
    };
    let mut image = replayed(&[
        level(20),
        level(21),
        MetadataRecord::new(&other, 0),
        MetadataRecord::new(&register, 3),
        MetadataRecord::new(&unfence, 0),
        MetadataRecord::producer_ids(NODE, 1000),
        MetadataRecord::producer_ids(NODE, 2000),
    ]);
    assert_eq!(image.metadata_version(), Some(21));
    let finalized: Vec<_> = image.finalized_features().collect();
    assert_eq!(finalized, [("metadata.version".to_owned(), 21)]);
    assert_eq!(image.next_producer_id(), 2000);
    let broker = &image.brokers()[&NODE];
    assert!(!broker.fenced);
    assert_eq!(
        (broker.broker_epoch, broker.rack.as_deref()),
        (11, Some("a"))
    );
    assert_eq!(broker.log_dirs, [DIRECTORY]);

    let fenced = m::BrokerRegistrationChangeRecord {
        broker_id: NODE,
        fenced: 1,
        ..Default::default()
    };
    image.apply(&MetadataRecord::new(&fenced, 0));
    assert!(image.brokers()[&NODE].fenced);
    let unregister = m::UnregisterBrokerRecord {
        broker_id: NODE,
        ..Default::default()
    };
    image.apply(&MetadataRecord::new(&unregister, 0));
    assert!(image.brokers().is_empty());
}

#[test]
fn records_of_a_transaction_count_when_it_ends_and_not_when_it_is_aborted() {
    let begin = MetadataRecord::new(&m::BeginTransactionRecord::default(), 0);
    let end = MetadataRecord::new(&m::EndTransactionRecord::default(), 0);
    let abort = MetadataRecord::new(&m::AbortTransactionRecord::default(), 0);
    let open = [begin.clone(), level(21), topic("a", id(1))];

    let mut image = replayed(&open);
    assert_eq!(image.topics().len(), 0);
    image.apply(&end);
    assert_eq!(image.topics().len(), 1);
    assert_eq!(image.metadata_offset(), 3);

    let mut image = replayed(&open);
    image.apply(&abort);
    image.apply(&end);
    assert_eq!(image.topics().len(), 0);

    // A broker that finds one open ends it before it goes on.
    let mut image = replayed(&open);
    for record in startup_records(&image) {
        image.apply(&record);
    }
    image.apply(&end);
    assert_eq!(image.topics().len(), 0);
    assert_eq!(image.metadata_version(), Some(21));
}

#[test]
fn a_fresh_log_gets_a_metadata_version_that_kafka_3_9_knows_and_an_old_one_nothing() {
    let mut image = empty();
    let records = startup_records(&image);
    assert_eq!(records, [level(21)]);
    image.apply(&records[0]);
    assert_eq!(startup_records(&image), []);
}

#[test]
fn the_frame_is_kafkas() {
    // Frame version 1, type 2, version 0; "t" behind its compact length; the id; no tagged fields.
    let mut expected = vec![1, 2, 0, 2, b't'];
    expected.extend_from_slice(id(7).as_bytes());
    expected.push(0);
    assert_eq!(topic("t", id(7)).as_bytes(), expected);
}

#[test]
fn what_is_not_acted_on_is_kept_as_it_came() {
    let quota = m::ClientQuotaRecord {
        key: "producer_byte_rate",
        value: 1.0,
        ..Default::default()
    };
    let quota = MetadataRecord::new(&quota, 0);
    let mut image = replayed(&[
        quota.clone(),
        MetadataRecord::new(&m::NoOpRecord::default(), 0),
    ]);
    let from_the_future = [1, 99, 3, 1, 2, 3];
    assert_eq!(image.replay(2, &from_the_future), Ok(()));
    let kept: Vec<_> = image.kept().collect();
    assert_eq!(kept, [quota.as_bytes(), &from_the_future[..]]);
}

#[test]
fn what_cannot_be_read_or_fits_nothing_is_an_error_with_its_offset() {
    let mut image = empty();
    let whole = topic("t", id(7));
    for length in 0..whole.as_bytes().len() {
        let error = image.replay(4, &whole.as_bytes()[..length]);
        assert!(
            matches!(error, Err(ReplayError::Malformed { offset: 4, .. })),
            "{length}"
        );
    }
    let mut other_frame = Vec::new();
    other_frame.put_unsigned_varint(2);
    assert!(matches!(
        image.replay(4, &other_frame),
        Err(ReplayError::Malformed { .. })
    ));
    let newer_topic = [1, 2, 9, 2, b't'];
    assert!(matches!(
        image.replay(4, &newer_topic),
        Err(ReplayError::Malformed { .. })
    ));

    let orphan = partition(id(7), &[NODE], &[DIRECTORY]);
    assert!(matches!(
        image.replay(5, orphan.as_bytes()),
        Err(ReplayError::Dangling { offset: 5, .. })
    ));
    let change = change(m::PartitionChangeRecord {
        partition_id: 3,
        topic_id: id(7),
        ..Default::default()
    });
    assert!(matches!(
        image.replay(6, change.as_bytes()),
        Err(ReplayError::Dangling { .. })
    ));
    let remove = m::RemoveTopicRecord {
        topic_id: id(7),
        ..Default::default()
    };
    let remove = MetadataRecord::new(&remove, 0);
    assert!(matches!(
        image.replay(7, remove.as_bytes()),
        Err(ReplayError::Dangling { .. })
    ));
}

#[test]
fn no_feature_stands_twice_and_levels_rise() {
    let names: Vec<_> = SUPPORTED_FEATURES
        .iter()
        .map(|feature| feature.name)
        .collect();
    assert!(names.is_sorted_by(|a, b| a < b));
    assert!(
        SUPPORTED_FEATURES
            .iter()
            .all(|feature| feature.min_level <= feature.max_level)
    );
}

#[test]
fn a_partition_without_directories_is_one_from_before_kafka_3_7() {
    let record = m::PartitionRecord {
        partition_id: 0,
        topic_id: id(7),
        replicas: Array::from(&[NODE][..]),
        leader: NODE,
        leader_epoch: 0,
        partition_epoch: 0,
        ..Default::default()
    };
    let image = replayed(&[topic("t", id(7)), MetadataRecord::new(&record, 0)]);
    assert_eq!(partition_of(&image, "t").directory, Uuid::ZERO);
    assert_eq!(image.check(&[DIRECTORY]), Ok(()));
}
