//! The check of what a Produce request carries: everything a broker has to know about the records before it gives them
//! offsets, found in one pass over the bytes.

use super::check_messages::check_messages;
use super::header::{BATCH_HEADER_LEN, LOG_OVERHEAD, MESSAGE_OVERHEAD_V0, apply_patch};
use super::message::set_message_timestamp;
use super::source::{SliceSource, Source, StreamSource};
use super::{
    BatchHeader, BatchView, Compression, Magic, MessageView, RecordFault, RecordsError,
    TimestampType, compression, peek, record, rewrite, set_base_offset, set_partition_leader_epoch,
};

/// What a batch may come to when it is decompressed, bytes: what a broker spends on one at most.
pub const MAX_DECOMPRESSED: usize = 256 << 20;

/// What a topic allows, with the names of its configuration keys, and what the request said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProduceLimits {
    /// Version of the Produce request.
    pub produce_version: i16,
    /// The broker's clock, milliseconds since the epoch.
    pub now_ms: i64,
    /// `max.message.bytes`: of one batch or message, as sent and as stored.
    pub max_message_bytes: usize,
    /// `segment.bytes`: of all batches of a partition.
    pub segment_bytes: usize,
    /// Bound on what a batch may decompress to.
    pub max_decompressed_bytes: usize,
    /// `cleanup.policy` has `compact`: every record needs a key.
    pub compacted: bool,
    /// `message.timestamp.type`.
    pub timestamp_type: TimestampType,
    /// `message.timestamp.before.max.ms`, not negative. Not looked at with `LogAppendTime`.
    pub timestamp_before_max_ms: i64,
    /// `message.timestamp.after.max.ms`, not negative. Not looked at with `LogAppendTime`.
    pub timestamp_after_max_ms: i64,
    /// `compression.type`; `None` is `producer`: stored as sent.
    pub compression: Option<Compression>,
}

impl Default for ProduceLimits {
    /// Kafka's defaults of a topic (`message.timestamp.after.max.ms` excepted, which depends on the clock), the newest
    /// Produce, and [`MAX_DECOMPRESSED`].
    fn default() -> Self {
        Self {
            produce_version: i16::MAX,
            now_ms: 0,
            max_message_bytes: 1_048_588,
            segment_bytes: 1 << 30,
            max_decompressed_bytes: MAX_DECOMPRESSED,
            compacted: false,
            timestamp_type: TimestampType::CreateTime,
            timestamp_before_max_ms: i64::MAX,
            timestamp_after_max_ms: i64::MAX,
            compression: None,
        }
    }
}

impl ProduceLimits {
    /// Holds one record against the topic's limits.
    #[inline]
    pub(super) fn check(
        &self,
        index: u32,
        timestamp: i64,
        has_key: bool,
    ) -> Result<(), RecordsError> {
        if self.compacted && !has_key {
            return Err(RecordsError::NullKey { index });
        }
        if self.timestamp_type == TimestampType::CreateTime && timestamp != -1 {
            let earliest = self.now_ms.saturating_sub(self.timestamp_before_max_ms);
            let latest = self.now_ms.saturating_add(self.timestamp_after_max_ms);
            if timestamp < earliest || timestamp > latest {
                return Err(RecordsError::Timestamp {
                    index,
                    timestamp,
                    earliest,
                    latest,
                });
            }
        }
        Ok(())
    }
}

/// Records that passed [`check_produced`], and what is to be known of them.
///
/// The bytes to store are [`rewritten`](Self::rewritten) if that is there, else the first [`size`](Self::size) bytes
/// that were checked. Before they are stored, [`assign_offsets`](Self::assign_offsets) sets in them what the broker
/// sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Produced {
    /// Format of the bytes to store.
    pub magic: Magic,
    /// Bytes of the input that batches were made of; what is behind them is junk that producers are forgiven.
    pub size: usize,
    /// What is to be stored instead of the input, where `compression.type` or broken inner offsets ask for it.
    pub rewritten: Option<Vec<u8>>,
    /// How many records, at least 1.
    pub record_count: i32,
    /// Offset of the last record less that of the first: `record_count` − 1.
    pub last_offset_delta: i32,
    /// Timestamp of the first record, milliseconds since the epoch, −1 if it has none.
    pub base_timestamp: i64,
    /// Largest timestamp, milliseconds since the epoch, −1 if there is none; the broker's time with `LogAppendTime`.
    pub max_timestamp: i64,
    /// Which record has the largest timestamp, the first of several; 0 if there is none.
    pub offset_delta_of_max_timestamp: i32,
    /// −1 if there is none.
    pub producer_id: i64,
    /// −1 if there is none.
    pub producer_epoch: i16,
    /// Of the first record, −1 if there is none.
    pub base_sequence: i32,
    /// Of the last record, −1 if there is none. Behind `i32::MAX` follows 0.
    pub last_sequence: i32,
    /// Part of a transaction.
    pub is_transactional: bool,
    /// Codec of the bytes to store.
    pub compression: Compression,
    pub(super) finish: Finish,
}

