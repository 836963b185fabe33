//! Who gets in, under which id, and who leads.

use super::*;

#[test]
fn an_empty_group_id_a_session_out_of_range_and_an_unknown_member_are_refused() {
    let mut scene = Scene::new();
    let effects = scene.join(
        3,
        JoinGroup {
            group_id: "".into(),
            ..joining(1)
        },
    );
    assert_eq!(
        join_error(effects),
        (ErrorCode::InvalidGroupId, String::new())
    );
    for session_timeout_ms in [5_999, 1_800_001, -1] {
        let effects = scene.join(
            3,
            JoinGroup {
                session_timeout_ms,
                ..joining(1)
            },
        );
        assert_eq!(
            join_error(effects).0,
            ErrorCode::InvalidSessionTimeout,
            "{session_timeout_ms}"
        );
    }
    assert_eq!(
        join_error(scene.join(9, rejoining("who"))),
        (ErrorCode::UnknownMemberId, "who".into())
    );
    scene.stable_group(&[1]);
    assert_eq!(
        join_error(scene.join(9, rejoining("who"))),
        (ErrorCode::UnknownMemberId, "who".into())
    );
}

#[test]
fn a_refused_join_leaves_an_empty_group() {
    let mut scene = Scene::new();
    let nothing = JoinGroup {
        protocols: Vec::new(),
        ..joining(1)
    };
    assert_eq!(
        join_error(scene.join(9, nothing)).0,
        ErrorCode::InconsistentGroupProtocol
    );
    let untyped = JoinGroup {
        protocol_type: "".into(),
        ..joining(1)
    };
    assert_eq!(
        join_error(scene.join(3, untyped)).0,
        ErrorCode::InconsistentGroupProtocol
    );
    let listed = scene.groups.list(&[], &[]);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].state, "Empty");
    // It counts while it is there.
    let nothing_bytes = Scene::new().groups.memory_bytes();
    assert!(scene.groups.memory_bytes() > nothing_bytes);
}

#[test]
fn a_protocol_named_twice_is_refused() {
    let mut scene = Scene::new();
    let twice = JoinGroup {
        protocols: vec![protocol("p", b"1"), protocol("p", b"2")],
        ..joining(1)
    };
    for version in [0, 3, 4, 9] {
        assert_eq!(
            join_error(scene.join(version, twice.clone())).0,
            ErrorCode::InconsistentGroupProtocol
        );
    }
}

#[test]
fn a_consumers_subscription_whose_lengths_lie_is_refused_and_one_that_breaks_off_is_taken() {
    let mut scene = Scene::new();
    let consumer = |metadata| JoinGroup {
        protocol_type: "consumer".into(),
        protocols: vec![protocol("range", metadata)],
        ..joining(1)
    };
    let effects = scene.join(3, consumer(b"\0\0\x7f\xff\xff\xff"));
    assert_eq!(join_error(effects).0, ErrorCode::InconsistentGroupProtocol);
    let effects = scene.join(3, consumer(b""));
    assert_eq!(joins(scene.persisted(effects)), []);
    assert_eq!(joins(scene.pass(3_000))[0].error, ErrorCode::None);
}

#[test]
fn protocols_that_do_not_fit_the_group_are_refused() {
    let mut scene = Scene::new();
    scene.stable_group(&[1]);
    let other_type = JoinGroup {
        protocol_type: "other".into(),
        ..joining(2)
    };
    assert_eq!(
        join_error(scene.join(4, other_type)).0,
        ErrorCode::InconsistentGroupProtocol
    );
    let other_name = JoinGroup {
        protocols: vec![protocol("q", b"")],
        ..joining(2)
    };
    assert_eq!(
        join_error(scene.join(4, other_name)).0,
        ErrorCode::InconsistentGroupProtocol
    );
}

#[test]
fn from_version_4_a_stranger_is_given_an_id_first() {
    let mut scene = Scene::new();
    let effects = scene.join(4, joining(1));
    let id = member_id(1);
    let [
        GroupEffect::Reply {
            reply: GroupReply::Join(reply),
            ..
        },
        GroupEffect::Persist { partition: 3, .. },
    ] = effects.as_slice()
    else {
        panic!("an id, and the group's first record: {effects:?}");
    };
    assert_eq!(
        (reply.error, &*reply.member_id),
        (ErrorCode::MemberIdRequired, id.as_str())
    );
    assert_eq!(scene.persisted(effects).len(), 1);
    assert_eq!(scene.state(), "Empty");

    assert_eq!(scene.join(4, rejoining(&id)), []);
    assert_eq!(scene.state(), "PreparingRebalance");
    let joined = joins(scene.pass(3_000));
    assert_eq!(joined.len(), 1);
    assert_eq!(
        (
            joined[0].generation_id,
            &*joined[0].leader,
            &*joined[0].member_id
        ),
        (1, &*id, &*id)
    );
    assert_eq!(joined[0].members.len(), 1);
}

#[test]
fn a_member_id_that_is_not_used_within_its_session_is_forgotten() {
    let mut scene = Scene::new();
    let effects = scene.join(4, joining(1));
    scene.persisted(effects);
    assert_eq!(scene.pass(9_999), []);
    let effects = scene.join(4, rejoining(&member_id(1)));
    assert_eq!(effects, [], "in time");
    let mut scene = Scene::new();
    let effects = scene.join(4, joining(1));
    scene.persisted(effects);
    assert_eq!(scene.pass(10_000), []);
    let effects = scene.join(4, rejoining(&member_id(1)));
    assert_eq!(
        join_error(effects),
        (ErrorCode::UnknownMemberId, member_id(1))
    );
}

