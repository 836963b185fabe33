//! Making what was written durable, the cheapest way: in the write-ahead log, file by file, or all at once.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::files::Files;
use super::metadata_snapshot::Unfinished;
use super::names;
use super::partition_log::{PartitionLog, Service};
use super::segment::Place;
use super::store::Store;
use super::unsynced::Kept;
use super::wal::GroupEntry;
use super::{Disk, StorageEvent, StorageFailure};
use crate::core::ids::{LogId, Offset};

/// More bytes than this are not kept for the write-ahead log, over all logs.
const KEPT_OF_ALL: usize = 16 << 20;

/// A log whose start moved, and the files that are to go once that is durable.
#[derive(Debug)]
pub(super) struct Advance {
    pub log: LogId,
    pub log_start_offset: i64,
    pub given_up: Vec<PathBuf>,
}

/// How many syncs were made; or the file whose sync failed, and why.
pub type SyncOutcome = Result<u64, (PathBuf, io::Error)>;

/// Files to be synced, wherever it suits, while the store goes on writing.
#[derive(Debug)]
pub struct SyncJob<F> {
    pub(super) files: Vec<(PathBuf, F)>,
    /// What is to be told once all of them are synced.
    pub durable: Vec<StorageEvent>,
}

impl<F> SyncJob<F> {
    /// Syncs one file after the other, by `sync`. The first failure is the last: nothing is tried again.
    ///
    /// # Errors
    /// The file that could not be synced.
    pub fn carry_out(&self, mut sync: impl FnMut(&F) -> io::Result<()>) -> SyncOutcome {
        for (path, file) in &self.files {
            sync(file).map_err(|error| (path.clone(), error))?;
        }
        Ok(self.files.len() as u64)
    }
}

/// What is durable once a sync that was begun is done.
#[derive(Debug)]
pub(super) struct InFlight<F> {
    /// Each log's end when the sync was begun.
    ends: Vec<(LogId, i64)>,
    pub advances: Vec<Advance>,
    pub snapshot: Option<Unfinished<F>>,
}

impl<F> InFlight<F> {
    /// Whether a start that moved or a snapshot is to be finished.
    pub fn is_awaited(&self) -> bool {
        !self.advances.is_empty() || self.snapshot.is_some()
    }
}

/// A sync as it is begun: what is to be carried out, and what follows.
pub(super) type Begun<F> = (SyncJob<F>, InFlight<F>);

impl<D: Disk> Store<D> {
    /// Does what has to be done before files are synced that make what was written to some logs survive a power cut:
    /// puts a group into the write-ahead log, syncs the names of files that are new. Where everything is synced at once,
    /// no files are left to sync.
    pub(super) fn prepare_sync(
        &mut self,
        wanted: &BTreeSet<LogId>,
    ) -> Result<Begun<D::File>, StorageFailure> {
        let (mut ahead, mut in_place) = (BTreeSet::new(), BTreeSet::new());
        let mut ends = Vec::with_capacity(wanted.len());
        let mut durable = Vec::with_capacity(wanted.len());
        for &id in wanted {
            let Some(log) = self.log(id) else { continue };
            let is_behind = log.synced_offset < log.log_end_offset;
            if is_behind && log.fits_ahead(self.config.wal_worth_a_sync) {
                ahead.insert(id);
            } else if is_behind || log.unsynced.made {
                in_place.insert(id);
            }
            ends.push((id, log.log_end_offset));
            if !matches!(log.service, Service::Failed(_)) {
                durable.push(StorageEvent::Durable {
                    log: id,
                    end_offset: Offset(log.log_end_offset),
                });
            }
        }
        let mut files = Vec::new();
        // Most starts write once and then wait for somebody: no file is made for that.
        let is_first = !std::mem::replace(&mut self.has_synced, true);
        match if is_first {
            None
        } else {
            self.write_ahead(&ahead)?
        } {
            Some(file) => files.push(file),
            None => in_place.append(&mut ahead),
        }
        self.prepare_in_place(&in_place, &mut files)?;
        let snapshot = self.take_whole_snapshot();
        files.extend(snapshot.as_ref().map(Unfinished::to_sync));
        let in_flight = InFlight {
            ends,
            advances: std::mem::take(&mut self.advanced),
            snapshot,
        };
        Ok((SyncJob { files, durable }, in_flight))
    }

