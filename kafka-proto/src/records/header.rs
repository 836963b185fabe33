//! The 61 bytes in front of a magic 2 batch's records, the 17 bytes that every format shares, and the setters of the
//! fields that a broker may change in place.
//!
//! ```text
//! offset  0         8       12            16     17   21          23                 27
//!         ┌─────────┬───────┬─────────────┬──────┬────┬───────────┬──────────────────┬──
//!         │ base    │ batch │ partition   │magic │crc │attributes │last offset delta │ ...
//!         │ offset  │length │leader epoch │      │    │           │                  │
//!         └─────────┴───────┴─────────────┴──────┴────┴───────────┴──────────────────┴──
//!         27             35            43           51        53             57       61
//!         ┬──────────────┬─────────────┬────────────┬─────────┬──────────────┬────────┬─────────┐
//!     ... │base timestamp│max timestamp│producer id │ epoch   │base sequence │count   │ records │
//!         ┴──────────────┴─────────────┴────────────┴─────────┴──────────────┴────────┴─────────┘
//! ```
//!
//! The checksum covers everything from the attributes on. Magic 0 and 1 have `offset`, `length`, `crc` in the first 16
//! bytes, so the magic is at the same place.

use super::{Attributes, Compression, Magic, RecordsError, TimestampType, crc};

/// Bytes in front of the records of a magic 2 batch.
pub const BATCH_HEADER_LEN: usize = 61;
/// Bytes of offset and length, which the stated length of a batch or message does not count.
pub const LOG_OVERHEAD: usize = 12;
/// Bytes up to and with the magic byte: what [`peek`] needs.
pub const PEEK_LEN: usize = 17;

const LENGTH_AT: usize = 8;
const PARTITION_LEADER_EPOCH_AT: usize = 12;
const MAGIC_AT: usize = 16;
const CRC_AT: usize = 17;
const ATTRIBUTES_AT: usize = 21;
const LAST_OFFSET_DELTA_AT: usize = 23;
const BASE_TIMESTAMP_AT: usize = 27;
const MAX_TIMESTAMP_AT: usize = 35;
const PRODUCER_ID_AT: usize = 43;
const PRODUCER_EPOCH_AT: usize = 51;
const BASE_SEQUENCE_AT: usize = 53;
const RECORD_COUNT_AT: usize = 57;

/// Smallest stated length of a magic 0 message: crc, magic, attributes, key length, value length.
pub(super) const MESSAGE_OVERHEAD_V0: usize = 14;
/// The same for magic 1, which adds a timestamp.
pub(super) const MESSAGE_OVERHEAD_V1: usize = 22;

/// What the first 17 bytes of a batch or message of any format tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peek {
    /// Magic 2: the base offset. Magic 0 and 1: the message's offset, for a compressed one that of its *last* inner
    /// message.
    pub offset: i64,
    /// Bytes of the whole, these 17 included. At least the header's size of its magic.
    pub size: usize,
    /// Which format.
    pub magic: Magic,
}

/// Reads what every format has in common. Looks at the first 17 bytes only, so `bytes` may end before the batch does.
///
/// # Errors
/// [`RecordsError::Truncated`] below 17 bytes, [`RecordsError::UnknownMagic`], [`RecordsError::BatchLength`] if the
/// length is too small for the header of its magic (61, 26 or 34 bytes in all) or negative.
pub fn peek(bytes: &[u8]) -> Result<Peek, RecordsError> {
    let Some(head) = bytes.first_chunk::<PEEK_LEN>() else {
        return Err(RecordsError::Truncated {
            needed: PEEK_LEN,
            available: bytes.len(),
        });
    };
    let magic = Magic::from_byte(head[MAGIC_AT])?;
    let length = i32_at(head, LENGTH_AT);
    let least = match magic {
        Magic::V0 => MESSAGE_OVERHEAD_V0,
        Magic::V1 => MESSAGE_OVERHEAD_V1,
        Magic::V2 => BATCH_HEADER_LEN - LOG_OVERHEAD,
    };
    match usize::try_from(length) {
        Ok(stated) if stated >= least => Ok(Peek {
            offset: i64_at(head, 0),
            size: LOG_OVERHEAD + stated,
            magic,
        }),
        _ => Err(RecordsError::BatchLength {
            length,
            magic: magic.number(),
        }),
    }
}

