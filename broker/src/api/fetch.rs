//! Fetch v0–v18: reads batches.
//!
//! v0 and v1 take message sets of magic 0, v2 and v3 of magic 1, v4 and newer record batches (KIP-98) with an isolation
//! level and aborted transactions. The throttle time stands at the start of the response from v1 on; v3 bounds the whole
//! response (KIP-74); v5 has the log start offset; v7 sessions (KIP-227); v9 the leader epoch the client knows (KIP-320);
//! v10 takes zstd (KIP-110); v11 a rack (KIP-392); v12 is flexible and tells diverging epochs (KIP-595); v13 names topics
//! by id (KIP-516); v15 moved the replica id into a tagged field (KIP-903); v16 may name leaders (KIP-951); v17 and v18
//! add what only replicas send (KIP-853, KIP-1166). A replica id changes nothing here: this node has no followers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::fetch::response::{
    AbortedTransaction, EpochEndOffset, FetchableTopicResponse, PartitionData,
};
use kafka_proto::messages::{FetchRequest, FetchResponse};
use kafka_proto::wire::Records;
use kafka_proto::{Error, ErrorCode, Message, Uuid};

use crate::core::event::RequestContext;
use crate::core::ids::LogId;
use crate::core::turn::Turn;
use crate::fetch::{
    Answer, Answered, Bounds, ParkedFetch, SessionMode, SessionRequest, Target, Wanted,
};

/// The longest wait, whatever the request says.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);
/// The first version that names topics by id.
const TOPIC_IDS: i16 = 13;

/// Works out what is wanted and begins the fetch.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = FetchRequest::decode(&mut super::decoder(body), context.api_version)?;
    let by_id = context.api_version >= TOPIC_IDS;
    if !(0..=1).contains(&request.isolation_level) {
        refuse(turn, context, &request);
        return Ok(());
    }
    let listed = request.topics.iter().flat_map(|topic| {
        let name = name_of(turn, by_id, topic.topic, topic.topic_id);
        topic
            .partitions
            .iter()
            .map(move |partition| wanted(&name, topic, partition))
    });
    let listed = once_each(listed);
    let forgotten: Vec<_> = request
        .forgotten_topics_data
        .iter()
        .flat_map(|topic| {
            let name = name_of(turn, by_id, topic.topic, topic.topic_id);
            topic
                .partitions
                .iter()
                .map(move |index| (name.clone(), topic.topic_id, index))
        })
        .collect();
    let session = SessionRequest {
        session_id: request.session_id,
        session_epoch: request.session_epoch,
        uses_topic_ids: by_id,
    };
    let new_id = turn.core.identifiers.positive_i32();
    let monotonic = turn.now.monotonic;
    let resolved = turn
        .core
        .fetch_sessions
        .resolve(session, listed, &forgotten, new_id, monotonic);
    let (mode, wanted) = match resolved {
        Ok(resolved) => resolved,
        Err(error) => {
            let response = FetchResponse {
                error_code: error.code(),
                ..Default::default()
            };
            turn.respond(context, &response);
            return Ok(());
        }
    };
    let targets = wanted.into_iter().map(|wanted| {
        let log = log_of(turn, by_id, &wanted);
        Target::new(wanted, log)
    });
    let mut targets: Vec<Target> = targets.collect();
    // In Kafka's order: what there is no partition for stands last.
    targets.sort_by_key(Target::rank);
    if request.max_bytes < 0
        && let Some(first) = targets.first_mut()
    {
        // Kafka stumbles over the bound at the first partition that it reads.
        first.wanted.max_bytes = first.wanted.max_bytes.min(request.max_bytes);
    }
    let bound = turn.core.config.fetch_max_bytes;
    let max_bytes = usize::try_from(request.max_bytes).unwrap_or(0).min(bound);
    let bounds = Bounds {
        // More than is to be answered cannot be waited for.
        min_bytes: usize::try_from(request.min_bytes)
            .unwrap_or(0)
            .min(max_bytes),
        max_bytes,
        max_wait: Duration::from_millis(u64::try_from(request.max_wait_ms).unwrap_or(0))
            .min(LONGEST_WAIT),
    };
    let deadline = turn.now.in_time(bounds.max_wait);
    let read_committed = request.isolation_level == 1;
    crate::fetch::start(
        turn,
        ParkedFetch::new(
            context.clone(),
            targets,
            mode,
            read_committed,
            bounds,
            deadline,
        ),
    );
    Ok(())
}

