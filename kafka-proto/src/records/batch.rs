//! A magic 2 batch in memory.

use std::borrow::Cow;

use super::header::computed_checksum;
use super::{
    BATCH_HEADER_LEN, BatchHeader, Compression, Magic, Record, RecordIter, RecordsError,
    compression,
};

/// A whole magic 2 batch, borrowed. Nothing but the header is looked at until it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchView<'a> {
    header: BatchHeader,
    bytes: &'a [u8],
}

impl<'a> BatchView<'a> {
    /// The batch that `bytes` begins with. What follows it is left alone.
    ///
    /// # Errors
    /// As [`BatchHeader::parse`]; [`RecordsError::Truncated`] if the batch is not whole.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        let header = BatchHeader::parse(bytes)?;
        match bytes.get(..header.size()) {
            Some(bytes) => Ok(Self { header, bytes }),
            None => Err(RecordsError::Truncated {
                needed: header.size(),
                available: bytes.len(),
            }),
        }
    }

    /// The header.
    pub fn header(&self) -> &BatchHeader {
        &self.header
    }

    /// The whole batch.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// What stands behind the header: the records, compressed or not.
    pub fn raw_payload(&self) -> &'a [u8] {
        &self.bytes[BATCH_HEADER_LEN..]
    }

    /// Holds the stored checksum against the bytes.
    ///
    /// # Errors
    /// [`RecordsError::Checksum`].
    pub fn check_crc(&self) -> Result<(), RecordsError> {
        let (stored, computed) = (self.header.crc, computed_checksum(self.bytes));
        if stored == computed {
            Ok(())
        } else {
            Err(RecordsError::Checksum { stored, computed })
        }
    }

    /// The records, decompressed if need be into at most `max_bytes`.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`], [`RecordsError::UnsupportedCompression`], [`RecordsError::Decompress`],
    /// [`RecordsError::DecompressedTooLarge`].
    pub fn payload(&self, max_bytes: usize) -> Result<Cow<'a, [u8]>, RecordsError> {
        match self.header.compression()? {
            Compression::None => Ok(Cow::Borrowed(self.raw_payload())),
            codec => compression::decompress(codec, Magic::V2, self.raw_payload(), max_bytes)
                .map(Cow::Owned),
        }
    }

    /// Walks the records in `payload`, which [`Self::payload`] gave.
    pub fn records<'p>(&self, payload: &'p [u8]) -> RecordIter<'p> {
        RecordIter::new(&self.header, payload)
    }

    /// The first record whose timestamp is at least `timestamp` (milliseconds since the epoch) and whose offset is at
    /// least `from_offset`.
    ///
    /// # Errors
    /// As [`Self::payload`], and whatever is wrong with the records up to it.
    pub fn find_timestamp(
        &self,
        timestamp: i64,
        from_offset: i64,
        max_bytes: usize,
    ) -> Result<Option<OffsetAndTimestamp>, RecordsError> {
        if self.header.max_timestamp < timestamp || self.header.last_offset() < from_offset {
            return Ok(None);
        }
        let payload = self.payload(max_bytes)?;
        first_at_least(self.records(&payload), timestamp, from_offset)
    }
}

/// A record found by its timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OffsetAndTimestamp {
    /// The record's offset.
    pub offset: i64,
    /// Its timestamp, milliseconds since the epoch.
    pub timestamp: i64,
}

pub(super) fn first_at_least<'r>(
    records: impl Iterator<Item = Result<Record<'r>, RecordsError>>,
    timestamp: i64,
    from_offset: i64,
) -> Result<Option<OffsetAndTimestamp>, RecordsError> {
    for record in records {
        let record = record?;
        if record.timestamp >= timestamp && record.offset >= from_offset {
            return Ok(Some(OffsetAndTimestamp {
                offset: record.offset,
                timestamp: record.timestamp,
            }));
        }
    }
    Ok(None)
}
