//! Record batches (magic 2), encoded and decoded by hand, so that a mistake of the crate under test does not cancel out.

use crate::codec::Codec;

/// Bytes in front of a batch's records.
pub const HEADER_LEN: usize = 61;
/// Where the stated length stands.
pub const LENGTH_AT: usize = 8;
/// Where the partition leader epoch stands.
pub const LEADER_EPOCH_AT: usize = 12;
/// Where the magic stands.
pub const MAGIC_AT: usize = 16;
/// Where the checksum stands.
pub const CRC_AT: usize = 17;
/// Where the attributes stand, from which on the checksum counts.
pub const ATTRIBUTES_AT: usize = 21;
/// Where the last offset delta stands.
pub const LAST_OFFSET_DELTA_AT: usize = 23;
/// Where the number of records stands.
pub const COUNT_AT: usize = 57;

/// A record, in a batch or a message set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Its key.
    pub key: Option<Vec<u8>>,
    /// Its value.
    pub value: Option<Vec<u8>>,
    /// Its headers, name and value.
    pub headers: Vec<(String, Option<Vec<u8>>)>,
    /// Milliseconds behind the batch's base timestamp.
    pub timestamp_delta: i64,
}

impl Record {
    /// A record of this key and value.
    #[must_use]
    pub fn new(key: &str, value: &str) -> Self {
        Self {
            key: Some(key.as_bytes().to_vec()),
            value: Some(value.as_bytes().to_vec()),
            ..Self::default()
        }
    }

    /// A record without a key.
    #[must_use]
    pub fn of_value(value: impl Into<Vec<u8>>) -> Self {
        Self {
            value: Some(value.into()),
            ..Self::default()
        }
    }

    /// The record's bytes as they stand in a batch, length and all.
    #[must_use]
    pub fn encode(&self, offset_delta: usize) -> Vec<u8> {
        let mut body = vec![0];
        put_varint(&mut body, self.timestamp_delta);
        put_varint(&mut body, length(offset_delta));
        put_bytes(&mut body, self.key.as_deref());
        put_bytes(&mut body, self.value.as_deref());
        put_varint(&mut body, length(self.headers.len()));
        for (name, value) in &self.headers {
            put_bytes(&mut body, Some(name.as_bytes()));
            put_bytes(&mut body, value.as_deref());
        }
        let mut record = Vec::new();
        put_varint(&mut record, length(body.len()));
        record.extend(body);
        record
    }
}

/// A batch to be encoded.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Its records.
    pub records: Vec<Record>,
    /// How they are compressed.
    pub codec: Codec,
    /// What their timestamps are relative to, milliseconds since the epoch.
    pub base_timestamp: i64,
    /// Producer id.
    pub producer_id: i64,
    /// Producer epoch.
    pub producer_epoch: i16,
    /// Sequence of the first record.
    pub base_sequence: i32,
    /// Attributes beyond the codec.
    pub attributes: u16,
}

impl Batch {
    /// A batch of these records by no idempotent producer, as of now.
    #[must_use]
    pub fn new(records: impl Into<Vec<Record>>) -> Self {
        Self {
            records: records.into(),
            codec: Codec::None,
            base_timestamp: now_ms(),
            producer_id: -1,
            producer_epoch: -1,
            base_sequence: -1,
            attributes: 0,
        }
    }

    /// A batch of records that have these values and no keys.
    #[must_use]
    pub fn of_values<V: Into<Vec<u8>>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::new(values.into_iter().map(Record::of_value).collect::<Vec<_>>())
    }

    /// Compressed by `codec`.
    #[must_use]
    pub fn compressed(mut self, codec: Codec) -> Self {
        self.codec = codec;
        self
    }

    /// Sent by an idempotent producer.
    #[must_use]
    pub fn by(mut self, producer_id: i64, producer_epoch: i16, base_sequence: i32) -> Self {
        self.producer_id = producer_id;
        self.producer_epoch = producer_epoch;
        self.base_sequence = base_sequence;
        self
    }

    /// The batch's timestamps begin at `base_timestamp`.
    #[must_use]
    pub fn at(mut self, base_timestamp: i64) -> Self {
        self.base_timestamp = base_timestamp;
        self
    }

    /// The batch as a producer sends it: base offset 0, partition leader epoch −1.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let records: Vec<u8> = self
            .records
            .iter()
            .enumerate()
            .flat_map(|(index, record)| record.encode(index))
            .collect();
        let furthest = self
            .records
            .iter()
            .map(|record| record.timestamp_delta)
            .max();
        let count = i32::try_from(self.records.len()).expect("few records");

        let mut batch = Vec::new();
        batch.extend_from_slice(&0_i64.to_be_bytes());
        batch.extend_from_slice(&0_i32.to_be_bytes());
        batch.extend_from_slice(&(-1_i32).to_be_bytes());
        batch.push(2);
        batch.extend_from_slice(&0_u32.to_be_bytes());
        batch.extend_from_slice(&(self.attributes | self.codec as u16).to_be_bytes());
        batch.extend_from_slice(&(count - 1).to_be_bytes());
        batch.extend_from_slice(&self.base_timestamp.to_be_bytes());
        batch.extend_from_slice(&(self.base_timestamp + furthest.unwrap_or(0)).to_be_bytes());
        batch.extend_from_slice(&self.producer_id.to_be_bytes());
        batch.extend_from_slice(&self.producer_epoch.to_be_bytes());
        batch.extend_from_slice(&self.base_sequence.to_be_bytes());
        batch.extend_from_slice(&count.to_be_bytes());
        batch.extend(self.codec.compress(&records));
        seal(&mut batch);
        batch
    }
}

