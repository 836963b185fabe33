//! One consumer's connection to one leader: asks for what comes next in its partitions, and takes in what came.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::{FetchRequest, FetchResponse};
use kafka_proto::records::batches;
use kafka_proto::{ApiKey, ErrorCode};
use tokio::time::sleep;

use crate::arguments::Mode;
use crate::connection::{Answer, Connection, Refused, check};
use crate::context::Context;

/// The newest version that names topics.
const FETCH: i16 = 12;
const MAX_WAIT_MS: i32 = 500;
const MAX_BYTES: i32 = 50 << 20;
const PARTITION_MAX_BYTES: i32 = 1 << 20;
/// No batch decompresses into more.
const MAX_BATCH: usize = 256 << 20;
const PAUSE: Duration = Duration::from_millis(100);

/// How far a consumer has read in a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub partition: usize,
    pub offset: i64,
}

/// Why a lane ended; and where it was.
#[derive(Debug)]
pub struct FetchEnd {
    pub positions: Vec<Position>,
    pub error: anyhow::Error,
    /// Whether anything was read.
    pub got_on: bool,
}

/// Reads for as long as the leader serves these partitions.
pub async fn fetch(context: &Context, address: &str, mut positions: Vec<Position>) -> FetchEnd {
    let mut got_on = false;
    let error = loop_over(context, address, &mut positions, &mut got_on).await;
    FetchEnd {
        positions,
        error: error.err().unwrap_or_else(|| Refused { code: 0 }.into()),
        got_on,
    }
}

async fn loop_over(
    context: &Context,
    address: &str,
    positions: &mut [Position],
    got_on: &mut bool,
) -> Result<std::convert::Infallible> {
    let mut connection = Connection::open(address).await?;
    if connection.version(ApiKey::Fetch, FETCH)? < 4 {
        bail!("the broker is older than 0.11: it does not hand out record batches");
    }
    let mut first = 0;
    loop {
        // Whoever stands first is served first: each in turn, so that none starves.
        first = (first + 1) % positions.len().max(1);
        let request = request(context, &positions[first..], &positions[..first]);
        let answer = connection.call(&request, FETCH).await?;
        let outcome = take_in(context, &answer, positions)?;
        *got_on |= outcome.got_on;
        if outcome.got_on {
            let now = Some(Instant::now());
            context.first_read.set(context.first_read.get().or(now));
            context.last_read.set(now);
            context.check_consumed();
        }
        if !outcome.lost.is_empty() {
            let starts = context
                .cluster
                .offsets(&context.arguments.topic, Duration::ZERO)
                .await?;
            for position in positions.iter_mut() {
                if outcome.lost.contains(&position.partition)
                    && let Some(offsets) = starts.get(position.partition)
                {
                    context.note_text(format!(
                        "partition {} has offsets {} to {}, and {} was asked for",
                        position.partition, offsets.start, offsets.end, position.offset
                    ));
                    position.offset = offsets.start;
                }
            }
            sleep(PAUSE).await;
        }
        if let Some(error) = outcome.error {
            context.note(&error.into());
            sleep(PAUSE).await;
        }
    }
}

fn request<'c>(context: &'c Context, head: &[Position], tail: &[Position]) -> FetchRequest<'c> {
    let partitions = head.iter().chain(tail).map(|position| FetchPartition {
        partition: position.partition as i32,
        fetch_offset: position.offset,
        partition_max_bytes: PARTITION_MAX_BYTES,
        ..Default::default()
    });
    FetchRequest {
        replica_id: -1,
        max_wait_ms: MAX_WAIT_MS,
        min_bytes: 1,
        max_bytes: MAX_BYTES,
        // No session (KIP-227): every request names all partitions.
        session_id: 0,
        session_epoch: -1,
        topics: vec![FetchTopic {
            topic: &context.arguments.topic,
            partitions: partitions.collect(),
            ..Default::default()
        }],
        ..Default::default()
    }
}

#[derive(Debug, Default)]
struct Outcome {
    got_on: bool,
    /// Partitions that do not have the offset asked for.
    lost: Vec<usize>,
    /// An error that passes by itself.
    error: Option<Refused>,
}

fn take_in(context: &Context, answer: &Answer, positions: &mut [Position]) -> Result<Outcome> {
    let now = Instant::now();
    let response: FetchResponse<'_> = answer.decode()?;
    check(response.error_code)?;
    let mut outcome = Outcome::default();
    for partition in response
        .responses
        .iter()
        .flat_map(|topic| &topic.partitions)
    {
        let Some(position) = positions
            .iter_mut()
            .find(|position| position.partition as i32 == partition.partition_index)
        else {
            bail!(
                "the broker answered for partition {}, which was not asked",
                partition.partition_index
            );
        };
        let refused = Refused {
            code: partition.error_code,
        };
        match refused.error() {
            ErrorCode::None => {
                let records = partition.records.and_then(|records| records.bytes());
                let before = position.offset;
                read_batches(context, records.unwrap_or_default(), position, now);
                outcome.got_on |= position.offset > before;
            }
            ErrorCode::OffsetOutOfRange => outcome.lost.push(position.partition),
            ErrorCode::NotLeaderOrFollower
            | ErrorCode::UnknownTopicOrPartition
            | ErrorCode::LeaderNotAvailable
            | ErrorCode::FencedLeaderEpoch => return Err(refused.into()),
            _ => outcome.error = Some(refused),
        }
    }
    Ok(outcome)
}

/// Takes in every message from the position on, and moves the position.
fn read_batches(context: &Context, records: &[u8], position: &mut Position, now: Instant) {
    let mut ledger = context.ledger.borrow_mut();
    let mut recorder = context.end_to_end.borrow_mut();
    // What is read back later was not on its way all that time.
    let is_live = context.arguments.mode == Mode::RoundTrip;
    let now_micros = context.micros_at(now);
    let partition = position.partition;
    // The first batch may begin before the position; any later one that does stands there twice.
    let mut is_first = true;
    for batch in batches(records).allow_partial() {
        if ledger.is_full() {
            return;
        }
        let batch = match batch {
            Ok(batch) => batch,
            Err(error) => {
                ledger.corrupt(partition);
                context.note_text(format!(
                    "partition {partition} at offset {}: {error}",
                    position.offset
                ));
                return;
            }
        };
        let begin = position.offset;
        let payload = batch.check_crc().and_then(|()| batch.payload(MAX_BATCH));
        match payload {
            Ok(payload) if !batch.is_control() => {
                for record in batch.records(&payload) {
                    let Ok(record) = record else {
                        ledger.corrupt(partition);
                        break;
                    };
                    if record.offset < begin {
                        if !is_first {
                            ledger.repeat(partition);
                        }
                        continue;
                    }
                    if ledger.is_full() {
                        return;
                    }
                    position.offset = record.offset + 1;
                    let value = record.value.unwrap_or_default();
                    if let Some(marker) = ledger.receive(partition, record.offset, value)
                        && is_live
                    {
                        let micros = now_micros.saturating_sub(marker.sent_at_micros);
                        recorder.record(Duration::from_micros(micros), 1);
                    }
                }
            }
            Ok(_) => {}
            Err(error) => {
                ledger.corrupt(partition);
                context.note_text(format!(
                    "partition {partition} at offset {}: {error}",
                    batch.base_offset()
                ));
            }
        }
        position.offset = position.offset.max(batch.last_offset() + 1);
        ledger.pass(partition, position.offset);
        is_first = false;
    }
}
