//! Committed offsets: who may commit, what is read back, and when it goes.

use super::*;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

#[test]
fn an_offset_is_read_back_once_it_is_durable() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 42));
    assert!(
        matches!(
            write.as_slice(),
            [GroupEffect::Persist { partition: 3, .. }]
        ),
        "{write:?}"
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(Some(&[("t", &[0])])))),
        [("t".into(), 0, -1)]
    );
    assert_eq!(commit_error(scene.persisted(write)), ErrorCode::None);
    let groups = fetched(scene.fetch(fetching(Some(&[("t", &[1, 0])]))));
    let told: Vec<_> = groups[0].topics[0]
        .partitions
        .iter()
        .map(|p| {
            (
                p.partition_index,
                p.committed_offset,
                p.committed_leader_epoch,
                p.metadata.to_string(),
                p.error,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (1, -1, -1, String::new(), ErrorCode::None),
            (0, 42, 7, "note".into(), ErrorCode::None)
        ]
    );
}

#[test]
fn the_empty_group_id_has_offsets_too() {
    let mut scene = Scene::new();
    let write = scene.commit(CommitOffsets {
        group_id: "".into(),
        ..committing("", -1, 5)
    });
    assert_eq!(commit_error(scene.persisted(write)), ErrorCode::None);
    let mut request = fetching(None);
    request.groups[0].group_id = "".into();
    assert_eq!(fetched_offsets(scene.fetch(request)), [("t".into(), 0, 5)]);
}

#[test]
fn all_topics_are_told_where_none_is_named_and_every_partition_asked_is_answered() {
    let mut scene = Scene::new();
    let mut request = committing("", -1, 1);
    request.topics.push(CommitTopic {
        name: "u".into(),
        topic_id: Uuid::ZERO,
        partitions: vec![committed_partition(3, 30), committed_partition(1, 10)],
    });
    let write = scene.commit(request);
    scene.persisted(write);
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1), ("u".into(), 1, 10), ("u".into(), 3, 30)]
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(Some(&[("u", &[1, 2]), ("v", &[0]), ("t", &[])])))),
        [
            ("u".into(), 1, 10),
            ("u".into(), 2, -1),
            ("v".into(), 0, -1)
        ]
    );
    assert_eq!(fetched(scene.fetch(fetching(Some(&[]))))[0].topics, []);
}

#[test]
fn several_groups_are_told_and_one_named_twice_is_told_twice() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 42));
    scene.persisted(write);
    let one = fetching(None).groups.remove(0);
    let other = FetchGroup {
        group_id: "other".into(),
        topics: None,
    };
    let request = FetchOffsets {
        groups: vec![one.clone(), other, one],
        require_stable: false,
    };
    let groups = fetched(scene.fetch(request));
    let told: Vec<_> = groups
        .iter()
        .map(|group| (&*group.group_id, group.error, group.topics.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("g", ErrorCode::None, 1),
            ("other", ErrorCode::None, 0),
            ("g", ErrorCode::None, 1)
        ]
    );
    let offsets = fetched_offsets(scene.fetch(fetching(Some(&[("t", &[0, 0]), ("t", &[0])]))));
    assert_eq!(offsets, vec![("t".into(), 0, 42); 3], "so is a partition");
}

#[test]
fn a_stable_fetch_waits_for_commits_under_way() {
    let mut scene = Scene::new();
    let first = scene.commit(committing("", -1, 1));
    let second = scene.commit(committing("", -1, 2));
    let stable = || FetchOffsets {
        require_stable: true,
        ..fetching(None)
    };
    assert_eq!(scene.fetch(stable()), []);
    assert_eq!(scene.persisted(first).len(), 1);
    let effects = scene.persisted(second);
    assert_eq!(effects.len(), 2);
    let last = effects.into_iter().skip(1).collect();
    assert_eq!(fetched_offsets(last), [("t".into(), 0, 2)]);
    assert_eq!(fetched_offsets(scene.fetch(stable())), [("t".into(), 0, 2)]);
}

