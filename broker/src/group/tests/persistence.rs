//! What is written, what comes back from it, and what happens where it cannot be written.

use super::*;
use crate::core::ids::{Offset, ProducerId};
use crate::core::turn::InternalRecord;
use crate::group::partition_for;

/// A coordinator that starts from what another wrote.
fn restarted(log: &[(i32, InternalRecord)], config: GroupConfig) -> (Scene, Vec<GroupEffect>) {
    let mut scene = Scene {
        groups: Groups::new(config, 50),
        now: Now {
            monotonic: Duration::ZERO,
            wall_ms: START_MS,
        },
        requests: 0,
    };
    for (place, (partition, record)) in log.iter().enumerate() {
        let offset = Offset(i64::try_from(place).unwrap());
        let key = record.key.as_deref().unwrap();
        scene
            .groups
            .replay(*partition, offset, key, record.value.as_deref())
            .unwrap();
    }
    let mut out = Vec::new();
    scene.groups.loaded(scene.now, &mut out);
    (scene, out)
}

/// The records among effects.
fn records(effects: &[GroupEffect]) -> Vec<(i32, InternalRecord)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            GroupEffect::Persist {
                partition, records, ..
            } => Some((*partition, records)),
            GroupEffect::Reply { .. } => None,
        })
        .flat_map(|(partition, records)| {
            records
                .iter()
                .map(move |record| (partition, record.clone()))
        })
        .collect()
}

#[test]
fn records_are_those_that_kafka_writes() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 258));
    let (partition, record) = records(&write).remove(0);
    assert_eq!(partition, 3);
    assert_eq!(record.key.unwrap(), b"\0\x01\0\x01g\0\x01t\0\0\0\0");
    let mut value = b"\0\x03\0\0\0\0\0\0\x01\x02\0\0\0\x07\0\x04note".to_vec();
    value.extend(START_MS.to_be_bytes());
    assert_eq!(record.value.unwrap(), value);

    let write = scene.commit(CommitOffsets {
        retention_time_ms: Some(5),
        ..committing("", -1, 258)
    });
    let mut value = b"\0\x01\0\0\0\0\0\0\x01\x02\0\x04note".to_vec();
    value.extend(START_MS.to_be_bytes());
    value.extend((START_MS + 5).to_be_bytes());
    assert_eq!(records(&write)[0].1.value.as_deref(), Some(&value[..]));

    let write = scene.join(
        4,
        JoinGroup {
            group_id: "n".into(),
            ..joining(1)
        },
    );
    let record = records(&write).remove(0).1;
    assert_eq!(record.key.unwrap(), b"\0\x02\0\x01n");
    let mut value = b"\0\x03\0\0\0\0\0\0\xff\xff\xff\xff".to_vec();
    value.extend(START_MS.to_be_bytes());
    value.extend(0_i32.to_be_bytes());
    assert_eq!(record.value.unwrap(), value);
}

#[test]
fn after_a_restart_members_go_on_where_they_were() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    scene.sync(syncing(&other, 1, &[]));
    let write = scene.sync(syncing(&leader, 1, &[(&leader, "one"), (&other, "two")]));
    let mut log = records(&write);
    scene.persisted(write);
    let before = scene.groups.describe("g");
    let write = scene.commit(committing(&other, 1, 77));
    log.extend(records(&write));

    let (mut scene, effects) = restarted(&log, GroupConfig::default());
    assert_eq!(effects, []);
    assert_eq!(scene.groups.describe("g"), before);
    assert_eq!(scene.pass(9_999), []);
    assert_eq!(scene.heartbeat(&leader, 1), ErrorCode::None);
    assert_eq!(
        &syncs(scene.sync(syncing(&other, 1, &[])))[0].assignment[..],
        b"two"
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 77)]
    );
    assert_eq!(
        scene.pass(1),
        [],
        "who says nothing within a session is out"
    );
    assert_eq!(
        (scene.member_ids(), scene.state()),
        (vec![leader.clone()], "PreparingRebalance")
    );
    assert_eq!(joins(scene.join(4, rejoining(&leader)))[0].generation_id, 2);
}