/// What is left to do when the offsets are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finish {
    /// One magic 2 batch; the header replaces attributes, maximum timestamp and checksum.
    Batch(Option<BatchHeader>),
    /// Messages that are not compressed; the timestamp is set with `LogAppendTime`.
    Messages(Option<i64>),
    /// One magic 1 wrapper, and its timestamp.
    Wrapper(TimestampType, i64),
    /// One magic 0 wrapper, the offsets of which stand under its checksum. Its content may take so many bytes.
    AbsoluteWrapper(usize),
}

impl Produced {
    /// Sets offsets, partition leader epoch and timestamps in the bytes to store: those of `LogAppendTime`, and a
    /// wrapper's own, which is the largest in it and not what its producer put there. Work by the byte is only done for
    /// messages of magic 0 and 1: for compressed ones of magic 0, and where a timestamp of magic 1 changes.
    ///
    /// What it returns, if anything, is to be stored instead: a compressed magic 0 message had to be made anew.
    ///
    /// # Errors
    /// Only if the bytes are not those that were checked, or a codec fails.
    ///
    /// # Panics
    /// If the bytes are shorter than those that were checked.
    pub fn assign_offsets(
        &self,
        stored: &mut [u8],
        base_offset: i64,
        partition_leader_epoch: i32,
    ) -> Result<Option<Vec<u8>>, RecordsError> {
        match &self.finish {
            Finish::Batch(patch) => {
                set_base_offset(stored, base_offset);
                set_partition_leader_epoch(stored, partition_leader_epoch);
                if let Some(patch) = patch {
                    apply_patch(stored, patch);
                }
            }
            Finish::Messages(log_append_time) => {
                let mut rest = stored;
                let mut offset = base_offset;
                while !rest.is_empty() {
                    let size = peek(rest)?.size;
                    let Some((message, behind)) = rest.split_at_mut_checked(size) else {
                        return Err(RecordsError::Truncated {
                            needed: size,
                            available: 0,
                        });
                    };
                    set_base_offset(message, offset);
                    if let (Some(now), Magic::V1) = (log_append_time, self.magic) {
                        set_message_timestamp(message, TimestampType::LogAppendTime, *now);
                    }
                    offset = offset.wrapping_add(1);
                    rest = behind;
                }
            }
            Finish::Wrapper(timestamp_type, timestamp) => {
                set_base_offset(
                    stored,
                    base_offset.wrapping_add(i64::from(self.last_offset_delta)),
                );
                let sent = MessageView::parse(stored)?;
                if (sent.attributes().timestamp_type(), sent.timestamp())
                    != (*timestamp_type, *timestamp)
                {
                    set_message_timestamp(stored, *timestamp_type, *timestamp);
                }
            }
            Finish::AbsoluteWrapper(max_bytes) => {
                return rewrite::rewrap(stored, base_offset, *max_bytes).map(Some);
            }
        }
        Ok(None)
    }
}

/// Checks what a Produce request carries for one partition. From version 3 on that is exactly one batch of magic 2;
/// before, messages of one magic, of which a compressed one stands alone. Junk that is too short for another batch or
/// message may follow.
///
/// One pass over the bytes, two if they are compressed (the codec's and the walk), without any allocation that grows
/// with them, unless `compression.type` differs from the producer's codec.
///
/// # Errors
/// See [`RecordsError::error_code`] for what a client gets.
pub fn check_produced(records: &[u8], limits: &ProduceLimits) -> Result<Produced, RecordsError> {
    if records.is_empty() {
        return Err(RecordsError::Empty);
    }
    let magic = peek(records)?.magic;
    if magic == Magic::V2 {
        return check_batch(records, limits);
    }
    if limits.produce_version >= 3 {
        return Err(RecordsError::MagicNotAllowed {
            magic: magic.number(),
            version: limits.produce_version,
        });
    }
    check_messages(records, magic, limits)
}

/// Bytes that may follow the last message: too few to be another.
pub(super) const MAX_JUNK_BEHIND_MESSAGES: usize = LOG_OVERHEAD + MESSAGE_OVERHEAD_V0 - 1;

