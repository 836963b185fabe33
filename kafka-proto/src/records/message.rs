//! Messages of magic 0 and 1. A compressed message, a *wrapper*, holds other messages in its value.
//!
//! ```text
//! offset  0         8       12     16     17          18 (magic 1: 26)
//!         ┌─────────┬───────┬──────┬──────┬───────────┬───────────────┬─────────────┬─────┬───────────────┬───────┐
//!         │ offset  │length │ crc  │magic │attributes │ timestamp     │ key length  │ key │ value length  │ value │
//!         │         │       │      │      │           │ (magic 1 only)│ −1: null    │     │ −1: null      │       │
//!         └─────────┴───────┴──────┴──────┴───────────┴───────────────┴─────────────┴─────┴───────────────┴───────┘
//! ```
//!
//! The checksum, CRC-32, covers everything from the magic on. The messages in a magic 0 wrapper have their absolute
//! offsets, those in a magic 1 wrapper count from 0, and the wrapper's own offset is that of its last message (KIP-31).

use std::borrow::Cow;

use super::batch::{OffsetAndTimestamp, first_at_least};
use super::header::{LOG_OVERHEAD, MESSAGE_OVERHEAD_V0, MESSAGE_OVERHEAD_V1, i32_at, i64_at, put};
use super::{
    Attributes, Compression, Headers, Magic, Record, RecordFault, RecordsError, TimestampType,
    compression, crc, peek,
};

const CRC_AT: usize = 12;
const MAGIC_AT: usize = 16;
const ATTRIBUTES_AT: usize = 17;
const TIMESTAMP_AT: usize = 18;

/// What is wrong with a wrapper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WrapperFault {
    /// It holds nothing.
    #[error("its value is null")]
    NullValue,
    /// It holds no message.
    #[error("it holds no message")]
    Empty,
    /// A message in it is compressed.
    #[error("message {index} in it is compressed too")]
    Nested {
        /// Which, counted from 0.
        index: u32,
    },
    /// A message in it is of another magic.
    #[error("message {index} in it is of magic {magic}")]
    Magic {
        /// Which, counted from 0.
        index: u32,
        /// The message's.
        magic: i8,
    },
    /// Its offset is neither 0 nor large enough for the offsets in it.
    #[error("its offset {offset} is below the last one in it, {last_inner_offset}")]
    Offset {
        /// Of the wrapper.
        offset: i64,
        /// Of the last message in it.
        last_inner_offset: i64,
    },
}

/// A magic 0 or 1 message, borrowed. Its checksum, key and value are not looked at until asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageView<'a> {
    offset: i64,
    magic: Magic,
    bytes: &'a [u8],
}

