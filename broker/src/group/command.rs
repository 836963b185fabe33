//! What the coordinator is asked: requests of every version in one owned shape, as the files in `api/` hand them in.

use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::{ErrorCode, Uuid};

/// A consumer, or any other client that wants its share of a common work, joins (JoinGroup).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinGroup {
    /// The group.
    pub group_id: Arc<str>,
    /// Empty: not known to the group yet.
    pub member_id: Arc<str>,
    /// The member id is taken from this where a new one is needed (`{client_id}-{uuid}`).
    pub new_member_uuid: Uuid,
    /// A static member's name (KIP-345).
    pub group_instance_id: Option<Arc<str>>,
    /// How long a member may be silent, milliseconds.
    pub session_timeout_ms: i32,
    /// How long a rebalance waits for this member, milliseconds; the session timeout in version 0.
    pub rebalance_timeout_ms: i32,
    /// `consumer`, `connect`, or what the client likes. All members of a group have the same.
    pub protocol_type: Arc<str>,
    /// What the member can speak, the best first.
    pub protocols: Vec<Protocol>,
}

/// A way to assign the work, and what the member says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// Its name: `range`, `cooperative-sticky`, ...
    pub name: Arc<str>,
    /// For the leader; a subscription where the protocol type is `consumer`.
    pub metadata: Bytes,
}

/// A member asks for its assignment; the leader brings everybody's (SyncGroup).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncGroup {
    /// The group.
    pub group_id: Arc<str>,
    /// As JoinGroup told it.
    pub generation_id: i32,
    /// Who asks.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
    /// Checked where given (version 5).
    pub protocol_type: Option<Arc<str>>,
    /// Checked where given (version 5).
    pub protocol_name: Option<Arc<str>>,
    /// By member id; empty but from the leader.
    pub assignments: Vec<(Arc<str>, Bytes)>,
}

/// A member is alive (Heartbeat).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heartbeat {
    /// The group.
    pub group_id: Arc<str>,
    /// As JoinGroup told it.
    pub generation_id: i32,
    /// Who is alive.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
}

/// Members go, or are sent away by an operator (LeaveGroup).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveGroup {
    /// The group.
    pub group_id: Arc<str>,
    /// One below version 3.
    pub members: Vec<LeavingMember>,
}

/// Who goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingMember {
    /// Empty where a static member is named by its instance id alone.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
}

/// Offsets are committed (OffsetCommit).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitOffsets {
    /// The group; may be empty.
    pub group_id: Arc<str>,
    /// Negative: not a member, but a consumer that manages itself.
    pub generation_id: i32,
    /// Empty: not a member.
    pub member_id: Arc<str>,
    /// A static member's name.
    pub group_instance_id: Option<Arc<str>>,
    /// How long these offsets are kept (versions 2 to 4), milliseconds; `None`: as long as the broker says.
    pub retention_time_ms: Option<i64>,
    /// An unknown group answers GROUP_ID_NOT_FOUND instead of ILLEGAL_GENERATION (version 9).
    pub knows_group_id_not_found: bool,
    /// What is committed.
    pub topics: Vec<CommitTopic>,
}

/// Offsets of one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitTopic {
    /// Empty where only an unknown id was given.
    pub name: Arc<str>,
    /// Zero below version 10.
    pub topic_id: Uuid,
    /// Its partitions.
    pub partitions: Vec<CommitPartition>,
}

/// The offset of one partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitPartition {
    /// Which.
    pub partition_index: i32,
    /// Set where the partition cannot take a commit, whatever the group says (it does not exist).
    pub rejected: Option<ErrorCode>,
    /// The next offset to read.
    pub committed_offset: i64,
    /// The leader epoch of the last record read, −1 if unknown.
    pub committed_leader_epoch: i32,
    /// The client's own words.
    pub metadata: Arc<str>,
    /// When, by the client's clock (version 1), milliseconds; `None`: now.
    pub commit_timestamp: Option<i64>,
}

/// Committed offsets are taken back (OffsetDelete).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteOffsets {
    /// The group.
    pub group_id: Arc<str>,
    /// What of it.
    pub topics: Vec<DeleteTopic>,
}

/// A topic and those of its partitions whose offsets are taken back. An error is set where the partition does not exist.
pub type DeleteTopic = (Arc<str>, Vec<(i32, Option<ErrorCode>)>);

/// Committed offsets are read (OffsetFetch).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchOffsets {
    /// One below version 8.
    pub groups: Vec<FetchGroup>,
    /// Waits for commits that are under way (KIP-447).
    pub require_stable: bool,
}

/// What is read of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchGroup {
    /// The group; may be empty.
    pub group_id: Arc<str>,
    /// `None`: all there is.
    pub topics: Option<Vec<FetchTopic>>,
}

/// What is read of one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchTopic {
    /// Empty where only an unknown id was given.
    pub name: Arc<str>,
    /// Zero below version 10.
    pub topic_id: Uuid,
    /// Set where the topic cannot be told.
    pub rejected: Option<ErrorCode>,
    /// Which partitions.
    pub partition_indexes: Vec<i32>,
}
