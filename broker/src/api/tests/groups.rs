//! The APIs of groups, in every version.

use kafka_proto::messages::join_group::request::JoinGroupRequestProtocol;
use kafka_proto::messages::leave_group::request::MemberIdentity;
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::{
    OffsetFetchRequestGroup, OffsetFetchRequestTopic, OffsetFetchRequestTopics,
};
use kafka_proto::messages::sync_group::request::SyncGroupRequestAssignment;
use kafka_proto::messages::{
    DescribeGroupsRequest, DescribeGroupsResponse, FindCoordinatorRequest, FindCoordinatorResponse,
    HeartbeatRequest, HeartbeatResponse, JoinGroupRequest, JoinGroupResponse, LeaveGroupRequest,
    LeaveGroupResponse, ListGroupsRequest, ListGroupsResponse, MetadataRequest, MetadataResponse,
    OffsetCommitRequest, OffsetCommitResponse, OffsetFetchRequest, OffsetFetchResponse,
    SyncGroupRequest, SyncGroupResponse,
};
use kafka_proto::{ErrorCode, Uuid};

use super::*;

pub(super) const GROUP_ID: &str = "g";

fn joining<'a>(version: i16, member_id: &'a str) -> JoinGroupRequest<'a> {
    JoinGroupRequest {
        group_id: GROUP_ID,
        session_timeout_ms: 10_000,
        rebalance_timeout_ms: if version == 0 { -1 } else { 60_000 },
        member_id,
        protocol_type: "work",
        protocols: vec![JoinGroupRequestProtocol {
            name: "p",
            metadata: b"m",
            ..Default::default()
        }],
        reason: (version >= 8).then_some("test"),
        ..Default::default()
    }
}

/// Makes the group with one member, whose share is "work", and returns the member's id.
pub(super) fn group_of_one(broker: &mut Broker) -> String {
    let joined = broker.ask(&joining(3, ""), 3);
    let joined: JoinGroupResponse<'_> = joined.decode();
    let member_id = joined.member_id.to_owned();
    let share = SyncGroupRequestAssignment {
        member_id: &member_id,
        assignment: b"work",
        ..Default::default()
    };
    let request = SyncGroupRequest {
        group_id: GROUP_ID,
        generation_id: joined.generation_id,
        member_id: &member_id,
        assignments: vec![share],
        ..Default::default()
    };
    let synced = broker.ask(&request, 1);
    assert_eq!(synced.decode::<SyncGroupResponse<'_>>().assignment, b"work");
    member_id
}

pub(super) fn commit<'a>(
    version: i16,
    topic: &'a str,
    topic_id: Uuid,
    offsets: &[(i32, i64)],
) -> OffsetCommitRequest<'a> {
    let partitions =
        offsets.iter().map(
            |(partition_index, committed_offset)| OffsetCommitRequestPartition {
                partition_index: *partition_index,
                committed_offset: *committed_offset,
                committed_leader_epoch: if version >= 6 { 4 } else { -1 },
                committed_metadata: Some("note"),
                ..Default::default()
            },
        );
    let topic = OffsetCommitRequestTopic {
        name: if version < 10 { topic } else { "" },
        topic_id: if version < 10 { Uuid::ZERO } else { topic_id },
        partitions: partitions.collect(),
        ..Default::default()
    };
    OffsetCommitRequest {
        group_id: GROUP_ID,
        topics: vec![topic],
        ..Default::default()
    }
}

fn topic_id(broker: &mut Broker, name: &str) -> Uuid {
    broker.booted.core.cluster.topic(name).unwrap().id
}

