//! Tests of the coordinator: commands in, the whole vector of effects out.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::{ApiKey, ErrorCode, Uuid};

use super::command::{
    CommitOffsets, CommitPartition, CommitTopic, DeleteOffsets, FetchGroup, FetchOffsets,
    FetchTopic, Heartbeat, JoinGroup, LeaveGroup, LeavingMember, Protocol, SyncGroup,
};
use super::effect::{
    CommittedTopic, FetchedGroup, GroupEffect, GroupReply, JoinReply, LeaveReply, SyncReply,
};
use super::{GroupConfig, Groups};
use crate::core::event::{ListenerIndex, RequestContext};
use crate::core::ids::{ConnectionId, RequestNumber};
use crate::core::time::Now;

mod deletion;
mod joining;
mod offsets;
mod persistence;
mod random;
mod rebalancing;
mod static_members;

/// Where the clock on the wall stands when a test begins, milliseconds.
const START_MS: i64 = 1_700_000_000_000;
/// As a client would choose.
const SESSION_MS: i32 = 10_000;
const REBALANCE_MS: i32 = 60_000;

/// A coordinator, its clock, and the records it wanted durable.
struct Scene {
    groups: Groups,
    now: Now,
    requests: u64,
}

impl Scene {
    fn new() -> Self {
        Self::with(GroupConfig::default())
    }

    fn with(config: GroupConfig) -> Self {
        let mut scene = Self {
            groups: Groups::new(config, 50),
            now: Now {
                monotonic: Duration::ZERO,
                wall_ms: START_MS,
            },
            requests: 0,
        };
        let mut out = Vec::new();
        scene.groups.loaded(scene.now, &mut out);
        assert_eq!(out, []);
        scene
    }

    /// A request's context; each has its own number.
    fn context(&mut self, version: i16) -> RequestContext {
        self.requests += 1;
        RequestContext {
            connection: ConnectionId(1),
            number: RequestNumber(self.requests),
            api_key: ApiKey::JoinGroup,
            api_version: version,
            frame_bytes: 100,
            correlation_id: 0,
            client_id: "client".into(),
            client_host: "/127.0.0.1".into(),
            listener: ListenerIndex(0),
        }
    }

    /// Lets time pass, timer by timer.
    fn pass(&mut self, ms: u64) -> Vec<GroupEffect> {
        let end = self.now.monotonic + Duration::from_millis(ms);
        let mut out = Vec::new();
        loop {
            let next = self
                .groups
                .next_deadline()
                .filter(|deadline| *deadline <= end)
                .unwrap_or(end);
            let step = next.saturating_sub(self.now.monotonic);
            self.now.monotonic += step;
            self.now.wall_ms += i64::try_from(step.as_millis()).unwrap();
            self.groups.fire(self.now, &mut out);
            if self
                .groups
                .next_deadline()
                .is_none_or(|deadline| deadline > end)
                && self.now.monotonic >= end
            {
                return out;
            }
        }
    }

    /// Lets time pass until something comes of it.
    fn wait(&mut self) -> Vec<GroupEffect> {
        let mut out = Vec::new();
        while out.is_empty() {
            let next = self.groups.next_deadline().expect("a timer runs");
            let ms = next.saturating_sub(self.now.monotonic).as_millis();
            out = self.pass(u64::try_from(ms).unwrap());
        }
        out
    }

    fn join(&mut self, version: i16, request: JoinGroup) -> Vec<GroupEffect> {
        let to = self.context(version);
        let mut out = Vec::new();
        self.groups.join(self.now, to, request, &mut out);
        out
    }

    fn sync(&mut self, request: SyncGroup) -> Vec<GroupEffect> {
        let to = self.context(5);
        let mut out = Vec::new();
        self.groups.sync(self.now, to, request, &mut out);
        out
    }

    fn heartbeat(&mut self, member_id: &str, generation_id: i32) -> ErrorCode {
        self.heartbeat_as(member_id, None, generation_id)
    }

