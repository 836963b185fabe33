//! One producer's connection to one leader: batches go out, several under way at once, and answers come back.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use bytes::Bytes;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{ProduceRequest, ProduceResponse};
use kafka_proto::{ApiKey, ErrorCode, Records};

use crate::alarm::wait_until;
use crate::arguments::{Acks, Mode};
use crate::connection::{Connection, Refused, answer_of};
use crate::context::Context;
use crate::message::Writer;
use crate::outbox::Outbox;
use crate::workload::Take;

/// The newest version that names topics.
const PRODUCE: i16 = 12;
/// As many batches of a partition as an idempotent producer may have under way (KIP-98).
const MAX_UNDER_WAY: usize = 5;
/// Bytes of records that make a request full.
const FULL_REQUEST: usize = 1 << 20;
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);

/// The partitions that one broker leads, while it does.
#[derive(Debug)]
pub struct ProduceLane<'c> {
    context: &'c Context,
    outboxes: Vec<Outbox>,
    writer: Writer,
    under_way: VecDeque<UnderWay>,
    max_under_way: usize,
    capacity: usize,
    /// Where the next request begins to look for batches.
    turn: usize,
    /// When there may be something to send again.
    wake: Option<Instant>,
    /// Whether the workload has nothing more.
    is_drained: bool,
    /// Whether any answer came.
    got_on: bool,
}

/// A request without an answer.
#[derive(Debug)]
struct UnderWay {
    correlation_id: i32,
    version: i16,
    sent: Instant,
    /// Index of the outbox, and the batch's first number.
    batches: Vec<(usize, u64)>,
}

/// How a lane ended.
#[derive(Debug)]
pub struct LaneEnd {
    /// The partitions that are not finished.
    pub outboxes: Vec<Outbox>,
    pub result: Result<()>,
    /// Whether it was of any use.
    pub got_on: bool,
}

impl<'c> ProduceLane<'c> {
    pub fn new(context: &'c Context, outboxes: Vec<Outbox>) -> Self {
        let arguments = &context.arguments;
        let one_by_one = arguments.mode == Mode::Latency;
        let share = arguments.message_count.unwrap_or(u64::MAX);
        let streams =
            context.ledger.borrow().partitions().len() as u64 * u64::from(arguments.producers);
        let share = usize::try_from(share.div_ceil(streams.max(1))).unwrap_or(usize::MAX);
        Self {
            context,
            outboxes,
            writer: Writer::new(arguments.message_size as usize),
            under_way: VecDeque::new(),
            max_under_way: if one_by_one { 1 } else { MAX_UNDER_WAY },
            capacity: if one_by_one {
                1
            } else {
                Outbox::capacity(context).min(share)
            },
            turn: 0,
            wake: None,
            is_drained: false,
            got_on: false,
        }
    }

    /// Sends until the workload is done and all is answered, or something is wrong with the broker.
    pub async fn run(mut self, address: &str) -> LaneEnd {
        let result = self.send_all(address).await;
        for outbox in &mut self.outboxes {
            outbox.rewind();
        }
        if result.is_ok() {
            self.outboxes.clear();
        }
        LaneEnd {
            outboxes: self.outboxes,
            result,
            got_on: self.got_on,
        }
    }

    async fn send_all(&mut self, address: &str) -> Result<()> {
        let mut connection = Connection::open(address).await?;
        loop {
            while self.under_way.len() < self.max_under_way
                && self.send_request(&mut connection).await?
            {}
            let is_empty = self.outboxes.iter().all(|outbox| outbox.batches.is_empty());
            if self.is_drained && is_empty {
                return Ok(());
            }
            let answer_by = self
                .under_way
                .front()
                .map(|oldest| oldest.sent + REQUEST_TIMEOUT);
            let may_send = self.under_way.len() < self.max_under_way;
            let wake = self.wake.filter(|_| may_send).or(answer_by);
            let wake = wake.unwrap_or_else(|| Instant::now() + PAUSE);
            tokio::select! {
                biased;
                frame = connection.receive_frame(), if !self.under_way.is_empty() => self.answered(frame?)?,
                () = wait_until(wake) => {
                    if answer_by.is_some_and(|by| by <= Instant::now()) {
                        bail!("{address} does not answer within {} s", REQUEST_TIMEOUT.as_secs());
                    }
                }
            }
        }
    }

