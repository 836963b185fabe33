//! Groups and offsets that an operator deletes.

use super::*;
use crate::group::effect::DeletedTopic;
use crate::group::partition_for;

fn deleted(effects: Vec<GroupEffect>) -> Vec<(String, ErrorCode)> {
    let reply = replies(effects).remove(0);
    let GroupReply::DeleteGroups(groups) = reply else {
        panic!("not an answer to DeleteGroups: {reply:?}");
    };
    let named = groups.into_iter();
    named.map(|(id, error)| (id.to_string(), error)).collect()
}

fn offsets_deleted(effects: Vec<GroupEffect>) -> Result<Vec<(String, i32, ErrorCode)>, ErrorCode> {
    let reply = replies(effects).remove(0);
    let GroupReply::DeleteOffsets(outcome) = reply else {
        panic!("not an answer to OffsetDelete: {reply:?}");
    };
    let partitions = |topics: Vec<DeletedTopic>| {
        let partitions = topics.into_iter().flat_map(|(topic, partitions)| {
            let told = partitions.into_iter();
            told.map(move |(index, error)| (topic.to_string(), index, error))
        });
        partitions.collect()
    };
    outcome.map(partitions)
}

fn deletion(group_id: &str, partitions: &[(&str, i32)]) -> DeleteOffsets {
    let topics = partitions
        .iter()
        .map(|(topic, index)| (Arc::from(*topic), vec![(*index, None)]));
    DeleteOffsets {
        group_id: group_id.into(),
        topics: topics.collect(),
    }
}

/// The group `g` with offsets of partitions 0 and 1 of the topic `t`.
fn with_offsets() -> Scene {
    let mut scene = Scene::new();
    let mut request = committing("", -1, 1);
    request.topics[0].partitions.push(committed_partition(1, 2));
    let write = scene.commit(request);
    scene.persisted(write);
    scene
}

#[test]
fn a_group_goes_with_its_offsets_once_that_is_durable() {
    let mut scene = with_offsets();
    let effects = scene.delete_groups(&["g"]);
    let [
        GroupEffect::Persist {
            partition, records, ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(*partition, partition_for("g", 50));
    let written: Vec<(&[u8], bool)> = records
        .iter()
        .map(|record| (record.key.as_deref().unwrap(), record.value.is_none()))
        .collect();
    assert_eq!(
        written,
        [
            (&b"\0\x01\0\x01g\0\x01t\0\0\0\0"[..], true),
            (b"\0\x01\0\x01g\0\x01t\0\0\0\x01", true),
            (b"\0\x02\0\x01g", true),
        ]
    );
    let answer = scene.persisted(effects);
    assert_eq!(deleted(answer), [("g".to_owned(), ErrorCode::None)]);
    assert_eq!(scene.state(), "Dead");
    assert_eq!(fetched_offsets(scene.fetch(fetching(None))), []);
    assert_eq!(
        scene.groups.memory_bytes(),
        Scene::new().groups.memory_bytes()
    );
}

#[test]
fn a_group_with_members_an_unknown_one_and_one_named_twice() {
    let mut scene = Scene::new();
    scene.stable_group(&[1]);
    let write = scene.commit(CommitOffsets {
        group_id: "h".into(),
        ..committing("", -1, 2)
    });
    scene.persisted(write);
    let effects = scene.delete_groups(&["g", "h", "nobody's", "h", ""]);
    let answer = scene.persisted(effects);
    assert_eq!(
        deleted(answer),
        [
            ("g".to_owned(), ErrorCode::NonEmptyGroup),
            ("h".to_owned(), ErrorCode::None),
            ("nobody's".to_owned(), ErrorCode::GroupIdNotFound),
            (String::new(), ErrorCode::GroupIdNotFound),
        ]
    );
    assert_eq!(scene.state(), "Stable");
}

#[test]
fn groups_of_several_partitions_are_answered_together() {
    let mut scene = Scene::new();
    for group_id in ["g", "h"] {
        let write = scene.commit(CommitOffsets {
            group_id: group_id.into(),
            ..committing("", -1, 2)
        });
        scene.persisted(write);
    }
    let mut effects = scene.delete_groups(&["h", "g"]);
    assert_eq!(effects.len(), 2);
    let second = effects.split_off(1);
    assert_eq!(
        scene.persist(effects, Err(ErrorCode::KafkaStorageError)),
        []
    );
    let answer = scene.persisted(second);
    assert_eq!(
        deleted(answer),
        [
            ("h".to_owned(), ErrorCode::None),
            ("g".to_owned(), ErrorCode::NotCoordinator),
        ]
    );
    assert_eq!(scene.state(), "Empty", "it could not be deleted");
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 2)]
    );
}