#[test]
fn static_members_survive_a_restart_with_their_names() {
    let mut scene = Scene::new();
    let effects = scene.join(
        5,
        JoinGroup {
            group_instance_id: Some("i".into()),
            ..joining(1)
        },
    );
    scene.persisted(effects);
    scene.pass(3_000);
    let id = static_id("i", 1);
    let write = scene.sync(syncing(&id, 1, &[(&id, "work")]));
    let (mut scene, _) = restarted(&records(&write), GroupConfig::default());
    let write = scene.join(
        5,
        JoinGroup {
            group_instance_id: Some("i".into()),
            ..joining(2)
        },
    );
    let joined = joins(scene.persisted(write));
    assert_eq!(
        (joined[0].generation_id, &*joined[0].member_id),
        (1, static_id("i", 2).as_str())
    );
}

#[test]
fn tombstones_take_back_what_was_there() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 1));
    let mut log = records(&write);
    scene.persisted(write);
    let mut removals = Vec::new();
    scene.groups.topic_deleted("t", scene.now, &mut removals);
    log.extend(records(&removals));
    let (mut scene, _) = restarted(&log, GroupConfig::default());
    assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
    assert_eq!(scene.state(), "Empty");
    let effects = scene.pass(600_000);
    log.extend(records(&effects));
    let (scene, _) = restarted(&log, GroupConfig::default());
    assert_eq!(scene.state(), "Dead");
}

#[test]
fn a_group_over_its_size_after_a_restart_rebalances() {
    let mut scene = Scene::new();
    let ids: Vec<String> = (1..=3).map(|number| scene.join_waiting(number)).collect();
    scene.wait();
    let write = scene.sync(syncing(&ids[0], 1, &[]));
    let config = GroupConfig {
        max_size: 2,
        ..GroupConfig::default()
    };
    let (mut scene, effects) = restarted(&records(&write), config);
    assert_eq!((effects.len(), scene.state()), (0, "PreparingRebalance"));
    assert_eq!(scene.join(4, rejoining(&ids[0])), []);
    assert_eq!(scene.join(4, rejoining(&ids[1])), []);
    let effects = scene.join(4, rejoining(&ids[2]));
    assert_eq!(join_error(effects).0, ErrorCode::GroupMaxSizeReached);
}

#[test]
fn records_of_other_kinds_are_passed_over_and_broken_ones_are_told() {
    let mut groups = Groups::new(GroupConfig::default(), 50);
    // A consumer group's metadata (type 3), and a type that no release knows.
    for key in [&b"\0\x03\0\x01g"[..], b"\x7f\0"] {
        assert_eq!(
            groups.replay(0, Offset(0), key, Some(b"\0\0\0\0\0\x01")),
            Ok(())
        );
    }
    for (key, value) in [
        (&b""[..], None),
        (b"\0\x02\0\x05g", None),
        (b"\0\x02\0\x01g", Some(&b"\0"[..])),
        (b"\0\x02\0\x01g", Some(b"\x7f\0abc")),
        (b"\0\x01\0\x01g\0\x01t\0\0\0\0", Some(b"\0\x03\0")),
    ] {
        assert!(groups.replay(0, Offset(0), key, value).is_err(), "{key:?}");
    }
    assert_eq!(groups.list(&[], &[]), []);
}

#[test]
fn offsets_of_old_records_are_read() {
    let mut groups = Groups::new(GroupConfig::default(), 50);
    let versions: [(i16, &[u8]); 4] = [
        (0, b"\0\0\0\0\0\0\0\x05\0\x01m\0\0\0\0\0\0\0\x01"),
        (
            1,
            b"\0\0\0\0\0\0\0\x05\0\x01m\0\0\0\0\0\0\0\x01\xff\xff\xff\xff\xff\xff\xff\xff",
        ),
        (2, b"\0\0\0\0\0\0\0\x05\0\x01m\0\0\0\0\0\0\0\x01"),
        (4, b"\0\0\0\0\0\0\0\x05\0\0\0\x02\x02m\0\0\0\0\0\0\0\x01\0"),
    ];
    for (version, body) in versions {
        for kind in [0_u8, 1] {
            let key = [
                &[0, kind][..],
                b"\0\x01g\0\x01t",
                &i32::from(version).to_be_bytes(),
            ]
            .concat();
            let value = [&version.to_be_bytes()[..], body].concat();
            groups.replay(3, Offset(0), &key, Some(&value)).unwrap();
        }
    }
    let mut scene = Scene::new();
    scene.groups = groups;
    let told: Vec<(i32, i64)> = fetched_offsets(scene.fetch(fetching(None)))
        .into_iter()
        .map(|(_, index, offset)| (index, offset))
        .collect();
    assert_eq!(told, [(0, 5), (1, 5), (2, 5), (4, 5)]);
}