/// The header of a magic 2 batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchHeader {
    /// Offset of the first record. 0 in a Produce request.
    pub base_offset: i64,
    /// Bytes behind this field, the length of the batch without its first 12 bytes.
    pub batch_length: i32,
    /// The leader's epoch when the batch was appended, −1 if unknown (KIP-101).
    pub partition_leader_epoch: i32,
    /// CRC-32C of all that follows it.
    pub crc: u32,
    /// Codec, timestamp type and flags.
    pub attributes: Attributes,
    /// Offset of the last record less the base offset. Compaction keeps it, so it may exceed the count.
    pub last_offset_delta: i32,
    /// What record timestamps are relative to, milliseconds since the epoch; the delete horizon if the attributes say
    /// so.
    pub base_timestamp: i64,
    /// Largest timestamp, milliseconds since the epoch, −1 if there is none.
    pub max_timestamp: i64,
    /// −1 if there is none (KIP-98).
    pub producer_id: i64,
    /// −1 if there is none.
    pub producer_epoch: i16,
    /// Sequence number of the first record, −1 if there is none.
    pub base_sequence: i32,
    /// Records in the batch; 0 if compaction removed all of them.
    pub record_count: i32,
}

impl BatchHeader {
    /// Reads the header; `bytes` may end behind it. The checksum is not looked at.
    ///
    /// # Errors
    /// As [`peek`], [`RecordsError::Truncated`] below 61 bytes, [`RecordsError::NotInMagic`] for magic 0 and 1.
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordsError> {
        let peek = peek(bytes)?;
        if peek.magic != Magic::V2 {
            return Err(RecordsError::NotInMagic {
                magic: peek.magic,
                what: "batch header",
            });
        }
        let Some(header) = bytes.first_chunk::<BATCH_HEADER_LEN>() else {
            return Err(RecordsError::Truncated {
                needed: BATCH_HEADER_LEN,
                available: bytes.len(),
            });
        };
        Ok(Self {
            base_offset: peek.offset,
            batch_length: i32_at(header, LENGTH_AT),
            partition_leader_epoch: i32_at(header, PARTITION_LEADER_EPOCH_AT),
            crc: i32_at(header, CRC_AT).cast_unsigned(),
            attributes: Attributes(i16_at(header, ATTRIBUTES_AT).cast_unsigned()),
            last_offset_delta: i32_at(header, LAST_OFFSET_DELTA_AT),
            base_timestamp: i64_at(header, BASE_TIMESTAMP_AT),
            max_timestamp: i64_at(header, MAX_TIMESTAMP_AT),
            producer_id: i64_at(header, PRODUCER_ID_AT),
            producer_epoch: i16_at(header, PRODUCER_EPOCH_AT),
            base_sequence: i32_at(header, BASE_SEQUENCE_AT),
            record_count: i32_at(header, RECORD_COUNT_AT),
        })
    }

    /// Bytes of the batch, header and all.
    pub fn size(&self) -> usize {
        LOG_OVERHEAD + usize::try_from(self.batch_length).unwrap_or_default()
    }

    /// Offset of the last record; of the last one the batch ever had, if it was compacted.
    pub fn last_offset(&self) -> i64 {
        self.base_offset
            .wrapping_add(i64::from(self.last_offset_delta))
    }

    /// Sequence number of the last record, −1 if there is none. Behind `i32::MAX` follows 0.
    pub fn last_sequence(&self) -> i32 {
        if self.base_sequence < 0 {
            -1
        } else {
            increment_sequence(self.base_sequence, self.last_offset_delta)
        }
    }

    /// When tombstones may be removed, milliseconds since the epoch (KIP-534).
    pub fn delete_horizon_ms(&self) -> Option<i64> {
        self.attributes
            .has_delete_horizon()
            .then_some(self.base_timestamp)
    }

    /// The codec.
    ///
    /// # Errors
    /// [`RecordsError::UnknownCompression`].
    pub fn compression(&self) -> Result<Compression, RecordsError> {
        self.attributes.compression()
    }

