//! One record of a magic 2 batch, and the walk over a batch's records.

use super::source::{SliceSource, Source};
use super::{BatchHeader, RecordsError, TimestampType, varint};

/// What is wrong inside a record or message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordFault {
    /// The bytes end inside it.
    #[error("the bytes end inside it")]
    Truncated,
    /// A varint goes on behind its fifth, or tenth, byte.
    #[error("a varint is too long")]
    LongVarint,
    /// A length or count is negative where it may not be.
    #[error("length or count {0} is negative")]
    Negative(i32),
    /// More headers than bytes.
    #[error("{0} headers do not fit")]
    HeaderCount(i32),
    /// The stated length is not that of its fields.
    #[error("it states {stated} bytes, its fields take {found}")]
    Length {
        /// Bytes, as stated.
        stated: usize,
        /// Bytes of the fields.
        found: usize,
    },
    /// Offset deltas of a produced batch count from 0.
    #[error("its offset delta is {0}")]
    OffsetDelta(i32),
}

/// A record, borrowed from its batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// Unused in magic 2; those of the message in magic 0 and 1.
    pub attributes: u8,
    /// Its offset.
    pub offset: i64,
    /// Milliseconds since the epoch, −1 if there is none.
    pub timestamp: i64,
    /// `None`: no key.
    pub key: Option<&'a [u8]>,
    /// `None`: a tombstone.
    pub value: Option<&'a [u8]>,
    /// In the order they were given, duplicates included (KIP-82). Empty in magic 0 and 1.
    pub headers: Headers<'a>,
}

/// One header of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header<'a> {
    /// UTF-8 by the specification; brokers do not check it.
    pub key: &'a [u8],
    /// `None`: null.
    pub value: Option<&'a [u8]>,
}

/// The headers of a record: checked when the record was read, taken apart when they are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headers<'a> {
    count: usize,
    bytes: &'a [u8],
}

impl<'a> Headers<'a> {
    /// How many.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Walks them in order.
    pub fn iter(&self) -> HeaderIter<'a> {
        HeaderIter {
            left: self.count,
            source: SliceSource::new(self.bytes),
        }
    }

    /// The bytes as they stand in the record, without the count.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

impl<'a> IntoIterator for Headers<'a> {
    type Item = Header<'a>;
    type IntoIter = HeaderIter<'a>;

    fn into_iter(self) -> HeaderIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Headers<'a> {
    type Item = Header<'a>;
    type IntoIter = HeaderIter<'a>;

    fn into_iter(self) -> HeaderIter<'a> {
        self.iter()
    }
}

/// Iterator of [`Headers`].
#[derive(Debug, Clone)]
pub struct HeaderIter<'a> {
    left: usize,
    source: SliceSource<'a>,
}

impl<'a> Iterator for HeaderIter<'a> {
    type Item = Header<'a>;

    fn next(&mut self) -> Option<Header<'a>> {
        self.left = self.left.checked_sub(1)?;
        let (key, value) = read_header(&mut self.source).ok()?;
        Some(Header { key, value })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for HeaderIter<'_> {}

/// A record as its bytes have it; `T` stands for byte strings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<T> {
    pub(super) attributes: u8,
    pub(super) timestamp_delta: i64,
    pub(super) offset_delta: i32,
    pub(super) key: Option<T>,
    pub(super) value: Option<T>,
    pub(super) header_count: usize,
    /// Where the headers begin, in the source.
    pub(super) headers_at: usize,
}

/// Reads one record and checks every length in it.
#[inline]
pub(super) fn read<S: Source>(source: &mut S) -> Result<Parts<S::Taken>, RecordFault> {
    if let Some(parts) = source.usual_record() {
        return Ok(parts);
    }
    let stated = length(varint::read_i32(source)?)?;
    let start = source.position();
    let attributes = source.byte()?;
    let timestamp_delta = varint::read_i64(source)?;
    let offset_delta = varint::read_i32(source)?;
    let key = nullable(source)?;
    let value = nullable(source)?;
    let count = varint::read_i32(source)?;
    let headers_at = source.position();
    let mut header_count = 0;
    if count != 0 {
        header_count = length(count)?;
        // Each header takes two bytes at the least.
        let left = (start + stated).saturating_sub(headers_at);
        if header_count > left / 2 {
            return Err(RecordFault::HeaderCount(count));
        }
        for _ in 0..header_count {
            read_header(source)?;
        }
    }
    let found = source.position() - start;
    if found != stated {
        return Err(RecordFault::Length { stated, found });
    }
    Ok(Parts {
        attributes,
        timestamp_delta,
        offset_delta,
        key,
        value,
        header_count,
        headers_at,
    })
}

/// Reads a record that has no headers, no number of more than three bytes and nothing wrong. `None` says nothing but that it
/// is not such a one. The cursor never leaves its registers: in [`read`] each byte waits for the store of the position before.
#[inline]
pub(super) fn read_usual(all: &[u8], position: usize) -> Option<Parts<&[u8]>> {
    let mut rest = all.get(position..)?;
    let stated = usize::try_from(varint::short(&mut rest)?).ok()?;
    let behind = rest.len().checked_sub(stated)?;
    let (&attributes, tail) = rest.split_first()?;
    rest = tail;
    let timestamp_delta = i64::from(varint::short(&mut rest)?);
    let offset_delta = varint::short(&mut rest)?;
    let key = usual_bytes(&mut rest)?;
    let value = usual_bytes(&mut rest)?;
    let (&header_count, tail) = rest.split_first()?;
    (header_count == 0 && tail.len() == behind).then_some(Parts {
        attributes,
        timestamp_delta,
        offset_delta,
        key,
        value,
        header_count: 0,
        headers_at: all.len() - behind,
    })
}

