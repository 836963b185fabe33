//! One segment: a file of entries, its two indexes, and what is known of them.

use bytes::Bytes;

use super::active::{Active, Mark};
use super::entry::Entry;
use super::files::{FileAt, FileKey, Files, failed};
use super::index::{self, IndexEntry, OffsetEntry, TimeEntry};
use super::names::FileKind;
use super::{Disk, LogConfig, StorageFailure, txn_index};
use crate::core::ids::LogId;

/// Index entries that are kept in memory until they are written.
const TAIL_LIMIT: usize = 4096;

/// What is known of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// The offset in its files' names.
    pub base_offset: i64,
    /// Bytes of entries.
    pub len: u64,
    /// The largest timestamp, and the last offset of the first entry that has it.
    pub largest: TimeEntry,
    /// When it was last appended to, milliseconds since 1970, as far as known.
    pub last_modified_ms: i64,
    /// Entries in the offset index's file.
    offset_entries: u32,
    /// Entries in the time index's file.
    time_entries: u32,
    /// Entries in the file of the index of aborted transactions.
    aborted_entries: u32,
    /// Whether the indexes' lengths and the largest timestamp are known.
    loaded: bool,
}

impl Segment {
    /// A segment that has nothing yet.
    pub fn empty(base_offset: i64) -> Self {
        Self {
            base_offset,
            len: 0,
            largest: TimeEntry {
                timestamp: -1,
                last_offset: base_offset,
            },
            last_modified_ms: -1,
            offset_entries: 0,
            time_entries: 0,
            aborted_entries: 0,
            loaded: true,
        }
    }

    /// A segment of which a checkpoint knew all. The entries are those of the three indexes.
    pub fn known(
        base_offset: i64,
        len: u64,
        [offset_entries, time_entries, aborted_entries]: [u32; 3],
        largest: TimeEntry,
        last_modified_ms: i64,
    ) -> Self {
        Self {
            base_offset,
            len,
            largest,
            last_modified_ms,
            offset_entries,
            time_entries,
            aborted_entries,
            loaded: true,
        }
    }

    /// Entries in the files of the three indexes: of offsets, times, aborted transactions.
    pub fn index_entries(&self) -> [u32; 3] {
        [self.offset_entries, self.time_entries, self.aborted_entries]
    }

    /// A segment that was found; its indexes are looked at when they are needed.
    pub fn found(base_offset: i64, len: u64) -> Self {
        Self {
            len,
            loaded: false,
            ..Self::empty(base_offset)
        }
    }
}

/// A segment together with where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub folder: &'a str,
    pub log: LogId,
}

impl<'a> Place<'a> {
    pub fn file(&self, base_offset: i64, kind: FileKind) -> FileAt<'a> {
        FileAt {
            folder: self.folder,
            key: FileKey {
                log: self.log,
                base_offset,
                kind,
            },
        }
    }
}

impl Segment {
    /// Notes an entry that is being appended at `position`.
    pub fn note(&mut self, active: &mut Active, entry: &Entry, position: u64, config: &LogConfig) {
        if active.first_timestamp.is_none() && position == 0 {
            active.first_timestamp = Some(entry.max_timestamp);
        }
        if entry.max_timestamp > self.largest.timestamp {
            self.largest = TimeEntry {
                timestamp: entry.max_timestamp,
                last_offset: entry.last_offset,
            };
        }
        if active.since_index > u64::from(config.index_interval_bytes) {
            let offset = OffsetEntry {
                last_offset: entry.last_offset,
                position: position as u32,
            };
            offset.write(self.base_offset, &mut active.tails.offsets);
            self.note_time(active);
            active.since_index = 0;
        }
        active.since_index += entry.size as u64;
    }

    fn note_time(&mut self, active: &mut Active) {
        if self.largest.timestamp > active.last_time {
            self.largest
                .write(self.base_offset, &mut active.tails.times);
            active.last_time = self.largest.timestamp;
        }
    }

    /// Remembers how things stand before an append.
    pub fn mark(&self, active: &Active) -> Mark {
        Mark {
            since_index: active.since_index,
            offset_tail: active.tails.offsets.len(),
            time_tail: active.tails.times.len(),
            last_time: active.last_time,
            first_timestamp: active.first_timestamp,
            largest: self.largest,
        }
    }

    /// Forgets an append that failed.
    pub fn rewind(&mut self, active: &mut Active, mark: &Mark) {
        active.since_index = mark.since_index;
        active.tails.offsets.truncate(mark.offset_tail);
        active.tails.times.truncate(mark.time_tail);
        active.last_time = mark.last_time;
        active.first_timestamp = mark.first_timestamp;
        self.largest = mark.largest;
    }

