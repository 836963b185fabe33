//! A blob of records, as requests, responses and segment files hold them: batches or messages of any magic, one behind
//! the other.

use std::borrow::Cow;

use super::{
    BatchView, Compression, Magic, MessageRecords, MessageView, OffsetAndTimestamp, Record,
    RecordIter, RecordsError, peek,
};

/// A batch of magic 2, or a message of magic 0 or 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch<'a> {
    /// Magic 2.
    V2(BatchView<'a>),
    /// Magic 0 or 1.
    Message(MessageView<'a>),
}

impl<'a> Batch<'a> {
    /// The one that `bytes` begins with. What follows it is left alone.
    ///
    /// # Errors
    /// As [`peek`], and [`RecordsError::Truncated`] if it is not whole.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        match peek(bytes)?.magic {
            Magic::V2 => BatchView::parse(bytes).map(Self::V2),
            Magic::V0 | Magic::V1 => MessageView::parse(bytes).map(Self::Message),
        }
    }

    /// All of its bytes.
    pub fn bytes(&self) -> &'a [u8] {
        match self {
            Self::V2(batch) => batch.bytes(),
            Self::Message(message) => message.bytes(),
        }
    }

    /// Its format.
    pub fn magic(&self) -> Magic {
        match self {
            Self::V2(_) => Magic::V2,
            Self::Message(message) => message.magic(),
        }
    }

    /// Offset of the first record; of a magic 0 or 1 wrapper that of the last one, since the first stands compressed
    /// inside.
    pub fn base_offset(&self) -> i64 {
        match self {
            Self::V2(batch) => batch.header().base_offset,
            Self::Message(message) => message.offset(),
        }
    }

    /// Offset of the last record.
    pub fn last_offset(&self) -> i64 {
        match self {
            Self::V2(batch) => batch.header().last_offset(),
            Self::Message(message) => message.offset(),
        }
    }

    /// Largest timestamp as the header states it, milliseconds since the epoch, −1 if there is none. Of a magic 1
    /// wrapper it may be too small: see [`MessageView::timestamp`].
    pub fn max_timestamp(&self) -> i64 {
        match self {
            Self::V2(batch) => batch.header().max_timestamp,
            Self::Message(message) => message.timestamp(),
        }
    }

    /// The leader's epoch at the append, −1 in magic 0 and 1.
    pub fn partition_leader_epoch(&self) -> i32 {
        match self {
            Self::V2(batch) => batch.header().partition_leader_epoch,
            Self::Message(_) => -1,
        }
    }

    /// The codec.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`].
    pub fn compression(&self) -> Result<Compression, RecordsError> {
        match self {
            Self::V2(batch) => batch.header().compression(),
            Self::Message(message) => message.attributes().compression(),
        }
    }

    /// Whether it holds a marker of the broker's.
    pub fn is_control(&self) -> bool {
        match self {
            Self::V2(batch) => batch.header().attributes.is_control(),
            Self::Message(_) => false,
        }
    }

    /// Holds the stored checksum against the bytes.
    ///
    /// # Errors
    /// [`RecordsError::Checksum`].
    pub fn check_crc(&self) -> Result<(), RecordsError> {
        match self {
            Self::V2(batch) => batch.check_crc(),
            Self::Message(message) => message.check_crc(),
        }
    }

    /// What [`Self::records`] walks, decompressed if need be into at most `max_bytes`.
    ///
    /// # Errors
    /// As [`BatchView::payload`] and [`MessageView::payload`].
    pub fn payload(&self, max_bytes: usize) -> Result<Cow<'a, [u8]>, RecordsError> {
        match self {
            Self::V2(batch) => batch.payload(max_bytes),
            Self::Message(message) => message.payload(max_bytes),
        }
    }

    /// Walks the records in `payload`, which [`Self::payload`] gave.
    pub fn records<'p>(&self, payload: &'p [u8]) -> BatchRecords<'p> {
        match self {
            Self::V2(batch) => BatchRecords::V2(batch.records(payload)),
            Self::Message(message) => BatchRecords::Message(message.records(payload)),
        }
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
        match self {
            Self::V2(batch) => batch.find_timestamp(timestamp, from_offset, max_bytes),
            Self::Message(message) => message.find_timestamp(timestamp, from_offset, max_bytes),
        }
    }
}

/// Iterator of [`Batch::records`]. After an error it ends.
#[derive(Debug, Clone)]
pub enum BatchRecords<'a> {
    /// Of magic 2.
    V2(RecordIter<'a>),
    /// Of magic 0 or 1.
    Message(MessageRecords<'a>),
}

impl<'a> Iterator for BatchRecords<'a> {
    type Item = Result<Record<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::V2(records) => records.next(),
            Self::Message(records) => records.next(),
        }
    }
}

/// Takes a blob of records apart. An unfinished batch at the end is an error; see [`Batches::allow_partial`].
pub fn batches(records: &[u8]) -> Batches<'_> {
    Batches {
        rest: records,
        failed: false,
        allow_partial: false,
    }
}

/// Iterator of [`batches`]. After an error it ends.
#[derive(Debug, Clone)]
pub struct Batches<'a> {
    rest: &'a [u8],
    failed: bool,
    allow_partial: bool,
}

impl<'a> Batches<'a> {
    /// Ends without an error at a last batch that is not whole: a Fetch response may stop inside one.
    pub fn allow_partial(mut self) -> Self {
        self.allow_partial = true;
        self
    }

    /// The bytes that no batch was made of so far.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Batches<'a> {
    type Item = Result<Batch<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed || self.rest.is_empty() {
            return None;
        }
        let batch = Batch::parse(self.rest);
        match &batch {
            Ok(batch) => self.rest = &self.rest[batch.bytes().len()..],
            Err(RecordsError::Truncated { .. }) if self.allow_partial => {
                self.failed = true;
                return None;
            }
            Err(_) => self.failed = true,
        }
        Some(batch)
    }
}

/// The newest magic in a blob of whole batches, 0 if it is empty. What cannot be read ends the search.
pub fn max_magic(records: &[u8]) -> i8 {
    batches(records)
        .map_while(Result::ok)
        .map(|batch| batch.magic().number())
        .max()
        .unwrap_or(0)
}

/// How many bytes of a blob of whole batches stand before the first one that is compressed with zstd; all of them if none
/// is. What cannot be read ends the search, and counts as standing before.
pub fn len_before_zstd(records: &[u8]) -> usize {
    let mut len = 0;
    for batch in batches(records).map_while(Result::ok) {
        if batch.compression() == Ok(Compression::Zstd) {
            return len;
        }
        len += batch.bytes().len();
    }
    records.len()
}