#[test]
fn a_member_commits_in_its_generation_and_nobody_else_in_an_active_group() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1]);
    let id = member_id(1);
    let error = |scene: &mut Scene, member: &str, generation| {
        let effects = scene.commit(committing(member, generation, 1));
        commit_error(scene.persisted(effects))
    };
    assert_eq!(error(&mut scene, &id, generation_id), ErrorCode::None);
    assert_eq!(
        error(&mut scene, &id, generation_id - 1),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        error(&mut scene, "who", generation_id),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(error(&mut scene, "", -1), ErrorCode::UnknownMemberId);
    assert_eq!(error(&mut scene, &id, -1), ErrorCode::IllegalGeneration);
    scene.join(3, joining(2));
    assert_eq!(
        error(&mut scene, &id, generation_id),
        ErrorCode::None,
        "while the others join again"
    );
    scene.join(4, rejoining(&id));
    assert_eq!(
        error(&mut scene, &id, generation_id + 1),
        ErrorCode::RebalanceInProgress
    );
}

#[test]
fn a_members_commit_of_an_unknown_group_is_refused_by_version() {
    let mut scene = Scene::new();
    assert_eq!(
        commit_error(scene.commit(committing("m", 3, 1))),
        ErrorCode::IllegalGeneration
    );
    let newer = CommitOffsets {
        knows_group_id_not_found: true,
        ..committing("m", 3, 1)
    };
    assert_eq!(
        commit_error(scene.commit(newer)),
        ErrorCode::GroupIdNotFound
    );
    assert_eq!(scene.groups.list(&[], &[]), []);
}

#[test]
fn a_commit_keeps_the_members_session() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1]);
    scene.pass(9_000);
    let write = scene.commit(committing(&member_id(1), generation_id, 1));
    scene.persisted(write);
    scene.pass(9_000);
    assert_eq!(scene.member_ids().len(), 1);
}

#[test]
fn rejected_partitions_and_long_metadata_do_not_hold_the_others() {
    let mut scene = Scene::with(GroupConfig {
        offset_metadata_max_bytes: 4,
        ..GroupConfig::default()
    });
    let mut request = committing("", -1, 1);
    let with = |index, metadata: &str| CommitPartition {
        metadata: metadata.into(),
        ..committed_partition(index, 1)
    };
    request.topics[0].partitions = vec![
        CommitPartition {
            rejected: Some(ErrorCode::UnknownTopicOrPartition),
            ..committed_partition(9, 1)
        },
        with(0, "12345"),
        with(1, "üüüü"),
        with(2, "🦀🦀"),
        with(3, "🦀🦀🦀"),
    ];
    let write = scene.commit(request);
    let topics = commits(scene.persisted(write));
    assert_eq!(
        topics[0].partitions,
        [
            (9, ErrorCode::UnknownTopicOrPartition),
            (0, ErrorCode::OffsetMetadataTooLarge),
            (1, ErrorCode::None),
            (2, ErrorCode::None),
            (3, ErrorCode::OffsetMetadataTooLarge),
        ]
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 1, 1), ("t".into(), 2, 1)]
    );
}

#[test]
fn where_no_partition_can_be_committed_the_group_is_not_asked() {
    let mut scene = Scene::new();
    let mut request = committing("who", 9, 1);
    request.topics[0].partitions[0].rejected = Some(ErrorCode::UnknownTopicOrPartition);
    assert_eq!(
        commit_error(scene.commit(request)),
        ErrorCode::UnknownTopicOrPartition
    );
    let nothing = CommitOffsets {
        topics: Vec::new(),
        ..committing("who", 9, 1)
    };
    assert_eq!(commits(scene.commit(nothing)), []);
}

#[test]
fn beyond_the_memory_that_offsets_may_cost_none_is_taken() {
    let mut scene = Scene::with(GroupConfig {
        memory_max_bytes: 600,
        ..GroupConfig::default()
    });
    let mut request = committing("", -1, 1);
    request.topics[0].partitions = (0..6).map(|index| committed_partition(index, 1)).collect();
    assert_eq!(
        commit_error(scene.commit(request)),
        ErrorCode::InvalidCommitOffsetSize
    );
}

