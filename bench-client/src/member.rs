//! A member of a consumer group, in the classic protocol that every broker speaks: join, sync, heartbeat, commit, leave.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use kafka_proto::ErrorCode;
use kafka_proto::messages::join_group::request::JoinGroupRequestProtocol;
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::sync_group::request::SyncGroupRequestAssignment;
use kafka_proto::messages::{
    HeartbeatRequest, HeartbeatResponse, JoinGroupRequest, JoinGroupResponse, LeaveGroupRequest,
    LeaveGroupResponse, OffsetCommitRequest, OffsetCommitResponse, OffsetFetchRequest,
    OffsetFetchResponse, SyncGroupRequest, SyncGroupResponse,
};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::assignment;
use crate::connection::{Connection, Refused, check};
use crate::consumer::consume;
use crate::context::Context;
use crate::fetch_lane::Position;
use crate::stop::Stop;

const SESSION_TIMEOUT: Duration = Duration::from_secs(10);
const REBALANCE_TIMEOUT: Duration = Duration::from_secs(30);
const HEARTBEAT: Duration = Duration::from_secs(1);
/// Heartbeats between two commits.
const COMMIT_EVERY: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);
const FAREWELL: Duration = Duration::from_secs(5);

/// Newest versions that take one group and name topics.
const JOIN_GROUP: i16 = 9;
const SYNC_GROUP: i16 = 5;
const LEAVE_GROUP: i16 = 2;
const OFFSET_COMMIT: i16 = 8;
const OFFSET_FETCH: i16 = 7;

/// What a member went through.
#[derive(Debug, Clone, Default)]
pub struct MemberStory {
    pub joins: u32,
    /// From its start to its first assignment.
    pub assigned_after: Option<Duration>,
    /// Partitions of the last assignment.
    pub partitions: usize,
}

/// One member.
pub struct Member {
    context: Rc<Context>,
    group: String,
    session_timeout: Duration,
    id: String,
    generation: i32,
    assigned: Vec<usize>,
    story: MemberStory,
    started: Instant,
}

/// Joins the group and reads what it is given until `halt` is set; then commits and leaves.
///
/// # Errors
///
/// If the coordinator could not be reached, or refused, for as long as `--timeout`.
pub async fn be_member(context: Rc<Context>, group: String, halt: Rc<Stop>) -> Result<MemberStory> {
    let mut member = Member::new(context, group, SESSION_TIMEOUT);
    let mut last_success = Instant::now();
    while !halt.is_set() {
        let joined = member.story.joins;
        // A member that is told to end commits and leaves; one that still waits to be let in is cut off.
        let ended = tokio::select! {
            biased;
            ended = member.attend(&halt) => ended,
            () = async { halt.wait().await; sleep(FAREWELL).await } => break,
        };
        let got_in = member.story.joins > joined;
        if got_in {
            last_success = Instant::now();
        }
        let Err(error) = ended else {
            continue;
        };
        match error
            .downcast_ref::<Refused>()
            .map(|refused| refused.error())
        {
            // A part of every group's life, and the others wait for this member.
            Some(ErrorCode::RebalanceInProgress) if got_in => continue,
            Some(ErrorCode::RebalanceInProgress | ErrorCode::IllegalGeneration) => {}
            Some(ErrorCode::UnknownMemberId) => member.id.clear(),
            Some(refused) if !refused.is_retriable() => return Err(error),
            _ => member.context.note(&error),
        }
        if last_success.elapsed() > member.context.timeout() {
            let seconds = member.context.timeout().as_secs_f64();
            return Err(error.context(format!("gave up: no place in the group for {seconds} s")));
        }
        sleep(PAUSE).await;
    }
    Ok(member.story)
}

impl Member {
    /// One that has not joined yet; the coordinator misses it after `session_timeout` without a heartbeat or a commit.
    pub fn new(context: Rc<Context>, group: String, session_timeout: Duration) -> Self {
        Self {
            context,
            group,
            session_timeout,
            id: String::new(),
            generation: -1,
            assigned: Vec::new(),
            story: MemberStory::default(),
            started: Instant::now(),
        }
    }

