//! A member of a consumer group: joins, shares the partitions if it leads, fetches, commits, leaves now and then.

use std::collections::BTreeMap;
use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
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
    FetchRequest, FetchResponse, FindCoordinatorRequest, FindCoordinatorResponse, HeartbeatRequest,
    HeartbeatResponse, JoinGroupRequest, JoinGroupResponse, LeaveGroupRequest, LeaveGroupResponse,
    OffsetCommitRequest, OffsetCommitResponse, OffsetFetchRequest, OffsetFetchResponse,
    SyncGroupRequest, SyncGroupResponse,
};

use crate::client::{Client, PARTITIONS, Scene, TOPIC, records, request, response};
use crate::dice::Dice;

/// The group's id.
pub const GROUP: &str = "clerks";
const PROTOCOL_TYPE: &str = "simulated";
const PROTOCOL: &str = "by turns";
const SESSION_TIMEOUT_MS: i32 = 6_000;
const HEARTBEAT_EVERY: Duration = Duration::from_millis(1_500);

/// The versions that a member speaks.
#[derive(Debug, Clone, Copy)]
pub struct Versions {
    join: i16,
    sync: i16,
    heartbeat: i16,
    leave: i16,
    commit: i16,
    offsets: i16,
    fetch: i16,
    coordinator: i16,
}

impl Versions {
    pub fn draw(dice: &mut Dice) -> Self {
        Self {
            join: dice.version(0, 9),
            sync: dice.version(0, 5),
            heartbeat: dice.version(0, 4),
            leave: dice.version(0, 5),
            commit: dice.version(1, 9),
            offsets: dice.version(1, 9),
            fetch: dice.version(4, 12),
            coordinator: dice.version(0, 6),
        }
    }
}

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Coordinator,
    Join,
    Sync,
    Offsets,
    Heartbeat,
    Fetch,
    Commit,
    Leave,
}

#[derive(Debug)]
pub struct Member {
    name: String,
    versions: Versions,
    connected: bool,
    correlation_id: i32,
    asked: Option<Asked>,
    member_id: String,
    generation_id: i32,
    /// Where it reads on, by partition.
    positions: BTreeMap<i32, i64>,
    /// What it has read and not committed.
    uncommitted: BTreeMap<i32, i64>,
    /// The committed offsets it must not find less than.
    known: BTreeMap<i32, i64>,
    in_group: bool,
    next_heartbeat: Duration,
    wake_at: Option<Duration>,
    /// Times it may still leave of its own accord.
    leaves: u32,
}

impl Member {
    pub fn new(name: String, versions: Versions, leaves: u32) -> Self {
        Self {
            name,
            versions,
            connected: false,
            correlation_id: 0,
            asked: None,
            member_id: String::new(),
            generation_id: -1,
            positions: BTreeMap::new(),
            uncommitted: BTreeMap::new(),
            known: BTreeMap::new(),
            in_group: false,
            next_heartbeat: Duration::ZERO,
            wake_at: None,
            leaves,
        }
    }

    fn ask<'m, R: kafka_proto::Request<'m>>(
        &mut self,
        scene: &mut Scene<'_>,
        asked: Asked,
        version: i16,
        message: &R,
    ) {
        self.correlation_id += 1;
        self.asked = Some(asked);
        scene
            .outbox
            .push(request(message, version, self.correlation_id, &self.name));
    }

    fn join(&mut self, scene: &mut Scene<'_>) {
        self.in_group = false;
        self.positions.clear();
        self.uncommitted.clear();
        let member_id = self.member_id.clone();
        let protocol = JoinGroupRequestProtocol {
            name: PROTOCOL,
            metadata: b"all",
            ..Default::default()
        };
        let message = JoinGroupRequest {
            group_id: GROUP,
            session_timeout_ms: SESSION_TIMEOUT_MS,
            rebalance_timeout_ms: if self.versions.join > 0 {
                SESSION_TIMEOUT_MS
            } else {
                -1
            },
            member_id: &member_id,
            protocol_type: PROTOCOL_TYPE,
            protocols: vec![protocol],
            ..Default::default()
        };
        self.ask(scene, Asked::Join, self.versions.join, &message);
    }