#[test]
fn join_sync_heartbeat_leave_in_every_version() {
    for version in versions::<JoinGroupRequest<'_>>() {
        let mut broker = Broker::new();
        let mut member_id = String::new();
        if version >= 4 {
            let answer = broker.ask(&joining(version, ""), version);
            let refused: JoinGroupResponse<'_> = answer.decode();
            assert_eq!(refused.error_code, ErrorCode::MemberIdRequired.code());
            assert_eq!(
                refused.protocol_name,
                if version < 7 { Some("") } else { None }
            );
            member_id = refused.member_id.to_owned();
        }
        let answer = broker.ask(&joining(version, &member_id), version);
        let joined: JoinGroupResponse<'_> = answer.decode();
        assert_eq!(
            (joined.error_code, joined.generation_id, joined.leader),
            (0, 1, joined.member_id)
        );
        assert_eq!((joined.protocol_name, joined.members.len()), (Some("p"), 1));
        assert_eq!(joined.protocol_type, (version >= 7).then_some("work"));
        assert!(joined.member_id.starts_with("client-"));
        let member_id = joined.member_id;

        let version = version.min(5);
        let share = SyncGroupRequestAssignment {
            member_id,
            assignment: b"work",
            ..Default::default()
        };
        let request = SyncGroupRequest {
            group_id: GROUP_ID,
            generation_id: 1,
            member_id,
            protocol_type: (version >= 5).then_some("work"),
            protocol_name: (version >= 5).then_some("p"),
            assignments: vec![share],
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let synced: SyncGroupResponse<'_> = answer.decode();
        assert_eq!((synced.error_code, synced.assignment), (0, &b"work"[..]));
        assert_eq!(synced.protocol_name, (version >= 5).then_some("p"));

        let version = version.min(4);
        let request = HeartbeatRequest {
            group_id: GROUP_ID,
            generation_id: 1,
            member_id,
            ..Default::default()
        };
        assert_eq!(
            broker
                .ask(&request, version)
                .decode::<HeartbeatResponse<'_>>()
                .error_code,
            0
        );
        let request = HeartbeatRequest {
            generation_id: 2,
            ..request
        };
        let answer = broker.ask(&request, version);
        assert_eq!(
            answer.decode::<HeartbeatResponse<'_>>().error_code,
            ErrorCode::IllegalGeneration.code()
        );

        for expected in [ErrorCode::None, ErrorCode::UnknownMemberId] {
            let member = MemberIdentity {
                member_id,
                ..Default::default()
            };
            let request = LeaveGroupRequest {
                group_id: GROUP_ID,
                member_id: if version < 3 { member_id } else { "" },
                members: if version < 3 {
                    Vec::new()
                } else {
                    vec![member]
                },
                ..Default::default()
            };
            let answer = broker.ask(&request, version);
            let left: LeaveGroupResponse<'_> = answer.decode();
            let errors: Vec<i16> = left
                .members
                .iter()
                .map(|member| member.error_code)
                .collect();
            if version < 3 {
                assert_eq!((left.error_code, errors), (expected.code(), Vec::new()));
            } else {
                assert_eq!((left.error_code, errors), (0, vec![expected.code()]));
            }
        }
    }
}

#[test]
fn version_0_of_join_takes_the_session_timeout_for_the_rebalance_timeout() {
    let mut broker = Broker::new();
    broker.ask(&joining(0, ""), 0);
    // The member does not sync: it is out after the rebalance timeout.
    let deadline = broker.booted.core.groups.next_deadline().unwrap();
    assert_eq!(deadline, std::time::Duration::from_secs(10));
}

#[test]
fn refusals_of_join_by_name() {
    let mut broker = Broker::new();
    for version in versions::<JoinGroupRequest<'_>>() {
        let mut error = |request: JoinGroupRequest<'_>| {
            let answer = broker.ask(&request, version);
            ErrorCode::from_code(answer.decode::<JoinGroupResponse<'_>>().error_code).unwrap()
        };
        let base = || joining(version, "");
        assert_eq!(
            error(JoinGroupRequest {
                group_id: "",
                ..base()
            }),
            ErrorCode::InvalidGroupId
        );
        assert_eq!(
            error(JoinGroupRequest {
                session_timeout_ms: 1,
                ..base()
            }),
            ErrorCode::InvalidSessionTimeout
        );
        assert_eq!(
            error(JoinGroupRequest {
                member_id: "who",
                ..base()
            }),
            ErrorCode::UnknownMemberId
        );
        assert_eq!(
            error(JoinGroupRequest {
                protocols: Vec::new(),
                ..base()
            }),
            ErrorCode::InconsistentGroupProtocol
        );
        let protocol = base().protocols.remove(0);
        assert_eq!(
            error(JoinGroupRequest {
                protocols: vec![protocol.clone(), protocol],
                ..base()
            }),
            ErrorCode::InconsistentGroupProtocol
        );
    }
}

