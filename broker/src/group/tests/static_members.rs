//! Members with an instance id (KIP-345, KIP-814).

use super::*;

fn joining_static(instance: &str, number: u8) -> JoinGroup {
    JoinGroup {
        group_instance_id: Some(instance.into()),
        ..joining(number)
    }
}

/// A stable group of the static members `a`, which leads, and `b`.
fn stable_static_group(scene: &mut Scene) -> (String, String, i32) {
    for (instance, number) in [("a", 1), ("b", 2)] {
        let effects = scene.join(5, joining_static(instance, number));
        assert_eq!(replies(scene.persisted(effects)), []);
    }
    let joined = joins(scene.wait());
    assert_eq!(joined.len(), 2);
    let (a, b) = (static_id("a", 1), static_id("b", 2));
    scene.sync(syncing(&b, 1, &[]));
    let effects = scene.sync(syncing(&a, 1, &[(&a, "work of a"), (&b, "work of b")]));
    assert_eq!(scene.persisted(effects).len(), 2);
    (a, b, 1)
}

#[test]
fn a_static_member_needs_no_id_first_and_gets_one_with_its_instance_id() {
    let mut scene = Scene::new();
    let effects = scene.join(9, joining_static("a", 1));
    assert_eq!(replies(scene.persisted(effects)), []);
    assert_eq!(&*joins(scene.pass(3_000))[0].member_id, static_id("a", 1));
}