#[test]
fn offsets_of_a_transaction_count_from_its_end_and_never_over_later_ones() {
    let mut scene = Scene::new();
    let write = |offset| {
        let mut scene = Scene::new();
        let effects = scene.commit(committing("", -1, offset));
        let record = records(&effects).remove(0).1;
        (record.key.unwrap(), record.value.unwrap())
    };
    let offset_of = |scene: &mut Scene| fetched_offsets(scene.fetch(fetching(None)));
    let (p, q) = (ProducerId(1), ProducerId(2));

    let (key, value) = write(10);
    scene
        .groups
        .replay_transactional(3, Offset(0), p, &key, Some(&value))
        .unwrap();
    assert_eq!(offset_of(&mut scene), []);
    scene.groups.replay_end_transaction(3, p, true);
    assert_eq!(offset_of(&mut scene), [("t".into(), 0, 10)]);

    scene
        .groups
        .replay_transactional(3, Offset(2), p, &key, None)
        .unwrap();
    scene.groups.replay_end_transaction(3, p, false);
    assert_eq!(offset_of(&mut scene), [("t".into(), 0, 10)]);

    let (_, older) = write(20);
    let (_, newer) = write(30);
    scene
        .groups
        .replay_transactional(3, Offset(4), p, &key, Some(&older))
        .unwrap();
    scene
        .groups
        .replay_transactional(3, Offset(5), q, &key, Some(&newer))
        .unwrap();
    scene.groups.replay_end_transaction(3, q, true);
    scene.groups.replay_end_transaction(3, p, true);
    assert_eq!(offset_of(&mut scene), [("t".into(), 0, 30)]);

    scene
        .groups
        .replay_transactional(3, Offset(8), p, &key, Some(&older))
        .unwrap();
    scene
        .groups
        .replay(3, Offset(9), &key, Some(&write(40).1))
        .unwrap();
    scene.groups.replay_end_transaction(3, p, true);
    assert_eq!(offset_of(&mut scene), [("t".into(), 0, 40)]);
}

#[test]
fn what_cannot_be_stored_is_told_as_kafka_tells_it() {
    for (append, told) in [
        (
            ErrorCode::UnknownTopicOrPartition,
            ErrorCode::CoordinatorNotAvailable,
        ),
        (ErrorCode::KafkaStorageError, ErrorCode::NotCoordinator),
        (ErrorCode::RecordListTooLarge, ErrorCode::UnknownServerError),
    ] {
        let mut scene = Scene::new();
        let write = scene.commit(committing("", -1, 1));
        assert_eq!(commit_error(scene.persist(write, Err(append))), told);
        assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
    }
}

#[test]
fn a_group_whose_first_record_is_lost_is_gone_and_who_waited_is_told() {
    let mut scene = Scene::new();
    let write = scene.join(3, joining(1));
    let (error, _) = join_error(scene.persist(write, Err(ErrorCode::UnknownTopicOrPartition)));
    assert_eq!(error, ErrorCode::CoordinatorNotAvailable);
    assert_eq!(scene.state(), "Dead");
    assert_eq!(
        scene.groups.memory_bytes(),
        Scene::new().groups.memory_bytes()
    );
    assert_eq!(scene.pass(400_000), []);
}

#[test]
fn an_assignment_that_cannot_be_stored_makes_everybody_join_again() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    scene.sync(syncing(&other, 1, &[]));
    let write = scene.sync(syncing(&leader, 1, &[(&leader, "all")]));
    let answers = syncs(scene.persist(write, Err(ErrorCode::KafkaStorageError)));
    let told: Vec<_> = answers
        .iter()
        .map(|answer| (answer.error, answer.assignment.len()))
        .collect();
    assert_eq!(
        told,
        [
            (ErrorCode::NotCoordinator, 0),
            (ErrorCode::NotCoordinator, 0)
        ]
    );
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn groups_are_spread_over_the_partitions() {
    let mut scene = Scene::new();
    let write = scene.commit(CommitOffsets {
        group_id: "orders".into(),
        ..committing("", -1, 1)
    });
    assert_eq!(records(&write)[0].0, partition_for("orders", 50));
    scene.groups.set_partition_count(7);
    let write = scene.commit(CommitOffsets {
        group_id: "orders".into(),
        ..committing("", -1, 1)
    });
    assert_eq!(records(&write)[0].0, partition_for("orders", 7));
}