impl<'a> MessageView<'a> {
    /// The message that `bytes` begins with. What follows it is left alone.
    ///
    /// # Errors
    /// As [`peek`]; [`RecordsError::Truncated`] if it is not whole; [`RecordsError::NotInMagic`] for magic 2.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        let peek = peek(bytes)?;
        if peek.magic == Magic::V2 {
            return Err(RecordsError::NotInMagic {
                magic: peek.magic,
                what: "message",
            });
        }
        match bytes.get(..peek.size) {
            Some(bytes) => Ok(Self {
                offset: peek.offset,
                magic: peek.magic,
                bytes,
            }),
            None => Err(RecordsError::Truncated {
                needed: peek.size,
                available: bytes.len(),
            }),
        }
    }

    /// Its offset: relative inside a magic 1 wrapper, that of the last message for a wrapper.
    pub fn offset(&self) -> i64 {
        self.offset
    }

    /// 0 or 1.
    pub fn magic(&self) -> Magic {
        self.magic
    }

    /// The whole message, offset and length included.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Codec and timestamp type.
    pub fn attributes(&self) -> Attributes {
        let attributes = Attributes(u16::from(self.bytes[ATTRIBUTES_AT]));
        match self.magic {
            Magic::V0 => attributes.with_timestamp_type(TimestampType::CreateTime),
            Magic::V1 | Magic::V2 => attributes,
        }
    }

    /// Milliseconds since the epoch, −1 if there is none, as always in magic 0. A wrapper's own; librdkafka gives it
    /// that of the first message in it, Java the largest.
    pub fn timestamp(&self) -> i64 {
        match self.magic {
            Magic::V0 => -1,
            Magic::V1 | Magic::V2 => i64_at(self.bytes, TIMESTAMP_AT),
        }
    }

    /// Holds the stored checksum against the bytes.
    ///
    /// # Errors
    /// [`RecordsError::Checksum`].
    pub fn check_crc(&self) -> Result<(), RecordsError> {
        let stored = i32_at(self.bytes, CRC_AT).cast_unsigned();
        let computed = crc::crc32(&self.bytes[MAGIC_AT..]);
        if stored == computed {
            Ok(())
        } else {
            Err(RecordsError::Checksum { stored, computed })
        }
    }

    /// Key and value, `None` meaning null.
    ///
    /// # Errors
    /// What of a length does not fit.
    pub fn key_and_value(&self) -> Result<KeyAndValue<'a>, RecordFault> {
        let at = match self.magic {
            Magic::V0 => LOG_OVERHEAD + MESSAGE_OVERHEAD_V0 - 8,
            Magic::V1 | Magic::V2 => LOG_OVERHEAD + MESSAGE_OVERHEAD_V1 - 8,
        };
        let (key, rest) = nullable(&self.bytes[at..])?;
        let (value, rest) = nullable(rest)?;
        if rest.is_empty() {
            Ok((key, value))
        } else {
            let stated = self.bytes.len() - LOG_OVERHEAD;
            Err(RecordFault::Length {
                stated,
                found: stated - rest.len(),
            })
        }
    }

    /// The messages in it: itself, unless it is a wrapper, whose value is decompressed into at most `max_bytes`.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`], [`RecordsError::UnsupportedCompression`], [`RecordsError::Decompress`],
    /// [`RecordsError::DecompressedTooLarge`], [`RecordsError::Record`], [`RecordsError::Wrapper`].
    pub fn payload(&self, max_bytes: usize) -> Result<Cow<'a, [u8]>, RecordsError> {
        match self.attributes().compression()? {
            Compression::None => Ok(Cow::Borrowed(self.bytes)),
            codec => {
                let (_, value) = self
                    .key_and_value()
                    .map_err(|fault| RecordsError::Record { index: 0, fault })?;
                let value = value.ok_or(RecordsError::Wrapper(WrapperFault::NullValue))?;
                compression::decompress(codec, self.magic, value, max_bytes).map(Cow::Owned)
            }
        }
    }

    /// Walks the messages in `payload`, which [`Self::payload`] gave, with their absolute offsets. Checksums inside are
    /// not looked at.
    pub fn records<'p>(&self, payload: &'p [u8]) -> MessageRecords<'p> {
        let attributes = self.attributes();
        let mut records = MessageRecords {
            rest: payload,
            index: 0,
            base: 0,
            wrapped: attributes.is_compressed(),
            log_append_time: (attributes.timestamp_type() == TimestampType::LogAppendTime)
                .then(|| self.timestamp()),
            error: None,
        };
        if records.wrapped {
            match self.base_of_wrapped(payload) {
                Ok(base) => records.base = base,
                Err(error) => records.error = Some(error),
            }
        }
        records
    }

    /// What is added to the offsets of the messages in this wrapper.
    fn base_of_wrapped(&self, payload: &[u8]) -> Result<i64, RecordsError> {
        let mut last_inner_offset = None;
        for message in Messages::new(payload) {
            last_inner_offset = Some(message?.offset());
        }
        let last_inner_offset =
            last_inner_offset.ok_or(RecordsError::Wrapper(WrapperFault::Empty))?;
        wrapper_base(self.magic, self.offset, last_inner_offset).map_err(RecordsError::Wrapper)
    }

    /// The first record whose timestamp is at least `timestamp` (milliseconds since the epoch) and whose offset is at
    /// least `from_offset`.
    ///
    /// # Errors
    /// As [`Self::payload`], and whatever is wrong with the messages in it.
    pub fn find_timestamp(
        &self,
        timestamp: i64,
        from_offset: i64,
        max_bytes: usize,
    ) -> Result<Option<OffsetAndTimestamp>, RecordsError> {
        let payload = self.payload(max_bytes)?;
        first_at_least(self.records(&payload), timestamp, from_offset)
    }

    fn record(&self) -> Result<Record<'a>, RecordFault> {
        let (key, value) = self.key_and_value()?;
        Ok(Record {
            attributes: self.bytes[ATTRIBUTES_AT],
            offset: self.offset,
            timestamp: self.timestamp(),
            key,
            value,
            headers: Headers::default(),
        })
    }
}