    fn heartbeat_as(
        &mut self,
        member_id: &str,
        instance: Option<&str>,
        generation_id: i32,
    ) -> ErrorCode {
        let to = self.context(4);
        let mut out = Vec::new();
        let request = Heartbeat {
            group_id: "g".into(),
            generation_id,
            member_id: member_id.into(),
            group_instance_id: instance.map(Arc::from),
        };
        self.groups.heartbeat(self.now, to, &request, &mut out);
        match out.as_slice() {
            [
                GroupEffect::Reply {
                    reply: GroupReply::Heartbeat(error),
                    ..
                },
            ] => *error,
            other => panic!("a heartbeat is answered at once: {other:?}"),
        }
    }

    fn leave(&mut self, members: &[(&str, Option<&str>)]) -> Vec<GroupEffect> {
        let to = self.context(5);
        let mut out = Vec::new();
        let members = members
            .iter()
            .map(|(id, instance)| LeavingMember {
                member_id: (*id).into(),
                group_instance_id: instance.map(Arc::from),
            })
            .collect();
        self.groups.leave(
            self.now,
            to,
            LeaveGroup {
                group_id: "g".into(),
                members,
            },
            &mut out,
        );
        out
    }

    fn commit(&mut self, request: CommitOffsets) -> Vec<GroupEffect> {
        let to = self.context(8);
        let mut out = Vec::new();
        self.groups.commit(self.now, to, request, &mut out);
        out
    }

    fn fetch(&mut self, request: FetchOffsets) -> Vec<GroupEffect> {
        let to = self.context(8);
        let mut out = Vec::new();
        self.groups.fetch(to, request, &mut out);
        out
    }

    fn delete_groups(&mut self, group_ids: &[&str]) -> Vec<GroupEffect> {
        let to = self.context(2);
        let group_ids = group_ids.iter().map(|id| Arc::from(*id)).collect();
        let mut out = Vec::new();
        self.groups.delete_groups(self.now, to, group_ids, &mut out);
        out
    }

    fn delete_offsets(&mut self, request: DeleteOffsets) -> Vec<GroupEffect> {
        let to = self.context(0);
        let mut out = Vec::new();
        self.groups.delete_offsets(self.now, to, request, &mut out);
        out
    }

    /// Reports every write among `effects`; returns the rest of them and what came of it.
    fn persist(
        &mut self,
        effects: Vec<GroupEffect>,
        result: Result<(), ErrorCode>,
    ) -> Vec<GroupEffect> {
        let mut rest = Vec::new();
        let mut waiting = effects;
        while !waiting.is_empty() {
            let mut next = Vec::new();
            for effect in waiting {
                match effect {
                    GroupEffect::Persist { token, .. } => {
                        self.groups.persisted(self.now, token, result, &mut next)
                    }
                    reply @ GroupEffect::Reply { .. } => rest.push(reply),
                }
            }
            waiting = next;
        }
        rest
    }

    fn persisted(&mut self, effects: Vec<GroupEffect>) -> Vec<GroupEffect> {
        self.persist(effects, Ok(()))
    }

    /// A member with an id of its own that waits for the group's first generation or the next one.
    fn join_waiting(&mut self, uuid: u8) -> String {
        let effects = self.join(3, joining(uuid));
        let replies = replies(self.persisted(effects));
        assert_eq!(replies, [], "the member waits");
        member_id(uuid)
    }

