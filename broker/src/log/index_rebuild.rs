//! Making a segment's indexes anew from what is in it.

use std::path::Path;

use bytes::Bytes;

use super::active::Active;
use super::entry::{Entry, entries};
use super::files::Files;
use super::names::FileKind;
use super::partition_log::PartitionLog;
use super::producers::{EndMarker, Producers};
use super::recovery::{Inventory, Recovery};
use super::segment::{Place, Segment};
use super::{AbortedTransaction, Disk, StorageFailure, producer_snapshot, txn_index};

/// A segment's indexes on their way from nothing.
pub(super) struct IndexRebuild {
    pub segment: Segment,
    pub active: Active,
    /// The transactions that were aborted in it, in the order in which they ended.
    pub aborted: Vec<AbortedTransaction>,
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
            aborted: Vec::new(),
        }
    }

    /// Writes the files. A segment that was checked is checked again until a checkpoint has synced them; another is
    /// believed as soon as it has indexes, so those have to come whole.
    pub fn finish<D: Disk>(
        mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        number: usize,
        checked: bool,
    ) -> Result<(), StorageFailure> {
        let (offsets, times) = self.segment.take_indexes(&mut self.active);
        let aborted = txn_index::content(&self.aborted);
        for (kind, content) in [
            (FileKind::TransactionIndex, aborted),
            (FileKind::TimeIndex, times),
            (FileKind::OffsetIndex, offsets),
        ] {
            let at = log.place().file(self.segment.base_offset, kind);
            let path = at.path();
            if kind == FileKind::TransactionIndex && content.is_empty() {
                files.forget(at.key);
                files.remove(&path)?;
            } else if checked {
                files.write_small(&path, content)?;
                log.unsynced.caches.push(path);
            } else {
                files.replace_small(&path, content)?;
                // While another is missing, this one is made again; that it is missing itself cannot be seen.
                if kind == FileKind::TransactionIndex {
                    files.sync_dir(Path::new(&log.folder))?;
                }
            }
        }
        log.segments[number] = Segment::found(self.segment.base_offset, self.segment.len);
        Ok(())
    }
}

impl Recovery<'_> {
    /// Indexes are caches: where one is gone or cannot be read, the segment's are made anew. That an index of aborted
    /// transactions is gone cannot be seen, for a segment in which none was aborted has none.
    pub(super) fn rebuild_missing_indexes<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &Inventory,
    ) -> Result<(), StorageFailure> {
        for number in 0..self.first_checked {
            let base_offset = self.log.segments[number].base_offset;
            let is_whole = inventory.offset_indexes.contains(&base_offset)
                && inventory.time_indexes.contains(&base_offset);
            let aborted = match inventory.transaction_indexes.contains(&base_offset) {
                true => self.read_aborted(files, base_offset)?,
                false => Some(Vec::new()),
            };
            match aborted {
                Some(aborted) if is_whole => self.note_aborted(&aborted),
                _ => self.rebuild_indexes(files, inventory, number)?,
            }
        }
        Ok(())
    }

    /// Notes where the newest transaction ends that was aborted.
    pub(super) fn note_aborted(&mut self, aborted: &[AbortedTransaction]) {
        if let Some(last) = aborted.last() {
            self.aborted_until = last.last_offset.0 + 1;
        }
    }

    pub(super) fn read_aborted<D: Disk>(
        &self,
        files: &mut Files<D>,
        base_offset: i64,
    ) -> Result<Option<Vec<AbortedTransaction>>, StorageFailure> {
        let place = self.log.place();
        let path = place.file(base_offset, FileKind::TransactionIndex).path();
        let bytes = files.read_small(&path)?.unwrap_or_default();
        let is_of_segment = |aborted: &Vec<AbortedTransaction>| {
            aborted.iter().all(|a| a.last_offset.0 >= base_offset)
        };
        Ok(txn_index::read(&bytes).filter(is_of_segment))
    }

    fn rebuild_indexes<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &Inventory,
        number: usize,
    ) -> Result<(), StorageFailure> {
        let mut producers = self.producers_before(files, inventory, number)?;
        let mut rebuilt = IndexRebuild::begin(self.log, number);
        let segment = self.log.segments[number].clone();
        let config = self.log.config.clone();
        segment.walk(files, self.log.place(), |entry, marker, position| {
            rebuilt
                .segment
                .note(&mut rebuilt.active, entry, position, &config);
            rebuilt.aborted.extend(producers.appended(entry, marker));
        })?;
        self.note_aborted(&rebuilt.aborted);
        rebuilt.finish(files, self.log, number, false)
    }

    /// The producers as they stood where a segment begins.
    fn producers_before<D: Disk>(
        &self,
        files: &mut Files<D>,
        inventory: &Inventory,
        number: usize,
    ) -> Result<Producers, StorageFailure> {
        let base_offset = self.log.segments[number].base_offset;
        let (mut producers, mut from) = (Producers::default(), i64::MIN);
        for &offset in inventory.snapshots.range(..=base_offset).rev() {
            let path = self.log.path(&FileKind::ProducerSnapshot.name(offset));
            let snapshot = files.read_small(&path)?;
            if let Some(snapshot) = snapshot.and_then(|bytes| producer_snapshot::read(&bytes)) {
                (producers, from) = (Producers::restore(snapshot), offset);
                break;
            }
        }
        let segments = &self.log.segments[..=number];
        for pair in segments
            .windows(2)
            .filter(|pair| pair[1].base_offset > from)
        {
            pair[0].walk(files, self.log.place(), |entry, marker, _| {
                if entry.base_offset >= from {
                    producers.appended(entry, marker);
                }
            })?;
        }
        Ok(producers)
    }
}

impl IndexRebuild {
    /// Goes on with indexes of which the first entries are in the files: those behind are cut off, what is new waits to be
    /// written, or is where the log has gone on in another segment.
    pub fn go_on<D: Disk>(
        mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        number: usize,
    ) -> Result<(), StorageFailure> {
        for aborted in &self.aborted {
            txn_index::write(aborted, &mut self.active.tails.aborted);
        }
        if number + 1 == log.segments.len() {
            self.segment
                .write_indexes(&mut self.active, files, log.place(), false)?;
            log.active = self.active;
        } else {
            self.segment
                .finish_indexes(&mut self.active, files, log.place())?;
            for kind in [
                FileKind::OffsetIndex,
                FileKind::TimeIndex,
                FileKind::TransactionIndex,
            ] {
                let path = log.place().file(self.segment.base_offset, kind).path();
                log.unsynced.caches.push(path);
            }
        }
        log.segments[number] = self.segment;
        Ok(())
    }
}

impl Segment {
    /// Goes through all entries of a segment: each with the marker in it and its position. What is damaged is passed over.
    pub fn walk<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        mut visit: impl FnMut(&Entry, Option<EndMarker>, u64),
    ) -> Result<(), StorageFailure> {
        const STEP: usize = 1 << 20;
        let mut position = 0;
        while position < self.len {
            let bytes = match self.read(files, place, position, i64::MAX, STEP) {
                Ok((bytes, _)) => bytes,
                Err(failure) if failure.is_damage => Bytes::new(),
                Err(failure) => return Err(failure),
            };
            if bytes.is_empty() {
                match self.next_whole(files, place, position + 1, self.base_offset)? {
                    Some((next, _)) => position = next,
                    None => break,
                }
                continue;
            }
            for (at, entry) in entries(&bytes) {
                let marker = entry.marker(&bytes[at..at + entry.size]);
                visit(&entry, marker, position + at as u64);
            }
            position += bytes.len() as u64;
        }
        Ok(())
    }
}