    /// Joins once and reads until the group rebalances, the coordinator goes away, or `halt` is set.
    async fn attend(&mut self, halt: &Stop) -> Result<()> {
        let coordinator = self.context.cluster.coordinator(&self.group).await?;
        let mut connection = Connection::open(&coordinator).await?;
        self.join(&mut connection).await?;
        let positions = self.committed(&mut connection).await?;
        let reading = Reading(tokio::task::spawn_local(consume(
            Rc::clone(&self.context),
            positions,
        )));
        let ended = self.stay(&mut connection, halt, &reading).await;
        drop(reading);
        // What was read so far is handed over, whatever the reason; a coordinator that is gone cannot take it.
        let farewell = async {
            self.commit(&mut connection).await?;
            if halt.is_set() {
                self.leave(&mut connection).await?;
            }
            Ok::<(), anyhow::Error>(())
        };
        let farewell = timeout(FAREWELL, farewell).await;
        ended?;
        farewell.context("the coordinator does not answer")?
    }

    async fn stay(
        &mut self,
        connection: &mut Connection,
        halt: &Stop,
        reading: &Reading,
    ) -> Result<()> {
        let mut beats = 0;
        loop {
            tokio::select! {
                () = sleep(HEARTBEAT) => {}
                () = halt.wait() => return Ok(()),
            }
            if reading.0.is_finished() {
                return Err(anyhow::anyhow!("the partitions cannot be read"));
            }
            let request = HeartbeatRequest {
                group_id: &self.group,
                generation_id: self.generation,
                member_id: &self.id,
                ..Default::default()
            };
            let answer = connection.call(&request, i16::MAX).await?;
            let response: HeartbeatResponse<'_> = answer.decode()?;
            check(response.error_code)?;
            beats += 1;
            if beats % COMMIT_EVERY == 0 {
                self.commit(connection).await?;
            }
        }
    }

