use kafka_proto::messages::voters_record::Voter;
use kafka_proto::messages::{
    LeaderChangeMessage, VotersRecord, ZkMigrationStateRecord, leader_change_message,
};
use kafka_proto::{Array, Message};

use super::{DIRECTORY, NODE, empty, id, level, partition, replayed, topic};
use crate::cluster::{MetadataRecord, ReplayError};

/// The key of a control record: version 0 and the type.
fn key(control_type: i16) -> Vec<u8> {
    [[0, 0], control_type.to_be_bytes()].concat()
}

fn bytes<'a, M: Message<'a>>(message: &M, version: i16) -> Vec<u8> {
    let mut bytes = Vec::new();
    message
        .encode(&mut bytes, version)
        .expect("it can be encoded");
    bytes
}

fn voters(ids: &[i32]) -> Vec<u8> {
    let voters = ids
        .iter()
        .map(|id| Voter {
            voter_id: *id,
            ..Default::default()
        })
        .collect();
    bytes(
        &VotersRecord {
            voters,
            ..Default::default()
        },
        0,
    )
}

#[test]
fn a_newer_metadata_version() {
    assert_eq!(replayed(&[level(30)]).check(&[]), Ok(()));
    let error = replayed(&[level(31)]).check(&[]);
    assert_eq!(
        error,
        Err(ReplayError::NewerMetadataVersion {
            level: 31,
            supported: 30
        })
    );
}

#[test]
fn voters_other_than_this_node_unless_they_left_again() {
    let mut image = empty();
    assert_eq!(image.replay_control(0, &key(6), &voters(&[1, 2])), Ok(()));
    assert_eq!(
        image.check(&[]),
        Err(ReplayError::OtherVoters {
            voters: vec![1, 2],
            node_id: NODE
        })
    );
    assert_eq!(image.replay_control(1, &key(6), &voters(&[1])), Ok(()));
    assert_eq!(image.check(&[]), Ok(()));

    for version in [0, 1] {
        let voters = vec![leader_change_message::Voter {
            voter_id: 2,
            ..Default::default()
        }];
        let change = LeaderChangeMessage {
            version,
            leader_id: 2,
            voters,
            ..Default::default()
        };
        assert_eq!(
            image.replay_control(2, &key(2), &bytes(&change, version)),
            Ok(())
        );
        assert!(matches!(
            image.check(&[]),
            Err(ReplayError::OtherVoters { .. })
        ));
    }
}

#[test]
fn control_records_that_say_nothing_of_voters_are_passed_over() {
    let mut image = empty();
    for control_type in [0, 1, 4, 5, 77] {
        assert_eq!(image.replay_control(9, &key(control_type), b""), Ok(()));
    }
    let header = b"\0\0\0\0\0\0\0\0\0\x07\0";
    assert_eq!(image.replay_control(9, &key(3), header), Ok(()));
    assert_eq!((image.metadata_offset(), image.appended_ms()), (9, 7));
    assert!(matches!(
        image.replay_control(10, &key(6), b""),
        Err(ReplayError::Malformed { .. })
    ));
    assert!(matches!(
        image.replay_control(10, b"x", b""),
        Err(ReplayError::Malformed { .. })
    ));
}

#[test]
fn partitions_on_other_brokers_unless_they_moved_here() {
    for replicas in [&[2][..], &[NODE, 2], &[2, NODE]] {
        let directories = vec![DIRECTORY; replicas.len()];
        let mut image = replayed(&[topic("t", id(7)), partition(id(7), replicas, &directories)]);
        let expected = ReplayError::OtherReplicas {
            topic: "t".to_owned(),
            partition: 0,
            replicas: replicas.to_vec(),
            node_id: NODE,
        };
        assert_eq!(image.check(&[DIRECTORY]), Err(expected));
        let here = kafka_proto::messages::PartitionChangeRecord {
            partition_id: 0,
            topic_id: id(7),
            replicas: Some(Array::from(&[NODE][..])),
            ..Default::default()
        };
        image.apply(&MetadataRecord::new(&here, 0));
        assert_eq!(image.check(&[DIRECTORY]), Ok(()));
    }
}

#[test]
fn partitions_in_directories_that_are_not_given() {
    let image = replayed(&[
        topic("t", id(7)),
        partition(id(7), &[NODE], &[id(1 << 100)]),
    ]);
    assert!(matches!(
        image.check(&[DIRECTORY]),
        Err(ReplayError::OtherDirectory { .. })
    ));
    assert_eq!(image.check(&[DIRECTORY, id(1 << 100)]), Ok(()));
    // Not assigned to a directory yet.
    let image = replayed(&[topic("t", id(7)), partition(id(7), &[NODE], &[id(0)])]);
    assert_eq!(image.check(&[DIRECTORY]), Ok(()));
}

#[test]
fn a_migration_from_zookeeper_that_is_not_over() {
    let state = |zk_migration_state| {
        let record = ZkMigrationStateRecord {
            zk_migration_state,
            ..Default::default()
        };
        replayed(&[MetadataRecord::new(&record, 0)])
    };
    assert_eq!(state(0).check(&[]), Ok(()));
    assert_eq!(state(1).check(&[]), Err(ReplayError::ZooKeeperMigration));
    assert_eq!(state(2).check(&[]), Err(ReplayError::ZooKeeperMigration));
    assert_eq!(state(3).check(&[]), Ok(()));
}
