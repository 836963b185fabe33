//! ListOffsets v0–v11: the offsets at a time, or at the ends of a log.
//!
//! v0 asks for up to `max_num_offsets` segment starts and is answered with `old_style_offsets`; v1 asks for one record by
//! time (KIP-79); v2 brought the isolation level and the throttle time (KIP-98); v4 leader epochs (KIP-320); v6 is
//! flexible; v7 takes −3, the largest timestamp (KIP-734); v8 −4, the local log's start (KIP-405); v9 −5, the tiered end
//! (KIP-1005); v10 a timeout (KIP-1075); v11 −6, what is to be tiered next (KIP-1023).

use std::collections::BTreeSet;
use std::sync::Arc;

use kafka_proto::messages::list_offsets::request::ListOffsetsPartition;
use kafka_proto::messages::list_offsets::response::{
    ListOffsetsPartitionResponse, ListOffsetsTopicResponse,
};
use kafka_proto::messages::{ListOffsetsRequest, ListOffsetsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::core::event::RequestContext;
use crate::core::ids::{LogId, Offset, OperationId};
use crate::core::purgatory::Operation;
use crate::core::turn::Turn;
use crate::log::{FoundTimestamp, SegmentStart, StorageRequest, TimestampTarget};
use crate::partition::Partition;

const LATEST: i64 = -1;
const EARLIEST: i64 = -2;
const MAX_TIMESTAMP: i64 = -3;
const EARLIEST_LOCAL: i64 = -4;
const LATEST_TIERED: i64 = -5;
const EARLIEST_PENDING_UPLOAD: i64 = -6;

/// What one partition is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    index: i32,
    error: ErrorCode,
    timestamp: i64,
    offset: i64,
    leader_epoch: i32,
    old_style_offsets: Vec<i64>,
}

impl Listed {
    fn new(index: i32) -> Self {
        Self {
            index,
            error: ErrorCode::None,
            timestamp: -1,
            offset: -1,
            leader_epoch: -1,
            old_style_offsets: Vec::new(),
        }
    }

    fn failed(index: i32, error: ErrorCode) -> Self {
        Self {
            error,
            ..Self::new(index)
        }
    }

    fn at(index: i32, offset: Offset, leader_epoch: i32) -> Self {
        Self {
            offset: offset.0,
            leader_epoch,
            ..Self::new(index)
        }
    }
}

/// What a lookup still has to fill in.
#[derive(Debug, Clone, Copy)]
struct LookUp {
    topic: usize,
    partition: usize,
    log: LogId,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Record(TimestampTarget),
    Segments {
        timestamp: i64,
        max_num_offsets: i32,
    },
}

/// A request that looks records up in storage.
#[derive(Debug)]
pub struct ParkedListOffsets {
    context: RequestContext,
    topics: Vec<(Arc<str>, Vec<Listed>)>,
    look_ups: Vec<LookUp>,
    pending: usize,
}

/// Answers what is known and looks up the rest.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = ListOffsetsRequest::decode(&mut super::decoder(body), context.api_version)?;
    if context.api_version >= 2 && !(0..=1).contains(&request.isolation_level) {
        refuse(turn, context, &request);
        return Ok(());
    }
    let read_committed = request.isolation_level == 1;
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for topic in &request.topics {
        for partition in &topic.partitions {
            if !seen.insert((topic.name, partition.partition_index)) && context.api_version > 0 {
                twice.insert((topic.name, partition.partition_index));
            }
        }
    }
    let mut look_ups = Vec::new();
    let mut topics = Vec::with_capacity(request.topics.len());
    let mut refused = BTreeSet::new();
    for topic in &request.topics {
        let mut listed = Vec::with_capacity(topic.partitions.len());
        for asked in &topic.partitions {
            let index = asked.partition_index;
            if twice.contains(&(topic.name, index)) {
                // Named twice, answered once, as Kafka does.
                if refused.insert((topic.name, index)) {
                    listed.push(Listed::failed(index, ErrorCode::InvalidRequest));
                }
                continue;
            }
            let found = match turn.core.partitions.lookup_for_client(topic.name, index) {
                None => Err(ErrorCode::UnknownTopicOrPartition),
                Some(partition) => partition
                    .check_leader_epoch(asked.current_leader_epoch)
                    .and_then(|()| {
                        if context.api_version == 0 && asked.timestamp < EARLIEST {
                            return Err(ErrorCode::UnsupportedVersion);
                        }
                        if context.api_version == 0 && asked.max_num_offsets < 0 {
                            return Err(ErrorCode::UnknownServerError);
                        }
                        if context.api_version == 0 {
                            let kind = Kind::Segments {
                                timestamp: asked.timestamp,
                                max_num_offsets: asked.max_num_offsets,
                            };
                            return Ok(Err(kind));
                        }
                        at_time(
                            partition,
                            context.api_version,
                            asked.timestamp,
                            read_committed,
                        )
                    }),
            };
            match found {
                Ok(Ok(known)) => listed.push(known),
                Ok(Err(kind)) => {
                    if let Some(log) = turn.core.partitions.find_for_client(topic.name, index) {
                        look_ups.push(LookUp {
                            topic: topics.len(),
                            partition: listed.len(),
                            log,
                            kind,
                        });
                    }
                    listed.push(Listed::new(index));
                }
                Err(error) => listed.push(Listed::failed(index, error)),
            }
        }
        // As in Kafka, whose answer is made of partitions but for the oldest.
        if !listed.is_empty() || context.api_version == 0 {
            topics.push((Arc::from(topic.name), listed));
        }
    }
    let parked = ParkedListOffsets {
        context: context.clone(),
        topics,
        pending: look_ups.len(),
        look_ups,
    };
    if parked.pending == 0 {
        answer(turn, &parked);
    } else {
        look_up(turn, parked, read_committed);
    }
    Ok(())
}