#[inline(always)]
fn usual_bytes<'a>(rest: &mut &'a [u8]) -> Option<Option<&'a [u8]>> {
    match varint::short(rest)? {
        -1 => Some(None),
        stated => {
            let (taken, tail) = rest.split_at_checked(usize::try_from(stated).ok()?)?;
            *rest = tail;
            Some(Some(taken))
        }
    }
}

#[inline]
fn nullable<S: Source>(source: &mut S) -> Result<Option<S::Taken>, RecordFault> {
    match varint::read_i32(source)? {
        -1 => Ok(None),
        stated => source.take(length(stated)?).map(Some),
    }
}

fn read_header<S: Source>(source: &mut S) -> Result<(S::Taken, Option<S::Taken>), RecordFault> {
    let key_length = length(varint::read_i32(source)?)?;
    Ok((source.take(key_length)?, nullable(source)?))
}

#[inline]
fn length(stated: i32) -> Result<usize, RecordFault> {
    usize::try_from(stated).map_err(|_| RecordFault::Negative(stated))
}

/// Walks the records of a magic 2 batch whose payload is in memory. After an error it ends.
#[derive(Debug, Clone)]
pub struct RecordIter<'a> {
    source: SliceSource<'a>,
    base_offset: i64,
    base_timestamp: i64,
    log_append_time: Option<i64>,
    index: u32,
    count: u32,
}

impl<'a> RecordIter<'a> {
    pub(super) fn new(header: &BatchHeader, payload: &'a [u8]) -> Self {
        Self {
            source: SliceSource::new(payload),
            base_offset: header.base_offset,
            base_timestamp: header.base_timestamp,
            log_append_time: match header.attributes.timestamp_type() {
                TimestampType::CreateTime => None,
                TimestampType::LogAppendTime => Some(header.max_timestamp),
            },
            index: 0,
            count: u32::try_from(header.record_count).unwrap_or_default(),
        }
    }

    fn read(&mut self) -> Result<Record<'a>, RecordFault> {
        let parts = read(&mut self.source)?;
        let timestamp = self.base_timestamp.wrapping_add(parts.timestamp_delta);
        Ok(Record {
            attributes: parts.attributes,
            offset: self.base_offset.wrapping_add(i64::from(parts.offset_delta)),
            timestamp: self.log_append_time.unwrap_or(timestamp),
            key: parts.key,
            value: parts.value,
            headers: Headers {
                count: parts.header_count,
                bytes: self
                    .source
                    .between(parts.headers_at, self.source.position()),
            },
        })
    }
}

impl<'a> Iterator for RecordIter<'a> {
    type Item = Result<Record<'a>, RecordsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.index == self.count {
            if self.source.is_at_end() {
                return None;
            }
            self.source = SliceSource::new(&[]);
            return Some(Err(RecordsError::Leftover));
        }
        let index = self.index;
        let record = self
            .read()
            .map_err(|fault| RecordsError::Record { index, fault });
        if record.is_ok() {
            self.index += 1;
        } else {
            self.source = SliceSource::new(&[]);
            self.index = self.count;
        }
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::source::StreamSource;
    use super::*;

    /// The fields without the bytes of key and value, and where the next record begins.
    type Outline = (u8, i64, i32, Option<()>, Option<()>, usize, usize, usize);

    fn outline<S: Source>(source: &mut S) -> Result<Outline, RecordFault> {
        let parts = read(source)?;
        Ok((
            parts.attributes,
            parts.timestamp_delta,
            parts.offset_delta,
            parts.key.map(|_| ()),
            parts.value.map(|_| ()),
            parts.header_count,
            parts.headers_at,
            source.position(),
        ))
    }

    fn record() -> impl Strategy<Value = Vec<u8>> {
        let bytes = || prop::option::of(prop::collection::vec(any::<u8>(), 0..90));
        let number = || prop_oneof![-70..70i64, any::<i32>().prop_map(i64::from)];
        let headers = prop_oneof![3 => Just(0), 1 => 0..3usize];
        (any::<u8>(), number(), number(), bytes(), bytes(), headers).prop_map(
            |(attributes, timestamp, offset, key, value, headers)| {
                let mut fields = vec![attributes];
                varint::write(&mut fields, timestamp);
                varint::write(&mut fields, offset);
                let put = |fields: &mut Vec<u8>, bytes: Option<&[u8]>| {
                    varint::write(fields, bytes.map_or(-1, |bytes| bytes.len() as i64));
                    fields.extend_from_slice(bytes.unwrap_or_default());
                };
                put(&mut fields, key.as_deref());
                put(&mut fields, value.as_deref());
                varint::write(&mut fields, headers as i64);
                for _ in 0..headers {
                    put(&mut fields, Some(b"k"));
                    put(&mut fields, None);
                }
                let mut record = Vec::new();
                varint::write(&mut record, fields.len() as i64);
                [record, fields].concat()
            },
        )
    }

    proptest! {
        #[test]
        fn a_record_in_memory_reads_as_one_that_passes_by(
            records in prop::collection::vec(record(), 1..4),
            broken in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
            cut in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let mut bytes = records.concat();
            let whole = broken.is_none() && cut.is_none();
            if let Some((at, byte)) = broken {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(at) = cut {
                bytes.truncate(at.index(bytes.len()));
            }
            let mut memory = SliceSource::new(&bytes);
            let mut stream = StreamSource::new(&bytes[..]);
            for _ in &records {
                let read = outline(&mut memory);
                prop_assert_eq!(&read, &outline(&mut stream));
                prop_assert!(!whole || read.is_ok());
                if read.is_err() {
                    break;
                }
            }
        }
    }
}
