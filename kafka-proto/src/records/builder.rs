//! Builds a magic 2 batch.

use bytes::Bytes;

use super::header::LOG_OVERHEAD;
use super::{
    Attributes, BATCH_HEADER_LEN, BatchHeader, Compression, Header, Magic, Record, RecordsError,
    TimestampType, compression, varint,
};

/// Builds one batch of magic 2, record by record.
///
/// ```
/// use kafka_proto::records::{BatchBuilder, BatchView, Compression, Header};
///
/// let mut builder = BatchBuilder::new(Compression::None);
/// builder.append(1_700_000_000_000, Some(b"key"), Some(b"value"), &[Header { key: b"trace", value: None }]);
/// let batch = builder.base_offset(42).build()?;
///
/// let batch = BatchView::parse(&batch)?;
/// batch.check_crc()?;
/// let payload = batch.payload(1 << 20)?;
/// let record = batch.records(&payload).next().expect("one record")?;
/// assert_eq!((record.offset, record.key), (42, Some(&b"key"[..])));
/// # Ok::<(), kafka_proto::records::RecordsError>(())
/// ```
#[derive(Debug, Clone)]
pub struct BatchBuilder {
    header: BatchHeader,
    compression: Compression,
    log_append_time: Option<i64>,
    /// Space for the header, then the records.
    bytes: Vec<u8>,
    fault: Option<&'static str>,
    /// What timestamps are relative to, where that is not the first one.
    timestamps_from: Option<i64>,
}

impl BatchBuilder {
    /// A batch without records, base offset 0, no leader epoch, no producer.
    pub fn new(compression: Compression) -> Self {
        Self {
            header: BatchHeader {
                base_offset: 0,
                batch_length: 0,
                partition_leader_epoch: -1,
                crc: 0,
                attributes: Attributes::default().with_compression(compression),
                last_offset_delta: -1,
                base_timestamp: -1,
                max_timestamp: -1,
                producer_id: -1,
                producer_epoch: -1,
                base_sequence: -1,
                record_count: 0,
            },
            compression,
            log_append_time: None,
            bytes: vec![0; BATCH_HEADER_LEN],
            fault: None,
            timestamps_from: None,
        }
    }

    /// Offset of the first record, 0 unless set.
    pub fn base_offset(mut self, base_offset: i64) -> Self {
        self.header.base_offset = base_offset;
        self
    }

    /// The epoch of the leader that appends the batch, −1 unless set.
    pub fn leader_epoch(mut self, partition_leader_epoch: i32) -> Self {
        self.header.partition_leader_epoch = partition_leader_epoch;
        self
    }

    /// The idempotent or transactional producer that the batch is of.
    pub fn producer(mut self, producer_id: i64, producer_epoch: i16, base_sequence: i32) -> Self {
        self.header.producer_id = producer_id;
        self.header.producer_epoch = producer_epoch;
        self.header.base_sequence = base_sequence;
        self
    }

    /// Makes the batch part of a transaction.
    pub fn transactional(mut self) -> Self {
        self.header.attributes = self.header.attributes.with_transactional(true);
        self
    }

    /// Makes it a control batch: keys and values are those of control records, such as `EndTxnMarker`.
    pub fn control(mut self) -> Self {
        self.header.attributes = self.header.attributes.with_control(true);
        self
    }

    /// Gives every record this timestamp, the broker's, in milliseconds since the epoch.
    pub fn log_append_time(mut self, timestamp: i64) -> Self {
        self.header.attributes = self
            .header
            .attributes
            .with_timestamp_type(TimestampType::LogAppendTime);
        self.log_append_time = Some(timestamp);
        self
    }

    /// Has timestamps relative to this time instead of to the first.
    pub(super) fn timestamps_from(mut self, base_timestamp: i64) -> Self {
        self.timestamps_from = Some(base_timestamp);
        self
    }