#[test]
fn a_group_waits_for_a_member_that_was_given_an_id() {
    let mut scene = Scene::new();
    scene.stable_group(&[1]);
    scene.join(4, joining(2));
    assert_eq!(
        scene.join(4, rejoining(&member_id(1))),
        [],
        "the leader waits for the member to be"
    );
    let joined = joins(scene.join(4, rejoining(&member_id(2))));
    assert_eq!(joined.len(), 2);
    assert_eq!(joined[0].members.len(), 2);
}

#[test]
fn an_id_that_was_handed_out_does_not_fit_a_static_member() {
    let mut scene = Scene::new();
    let effects = scene.join(5, joining(1));
    scene.persisted(effects);
    let request = JoinGroup {
        group_instance_id: Some("i".into()),
        ..rejoining(&member_id(1))
    };
    assert_eq!(
        join_error(scene.join(5, request)).0,
        ErrorCode::UnknownServerError
    );
}

#[test]
fn a_full_group_takes_nobody_and_counts_ids_that_it_handed_out() {
    let mut scene = Scene::with(GroupConfig {
        max_size: 2,
        ..GroupConfig::default()
    });
    scene.stable_group(&[1, 2]);
    assert_eq!(
        join_error(scene.join(3, joining(3))),
        (ErrorCode::GroupMaxSizeReached, String::new())
    );
    assert_eq!(
        join_error(scene.join(4, joining(3))).0,
        ErrorCode::GroupMaxSizeReached
    );

    let mut scene = Scene::with(GroupConfig {
        max_size: 2,
        ..GroupConfig::default()
    });
    for number in [1, 2] {
        let effects = scene.join(4, joining(number));
        let effects = scene.persisted(effects);
        assert_eq!(join_error(effects).0, ErrorCode::MemberIdRequired);
    }
    assert_eq!(
        join_error(scene.join(4, joining(3))).0,
        ErrorCode::GroupMaxSizeReached
    );
}

#[test]
fn beyond_the_memory_that_groups_may_cost_nobody_gets_in() {
    let mut scene = Scene::with(GroupConfig {
        memory_max_bytes: 1_500,
        ..GroupConfig::default()
    });
    scene.join_waiting(1);
    assert_eq!(
        join_error(scene.join(3, joining(2))).0,
        ErrorCode::GroupMaxSizeReached
    );
}

#[test]
fn most_members_like_it_best_and_everybody_speaks_it() {
    let mut scene = Scene::new();
    let speaking = |number, names: &[&str]| JoinGroup {
        protocols: names.iter().map(|name| protocol(name, b"")).collect(),
        ..joining(number)
    };
    for (number, names) in [
        (1, &["a", "b", "c"][..]),
        (2, &["c", "b"]),
        (3, &["d", "c", "b"]),
    ] {
        let effects = scene.join(3, speaking(number, names));
        scene.persisted(effects);
    }
    let joined = joins(scene.wait());
    let names: Vec<&str> = joined
        .iter()
        .filter_map(|reply| reply.protocol_name.as_deref())
        .collect();
    assert_eq!(names, ["c", "c", "c"]);
}

#[test]
fn equal_votes_go_to_what_the_leader_prefers() {
    let mut scene = Scene::new();
    for (number, names) in [(1, ["y", "x"]), (2, ["x", "y"])] {
        let protocols = names.iter().map(|name| protocol(name, b"")).collect();
        let effects = scene.join(
            3,
            JoinGroup {
                protocols,
                ..joining(number)
            },
        );
        scene.persisted(effects);
    }
    assert_eq!(joins(scene.wait())[0].protocol_name.as_deref(), Some("y"));
}

#[test]
fn only_the_leader_is_told_who_is_in() {
    let mut scene = Scene::new();
    let first = scene.join_waiting(9);
    let second = scene.join_waiting(1);
    let joined = joins(scene.wait());
    for reply in &joined {
        assert_eq!(&*reply.leader, first);
        let told: Vec<&str> = reply
            .members
            .iter()
            .map(|member| &*member.member_id)
            .collect();
        let expected = if *reply.member_id == *first {
            vec![second.as_str(), first.as_str()]
        } else {
            Vec::new()
        };
        assert_eq!(told, expected);
    }
}

#[test]
fn a_member_that_joins_while_it_is_parked_is_answered_twice() {
    let mut scene = Scene::new();
    let id = scene.join_waiting(1);
    let effects = scene.join(4, rejoining(&id));
    assert_eq!(
        join_error(effects),
        (ErrorCode::RebalanceInProgress, id.clone()),
        "the older of the two"
    );
    assert_eq!(joins(scene.pass(3_000)).len(), 1);
}

#[test]
fn a_long_client_id_still_leaves_room_for_the_uuid() {
    let mut scene = Scene::new();
    let mut to = scene.context(4);
    to.client_id = "ü".repeat(16_383).into();
    let mut out = Vec::new();
    scene.groups.join(scene.now, to, joining(1), &mut out);
    let (error, id) = join_error(scene.persisted(out));
    assert_eq!(error, ErrorCode::MemberIdRequired);
    assert!(id.len() <= 32_767 && id.ends_with(&member_id(1)[6..]));
}
