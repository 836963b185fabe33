//! Produce v0–v13: appends batches to partitions.
//!
//! v0 and v1 carry message sets of magic 0, v2 of magic 1, v3 and newer record batches (KIP-98) and a transactional id.
//! The throttle time stands at the end of the response from v1 on. v2 answers with the log append time, v5 with the log
//! start offset, v8 with record errors and a message (KIP-467); v7 takes zstd (KIP-110); v9 is flexible; v10 may name the
//! current leader (KIP-951); v12 joins a transaction on the way (KIP-890); v13 names topics by id (KIP-516).
//!
//! A request walks through this file three times: [`check`] looks at its bytes before the core does, [`handle`] gives
//! offsets and appends, [`answer`] responds once the batches are as sure as `acks` asks.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use kafka_proto::messages::produce::response::{
    BatchIndexAndErrorMessage, PartitionProduceResponse, TopicProduceResponse,
};
use kafka_proto::messages::{ProduceRequest, ProduceResponse};
use kafka_proto::records::{self, Compression, ProduceLimits, Produced, TimestampType};
use kafka_proto::{Error, ErrorCode, Message, Uuid};

use super::produce_refusal::Refusal;
use crate::config::{self, CompressionType, TopicConfig};
use crate::core::event::RequestContext;
use crate::core::ids::{LogId, Offset, ProducerId};
use crate::core::purgatory::Operation;
use crate::core::snapshot::Snapshot;
use crate::core::turn::Turn;
use crate::log::StorageRequest;
use crate::partition::producers::{Sequenced, Verdict};
use crate::partition::{Appended, Assurance};

/// The shortest time that a durable append is given, whatever the request says: a sync takes as long as the disk does.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// Where an answer has no offset to tell.
const UNKNOWN_OFFSET: Offset = Offset(-1);

/// Compressed batches of more bytes than this are looked into beside the loop.
const LONG_BATCH: usize = 256 * 1024;

/// How many idempotent producers a partition remembers; beyond it the one silent for longest is forgotten.
const MAX_PRODUCERS: usize = 10_000;

/// A Produce request whose bytes were looked at.
#[derive(Debug)]
pub struct CheckedProduce {
    /// −1, 0 or 1; anything else is still in here.
    pub acks: i16,
    /// How long to wait for durability, milliseconds.
    pub timeout_ms: i32,
    /// Whether there are records of a transaction that the request does not name.
    pub is_without_transaction: bool,
    /// In the order of the request.
    pub topics: Vec<CheckedTopic>,
}

/// The partitions of one topic.
#[derive(Debug)]
pub struct CheckedTopic {
    /// Empty from version 13 on.
    pub name: Arc<str>,
    /// Zero below version 13.
    pub topic_id: Uuid,
    /// In the order of the request.
    pub partitions: Vec<CheckedPartition>,
}

/// What is to be appended to one partition.
#[derive(Debug)]
pub struct CheckedPartition {
    /// Partition number.
    pub index: i32,
    /// The batches, or why they are refused.
    pub records: Result<CheckedRecords, Refusal>,
}

/// Batches that may be appended as they are.
#[derive(Debug)]
pub struct CheckedRecords {
    /// Whole batches; their offsets are set when they get them.
    pub bytes: BytesMut,
    /// What they hold.
    pub produced: Produced,
}