    /// The header's bytes, as they stand in front of the records.
    pub fn to_bytes(&self) -> [u8; BATCH_HEADER_LEN] {
        let mut header = [0; BATCH_HEADER_LEN];
        put(&mut header, 0, self.base_offset.to_be_bytes());
        put(&mut header, LENGTH_AT, self.batch_length.to_be_bytes());
        put(
            &mut header,
            PARTITION_LEADER_EPOCH_AT,
            self.partition_leader_epoch.to_be_bytes(),
        );
        header[MAGIC_AT] = Magic::V2 as u8;
        put(&mut header, CRC_AT, self.crc.to_be_bytes());
        put(&mut header, ATTRIBUTES_AT, self.attributes.0.to_be_bytes());
        put(
            &mut header,
            LAST_OFFSET_DELTA_AT,
            self.last_offset_delta.to_be_bytes(),
        );
        put(
            &mut header,
            BASE_TIMESTAMP_AT,
            self.base_timestamp.to_be_bytes(),
        );
        put(
            &mut header,
            MAX_TIMESTAMP_AT,
            self.max_timestamp.to_be_bytes(),
        );
        put(&mut header, PRODUCER_ID_AT, self.producer_id.to_be_bytes());
        put(
            &mut header,
            PRODUCER_EPOCH_AT,
            self.producer_epoch.to_be_bytes(),
        );
        put(
            &mut header,
            BASE_SEQUENCE_AT,
            self.base_sequence.to_be_bytes(),
        );
        put(
            &mut header,
            RECORD_COUNT_AT,
            self.record_count.to_be_bytes(),
        );
        header
    }

    /// The checksum that this header and these records ought to have.
    pub(super) fn checksum_with(&self, records: &[u8]) -> u32 {
        crc::crc32c_of_parts([&self.to_bytes()[ATTRIBUTES_AT..], records])
    }
}

/// The sequence number `by` records further on; behind `i32::MAX` follows 0 (KIP-98). Neither may be negative.
pub fn increment_sequence(sequence: i32, by: i32) -> i32 {
    sequence.wrapping_add(by) & i32::MAX
}

/// Sets the base offset of a magic 2 batch, or the offset of a magic 0 or 1 message. Outside of the checksum.
///
/// # Panics
/// Below 17 bytes: the batch has to be one that [`peek`] accepted.
pub fn set_base_offset(batch: &mut [u8], base_offset: i64) {
    put(batch, 0, base_offset.to_be_bytes());
}

/// Sets the partition leader epoch of a magic 2 batch. Outside of the checksum.
///
/// # Panics
/// Below 17 bytes: the batch has to be one that [`BatchHeader::parse`] accepted. In magic 0 and 1 these bytes are the
/// checksum.
pub fn set_partition_leader_epoch(batch: &mut [u8], partition_leader_epoch: i32) {
    debug_assert_eq!(batch[MAGIC_AT], Magic::V2 as u8);
    put(
        batch,
        PARTITION_LEADER_EPOCH_AT,
        partition_leader_epoch.to_be_bytes(),
    );
}

/// Sets the timestamp type and the maximum timestamp of a whole magic 2 batch, and its checksum anew.
///
/// # Panics
/// Below 61 bytes: the batch has to be one that [`BatchHeader::parse`] accepted, and nothing may follow it.
pub fn set_max_timestamp(batch: &mut [u8], timestamp_type: TimestampType, max_timestamp: i64) {
    let attributes = Attributes(i16_at(batch, ATTRIBUTES_AT).cast_unsigned())
        .with_timestamp_type(timestamp_type);
    put(batch, ATTRIBUTES_AT, attributes.0.to_be_bytes());
    put(batch, MAX_TIMESTAMP_AT, max_timestamp.to_be_bytes());
    let crc = computed_checksum(batch);
    put(batch, CRC_AT, crc.to_be_bytes());
}

/// Replaces the fields between base offset and producer id that a header patch concerns, checksum included.
pub(super) fn apply_patch(batch: &mut [u8], header: &BatchHeader) {
    put(batch, CRC_AT, header.crc.to_be_bytes());
    put(batch, ATTRIBUTES_AT, header.attributes.0.to_be_bytes());
    put(batch, MAX_TIMESTAMP_AT, header.max_timestamp.to_be_bytes());
}

/// The checksum that the bytes of a magic 2 batch give.
pub(super) fn computed_checksum(batch: &[u8]) -> u32 {
    crc::crc32c(&batch[ATTRIBUTES_AT..])
}

#[inline]
pub(super) fn put<const N: usize>(bytes: &mut [u8], at: usize, field: [u8; N]) {
    bytes[at..at + N].copy_from_slice(&field);
}

#[inline]
pub(super) fn i16_at(bytes: &[u8], at: usize) -> i16 {
    i16::from_be_bytes(array_at(bytes, at))
}

#[inline]
pub(super) fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes(array_at(bytes, at))
}

#[inline]
pub(super) fn i64_at(bytes: &[u8], at: usize) -> i64 {
    i64::from_be_bytes(array_at(bytes, at))
}

#[inline]
fn array_at<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut array = [0; N];
    array.copy_from_slice(&bytes[at..at + N]);
    array
}