#[test]
fn sync_v5_without_protocol_is_refused() {
    let mut broker = Broker::new();
    let member_id = group_of_one(&mut broker);
    let request = SyncGroupRequest {
        group_id: GROUP_ID,
        generation_id: 1,
        member_id: &member_id,
        ..Default::default()
    };
    let answer = broker.ask(&request, 5);
    assert_eq!(
        answer.decode::<SyncGroupResponse<'_>>().error_code,
        ErrorCode::InconsistentGroupProtocol.code()
    );
    assert_eq!(
        broker
            .ask(&request, 4)
            .decode::<SyncGroupResponse<'_>>()
            .error_code,
        0
    );
}

#[test]
fn offset_commit_and_offset_fetch_in_every_version() {
    let mut broker = Broker::new();
    broker.create_topic("t", 2);
    let id = topic_id(&mut broker, "t");
    for version in versions::<OffsetCommitRequest<'_>>() {
        let offset = 100 + i64::from(version);
        let request = commit(version, "t", id, &[(0, offset), (1, offset + 1), (2, 9)]);
        let answer = broker.ask(&request, version);
        let committed: OffsetCommitResponse<'_> = answer.decode();
        let topic = &committed.topics[0];
        assert_eq!(
            (topic.name, topic.topic_id),
            if version < 10 {
                ("t", Uuid::ZERO)
            } else {
                ("", id)
            }
        );
        let errors: Vec<(i32, i16)> = topic
            .partitions
            .iter()
            .map(|partition| (partition.partition_index, partition.error_code))
            .collect();
        assert_eq!(
            errors,
            [
                (2, ErrorCode::UnknownTopicOrPartition.code()),
                (0, 0),
                (1, 0)
            ]
        );

        let epoch = if version >= 6 { 4 } else { -1 };
        for fetch_version in versions::<OffsetFetchRequest<'_>>() {
            let expected = vec![
                (0, offset, epoch, "note"),
                (1, offset + 1, epoch, "note"),
                (7, -1, -1, ""),
            ];
            assert_fetched(&mut broker, fetch_version, id, Some(&[0, 1, 7]), &expected);
            if fetch_version >= 2 {
                assert_fetched(&mut broker, fetch_version, id, None, &expected[..2]);
            }
        }
    }
}