    /// Adds a record behind the last one. `timestamp` is in milliseconds since the epoch, −1 for none.
    ///
    /// What a batch cannot hold (more than `i32::MAX` records or bytes) is reported by [`Self::build`].
    pub fn append(
        &mut self,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[Header<'_>],
    ) {
        let mut encoded = Vec::new();
        for header in headers {
            put_bytes(&mut encoded, Some(header.key));
            put_bytes(&mut encoded, header.value);
        }
        let next = self.header.last_offset_delta.checked_add(1);
        self.put(next, timestamp, key, value, headers.len(), &encoded);
    }

    /// Adds a record of another batch, headers and all, and keeps its offset; the base offset has to be set before.
    /// Offsets that do not rise are reported by [`Self::build`].
    pub fn append_record(&mut self, record: &Record<'_>) {
        let delta = record
            .offset
            .checked_sub(self.header.base_offset)
            .and_then(|delta| i32::try_from(delta).ok());
        let delta = delta.filter(|delta| *delta > self.header.last_offset_delta);
        self.put(
            delta,
            record.timestamp,
            record.key,
            record.value,
            record.headers.len(),
            record.headers.bytes(),
        );
    }

    fn put(
        &mut self,
        offset_delta: Option<i32>,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        header_count: usize,
        headers: &[u8],
    ) {
        let Some(offset_delta) = offset_delta else {
            self.fault = Some("offsets do not rise, or by too much");
            return;
        };
        if self.header.record_count == 0 {
            self.header.base_timestamp = self.timestamps_from.unwrap_or(timestamp);
        }
        let timestamp_delta = timestamp.wrapping_sub(self.header.base_timestamp);
        let len = 1
            + varint::len(timestamp_delta)
            + varint::len(i64::from(offset_delta))
            + bytes_len(key)
            + bytes_len(value)
            + varint::len(header_count as i64)
            + headers.len();
        if self.bytes.len() + len > i32::MAX as usize {
            self.fault = Some("more bytes than a batch can hold");
            return;
        }
        varint::write(&mut self.bytes, len as i64);
        self.bytes.push(0);
        varint::write(&mut self.bytes, timestamp_delta);
        varint::write(&mut self.bytes, i64::from(offset_delta));
        put_bytes(&mut self.bytes, key);
        put_bytes(&mut self.bytes, value);
        varint::write(&mut self.bytes, header_count as i64);
        self.bytes.extend_from_slice(headers);
        self.header.record_count += 1;
        self.header.last_offset_delta = offset_delta;
        self.header.max_timestamp = self.header.max_timestamp.max(timestamp);
    }

    /// Records so far.
    pub fn len(&self) -> usize {
        usize::try_from(self.header.record_count).unwrap_or_default()
    }

    /// Whether there is no record so far.
    pub fn is_empty(&self) -> bool {
        self.header.record_count == 0
    }

    /// Bytes so far, the header included, before compression.
    pub fn uncompressed_size(&self) -> usize {
        self.bytes.len()
    }

    /// Compresses, fills the header in and returns the batch.
    ///
    /// # Errors
    /// [`RecordsError::Unbuildable`] without records or if one did not fit; the codec's.
    pub fn build(self) -> Result<Bytes, RecordsError> {
        self.build_as(|header| *header)
    }

    /// As [`Self::build`], under the header that `finish` makes of the one built.
    pub(super) fn build_as(
        mut self,
        finish: impl FnOnce(&BatchHeader) -> BatchHeader,
    ) -> Result<Bytes, RecordsError> {
        if let Some(fault) = self.fault {
            return Err(RecordsError::Unbuildable(fault));
        }
        if self.is_empty() {
            return Err(RecordsError::Unbuildable("no record"));
        }
        if let Some(timestamp) = self.log_append_time {
            self.header.max_timestamp = timestamp;
        }
        if self.compression != Compression::None {
            let payload = compression::compress(
                self.compression,
                Magic::V2,
                &self.bytes[BATCH_HEADER_LEN..],
            )?;
            self.bytes.truncate(BATCH_HEADER_LEN);
            self.bytes.extend_from_slice(&payload);
        }
        seal(finish(&self.header), &mut self.bytes)?;
        Ok(self.bytes.into())
    }
}

/// Writes the header, with length and checksum, into the space in front of the payload.
pub(super) fn seal(mut header: BatchHeader, batch: &mut [u8]) -> Result<(), RecordsError> {
    header.batch_length = i32::try_from(batch.len() - LOG_OVERHEAD)
        .map_err(|_| RecordsError::Unbuildable("more bytes than a batch can hold"))?;
    header.crc = header.checksum_with(&batch[BATCH_HEADER_LEN..]);
    batch[..BATCH_HEADER_LEN].copy_from_slice(&header.to_bytes());
    Ok(())
}

fn bytes_len(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(1, |bytes| varint::len(bytes.len() as i64) + bytes.len())
}

fn put_bytes(out: &mut Vec<u8>, bytes: Option<&[u8]>) {
    match bytes {
        None => varint::write(out, -1),
        Some(bytes) => {
            varint::write(out, bytes.len() as i64);
            out.extend_from_slice(bytes);
        }
    }
}
