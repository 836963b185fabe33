//! What the store writes beside the logs: checkpoints now and then, and all that a clean stop leaves behind.

use std::collections::BTreeSet;
use std::path::Path;

use super::files::{Files, failed};
use super::log_states::LogStates;
use super::names::{self, FileKind, METADATA_TOPIC};
use super::partition_log::{PartitionLog, Service};
use super::segment::Place;
use super::store::Store;
use super::{Disk, StorageFailure, StorageRequest, checkpoint};
use crate::core::ids::LogId;
use crate::core::time::Now;

/// What a clean stop leaves for the next start, as Kafka writes it. The epoch is of a broker in a cluster.
const CLEAN_SHUTDOWN_TEXT: &str = r#"{"version":0,"brokerEpoch":-1}"#;

impl<D: Disk> Store<D> {
    /// Syncs every log that changed, then notes how far each is synced.
    pub(super) fn checkpoint(
        &mut self,
        changed: &BTreeSet<LogId>,
        now: Now,
    ) -> Result<(), StorageFailure> {
        let expired_before_ms = self.config.expired_before_ms(now);
        let mut count = 0;
        for log in self
            .logs
            .iter_mut()
            .flatten()
            .filter(|log| changed.contains(&log.id))
        {
            log.producers.expire(expired_before_ms);
            log.write_indexes(&mut self.files)?;
            log.stage_epochs(&mut self.files)?;
            count += log.unsynced.count() + log.unsynced.caches.len();
        }
        let at_once = count > self.config.sync_all_above;
        if at_once {
            self.sync_everything()?;
        } else {
            self.sync_logs(changed)?;
            for log in self
                .logs
                .iter_mut()
                .flatten()
                .filter(|log| changed.contains(&log.id))
            {
                for path in std::mem::take(&mut log.unsynced.caches) {
                    self.files.sync_small(&path)?;
                }
            }
        }
        // The recovery point may pass an epoch only once that is on the disk under its name.
        let mut placed = Vec::new();
        for log in self
            .logs
            .iter_mut()
            .flatten()
            .filter(|log| changed.contains(&log.id))
        {
            if log.place_epochs(&mut self.files)? {
                placed.push(log.folder.clone());
            }
        }
        if placed.len() > self.config.sync_all_above {
            self.files.sync_all()?;
        } else {
            for folder in placed {
                self.files.sync_dir(Path::new(&folder))?;
            }
        }
        for log in self.logs.iter_mut().flatten() {
            if at_once || changed.contains(&log.id) {
                log.advance_recovery_point();
            }
        }
        for log in self.logs.iter_mut().flatten() {
            log.unsynced.settle();
            log.active.tails.settle();
        }
        self.write_states()?;
        self.write_checkpoints()?;
        self.files.sync_dir(Path::new(""))?;
        self.wal.checkpointed(&mut self.files)
    }

    /// Notes how things stand at the recovery points that are written next.
    fn write_states(&mut self) -> Result<(), StorageFailure> {
        let states = LogStates::write(self.logs.iter().flatten().map(|log| &**log));
        self.files
            .replace_small(Path::new(names::LOG_STATES), states)
    }

    fn write_checkpoints(&mut self) -> Result<(), StorageFailure> {
        let text = self.offsets(|log| Some(log.recovery_point));
        self.files
            .replace_small(Path::new(names::RECOVERY_POINTS), text.into_bytes())?;
        // The cluster's metadata is replicated another way.
        let of_topics =
            |log: &PartitionLog| (&*log.topic != METADATA_TOPIC).then_some(log.log_end_offset);
        let text = self.offsets(of_topics);
        self.files
            .replace_small(Path::new(names::HIGH_WATERMARKS), text.into_bytes())?;
        self.write_log_starts()
    }

    /// Writes which logs do not begin at 0. Kafka leaves those out that begin with their first segment; but the
    /// segments before it may come back after a power cut. One that took everything to its start away would end before
    /// it begins: what is not synced is not passed.
    pub(super) fn write_log_starts(&mut self) -> Result<(), StorageFailure> {
        let text = self.offsets(|log| {
            let start = log.log_start_offset.min(log.synced_offset);
            (start > 0).then_some(start)
        });
        self.files
            .replace_small(Path::new(names::LOG_STARTS), text.into_bytes())
    }