    fn joined(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: JoinGroupResponse<'_> =
            response(frame, self.versions.join, self.correlation_id)?;
        match ErrorCode::from_code(answer.error_code) {
            Some(ErrorCode::None) => {}
            Some(ErrorCode::MemberIdRequired) => {
                self.member_id = answer.member_id.to_owned();
                self.join(scene);
                return Ok(());
            }
            error => return self.set_back(scene, "JoinGroup", error),
        }
        self.member_id = answer.member_id.to_owned();
        self.generation_id = answer.generation_id;
        let mut members: Vec<&str> = answer
            .members
            .iter()
            .map(|member| member.member_id)
            .collect();
        members.sort_unstable();
        let leads = answer.leader == answer.member_id && !answer.skip_assignment;
        let shares: Vec<(&str, Vec<u8>)> = members
            .iter()
            .enumerate()
            .filter(|_| leads)
            .map(|(place, member)| {
                let mine =
                    |partition: &i32| partition.unsigned_abs() as usize % members.len() == place;
                (
                    *member,
                    (0..PARTITIONS)
                        .filter(mine)
                        .map(|partition| partition.unsigned_abs() as u8)
                        .collect(),
                )
            })
            .collect();
        let assignments = shares
            .iter()
            .map(|(member_id, share)| SyncGroupRequestAssignment {
                member_id,
                assignment: share,
                ..Default::default()
            });
        let member_id = self.member_id.clone();
        let message = SyncGroupRequest {
            group_id: GROUP,
            generation_id: self.generation_id,
            member_id: &member_id,
            protocol_type: (self.versions.sync >= 5).then_some(PROTOCOL_TYPE),
            protocol_name: (self.versions.sync >= 5).then_some(PROTOCOL),
            assignments: assignments.collect(),
            ..Default::default()
        };
        self.ask(scene, Asked::Sync, self.versions.sync, &message);
        Ok(())
    }

    fn synced(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: SyncGroupResponse<'_> =
            response(frame, self.versions.sync, self.correlation_id)?;
        match ErrorCode::from_code(answer.error_code) {
            Some(ErrorCode::None) => {}
            error => return self.set_back(scene, "SyncGroup", error),
        }
        self.in_group = true;
        self.next_heartbeat = scene.now + HEARTBEAT_EVERY;
        self.positions = answer
            .assignment
            .iter()
            .map(|partition| (i32::from(*partition), 0))
            .collect();
        self.known.clone_from(&scene.ledger.committed);
        let story = format!(
            "{} has {:?} in generation {}",
            self.name, answer.assignment, self.generation_id
        );
        scene.ledger.story.push(story);
        let indexes: Vec<i32> = self.positions.keys().copied().collect();
        let mut message = OffsetFetchRequest::default();
        if self.versions.offsets >= 8 {
            let topic = OffsetFetchRequestTopics {
                name: TOPIC,
                partition_indexes: indexes.as_slice().into(),
                ..Default::default()
            };
            let group = OffsetFetchRequestGroup {
                group_id: GROUP,
                topics: Some(vec![topic]),
                ..Default::default()
            };
            message.groups = vec![group];
        } else {
            let topic = OffsetFetchRequestTopic {
                name: TOPIC,
                partition_indexes: indexes.as_slice().into(),
                ..Default::default()
            };
            message.group_id = GROUP;
            message.topics = Some(vec![topic]);
        }
        self.ask(scene, Asked::Offsets, self.versions.offsets, &message);
        Ok(())
    }

    fn positioned(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: OffsetFetchResponse<'_> =
            response(frame, self.versions.offsets, self.correlation_id)?;
        let old = answer.topics.iter().flat_map(|topic| &topic.partitions);
        let old = old.map(|partition| {
            (
                partition.partition_index,
                partition.committed_offset,
                partition.error_code,
            )
        });
        let new = answer
            .groups
            .iter()
            .flat_map(|group| &group.topics)
            .flat_map(|topic| &topic.partitions);
        let new = new.map(|partition| {
            (
                partition.partition_index,
                partition.committed_offset,
                partition.error_code,
            )
        });
        let found: BTreeMap<i32, (i64, i16)> = old
            .chain(new)
            .map(|(partition, offset, error)| (partition, (offset, error)))
            .collect();
        for (partition, position) in &mut self.positions {
            let Some((offset, error)) = found.get(partition) else {
                return Err(format!(
                    "OffsetFetch v{} leaves partition {partition} out",
                    self.versions.offsets
                ));
            };
            let known = self.known.get(partition).copied().unwrap_or(-1);
            if *error != 0 || *offset < known {
                return Err(format!(
                    "partition {partition}: {known} was committed, fetched {offset} (error {error})"
                ));
            }
            *position = (*offset).max(0);
        }
        self.go_on(scene);
        Ok(())
    }

