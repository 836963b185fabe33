//! Members with an instance id (KIP-345).

use kafka_proto::messages::leave_group::request::MemberIdentity;
use kafka_proto::messages::sync_group::request::SyncGroupRequestAssignment;
use kafka_proto::messages::{
    HeartbeatRequest, JoinGroupRequest, JoinGroupResponse, LeaveGroupRequest, SyncGroupRequest,
};
use tests::error_code::{FENCED_INSTANCE_ID, NONE, UNKNOWN_MEMBER_ID};
use tests::group::join_request;
use tests::{Client, Server, unique};

fn join(client: &mut Client, group: &str, instance: &str) -> JoinGroupResponse<'static> {
    let request = JoinGroupRequest {
        group_instance_id: Some(instance),
        ..join_request(group, "")
    };
    client.call(&request, 7)
}

fn sync(
    client: &mut Client,
    group: &str,
    joined: &JoinGroupResponse<'_>,
    instance: &str,
) -> (i16, Vec<u8>) {
    let assignments = if joined.leader == joined.member_id {
        vec![SyncGroupRequestAssignment {
            member_id: joined.member_id,
            assignment: b"static",
            ..Default::default()
        }]
    } else {
        Vec::new()
    };
    let request = SyncGroupRequest {
        group_id: group,
        generation_id: joined.generation_id,
        member_id: joined.member_id,
        group_instance_id: Some(instance),
        protocol_type: Some("tests"),
        protocol_name: Some("range"),
        assignments,
        ..Default::default()
    };
    let response = client.call(&request, 5);
    (response.error_code, response.assignment.to_vec())
}

fn beat(client: &mut Client, group: &str, joined: &JoinGroupResponse<'_>, instance: &str) -> i16 {
    let request = HeartbeatRequest {
        group_id: group,
        generation_id: joined.generation_id,
        member_id: joined.member_id,
        group_instance_id: Some(instance),
        ..Default::default()
    };
    client.call(&request, 4).error_code
}

#[test]
fn a_static_member_needs_no_member_id_first() {
    let server = Server::shared();
    let group = unique("static");
    let mut client = server.connect();
    let joined = join(&mut client, &group, "instance-1");
    assert_eq!(joined.error_code, NONE);
    assert_eq!(joined.members[0].group_instance_id, Some("instance-1"));
    assert_eq!(
        sync(&mut client, &group, &joined, "instance-1"),
        (NONE, b"static".to_vec())
    );
    assert_eq!(beat(&mut client, &group, &joined, "instance-1"), NONE);
}

#[test]
fn a_static_member_that_comes_back_keeps_its_assignment_without_a_rebalance() {
    let server = Server::shared();
    let group = unique("static");
    let mut client = server.connect();
    let first = join(&mut client, &group, "instance-1");
    assert_eq!(sync(&mut client, &group, &first, "instance-1").0, NONE);

    let mut restarted = server.connect();
    let second = join(&mut restarted, &group, "instance-1");
    assert_eq!(second.error_code, NONE);
    assert_ne!(second.member_id, first.member_id);
    assert_eq!(second.generation_id, first.generation_id, "no rebalance");
    let request = SyncGroupRequest {
        group_id: &group,
        generation_id: second.generation_id,
        member_id: second.member_id,
        group_instance_id: Some("instance-1"),
        ..Default::default()
    };
    let synced = restarted.call(&request, 3);
    assert_eq!(
        (synced.error_code, synced.assignment),
        (NONE, b"static".as_slice())
    );
    assert_eq!(beat(&mut restarted, &group, &second, "instance-1"), NONE);
}

#[test]
fn the_one_that_was_replaced_is_fenced() {
    let server = Server::shared();
    let group = unique("static");
    let mut client = server.connect();
    let first = join(&mut client, &group, "instance-1");
    assert_eq!(sync(&mut client, &group, &first, "instance-1").0, NONE);
    join(&mut server.connect(), &group, "instance-1");
    assert_eq!(
        beat(&mut client, &group, &first, "instance-1"),
        FENCED_INSTANCE_ID
    );
    assert_eq!(
        sync(&mut client, &group, &first, "instance-1").0,
        FENCED_INSTANCE_ID
    );
}

#[test]
fn a_static_member_may_be_removed_by_its_instance_id() {
    let server = Server::shared();
    let group = unique("static");
    let mut client = server.connect();
    let joined = join(&mut client, &group, "instance-1");
    assert_eq!(sync(&mut client, &group, &joined, "instance-1").0, NONE);
    let identity = |instance| MemberIdentity {
        group_instance_id: Some(instance),
        ..Default::default()
    };
    let request = LeaveGroupRequest {
        group_id: &group,
        members: vec![identity("instance-1"), identity("instance-2")],
        ..Default::default()
    };
    let response = server.connect().call(&request, 4);
    let errors: Vec<i16> = response
        .members
        .iter()
        .map(|member| member.error_code)
        .collect();
    assert_eq!(errors, [NONE, UNKNOWN_MEMBER_ID]);
    assert_eq!(
        beat(&mut client, &group, &joined, "instance-1"),
        UNKNOWN_MEMBER_ID
    );
}