    /// Whether an index has no room for more.
    pub fn index_is_full(&self, active: &Active, config: &LogConfig) -> bool {
        let count = |written: u32, tail: &[u8], len: usize| written as usize + tail.len() / len;
        let offsets = count(self.offset_entries, &active.tails.offsets, OffsetEntry::LEN);
        let times = count(self.time_entries, &active.tails.times, TimeEntry::LEN);
        let room = config.segment_index_bytes as usize;
        offsets >= room / OffsetEntry::LEN || times + 1 >= room / TimeEntry::LEN
    }

    /// Writes the index entries that are due: many, or all of them if `all`.
    pub fn write_indexes<D: Disk>(
        &mut self,
        active: &mut Active,
        files: &mut Files<D>,
        place: Place<'_>,
        all: bool,
    ) -> Result<(), StorageFailure> {
        let due = |tail: &[u8]| !tail.is_empty() && (all || tail.len() >= TAIL_LIMIT);
        active.indexes_unsynced |=
            due(&active.tails.offsets) || due(&active.tails.times) || due(&active.tails.aborted);
        if due(&active.tails.offsets) {
            let at = place.file(self.base_offset, FileKind::OffsetIndex);
            append_entries::<OffsetEntry, D>(
                files,
                at,
                &mut self.offset_entries,
                &mut active.tails.offsets,
            )?;
        }
        if due(&active.tails.times) {
            let at = place.file(self.base_offset, FileKind::TimeIndex);
            append_entries::<TimeEntry, D>(
                files,
                at,
                &mut self.time_entries,
                &mut active.tails.times,
            )?;
        }
        if due(&active.tails.aborted) {
            let at = place.file(self.base_offset, FileKind::TransactionIndex);
            let position = u64::from(self.aborted_entries) * txn_index::ENTRY_LEN as u64;
            files.write(
                at,
                position,
                &[Bytes::copy_from_slice(&active.tails.aborted)],
            )?;
            self.aborted_entries += (active.tails.aborted.len() / txn_index::ENTRY_LEN) as u32;
            active.tails.aborted = Vec::new();
        }
        Ok(())
    }

    /// The largest timestamp, or where there is none, when it was last written to; −1 where that is not known either.
    pub fn largest_ms(&self) -> i64 {
        if self.largest.timestamp >= 0 {
            self.largest.timestamp
        } else {
            self.last_modified_ms
        }
    }