    fn go_on(&mut self, scene: &mut Scene<'_>) {
        if !self.connected || self.asked.is_some() {
            return;
        }
        if !self.in_group {
            return self.join(scene);
        }
        let member_id = self.member_id.clone();
        if self.leaves > 0 && !scene.calm && scene.dice.one_in(60) {
            return self.leave(scene);
        }
        if scene.now >= self.next_heartbeat || self.positions.is_empty() {
            if scene.now < self.next_heartbeat {
                self.wake_at = Some(self.next_heartbeat);
                return;
            }
            self.next_heartbeat = scene.now + HEARTBEAT_EVERY;
            let message = HeartbeatRequest {
                group_id: GROUP,
                generation_id: self.generation_id,
                member_id: &member_id,
                ..Default::default()
            };
            return self.ask(scene, Asked::Heartbeat, self.versions.heartbeat, &message);
        }
        if !self.uncommitted.is_empty() {
            return self.commit(scene);
        }
        let partitions = self
            .positions
            .iter()
            .map(|(partition, position)| FetchPartition {
                partition: *partition,
                fetch_offset: *position,
                partition_max_bytes: 2048,
                ..Default::default()
            });
        let topic = FetchTopic {
            topic: TOPIC,
            partitions: partitions.collect(),
            ..Default::default()
        };
        let message = FetchRequest {
            max_wait_ms: 400,
            min_bytes: 1,
            max_bytes: 8192,
            topics: vec![topic],
            ..Default::default()
        };
        self.ask(scene, Asked::Fetch, self.versions.fetch, &message);
    }

    fn leave(&mut self, scene: &mut Scene<'_>) {
        self.leaves -= 1;
        let member_id = self.member_id.clone();
        let mut message = LeaveGroupRequest {
            group_id: GROUP,
            ..Default::default()
        };
        if self.versions.leave >= 3 {
            message.members = vec![MemberIdentity {
                member_id: &member_id,
                ..Default::default()
            }];
        } else {
            message.member_id = &member_id;
        }
        self.ask(scene, Asked::Leave, self.versions.leave, &message);
    }

    fn commit(&mut self, scene: &mut Scene<'_>) {
        let member_id = self.member_id.clone();
        let partitions =
            self.uncommitted
                .iter()
                .map(|(partition, offset)| OffsetCommitRequestPartition {
                    partition_index: *partition,
                    committed_offset: *offset,
                    committed_metadata: Some(""),
                    ..Default::default()
                });
        let topic = OffsetCommitRequestTopic {
            name: TOPIC,
            partitions: partitions.collect(),
            ..Default::default()
        };
        let message = OffsetCommitRequest {
            group_id: GROUP,
            generation_id_or_member_epoch: self.generation_id,
            member_id: &member_id,
            topics: vec![topic],
            ..Default::default()
        };
        self.ask(scene, Asked::Commit, self.versions.commit, &message);
    }

    fn committed(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: OffsetCommitResponse<'_> =
            response(frame, self.versions.commit, self.correlation_id)?;
        for partition in answer.topics.iter().flat_map(|topic| &topic.partitions) {
            match ErrorCode::from_code(partition.error_code) {
                Some(ErrorCode::None) => {
                    if let Some(offset) = self.uncommitted.remove(&partition.partition_index) {
                        scene.ledger.commit(partition.partition_index, offset);
                    }
                }
                // The rest of the answer has the same error.
                error => return self.set_back(scene, "OffsetCommit", error),
            }
        }
        if !self.uncommitted.is_empty() {
            return Err(format!("OffsetCommit leaves {:?} out", self.uncommitted));
        }
        Ok(())
    }