    /// Joins and waits for the assignment; the leader of the group makes it.
    pub async fn join(&mut self, connection: &mut Connection) -> Result<()> {
        let topic = &self.context.arguments.topic;
        let metadata = assignment::subscription(topic)?;
        let mut first_try = true;
        let answer = loop {
            let request = JoinGroupRequest {
                group_id: &self.group,
                session_timeout_ms: self.session_timeout.as_millis() as i32,
                rebalance_timeout_ms: REBALANCE_TIMEOUT.as_millis() as i32,
                member_id: &self.id,
                protocol_type: assignment::PROTOCOL_TYPE,
                protocols: vec![JoinGroupRequestProtocol {
                    name: assignment::STRATEGY,
                    metadata: &metadata,
                    ..Default::default()
                }],
                ..Default::default()
            };
            let answer = connection.call(&request, JOIN_GROUP).await?;
            let response: JoinGroupResponse<'_> = answer.decode()?;
            let refused = Refused {
                code: response.error_code,
            };
            match refused.error() {
                ErrorCode::None => break answer,
                // The coordinator names the member first, then lets it in (KIP-394).
                ErrorCode::MemberIdRequired if first_try => {
                    self.id = response.member_id.to_owned();
                    first_try = false;
                }
                _ => return Err(refused.into()),
            }
        };
        let response: JoinGroupResponse<'_> = answer.decode()?;
        self.id = response.member_id.to_owned();
        self.generation = response.generation_id;
        self.story.joins += 1;
        let mut assignments = Vec::new();
        if response.leader == response.member_id {
            let partitions = self.context.ledger.borrow().partitions().len();
            let mut members: Vec<&str> = response
                .members
                .iter()
                .map(|member| member.member_id)
                .collect();
            members.sort_unstable();
            let shares = assignment::range(partitions, members.len());
            for (member, share) in members.into_iter().zip(shares) {
                assignments.push((member, assignment::encode(topic, share)?));
            }
        }
        let request = SyncGroupRequest {
            group_id: &self.group,
            generation_id: self.generation,
            member_id: &self.id,
            protocol_type: response.protocol_type,
            protocol_name: response.protocol_name,
            assignments: assignments
                .iter()
                .map(|(member_id, assignment)| SyncGroupRequestAssignment {
                    member_id,
                    assignment,
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        };
        let answer = connection.call(&request, SYNC_GROUP).await?;
        let synced: SyncGroupResponse<'_> = answer.decode()?;
        check(synced.error_code)?;
        self.assigned = assignment::decode(synced.assignment, topic)?;
        self.story.partitions = self.assigned.len();
        self.story
            .assigned_after
            .get_or_insert(self.started.elapsed());
        Ok(())
    }

    /// Where the group left off in the partitions assigned: at its commits, or else at the beginning.
    async fn committed(&self, connection: &mut Connection) -> Result<Vec<Position>> {
        if self.assigned.is_empty() {
            return Ok(Vec::new());
        }
        let indexes: Vec<i32> = self
            .assigned
            .iter()
            .map(|partition| *partition as i32)
            .collect();
        let request = OffsetFetchRequest {
            group_id: &self.group,
            topics: Some(vec![OffsetFetchRequestTopic {
                name: &self.context.arguments.topic,
                partition_indexes: (&indexes).into(),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let answer = connection.call(&request, OFFSET_FETCH).await?;
        let response: OffsetFetchResponse<'_> = answer.decode()?;
        check(response.error_code)?;
        let starts = self
            .context
            .cluster
            .offsets(&self.context.arguments.topic, self.context.timeout());
        let starts = starts.await?;
        let mut positions = Vec::new();
        for partition in response.topics.iter().flat_map(|topic| &topic.partitions) {
            check(partition.error_code)?;
            let index = partition.partition_index as usize;
            let start = starts.get(index).map_or(0, |offsets| offsets.start);
            // What the group has read already is not awaited any more.
            let offset = if partition.committed_offset < 0 {
                start
            } else {
                partition.committed_offset
            };
            self.context.ledger.borrow_mut().begin(index, offset);
            positions.push(Position {
                partition: index,
                offset,
            });
        }
        self.context.check_consumed();
        Ok(positions)
    }

    /// Commits what was read so far.
    async fn commit(&self, connection: &mut Connection) -> Result<()> {
        let read: Vec<(usize, i64)> = {
            let ledger = self.context.ledger.borrow();
            let next = |partition: &usize| ledger.partitions().get(*partition)?.next_offset;
            self.assigned
                .iter()
                .filter_map(|partition| Some((*partition, next(partition)?)))
                .collect()
        };
        if read.is_empty() {
            return Ok(());
        }
        self.commit_offsets(connection, read).await
    }

    /// Commits the same offset in each of its partitions.
    pub async fn commit_everywhere(&self, connection: &mut Connection, offset: i64) -> Result<()> {
        let offsets = self.assigned.iter().map(|partition| (*partition, offset));
        self.commit_offsets(connection, offsets.collect()).await
    }

    async fn commit_offsets(
        &self,
        connection: &mut Connection,
        offsets: Vec<(usize, i64)>,
    ) -> Result<()> {
        let partitions =
            offsets.into_iter().map(
                |(partition, committed_offset)| OffsetCommitRequestPartition {
                    partition_index: partition as i32,
                    committed_offset,
                    ..Default::default()
                },
            );
        let request = OffsetCommitRequest {
            group_id: &self.group,
            generation_id_or_member_epoch: self.generation,
            member_id: &self.id,
            topics: vec![OffsetCommitRequestTopic {
                name: &self.context.arguments.topic,
                partitions: partitions.collect(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let answer = connection.call(&request, OFFSET_COMMIT).await?;
        let response: OffsetCommitResponse<'_> = answer.decode()?;
        for partition in response.topics.iter().flat_map(|topic| &topic.partitions) {
            check(partition.error_code)?;
        }
        Ok(())
    }

    async fn leave(&self, connection: &mut Connection) -> Result<()> {
        let request = LeaveGroupRequest {
            group_id: &self.group,
            member_id: &self.id,
            ..Default::default()
        };
        let answer = connection.call(&request, LEAVE_GROUP).await?;
        let response: LeaveGroupResponse<'_> = answer.decode()?;
        check(response.error_code)
    }
}

/// The task that reads; it ends when this is dropped.
struct Reading(JoinHandle<Result<()>>);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.abort();
    }
}