    /// A sync is done.
    pub(super) fn note_synced(&mut self, in_flight: &InFlight<D::File>) {
        self.wal.synced();
        for &(id, end) in &in_flight.ends {
            if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                log.synced_offset = log.synced_offset.max(end);
                if log.synced_offset == log.log_end_offset {
                    self.flush_times.forget(id);
                }
            }
        }
    }

    /// Writes the newest batches of some logs to the write-ahead log. Returns its file, which is to be synced; `None` if
    /// there are none, or it does not take them.
    fn write_ahead(
        &mut self,
        ids: &BTreeSet<LogId>,
    ) -> Result<Option<(PathBuf, D::File)>, StorageFailure> {
        if ids.is_empty() {
            return Ok(None);
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
        let file = self.wal.write(&mut self.files, &entries, batches)?;
        if file.is_none() {
            for id in ids {
                if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                    log.unsynced.batches.give_up();
                }
            }
        }
        Ok(file)
    }

    /// Syncs the names that make logs survive a power cut in their own files, and adds those files to `files`; or syncs
    /// everything at once, where they are many.
    fn prepare_in_place(
        &mut self,
        ids: &BTreeSet<LogId>,
        files: &mut Vec<(PathBuf, D::File)>,
    ) -> Result<(), StorageFailure> {
        if ids.is_empty() {
            return Ok(());
        }
        if self.count_unsynced(ids) > self.config.sync_all_above {
            return self.sync_everything();
        }
        for id in ids {
            if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                self.kept_bytes -= log.unsynced.batches.len();
                log.unsynced.batches.give_up();
                log.prepare_sync(&mut self.files, files)?;
            }
        }
        if std::mem::take(&mut self.root_unsynced) {
            self.files.sync_dir(Path::new(""))?;
        }
        Ok(())
    }

    fn count_unsynced(&self, ids: &BTreeSet<LogId>) -> usize {
        let of_logs = ids.iter().filter_map(|&id| self.log(id));
        usize::from(self.root_unsynced) + of_logs.map(|log| log.unsynced.count()).sum::<usize>()
    }

    /// Makes what was written to some logs survive a power cut in their own files: each file once, or all at once
    /// where they are many.
    pub(super) fn sync_logs(&mut self, wanted: &BTreeSet<LogId>) -> Result<(), StorageFailure> {
        let mut files = Vec::new();
        self.prepare_in_place(wanted, &mut files)?;
        self.files.sync_each(&files)?;
        for &id in wanted {
            if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                log.synced_offset = log.log_end_offset;
            }
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
        let mut to_sync = Vec::new();
        self.prepare_sync(files, &mut to_sync)?;
        files.sync_each(&to_sync)?;
        self.synced_offset = self.log_end_offset;
        Ok(())
    }

    /// Syncs what of the log's names is new, and adds to `to_sync` the files that make everything written so far survive
    /// a power cut.
    fn prepare_sync<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        to_sync: &mut Vec<(PathBuf, D::File)>,
    ) -> Result<(), StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        for base_offset in std::mem::take(&mut self.unsynced.segments) {
            to_sync.push(files.hand_out(place.file(base_offset, names::FileKind::Log))?);
        }
        let made = std::mem::take(&mut self.unsynced.made);
        if made && self.topic_id.is_some() {
            files.sync_small(&self.path(names::PARTITION_METADATA))?;
        }
        if std::mem::take(&mut self.unsynced.folder) || made {
            files.sync_dir(Path::new(&self.folder))?;
        }
        self.unsynced.batches = Kept::default();
        Ok(())
    }
}
