//! What leaves the coordinator: answers, and records to be made durable.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::{ErrorCode, Uuid};

use crate::core::event::RequestContext;
use crate::core::turn::InternalRecord;

/// One thing for the core to do.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupEffect {
    /// Answers a request.
    Reply {
        /// Whom.
        to: RequestContext,
        /// With what; the file in `api/` gives it the shape of the request's version.
        reply: GroupReply,
    },
    /// Appends records to a partition of `__consumer_offsets`. The core calls
    /// [`Groups::persisted`](super::Groups::persisted) with the token, for one partition in the order asked.
    Persist {
        /// Named in the answer.
        token: GroupToken,
        /// Partition of `__consumer_offsets`.
        partition: i32,
        /// In order.
        records: Vec<InternalRecord>,
    },
}

/// What a write is reported under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupToken(pub u64);

impl fmt::Display for GroupToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The answer to a command of the same name.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupReply {
    /// To JoinGroup.
    Join(JoinReply),
    /// To SyncGroup.
    Sync(SyncReply),
    /// To Heartbeat.
    Heartbeat(ErrorCode),
    /// To LeaveGroup.
    Leave(LeaveReply),
    /// To OffsetCommit.
    Commit(Vec<CommittedTopic>),
    /// To OffsetFetch.
    Fetch(Vec<FetchedGroup>),
    /// To DeleteGroups: each group once, and what became of it.
    DeleteGroups(Vec<(Arc<str>, ErrorCode)>),
    /// To OffsetDelete: what became of each partition, or an error about the whole group.
    DeleteOffsets(Result<Vec<DeletedTopic>, ErrorCode>),
}

/// A topic, and what became of the offsets of its partitions that were to be deleted.
pub type DeletedTopic = (Arc<str>, Vec<(i32, ErrorCode)>);

/// The answer to JoinGroup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinReply {
    /// None: the member is in.
    pub error: ErrorCode,
    /// −1 on an error.
    pub generation_id: i32,
    /// What the group is about.
    pub protocol_type: Option<Arc<str>>,
    /// What the members agreed on.
    pub protocol_name: Option<Arc<str>>,
    /// The leader's member id.
    pub leader: Arc<str>,
    /// The leader must not assign anew (version 9).
    pub skip_assignment: bool,
    /// The member's id.
    pub member_id: Arc<str>,
    /// For the leader: everybody. For others: nobody.
    pub members: Vec<JoinedMember>,
}

/// A member as its leader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedMember {
    /// Its id.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
    /// What it said to the protocol agreed on.
    pub metadata: Bytes,
}

/// The answer to SyncGroup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncReply {
    /// None: the assignment is there.
    pub error: ErrorCode,
    /// What the group is about.
    pub protocol_type: Option<Arc<str>>,
    /// What the members agreed on.
    pub protocol_name: Option<Arc<str>>,
    /// The member's share.
    pub assignment: Bytes,
}

/// The answer to LeaveGroup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveReply {
    /// About the whole request.
    pub error: ErrorCode,
    /// One for each member named.
    pub members: Vec<LeftMember>,
}

/// What became of a member that was to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftMember {
    /// As asked.
    pub member_id: Arc<str>,
    /// As asked.
    pub group_instance_id: Option<Arc<str>>,
    /// None: it is gone.
    pub error: ErrorCode,
}

/// What became of the offsets committed for a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommittedTopic {
    /// As asked.
    pub name: Arc<str>,
    /// As asked.
    pub topic_id: Uuid,
    /// Partition index and what became of it.
    pub partitions: Vec<(i32, ErrorCode)>,
}

/// The offsets of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedGroup {
    /// As asked.
    pub group_id: Arc<str>,
    /// About the whole group.
    pub error: ErrorCode,
    /// As asked, or all there is.
    pub topics: Vec<FetchedTopic>,
}

/// The offsets of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedTopic {
    /// As asked, or as stored.
    pub name: Arc<str>,
    /// As asked; zero where all topics were asked for.
    pub topic_id: Uuid,
    /// One for each partition asked.
    pub partitions: Vec<FetchedPartition>,
}

/// The offset of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedPartition {
    /// Which.
    pub partition_index: i32,
    /// The next offset to read; −1: nothing committed.
    pub committed_offset: i64,
    /// −1 where unknown.
    pub committed_leader_epoch: i32,
    /// The client's own words.
    pub metadata: Arc<str>,
    /// About this partition.
    pub error: ErrorCode,
}

impl FetchedPartition {
    /// The answer where no offset can be told.
    pub(super) fn nothing(partition_index: i32, error: ErrorCode) -> Self {
        Self {
            partition_index,
            committed_offset: -1,
            committed_leader_epoch: -1,
            metadata: "".into(),
            error,
        }
    }
}

impl JoinReply {
    /// Nobody joined.
    pub(super) fn failed(member_id: Arc<str>, error: ErrorCode) -> Self {
        Self {
            error,
            generation_id: -1,
            protocol_type: None,
            protocol_name: None,
            leader: "".into(),
            skip_assignment: false,
            member_id,
            members: Vec::new(),
        }
    }
}

impl SyncReply {
    /// No assignment.
    pub(super) fn failed(error: ErrorCode) -> Self {
        Self {
            error,
            protocol_type: None,
            protocol_name: None,
            assignment: Bytes::new(),
        }
    }
}
