//! Builds message sets of magic 0 and 1.

use super::header::LOG_OVERHEAD;
use super::{Attributes, Compression, Magic, RecordsError, TimestampType, compression, crc};

/// Builds a message set: messages one behind the other or, compressed, all of them in one wrapper.
#[derive(Debug, Clone)]
pub struct MessageSetBuilder {
    magic: Magic,
    compression: Compression,
    timestamp_type: TimestampType,
    /// Messages; in a magic 1 wrapper their offsets are relative to the first.
    bytes: Vec<u8>,
    first_offset: i64,
    last_offset: i64,
    max_timestamp: i64,
    fault: Option<&'static str>,
}

impl MessageSetBuilder {
    /// An empty set.
    ///
    /// # Errors
    /// [`RecordsError::NotInMagic`] for magic 2, [`RecordsError::UnsupportedCompression`] for zstd.
    pub fn new(magic: Magic, compression: Compression) -> Result<Self, RecordsError> {
        if magic == Magic::V2 {
            return Err(RecordsError::NotInMagic {
                magic,
                what: "message set",
            });
        }
        if compression == Compression::Zstd {
            return Err(RecordsError::UnsupportedCompression {
                compression,
                why: "in magic 0 and 1",
            });
        }
        Ok(Self {
            magic,
            compression,
            timestamp_type: TimestampType::CreateTime,
            bytes: Vec::new(),
            first_offset: -1,
            last_offset: -1,
            max_timestamp: -1,
            fault: None,
        })
    }

    /// Whose timestamps the messages have, the producer's unless set. Means nothing in magic 0.
    pub fn timestamp_type(mut self, timestamp_type: TimestampType) -> Self {
        self.timestamp_type = timestamp_type;
        self
    }

    /// Adds a message. `timestamp` is in milliseconds since the epoch, −1 for none; magic 0 drops it. Offsets have to
    /// rise; what does not fit is reported by [`Self::build`].
    pub fn append(
        &mut self,
        offset: i64,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
    ) {
        let is_first = self.bytes.is_empty();
        if !is_first && offset <= self.last_offset {
            self.fault = Some("offsets do not rise");
            return;
        }
        if is_first {
            self.first_offset = offset;
        }
        self.last_offset = offset;
        self.max_timestamp = self.max_timestamp.max(timestamp);
        let relative = self.magic == Magic::V1 && self.compression != Compression::None;
        let offset = if relative {
            offset.wrapping_sub(self.first_offset)
        } else {
            offset
        };
        let attributes = self.attributes(Compression::None);
        if let Err(fault) = put_message(
            &mut self.bytes,
            self.magic,
            attributes,
            offset,
            timestamp,
            key,
            value,
        ) {
            self.fault = Some(fault);
        }
    }

    /// Whether no message was added.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The set; empty if no message was added.
    ///
    /// # Errors
    /// [`RecordsError::Unbuildable`] if a message did not fit; the codec's.
    pub fn build(self) -> Result<Vec<u8>, RecordsError> {
        if let Some(fault) = self.fault {
            return Err(RecordsError::Unbuildable(fault));
        }
        if self.is_empty() || self.compression == Compression::None {
            return Ok(self.bytes);
        }
        let value = compression::compress(self.compression, self.magic, &self.bytes)?;
        let attributes = self.attributes(self.compression);
        wrapper(
            self.magic,
            attributes,
            self.last_offset,
            self.max_timestamp,
            &value,
        )
    }

    fn attributes(&self, compression: Compression) -> Attributes {
        let attributes = Attributes::default().with_compression(compression);
        match self.magic {
            Magic::V0 => attributes,
            Magic::V1 | Magic::V2 => attributes.with_timestamp_type(self.timestamp_type),
        }
    }
}

/// A wrapper around compressed messages.
pub(super) fn wrapper(
    magic: Magic,
    attributes: Attributes,
    last_offset: i64,
    timestamp: i64,
    value: &[u8],
) -> Result<Vec<u8>, RecordsError> {
    let mut out = Vec::new();
    put_message(
        &mut out,
        magic,
        attributes,
        last_offset,
        timestamp,
        None,
        Some(value),
    )
    .map_err(RecordsError::Unbuildable)?;
    Ok(out)
}

fn put_message(
    out: &mut Vec<u8>,
    magic: Magic,
    attributes: Attributes,
    offset: i64,
    timestamp: i64,
    key: Option<&[u8]>,
    value: Option<&[u8]>,
) -> Result<(), &'static str> {
    let start = out.len();
    out.extend_from_slice(&offset.to_be_bytes());
    // Length and checksum are filled in below.
    out.extend_from_slice(&[0; 8]);
    out.extend_from_slice(&[magic as u8, attributes.0 as u8]);
    if magic != Magic::V0 {
        out.extend_from_slice(&timestamp.to_be_bytes());
    }
    for field in [key, value] {
        let field_len = field
            .map_or(Ok(-1), |field| i32::try_from(field.len()))
            .map_err(|_| TOO_LARGE)?;
        out.extend_from_slice(&field_len.to_be_bytes());
        out.extend_from_slice(field.unwrap_or_default());
    }
    let message = &mut out[start..];
    let length = i32::try_from(message.len() - LOG_OVERHEAD).map_err(|_| TOO_LARGE)?;
    let checksum = crc::crc32(&message[16..]);
    message[8..12].copy_from_slice(&length.to_be_bytes());
    message[12..16].copy_from_slice(&checksum.to_be_bytes());
    Ok(())
}

const TOO_LARGE: &str = "more bytes than a message can hold";