/// Sets length and checksum to what the bytes of a batch are.
pub fn seal(batch: &mut [u8]) {
    let stated = i32::try_from(batch.len() - 12).expect("a batch of tests is small");
    batch[LENGTH_AT..LENGTH_AT + 4].copy_from_slice(&stated.to_be_bytes());
    let crc = crc32c::crc32c(&batch[ATTRIBUTES_AT..]);
    batch[CRC_AT..CRC_AT + 4].copy_from_slice(&crc.to_be_bytes());
}

/// A batch as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBatch {
    /// Offset of its first record.
    pub base_offset: i64,
    /// Epoch in which the leader appended it.
    pub partition_leader_epoch: i32,
    /// Codec and flags.
    pub attributes: u16,
    /// Largest timestamp, as the header says.
    pub max_timestamp: i64,
    /// Producer id, epoch, and sequence of the first record.
    pub producer: (i64, i16, i32),
    /// Its records with their offsets and timestamps.
    pub records: Vec<(i64, i64, Record)>,
    /// The bytes with base offset and partition leader epoch as a producer sends them.
    pub as_sent: Vec<u8>,
}

/// Takes fetched batches apart. A batch that is cut off at the end is left out, as clients do.
///
/// # Panics
///
/// If a checksum is wrong or a batch is not as it should be.
#[must_use]
pub fn decode(mut bytes: &[u8]) -> Vec<StoredBatch> {
    let mut batches = Vec::new();
    while bytes.len() >= 12 {
        let size = 12 + usize::try_from(i32_at(bytes, LENGTH_AT)).expect("a length");
        let Some((batch, rest)) = bytes.split_at_checked(size) else {
            break;
        };
        batches.push(decode_batch(batch));
        bytes = rest;
    }
    batches
}

fn decode_batch(batch: &[u8]) -> StoredBatch {
    assert_eq!(batch[MAGIC_AT], 2, "magic");
    assert_eq!(
        i32_at(batch, CRC_AT).cast_unsigned(),
        crc32c::crc32c(&batch[ATTRIBUTES_AT..]),
        "checksum"
    );
    let base_offset = i64_at(batch, 0);
    let attributes = u16::from_be_bytes([batch[ATTRIBUTES_AT], batch[ATTRIBUTES_AT + 1]]);
    let base_timestamp = i64_at(batch, 27);
    let payload = Codec::of_attributes(attributes).decompress(&batch[HEADER_LEN..]);
    let mut rest = payload.as_slice();
    let mut records = Vec::new();
    for _ in 0..i32_at(batch, COUNT_AT) {
        let (offset_delta, record) = decode_record(&mut rest);
        let timestamp = base_timestamp.wrapping_add(record.timestamp_delta);
        records.push((base_offset + offset_delta, timestamp, record));
    }
    assert!(rest.is_empty(), "{} bytes behind the records", rest.len());
    let mut as_sent = batch.to_vec();
    as_sent[..8].fill(0);
    as_sent[LEADER_EPOCH_AT..LEADER_EPOCH_AT + 4].copy_from_slice(&(-1_i32).to_be_bytes());
    StoredBatch {
        base_offset,
        partition_leader_epoch: i32_at(batch, LEADER_EPOCH_AT),
        attributes,
        max_timestamp: i64_at(batch, 35),
        producer: (
            i64_at(batch, 43),
            i16::from_be_bytes([batch[51], batch[52]]),
            i32_at(batch, 53),
        ),
        records,
        as_sent,
    }
}

fn decode_record(bytes: &mut &[u8]) -> (i64, Record) {
    let size = usize::try_from(take_varint(bytes)).expect("a record's length");
    let (mut body, rest) = bytes.split_at(size);
    *bytes = rest;
    body = &body[1..];
    let timestamp_delta = take_varint(&mut body);
    let offset_delta = take_varint(&mut body);
    let key = take_bytes(&mut body);
    let value = take_bytes(&mut body);
    let headers = (0..take_varint(&mut body))
        .map(|_| {
            let name = take_bytes(&mut body).expect("a header has a name");
            let name = String::from_utf8_lossy(&name).into_owned();
            (name, take_bytes(&mut body))
        })
        .collect();
    assert!(body.is_empty(), "bytes left in a record");
    let record = Record {
        key,
        value,
        headers,
        timestamp_delta,
    };
    (offset_delta, record)
}

/// Milliseconds since the epoch.
///
/// # Panics
///
/// If the clock stands before it.
#[must_use]
pub fn now_ms() -> i64 {
    let since_epoch = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a clock after 1970");
    i64::try_from(since_epoch.as_millis()).expect("a clock before the year 292 million")
}

/// Appends a zigzag varint.
pub fn put_varint(out: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    out.push(rest.to_le_bytes()[0]);
}

fn put_bytes(out: &mut Vec<u8>, bytes: Option<&[u8]>) {
    match bytes {
        None => put_varint(out, -1),
        Some(bytes) => {
            put_varint(out, length(bytes.len()));
            out.extend_from_slice(bytes);
        }
    }
}

fn length(length: usize) -> i64 {
    i64::try_from(length).expect("a length")
}

fn take_varint(bytes: &mut &[u8]) -> i64 {
    let mut value = 0_u64;
    for shift in (0..).step_by(7) {
        let (byte, rest) = bytes.split_first().expect("a varint");
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

fn take_bytes(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let length = usize::try_from(take_varint(bytes)).ok()?;
    let (taken, rest) = bytes.split_at(length);
    *bytes = rest;
    Some(taken.to_vec())
}

pub(crate) fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

pub(crate) fn i64_at(bytes: &[u8], at: usize) -> i64 {
    i64::from_be_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}
