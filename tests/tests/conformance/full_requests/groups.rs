//! Requests about groups.

use kafka_proto::messages::leave_group::request::MemberIdentity;
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_delete::request::{
    OffsetDeleteRequestPartition, OffsetDeleteRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::{
    OffsetFetchRequestGroup, OffsetFetchRequestTopic, OffsetFetchRequestTopics,
};
use kafka_proto::messages::sync_group::request::SyncGroupRequestAssignment;
use kafka_proto::messages::{
    DeleteGroupsRequest, DescribeGroupsRequest, FindCoordinatorRequest, HeartbeatRequest,
    JoinGroupRequest, LeaveGroupRequest, ListGroupsRequest, OffsetCommitRequest,
    OffsetDeleteRequest, OffsetFetchRequest, SyncGroupRequest,
};
use tests::error_code::{GROUP_ID_NOT_FOUND, MEMBER_ID_REQUIRED, NON_EMPTY_GROUP, NONE};
use tests::group::{Member, join_request};
use tests::unique;

use super::Fixture;

impl Fixture<'_> {
    pub(super) fn find_coordinator(&mut self, version: i16) {
        let group = self.member.group.as_str();
        let request = FindCoordinatorRequest {
            key: if version < 4 { group } else { "" },
            key_type: 0,
            coordinator_keys: if version < 4 {
                Vec::new()
            } else {
                vec![group, "other"]
            },
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let port = i32::from(self.server.address().port());
        if version < 4 {
            assert_eq!((response.error_code, response.port), (NONE, port));
        } else {
            assert_eq!(response.coordinators.len(), 2);
            for coordinator in &response.coordinators {
                assert_eq!((coordinator.error_code, coordinator.port), (NONE, port));
            }
        }
    }

    pub(super) fn join_group(&mut self, version: i16) {
        let group = unique("full-join");
        let instance = unique("instance");
        let mut request = JoinGroupRequest {
            group_instance_id: (version >= 5).then_some(instance.as_str()),
            reason: Some("to test"),
            ..join_request(&group, "")
        };
        let first = self.client.call(&request, version);
        if version == 4 {
            assert_eq!(first.error_code, MEMBER_ID_REQUIRED);
            request.member_id = first.member_id;
            assert_eq!(self.client.call(&request, version).error_code, NONE);
            return;
        }
        assert_eq!(first.error_code, NONE);
        assert_eq!(first.leader, first.member_id);
        assert_eq!(first.members.len(), 1);
        assert_eq!(first.protocol_name, Some("range"));
        assert_eq!(first.protocol_type, (version >= 7).then_some("tests"));
    }

    pub(super) fn sync_group(&mut self, version: i16) {
        let request = SyncGroupRequest {
            group_id: &self.member.group,
            generation_id: self.member.generation_id,
            member_id: &self.member.member_id,
            protocol_type: Some("tests"),
            protocol_name: Some("range"),
            assignments: vec![SyncGroupRequestAssignment {
                member_id: &self.member.member_id,
                assignment: b"all",
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        assert_eq!(response.assignment, b"all");
        assert_eq!(response.protocol_name, (version >= 5).then_some("range"));
    }

    pub(super) fn heartbeat(&mut self, version: i16) {
        let request = HeartbeatRequest {
            group_id: &self.member.group,
            generation_id: self.member.generation_id,
            member_id: &self.member.member_id,
            ..Default::default()
        };
        assert_eq!(self.client.call(&request, version).error_code, NONE);
    }

    pub(super) fn leave_group(&mut self, version: i16) {
        let member = Member::alone(self.server.connect(), &unique("full-leave"), b"all");
        let mut request = LeaveGroupRequest {
            group_id: &member.group,
            ..Default::default()
        };
        if version < 3 {
            request.member_id = &member.member_id;
        } else {
            request.members = vec![MemberIdentity {
                member_id: &member.member_id,
                reason: Some("tested"),
                ..Default::default()
            }];
        }
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        if version >= 3 {
            assert_eq!(response.members.len(), 1);
            assert_eq!(response.members[0].error_code, NONE);
            assert_eq!(response.members[0].member_id, member.member_id);
        }
    }

    pub(super) fn offset_commit(&mut self, version: i16) {
        let partition = |partition_index| OffsetCommitRequestPartition {
            partition_index,
            committed_offset: 1,
            committed_leader_epoch: 0,
            commit_timestamp: if version == 1 {
                tests::batch::now_ms()
            } else {
                -1
            },
            committed_metadata: Some("about it"),
            ..Default::default()
        };
        let member = version >= 1;
        let request = OffsetCommitRequest {
            group_id: &self.member.group,
            generation_id_or_member_epoch: if member {
                self.member.generation_id
            } else {
                -1
            },
            member_id: if member { &self.member.member_id } else { "" },
            retention_time_ms: if (2..=4).contains(&version) {
                60_000
            } else {
                -1
            },
            topics: vec![OffsetCommitRequestTopic {
                name: &self.topic,
                topic_id: self.topic_id,
                partitions: vec![partition(0), partition(1)],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.topics[0].partitions.len(), 2);
        if member {
            let partitions = &response.topics[0].partitions;
            assert!(
                partitions
                    .iter()
                    .all(|partition| partition.error_code == NONE)
            );
        }
    }

    pub(super) fn offset_fetch(&mut self, version: i16) {
        let request = if version < 8 {
            OffsetFetchRequest {
                group_id: &self.member.group,
                topics: Some(vec![OffsetFetchRequestTopic {
                    name: &self.topic,
                    partition_indexes: (&[0, 1, 2]).into(),
                    ..Default::default()
                }]),
                require_stable: version >= 7,
                ..Default::default()
            }
        } else {
            OffsetFetchRequest {
                groups: vec![OffsetFetchRequestGroup {
                    group_id: &self.member.group,
                    member_id: None,
                    member_epoch: -1,
                    topics: Some(vec![OffsetFetchRequestTopics {
                        name: &self.topic,
                        topic_id: self.topic_id,
                        partition_indexes: (&[0, 1, 2]).into(),
                        ..Default::default()
                    }]),
                    ..Default::default()
                }],
                require_stable: true,
                ..Default::default()
            }
        };
        let response = self.client.call(&request, version);
        if version < 8 {
            assert_eq!(response.error_code, NONE);
            assert_eq!(response.topics[0].partitions[0].committed_offset, 1);
        } else {
            assert_eq!(response.groups[0].error_code, NONE);
            let partition = &response.groups[0].topics[0].partitions[0];
            assert_eq!(partition.committed_offset, 1);
        }
    }

    pub(super) fn delete_groups(&mut self, version: i16) {
        let group = unique("full-deleted");
        assert_eq!(self.client.commit(&group, &self.topic, 0, 1), NONE);
        let request = DeleteGroupsRequest {
            groups_names: vec![&group, "nobody's", &self.member.group],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let told: Vec<(&str, i16)> = response
            .results
            .iter()
            .map(|result| (result.group_id, result.error_code))
            .collect();
        assert_eq!(
            told,
            [
                (group.as_str(), NONE),
                ("nobody's", GROUP_ID_NOT_FOUND),
                (self.member.group.as_str(), NON_EMPTY_GROUP),
            ]
        );
    }

    pub(super) fn offset_delete(&mut self, version: i16) {
        let group = unique("full-offsets");
        assert_eq!(self.client.commit(&group, &self.topic, 0, 1), NONE);
        let partition = |partition_index| OffsetDeleteRequestPartition {
            partition_index,
            ..Default::default()
        };
        let request = OffsetDeleteRequest {
            group_id: &group,
            topics: vec![OffsetDeleteRequestTopic {
                name: &self.topic,
                partitions: vec![partition(0), partition(2)],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        let partitions = &response.topics[0].partitions;
        assert_eq!(partitions.len(), 2);
        assert!(
            partitions
                .iter()
                .all(|partition| partition.error_code == NONE)
        );
        assert_eq!(self.client.committed(&group, &self.topic, 0), -1);
    }

    pub(super) fn describe_groups(&mut self, version: i16) {
        let request = DescribeGroupsRequest {
            groups: vec![&self.member.group, "nobody's"],
            include_authorized_operations: version >= 3,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.groups.len(), 2);
        let group = &response.groups[0];
        assert_eq!((group.error_code, group.group_state), (NONE, "Stable"));
        assert_eq!(
            (group.protocol_type, group.protocol_data),
            ("tests", "range")
        );
        assert_eq!(group.members[0].member_assignment, b"all");
        assert_eq!(response.groups[1].group_state, "Dead");
    }

    pub(super) fn list_groups(&mut self, version: i16) {
        let request = ListGroupsRequest {
            states_filter: if version >= 4 { vec!["Stable"] } else { vec![] },
            types_filter: if version >= 5 {
                vec!["classic"]
            } else {
                vec![]
            },
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        let own = self.member.group.as_str();
        let listed = response.groups.iter().find(|group| group.group_id == own);
        let listed = listed.expect("the group");
        assert_eq!(listed.protocol_type, "tests");
        assert_eq!(listed.group_state, if version >= 4 { "Stable" } else { "" });
    }
}