/// Fetches topic `t` of the group, or all topics, and compares.
fn assert_fetched(
    broker: &mut Broker,
    version: i16,
    id: Uuid,
    partitions: Option<&[i32]>,
    expected: &[(i32, i64, i32, &str)],
) {
    let request = if version < 8 {
        let topics = partitions.map(|partitions| {
            vec![OffsetFetchRequestTopic {
                name: "t",
                partition_indexes: partitions.into(),
                ..Default::default()
            }]
        });
        OffsetFetchRequest {
            group_id: GROUP_ID,
            topics,
            ..Default::default()
        }
    } else {
        let topics = partitions.map(|partitions| {
            vec![OffsetFetchRequestTopics {
                name: if version < 10 { "t" } else { "" },
                topic_id: if version < 10 { Uuid::ZERO } else { id },
                partition_indexes: partitions.into(),
                ..Default::default()
            }]
        });
        let group = OffsetFetchRequestGroup {
            group_id: GROUP_ID,
            topics,
            ..Default::default()
        };
        OffsetFetchRequest {
            groups: vec![group],
            ..Default::default()
        }
    };
    let answer = broker.ask(&request, version);
    let response: OffsetFetchResponse<'_> = answer.decode();
    let told: Vec<(i32, i64, i32, &str)> = if version < 8 {
        assert_eq!(
            (
                response.topics.len(),
                response.topics[0].name,
                response.error_code
            ),
            (1, "t", 0)
        );
        let partitions = response.topics[0].partitions.iter();
        partitions
            .map(|p| {
                (
                    p.partition_index,
                    p.committed_offset,
                    p.committed_leader_epoch,
                    p.metadata.unwrap(),
                )
            })
            .collect()
    } else {
        let group = &response.groups[0];
        let topic = &group.topics[0];
        assert_eq!(
            (response.groups.len(), group.group_id, group.error_code),
            (1, GROUP_ID, 0)
        );
        assert_eq!(
            (topic.name, topic.topic_id),
            if version < 10 {
                ("t", Uuid::ZERO)
            } else {
                ("", id)
            }
        );
        let partitions = topic.partitions.iter();
        partitions
            .map(|p| {
                (
                    p.partition_index,
                    p.committed_offset,
                    p.committed_leader_epoch,
                    p.metadata.unwrap(),
                )
            })
            .collect()
    };
    let knows_epoch = version >= 5;
    let expected: Vec<_> = expected
        .iter()
        .map(|e| (e.0, e.1, if knows_epoch { e.2 } else { -1 }, e.3))
        .collect();
    assert_eq!(told, expected, "v{version}");
}

#[test]
fn topics_that_do_not_exist_are_told_by_version() {
    let mut broker = Broker::new();
    for version in versions::<OffsetCommitRequest<'_>>() {
        let answer = broker.ask(
            &commit(version, "none", Uuid::from([7; 16]), &[(0, 1)]),
            version,
        );
        let committed: OffsetCommitResponse<'_> = answer.decode();
        let expected = if version < 10 {
            ErrorCode::UnknownTopicOrPartition
        } else {
            ErrorCode::UnknownTopicId
        };
        assert_eq!(
            committed.topics[0].partitions[0].error_code,
            expected.code()
        );
    }
    let topic = OffsetFetchRequestTopics {
        topic_id: Uuid::from([7; 16]),
        partition_indexes: (&[0, 1]).into(),
        ..Default::default()
    };
    let group = OffsetFetchRequestGroup {
        group_id: GROUP_ID,
        topics: Some(vec![topic]),
        ..Default::default()
    };
    let answer = broker.ask(
        &OffsetFetchRequest {
            groups: vec![group],
            ..Default::default()
        },
        10,
    );
    let response: OffsetFetchResponse<'_> = answer.decode();
    let topic = &response.groups[0].topics[0];
    assert_eq!(topic.topic_id, Uuid::from([7; 16]));
    assert!(topic.partitions.iter().all(|partition| {
        partition.error_code == ErrorCode::UnknownTopicId.code() && partition.committed_offset == -1
    }));
    assert_eq!(topic.partitions.len(), 2);
}

