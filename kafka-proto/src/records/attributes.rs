//! What the attributes of a batch or message say: codec, whose timestamps, transactional, control.

use std::fmt;
use std::str::FromStr;

use super::RecordsError;

/// The format of a batch: its magic byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
pub enum Magic {
    /// Messages without timestamps; compressed ones hold absolute offsets.
    V0 = 0,
    /// Messages with timestamps; compressed ones hold relative offsets (KIP-31, KIP-32).
    V1 = 1,
    /// Record batches (KIP-98).
    V2 = 2,
}

impl Magic {
    /// The magic with this number.
    ///
    /// # Errors
    /// [`RecordsError::UnknownMagic`] if it is none of 0, 1, 2.
    pub fn from_byte(magic: u8) -> Result<Self, RecordsError> {
        match magic {
            0 => Ok(Self::V0),
            1 => Ok(Self::V1),
            2 => Ok(Self::V2),
            other => Err(RecordsError::UnknownMagic(other.cast_signed())),
        }
    }

    /// The magic byte.
    pub fn number(self) -> i8 {
        self as i8
    }
}

impl fmt::Display for Magic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

/// A codec that records are compressed with. Its number is that of the attributes' lowest three bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Compression {
    /// Not compressed.
    #[default]
    None = 0,
    /// RFC 1952.
    Gzip = 1,
    /// Snappy blocks in the framing of snappy-java ("Xerial").
    Snappy = 2,
    /// LZ4 frames.
    Lz4 = 3,
    /// Zstandard (KIP-110): magic 2 only, from Produce version 7 and Fetch version 10.
    Zstd = 4,
}

impl Compression {
    /// All of them, by number.
    pub const ALL: [Self; 5] = [Self::None, Self::Gzip, Self::Snappy, Self::Lz4, Self::Zstd];

    /// The codec with this number, 0 to 4.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`] for any other.
    pub fn from_id(id: u8) -> Result<Self, RecordsError> {
        Self::ALL
            .get(usize::from(id))
            .copied()
            .ok_or(RecordsError::UnknownCompression(id))
    }

    /// The number in the attributes.
    pub fn id(self) -> u8 {
        self as u8
    }

    /// Kafka's name, as in the configuration key `compression.type`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Snappy => "snappy",
            Self::Lz4 => "lz4",
            Self::Zstd => "zstd",
        }
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no codec's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no compression type: none, gzip, snappy, lz4, zstd")]
pub struct UnknownCompressionName(pub String);

impl FromStr for Compression {
    type Err = UnknownCompressionName;

    /// Takes the names of `compression.type`; `uncompressed`, which topics may say, is [`Compression::None`].
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if name == "uncompressed" {
            return Ok(Self::None);
        }
        Self::ALL
            .into_iter()
            .find(|c| c.name() == name)
            .ok_or_else(|| UnknownCompressionName(name.to_owned()))
    }
}

/// Whose clock a batch's timestamps are of (KIP-32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TimestampType {
    /// The producer's.
    #[default]
    CreateTime,
    /// The broker's, at the append: every record has the batch's maximum timestamp.
    LogAppendTime,
}

/// The attributes of a batch (16 bits) or of a magic 0 or 1 message (8 bits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Attributes(pub u16);

impl Attributes {
    const COMPRESSION: u16 = 0x07;
    const LOG_APPEND_TIME: u16 = 0x08;
    const TRANSACTIONAL: u16 = 0x10;
    const CONTROL: u16 = 0x20;
    const DELETE_HORIZON: u16 = 0x40;

    /// The codec.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`] for the numbers 5 to 7.
    pub fn compression(self) -> Result<Compression, RecordsError> {
        Compression::from_id((self.0 & Self::COMPRESSION) as u8)
    }

    /// Whether a codec is named, a known one or not.
    pub fn is_compressed(self) -> bool {
        self.0 & Self::COMPRESSION != 0
    }

    /// Whose timestamps.
    pub fn timestamp_type(self) -> TimestampType {
        if self.0 & Self::LOG_APPEND_TIME == 0 {
            TimestampType::CreateTime
        } else {
            TimestampType::LogAppendTime
        }
    }

    /// Part of a transaction (KIP-98).
    pub fn is_transactional(self) -> bool {
        self.0 & Self::TRANSACTIONAL != 0
    }

    /// Holds a marker that the broker wrote, not a client's records.
    pub fn is_control(self) -> bool {
        self.0 & Self::CONTROL != 0
    }

    /// The base timestamp is the time from which tombstones may be removed (KIP-534).
    pub fn has_delete_horizon(self) -> bool {
        self.0 & Self::DELETE_HORIZON != 0
    }

    /// The same with another codec.
    pub fn with_compression(self, compression: Compression) -> Self {
        Self(self.0 & !Self::COMPRESSION | u16::from(compression.id()))
    }

    /// The same with another timestamp type.
    pub fn with_timestamp_type(self, timestamp_type: TimestampType) -> Self {
        self.with(
            Self::LOG_APPEND_TIME,
            timestamp_type == TimestampType::LogAppendTime,
        )
    }

    /// The same, transactional or not.
    pub fn with_transactional(self, transactional: bool) -> Self {
        self.with(Self::TRANSACTIONAL, transactional)
    }

    /// The same, control or not.
    pub fn with_control(self, control: bool) -> Self {
        self.with(Self::CONTROL, control)
    }

    /// The same, with or without a delete horizon.
    pub fn with_delete_horizon(self, delete_horizon: bool) -> Self {
        self.with(Self::DELETE_HORIZON, delete_horizon)
    }

    fn with(self, flag: u16, on: bool) -> Self {
        Self(if on { self.0 | flag } else { self.0 & !flag })
    }
}
