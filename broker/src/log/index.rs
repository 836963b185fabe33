//! Kafka's sparse indexes: offset to position (`.index`), timestamp to offset (`.timeindex`). Both are caches of what
//! the segment says, and are looked up in place: nothing of them stays in memory but entries not yet written.

use bytes::Buf;

use super::files::{FileAt, Files};
use super::{Disk, StorageFailure};

/// How much of an index is read at once.
const PAGE: usize = 4096;

/// An entry of fixed length; entries rise by their key.
pub(super) trait IndexEntry: Copy {
    /// Bytes.
    const LEN: usize;

    /// Reads an entry of a segment that begins at `base_offset`.
    fn read(bytes: &[u8], base_offset: i64) -> Self;

    /// What entries are looked up by.
    fn key(&self) -> i64;
}

/// The entry that ends at `last_offset` begins at `position`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OffsetEntry {
    pub last_offset: i64,
    pub position: u32,
}

impl OffsetEntry {
    /// Appends the entry to an index.
    pub fn write(&self, base_offset: i64, into: &mut Vec<u8>) {
        into.extend(((self.last_offset - base_offset) as i32).to_be_bytes());
        into.extend(self.position.to_be_bytes());
    }
}

impl IndexEntry for OffsetEntry {
    const LEN: usize = 8;

    fn read(mut bytes: &[u8], base_offset: i64) -> Self {
        Self {
            last_offset: base_offset + i64::from(bytes.get_i32()),
            position: bytes.get_u32(),
        }
    }

    fn key(&self) -> i64 {
        self.last_offset
    }
}

/// No entry up to the one that ends at `last_offset` has a timestamp above `timestamp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeEntry {
    pub timestamp: i64,
    pub last_offset: i64,
}

impl TimeEntry {
    /// Appends the entry to an index.
    pub fn write(&self, base_offset: i64, into: &mut Vec<u8>) {
        into.extend(self.timestamp.to_be_bytes());
        into.extend(((self.last_offset - base_offset) as i32).to_be_bytes());
    }
}

impl IndexEntry for TimeEntry {
    const LEN: usize = 12;

    fn read(mut bytes: &[u8], base_offset: i64) -> Self {
        let timestamp = bytes.get_i64();
        Self {
            timestamp,
            last_offset: base_offset + i64::from(bytes.get_i32()),
        }
    }

    fn key(&self) -> i64 {
        self.timestamp
    }
}

/// Finds the last entry whose key is at most `key`, among the `written` entries of a file and those of `tail`, which
/// follow them.
pub(super) fn floor<E: IndexEntry, D: Disk>(
    files: &mut Files<D>,
    at: FileAt<'_>,
    written: u32,
    tail: &[u8],
    key: i64,
) -> Result<Option<E>, StorageFailure> {
    if let Some(entry) = floor_in::<E>(tail, at.key.base_offset, key) {
        return Ok(Some(entry));
    }
    let (mut low, mut high) = (0, written as usize);
    let per_page = PAGE / E::LEN;
    while high - low > per_page {
        let middle = low + (high - low) / 2;
        let bytes = files.read(at, (middle * E::LEN) as u64, E::LEN)?;
        if bytes.len() == E::LEN && E::read(&bytes, at.key.base_offset).key() <= key {
            low = middle;
        } else {
            high = middle;
        }
    }
    if low == high {
        return Ok(None);
    }
    let page = files.read(at, (low * E::LEN) as u64, (high - low) * E::LEN)?;
    Ok(floor_in(&page, at.key.base_offset, key))
}

fn floor_in<E: IndexEntry>(entries: &[u8], base_offset: i64, key: i64) -> Option<E> {
    let read = |number: usize| E::read(&entries[number * E::LEN..], base_offset);
    let (mut low, mut high) = (0, entries.len() / E::LEN);
    while low < high {
        let middle = low + (high - low) / 2;
        if read(middle).key() <= key {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1).map(read)
}

/// The last of the `written` entries of a file.
pub(super) fn last<E: IndexEntry, D: Disk>(
    files: &mut Files<D>,
    at: FileAt<'_>,
    written: u32,
) -> Result<Option<E>, StorageFailure> {
    let Some(number) = written.checked_sub(1) else {
        return Ok(None);
    };
    let bytes = files.read(at, u64::from(number) * E::LEN as u64, E::LEN)?;
    Ok((bytes.len() == E::LEN).then(|| E::read(&bytes, at.key.base_offset)))
}