#[test]
fn several_groups_are_fetched_at_once_and_none_is_answered_too() {
    let mut broker = Broker::new();
    broker.create_topic("t", 1);
    let id = topic_id(&mut broker, "t");
    broker.ask(&commit(9, "t", id, &[(0, 5)]), 9);
    for version in 8..=10 {
        let group = |group_id| OffsetFetchRequestGroup {
            group_id,
            topics: None,
            ..Default::default()
        };
        let request = OffsetFetchRequest {
            groups: vec![group("other"), group(GROUP_ID)],
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: OffsetFetchResponse<'_> = answer.decode();
        let told: Vec<_> = response
            .groups
            .iter()
            .map(|group| (group.group_id, group.topics.len()))
            .collect();
        assert_eq!(told, [("other", 0), (GROUP_ID, 1)]);
        let answer = broker.ask(&OffsetFetchRequest::default(), version);
        let response: OffsetFetchResponse<'_> = answer.decode();
        assert!(response.groups.is_empty());
    }
}

#[test]
fn what_names_too_much_is_closed() {
    let mut broker = Broker::new();
    let partitions = vec![0; 250_001];
    let topic = OffsetFetchRequestTopic {
        name: "t",
        partition_indexes: (&partitions).into(),
        ..Default::default()
    };
    let request = OffsetFetchRequest {
        group_id: GROUP_ID,
        topics: Some(vec![topic]),
        ..Default::default()
    };
    let number = broker.send(&request, 1, 0);
    assert!(broker.answer(number).is_none());
    assert_eq!(broker.closed.len(), 1);
}

#[test]
fn groups_are_described_in_every_version() {
    let mut broker = Broker::new();
    let member_id = group_of_one(&mut broker);
    for version in versions::<DescribeGroupsRequest<'_>>() {
        let request = DescribeGroupsRequest {
            groups: vec![GROUP_ID, "none", GROUP_ID],
            include_authorized_operations: version >= 3,
            ..Default::default()
        };
        let answer = broker.ask(&request, version);
        let response: DescribeGroupsResponse<'_> = answer.decode();
        let [group, none, again] = response.groups.as_slice() else {
            panic!("three were asked for")
        };
        assert_eq!(
            (group.error_code, group.group_id, group.group_state),
            (0, GROUP_ID, "Stable")
        );
        assert_eq!((group.protocol_type, group.protocol_data), ("work", "p"));
        let member = &group.members[0];
        assert_eq!(
            (member.member_id, member.client_id),
            (member_id.as_str(), "client")
        );
        assert_eq!(member.client_host, "/127.0.0.1");
        assert_eq!(
            (member.member_metadata, member.member_assignment),
            (&b"m"[..], &b"work"[..])
        );
        assert_eq!(
            group.authorized_operations,
            if version >= 3 { 3400 } else { i32::MIN }
        );
        let expected = if version >= 6 {
            ErrorCode::GroupIdNotFound
        } else {
            ErrorCode::None
        };
        assert_eq!(
            (none.error_code, none.group_state),
            (expected.code(), "Dead")
        );
        assert_eq!(none.error_message.is_some(), version >= 6);
        assert_eq!(again, group);
    }
}

#[test]
fn groups_are_listed_in_every_version() {
    let mut broker = Broker::new();
    group_of_one(&mut broker);
    for version in versions::<ListGroupsRequest<'_>>() {
        let answer = broker.ask(&ListGroupsRequest::default(), version);
        let response: ListGroupsResponse<'_> = answer.decode();
        let [group] = response.groups.as_slice() else {
            panic!("there is one")
        };
        assert_eq!((group.group_id, group.protocol_type), (GROUP_ID, "work"));
        assert_eq!(group.group_state, if version >= 4 { "Stable" } else { "" });
        assert_eq!(group.group_type, if version >= 5 { "classic" } else { "" });
        if version >= 4 {
            let request = ListGroupsRequest {
                states_filter: vec!["Empty"],
                ..Default::default()
            };
            assert_eq!(
                broker
                    .ask(&request, version)
                    .decode::<ListGroupsResponse<'_>>()
                    .groups,
                []
            );
        }
        if version >= 5 {
            let request = ListGroupsRequest {
                types_filter: vec!["consumer"],
                ..Default::default()
            };
            assert_eq!(
                broker
                    .ask(&request, version)
                    .decode::<ListGroupsResponse<'_>>()
                    .groups,
                []
            );
        }
    }
}

/// Error, node, host and port of the first coordinator told.
fn coordinator(answer: &Answer) -> (ErrorCode, i32, String, i32) {
    let response: FindCoordinatorResponse<'_> = answer.decode();
    let (code, node_id, host, port) = match response.coordinators.first() {
        Some(first) => (first.error_code, first.node_id, first.host, first.port),
        None => (
            response.error_code,
            response.node_id,
            response.host,
            response.port,
        ),
    };
    (
        ErrorCode::from_code(code).unwrap(),
        node_id,
        host.to_owned(),
        port,
    )
}