#[test]
fn commits_under_way_go_with_the_group_and_later_ones_stay() {
    let mut scene = Scene::new();
    let before = scene.commit(committing("", -1, 1));
    let deletion = scene.delete_groups(&["g"]);
    let after = scene.commit(CommitOffsets {
        topics: vec![CommitTopic {
            partitions: vec![committed_partition(1, 7)],
            ..committing("", -1, 7).topics.remove(0)
        }],
        ..committing("", -1, 7)
    });
    scene.persisted(before);
    let answer = scene.persisted(deletion);
    assert_eq!(deleted(answer), [("g".to_owned(), ErrorCode::None)]);
    scene.persisted(after);
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 1, 7)]
    );
}

#[test]
fn an_id_that_was_handed_out_goes_with_its_group() {
    let mut scene = Scene::new();
    let effects = scene.join(4, joining(1));
    scene.persisted(effects);
    assert_eq!(scene.state(), "Empty");
    let effects = scene.delete_groups(&["g"]);
    scene.persisted(effects);
    let (error, _) = join_error(scene.join(4, rejoining(&member_id(1))));
    assert_eq!(error, ErrorCode::UnknownMemberId);
    assert_eq!(
        scene.groups.memory_bytes(),
        Scene::new().groups.memory_bytes()
    );
}

#[test]
fn offsets_go_one_by_one_and_their_group_stays() {
    let mut scene = with_offsets();
    let effects = scene.delete_offsets(deletion("g", &[("t", 1), ("t", 5), ("u", 0)]));
    let [GroupEffect::Persist { records, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(records.len(), 1, "of what is there");
    let answer = scene.persisted(effects);
    assert_eq!(
        offsets_deleted(answer),
        Ok(vec![
            ("t".to_owned(), 1, ErrorCode::None),
            ("t".to_owned(), 5, ErrorCode::None),
            ("u".to_owned(), 0, ErrorCode::None),
        ])
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );
    let effects = scene.delete_offsets(deletion("g", &[("t", 0)]));
    scene.persisted(effects);
    assert_eq!(scene.state(), "Empty");
    let effects = scene.delete_offsets(deletion("g", &[("t", 0)]));
    assert_eq!(
        offsets_deleted(effects),
        Ok(vec![("t".to_owned(), 0, ErrorCode::None)])
    );
}

#[test]
fn a_partition_that_was_rejected_keeps_its_error_and_its_offset() {
    let mut scene = with_offsets();
    let rejected = Some(ErrorCode::UnknownTopicOrPartition);
    let effects = scene.delete_offsets(DeleteOffsets {
        group_id: "g".into(),
        topics: vec![("t".into(), vec![(0, rejected), (1, None)])],
    });
    let answer = scene.persisted(effects);
    assert_eq!(
        offsets_deleted(answer),
        Ok(vec![
            ("t".to_owned(), 0, ErrorCode::UnknownTopicOrPartition),
            ("t".to_owned(), 1, ErrorCode::None),
        ])
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );
}

#[test]
fn offsets_under_way_are_deleted_and_what_cannot_be_stored_is_told() {
    let mut scene = Scene::new();
    let before = scene.commit(committing("", -1, 1));
    let removal = scene.delete_offsets(deletion("g", &[("t", 0)]));
    scene.persisted(before);
    let answer = scene.persist(removal, Err(ErrorCode::KafkaStorageError));
    assert_eq!(offsets_deleted(answer), Err(ErrorCode::NotCoordinator));
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );
}

#[test]
fn offsets_in_use_stay() {
    let mut scene = Scene::new();
    let unknown = scene.delete_offsets(deletion("g", &[("t", 0)]));
    assert_eq!(offsets_deleted(unknown), Err(ErrorCode::GroupIdNotFound));
    let nameless = scene.delete_offsets(deletion("", &[("t", 0)]));
    assert_eq!(offsets_deleted(nameless), Err(ErrorCode::InvalidGroupId));

    scene.stable_consumer();
    let mut request = committing(&member_id(1), 1, 1);
    request.topics.push(CommitTopic {
        name: "u".into(),
        ..request.topics[0].clone()
    });
    let write = scene.commit(request);
    scene.persisted(write);
    let effects = scene.delete_offsets(deletion("g", &[("t", 0), ("u", 0)]));
    let answer = scene.persisted(effects);
    assert_eq!(
        offsets_deleted(answer),
        Ok(vec![
            ("t".to_owned(), 0, ErrorCode::GroupSubscribedToTopic),
            ("u".to_owned(), 0, ErrorCode::None),
        ])
    );
    assert_eq!(
        fetched_offsets(scene.fetch(fetching(None))),
        [("t".into(), 0, 1)]
    );

    let mut scene = Scene::new();
    scene.stable_group(&[1]);
    let answer = scene.delete_offsets(deletion("g", &[("t", 0)]));
    assert_eq!(offsets_deleted(answer), Err(ErrorCode::NonEmptyGroup));
}