#[test]
fn offsets_of_a_simple_consumer_expire_after_their_retention_and_the_group_with_them() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 1));
    scene.persisted(write);
    assert_eq!(scene.pass(7 * DAY_MS - 1), []);
    let effects = scene.pass(600_000);
    let [
        GroupEffect::Persist {
            partition: 3,
            records,
            ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!(records.len(), 2);
    assert!(records.iter().all(|record| record.value.is_none()));
    assert_eq!(scene.persisted(effects), []);
    assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
    assert_eq!(scene.state(), "Dead");
    assert_eq!(
        scene.groups.memory_bytes(),
        Scene::new().groups.memory_bytes()
    );
}

#[test]
fn a_removal_that_cannot_be_stored_is_taken_back() {
    let mut scene = Scene::new();
    let write = scene.commit(committing("", -1, 1));
    scene.persisted(write);
    let effects = scene.pass(7 * DAY_MS + 600_000);
    assert_eq!(effects.len(), 1);
    assert_eq!(
        scene.persist(effects, Err(ErrorCode::KafkaStorageError)),
        []
    );
    assert_eq!(scene.state(), "Empty");
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );
}

#[test]
fn a_client_may_say_how_long_its_offsets_are_kept() {
    let mut scene = Scene::new();
    let write = scene.commit(CommitOffsets {
        retention_time_ms: Some(1_000),
        ..committing("", -1, 1)
    });
    scene.persisted(write);
    let effects = scene.pass(600_000);
    assert_eq!(effects.len(), 1);
    scene.persisted(effects);
    assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
}

#[test]
fn offsets_of_a_group_count_from_when_it_became_empty() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1]);
    let write = scene.commit(committing(&member_id(1), generation_id, 1));
    scene.persisted(write);
    for _ in 0..8 * 24 * 60 * 60 / 9 {
        assert_eq!(scene.pass(9_000), [], "an active group keeps them");
        assert_eq!(
            scene.heartbeat(&member_id(1), generation_id),
            ErrorCode::None
        );
    }
    let effects = scene.leave(&[(&member_id(1), None)]);
    scene.persisted(effects);
    assert_eq!(scene.pass(7 * DAY_MS - 1), []);
    assert_eq!(scene.pass(600_000).len(), 1);
}

#[test]
fn a_stable_consumer_group_loses_offsets_of_topics_it_no_longer_subscribes_to() {
    let mut scene = Scene::new();
    scene.stable_consumer();
    let mut request = committing(&member_id(1), 1, 1);
    request.topics.push(CommitTopic {
        name: "u".into(),
        ..request.topics[0].clone()
    });
    let write = scene.commit(request);
    scene.persisted(write);
    for _ in 0..7 * 24 * 3 + 1 {
        let effects = scene.pass(1_200_000);
        scene.persisted(effects);
        assert_eq!(scene.heartbeat(&member_id(1), 1), ErrorCode::None);
    }
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );
}

#[test]
fn a_deleted_topic_takes_its_offsets_along_even_those_under_way() {
    let mut scene = Scene::new();
    let mut request = committing("", -1, 1);
    request.topics.push(CommitTopic {
        name: "u".into(),
        ..request.topics[0].clone()
    });
    let write = scene.commit(request);
    scene.persisted(write);
    let under_way = scene.commit(CommitOffsets {
        group_id: "h".into(),
        ..committing("", -1, 2)
    });
    let mut removals = Vec::new();
    scene.groups.topic_deleted("t", scene.now, &mut removals);
    assert_eq!(
        removals.len(),
        2,
        "one for each partition of __consumer_offsets"
    );
    scene.persisted(under_way);
    scene.persisted(removals);
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("u".into(), 0, 1)]
    );
    let mut request = fetching(None);
    request.groups[0].group_id = "h".into();
    assert_eq!(fetched_offsets(scene.fetch(request)), []);
}

#[test]
fn many_removals_go_in_several_batches() {
    let mut scene = Scene::new();
    let mut request = committing("", -1, 1);
    request.topics[0].partitions = (0..2_500)
        .map(|index| committed_partition(index, 1))
        .collect();
    let write = scene.commit(request);
    scene.persisted(write);
    let mut removals = Vec::new();
    scene.groups.topic_deleted("t", scene.now, &mut removals);
    assert_eq!(removals.len(), 3);
    scene.persisted(removals);
    assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
}
