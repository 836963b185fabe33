//! What can be wrong with records, and the Kafka error code that stands for it.

use super::{Compression, Magic, RecordFault, WrapperFault};
use crate::ErrorCode;

/// What is wrong with records, or why they cannot be read, built or converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordsError {
    /// There are no records at all.
    #[error("there is no record batch")]
    Empty,
    /// A batch needs more bytes than there are.
    #[error("a batch needs {needed} bytes, {available} are there")]
    Truncated {
        /// Bytes that the batch takes, as far as they are known.
        needed: usize,
        /// Bytes that are there.
        available: usize,
    },
    /// The length that a batch states is negative or too small for its header.
    #[error("a batch of magic {magic} cannot have length {length}")]
    BatchLength {
        /// As stated.
        length: i32,
        /// As stated; 0 where the bytes end before it.
        magic: i8,
    },
    /// The magic byte is none of 0, 1 and 2.
    #[error("magic {0} is unknown")]
    UnknownMagic(i8),
    /// The checksum does not fit.
    #[error("the stored checksum is {stored:#010x}, that of the bytes is {computed:#010x}")]
    Checksum {
        /// What the batch or message says.
        stored: u32,
        /// What its bytes give.
        computed: u32,
    },
    /// More than one batch where one is allowed: always with magic 2, and with compressed messages.
    #[error("more than one batch")]
    SeveralBatches,
    /// A magic that this version of Produce does not carry.
    #[error("magic {magic} is not allowed in Produce version {version}")]
    MagicNotAllowed {
        /// Of the batch.
        magic: i8,
        /// Of the request.
        version: i16,
    },
    /// Batches or messages of different magic in one set.
    #[error("magic {found} in a set that began with {first}")]
    MixedMagic {
        /// Of the first batch.
        first: i8,
        /// Of a later one.
        found: i8,
    },
    /// The number of records is below 1 or does not agree with the last offset delta.
    #[error("{count} records do not agree with last offset delta {last_offset_delta}")]
    RecordCount {
        /// As stated.
        count: i32,
        /// As stated.
        last_offset_delta: i32,
    },
    /// A produced batch has to say base offset 0.
    #[error("the base offset of a produced batch is {0}, not 0")]
    BaseOffset(i64),
    /// A client may not write control records.
    #[error("a client may not write a control batch")]
    ControlBatch,
    /// A batch with a producer id needs a sequence number.
    #[error("producer id {producer_id} with base sequence {base_sequence}")]
    NegativeSequence {
        /// Of the batch.
        producer_id: i64,
        /// Of the batch.
        base_sequence: i32,
    },
    /// A record or message is malformed.
    #[error("record {index}: {fault}")]
    Record {
        /// Which record, counted from 0.
        index: u32,
        /// What is wrong with it.
        fault: RecordFault,
    },
    /// Bytes follow the last record.
    #[error("bytes follow the last record")]
    Leftover,
    /// A compressed magic 0 or 1 message is malformed.
    #[error("compressed message: {0}")]
    Wrapper(WrapperFault),
    /// A key is missing where the topic is compacted.
    #[error("record {index} has no key, and the topic is compacted")]
    NullKey {
        /// Which record, counted from 0.
        index: u32,
    },
    /// A timestamp lies outside of what the topic allows.
    #[error("record {index} has timestamp {timestamp}, allowed are {earliest} to {latest}")]
    Timestamp {
        /// Which record, counted from 0.
        index: u32,
        /// Milliseconds since the epoch.
        timestamp: i64,
        /// The earliest that is allowed, milliseconds since the epoch.
        earliest: i64,
        /// The latest that is allowed, milliseconds since the epoch.
        latest: i64,
    },
    /// Only a broker may say that timestamps are those of the append.
    #[error("a client may not set timestamp type LogAppendTime")]
    LogAppendTimeFromClient,
    /// A batch is larger than `max.message.bytes`.
    #[error("a batch of {size} bytes is over the limit of {limit}")]
    TooLarge {
        /// Bytes, with the header.
        size: usize,
        /// Bytes.
        limit: usize,
    },
    /// All batches together do not fit into a segment.
    #[error("{size} bytes of batches do not fit into a segment of {limit}")]
    SetTooLarge {
        /// Bytes of all batches.
        size: usize,
        /// Bytes of a segment.
        limit: usize,
    },
    /// A codec id that is unknown.
    #[error("compression type {0} is unknown")]
    UnknownCompression(u8),
    /// A codec that cannot be used here: switched off in this build, or not allowed in this magic or request version.
    #[error("compression type {compression} cannot be used {why}")]
    UnsupportedCompression {
        /// Which.
        compression: Compression,
        /// Where, in words that follow "cannot be used".
        why: &'static str,
    },
    /// Compressed bytes are broken.
    #[error("{compression} does not decompress: {reason}")]
    Decompress {
        /// Which codec.
        compression: Compression,
        /// The codec's own words.
        reason: String,
    },
    /// Compressing failed.
    #[error("{compression} does not compress: {reason}")]
    Compress {
        /// Which codec.
        compression: Compression,
        /// The codec's own words.
        reason: String,
    },
    /// Decompressed, the records are larger than the bound.
    #[error("decompressed records are over the limit of {limit} bytes")]
    DecompressedTooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// A magic cannot express what was asked of it.
    #[error("magic {magic} has no {what}")]
    NotInMagic {
        /// Which.
        magic: Magic,
        /// What was asked for.
        what: &'static str,
    },
    /// A batch that is being built has no record, more records or bytes than a batch can hold, or offsets that do not
    /// rise.
    #[error("the batch cannot be built: {0}")]
    Unbuildable(&'static str),
}

impl RecordsError {
    /// The Kafka error code that a client gets for it.
    pub fn error_code(&self) -> ErrorCode {
        match self {
            Self::UnknownMagic(_) | Self::Checksum { .. } | Self::Decompress { .. } => {
                ErrorCode::CorruptMessage
            }
            Self::TooLarge { .. } | Self::DecompressedTooLarge { .. } => ErrorCode::MessageTooLarge,
            Self::SetTooLarge { .. } => ErrorCode::RecordListTooLarge,
            Self::Timestamp { .. } | Self::LogAppendTimeFromClient => ErrorCode::InvalidTimestamp,
            Self::NotInMagic { .. } => ErrorCode::UnsupportedForMessageFormat,
            Self::UnknownCompression(_) | Self::UnsupportedCompression { .. } => {
                ErrorCode::UnsupportedCompressionType
            }
            Self::Empty
            | Self::Truncated { .. }
            | Self::BatchLength { .. }
            | Self::SeveralBatches
            | Self::MagicNotAllowed { .. }
            | Self::MixedMagic { .. }
            | Self::RecordCount { .. }
            | Self::BaseOffset(_)
            | Self::ControlBatch
            | Self::NegativeSequence { .. }
            | Self::Record { .. }
            | Self::Leftover
            | Self::Wrapper(_)
            | Self::NullKey { .. }
            | Self::Compress { .. }
            | Self::Unbuildable(_) => ErrorCode::InvalidRecord,
        }
    }
}