/// Kafka cannot tell an isolation level that it does not know from trouble of its own. What is named by id it does not
/// list then.
fn refuse(turn: &mut Turn<'_>, context: &RequestContext, request: &FetchRequest<'_>) {
    let error_code = ErrorCode::UnknownServerError.code();
    let named = request
        .topics
        .iter()
        .filter(|_| context.api_version < TOPIC_IDS);
    let responses = named.map(|topic| FetchableTopicResponse {
        topic: topic.topic,
        partitions: topic
            .partitions
            .iter()
            .map(|partition| PartitionData {
                partition_index: partition.partition,
                error_code,
                high_watermark: -1,
                aborted_transactions: Some(Vec::new()),
                records: Some(Records::Bytes(&[])),
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    });
    let response = FetchResponse {
        error_code,
        responses: responses.collect(),
        ..Default::default()
    };
    turn.respond(context, &response);
}

/// A partition that is named twice is fetched once, as it was named last, as in Kafka.
fn once_each(listed: impl Iterator<Item = Wanted>) -> Vec<Wanted> {
    let mut places = BTreeMap::new();
    let mut once: Vec<Wanted> = Vec::new();
    for wanted in listed {
        let key = (
            wanted.topic.clone(),
            wanted.topic_id,
            wanted.partition_index,
        );
        match places.entry(key) {
            Entry::Occupied(place) => once[*place.get()] = wanted,
            Entry::Vacant(place) => {
                place.insert(once.len());
                once.push(wanted);
            }
        }
    }
    once
}

fn name_of(turn: &Turn<'_>, by_id: bool, name: &str, topic_id: Uuid) -> Arc<str> {
    if by_id {
        super::topic_name(turn, topic_id).unwrap_or_else(|| Arc::from(""))
    } else {
        Arc::from(name)
    }
}

fn log_of(turn: &Turn<'_>, by_id: bool, wanted: &Wanted) -> Result<LogId, ErrorCode> {
    // A session may have met the id before the topic was there.
    let late;
    let name = if by_id && wanted.topic.is_empty() {
        late = super::topic_name(turn, wanted.topic_id).ok_or(ErrorCode::UnknownTopicId)?;
        &late
    } else {
        &wanted.topic
    };
    let log = turn
        .core
        .partitions
        .find_for_client(name, wanted.partition_index)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    match turn.core.partitions.get(log) {
        // The name was given to another topic since the session began.
        Some(partition) if by_id && partition.topic_id != wanted.topic_id => {
            Err(ErrorCode::UnknownTopicId)
        }
        _ => Ok(log),
    }
}

fn wanted(name: &Arc<str>, topic: &FetchTopic<'_>, partition: &FetchPartition<'_>) -> Wanted {
    Wanted {
        topic: name.clone(),
        topic_id: topic.topic_id,
        partition_index: partition.partition,
        fetch_offset: partition.fetch_offset,
        max_bytes: partition.partition_max_bytes,
        current_leader_epoch: partition.current_leader_epoch.max(-1),
        last_fetched_epoch: partition.last_fetched_epoch,
    }
}

/// Responds with what the fetch found; `answers` are in the order of its targets.
pub fn answer(turn: &mut Turn<'_>, fetch: &ParkedFetch, answers: Vec<Answer>) {
    let mode = fetch.session;
    let mut named = Vec::with_capacity(answers.len());
    for (target, answer) in fetch.targets.iter().zip(answers) {
        let summary = Answered {
            has_records: !answer.records.is_empty(),
            has_error: answer.error != 0 || answer.diverging.is_some(),
            high_watermark: answer.high_watermark,
            log_start_offset: answer.log_start_offset,
        };
        let changed = match mode {
            SessionMode::None => true,
            _ => turn
                .core
                .fetch_sessions
                .answered(mode, &target.wanted, summary),
        };
        if changed {
            named.push((&target.wanted, target.rank() > 0, answer));
        }
    }
    let mut records = Vec::new();
    let mut responses: Vec<FetchableTopicResponse<'_>> = Vec::new();
    for (wanted, is_unknown, answer) in &mut named {
        let batches = std::mem::take(&mut answer.records);
        let size = batches.iter().map(bytes::Bytes::len).sum();
        if size > 0 {
            records.push(batches);
        }
        let has_list = fetch.read_committed && answer.error == 0 || *is_unknown;
        let data = partition_data(wanted.partition_index, answer, size, has_list);
        match responses.last_mut() {
            Some(last) if *last.topic == *wanted.topic && last.topic_id == wanted.topic_id => {
                last.partitions.push(data)
            }
            _ => responses.push(FetchableTopicResponse {
                topic: &wanted.topic,
                topic_id: wanted.topic_id,
                partitions: vec![data],
                ..Default::default()
            }),
        }
    }
    let response = FetchResponse {
        session_id: mode.id(),
        responses,
        ..Default::default()
    };
    match super::encode_parts(
        &fetch.context,
        &response,
        fetch.context.api_version,
        records,
    ) {
        Ok(response) => turn.respond_parts(&fetch.context, response),
        Err(error) => turn.close(&fetch.context, error.to_string()),
    }
}

fn partition_data<'a>(
    partition_index: i32,
    answer: &Answer,
    size: usize,
    has_aborted_transactions: bool,
) -> PartitionData<'a> {
    let mut data = PartitionData {
        partition_index,
        error_code: answer.error,
        high_watermark: answer.high_watermark,
        last_stable_offset: answer.last_stable_offset,
        log_start_offset: answer.log_start_offset,
        aborted_transactions: has_aborted_transactions.then(|| {
            let aborted = answer.aborted.iter();
            aborted.map(aborted_transaction).collect()
        }),
        records: Some(Records::Elsewhere(size)),
        ..Default::default()
    };
    if let Some((epoch, end_offset)) = answer.diverging {
        data.diverging_epoch = EpochEndOffset {
            epoch,
            end_offset,
            ..Default::default()
        };
    }
    data
}

fn aborted_transaction<'a>(aborted: &crate::log::AbortedTransaction) -> AbortedTransaction<'a> {
    AbortedTransaction {
        producer_id: aborted.producer_id.0,
        first_offset: aborted.first_offset.0,
        ..Default::default()
    }
}