#[test]
fn a_static_member_that_comes_back_gets_a_new_id_and_disturbs_nobody() {
    let mut scene = Scene::new();
    let (_, b, generation_id) = stable_static_group(&mut scene);
    let write = scene.join(5, joining_static("b", 3));
    assert!(
        matches!(write.as_slice(), [GroupEffect::Persist { .. }]),
        "{write:?}"
    );
    let joined = joins(scene.persisted(write));
    let new = static_id("b", 3);
    assert_eq!(
        (joined[0].generation_id, &*joined[0].member_id),
        (generation_id, new.as_str())
    );
    assert_eq!(scene.state(), "Stable");
    let answer = syncs(scene.sync(syncing(&new, generation_id, &[])));
    assert_eq!(&answer[0].assignment[..], b"work of b");
    assert_eq!(
        scene.heartbeat_as(&b, Some("b"), generation_id),
        ErrorCode::FencedInstanceId
    );
    assert_eq!(
        scene.heartbeat(&b, generation_id),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(
        scene.heartbeat_as(&new, Some("c"), generation_id),
        ErrorCode::UnknownMemberId
    );
}

#[test]
fn a_leader_that_comes_back_is_told_to_leave_the_assignment_alone() {
    let mut scene = Scene::new();
    let (a, ..) = stable_static_group(&mut scene);
    let write = scene.join(8, joining_static("a", 3));
    let joined = joins(scene.persisted(write));
    assert_eq!(
        (
            &*joined[0].leader,
            joined[0].members.len(),
            joined[0].skip_assignment
        ),
        (a.as_str(), 0, false)
    );

    let write = scene.join(9, joining_static("a", 4));
    let joined = joins(scene.persisted(write));
    let new = static_id("a", 4);
    assert_eq!(
        (
            &*joined[0].leader,
            joined[0].members.len(),
            joined[0].skip_assignment
        ),
        (new.as_str(), 2, true)
    );

    let write = scene.join(9, joining_static("b", 5));
    let joined = joins(scene.persisted(write));
    assert_eq!(
        (
            &*joined[0].leader,
            joined[0].members.len(),
            joined[0].skip_assignment
        ),
        (new.as_str(), 0, false)
    );
}

#[test]
fn a_static_member_that_comes_back_with_another_protocol_makes_the_group_rebalance() {
    let mut scene = Scene::new();
    for (instance, number) in [("a", 1), ("b", 2)] {
        let protocols = vec![protocol("p", b""), protocol("q", b"")];
        let effects = scene.join(
            5,
            JoinGroup {
                protocols,
                ..joining_static(instance, number)
            },
        );
        scene.persisted(effects);
    }
    scene.wait();
    let effects = scene.sync(syncing(&static_id("a", 1), 1, &[]));
    scene.persisted(effects);
    assert_eq!(scene.state(), "Stable");
    let only_q = JoinGroup {
        protocols: vec![protocol("q", b"")],
        ..joining_static("b", 3)
    };
    assert_eq!(scene.join(5, only_q), []);
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn a_static_member_that_comes_back_before_the_assignment_starts_over() {
    let mut scene = Scene::new();
    for (instance, number) in [("a", 1), ("b", 2)] {
        let effects = scene.join(5, joining_static(instance, number));
        scene.persisted(effects);
    }
    scene.wait();
    scene.sync(syncing(&static_id("b", 2), 1, &[]));
    let answers = syncs(scene.join(5, joining_static("b", 3)));
    assert_eq!(answers.len(), 1);
    assert_eq!(
        answers[0].error,
        ErrorCode::FencedInstanceId,
        "who used the old id"
    );
    assert_eq!(scene.state(), "PreparingRebalance");
}

#[test]
fn a_parked_request_under_the_old_id_is_fenced() {
    let mut scene = Scene::new();
    let effects = scene.join(5, joining_static("a", 1));
    scene.persisted(effects);
    let (error, id) = join_error(scene.join(5, joining_static("a", 2)));
    assert_eq!(
        (error, id),
        (ErrorCode::FencedInstanceId, static_id("a", 1))
    );
    assert_eq!(&*joins(scene.pass(3_000))[0].member_id, static_id("a", 2));
}

#[test]
fn the_member_id_and_the_instance_id_must_belong_together() {
    let mut scene = Scene::new();
    let (a, b, generation_id) = stable_static_group(&mut scene);
    let swapped = JoinGroup {
        member_id: a.as_str().into(),
        ..joining_static("b", 0)
    };
    assert_eq!(
        join_error(scene.join(5, swapped)),
        (ErrorCode::FencedInstanceId, a.clone())
    );
    let stranger = JoinGroup {
        member_id: a.as_str().into(),
        ..joining_static("c", 0)
    };
    assert_eq!(
        join_error(scene.join(5, stranger)).0,
        ErrorCode::UnknownMemberId
    );
    let mut request = syncing(&a, generation_id, &[]);
    request.group_instance_id = Some("b".into());
    assert_eq!(sync_error(scene.sync(request)), ErrorCode::FencedInstanceId);
    let mut request = committing(&a, generation_id, 1);
    request.group_instance_id = Some("b".into());
    assert_eq!(
        commit_error(scene.commit(request)),
        ErrorCode::FencedInstanceId
    );
    let effects = scene.leave(&[(&a, Some("b")), (&b, Some("c"))]);
    assert_eq!(
        left(&effects),
        [ErrorCode::FencedInstanceId, ErrorCode::UnknownMemberId]
    );
    assert_eq!(scene.state(), "Stable");
}

#[test]
fn an_operator_sends_a_static_member_away_by_its_instance_id() {
    let mut scene = Scene::new();
    let (a, ..) = stable_static_group(&mut scene);
    let effects = scene.leave(&[("", Some("b"))]);
    assert_eq!(left(&effects), [ErrorCode::None]);
    assert_eq!(
        (scene.member_ids(), scene.state()),
        (vec![a], "PreparingRebalance")
    );
}

#[test]
fn a_static_member_that_does_not_join_again_stays_until_its_session_is_over() {
    let mut scene = Scene::new();
    let request = |instance, number| JoinGroup {
        session_timeout_ms: 100_000,
        rebalance_timeout_ms: 5_000,
        ..joining_static(instance, number)
    };
    for (instance, number) in [("a", 1), ("b", 2)] {
        let effects = scene.join(5, request(instance, number));
        scene.persisted(effects);
    }
    scene.pass(5_000);
    scene.sync(syncing(&static_id("b", 2), 1, &[]));
    let effects = scene.sync(syncing(&static_id("a", 1), 1, &[]));
    scene.persisted(effects);
    let again = JoinGroup {
        member_id: static_id("a", 1).into(),
        ..request("a", 0)
    };
    assert_eq!(scene.join(5, again), []);
    let joined = joins(scene.pass(5_000));
    assert_eq!((joined.len(), joined[0].members.len()), (1, 2));
}

#[test]
fn where_only_silent_static_members_are_left_the_join_phase_goes_on_without_spinning() {
    let mut scene = Scene::new();
    let request = JoinGroup {
        session_timeout_ms: 20_000,
        rebalance_timeout_ms: 0,
        ..joining_static("a", 1)
    };
    let effects = scene.join(5, request.clone());
    scene.persisted(effects);
    scene.pass(3_000);
    let effects = scene.sync(syncing(&static_id("a", 1), 1, &[]));
    scene.persisted(effects);
    let effects = scene.join(
        3,
        JoinGroup {
            rebalance_timeout_ms: 0,
            ..joining(2)
        },
    );
    assert_eq!(effects, []);
    let effects = scene.leave(&[(&member_id(2), None)]);
    assert_eq!(left(&effects), [ErrorCode::None]);
    let mut rounds = 0;
    while scene.state() == "PreparingRebalance" {
        rounds += 1;
        assert!(rounds < 30, "the timers spin");
        let next = scene.groups.next_deadline().unwrap();
        scene.now.monotonic = next;
        let mut out = Vec::new();
        scene.groups.fire(scene.now, &mut out);
        scene.persisted(out);
    }
    assert_eq!(scene.state(), "Empty");
}

#[test]
fn a_replacement_that_cannot_be_stored_is_taken_back() {
    let mut scene = Scene::new();
    let (a, b, generation_id) = stable_static_group(&mut scene);
    let write = scene.join(9, joining_static("a", 3));
    let joined = joins(scene.persist(write, Err(ErrorCode::KafkaStorageError)));
    assert_eq!(
        (joined[0].error, &*joined[0].member_id),
        (ErrorCode::NotCoordinator, "")
    );
    assert_eq!(scene.member_ids(), [a.clone(), b]);
    assert_eq!(
        scene.heartbeat_as(&a, Some("a"), generation_id),
        ErrorCode::None
    );
}