    /// A stable group of these members; the first leads. Everybody's share is its own id.
    fn stable_group(&mut self, uuids: &[u8]) -> i32 {
        let ids: Vec<String> = uuids.iter().map(|uuid| self.join_waiting(*uuid)).collect();
        let effects = self.wait();
        let joined = joins(effects);
        assert_eq!(joined.len(), ids.len());
        let generation_id = joined[0].generation_id;
        for id in ids.iter().skip(1) {
            assert_eq!(self.sync(syncing(id, generation_id, &[])), []);
        }
        let shares: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), id.as_str())).collect();
        let effects = self.sync(syncing(&ids[0], generation_id, &shares));
        let replies = syncs(self.persisted(effects));
        assert_eq!(replies.len(), ids.len());
        generation_id
    }

    /// A stable group of one consumer that subscribes to the topic `t`.
    fn stable_consumer(&mut self) {
        let request = JoinGroup {
            protocol_type: "consumer".into(),
            protocols: vec![protocol("range", b"\0\0\0\0\0\x01\0\x01t\xff\xff\xff\xff")],
            session_timeout_ms: 1_800_000,
            ..joining(1)
        };
        let effects = self.join(3, request);
        self.persisted(effects);
        self.pass(3_000);
        let request = SyncGroup {
            protocol_type: None,
            protocol_name: None,
            ..syncing(&member_id(1), 1, &[])
        };
        let effects = self.sync(request);
        self.persisted(effects);
    }

    fn state(&self) -> &'static str {
        self.groups
            .describe("g")
            .map_or("Dead", |group| group.state)
    }

    fn member_ids(&self) -> Vec<String> {
        let group = self.groups.describe("g");
        group.map_or(Vec::new(), |group| {
            group
                .members
                .iter()
                .map(|member| member.member_id.to_string())
                .collect()
        })
    }
}

fn uuid(number: u8) -> Uuid {
    Uuid::from([number; 16])
}

/// The id that a member of `client` gets for a uuid.
fn member_id(number: u8) -> String {
    let two = format!("{number:02x}{number:02x}");
    format!("client-{two}{two}-{two}-{two}-{two}-{two}{two}{two}")
}

/// The id that a static member gets for a uuid.
fn static_id(instance: &str, number: u8) -> String {
    member_id(number).replacen("client", instance, 1)
}

fn protocol(name: &str, metadata: &'static [u8]) -> Protocol {
    Protocol {
        name: name.into(),
        metadata: Bytes::from_static(metadata),
    }
}

/// A stranger who wants into the group `g`.
fn joining(number: u8) -> JoinGroup {
    JoinGroup {
        group_id: "g".into(),
        member_id: "".into(),
        new_member_uuid: uuid(number),
        group_instance_id: None,
        session_timeout_ms: SESSION_MS,
        rebalance_timeout_ms: REBALANCE_MS,
        protocol_type: "work".into(),
        protocols: vec![protocol("p", b"m")],
    }
}

/// A member that joins again.
fn rejoining(member_id: &str) -> JoinGroup {
    JoinGroup {
        member_id: member_id.into(),
        ..joining(0)
    }
}

fn syncing(member_id: &str, generation_id: i32, shares: &[(&str, &str)]) -> SyncGroup {
    SyncGroup {
        group_id: "g".into(),
        generation_id,
        member_id: member_id.into(),
        group_instance_id: None,
        protocol_type: Some("work".into()),
        protocol_name: Some("p".into()),
        assignments: shares
            .iter()
            .map(|(id, share)| ((*id).into(), Bytes::copy_from_slice(share.as_bytes())))
            .collect(),
    }
}

fn committing(member_id: &str, generation_id: i32, offset: i64) -> CommitOffsets {
    CommitOffsets {
        group_id: "g".into(),
        generation_id,
        member_id: member_id.into(),
        group_instance_id: None,
        retention_time_ms: None,
        knows_group_id_not_found: false,
        topics: vec![CommitTopic {
            name: "t".into(),
            topic_id: Uuid::ZERO,
            partitions: vec![committed_partition(0, offset)],
        }],
    }
}

fn committed_partition(partition_index: i32, committed_offset: i64) -> CommitPartition {
    CommitPartition {
        partition_index,
        rejected: None,
        committed_offset,
        committed_leader_epoch: 7,
        metadata: "note".into(),
        commit_timestamp: None,
    }
}

fn fetching(topics: Option<&[(&str, &[i32])]>) -> FetchOffsets {
    let topics = topics.map(|topics| {
        topics
            .iter()
            .map(|(name, partitions)| FetchTopic {
                name: (*name).into(),
                topic_id: Uuid::ZERO,
                rejected: None,
                partition_indexes: partitions.to_vec(),
            })
            .collect()
    });
    FetchOffsets {
        groups: vec![FetchGroup {
            group_id: "g".into(),
            topics,
        }],
        require_stable: false,
    }
}

