//! Making what was written durable, the cheapest way: in the write-ahead log, file by file, or all at once.

use std::collections::BTreeSet;
use std::path::Path;

use super::files::Files;
use super::names;
use super::partition_log::PartitionLog;
use super::segment::Place;
use super::store::Store;
use super::unsynced::Kept;
use super::wal::GroupEntry;
use super::{Disk, StorageFailure};
use crate::core::ids::LogId;

/// More bytes than this are not kept for the write-ahead log, over all logs.
const KEPT_OF_ALL: usize = 16 << 20;

impl<D: Disk> Store<D> {
    /// Makes what was written to some logs survive a power cut.
    pub(super) fn make_durable(&mut self, wanted: &BTreeSet<LogId>) -> Result<(), StorageFailure> {
        let (mut ahead, mut in_place) = (BTreeSet::new(), BTreeSet::new());
        for &id in wanted {
            let Some(log) = self.log(id) else { continue };
            let is_behind = log.synced_offset < log.log_end_offset;
            if is_behind && log.fits_ahead(self.config.wal_worth_a_sync) {
                ahead.insert(id);
            } else if is_behind || log.unsynced.made {
                in_place.insert(id);
            }
        }
        // Most starts write once and then wait for somebody: no file is made for that.
        if !std::mem::replace(&mut self.has_synced, true) || !self.write_ahead(&ahead)? {
            in_place.append(&mut ahead);
        }
        if in_place.is_empty() {
            return Ok(());
        }
        self.sync_logs(&in_place)
    }

    /// Makes the newest batches of some logs durable in the write-ahead log. False if it does not take them.
    fn write_ahead(&mut self, ids: &BTreeSet<LogId>) -> Result<bool, StorageFailure> {
        if ids.is_empty() {
            return Ok(true);
        }
        let (mut entries, mut batches) = (Vec::with_capacity(ids.len()), Vec::new());
        for id in ids {
            let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) else {
                continue;
            };
            entries.push(GroupEntry {
                topic: log.topic.to_string(),
                topic_id: log.topic_id.unwrap_or_default(),
                partition: log.partition,
                base_offset: log.synced_offset,
                last_offset: log.log_end_offset - 1,
                len: log.unsynced.batches.len(),
            });
            self.kept_bytes -= log.unsynced.batches.len();
            batches.extend(log.unsynced.batches.take());
        }
        let taken = self.wal.append(&mut self.files, &entries, batches)?;
        for id in ids {
            if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                if taken {
                    log.synced_offset = log.log_end_offset;
                } else {
                    log.unsynced.batches.give_up();
                }
            }
        }
        Ok(taken)
    }

    /// Makes what was written to some logs survive a power cut in their own files: each file once, or all at once
    /// where they are many.
    pub(super) fn sync_logs(&mut self, wanted: &BTreeSet<LogId>) -> Result<(), StorageFailure> {
        let mut count = usize::from(self.root_unsynced);
        for &id in wanted {
            count += self.log(id).map_or(0, |log| log.unsynced.count());
        }
        if count > self.config.sync_all_above {
            return self.sync_everything();
        }
        for id in wanted {
            if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                self.kept_bytes -= log.unsynced.batches.len();
                log.unsynced.batches.give_up();
                log.sync(&mut self.files)?;
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        if std::mem::take(&mut self.root_unsynced) {
            self.files.sync_dir(Path::new(""))?;
        }
        Ok(())
    }

    pub(super) fn sync_everything(&mut self) -> Result<(), StorageFailure> {
        self.files.sync_all()?;
        for log in self.logs.iter_mut().flatten() {
            log.unsynced = Default::default();
            log.synced_offset = log.log_end_offset;
        }
        self.kept_bytes = 0;
        self.root_unsynced = false;
        Ok(())
    }

    /// A log keeps so many bytes more for the write-ahead log. Where all of them keep too many, those that nobody waits
    /// for give theirs up.
    pub(super) fn keep(&mut self, before: usize, after: usize) {
        self.kept_bytes = self.kept_bytes + after - before;
        if self.kept_bytes <= KEPT_OF_ALL {
            return;
        }
        for log in self.logs.iter_mut().flatten() {
            if log.unsynced.batches.len() > 0 && !self.wanted.contains(&log.id) {
                self.kept_bytes -= log.unsynced.batches.len();
                log.unsynced.batches.give_up();
            }
        }
    }
}

impl PartitionLog {
    /// Whether the write-ahead log is the cheaper place for what was appended.
    fn fits_ahead(&self, worth_a_sync: usize) -> bool {
        let unsynced = &self.unsynced;
        unsynced.batches.is_whole()
            && !unsynced.made
            && unsynced.batches.len() <= worth_a_sync * unsynced.count()
    }

    /// Makes everything written so far survive a power cut.
    pub(super) fn sync<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        for base_offset in std::mem::take(&mut self.unsynced.segments) {
            files.sync(place.file(base_offset, names::FileKind::Log))?;
        }
        let made = std::mem::take(&mut self.unsynced.made);
        if made && self.topic_id.is_some() {
            files.sync_small(&self.path(names::PARTITION_METADATA))?;
        }
        if std::mem::take(&mut self.unsynced.folder) || made {
            files.sync_dir(Path::new(&self.folder))?;
        }
        self.unsynced.batches = Kept::default();
        self.synced_offset = self.log_end_offset;
        Ok(())
    }
}
