//! Requests of group members that are none.

use kafka_proto::messages::join_group::request::JoinGroupRequestProtocol;
use kafka_proto::messages::{FindCoordinatorRequest, HeartbeatRequest, JoinGroupRequest};
use tests::error_code::{
    GROUP_MAX_SIZE_REACHED, ILLEGAL_GENERATION, INCONSISTENT_GROUP_PROTOCOL, INVALID_GROUP_ID,
    INVALID_SESSION_TIMEOUT, MEMBER_ID_REQUIRED, NONE, UNKNOWN_MEMBER_ID,
};
use tests::group::{Member, join_request};
use tests::neighbour::Siege;
use tests::{Server, unique};

#[test]
fn a_session_timeout_out_of_range_gets_26() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    for version in 0..=9 {
        for session_timeout_ms in [i32::MIN, -1, 0, 5999, 1_800_001, i32::MAX] {
            let group = unique("timeout");
            let request = JoinGroupRequest {
                session_timeout_ms,
                ..join_request(&group, "")
            };
            let error = client.call(&request, version).error_code;
            assert_eq!(
                error, INVALID_SESSION_TIMEOUT,
                "{session_timeout_ms} v{version}"
            );
        }
    }
    siege.end();
}

#[test]
fn an_empty_group_id_gets_24_in_join_group_while_commits_and_coordinators_take_it() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    for version in 0..=9 {
        let error = client.call(&join_request("", ""), version).error_code;
        assert_eq!(error, INVALID_GROUP_ID, "v{version}");
    }
    for version in 0..=3 {
        let response = client.call(&FindCoordinatorRequest::default(), version);
        assert_eq!(
            (response.error_code, response.node_id),
            (NONE, 1),
            "v{version}"
        );
    }
    let topic = unique("nameless");
    client.create_topic(&topic, 1);
    assert_eq!(client.commit("", &topic, 0, 3), NONE);
    assert_eq!(client.committed("", &topic, 0), 3);
    siege.end();
}

#[test]
fn a_missing_member_id_gets_79_from_v4_on_and_an_unknown_one_25() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    for version in 4..=9 {
        let group = unique("missing");
        let response = client.call(&join_request(&group, ""), version);
        assert_eq!(response.error_code, MEMBER_ID_REQUIRED, "v{version}");
        assert!(!response.member_id.is_empty());
        let error = client
            .call(&join_request(&group, "made up"), version)
            .error_code;
        assert_eq!(error, UNKNOWN_MEMBER_ID, "v{version}");
    }
    siege.end();
}

#[test]
fn members_of_another_generation_get_22_and_strangers_25() {
    let siege = Siege::begin();
    let group = unique("generation");
    let mut member = Member::alone(siege.server.connect(), &group, b"all");
    let mut client = siege.server.connect();
    for version in 0..=4 {
        let mut beat = |generation_id, member_id: &str| {
            let request = HeartbeatRequest {
                group_id: &group,
                generation_id,
                member_id,
                ..Default::default()
            };
            client.call(&request, version).error_code
        };
        let generation = member.generation_id;
        assert_eq!(beat(generation, &member.member_id), NONE, "v{version}");
        assert_eq!(beat(generation + 1, &member.member_id), ILLEGAL_GENERATION);
        assert_eq!(beat(-1, &member.member_id), ILLEGAL_GENERATION);
        assert_eq!(beat(generation, "a-stranger"), UNKNOWN_MEMBER_ID);
        assert_eq!(beat(generation, ""), UNKNOWN_MEMBER_ID);
    }
    assert_eq!(member.leave(), NONE);
    assert_eq!(member.heartbeat(), UNKNOWN_MEMBER_ID);
    assert_eq!(member.leave(), UNKNOWN_MEMBER_ID);
    siege.end();
}

#[test]
fn a_full_group_gets_81() {
    let server = Server::builder().set("group.max.size", 2).start();
    let siege = Siege::of(server);
    let group = unique("full");
    let mut client = siege.server.connect();
    for number in 0..3 {
        let response = client.call(&join_request(&group, ""), 4);
        let expected = if number < 2 {
            MEMBER_ID_REQUIRED
        } else {
            GROUP_MAX_SIZE_REACHED
        };
        assert_eq!(response.error_code, expected, "member {number}");
    }
    siege.end();
}

#[test]
fn a_member_of_another_protocol_type_or_without_a_common_protocol_gets_23() {
    let siege = Siege::begin();
    let group = unique("protocols");
    let _member = Member::alone(siege.server.connect(), &group, b"all");
    let mut client = siege.server.connect();
    let other_type = JoinGroupRequest {
        protocol_type: "another",
        ..join_request(&group, "")
    };
    let mut other_protocol = join_request(&group, "");
    other_protocol.protocols = vec![JoinGroupRequestProtocol {
        name: "another",
        ..Default::default()
    }];
    let mut no_protocol = join_request(&group, "");
    no_protocol.protocols = Vec::new();
    for request in [other_type, other_protocol, no_protocol] {
        for version in [0, 3, 5, 9] {
            let error = client.call(&request, version).error_code;
            assert_eq!(error, INCONSISTENT_GROUP_PROTOCOL, "v{version}");
        }
    }
    siege.end();
}

#[test]
fn the_same_protocol_twice_is_answered_and_not_left_hanging() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    for version in 0..=3 {
        let group = unique("twice");
        let mut request = join_request(&group, "");
        request.protocols.push(request.protocols[0].clone());
        assert_ne!(
            client.call(&request, version).error_code,
            NONE,
            "v{version}"
        );
    }
    siege.end();
}

#[test]
fn a_consumer_whose_subscription_lies_about_its_lengths_is_answered() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let lies: [&[u8]; 4] = [
        &[],
        &[0],
        &[0, 0, 0x7f, 0xff, 0xff, 0xff],
        &[0, 1, 0, 0, 0, 1, 0x7f, 0xff],
    ];
    for metadata in lies {
        let group = unique("lies");
        let request = JoinGroupRequest {
            protocol_type: "consumer",
            protocols: vec![JoinGroupRequestProtocol {
                name: "range",
                metadata,
                ..Default::default()
            }],
            ..join_request(&group, "")
        };
        // With an error or without: what counts is that the member does not wait for ever.
        client.call(&request, 3);
    }
    siege.end();
}