fn replies(effects: Vec<GroupEffect>) -> Vec<GroupReply> {
    effects
        .into_iter()
        .map(|effect| match effect {
            GroupEffect::Reply { reply, .. } => reply,
            GroupEffect::Persist { .. } => {
                panic!("a write where only answers were expected: {effect:?}")
            }
        })
        .collect()
}

fn joins(effects: Vec<GroupEffect>) -> Vec<JoinReply> {
    replies(effects)
        .into_iter()
        .map(|reply| match reply {
            GroupReply::Join(join) => join,
            other => panic!("an answer to something else: {other:?}"),
        })
        .collect()
}

fn join_error(effects: Vec<GroupEffect>) -> (ErrorCode, String) {
    match joins(effects).as_slice() {
        [
            JoinReply {
                error,
                member_id,
                generation_id: -1,
                ..
            },
        ] => (*error, member_id.to_string()),
        other => panic!("one refusal was expected: {other:?}"),
    }
}

fn syncs(effects: Vec<GroupEffect>) -> Vec<SyncReply> {
    replies(effects)
        .into_iter()
        .map(|reply| match reply {
            GroupReply::Sync(sync) => sync,
            other => panic!("an answer to something else: {other:?}"),
        })
        .collect()
}

fn sync_error(effects: Vec<GroupEffect>) -> ErrorCode {
    match syncs(effects).as_slice() {
        [sync] => sync.error,
        other => panic!("one answer was expected: {other:?}"),
    }
}

fn left(effects: &[GroupEffect]) -> Vec<ErrorCode> {
    effects
        .iter()
        .find_map(|effect| match effect {
            GroupEffect::Reply {
                reply:
                    GroupReply::Leave(LeaveReply {
                        error: ErrorCode::None,
                        members,
                    }),
                ..
            } => Some(members.iter().map(|member| member.error).collect()),
            _ => None,
        })
        .expect("an answer to LeaveGroup")
}

fn commits(effects: Vec<GroupEffect>) -> Vec<CommittedTopic> {
    match replies(effects).as_slice() {
        [GroupReply::Commit(topics)] => topics.clone(),
        other => panic!("one answer to OffsetCommit was expected: {other:?}"),
    }
}

fn commit_error(effects: Vec<GroupEffect>) -> ErrorCode {
    commits(effects)[0].partitions[0].1
}

fn fetched(effects: Vec<GroupEffect>) -> Vec<FetchedGroup> {
    match replies(effects).as_slice() {
        [GroupReply::Fetch(groups)] => groups.clone(),
        other => panic!("one answer to OffsetFetch was expected: {other:?}"),
    }
}

/// Topic, partition and offset of everything an OffsetFetch of one group told.
fn fetched_offsets(effects: Vec<GroupEffect>) -> Vec<(String, i32, i64)> {
    fetched(effects)[0]
        .topics
        .iter()
        .flat_map(|topic| {
            let of_topic = |partition: &super::effect::FetchedPartition| {
                (
                    topic.name.to_string(),
                    partition.partition_index,
                    partition.committed_offset,
                )
            };
            topic.partitions.iter().map(of_topic)
        })
        .collect()
}

#[test]
fn a_group_is_in_the_partition_that_kafka_keeps_it_in() {
    // Java: Math.abs("…".hashCode()) % 50
    assert_eq!(super::partition_for("", 50), 0);
    assert_eq!(super::partition_for("g", 50), 3);
    assert_eq!(super::partition_for("console-consumer-1", 50), 24);
    assert_eq!(super::partition_for("my-group", 50), 12);
    // "polygenelubricants" hashes to the number without a positive counterpart.
    assert_eq!(super::partition_for("polygenelubricants", 50), 0);
    assert_eq!(super::partition_for("\u{1F980}", 50), 2);
}
