//! From one generation to the next.

use super::*;

#[test]
fn a_new_group_stays_open_while_members_keep_coming_but_not_for_ever() {
    let mut scene = Scene::with(GroupConfig::default());
    let request = |number| JoinGroup {
        rebalance_timeout_ms: 7_000,
        ..joining(number)
    };
    let effects = scene.join(3, request(1));
    scene.persisted(effects);
    assert_eq!(scene.pass(2_000), []);
    assert_eq!(scene.join(3, request(2)), []);
    assert_eq!(scene.pass(3_000), [], "extended at 3 s to 6 s");
    assert_eq!(scene.join(3, request(3)), []);
    assert_eq!(
        scene.pass(1_500),
        [],
        "extended at 6 s by the one second that is left"
    );
    assert_eq!(
        joins(scene.pass(500)).len(),
        3,
        "at 7 s the rebalance timeout is over"
    );
}

#[test]
fn a_new_group_that_nobody_else_joins_begins_after_the_initial_delay() {
    let mut scene = Scene::new();
    scene.join_waiting(1);
    assert_eq!(scene.pass(2_999), []);
    assert_eq!(joins(scene.pass(1)).len(), 1);
    let mut scene = Scene::with(GroupConfig {
        initial_rebalance_delay: Duration::ZERO,
        ..GroupConfig::default()
    });
    scene.join_waiting(1);
    assert_eq!(joins(scene.pass(0)).len(), 1);
}

#[test]
fn every_member_gets_what_the_leader_gave_it_and_nothing_where_it_gave_nothing() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    assert_eq!(scene.sync(syncing(&other, 1, &[])), []);
    let effects = scene.sync(syncing(
        &leader,
        1,
        &[(&leader, "work"), ("nobody", "lost")],
    ));
    let [GroupEffect::Persist { .. }] = effects.as_slice() else {
        panic!("only a write: {effects:?}")
    };
    assert_eq!(scene.state(), "CompletingRebalance");
    let answers = syncs(scene.persisted(effects));
    assert_eq!(scene.state(), "Stable");
    assert_eq!(
        answers
            .iter()
            .map(|answer| (answer.error, &answer.assignment[..]))
            .collect::<Vec<_>>(),
        [(ErrorCode::None, &b"work"[..]), (ErrorCode::None, &b""[..])]
    );
    assert!(
        answers
            .iter()
            .all(|answer| answer.protocol_name.as_deref() == Some("p")
                && answer.protocol_type.as_deref() == Some("work"))
    );
}

#[test]
fn sync_is_checked() {
    let mut scene = Scene::new();
    let unknown = || SyncGroup {
        group_id: "".into(),
        ..syncing("who", 1, &[])
    };
    assert_eq!(sync_error(scene.sync(unknown())), ErrorCode::InvalidGroupId);
    assert_eq!(
        sync_error(scene.sync(syncing("who", 1, &[]))),
        ErrorCode::UnknownMemberId
    );
    let generation_id = scene.stable_group(&[1]);
    let id = member_id(1);
    assert_eq!(
        sync_error(scene.sync(syncing("who", generation_id, &[]))),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(
        sync_error(scene.sync(syncing(&id, generation_id + 1, &[]))),
        ErrorCode::IllegalGeneration
    );
    for (protocol_type, protocol_name) in [(Some("x"), Some("p")), (Some("work"), Some("x"))] {
        let request = SyncGroup {
            protocol_type: protocol_type.map(Arc::from),
            protocol_name: protocol_name.map(Arc::from),
            ..syncing(&id, generation_id, &[])
        };
        assert_eq!(
            sync_error(scene.sync(request)),
            ErrorCode::InconsistentGroupProtocol
        );
    }
    let older = SyncGroup {
        protocol_type: None,
        protocol_name: None,
        ..syncing(&id, generation_id, &[])
    };
    let answer = syncs(scene.sync(older));
    assert_eq!(
        (answer[0].error, &answer[0].assignment[..]),
        (ErrorCode::None, id.as_bytes())
    );
}

#[test]
fn a_newcomer_makes_everybody_join_again() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1, 2]);
    assert_eq!(scene.join(3, joining(3)), []);
    assert_eq!(scene.state(), "PreparingRebalance");
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id),
        ErrorCode::RebalanceInProgress
    );
    assert_eq!(
        sync_error(scene.sync(syncing(&member_id(2), generation_id, &[]))),
        ErrorCode::RebalanceInProgress
    );
    assert_eq!(scene.join(4, rejoining(&member_id(1))), []);
    let joined = joins(scene.join(4, rejoining(&member_id(2))));
    assert_eq!(joined.len(), 3);
    assert!(
        joined
            .iter()
            .all(|reply| reply.generation_id == generation_id + 1)
    );
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id + 1),
        ErrorCode::None
    );
}

