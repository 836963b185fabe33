//! Members that come, go and fall silent.

use std::time::{Duration, Instant};

use kafka_proto::messages::{DescribeGroupsRequest, JoinGroupRequest, JoinGroupResponse};
use tests::error_code::{ILLEGAL_GENERATION, NONE, REBALANCE_IN_PROGRESS, UNKNOWN_MEMBER_ID};
use tests::group::{Member, join_request};
use tests::{Client, Server, unique};

/// Lets `members` join one generation together and assigns each its own id; the leader's place.
fn rebalance(members: &mut [Member]) -> usize {
    let mut sent = Vec::new();
    for member in members.iter_mut() {
        if member.member_id.is_empty() {
            let first = member.client.call(&join_request(&member.group, ""), 5);
            member.member_id = first.member_id.to_owned();
        }
        let request = join_request(&member.group, &member.member_id);
        sent.push(member.client.send(&request, 5).expect("sent"));
    }
    let mut leader = None;
    for (place, (member, correlation_id)) in members.iter_mut().zip(sent).enumerate() {
        let joined: JoinGroupResponse<'_> =
            member.client.receive(correlation_id, 5).expect("an answer");
        assert_eq!(joined.error_code, NONE, "member {place}");
        member.generation_id = joined.generation_id;
        if joined.leader == member.member_id {
            leader = Some(place);
        } else {
            assert!(
                joined.members.is_empty(),
                "only the leader is told who else there is"
            );
        }
    }
    let leader = leader.expect("a leader");
    let generation = members[0].generation_id;
    assert!(
        members
            .iter()
            .all(|member| member.generation_id == generation)
    );

    let ids: Vec<String> = members
        .iter()
        .map(|member| member.member_id.clone())
        .collect();
    let assignments: Vec<(&str, &[u8])> =
        ids.iter().map(|id| (id.as_str(), id.as_bytes())).collect();
    let own = members[leader].member_id.clone();
    assert_eq!(members[leader].sync(&assignments), (NONE, own.into_bytes()));
    for member in members.iter_mut() {
        let own = member.member_id.clone();
        assert_eq!(member.sync(&[]), (NONE, own.into_bytes()));
        assert_eq!(member.heartbeat(), NONE);
    }
    leader
}

fn three(server: &Server, group: &str) -> Vec<Member> {
    let mut members = vec![Member::new(server.connect(), group)];
    rebalance(&mut members);
    // The others join a group that has a member, so they wait for it and it hears of them by its heartbeats.
    members.push(Member::new(server.connect(), group));
    members.push(Member::new(server.connect(), group));
    for member in &mut members[1..] {
        let first = member.client.call(&join_request(group, ""), 5);
        member.member_id = first.member_id.to_owned();
    }
    rebalance_with(&mut members);
    members
}

/// As [`rebalance`], the newest members joining first.
fn rebalance_with(members: &mut [Member]) {
    members.reverse();
    rebalance(members);
    members.reverse();
}

fn state(client: &mut Client, group: &str) -> (String, usize) {
    let request = DescribeGroupsRequest {
        groups: vec![group],
        ..Default::default()
    };
    let response = client.call(&request, 5);
    let described = &response.groups[0];
    (described.group_state.to_owned(), described.members.len())
}

#[test]
fn three_members_join_sync_and_beat() {
    let server = Server::shared();
    let group = unique("three");
    let mut members = three(&server, &group);
    for member in &mut members {
        assert_eq!(member.heartbeat(), NONE);
    }
    assert_eq!(
        state(&mut server.connect(), &group),
        ("Stable".to_owned(), 3)
    );
}

#[test]
fn a_member_that_leaves_makes_the_others_join_again() {
    let server = Server::shared();
    let group = unique("leave");
    let mut members = three(&server, &group);
    let generation = members[0].generation_id;
    assert_eq!(members.remove(1).leave(), NONE);
    for member in &mut members {
        assert_eq!(member.heartbeat(), REBALANCE_IN_PROGRESS);
    }
    rebalance(&mut members);
    assert_eq!(members[0].generation_id, generation + 1);
    assert_eq!(
        state(&mut server.connect(), &group),
        ("Stable".to_owned(), 2)
    );
    for member in &mut members {
        assert_eq!(member.leave(), NONE);
    }
    assert_eq!(state(&mut server.connect(), &group).1, 0);
}