/// The answer to an isolation level that is none: so Kafka has it, which stumbles over it.
fn refuse(turn: &mut Turn<'_>, context: &RequestContext, request: &ListOffsetsRequest<'_>) {
    let failed = |partition: &ListOffsetsPartition| {
        Listed::failed(partition.partition_index, ErrorCode::UnknownServerError)
    };
    let topics = request.topics.iter();
    let topics = topics.map(|topic| {
        let listed = topic.partitions.iter().map(failed);
        (Arc::from(topic.name), listed.collect())
    });
    let refused = ParkedListOffsets {
        context: context.clone(),
        topics: topics.collect(),
        look_ups: Vec::new(),
        pending: 0,
    };
    answer(turn, &refused);
}

/// What is known at once, or what has to be looked up.
fn at_time(
    partition: &Partition,
    version: i16,
    timestamp: i64,
    read_committed: bool,
) -> Result<Result<Listed, Kind>, ErrorCode> {
    let index = partition.partition_index;
    let current = partition.leader_epoch.0;
    let first_version = match timestamp {
        // A time that nobody knows.
        ..EARLIEST_PENDING_UPLOAD => i16::MAX,
        MAX_TIMESTAMP => 7,
        EARLIEST_LOCAL => 8,
        LATEST_TIERED => 9,
        EARLIEST_PENDING_UPLOAD => 11,
        _ => 1,
    };
    if version < first_version {
        return Err(ErrorCode::UnsupportedVersion);
    }
    Ok(match timestamp {
        LATEST => {
            let end = if read_committed {
                partition.last_stable_offset()
            } else {
                partition.high_watermark()
            };
            Ok(Listed::at(index, end, current))
        }
        EARLIEST | EARLIEST_LOCAL => {
            let start = partition.log_start_offset();
            Ok(Listed::at(index, start, partition.epoch_at(start).0))
        }
        // Nothing is tiered.
        LATEST_TIERED | EARLIEST_PENDING_UPLOAD => Ok(Listed::new(index)),
        MAX_TIMESTAMP => Err(Kind::Record(TimestampTarget::Max)),
        time => Err(Kind::Record(TimestampTarget::AtLeast(time))),
    })
}

fn look_up(turn: &mut Turn<'_>, parked: ParkedListOffsets, read_committed: bool) {
    let id = turn.core.purgatory.next_id();
    for (slot, look_up) in parked.look_ups.iter().enumerate() {
        let read = turn.core.purgatory.expect_read(id, slot);
        let log = look_up.log;
        match look_up.kind {
            Kind::Segments { .. } => turn.storage(StorageRequest::ListSegments { read, log }),
            Kind::Record(target) => {
                let end_offset = turn
                    .core
                    .partitions
                    .get(log)
                    .map_or(Offset(0), |partition| {
                        if read_committed {
                            partition.last_stable_offset()
                        } else {
                            partition.high_watermark()
                        }
                    });
                turn.storage(StorageRequest::FindTimestamp {
                    read,
                    log,
                    target,
                    end_offset,
                });
            }
        }
    }
    turn.core
        .purgatory
        .park(id, Operation::ListOffsets(parked), None);
}

