//! Members of classic groups, as a test plays them.

use kafka_proto::messages::join_group::request::JoinGroupRequestProtocol;
use kafka_proto::messages::join_group::response::JoinGroupResponse;
use kafka_proto::messages::leave_group::request::MemberIdentity;
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::sync_group::request::SyncGroupRequestAssignment;
use kafka_proto::messages::{
    HeartbeatRequest, JoinGroupRequest, LeaveGroupRequest, OffsetCommitRequest, OffsetFetchRequest,
    SyncGroupRequest,
};

use crate::{Client, error_code};

/// What a member offers when it joins. The protocol type is none that the broker looks into.
#[must_use]
pub fn join_request<'a>(group: &'a str, member_id: &'a str) -> JoinGroupRequest<'a> {
    JoinGroupRequest {
        group_id: group,
        session_timeout_ms: 10_000,
        rebalance_timeout_ms: 10_000,
        member_id,
        protocol_type: "tests",
        protocols: vec![JoinGroupRequestProtocol {
            name: "range",
            metadata: b"offer",
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// A member of a group, and the connection that it speaks over.
#[derive(Debug)]
pub struct Member {
    /// Its connection.
    pub client: Client,
    /// Its group.
    pub group: String,
    /// The id that the broker gave it.
    pub member_id: String,
    /// The generation that it joined last.
    pub generation_id: i32,
}

impl Member {
    /// A client that has joined nothing yet.
    #[must_use]
    pub fn new(client: Client, group: &str) -> Self {
        Self {
            client,
            group: group.to_owned(),
            member_id: String::new(),
            generation_id: -1,
        }
    }

    /// The only member of its group, assigned `assignment`.
    ///
    /// # Panics
    ///
    /// If the group does not take it.
    #[must_use]
    pub fn alone(client: Client, group: &str, assignment: &[u8]) -> Self {
        let mut member = Self::new(client, group);
        let joined = member.join();
        assert_eq!(joined.leader, joined.member_id, "it leads");
        let own_id = member.member_id.clone();
        let (error, given) = member.sync(&[(&own_id, assignment)]);
        assert_eq!((error, given), (error_code::NONE, assignment.to_vec()));
        member
    }

    /// Joins by version 5, with the id it has; twice where the broker wants an id first.
    ///
    /// # Panics
    ///
    /// If the group does not take it.
    pub fn join(&mut self) -> JoinGroupResponse<'static> {
        if self.member_id.is_empty() {
            let response = self.client.call(&join_request(&self.group, ""), 5);
            assert_eq!(response.error_code, error_code::MEMBER_ID_REQUIRED);
            self.member_id = response.member_id.to_owned();
        }
        let request = join_request(&self.group, &self.member_id);
        let response = self.client.call(&request, 5);
        assert_eq!(
            response.error_code,
            error_code::NONE,
            "join of {}",
            self.group
        );
        self.generation_id = response.generation_id;
        response
    }

    /// Syncs by version 3, with assignments if it leads; error and its own assignment.
    pub fn sync(&mut self, assignments: &[(&str, &[u8])]) -> (i16, Vec<u8>) {
        let assignments =
            assignments
                .iter()
                .map(|(member_id, assignment)| SyncGroupRequestAssignment {
                    member_id,
                    assignment,
                    ..Default::default()
                });
        let request = SyncGroupRequest {
            group_id: &self.group,
            generation_id: self.generation_id,
            member_id: &self.member_id,
            assignments: assignments.collect(),
            ..Default::default()
        };
        let response = self.client.call(&request, 3);
        (response.error_code, response.assignment.to_vec())
    }

    /// A heartbeat by version 3; its error.
    pub fn heartbeat(&mut self) -> i16 {
        let request = HeartbeatRequest {
            group_id: &self.group,
            generation_id: self.generation_id,
            member_id: &self.member_id,
            ..Default::default()
        };
        self.client.call(&request, 3).error_code
    }

    /// Leaves by version 3; the error for itself.
    ///
    /// # Panics
    ///
    /// If the answer does not name exactly one member.
    pub fn leave(&mut self) -> i16 {
        let request = LeaveGroupRequest {
            group_id: &self.group,
            members: vec![MemberIdentity {
                member_id: &self.member_id,
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, 3);
        assert_eq!(response.error_code, error_code::NONE);
        assert_eq!(response.members.len(), 1);
        response.members[0].error_code
    }

    /// Commits an offset as this member, by version 7; the error.
    pub fn commit(&mut self, topic: &str, partition: i32, offset: i64) -> i16 {
        let request = OffsetCommitRequest {
            generation_id_or_member_epoch: self.generation_id,
            member_id: &self.member_id,
            ..commit_request(&self.group, topic, partition, offset)
        };
        self.client.call(&request, 7).topics[0].partitions[0].error_code
    }
}

/// A commit of one partition by nobody's member.
#[must_use]
pub fn commit_request<'a>(
    group: &'a str,
    topic: &'a str,
    partition: i32,
    offset: i64,
) -> OffsetCommitRequest<'a> {
    OffsetCommitRequest {
        group_id: group,
        topics: vec![OffsetCommitRequestTopic {
            name: topic,
            partitions: vec![OffsetCommitRequestPartition {
                partition_index: partition,
                committed_offset: offset,
                committed_metadata: Some(""),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

impl Client {
    /// Commits one partition for a group without members; the error.
    pub fn commit(&mut self, group: &str, topic: &str, partition: i32, offset: i64) -> i16 {
        let response = self.call(&commit_request(group, topic, partition, offset), 7);
        response.topics[0].partitions[0].error_code
    }

    /// The committed offset of one partition, −1 if there is none.
    ///
    /// # Panics
    ///
    /// If the group or the partition has an error.
    pub fn committed(&mut self, group: &str, topic: &str, partition: i32) -> i64 {
        let partitions = [partition];
        let request = OffsetFetchRequest {
            group_id: group,
            topics: Some(vec![OffsetFetchRequestTopic {
                name: topic,
                partition_indexes: (&partitions).into(),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let response = self.call(&request, 5);
        assert_eq!(response.error_code, error_code::NONE);
        let partition = &response.topics[0].partitions[0];
        assert_eq!(partition.error_code, error_code::NONE);
        partition.committed_offset
    }
}