/// Decodes a request and does all work by the byte: checksums, the walk over the records, and the rewriting that a
/// topic's `message.timestamp.type` or `compression.type` asks for.
///
/// # Errors
/// A request that cannot be decoded.
pub fn check(
    version: i16,
    mut body: BytesMut,
    snapshot: &Snapshot,
    wall_ms: i64,
) -> Result<CheckedProduce, Error> {
    let (mut checked, places) = {
        let request = ProduceRequest::decode(&mut super::decoder(&body), version)?;
        let mut places = Vec::new();
        let mut has_transaction = false;
        let mut topics = Vec::with_capacity(request.topic_data.len());
        for topic in &request.topic_data {
            let config = if version >= 13 {
                snapshot.topic_config_by_id(topic.topic_id)
            } else {
                snapshot.topic_config(topic.name)
            };
            let limits = limits(version, &config, wall_ms);
            let mut partitions = Vec::with_capacity(topic.partition_data.len());
            for partition in &topic.partition_data {
                let bytes = partition
                    .records
                    .as_ref()
                    .and_then(|records| records.bytes());
                let produced = match bytes {
                    None | Some([]) => Err(ErrorCode::InvalidRecord.into()),
                    Some(bytes) => {
                        has_transaction |= is_transactional(bytes);
                        records::check_produced(bytes, &limits)
                            .map_err(|error| Refusal::of_records(&error, bytes, &limits))
                    }
                };
                places.push(
                    produced
                        .is_ok()
                        .then(|| place_of(&body, bytes.unwrap_or_default())),
                );
                let records = produced.map(|produced| CheckedRecords {
                    bytes: BytesMut::new(),
                    produced,
                });
                partitions.push(CheckedPartition {
                    index: partition.index,
                    records,
                });
            }
            topics.push(CheckedTopic {
                name: topic.name.into(),
                topic_id: topic.topic_id,
                partitions,
            });
        }
        let transactional = request.transactional_id.is_some();
        (
            CheckedProduce {
                acks: request.acks,
                timeout_ms: request.timeout_ms,
                is_without_transaction: has_transaction && !transactional,
                topics,
            },
            places,
        )
    };
    let partitions = checked
        .topics
        .iter_mut()
        .flat_map(|topic| &mut topic.partitions);
    let mut cut = 0;
    for (partition, place) in partitions.zip(places) {
        let (Ok(records), Some((start, length))) = (&mut partition.records, place) else {
            continue;
        };
        let _ = body.split_to(start - cut);
        let mut bytes = body.split_to(length);
        cut = start + length;
        records.bytes = match records.produced.rewritten.take() {
            Some(rewritten) => BytesMut::from(Bytes::from(rewritten)),
            None => {
                bytes.truncate(records.produced.size);
                bytes
            }
        };
    }
    Ok(checked)
}

/// Whether [`check`] takes so long that it is better done beside the loop: a compressed batch of more than 256 KiB.
pub fn is_long_work(version: i16, body: &[u8]) -> bool {
    if body.len() <= LONG_BATCH {
        return false;
    }
    let Ok(request) = ProduceRequest::decode(&mut super::decoder(body), version) else {
        return false;
    };
    let partitions = request
        .topic_data
        .iter()
        .flat_map(|topic| &topic.partition_data);
    partitions
        .filter_map(|partition| partition.records.as_ref()?.bytes())
        .flat_map(|bytes| records::batches(bytes).map_while(Result::ok))
        .any(|batch| {
            batch.bytes().len() > LONG_BATCH && batch.compression() != Ok(Compression::None)
        })
}

/// Whether the first batch says that it is part of a transaction, right or wrong as it may be otherwise.
fn is_transactional(bytes: &[u8]) -> bool {
    const MAGIC_AT: usize = 16;
    const ATTRIBUTES_AT: usize = 22;
    const TRANSACTIONAL: u8 = 1 << 4;
    bytes.get(MAGIC_AT) == Some(&2)
        && bytes
            .get(ATTRIBUTES_AT)
            .is_some_and(|attributes| attributes & TRANSACTIONAL != 0)
}

/// Where a slice of `body` lies in it.
fn place_of(body: &[u8], part: &[u8]) -> (usize, usize) {
    (part.as_ptr().addr() - body.as_ptr().addr(), part.len())
}

fn limits(version: i16, config: &TopicConfig, wall_ms: i64) -> ProduceLimits {
    ProduceLimits {
        produce_version: version,
        now_ms: wall_ms,
        max_message_bytes: usize::try_from(config.max_message_bytes).unwrap_or(0),
        segment_bytes: usize::try_from(config.segment_bytes).unwrap_or(0),
        compacted: config.cleanup_policy.compact,
        timestamp_type: timestamp_type(config),
        timestamp_before_max_ms: config.message_timestamp_before_max_ms,
        timestamp_after_max_ms: config.message_timestamp_after_max_ms,
        compression: codec(config.compression_type),
        ..ProduceLimits::default()
    }
}

fn timestamp_type(config: &TopicConfig) -> TimestampType {
    match config.message_timestamp_type {
        config::TimestampType::CreateTime => TimestampType::CreateTime,
        config::TimestampType::LogAppendTime => TimestampType::LogAppendTime,
    }
}

