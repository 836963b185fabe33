//! Making a segment's indexes anew from what is in it.

use super::active::Active;
use super::entry::{Entry, entries};
use super::files::Files;
use super::names::FileKind;
use super::partition_log::PartitionLog;
use super::producers::EndMarker;
use super::segment::{Place, Segment, damaged};
use super::{Disk, StorageFailure};

/// A segment's indexes on their way from nothing.
pub(super) struct IndexRebuild {
    pub segment: Segment,
    pub active: Active,
}

impl IndexRebuild {
    /// For one of the log's segments.
    pub fn begin(log: &PartitionLog, number: usize) -> Self {
        let found = &log.segments[number];
        let mut segment = Segment::empty(found.base_offset);
        segment.len = found.len;
        Self {
            segment,
            active: Active::new(log.active.created_ms),
        }
    }

    /// Writes both files. A segment that was checked is checked again until a checkpoint has synced them; another is
    /// believed as soon as it has indexes, so those have to come whole.
    pub fn finish<D: Disk>(
        mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        number: usize,
        checked: bool,
    ) -> Result<(), StorageFailure> {
        let (offsets, times) = self.segment.take_indexes(&mut self.active);
        for (kind, content) in [
            (FileKind::OffsetIndex, offsets),
            (FileKind::TimeIndex, times),
        ] {
            let path = log.place().file(self.segment.base_offset, kind).path();
            if checked {
                files.write_small(&path, content)?;
                log.unsynced.caches.push(path);
            } else {
                files.replace_small(&path, content)?;
            }
        }
        log.segments[number] = Segment::found(self.segment.base_offset, self.segment.len);
        Ok(())
    }
}

impl Segment {
    /// Goes through all entries of a segment that is whole.
    pub fn walk<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        mut visit: impl FnMut(&Entry, Option<EndMarker>),
    ) -> Result<(), StorageFailure> {
        const STEP: usize = 1 << 20;
        let mut position = 0;
        while position < self.len {
            let (bytes, _) = self.read(files, place, position, i64::MAX, STEP)?;
            if bytes.is_empty() {
                return Err(damaged(
                    place.file(self.base_offset, FileKind::Log),
                    position,
                    "no entry",
                ));
            }
            for (at, entry) in entries(&bytes) {
                visit(&entry, entry.marker(&bytes[at..at + entry.size]));
            }
            position += bytes.len() as u64;
        }
        Ok(())
    }
}
