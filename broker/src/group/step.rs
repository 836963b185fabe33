//! What a group's transitions work with: the time, the settings, timers to set, answers and records to send.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::ErrorCode;

use super::GroupConfig;
use super::command::Protocol;
use super::deletion::DeletionId;
use super::effect::{
    CommittedTopic, DeletedTopic, GroupEffect, GroupReply, GroupToken, JoinReply, SyncReply,
};
use super::group::{Group, millis};
use super::offsets::Committed;
use super::partition_for;
use super::timers::{Timer, Timers};
use crate::core::event::RequestContext;
use crate::core::time::Now;
use crate::core::turn::InternalRecord;

/// One input's surroundings.
pub(super) struct Step<'a> {
    pub(super) config: &'a GroupConfig,
    pub(super) now: Now,
    pub(super) timers: &'a mut Timers,
    pub(super) writes: &'a mut Writes,
    pub(super) out: &'a mut Vec<GroupEffect>,
}

impl Step<'_> {
    pub(super) fn reply(&mut self, to: RequestContext, reply: GroupReply) {
        self.out.push(GroupEffect::Reply { to, reply });
    }

    pub(super) fn reply_join(&mut self, to: Option<RequestContext>, reply: JoinReply) {
        if let Some(to) = to {
            self.reply(to, GroupReply::Join(reply));
        }
    }

    pub(super) fn reply_sync(&mut self, to: Option<RequestContext>, reply: SyncReply) {
        if let Some(to) = to {
            self.reply(to, GroupReply::Sync(reply));
        }
    }

    /// A member has its whole session before it.
    pub(super) fn reset_session(&mut self, group: &Group, member_id: &str) {
        if let Some(member) = group.members.get(member_id) {
            let session = millis(member.session_timeout_ms);
            self.set_session(&group.id, &member.id, session);
        }
    }

    pub(super) fn set_session(
        &mut self,
        group_id: &Arc<str>,
        member_id: &Arc<str>,
        session: Duration,
    ) {
        self.set_timer(Timer::Session(group_id.clone(), member_id.clone()), session);
    }

    pub(super) fn cancel_session(&mut self, group_id: &Arc<str>, member_id: &Arc<str>) {
        self.timers
            .cancel(&Timer::Session(group_id.clone(), member_id.clone()));
    }

    pub(super) fn set_timer(&mut self, timer: Timer, after: Duration) {
        self.timers.set(timer, self.now.in_time(after));
    }

    /// Sends records of a group on their way.
    pub(super) fn persist(&mut self, group_id: &str, records: Vec<InternalRecord>, write: Write) {
        let partition = partition_for(group_id, self.writes.partition_count);
        self.persist_to(partition, records, write);
    }

    pub(super) fn persist_to(
        &mut self,
        partition: i32,
        records: Vec<InternalRecord>,
        write: Write,
    ) {
        let token = self.writes.begin(write);
        self.out.push(GroupEffect::Persist {
            token,
            partition,
            records,
        });
    }
}

/// The writes that are under way, and what each of them brings about.
#[derive(Debug)]
pub(super) struct Writes {
    pub(super) partition_count: i32,
    next_token: u64,
    under_way: BTreeMap<GroupToken, Write>,
}

/// What a write brings about when it is durable, or takes back when it failed.
#[derive(Debug)]
pub(super) enum Write {
    /// The first record of a group.
    NewGroup(Arc<str>),
    /// A generation without members. Nobody waits for it: where it fails, the generation before comes back with
    /// the next start and expires.
    EmptyGeneration(Arc<str>),
    /// A generation's assignment.
    Assignment {
        group_id: Arc<str>,
        generation_id: i32,
        assignment: BTreeMap<Arc<str>, Bytes>,
    },
    /// A static member came back under a new id.
    StaticMember(Box<ReplacedMember>),
    /// Committed offsets: topic, partition, offset.
    Commit {
        group_id: Arc<str>,
        to: RequestContext,
        reply: Vec<CommittedTopic>,
        offsets: Vec<(Arc<str>, i32, Committed)>,
    },
    /// Offsets that are gone (group, topic, partition), groups that went with them, and who waits for that.
    Removal {
        offsets: Vec<(Arc<str>, Arc<str>, i32)>,
        groups: Vec<Group>,
        awaited: Option<Awaited>,
    },
}

/// Who waits for a removal.
#[derive(Debug)]
pub(super) enum Awaited {
    /// A DeleteGroups, whose groups may be in several partitions.
    Groups(DeletionId),
    /// An OffsetDelete.
    Offsets {
        to: RequestContext,
        topics: Vec<DeletedTopic>,
    },
}

/// What a static member was before it came back.
#[derive(Debug)]
pub(super) struct ReplacedMember {
    pub(super) group_id: Arc<str>,
    pub(super) generation_id: i32,
    pub(super) new_member_id: Arc<str>,
    pub(super) old_member_id: Arc<str>,
    pub(super) old_leader: Arc<str>,
    pub(super) old_protocols: Vec<Protocol>,
    pub(super) old_rebalance_timeout_ms: i32,
    pub(super) old_session_timeout_ms: i32,
}

impl Writes {
    pub(super) fn new(partition_count: i32) -> Self {
        Self {
            partition_count,
            next_token: 0,
            under_way: BTreeMap::new(),
        }
    }

    fn begin(&mut self, write: Write) -> GroupToken {
        let token = GroupToken(self.next_token);
        self.next_token += 1;
        self.under_way.insert(token, write);
        token
    }

    pub(super) fn finish(&mut self, token: GroupToken) -> Option<Write> {
        self.under_way.remove(&token)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (GroupToken, &Write)> {
        self.under_way.iter().map(|(token, write)| (*token, write))
    }
}

impl Write {
    /// Whether the write concerns a group.
    pub(super) fn is_about(&self, group_id: &str) -> bool {
        match self {
            Self::NewGroup(id)
            | Self::EmptyGeneration(id)
            | Self::Assignment { group_id: id, .. }
            | Self::Commit { group_id: id, .. } => &**id == group_id,
            Self::StaticMember(replaced) => &*replaced.group_id == group_id,
            Self::Removal {
                offsets, groups, ..
            } => {
                offsets.iter().any(|(id, ..)| &**id == group_id)
                    || groups.iter().any(|group| &*group.id == group_id)
            }
        }
    }

    /// Whether offsets of a group change with it.
    pub(super) fn changes_offsets_of(&self, group_id: &str) -> bool {
        match self {
            Self::Commit { group_id: id, .. } => &**id == group_id,
            Self::Removal { offsets, .. } => offsets.iter().any(|(id, ..)| &**id == group_id),
            _ => false,
        }
    }
}

/// What a client is told where an append failed.
pub(super) fn client_error(append_error: ErrorCode) -> ErrorCode {
    match append_error {
        ErrorCode::UnknownTopicOrPartition
        | ErrorCode::NotEnoughReplicas
        | ErrorCode::RequestTimedOut => ErrorCode::CoordinatorNotAvailable,
        ErrorCode::NotLeaderOrFollower | ErrorCode::KafkaStorageError => ErrorCode::NotCoordinator,
        ErrorCode::MessageTooLarge
        | ErrorCode::RecordListTooLarge
        | ErrorCode::InvalidFetchSize => ErrorCode::UnknownServerError,
        other => other,
    }
}