    fn fetched(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: FetchResponse<'_> = response(frame, self.versions.fetch, self.correlation_id)?;
        for data in answer.responses.iter().flat_map(|topic| &topic.partitions) {
            let partition = data.partition_index;
            let Some(position) = self.positions.get_mut(&partition) else {
                continue;
            };
            match ErrorCode::from_code(data.error_code) {
                Some(ErrorCode::None) => {}
                // A power cut took back what was read, or others have read on and that was given up: on from what is
                // there.
                Some(ErrorCode::OffsetOutOfRange)
                    if !scene.stable
                        || *position
                            < scene.ledger.erasing.get(&partition).copied().unwrap_or(0) =>
                {
                    *position = scene.ledger.committed.get(&partition).copied().unwrap_or(0);
                    continue;
                }
                error => return Err(format!("Fetch of {partition}@{position} got {error:?}")),
            }
            let bytes = data
                .records
                .as_ref()
                .and_then(|records| records.bytes())
                .unwrap_or_default();
            for record in records(bytes)? {
                let offset = record.offset;
                if offset < *position {
                    continue;
                }
                if offset != *position {
                    return Err(format!("{partition}@{position} was skipped, {offset} came"));
                }
                scene.ledger.read(partition, &record, scene.stable);
                *position = offset + 1;
                self.uncommitted.insert(partition, *position);
            }
        }
        Ok(())
    }

    /// The group says that something is not as the member thinks.
    fn set_back(
        &mut self,
        scene: &mut Scene<'_>,
        what: &str,
        error: Option<ErrorCode>,
    ) -> Result<(), String> {
        match error {
            Some(ErrorCode::UnknownMemberId) => self.member_id.clear(),
            Some(ErrorCode::RebalanceInProgress | ErrorCode::IllegalGeneration) => {}
            error => return Err(format!("{what} of {} got {error:?}", self.name)),
        }
        self.in_group = false;
        self.uncommitted.clear();
        self.wake_at = Some(scene.now + Duration::from_millis(5));
        Ok(())
    }

    fn take(&mut self, scene: &mut Scene<'_>, asked: Asked, frame: &[u8]) -> Result<(), String> {
        match asked {
            Asked::Coordinator => {
                let answer: FindCoordinatorResponse<'_> =
                    response(frame, self.versions.coordinator, self.correlation_id)?;
                let errors = answer.coordinators.iter().map(|found| found.error_code);
                match errors.chain([answer.error_code]).find(|error| *error != 0) {
                    None => Ok(()),
                    Some(error) => Err(format!("FindCoordinator got error {error}")),
                }
            }
            Asked::Join => self.joined(scene, frame),
            Asked::Sync => self.synced(scene, frame),
            Asked::Offsets => self.positioned(scene, frame),
            Asked::Heartbeat => {
                let answer: HeartbeatResponse<'_> =
                    response(frame, self.versions.heartbeat, self.correlation_id)?;
                match ErrorCode::from_code(answer.error_code) {
                    Some(ErrorCode::None) => Ok(()),
                    error => self.set_back(scene, "Heartbeat", error),
                }
            }
            Asked::Fetch => self.fetched(scene, frame),
            Asked::Commit => self.committed(scene, frame),
            Asked::Leave => {
                let _: LeaveGroupResponse<'_> =
                    response(frame, self.versions.leave, self.correlation_id)?;
                self.member_id.clear();
                self.in_group = false;
                self.uncommitted.clear();
                Ok(())
            }
        }
    }
}

impl Client for Member {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        self.connected = true;
        let mut message = FindCoordinatorRequest::default();
        if self.versions.coordinator >= 4 {
            message.coordinator_keys = vec![GROUP];
        } else {
            message.key = GROUP;
        }
        self.ask(
            scene,
            Asked::Coordinator,
            self.versions.coordinator,
            &message,
        );
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        let Some(asked) = self.asked.take() else {
            return scene
                .ledger
                .violation(format!("{} got an answer to nothing", self.name));
        };
        if let Err(words) = self.take(scene, asked, frame) {
            scene.ledger.violation(words);
        }
        if self.wake_at.is_none() {
            self.go_on(scene);
        }
    }

    fn disconnected(&mut self) {
        self.connected = false;
        self.asked = None;
        self.wake_at = None;
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.wake_at
    }

    fn fire(&mut self, scene: &mut Scene<'_>) {
        self.wake_at = None;
        self.go_on(scene);
    }

    /// The world sees by the commits when the group is done.
    fn is_done(&self) -> bool {
        true
    }

    fn describe(&self) -> String {
        format!(
            "{}: generation {}, waits for {:?}, reads at {:?}, uncommitted {:?}",
            self.name, self.generation_id, self.asked, self.positions, self.uncommitted
        )
    }
}