/// The codec that batches are stored with, `None` for the producer's.
fn codec(compression: CompressionType) -> Option<Compression> {
    match compression {
        CompressionType::Producer => None,
        CompressionType::Uncompressed => Some(Compression::None),
        CompressionType::Gzip(_) => Some(Compression::Gzip),
        CompressionType::Snappy => Some(Compression::Snappy),
        CompressionType::Lz4(_) => Some(Compression::Lz4),
        CompressionType::Zstd(_) => Some(Compression::Zstd),
    }
}

/// The result for one partition.
#[derive(Debug)]
struct PartitionResult {
    index: i32,
    error: ErrorCode,
    message: Option<String>,
    /// Records that are wrong by themselves, and what is wrong with each.
    record_errors: Vec<(i32, String)>,
    base_offset: i64,
    log_append_time_ms: i64,
    log_start_offset: i64,
    /// The log that is waited for.
    waiting: Option<LogId>,
}

impl PartitionResult {
    fn refused(index: i32, refusal: Refusal, log_start_offset: Offset) -> Self {
        Self {
            index,
            error: refusal.error,
            message: refusal.message,
            record_errors: refusal.record_errors,
            base_offset: -1,
            log_append_time_ms: -1,
            log_start_offset: log_start_offset.0,
            waiting: None,
        }
    }

    fn fail(&mut self, error: ErrorCode) {
        *self = Self::refused(self.index, error.into(), UNKNOWN_OFFSET);
    }
}

#[derive(Debug)]
struct TopicResult {
    name: Arc<str>,
    topic_id: Uuid,
    partitions: Vec<PartitionResult>,
}

/// A request whose batches are appended, but not yet as sure as its acks ask.
#[derive(Debug)]
pub struct ParkedProduce {
    context: RequestContext,
    acks: i16,
    topics: Vec<TopicResult>,
    waiting: usize,
}

impl ParkedProduce {
    fn results(&mut self) -> impl Iterator<Item = &mut PartitionResult> {
        self.topics
            .iter_mut()
            .flat_map(|topic| &mut topic.partitions)
    }

    /// One log is as sure as asked. True if nothing is waited for any more.
    pub fn reached(&mut self, log: LogId) -> bool {
        let mut ended = 0;
        for result in self.results().filter(|result| result.waiting == Some(log)) {
            result.waiting = None;
            ended += 1;
        }
        self.waiting -= ended;
        self.waiting == 0
    }

    /// Storage did not take what was appended to a log.
    pub fn failed(&mut self, log: LogId, error: ErrorCode) {
        for result in self.results().filter(|result| result.waiting == Some(log)) {
            result.fail(error);
            result.waiting = Some(log);
        }
    }

    /// Time is up for what is still waited for.
    pub fn time_out(&mut self) {
        for result in self.results().filter(|result| result.waiting.is_some()) {
            result.fail(ErrorCode::RequestTimedOut);
        }
        self.waiting = 0;
    }
}

/// Produce requests reach the core checked: see [`prepare`](super::prepare).
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle_unchecked(
    turn: &mut Turn<'_>,
    context: &RequestContext,
    body: &[u8],
) -> Result<(), Error> {
    let snapshot = turn.core.snapshot();
    let checked = check(
        context.api_version,
        BytesMut::from(body),
        &snapshot,
        turn.now.wall_ms,
    )?;
    handle(turn, context.clone(), checked);
    Ok(())
}