    /// Sends one request with a batch of each partition that has one; `false` if there is nothing to send.
    async fn send_request(&mut self, connection: &mut Connection) -> Result<bool> {
        let now = Instant::now();
        let batches = self.gather(now)?;
        if batches.is_empty() {
            return Ok(false);
        }
        let context = self.context;
        let acks = context.arguments.acks;
        let partition_data = batches.iter().map(|(at, _, records)| PartitionProduceData {
            index: self.outboxes[*at].partition as i32,
            records: Some(Records::Bytes(records)),
            ..Default::default()
        });
        let request = ProduceRequest {
            acks: acks.code(),
            timeout_ms: REQUEST_TIMEOUT.as_millis() as i32,
            topic_data: vec![TopicProduceData {
                name: &context.arguments.topic,
                partition_data: partition_data.collect(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let version = connection.version(ApiKey::Produce, PRODUCE)?;
        if version < 3 {
            bail!("the broker is older than 0.11: it cannot take record batches");
        }
        let correlation_id = connection.send(&request, version).await?;
        if acks == Acks::None {
            self.got_on = true;
            for (at, first, _) in batches {
                self.outboxes[at].take(first);
                self.outboxes[at].outstanding = 0;
            }
        } else {
            self.under_way.push_back(UnderWay {
                correlation_id,
                version,
                sent: now,
                batches: batches
                    .into_iter()
                    .map(|(at, first, _)| (at, first))
                    .collect(),
            });
        }
        // A broker that takes requests without answering must not keep the other tasks from their turn.
        tokio::task::yield_now().await;
        Ok(true)
    }

    /// At most one batch of each partition, those to be sent again first.
    fn gather(&mut self, now: Instant) -> Result<Vec<(usize, u64, Bytes)>> {
        let mut gathered = Vec::new();
        let mut size = 0;
        self.wake = None;
        let places = self.outboxes.len();
        let first = self.turn;
        for at in (first..first + places).map(|place| place % places) {
            let outbox = &mut self.outboxes[at];
            if outbox.hold {
                continue;
            }
            if let Some(retry_at) = outbox.retry_at.filter(|retry_at| *retry_at > now) {
                self.wake = Some(self.wake.map_or(retry_at, |wake| wake.min(retry_at)));
                continue;
            }
            let mut is_early = false;
            if outbox.sent == outbox.batches.len() && !self.is_drained {
                match self.context.workload.borrow_mut().take(self.capacity, now) {
                    Take::Now(chunk) => outbox.fill(self.context, &mut self.writer, &chunk, now)?,
                    Take::Later(due) => {
                        self.wake = Some(self.wake.map_or(due, |wake| wake.min(due)));
                        is_early = true;
                    }
                    Take::Done => self.is_drained = true,
                }
            }
            if let Some(batch) = outbox.next_unsent() {
                self.turn = at + 1;
                size += batch.records.len();
                gathered.push((at, batch.first, batch.records));
            }
            if size >= FULL_REQUEST || self.max_under_way == 1 && !gathered.is_empty() || is_early {
                break;
            }
        }
        Ok(gathered)
    }

    fn answered(&mut self, frame: Bytes) -> Result<()> {
        let Some(request) = self.under_way.pop_front() else {
            bail!("the broker answered what was not asked");
        };
        let now = Instant::now();
        let answer = answer_of(
            frame,
            ApiKey::Produce,
            request.correlation_id,
            request.version,
        )?;
        let response: ProduceResponse<'_> = answer.decode()?;
        let partitions = response
            .responses
            .iter()
            .flat_map(|topic| &topic.partition_responses);
        let mut answered = 0;
        let mut outdated = None;
        for partition in partitions {
            let is_it =
                |(at, _): &&(usize, u64)| self.outboxes[*at].partition as i32 == partition.index;
            let Some((at, first)) = request.batches.iter().find(is_it).copied() else {
                bail!(
                    "the broker answered for partition {}, which was not asked",
                    partition.index
                );
            };
            answered += 1;
            let refused = Refused {
                code: partition.error_code,
            };
            if let Some(error) = self.settle(at, first, refused, now)? {
                outdated = Some(error);
            }
        }
        if answered != request.batches.len() {
            bail!(
                "the broker answered for {answered} of {} partitions",
                request.batches.len()
            );
        }
        match outdated {
            Some(refused) => Err(refused.into()),
            None => Ok(()),
        }
    }

    /// Settles a batch by its answer. An error that says that the leader is another one now is handed back.
    fn settle(
        &mut self,
        at: usize,
        first: u64,
        refused: Refused,
        now: Instant,
    ) -> Result<Option<Refused>> {
        let outbox = &mut self.outboxes[at];
        outbox.outstanding = outbox.outstanding.saturating_sub(1);
        let is_oldest = outbox
            .batches
            .front()
            .is_some_and(|batch| batch.first == first);
        let mut outdated = None;
        match refused.error() {
            ErrorCode::None | ErrorCode::DuplicateSequenceNumber => {
                self.got_on = true;
                if let Some(batch) = outbox.take(first) {
                    outbox.acknowledge(self.context, &batch, now);
                }
            }
            // It follows one that failed: both are sent again.
            ErrorCode::OutOfOrderSequenceNumber if !is_oldest => outbox.hold = true,
            error if error.is_retriable() => {
                self.context.note(&refused.into());
                outbox.hold = true;
                let timeout = self.context.timeout();
                outbox.give_up(self.context, timeout);
                let moved = matches!(
                    error,
                    ErrorCode::NotLeaderOrFollower
                        | ErrorCode::UnknownTopicOrPartition
                        | ErrorCode::LeaderNotAvailable
                        | ErrorCode::FencedLeaderEpoch
                        | ErrorCode::KafkaStorageError
                );
                outdated = moved.then_some(refused);
            }
            _ => {
                self.context.note(&refused.into());
                if let Some(batch) = outbox.take(first) {
                    outbox.reject(self.context, &batch);
                }
                // What follows would have a gap in its sequence before it.
                if self.context.arguments.idempotent {
                    outbox.give_up(self.context, Duration::ZERO);
                    self.context.workload.borrow_mut().end();
                }
            }
        }
        if outbox.hold && outbox.outstanding == 0 {
            outbox.retry_at = Some(now + PAUSE);
            outbox.rewind();
        }
        Ok(outdated)
    }
}
