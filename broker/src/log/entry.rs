//! The entries a segment is made of: record batches, and the messages of the formats before them. What storage needs to
//! know of one, in one shape for all formats.

use kafka_proto::messages::EndTxnMarker;
use kafka_proto::records::{
    self, BATCH_HEADER_LEN, Batch, BatchHeader, ControlRecordType, MAX_DECOMPRESSED, Magic,
    MessageView, OffsetAndTimestamp, RecordsError,
};
use kafka_proto::versioned;

use super::producers::EndMarker;

/// Bytes of an entry that are enough to tell what it is.
pub(super) const HEADER_LEN: usize = BATCH_HEADER_LEN;

/// What storage needs to know of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Bytes, all in all.
    pub size: usize,
    /// Of the first record; of a message before format 2, its only known offset.
    pub base_offset: i64,
    /// Of the last record.
    pub last_offset: i64,
    /// Milliseconds; −1 where there is none. Of a message before format 2, known only if all of it was looked at.
    pub max_timestamp: i64,
    /// −1 where there is none.
    pub leader_epoch: i32,
    /// −1 where there is none.
    pub producer_id: i64,
    /// −1 where there is none.
    pub producer_epoch: i16,
    /// Of the first record; −1 where there is none.
    pub base_sequence: i32,
    /// Of the last record; −1 where there is none.
    pub last_sequence: i32,
    /// Whether it belongs to a transaction.
    pub is_transactional: bool,
    /// Whether it holds control records.
    pub is_control: bool,
}

/// What stands at a place in a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Peek {
    /// An entry, by its header; its bytes may reach beyond what was looked at.
    Entry(Entry),
    /// Fewer bytes than a header has.
    Short,
    /// Nothing that an entry could begin with.
    Invalid(&'static str),
}

impl Entry {
    /// Reads the header that `bytes` begin with.
    pub fn peek(bytes: &[u8]) -> Peek {
        let peek = match records::peek(bytes) {
            Ok(peek) => peek,
            Err(RecordsError::Truncated { .. }) => return Peek::Short,
            Err(RecordsError::UnknownMagic { .. }) => return Peek::Invalid("an unknown magic"),
            Err(_) => return Peek::Invalid("a size smaller than any entry has"),
        };
        if peek.offset < 0 {
            return Peek::Invalid("a negative offset");
        }
        if peek.magic != Magic::V2 {
            let whole = bytes
                .get(..peek.size)
                .and_then(|message| MessageView::parse(message).ok());
            return Peek::Entry(Self {
                size: peek.size,
                base_offset: peek.offset,
                last_offset: peek.offset,
                max_timestamp: whole.map_or(-1, |message| message.timestamp()),
                leader_epoch: -1,
                producer_id: -1,
                producer_epoch: -1,
                base_sequence: -1,
                last_sequence: -1,
                is_transactional: false,
                is_control: false,
            });
        }
        let Ok(header) = BatchHeader::parse(bytes) else {
            return Peek::Short;
        };
        if header.last_offset_delta < 0 || header.last_offset() < header.base_offset {
            return Peek::Invalid("a last offset before the first");
        }
        Peek::Entry(Self {
            size: peek.size,
            base_offset: header.base_offset,
            last_offset: header.last_offset(),
            max_timestamp: header.max_timestamp,
            leader_epoch: header.partition_leader_epoch,
            producer_id: header.producer_id,
            producer_epoch: header.producer_epoch,
            base_sequence: header.base_sequence,
            last_sequence: header.last_sequence(),
            is_transactional: header.attributes.is_transactional(),
            is_control: header.attributes.is_control(),
        })
    }

    /// The marker that a whole control batch holds, if it ends a transaction.
    pub fn marker(&self, bytes: &[u8]) -> Option<EndMarker> {
        if !self.is_control || self.producer_id < 0 {
            return None;
        }
        let batch = Batch::parse(bytes).ok()?;
        let payload = batch.payload(MAX_DECOMPRESSED).ok()?;
        let record = batch.records(&payload).next()?.ok()?;
        let kind = ControlRecordType::parse(record.key?).ok()?;
        if !kind.ends_transaction() {
            return None;
        }
        let marker: EndTxnMarker<'_> = versioned::decode(record.value?).ok()?;
        Some(EndMarker {
            coordinator_epoch: marker.coordinator_epoch,
            aborted: kind == ControlRecordType::Abort,
        })
    }
}

/// Whether the checksum of a whole entry is right.
pub(super) fn checksum_holds(bytes: &[u8]) -> bool {
    Batch::parse(bytes).is_ok_and(|batch| batch.check_crc().is_ok())
}

/// The first record of a whole entry that is as late as `timestamp` and not below `from_offset`.
pub(super) fn first_record_at(
    bytes: &[u8],
    timestamp: i64,
    from_offset: i64,
) -> Result<Option<OffsetAndTimestamp>, RecordsError> {
    Batch::parse(bytes)?.find_timestamp(timestamp, from_offset, MAX_DECOMPRESSED)
}

/// Walks over the whole entries that `bytes` begin with; ends before one that is cut short or is none.
pub(super) fn entries(bytes: &[u8]) -> impl Iterator<Item = (usize, Entry)> {
    let mut position = 0;
    std::iter::from_fn(move || match Entry::peek(&bytes[position..]) {
        Peek::Entry(entry) if entry.size <= bytes.len() - position => {
            let at = position;
            position += entry.size;
            Some((at, entry))
        }
        _ => None,
    })
}