/// Gives offsets to every batch, appends it, and parks the request until that is as sure as asked.
pub fn handle(turn: &mut Turn<'_>, context: RequestContext, request: CheckedProduce) {
    let CheckedProduce {
        acks,
        timeout_ms,
        is_without_transaction,
        topics,
    } = request;
    let twice = named_twice(&topics);
    let id = turn.core.purgatory.next_id();
    let mut waiting = 0;
    let mut results = Vec::with_capacity(topics.len());
    for topic in topics {
        let CheckedTopic {
            name,
            topic_id,
            partitions,
        } = topic;
        let known = match context.api_version {
            13.. => super::topic_name(turn, topic_id).ok_or(ErrorCode::UnknownTopicId),
            _ => Ok(name.clone()),
        };
        let mut done = Vec::with_capacity(partitions.len());
        for partition in partitions {
            let index = partition.index;
            let is_repeated = twice.contains(&(name.clone(), topic_id, index));
            let appended = match &known {
                _ if is_without_transaction => {
                    Err(ErrorCode::TransactionalIdAuthorizationFailed.into())
                }
                Err(error) => Err((*error).into()),
                Ok(_) if is_repeated => Err(ErrorCode::InvalidRequest.into()),
                Ok(topic) => append(turn, topic, partition, acks),
            };
            done.push(match appended {
                Ok(appended) => {
                    // Nobody is told with acks=0, but what the client asks next has to find the batch.
                    let (log, end_offset) = (appended.log, appended.end_offset);
                    let waits = wait(turn, id, log, appended.assurance, end_offset);
                    waiting += usize::from(waits);
                    appended.into_result(index, waits)
                }
                Err(refusal) => {
                    let log_start_offset = match &known {
                        Ok(topic) if refusal.tells_log_start => log_start(turn, topic, index),
                        _ => UNKNOWN_OFFSET,
                    };
                    PartitionResult::refused(index, refusal, log_start_offset)
                }
            });
        }
        // As in Kafka, whose answer is made of partitions.
        if done.is_empty() {
            continue;
        }
        results.push(TopicResult {
            name,
            topic_id,
            partitions: done,
        });
    }
    let parked = ParkedProduce {
        context,
        acks,
        topics: results,
        waiting,
    };
    if waiting == 0 {
        return answer(turn, parked);
    }
    let deadline =
        (acks == -1).then(|| turn.in_ms(timeout_ms).max(turn.now.in_time(SHORTEST_WAIT)));
    turn.core
        .purgatory
        .park(id, Operation::Produce(parked), deadline);
}

fn log_start(turn: &Turn<'_>, topic: &str, index: i32) -> Offset {
    let partition = turn.core.partitions.lookup(topic, index);
    partition.map_or(UNKNOWN_OFFSET, |partition| partition.log_start_offset())
}

fn named_twice(topics: &[CheckedTopic]) -> BTreeSet<(Arc<str>, Uuid, i32)> {
    if let [CheckedTopic { partitions, .. }] = topics
        && partitions.len() == 1
    {
        return BTreeSet::new();
    }
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for topic in topics {
        for partition in &topic.partitions {
            let key = (topic.name.clone(), topic.topic_id, partition.index);
            if !seen.insert(key.clone()) {
                twice.insert(key);
            }
        }
    }
    twice
}

/// What became of one partition's batches.
struct Outcome {
    log: LogId,
    base_offset: Offset,
    end_offset: Offset,
    /// How sure it has to be before the answer.
    assurance: Assurance,
    log_append_time_ms: i64,
    log_start_offset: Offset,
}

impl Outcome {
    fn into_result(self, index: i32, waits: bool) -> PartitionResult {
        PartitionResult {
            index,
            error: ErrorCode::None,
            message: None,
            record_errors: Vec::new(),
            base_offset: self.base_offset.0,
            log_append_time_ms: self.log_append_time_ms,
            log_start_offset: self.log_start_offset.0,
            waiting: waits.then_some(self.log),
        }
    }
}