#[test]
fn who_does_not_join_again_in_time_is_out_and_another_leads() {
    let mut scene = Scene::new();
    let request = |number| JoinGroup {
        session_timeout_ms: 100_000,
        ..joining(number)
    };
    for number in [1, 2] {
        let effects = scene.join(3, request(number));
        scene.persisted(effects);
    }
    scene.wait();
    assert_eq!(scene.join(3, request(3)), []);
    assert_eq!(
        scene.join(
            4,
            JoinGroup {
                member_id: member_id(2).into(),
                ..request(0)
            }
        ),
        []
    );
    assert_eq!(scene.pass(59_999), []);
    let joined = joins(scene.pass(1));
    assert_eq!(joined.len(), 2);
    assert!(
        joined
            .iter()
            .all(|reply| *reply.leader == *member_id(2) && reply.generation_id == 2)
    );
    assert_eq!(
        scene.heartbeat(&member_id(1), 2),
        ErrorCode::UnknownMemberId
    );
}

#[test]
fn the_rebalance_waits_as_long_as_its_most_patient_member() {
    let mut scene = Scene::new();
    let request = |number, rebalance_timeout_ms| JoinGroup {
        session_timeout_ms: 100_000,
        rebalance_timeout_ms,
        ..joining(number)
    };
    for (number, timeout) in [(1, 5_000), (2, 20_000)] {
        let effects = scene.join(3, request(number, timeout));
        scene.persisted(effects);
    }
    let started = joins(scene.pass(6_000)).len();
    assert_eq!(started, 2);
    assert_eq!(scene.join(3, request(3, 1_000)), []);
    assert_eq!(scene.pass(19_999), []);
    assert_eq!(joins(scene.pass(1)).len(), 1);
}

