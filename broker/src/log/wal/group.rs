//! A group: what one sync of the write-ahead log makes durable, as it stands in the file.
//!
//! ```text
//!   0  magic        "CWLG"            36  log's id      16 bytes
//!   4  header CRC   u32, of 8..       52  follows       u32, the CRC of the group before
//!   8  header bytes u32               56  group CRC     u32, of 8..56, 60.. and the payload
//!  12  payload bytes u32              60  entries       u32
//!  16  version      u32               64  the entries:  kind u8, topic id, partition i32, base offset i64,
//!  20  sequence     u64                                 last offset i64, bytes u32, name's bytes u16, name
//!  28  synced       u64               then the payload: the entries' batches, in their order
//! ```
//!
//! Numbers are big-endian, checksums CRC-32C. A group begins and ends at a multiple of [`PAGE`], so that none shares a
//! page with another one: what was synced is not written again before it is recycled.

use bytes::Bytes;
use kafka_proto::Uuid;
use kafka_proto::records::{crc32c, crc32c_of_parts};

/// Groups begin at multiples of this.
pub(in crate::log) const PAGE: usize = 4096;

const MAGIC: [u8; 4] = *b"CWLG";
const VERSION: u32 = 1;
const HEADER_CRC_AT: usize = 4;
const CHECKED_FROM: usize = 8;
const GROUP_CRC_AT: usize = 56;
const ENTRIES_AT: usize = 64;
/// The one kind of entry: batches that were appended.
const APPEND: u8 = 1;
static ZEROS: [u8; PAGE] = [0; PAGE];

/// Where batches of a group belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::log) struct GroupEntry {
    pub topic: String,
    pub topic_id: Uuid,
    pub partition: i32,
    pub base_offset: i64,
    pub last_offset: i64,
    /// Bytes of the batches.
    pub len: usize,
}

/// What a group's header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::log) struct GroupHeader {
    /// Rises by one from group to group.
    pub sequence: u64,
    /// The highest sequence that was known to be synced when the group was formed.
    pub synced: u64,
    /// The CRC of the group before, 0 where there is none.
    pub follows: u32,
    /// The CRC of this group.
    pub crc: u32,
    pub entries: Vec<GroupEntry>,
    header_len: usize,
    payload_len: usize,
}

/// Rounds up to a multiple of [`PAGE`].
fn pages(len: usize) -> usize {
    len.next_multiple_of(PAGE)
}

/// Where a group stands in the order of its log.
#[derive(Debug, Clone, Copy)]
pub(in crate::log) struct Place {
    pub log: Uuid,
    pub sequence: u64,
    pub synced: u64,
    pub follows: u32,
}

/// A group as it is written, in parts, and its CRC. `payload` holds the batches of all entries.
pub(in crate::log) fn write(
    place: Place,
    entries: &[GroupEntry],
    payload: impl IntoIterator<Item = Bytes>,
) -> (Vec<Bytes>, u32) {
    let mut header = Vec::with_capacity(ENTRIES_AT + entries.len() * 64);
    let payload_len: usize = entries.iter().map(|entry| entry.len).sum();
    header.extend_from_slice(&MAGIC);
    header.extend_from_slice(&[0; 8]);
    header.extend_from_slice(&(payload_len as u32).to_be_bytes());
    header.extend_from_slice(&VERSION.to_be_bytes());
    header.extend_from_slice(&place.sequence.to_be_bytes());
    header.extend_from_slice(&place.synced.to_be_bytes());
    header.extend_from_slice(place.log.as_bytes());
    header.extend_from_slice(&place.follows.to_be_bytes());
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&(entries.len() as u32).to_be_bytes());
    for entry in entries {
        header.push(APPEND);
        header.extend_from_slice(entry.topic_id.as_bytes());
        header.extend_from_slice(&entry.partition.to_be_bytes());
        header.extend_from_slice(&entry.base_offset.to_be_bytes());
        header.extend_from_slice(&entry.last_offset.to_be_bytes());
        header.extend_from_slice(&(entry.len as u32).to_be_bytes());
        header.extend_from_slice(&(entry.topic.len() as u16).to_be_bytes());
        header.extend_from_slice(entry.topic.as_bytes());
    }
    let header_len = (header.len() as u32).to_be_bytes();
    header[CHECKED_FROM..CHECKED_FROM + 4].copy_from_slice(&header_len);
    let mut parts = vec![Bytes::new()];
    parts.extend(payload);
    let crc = group_crc(&header, parts.iter().map(|part| &part[..]));
    header[GROUP_CRC_AT..GROUP_CRC_AT + 4].copy_from_slice(&crc.to_be_bytes());
    let header_crc = crc32c(&header[CHECKED_FROM..]);
    header[HEADER_CRC_AT..CHECKED_FROM].copy_from_slice(&header_crc.to_be_bytes());
    let len = header.len() + payload_len;
    parts[0] = header.into();
    parts.push(Bytes::from_static(&ZEROS[..pages(len) - len]));
    (parts, crc)
}