    /// Takes logs that are about to be deleted out of the tables, so that those do not speak of a later log of the same
    /// name. What cannot be written now is written by the next checkpoint.
    pub(super) fn forget_doomed(&mut self, requests: &[StorageRequest]) {
        let mut named = false;
        for request in requests {
            if let StorageRequest::Delete { log } = request
                && let Some(log) = self.logs.get_mut(log.0 as usize).and_then(Option::as_mut)
            {
                log.doomed = true;
                named |= log.recovery_point > 0 || log.log_start_offset > 0;
            }
        }
        if named {
            let _ = self
                .write_checkpoints()
                .and_then(|()| self.files.sync_dir(Path::new("")));
        }
    }

    pub(super) fn offsets(&self, offset: impl Fn(&PartitionLog) -> Option<i64>) -> String {
        let mut entries: Vec<(&str, i32, i64)> = self
            .logs
            .iter()
            .flatten()
            .filter(|log| !log.doomed)
            .filter_map(|log| Some((&*log.topic, log.partition, offset(log)?)))
            .collect();
        entries.sort_unstable();
        checkpoint::write_offsets(entries.into_iter())
    }

    /// The clean end: everything written and synced, and only then the marker.
    pub(super) fn close(&mut self) -> Result<(), StorageFailure> {
        let in_service = |log: &&mut Box<PartitionLog>| !matches!(log.service, Service::Failed(_));
        for log in self.logs.iter_mut().flatten().filter(in_service) {
            log.create(&mut self.files)?;
            log.finish(&mut self.files)?;
        }
        self.sync_everything()?;
        let mut placed = false;
        for log in self.logs.iter_mut().flatten().filter(in_service) {
            placed |= log.place_epochs(&mut self.files)?;
        }
        if placed {
            self.files.sync_all()?;
        }
        for log in self.logs.iter_mut().flatten() {
            log.advance_recovery_point();
        }
        self.write_states()?;
        self.write_checkpoints()?;
        self.wal.remove(&mut self.files)?;
        self.files.sync_dir(Path::new(""))?;
        self.files
            .write_small(Path::new(names::CLEAN_SHUTDOWN), CLEAN_SHUTDOWN_TEXT.into())?;
        self.files.sync_small(Path::new(names::CLEAN_SHUTDOWN))?;
        self.files.sync_dir(Path::new(""))
    }
}

impl PartitionLog {
    /// Everything up to what is synced is known to be, indexes and all, unless the log is damaged.
    fn advance_recovery_point(&mut self) {
        if !matches!(self.service, Service::Failed(_)) {
            self.recovery_point = self.synced_offset;
        }
    }

    /// Writes the leader epochs beside their checkpoint, if they changed.
    fn stage_epochs<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        if self.epochs_changed {
            let path = self.path(names::LEADER_EPOCHS_STAGED);
            files.write_small(
                &path,
                checkpoint::write_epochs(&self.leader_epochs).into_bytes(),
            )?;
            self.unsynced.caches.push(path);
        }
        Ok(())
    }

    /// Puts what was staged, and is synced by now, in place. Says whether there was anything.
    fn place_epochs<D: Disk>(&mut self, files: &mut Files<D>) -> Result<bool, StorageFailure> {
        if !self.epochs_changed {
            return Ok(false);
        }
        let (from, to) = (
            self.path(names::LEADER_EPOCHS_STAGED),
            self.path(names::LEADER_EPOCHS),
        );
        files
            .disk()
            .rename(&from, &to)
            .map_err(failed("rename", &from))?;
        self.epochs_changed = false;
        Ok(true)
    }

    fn write_indexes<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let segment = self.segments.last_mut().expect("a log has a segment");
        segment.write_indexes(&mut self.active, files, place, true)?;
        self.unsynced_indexes();
        Ok(())
    }

    /// Notes that the indexes of the newest segment are to be synced, if they were written to.
    fn unsynced_indexes(&mut self) {
        if !std::mem::take(&mut self.active.indexes_unsynced) {
            return;
        }
        // The first entry made the file.
        self.unsynced.folder = true;
        let base_offset = self.newest().base_offset;
        for kind in [
            FileKind::OffsetIndex,
            FileKind::TimeIndex,
            FileKind::TransactionIndex,
        ] {
            let path = self.place().file(base_offset, kind).path();
            self.unsynced.caches.push(path);
        }
    }

    /// Writes what the next start would otherwise have to find out.
    fn finish<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        self.mend(files)?;
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let segment = self.segments.last_mut().expect("a log has a segment");
        if segment.len == 0 {
            files.set_len(place.file(segment.base_offset, FileKind::Log), 0)?;
        }
        if self.active.resumed {
            segment.finish_indexes(&mut self.active, files, place)?;
        }
        self.take_snapshot(files)?;
        self.stage_epochs(files)
    }
}