fn check_batch(records: &[u8], limits: &ProduceLimits) -> Result<Produced, RecordsError> {
    let batch = BatchView::parse(records)?;
    let header = *batch.header();
    let size = header.size();
    if records.len() - size >= BATCH_HEADER_LEN {
        return Err(RecordsError::SeveralBatches);
    }
    check_size(size, limits)?;
    batch.check_crc()?;
    let codec = check_batch_header(&header, limits)?;
    let mut walk = Walk::new(&header, limits);
    match codec {
        Compression::None => walk.run(&mut SliceSource::new(batch.raw_payload()))?,
        codec => {
            let payload = batch.raw_payload();
            let reader =
                compression::reader(codec, Magic::V2, payload, limits.max_decompressed_bytes)?;
            let mut source = StreamSource::new(reader);
            let walked = walk.run(&mut source);
            // A record that seems cut may be the codec's fault, and bytes behind the last one an endless stream's.
            match source.take_error() {
                Some(error) => return Err(error),
                None => walked?,
            }
        }
    }

    let mut stored = header;
    let (max_timestamp, offset_delta_of_max_timestamp) = match limits.timestamp_type {
        TimestampType::CreateTime => (walk.max_timestamp, walk.index_of_max_timestamp),
        TimestampType::LogAppendTime => (limits.now_ms, 0),
    };
    stored.max_timestamp = max_timestamp;
    stored.attributes = stored.attributes.with_timestamp_type(limits.timestamp_type);
    let target = limits.compression.unwrap_or(codec);
    let mut rewritten = None;
    let mut patch = None;
    if target != codec {
        let bytes =
            rewrite::recompress_batch(&batch, &stored, target, limits.max_decompressed_bytes)?;
        check_size(bytes.len(), limits)?;
        rewritten = Some(bytes);
    } else if stored != header {
        stored.crc = stored.checksum_with(batch.raw_payload());
        patch = Some(stored);
    }
    Ok(Produced {
        magic: Magic::V2,
        size,
        rewritten,
        record_count: header.record_count,
        last_offset_delta: header.last_offset_delta,
        base_timestamp: match limits.timestamp_type {
            TimestampType::CreateTime => walk.first_timestamp,
            TimestampType::LogAppendTime => limits.now_ms,
        },
        max_timestamp,
        offset_delta_of_max_timestamp,
        producer_id: header.producer_id,
        producer_epoch: header.producer_epoch,
        base_sequence: header.base_sequence,
        last_sequence: header.last_sequence(),
        is_transactional: header.attributes.is_transactional(),
        compression: target,
        finish: Finish::Batch(patch),
    })
}

pub(super) fn check_size(size: usize, limits: &ProduceLimits) -> Result<(), RecordsError> {
    if size > limits.max_message_bytes {
        return Err(RecordsError::TooLarge {
            size,
            limit: limits.max_message_bytes,
        });
    }
    if size > limits.segment_bytes {
        return Err(RecordsError::SetTooLarge {
            size,
            limit: limits.segment_bytes,
        });
    }
    Ok(())
}

/// What a client's header may say.
fn check_batch_header(
    header: &BatchHeader,
    limits: &ProduceLimits,
) -> Result<Compression, RecordsError> {
    let codec = header.compression()?;
    // KIP-110: so that no consumer that cannot read it gets it from a producer that cannot know.
    if codec == Compression::Zstd && limits.produce_version < 7 {
        return Err(RecordsError::UnsupportedCompression {
            compression: codec,
            why: "below Produce version 7",
        });
    }
    if header.base_offset != 0 {
        return Err(RecordsError::BaseOffset(header.base_offset));
    }
    let (count, last_offset_delta) = (header.record_count, header.last_offset_delta);
    if count < 1 || last_offset_delta != count - 1 {
        return Err(RecordsError::RecordCount {
            count,
            last_offset_delta,
        });
    }
    if header.attributes.is_control() {
        return Err(RecordsError::ControlBatch);
    }
    if header.producer_id >= 0 && header.base_sequence < 0 {
        return Err(RecordsError::NegativeSequence {
            producer_id: header.producer_id,
            base_sequence: header.base_sequence,
        });
    }
    Ok(codec)
}

/// The walk over a produced batch's records.
struct Walk<'l> {
    limits: &'l ProduceLimits,
    base_timestamp: i64,
    count: u32,
    first_timestamp: i64,
    max_timestamp: i64,
    index_of_max_timestamp: i32,
}

impl<'l> Walk<'l> {
    fn new(header: &BatchHeader, limits: &'l ProduceLimits) -> Self {
        Self {
            limits,
            base_timestamp: header.base_timestamp,
            count: header.record_count.cast_unsigned(),
            first_timestamp: -1,
            max_timestamp: -1,
            index_of_max_timestamp: 0,
        }
    }

    fn run<S: Source>(&mut self, source: &mut S) -> Result<(), RecordsError> {
        for index in 0..self.count {
            let parts =
                record::read(source).map_err(|fault| RecordsError::Record { index, fault })?;
            let position = index.cast_signed();
            if parts.offset_delta != position {
                return Err(RecordsError::Record {
                    index,
                    fault: RecordFault::OffsetDelta(parts.offset_delta),
                });
            }
            let timestamp = self.base_timestamp.wrapping_add(parts.timestamp_delta);
            self.limits.check(index, timestamp, parts.key.is_some())?;
            if index == 0 {
                self.first_timestamp = timestamp;
            }
            if timestamp > self.max_timestamp {
                self.max_timestamp = timestamp;
                self.index_of_max_timestamp = position;
            }
        }
        if source.is_at_end() {
            Ok(())
        } else {
            Err(RecordsError::Leftover)
        }
    }
}