/// Key and value of a message.
pub type KeyAndValue<'a> = (Option<&'a [u8]>, Option<&'a [u8]>);

/// What is added to the offsets inside a wrapper. A wrapper with offset 0 comes from a producer that left it unset.
pub(super) fn wrapper_base(
    magic: Magic,
    offset: i64,
    last_inner_offset: i64,
) -> Result<i64, WrapperFault> {
    if magic == Magic::V0 || offset == 0 {
        return Ok(0);
    }
    if last_inner_offset < 0 || offset < last_inner_offset {
        return Err(WrapperFault::Offset {
            offset,
            last_inner_offset,
        });
    }
    Ok(offset - last_inner_offset)
}

fn nullable(bytes: &[u8]) -> Result<(Option<&[u8]>, &[u8]), RecordFault> {
    let (length, rest) = bytes
        .split_first_chunk::<4>()
        .ok_or(RecordFault::Truncated)?;
    match i32::from_be_bytes(*length) {
        -1 => Ok((None, rest)),
        stated => {
            let length = usize::try_from(stated).map_err(|_| RecordFault::Negative(stated))?;
            let (field, rest) = rest
                .split_at_checked(length)
                .ok_or(RecordFault::Truncated)?;
            Ok((Some(field), rest))
        }
    }
}

/// Sets a magic 1 message's timestamp type and timestamp, and its checksum anew.
///
/// # Panics
/// Below 26 bytes: the message has to be one that [`MessageView::parse`] accepted, and nothing may follow it.
pub fn set_message_timestamp(message: &mut [u8], timestamp_type: TimestampType, timestamp: i64) {
    debug_assert_eq!(message[MAGIC_AT], Magic::V1 as u8);
    let attributes =
        Attributes(u16::from(message[ATTRIBUTES_AT])).with_timestamp_type(timestamp_type);
    message[ATTRIBUTES_AT] = attributes.0 as u8;
    put(message, TIMESTAMP_AT, timestamp.to_be_bytes());
    let crc = crc::crc32(&message[MAGIC_AT..]);
    put(message, CRC_AT, crc.to_be_bytes());
}

/// Walks messages of magic 0 and 1, one behind the other, without looking into wrappers. After an error it ends.
#[derive(Debug, Clone)]
pub(super) struct Messages<'a> {
    rest: &'a [u8],
}

impl<'a> Messages<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Result<MessageView<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let message = MessageView::parse(self.rest);
        self.rest = message
            .as_ref()
            .map_or(&[], |message| &self.rest[message.bytes().len()..]);
        Some(message)
    }
}

/// Iterator of [`MessageView::records`]. After an error it ends.
#[derive(Debug, Clone)]
pub struct MessageRecords<'a> {
    rest: &'a [u8],
    index: u32,
    base: i64,
    wrapped: bool,
    log_append_time: Option<i64>,
    error: Option<RecordsError>,
}

impl<'a> MessageRecords<'a> {
    fn read(&mut self) -> Result<Record<'a>, RecordsError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let index = self.index;
        let message = MessageView::parse(self.rest)?;
        if self.wrapped && message.attributes().is_compressed() {
            return Err(RecordsError::Wrapper(WrapperFault::Nested { index }));
        }
        let mut record = message
            .record()
            .map_err(|fault| RecordsError::Record { index, fault })?;
        record.offset = record.offset.wrapping_add(self.base);
        if message.magic() == Magic::V1 {
            record.timestamp = self.log_append_time.unwrap_or(record.timestamp);
        }
        self.rest = &self.rest[message.bytes().len()..];
        self.index += 1;
        Ok(record)
    }
}

impl<'a> Iterator for MessageRecords<'a> {
    type Item = Result<Record<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() && self.error.is_none() {
            return None;
        }
        let record = self.read();
        if record.is_err() {
            self.rest = &[];
        }
        Some(record)
    }
}