/// In Kafka's order: whether there is such a partition, whether the request can carry such records, then the acks,
/// and what is wrong with the records last.
fn append(
    turn: &mut Turn<'_>,
    topic: &str,
    partition: CheckedPartition,
    acks: i16,
) -> Result<Outcome, Refusal> {
    let log = turn.core.partitions.find_for_client(topic, partition.index);
    let is_internal = crate::cluster::is_internal(topic);
    if log.is_none() && !is_internal {
        return Err(ErrorCode::UnknownTopicOrPartition.into());
    }
    let records = match partition.records {
        Err(refusal) if refusal.is_of_request => return Err(refusal),
        records => records,
    };
    if !(-1..=1).contains(&acks) {
        return Err(ErrorCode::InvalidRequiredAcks.into());
    }
    let log = match log {
        Some(log) if !is_internal => log,
        _ => return Err(ErrorCode::InvalidTopicException.into()),
    };
    let CheckedRecords {
        mut bytes,
        produced,
    } = records.map_err(|refusal| refusal.of_partition(topic, partition.index))?;
    if produced.is_transactional {
        return Err(ErrorCode::InvalidTxnState.into());
    }
    let target = turn
        .core
        .partitions
        .get_mut(log)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    if target.is_failed() {
        return Err(ErrorCode::KafkaStorageError.into());
    }
    let log_start_offset = target.log_start_offset();
    let log_append_time = timestamp_type(&target.config) == TimestampType::LogAppendTime;
    let sequenced = (produced.producer_id >= 0).then_some(Sequenced {
        producer_id: ProducerId(produced.producer_id),
        producer_epoch: produced.producer_epoch,
        first_sequence: produced.base_sequence,
        last_sequence: produced.last_sequence,
    });
    let verdict = sequenced.map(|batch| target.producers.check(batch));
    if let Some(Verdict::Duplicate(known)) = verdict.transpose().map_err(Refusal::of_log)? {
        let end_offset = known.last_offset.next();
        let assurance = target.assurance_for(acks);
        if assurance == Assurance::Durable && !target.has(assurance, end_offset) {
            turn.storage(StorageRequest::Sync { log });
        }
        return Ok(Outcome {
            log,
            base_offset: known.base_offset,
            end_offset,
            assurance,
            // Whosever time it is: Kafka tells the one that it kept.
            log_append_time_ms: known.timestamp,
            log_start_offset,
        });
    }
    let base_offset = target.log_end_offset();
    let bytes: Bytes =
        match produced.assign_offsets(&mut bytes, base_offset.0, target.leader_epoch.0) {
            Ok(None) => bytes.freeze(),
            Ok(Some(rebuilt)) => rebuilt.into(),
            Err(error) => return Err(Refusal::of_log(error.error_code())),
        };
    let Appended { last_offset, .. } = target.assign(i64::from(produced.record_count));
    if let Some(batch) = sequenced {
        if target.producers.len() >= MAX_PRODUCERS && !target.producers.knows(batch.producer_id) {
            target.producers.evict_oldest();
        }
        let timestamp = produced.max_timestamp;
        target
            .producers
            .appended(batch, base_offset, last_offset, timestamp, turn.now.wall_ms);
    }
    let assurance = target.assurance_for(acks);
    turn.append(
        log,
        Appended {
            base_offset,
            last_offset,
        },
        bytes,
        assurance == Assurance::Durable,
    );
    Ok(Outcome {
        log,
        base_offset,
        end_offset: last_offset.next(),
        assurance,
        log_append_time_ms: match (log_append_time, produced.max_timestamp) {
            (false, _) => -1,
            // Messages of magic 0 have no place for it.
            (true, -1) => turn.now.wall_ms,
            (true, stored) => stored,
        },
        log_start_offset,
    })
}

/// Waits until a log is as sure as asked. False if it is already.
fn wait(
    turn: &mut Turn<'_>,
    id: crate::core::ids::OperationId,
    log: LogId,
    assurance: Assurance,
    end_offset: Offset,
) -> bool {
    match turn.core.partitions.get_mut(log) {
        Some(partition) if !partition.has(assurance, end_offset) => {
            partition.wait_for(assurance, end_offset, id);
            true
        }
        _ => false,
    }
}

/// Responds. With acks=0 there is no response, and an error closes the connection.
pub fn answer(turn: &mut Turn<'_>, mut parked: ParkedProduce) {
    if parked.acks == 0 {
        let error = parked
            .results()
            .map(|result| result.error)
            .find(|&error| error != ErrorCode::None);
        match error {
            None => turn.respond_nothing(&parked.context),
            Some(error) => turn.close(&parked.context, format!("acks=0 and {}", error.name())),
        }
        return;
    }
    let responses = parked.topics.iter().map(|topic| TopicProduceResponse {
        name: &topic.name,
        topic_id: topic.topic_id,
        partition_responses: topic.partitions.iter().map(partition_response).collect(),
        ..Default::default()
    });
    let response = ProduceResponse {
        responses: responses.collect(),
        ..Default::default()
    };
    turn.respond(&parked.context, &response);
}

fn partition_response(result: &PartitionResult) -> PartitionProduceResponse<'_> {
    PartitionProduceResponse {
        index: result.index,
        error_code: result.error.code(),
        base_offset: result.base_offset,
        log_append_time_ms: result.log_append_time_ms,
        log_start_offset: result.log_start_offset,
        record_errors: result.record_errors.iter().map(record_error).collect(),
        error_message: result.message.as_deref(),
        ..Default::default()
    }
}

fn record_error((index, message): &(i32, String)) -> BatchIndexAndErrorMessage<'_> {
    BatchIndexAndErrorMessage {
        batch_index: *index,
        batch_index_error_message: Some(message),
        ..Default::default()
    }
}