fn group_crc<'a>(header: &'a [u8], payload: impl Iterator<Item = &'a [u8]>) -> u32 {
    let around = [
        &header[CHECKED_FROM..GROUP_CRC_AT],
        &header[GROUP_CRC_AT + 4..],
    ];
    crc32c_of_parts(around.into_iter().chain(payload))
}

impl GroupHeader {
    /// Reads the header that `bytes` begin with. `None` unless it is whole, and of the log with this id.
    pub fn read(bytes: &[u8], log: Uuid) -> Option<Self> {
        Self::read_any(bytes).and_then(|(id, header)| (id == log).then_some(header))
    }

    /// Reads the header that `bytes` begin with, and whose it is.
    pub fn read_any(bytes: &[u8]) -> Option<(Uuid, Self)> {
        let mut fields = Fields(bytes);
        if fields.take()? != MAGIC {
            return None;
        }
        let header_crc = u32::from_be_bytes(fields.take()?);
        let header_len = fields.len()?;
        let header = bytes.get(..header_len)?;
        if header_len < ENTRIES_AT || crc32c(&header[CHECKED_FROM..]) != header_crc {
            return None;
        }
        let payload_len = fields.len()?;
        if u32::from_be_bytes(fields.take()?) != VERSION {
            return None;
        }
        let sequence = u64::from_be_bytes(fields.take()?);
        let synced = u64::from_be_bytes(fields.take()?);
        let log = Uuid::from_bytes(fields.take()?);
        let follows = u32::from_be_bytes(fields.take()?);
        let crc = u32::from_be_bytes(fields.take()?);
        let count = fields.len()?;
        let mut fields = Fields(&header[ENTRIES_AT..]);
        let mut entries = Vec::new();
        for _ in 0..count {
            entries.push(fields.entry()?);
        }
        let named: usize = entries.iter().map(|entry| entry.len).sum();
        let header = Self {
            sequence,
            synced,
            follows,
            crc,
            entries,
            header_len,
            payload_len,
        };
        (fields.0.is_empty() && named == payload_len).then_some((log, header))
    }

    /// Bytes of the whole group, to where the next one begins.
    pub fn len(&self) -> usize {
        pages(self.header_len + self.payload_len)
    }

    /// The batches of each entry, out of the bytes that the header was read from. `None` unless the group is whole.
    pub fn batches(&self, bytes: &Bytes) -> Option<Vec<Bytes>> {
        let end = self.header_len + self.payload_len;
        let payload = bytes.get(self.header_len..end)?;
        if group_crc(&bytes[..self.header_len], std::iter::once(payload)) != self.crc {
            return None;
        }
        let mut at = self.header_len;
        let cut = |entry: &GroupEntry| {
            let from = at;
            at += entry.len;
            bytes.slice(from..at)
        };
        Some(self.entries.iter().map(cut).collect())
    }
}

/// What is left to read of a header.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*field)
    }

    fn len(&mut self) -> Option<usize> {
        self.take().map(|bytes| u32::from_be_bytes(bytes) as usize)
    }

    fn entry(&mut self) -> Option<GroupEntry> {
        if self.take()? != [APPEND] {
            return None;
        }
        let topic_id = Uuid::from_bytes(self.take()?);
        let partition = i32::from_be_bytes(self.take()?);
        let base_offset = i64::from_be_bytes(self.take()?);
        let last_offset = i64::from_be_bytes(self.take()?);
        let len = self.len()?;
        let name_len = usize::from(u16::from_be_bytes(self.take()?));
        let (name, rest) = self.0.split_at_checked(name_len)?;
        self.0 = rest;
        Some(GroupEntry {
            topic: std::str::from_utf8(name).ok()?.to_owned(),
            topic_id,
            partition,
            base_offset,
            last_offset,
            len,
        })
    }
}