    /// Ends the indexes: the time index's last entry names the largest timestamp of all. Both files exist then.
    pub fn finish_indexes<D: Disk>(
        &mut self,
        active: &mut Active,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<(), StorageFailure> {
        self.resume(active, files, place)?;
        self.note_time(active);
        self.write_indexes(active, files, place, true)?;
        for (kind, len) in [
            (
                FileKind::OffsetIndex,
                u64::from(self.offset_entries) * OffsetEntry::LEN as u64,
            ),
            (
                FileKind::TimeIndex,
                u64::from(self.time_entries) * TimeEntry::LEN as u64,
            ),
        ] {
            // Kafka keeps the index of a segment in use longer than what is in it.
            let at = place.file(self.base_offset, kind);
            if files.len(at)? != Some(len) {
                files.set_len(at, len)?;
            }
        }
        Ok(())
    }

    /// The indexes' whole content, where none of it was written yet.
    pub fn take_indexes(&mut self, active: &mut Active) -> (Vec<u8>, Vec<u8>) {
        self.note_time(active);
        (
            std::mem::take(&mut active.tails.offsets),
            std::mem::take(&mut active.tails.times),
        )
    }

    /// Gets ready for appends to a segment that was found.
    pub fn resume<D: Disk>(
        &mut self,
        active: &mut Active,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<(), StorageFailure> {
        if active.resumed {
            return Ok(());
        }
        self.load(files, place)?;
        let times = place.file(self.base_offset, FileKind::TimeIndex);
        active.last_time = index::last::<TimeEntry, D>(files, times, self.time_entries)?
            .map_or(-1, |e| e.timestamp);
        if self.len > 0 {
            active.first_timestamp = self
                .walk_headers(files, place, 0, None, |_| true)?
                .map(|(_, entry)| entry.max_timestamp);
        }
        active.resumed = true;
        Ok(())
    }

    /// Looks at the indexes' files, once.
    pub fn load<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<(), StorageFailure> {
        if self.loaded {
            return Ok(());
        }
        let offsets = place.file(self.base_offset, FileKind::OffsetIndex);
        let times = place.file(self.base_offset, FileKind::TimeIndex);
        self.offset_entries = (files.len(offsets)?.unwrap_or(0) / OffsetEntry::LEN as u64) as u32;
        self.time_entries = (files.len(times)?.unwrap_or(0) / TimeEntry::LEN as u64) as u32;
        let aborted = place.file(self.base_offset, FileKind::TransactionIndex);
        self.aborted_entries =
            (files.len(aborted)?.unwrap_or(0) / txn_index::ENTRY_LEN as u64) as u32;
        if let Some(last) = index::last::<TimeEntry, D>(files, times, self.time_entries)? {
            self.largest = last;
        }
        self.look_when_modified(files, place)?;
        self.loaded = true;
        Ok(())
    }

    /// Takes the largest timestamp for the time of the last write, and where there is none, what the file says.
    pub fn look_when_modified<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<(), StorageFailure> {
        self.last_modified_ms = self.largest.timestamp;
        if self.largest.timestamp < 0 {
            let path = place.file(self.base_offset, FileKind::Log).path();
            let modified = files.disk().modified_ms(&path);
            self.last_modified_ms = modified
                .map_err(failed("look at", &path))?
                .unwrap_or(self.last_modified_ms);
        }
        Ok(())
    }

    /// What the time index says about where records from `timestamp` on may begin.
    pub fn floor_time<D: Disk>(
        &mut self,
        active: Option<&Active>,
        files: &mut Files<D>,
        place: Place<'_>,
        timestamp: i64,
    ) -> Result<Option<TimeEntry>, StorageFailure> {
        self.load(files, place)?;
        let at = place.file(self.base_offset, FileKind::TimeIndex);
        let tail = active.map_or(&[][..], |active| &active.tails.times);
        index::floor(files, at, self.time_entries, tail, timestamp)
    }

    /// Finds the first entry that ends at `offset` or later: its position and header. `None` if there is none.
    pub fn locate<D: Disk>(
        &mut self,
        active: Option<&Active>,
        files: &mut Files<D>,
        place: Place<'_>,
        offset: i64,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        self.load(files, place)?;
        let at = place.file(self.base_offset, FileKind::OffsetIndex);
        let tail = active.map_or(&[][..], |active| &active.tails.offsets);
        let floor: Option<OffsetEntry> =
            index::floor(files, at, self.offset_entries, tail, offset)?;
        if let Some(floor) = floor
            && u64::from(floor.position) < self.len
            && let Some((position, entry)) = self.hop(files, place, u64::from(floor.position), floor.last_offset)?
            // An index that does not fit its segment is no help.
            && position == u64::from(floor.position)
            && entry.last_offset == floor.last_offset
        {
            if entry.last_offset >= offset {
                return Ok(Some((position, entry)));
            }
            return self.hop(files, place, position + entry.size as u64, offset);
        }
        self.hop(files, place, 0, offset)
    }

    /// The offset behind the last entry.
    pub fn end_offset<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<i64, StorageFailure> {
        self.load(files, place)?;
        let at = place.file(self.base_offset, FileKind::OffsetIndex);
        let indexed: Option<OffsetEntry> = index::last(files, at, self.offset_entries)?;
        let position = match indexed {
            Some(entry) => self
                .locate(None, files, place, entry.last_offset)?
                .map_or(0, |(position, _)| position),
            None => 0,
        };
        let mut end = self.base_offset;
        self.walk_headers(files, place, position, None, |entry| {
            end = entry.last_offset + 1;
            false
        })?;
        Ok(end)
    }
}

/// Words for an entry that cannot be one.
pub(super) fn damaged(at: FileAt<'_>, position: u64, what: &str) -> StorageFailure {
    StorageFailure {
        operation: "read",
        path: at.path().display().to_string(),
        reason: format!("damaged at position {position}: {what}"),
        is_damage: true,
    }
}

fn append_entries<E: IndexEntry, D: Disk>(
    files: &mut Files<D>,
    at: FileAt<'_>,
    written: &mut u32,
    tail: &mut Vec<u8>,
) -> Result<(), StorageFailure> {
    let position = u64::from(*written) * E::LEN as u64;
    let count = (tail.len() / E::LEN) as u32;
    let entries = Bytes::copy_from_slice(tail);
    files.write(at, position, &[entries])?;
    *written += count;
    // Idle partitions hold on to no memory.
    *tail = Vec::new();
    Ok(())
}