#[test]
fn a_member_that_joins_makes_the_others_join_again() {
    let server = Server::shared();
    let group = unique("join");
    let mut first = Member::alone(server.connect(), &group, b"all");
    let mut second = Member::new(server.connect(), &group);
    second.member_id = second
        .client
        .call(&join_request(&group, ""), 5)
        .member_id
        .to_owned();
    let request = join_request(&group, &second.member_id);
    let correlation_id = second.client.send(&request, 5).expect("sent");
    let deadline = Instant::now() + Duration::from_secs(5);
    while first.heartbeat() != REBALANCE_IN_PROGRESS {
        assert!(Instant::now() < deadline, "the first member is never told");
    }
    assert!(
        second.client.is_silent_for(Duration::from_millis(50)),
        "it waits for the first"
    );
    let joined = first.join();
    assert_eq!((joined.leader, joined.members.len()), (joined.member_id, 2));
    let answer: JoinGroupResponse<'_> =
        second.client.receive(correlation_id, 5).expect("an answer");
    assert_eq!(
        (answer.error_code, answer.generation_id),
        (NONE, first.generation_id)
    );
    second.generation_id = answer.generation_id;

    // The follower's sync waits for the leader's.
    let (leader_id, follower_id) = (first.member_id.clone(), second.member_id.clone());
    let follower = std::thread::spawn(move || {
        let synced = second.sync(&[]);
        (second, synced)
    });
    std::thread::sleep(Duration::from_millis(50));
    let assignments: [(&str, &[u8]); 2] = [(&leader_id, b"half"), (&follower_id, b"other half")];
    assert_eq!(first.sync(&assignments), (NONE, b"half".to_vec()));
    let (mut second, synced) = follower.join().expect("the follower");
    assert_eq!(synced, (NONE, b"other half".to_vec()));
    assert_eq!(second.heartbeat(), NONE);
}

#[test]
fn a_member_of_an_old_generation_is_told_so() {
    let server = Server::shared();
    let group = unique("old");
    let mut member = Member::alone(server.connect(), &group, b"all");
    member.join();
    let own = member.member_id.clone();
    assert_eq!(member.sync(&[(&own, b"again")]), (NONE, b"again".to_vec()));
    member.generation_id -= 1;
    assert_eq!(member.heartbeat(), ILLEGAL_GENERATION);
    assert_eq!(member.sync(&[]).0, ILLEGAL_GENERATION);
}

#[test]
fn a_silent_member_is_removed_after_its_session_timeout() {
    let server = Server::builder()
        .set("group.min.session.timeout.ms", 100)
        .start();
    let group = unique("silent");
    let mut client = server.connect();
    let request = |member_id| JoinGroupRequest {
        session_timeout_ms: 500,
        ..join_request(&group, member_id)
    };
    let member_id = client.call(&request(""), 5).member_id;
    let joined = client.call(&request(member_id), 5);
    assert_eq!(joined.error_code, NONE);
    let mut member = Member::new(server.connect(), &group);
    member.member_id = member_id.to_owned();
    member.generation_id = joined.generation_id;
    assert_eq!(member.sync(&[(member_id, b"all")]).0, NONE);
    // Heartbeats keep it alive for longer than its timeout.
    for _ in 0..8 {
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(member.heartbeat(), NONE);
    }
    let deadline = Instant::now() + Duration::from_secs(5);
    while state(&mut client, &group).1 > 0 {
        assert!(Instant::now() < deadline, "it is never removed");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(member.heartbeat(), UNKNOWN_MEMBER_ID);
}

#[test]
fn a_member_that_does_not_join_again_in_time_is_left_behind() {
    let server = Server::shared();
    let group = unique("late");
    let mut client = server.connect();
    let request = |member_id| JoinGroupRequest {
        rebalance_timeout_ms: 400,
        ..join_request(&group, member_id)
    };
    let slow = client.call(&request(""), 5).member_id;
    let joined = client.call(&request(slow), 5);
    let mut member = Member::new(server.connect(), &group);
    member.member_id = slow.to_owned();
    member.generation_id = joined.generation_id;
    assert_eq!(member.sync(&[(slow, b"all")]).0, NONE);

    let quick = client.call(&request(""), 5).member_id;
    let begin = Instant::now();
    let answer = client.call(&request(quick), 5);
    assert!(
        begin.elapsed() >= Duration::from_millis(350),
        "it waited for the slow one"
    );
    assert_eq!((answer.error_code, answer.leader), (NONE, quick));
    assert_eq!(answer.members.len(), 1);
    assert_eq!(member.heartbeat(), UNKNOWN_MEMBER_ID);
}