/// A lookup by time came back.
pub fn found(
    turn: &mut Turn<'_>,
    id: OperationId,
    slot: usize,
    result: Result<Option<FoundTimestamp>, ErrorCode>,
) {
    fill(turn, id, slot, |listed, _, _| match result {
        Ok(Some(found)) => {
            listed.offset = found.offset.0;
            listed.timestamp = found.timestamp;
            listed.leader_epoch = found.leader_epoch.0;
        }
        Ok(None) => {}
        Err(error) => *listed = Listed::failed(listed.index, error),
    });
}

/// A list of segments came back.
pub fn segments(
    turn: &mut Turn<'_>,
    id: OperationId,
    slot: usize,
    result: Result<Vec<SegmentStart>, ErrorCode>,
) {
    let now_ms = turn.now.wall_ms;
    fill(turn, id, slot, |listed, look_up, partition| {
        match (result, look_up.kind, partition) {
            (
                Ok(segments),
                Kind::Segments {
                    timestamp,
                    max_num_offsets,
                },
                Some(partition),
            ) => {
                listed.old_style_offsets =
                    old_style_offsets(partition, &segments, timestamp, max_num_offsets, now_ms);
            }
            (Err(error), _, _) => *listed = Listed::failed(listed.index, error),
            _ => *listed = Listed::failed(listed.index, ErrorCode::UnknownTopicOrPartition),
        }
    });
}

/// Up to `max_num_offsets` segment starts from before a time, newest first; the end of the log counts as one.
fn old_style_offsets(
    partition: &Partition,
    segments: &[SegmentStart],
    timestamp: i64,
    max_num_offsets: i32,
    now_ms: i64,
) -> Vec<i64> {
    let end = partition.high_watermark().0;
    let mut starts: Vec<(i64, i64)> = segments
        .iter()
        .map(|segment| match segment.last_modified_ms {
            // Nothing was written to it yet.
            ..=0 => (segment.base_offset.0, now_ms),
            modified => (segment.base_offset.0, modified),
        })
        .collect();
    if starts.last().is_none_or(|&(base, _)| base < end) {
        starts.push((end, now_ms));
    }
    let behind = match timestamp {
        LATEST => starts.len(),
        EARLIEST => 1,
        time => starts
            .iter()
            .rposition(|&(_, modified)| modified <= time)
            .map_or(0, |index| index + 1),
    };
    let newest_first = starts[..behind].iter().rev().map(|&(base, _)| base);
    newest_first
        .take(usize::try_from(max_num_offsets).unwrap_or(0))
        .collect()
}

fn fill(
    turn: &mut Turn<'_>,
    id: OperationId,
    slot: usize,
    set: impl FnOnce(&mut Listed, LookUp, Option<&Partition>),
) {
    let Some(Operation::ListOffsets(parked)) = turn.core.purgatory.get_mut(id) else {
        return;
    };
    let look_up = parked.look_ups[slot];
    let listed = &mut parked.topics[look_up.topic].1[look_up.partition];
    set(listed, look_up, turn.core.partitions.get(look_up.log));
    parked.pending -= 1;
    if parked.pending > 0 {
        return;
    }
    if let Some(Operation::ListOffsets(parked)) = turn.core.purgatory.take(id) {
        answer(turn, &parked);
    }
}

fn answer(turn: &mut Turn<'_>, parked: &ParkedListOffsets) {
    let version = parked.context.api_version;
    let topics = parked
        .topics
        .iter()
        .map(|(name, listed)| ListOffsetsTopicResponse {
            name,
            partitions: listed
                .iter()
                .map(|listed| partition_response(listed, version))
                .collect(),
            ..Default::default()
        });
    let response = ListOffsetsResponse {
        topics: topics.collect(),
        ..Default::default()
    };
    turn.respond(&parked.context, &response);
}

fn partition_response(listed: &Listed, version: i16) -> ListOffsetsPartitionResponse<'_> {
    ListOffsetsPartitionResponse {
        partition_index: listed.index,
        error_code: listed.error.code(),
        old_style_offsets: listed.old_style_offsets.as_slice().into(),
        timestamp: listed.timestamp,
        offset: listed.offset,
        // Before v4 there is no place for it, and the codec refuses what it cannot say.
        leader_epoch: if version >= 4 {
            listed.leader_epoch
        } else {
            -1
        },
        ..Default::default()
    }
}
