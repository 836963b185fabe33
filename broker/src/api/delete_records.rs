//! DeleteRecords v0–v2: gives up the records of partitions below an offset (KIP-107). Answered when that is durable.
//!
//! v1 answers throttled after the response; v2 is flexible.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::messages::delete_records::response::{
    DeleteRecordsPartitionResult, DeleteRecordsTopicResult,
};
use kafka_proto::messages::{DeleteRecordsRequest, DeleteRecordsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::cluster;
use crate::core::event::RequestContext;
use crate::core::ids::{LogId, Offset};
use crate::core::purgatory::Operation;
use crate::core::turn::Turn;

/// Stands for the high watermark.
const HIGH_WATERMARK: i64 = -1;
/// What is answered where the log's start is not told.
const NO_LOW_WATERMARK: i64 = -1;
/// The disk is waited for at least so long. To Kafka a start has moved as soon as it has in memory, so that a request
/// with no time at all succeeds there.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// What becomes of one partition.
#[derive(Debug)]
struct Deleted {
    partition_index: i32,
    error: ErrorCode,
    /// The log's start; with one replica that is the low watermark.
    low_watermark: i64,
    /// The log whose start is not durable yet.
    waiting: Option<LogId>,
}

/// A request whose log starts are not all durable yet.
#[derive(Debug)]
pub struct ParkedDeleteRecords {
    context: RequestContext,
    topics: Vec<(Arc<str>, Vec<Deleted>)>,
}

impl ParkedDeleteRecords {
    fn partitions(&mut self) -> impl Iterator<Item = &mut Deleted> {
        self.topics.iter_mut().flat_map(|(_, deleted)| deleted)
    }

    /// The start of one log is durable. True if nothing is waited for any more.
    pub fn reached(&mut self, log: LogId) -> bool {
        for deleted in self.partitions() {
            deleted.waiting = deleted.waiting.filter(|waiting| *waiting != log);
        }
        self.partitions().all(|deleted| deleted.waiting.is_none())
    }

    /// The start of one log will not become durable.
    pub fn failed(&mut self, log: LogId, error: ErrorCode) {
        self.give_up(|waiting| waiting == log, error);
    }

    /// Time is up for all that is still waited for.
    pub fn time_out(&mut self) {
        self.give_up(|_| true, ErrorCode::RequestTimedOut);
    }

    fn give_up(&mut self, which: impl Fn(LogId) -> bool, error: ErrorCode) {
        for deleted in self.partitions() {
            if deleted.waiting.is_some_and(&which) {
                deleted.error = error;
                deleted.low_watermark = NO_LOW_WATERMARK;
            }
        }
    }
}

/// Moves the starts of logs. A partition that is named twice counts as named last, as in Kafka.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DeleteRecordsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let named = request.topics.iter().map(|topic| topic.partitions.len());
    if refuse_too_many(turn, context, named.sum()) {
        return Ok(());
    }
    let mut asked: BTreeMap<&str, BTreeMap<i32, i64>> = BTreeMap::new();
    for topic in request
        .topics
        .iter()
        .filter(|topic| !topic.partitions.is_empty())
    {
        let partitions = asked.entry(topic.name).or_default();
        let offsets = topic.partitions.iter();
        partitions.extend(offsets.map(|partition| (partition.partition_index, partition.offset)));
    }
    let mut topics = Vec::with_capacity(asked.len());
    for (topic, partitions) in asked {
        let deleted = partitions
            .into_iter()
            .map(|(partition_index, offset)| delete(turn, topic, partition_index, offset));
        topics.push((Arc::from(topic), deleted.collect()));
    }
    let parked = ParkedDeleteRecords {
        context: context.clone(),
        topics,
    };
    wait(turn, parked, request.timeout_ms);
    Ok(())
}

/// Moves the start of one log, as far as it may be moved.
fn delete(turn: &mut Turn<'_>, topic: &str, partition_index: i32, offset: i64) -> Deleted {
    let (error, low_watermark, waiting) = match place(turn, topic, partition_index, offset) {
        Err(error) => (error, NO_LOW_WATERMARK, None),
        Ok((log, offset)) => {
            turn.advance_log_start(log, offset);
            let partition = turn.core.partitions.get(log);
            let start = partition.map_or(offset, |partition| partition.log_start_offset());
            let is_durable = partition.is_none_or(|partition| partition.has_start(start));
            (ErrorCode::None, start.0, (!is_durable).then_some(log))
        }
    };
    Deleted {
        partition_index,
        error,
        low_watermark,
        waiting,
    }
}

/// Which log is meant, and where it is to begin.
fn place(
    turn: &Turn<'_>,
    topic: &str,
    partition_index: i32,
    offset: i64,
) -> Result<(LogId, Offset), ErrorCode> {
    let partitions = &turn.core.partitions;
    let partition = partitions
        .lookup_for_client(topic, partition_index)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    if cluster::is_internal(topic) {
        return Err(ErrorCode::InvalidTopicException);
    }
    if partition.is_failed() {
        return Err(ErrorCode::KafkaStorageError);
    }
    if !partition.config.cleanup_policy.delete {
        return Err(ErrorCode::PolicyViolation);
    }
    let high_watermark = partition.high_watermark();
    match offset {
        HIGH_WATERMARK => Ok((partition.log, high_watermark)),
        offset if (0..=high_watermark.0).contains(&offset) => Ok((partition.log, Offset(offset))),
        _ => Err(ErrorCode::OffsetOutOfRange),
    }
}

/// Answers once every start is durable, or when time is up.
fn wait(turn: &mut Turn<'_>, mut parked: ParkedDeleteRecords, timeout_ms: i32) {
    let waiting: Vec<(LogId, Offset)> = parked
        .partitions()
        .filter_map(|deleted| Some((deleted.waiting?, Offset(deleted.low_watermark))))
        .collect();
    if waiting.is_empty() {
        return answer(turn, &parked);
    }
    let id = turn.core.purgatory.next_id();
    for (log, log_start_offset) in waiting {
        if let Some(partition) = turn.core.partitions.get_mut(log) {
            partition.wait_for_start(log_start_offset, id);
        }
    }
    let deadline = turn.in_ms(timeout_ms).max(turn.now.in_time(SHORTEST_WAIT));
    turn.core
        .purgatory
        .park(id, Operation::DeleteRecords(parked), Some(deadline));
}

/// Answers what became of the partitions.
pub fn answer(turn: &mut Turn<'_>, parked: &ParkedDeleteRecords) {
    let partition = |deleted: &Deleted| DeleteRecordsPartitionResult {
        partition_index: deleted.partition_index,
        low_watermark: deleted.low_watermark,
        error_code: deleted.error.code(),
        ..Default::default()
    };
    let topics = parked
        .topics
        .iter()
        .map(|(name, deleted)| DeleteRecordsTopicResult {
            name,
            partitions: deleted.iter().map(partition).collect(),
            ..Default::default()
        });
    let response = DeleteRecordsResponse {
        topics: topics.collect(),
        ..Default::default()
    };
    turn.respond(&parked.context, &response);
}