fn finding(version: i16, key_type: i8) -> FindCoordinatorRequest<'static> {
    FindCoordinatorRequest {
        key: if version < 4 { GROUP_ID } else { "" },
        key_type,
        coordinator_keys: if version < 4 {
            Vec::new()
        } else {
            vec![GROUP_ID, "", "h"]
        },
        ..Default::default()
    }
}

#[test]
fn the_coordinator_is_found_in_every_version_where_the_client_came_in() {
    for version in versions::<FindCoordinatorRequest<'_>>() {
        let mut broker = Broker::new();
        for (listener, host, port) in [(0, "inside", 9092), (1, "outside", 19092)] {
            let answer = broker.ask_on(&finding(version, 0), version, listener);
            assert_eq!(
                coordinator(&answer),
                (ErrorCode::None, 1, host.to_owned(), port)
            );
            let response: FindCoordinatorResponse<'_> = answer.decode();
            let keys: Vec<&str> = response
                .coordinators
                .iter()
                .map(|coordinator| coordinator.key)
                .collect();
            assert_eq!(
                keys,
                if version < 4 {
                    vec![]
                } else {
                    vec![GROUP_ID, "", "h"]
                }
            );
        }
        if version >= 1 {
            let none = |error| (error, -1, String::new(), -1);
            let mut error =
                |key_type| coordinator(&broker.ask(&finding(version, key_type), version));
            assert_eq!(error(1), none(ErrorCode::UnsupportedVersion));
            assert_eq!(error(2), none(ErrorCode::InvalidRequest));
            assert_eq!(error(-1), none(ErrorCode::InvalidRequest));
        }
    }
}

#[test]
fn the_groups_topic_comes_into_being_with_the_first_question() {
    let mut broker = Broker::new();
    broker.ask(&finding(3, 1), 3);
    assert!(
        broker
            .booted
            .core
            .cluster
            .topic("__consumer_offsets")
            .is_none()
    );
    broker.ask(&finding(3, 0), 3);
    assert_eq!(
        broker
            .booted
            .core
            .cluster
            .topic("__consumer_offsets")
            .unwrap()
            .partitions
            .len(),
        3
    );
    let answer = broker.ask(
        &MetadataRequest {
            topics: None,
            ..Default::default()
        },
        1,
    );
    let response: MetadataResponse<'_> = answer.decode();
    assert!(
        response
            .topics
            .iter()
            .any(|topic| topic.name == Some("__consumer_offsets") && topic.is_internal)
    );
}

#[test]
fn a_member_goes_on_and_its_offsets_are_there_after_a_crash() {
    let mut broker = Broker::new();
    broker.create_topic("t", 1);
    let id = topic_id(&mut broker, "t");
    let member_id = group_of_one(&mut broker);
    let request = OffsetCommitRequest {
        generation_id_or_member_epoch: 1,
        member_id: &member_id,
        ..commit(8, "t", id, &[(0, 42)])
    };
    assert_eq!(
        broker
            .ask(&request, 8)
            .decode::<OffsetCommitResponse<'_>>()
            .topics[0]
            .partitions[0]
            .error_code,
        0
    );

    let mut broker = broker.crash();
    assert_fetched(&mut broker, 8, id, Some(&[0]), &[(0, 42, 4, "note")]);
    let request = HeartbeatRequest {
        group_id: GROUP_ID,
        generation_id: 1,
        member_id: &member_id,
        ..Default::default()
    };
    assert_eq!(
        broker
            .ask(&request, 4)
            .decode::<HeartbeatResponse<'_>>()
            .error_code,
        0
    );
    let request = SyncGroupRequest {
        group_id: GROUP_ID,
        generation_id: 1,
        member_id: &member_id,
        ..Default::default()
    };
    assert_eq!(
        broker
            .ask(&request, 3)
            .decode::<SyncGroupResponse<'_>>()
            .assignment,
        b"work"
    );
}