#[test]
fn a_member_that_asks_again_in_its_generation_is_told_again() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    for (id, told) in [(&leader, 2), (&other, 0)] {
        let again = joins(scene.join(4, rejoining(id)));
        assert_eq!((again[0].generation_id, again[0].members.len()), (1, told));
    }
    assert_eq!(scene.state(), "CompletingRebalance");
    let changed = JoinGroup {
        protocols: vec![protocol("p", b"other")],
        ..rejoining(&other)
    };
    assert_eq!(scene.join(4, changed), []);
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn in_a_stable_group_a_follower_that_says_nothing_new_changes_nothing_but_the_leader_does() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1, 2]);
    let again = joins(scene.join(4, rejoining(&member_id(2))));
    assert_eq!(
        (again[0].generation_id, again[0].error),
        (generation_id, ErrorCode::None)
    );
    assert_eq!(scene.state(), "Stable");
    assert_eq!(scene.join(4, rejoining(&member_id(1))), []);
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn a_rebalance_answers_who_waits_for_an_assignment() {
    let mut scene = Scene::new();
    let (_leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    assert_eq!(scene.sync(syncing(&other, 1, &[])), []);
    assert_eq!(
        sync_error(scene.join(3, joining(3))),
        ErrorCode::RebalanceInProgress
    );
}

#[test]
fn an_assignment_that_became_durable_after_the_next_rebalance_began_is_nobodys() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    assert_eq!(scene.sync(syncing(&other, 1, &[])), []);
    let write = scene.sync(syncing(&leader, 1, &[(&leader, "all")]));
    let effects = scene.join(3, joining(3));
    assert_eq!(syncs(effects).len(), 2);
    assert_eq!(scene.persisted(write), []);
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn two_syncs_of_one_member_are_both_answered() {
    let mut scene = Scene::new();
    let (leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    assert_eq!(scene.sync(syncing(&other, 1, &[])), []);
    assert_eq!(
        sync_error(scene.sync(syncing(&other, 1, &[]))),
        ErrorCode::RebalanceInProgress
    );
    let effects = scene.sync(syncing(&leader, 1, &[]));
    assert_eq!(syncs(scene.persisted(effects)).len(), 2);
}

#[test]
fn who_does_not_sync_in_time_is_out() {
    let mut scene = Scene::new();
    let request = |number| JoinGroup {
        session_timeout_ms: 100_000,
        ..joining(number)
    };
    for number in [1, 2] {
        let effects = scene.join(3, request(number));
        scene.persisted(effects);
    }
    scene.pass(3_000);
    assert_eq!(joins(scene.pass(3_000)).len(), 2);
    let effects = scene.sync(syncing(&member_id(1), 1, &[]));
    assert_eq!(syncs(scene.persisted(effects)).len(), 1);
    assert_eq!(scene.pass(59_999), []);
    assert_eq!(scene.member_ids().len(), 2);
    assert_eq!(scene.pass(1), []);
    assert_eq!(
        (scene.member_ids(), scene.state()),
        (vec![member_id(1)], "PreparingRebalance")
    );
}

#[test]
fn a_silent_member_is_out_after_its_session_and_a_parked_one_is_not() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1, 2]);
    assert_eq!(scene.pass(9_999), []);
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id),
        ErrorCode::None
    );
    assert_eq!(scene.pass(1), []);
    assert_eq!(
        (scene.member_ids(), scene.state()),
        (vec![member_id(1)], "PreparingRebalance")
    );
    assert_eq!(joins(scene.join(4, rejoining(&member_id(1)))).len(), 1);
    assert_eq!(scene.join(3, joining(3)), []);
    assert_eq!(
        scene.join(
            4,
            JoinGroup {
                group_instance_id: Some("i".into()),
                ..joining(4)
            }
        ),
        []
    );
    assert_eq!(scene.pass(9_999), []);
    let joined = joins(scene.pass(1));
    assert_eq!(
        joined.len(),
        2,
        "the parked ones outlived their sessions; the silent one did not"
    );
}

#[test]
fn a_newcomer_whose_request_is_parked_for_five_minutes_is_told_to_join_anew() {
    let mut scene = Scene::new();
    let patient = JoinGroup {
        session_timeout_ms: 1_800_000,
        rebalance_timeout_ms: 1_800_000,
        ..joining(1)
    };
    let effects = scene.join(3, patient);
    scene.persisted(effects);
    scene.pass(3_000);
    let effects = scene.sync(syncing(&member_id(1), 1, &[]));
    scene.persisted(effects);
    assert_eq!(scene.join(3, joining(2)), []);
    assert_eq!(scene.pass(299_999), []);
    assert_eq!(
        join_error(scene.pass(1)),
        (ErrorCode::UnknownMemberId, String::new())
    );
}

#[test]
fn a_group_whose_last_member_goes_is_empty_in_a_new_generation() {
    let mut scene = Scene::new();
    let generation_id = scene.stable_group(&[1]);
    let effects = scene.leave(&[(&member_id(1), None)]);
    assert_eq!(left(&effects), [ErrorCode::None]);
    let writes = effects
        .iter()
        .filter(|effect| matches!(effect, GroupEffect::Persist { .. }))
        .count();
    assert_eq!((writes, scene.state()), (1, "Empty"));
    scene.persisted(effects);
    scene.join_waiting(2);
    assert_eq!(joins(scene.pass(3_000))[0].generation_id, generation_id + 2);
}

#[test]
fn leaving_answers_what_the_member_waits_for() {
    let mut scene = Scene::new();
    scene.stable_group(&[1, 2]);
    assert_eq!(scene.join(4, rejoining(&member_id(1))), []);
    let effects = scene.leave(&[
        (&member_id(1), None),
        ("who", None),
        ("", None),
        ("", Some("nobody")),
    ]);
    assert_eq!(
        left(&effects),
        [
            ErrorCode::None,
            ErrorCode::UnknownMemberId,
            ErrorCode::UnknownMemberId,
            ErrorCode::UnknownMemberId
        ]
    );
    assert!(
        matches!(&effects[0], GroupEffect::Reply { reply: GroupReply::Join(reply), .. }
        if reply.error == ErrorCode::UnknownMemberId && reply.member_id.is_empty())
    );

    let mut scene = Scene::new();
    let (_leader, other) = (scene.join_waiting(1), scene.join_waiting(2));
    scene.wait();
    scene.sync(syncing(&other, 1, &[]));
    let effects = scene.leave(&[(&other, None)]);
    assert!(
        matches!(&effects[0], GroupEffect::Reply { reply: GroupReply::Sync(reply), .. }
        if reply.error == ErrorCode::UnknownMemberId)
    );
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn leaving_an_unknown_group_names_every_member() {
    let mut scene = Scene::new();
    let effects = scene.leave(&[("a", None), ("b", Some("i"))]);
    assert_eq!(
        left(&effects),
        [ErrorCode::UnknownMemberId, ErrorCode::UnknownMemberId]
    );
    let to = scene.context(3);
    let mut out = Vec::new();
    scene.groups.leave(
        scene.now,
        to,
        LeaveGroup {
            group_id: "".into(),
            members: Vec::new(),
        },
        &mut out,
    );
    let expected = LeaveReply {
        error: ErrorCode::InvalidGroupId,
        members: Vec::new(),
    };
    assert_eq!(replies(out), [GroupReply::Leave(expected)]);
}

#[test]
fn an_id_that_was_handed_out_can_be_given_back() {
    let mut scene = Scene::new();
    scene.stable_group(&[1]);
    scene.join(4, joining(2));
    assert_eq!(scene.join(4, rejoining(&member_id(1))), []);
    let effects = scene.leave(&[(&member_id(2), None)]);
    assert_eq!(left(&effects), [ErrorCode::None]);
    assert_eq!(effects.len(), 2, "the leader that waited for it goes on");
}

#[test]
fn heartbeats_are_checked() {
    let mut scene = Scene::new();
    assert_eq!(scene.heartbeat("who", 1), ErrorCode::UnknownMemberId);
    let generation_id = scene.stable_group(&[1]);
    assert_eq!(
        scene.heartbeat("who", generation_id),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id - 1),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        scene.heartbeat(&member_id(1), generation_id),
        ErrorCode::None
    );
    let to = scene.context(0);
    let mut out = Vec::new();
    let request = Heartbeat {
        group_id: "".into(),
        generation_id: 0,
        member_id: "".into(),
        group_instance_id: None,
    };
    scene.groups.heartbeat(scene.now, to, &request, &mut out);
    assert_eq!(
        replies(out),
        [GroupReply::Heartbeat(ErrorCode::InvalidGroupId)]
    );
}

#[test]
fn groups_are_described_and_listed() {
    let mut scene = Scene::new();
    assert_eq!(scene.groups.describe("g"), None);
    scene.stable_group(&[1]);
    let group = scene.groups.describe("g").unwrap();
    assert_eq!(
        (group.state, &*group.protocol_type, &*group.protocol_data),
        ("Stable", "work", "p")
    );
    let member = &group.members[0];
    assert_eq!(
        (&*member.client_id, &*member.client_host),
        ("client", "/127.0.0.1")
    );
    assert_eq!(
        (&member.metadata[..], &member.assignment[..]),
        (&b"m"[..], member_id(1).as_bytes())
    );

    scene.join(3, joining(2));
    let group = scene.groups.describe("g").unwrap();
    assert_eq!(
        (group.state, &*group.protocol_data),
        ("PreparingRebalance", "")
    );
    assert!(
        group
            .members
            .iter()
            .all(|member| member.metadata.is_empty())
    );

    let listed = |states: &[&str], types: &[&str]| scene.groups.list(states, types).len();
    assert_eq!(listed(&[], &[]), 1);
    assert_eq!(listed(&["stable", " preparingREBALANCE "], &["Classic"]), 1);
    assert_eq!(listed(&["Stable"], &[]), 0);
    assert_eq!(listed(&[], &["consumer", "nonsense"]), 0);
}
