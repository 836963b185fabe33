//! Opening one log: what its folder holds, how far it reaches, and after an unclean stop, what of it is whole.

use std::collections::BTreeSet;
use std::path::Path;

use super::active::Active;
use super::files::{Files, failed};
use super::index_rebuild::IndexRebuild;
use super::judging::Judged;
use super::log_states::LogState;
use super::names::{self, FileKind};
use super::partition_log::{PartitionLog, Service};
use super::producers::Producers;
use super::segment::{Place, Segment};
use super::segment_check::SegmentCheck;
use super::wal::{FoundWal, WalLog};
use super::{DamagedBatches, Disk, RecoveredLog, StorageFailure, leftovers, partition_metadata};
use crate::core::ids::{LeaderEpoch, Offset};

/// What the files beside the partitions say about a log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Whether the process before ended cleanly.
    pub clean: bool,
    /// Everything below was synced.
    pub recovery_point: i64,
    /// Everything below was given up.
    pub log_start_offset: i64,
    /// From the high watermark checkpoint.
    pub high_watermark: Option<i64>,
    /// Producers that were silent since then are forgotten, milliseconds since 1970.
    pub expired_before_ms: i64,
}

/// The files found in a folder.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    pub logs: Vec<i64>,
    pub offset_indexes: BTreeSet<i64>,
    pub time_indexes: BTreeSet<i64>,
    pub transaction_indexes: BTreeSet<i64>,
    pub snapshots: BTreeSet<i64>,
}

impl Inventory {
    /// Empties the indexes of a segment, which are to be written anew.
    fn empty_indexes<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        base_offset: i64,
    ) -> Result<(), StorageFailure> {
        for (kind, found) in [
            (FileKind::OffsetIndex, &self.offset_indexes),
            (FileKind::TimeIndex, &self.time_indexes),
            (FileKind::TransactionIndex, &self.transaction_indexes),
        ] {
            let at = place.file(base_offset, kind);
            if !found.contains(&base_offset) {
                continue;
            }
            if kind == FileKind::TransactionIndex {
                files.forget(at.key);
                files.remove(&at.path())?;
            } else if files.len(at)?.is_some_and(|len| len > 0) {
                files.set_len(at, 0)?;
            }
        }
        Ok(())
    }
}

/// A log that was opened.
pub(super) struct Opened {
    pub log: PartitionLog,
    pub report: RecoveredLog,
    /// It is not as the last checkpoint noted it.
    pub changed: bool,
    /// Offsets are missing between segments behind the recovery point, which is no loss: nobody was told of them.
    pub has_gap: bool,
}

/// Opens a log whose folder exists. `log` comes as [`PartitionLog::uncreated`] makes it, `state` is what the last
/// checkpoint noted of it. What is wrong with it is told in the report. After an unclean stop the caller syncs what is
/// unsynced of it before it is served.
pub(super) fn open<D: Disk>(
    files: &mut Files<D>,
    mut log: PartitionLog,
    known: Known,
    state: Option<LogState>,
    wal: &FoundWal,
) -> Opened {
    let mut recovery = Recovery {
        log: &mut log,
        known,
        wal,
        changed: false,
        has_gap: false,
        ahead: None,
        replayed_bytes: 0,
        cut_bytes: 0,
        damaged: Vec::new(),
        first_checked: 0,
        newest_leader_epoch: LeaderEpoch::NONE.0,
        aborted_until: 0,
    };
    let failure = recovery.run(files, state).err();
    let (changed, has_gap) = (recovery.changed, recovery.has_gap);
    let (cut_bytes, newest_leader_epoch) = (recovery.cut_bytes, recovery.newest_leader_epoch);
    let replayed_bytes = recovery.replayed_bytes;
    let damaged = std::mem::take(&mut recovery.damaged);
    let aborted_until = Offset(recovery.aborted_until);
    if let Some(failure) = &failure {
        log.service = Service::Failed(Box::new(failure.clone()));
    }
    log.producers.expire(known.expired_before_ms);
    log.leader_epochs.shrink_to_fit();
    log.segments.shrink_to_fit();
    log.unsynced.settle();
    log.active.tails.settle();
    let report = RecoveredLog {
        log: log.id,
        topic: log.topic.clone(),
        partition: log.partition,
        topic_id: log.topic_id,
        log_start_offset: Offset(log.log_start_offset),
        log_end_offset: Offset(log.log_end_offset),
        high_watermark: known.high_watermark.map(Offset),
        leader_epochs: log
            .leader_epochs
            .iter()
            .map(|&(epoch, start)| (LeaderEpoch(epoch), Offset(start)))
            .collect(),
        newest_leader_epoch: LeaderEpoch(newest_leader_epoch),
        producers: log.producers.list().cloned().collect(),
        aborted_until,
        clean: known.clean,
        cut_bytes,
        replayed_bytes,
        damaged,
        failure,
    };
    Opened {
        log,
        report,
        changed,
        has_gap,
    }
}

pub(super) struct Recovery<'a> {
    pub log: &'a mut PartitionLog,
    pub known: Known,
    wal: &'a FoundWal,
    pub changed: bool,
    has_gap: bool,
    /// What the write-ahead log has of this log.
    pub ahead: Option<&'a WalLog>,
    pub replayed_bytes: u64,
    cut_bytes: u64,
    pub damaged: Vec<DamagedBatches>,
    /// The first segment whose entries are checked; all of them are behind the last one where none is.
    pub first_checked: usize,
    pub newest_leader_epoch: i32,
    /// The transactions that were aborted end before this offset.
    pub aborted_until: i64,
}

impl Recovery<'_> {
    fn run<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        state: Option<LogState>,
    ) -> Result<(), StorageFailure> {
        self.log.recovery_point = self.known.recovery_point;
        self.log.log_start_offset = self.known.log_start_offset;
        let mut inventory = self.take_inventory(files)?;
        self.drop_given_up(files, &mut inventory)?;
        self.read_metadata(files)?;
        let log = &self.log;
        self.ahead = self.wal.log(&log.topic, log.partition, log.topic_id);
        self.restore_first_segment(files, &mut inventory)?;
        if inventory.logs.is_empty() {
            let start = self.known.log_start_offset;
            self.log.segments = vec![Segment::empty(start)];
            (
                self.log.log_start_offset,
                self.log.log_end_offset,
                self.log.synced_offset,
            ) = (start, start, start);
            self.log.snapshot_offset = start;
            self.changed = state.is_none();
            self.log.unsynced.made = self.changed && !self.known.clean;
            return Ok(());
        }
        self.log.segments.clear();
        for &base_offset in &inventory.logs {
            let at = self.log.place().file(base_offset, FileKind::Log);
            let len = files.len(at)?.unwrap_or(0);
            self.log.segments.push(Segment::found(base_offset, len));
        }
        self.log.active = Active::found(self.log.active.created_ms);
        let state = match state {
            Some(state) => self.usable(files, &inventory, state)?,
            None => None,
        };
        match state {
            Some(state) => self.go_on(files, &mut inventory, state)?,
            None => self.find_out(files, &mut inventory)?,
        }
        self.settle(files)?;
        self.resume(files)?;
        match self.ahead {
            Some(ahead) if self.log.log_end_offset < ahead.durable_end => Err(ahead
                .damage
                .clone()
                .unwrap_or_else(|| self.falls_short(ahead))),
            _ => Ok(()),
        }
    }

    /// Opens a log of which no more is known than Kafka's own tables say.
    fn find_out<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
    ) -> Result<(), StorageFailure> {
        self.changed = true;
        self.first_checked = if self.known.clean {
            self.log.segments.len()
        } else {
            self.behind(self.known.recovery_point - 1)
        };
        self.rebuild_missing_indexes(files, inventory)?;
        // Up to here the log is known; what lies behind is yet to be checked.
        let certain = match self.log.segments.get(self.first_checked) {
            Some(segment) => segment.base_offset,
            None => self.clean_end(files)?,
        };
        self.log.log_end_offset = certain;
        self.restore_producers(files, inventory, certain)?;
        let epochs_from = self.restore_epochs(files, certain)?;
        self.walk_headers(files, epochs_from, certain)?;
        if self.known.clean {
            return Ok(());
        }
        self.log.unsynced.made = true;
        self.check(files, inventory, None)
    }

    /// Gets the newest segment ready to be appended to, so that the next checkpoint can note how it stands.
    fn resume<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let place = Place {
            folder: &self.log.folder,
            log: self.log.id,
        };
        let newest = self.log.segments.last_mut().expect("a log has a segment");
        newest.resume(&mut self.log.active, files, place)
    }

    /// The segment that an offset belongs to. That of the last synced offset is checked too: if the log went on in a
    /// new segment right behind it, the end of its indexes was written after the checkpoint.
    fn behind(&self, offset: i64) -> usize {
        self.log
            .segments
            .partition_point(|segment| segment.base_offset <= offset)
            .saturating_sub(1)
    }

    /// Lists the folder, after what was interrupted is finished.
    fn take_inventory<D: Disk>(
        &mut self,
        files: &mut Files<D>,
    ) -> Result<Inventory, StorageFailure> {
        let folder = self.log.folder.clone();
        let list = |files: &mut Files<D>| -> Result<Vec<String>, StorageFailure> {
            let path = Path::new(&folder);
            let entries = files.disk().list_dir(path).map_err(failed("list", path))?;
            Ok(entries
                .into_iter()
                .filter(|entry| !entry.is_dir)
                .map(|entry| entry.name)
                .collect())
        };
        let mut names = list(files)?;
        if leftovers::clear(files, &self.log.folder, &names)? {
            names = list(files)?;
        }
        let mut inventory = Inventory::default();
        for (kind, offset) in names.iter().filter_map(|name| FileKind::parse(name)) {
            match kind {
                FileKind::Log => inventory.logs.push(offset),
                FileKind::OffsetIndex => _ = inventory.offset_indexes.insert(offset),
                FileKind::TimeIndex => _ = inventory.time_indexes.insert(offset),
                FileKind::ProducerSnapshot => _ = inventory.snapshots.insert(offset),
                FileKind::TransactionIndex => _ = inventory.transaction_indexes.insert(offset),
            }
        }
        inventory.logs.sort_unstable();
        Ok(inventory)
    }

    /// Removes segments that lie wholly below the log's start: they were being deleted.
    fn drop_given_up<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
    ) -> Result<(), StorageFailure> {
        let following = inventory.logs.iter().skip(1);
        let given_up = following
            .take_while(|next| **next <= self.known.log_start_offset)
            .count();
        for base_offset in inventory.logs.drain(..given_up) {
            for kind in FileKind::ALL {
                files.remove(&self.log.place().file(base_offset, kind).path())?;
            }
            inventory.snapshots.remove(&base_offset);
        }
        Ok(())
    }

    fn read_metadata<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let text = files.read_text(&self.log.path(names::PARTITION_METADATA))?;
        self.log.topic_id = text.as_deref().and_then(partition_metadata::read);
        if self.log.topic_id.is_some() {
            self.log.service = Service::Open;
        }
        Ok(())
    }

    /// Where a log ends that was closed cleanly.
    fn clean_end<D: Disk>(&mut self, files: &mut Files<D>) -> Result<i64, StorageFailure> {
        let place = Place {
            folder: &self.log.folder,
            log: self.log.id,
        };
        let newest = self.log.segments.last_mut().expect("a log has a segment");
        let end = newest.end_offset(files, place)?;
        Ok(end.max(self.known.log_start_offset))
    }

    /// Reads every entry that may not have been synced, rebuilds the indexes, cuts a torn tail. `from` is what is known of
    /// the first segment that is checked. The caller syncs.
    pub fn check<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &Inventory,
        mut from: Option<IndexRebuild>,
    ) -> Result<(), StorageFailure> {
        let mut next_offset = self.log.segments[self.first_checked].base_offset;
        let recovery_point = self.known.recovery_point;
        let mut number = self.first_checked;
        self.log.unsynced.folder = true;
        while number < self.log.segments.len() {
            let base_offset = self.log.segments[number].base_offset;
            let len = self.log.segments[number].len;
            let (mut check, mut rebuilt);
            let noted = from.take();
            let goes_on = noted.is_some();
            if let Some(noted) = noted {
                check = SegmentCheck::behind(base_offset, len, recovery_point, noted.segment.len);
                rebuilt = noted;
            } else {
                next_offset = next_offset.max(base_offset);
                self.log.log_end_offset = next_offset;
                self.log.take_snapshot(files)?;
                check = SegmentCheck::new(base_offset, len, next_offset, recovery_point);
                rebuilt = IndexRebuild::begin(self.log, number);
            }
            let config = self.log.config.clone();
            let folder = self.log.folder.clone();
            let place = Place {
                folder: &folder,
                log: self.log.id,
            };
            loop {
                let bad = check.run(files, place, |entry, marker, position| {
                    rebuilt
                        .segment
                        .note(&mut rebuilt.active, entry, position, &config);
                    self.log.note_epoch(entry);
                    rebuilt
                        .aborted
                        .extend(self.log.producers.appended(entry, marker));
                })?;
                next_offset = check.next_offset();
                self.log.log_end_offset = next_offset;
                let Some(bad) = bad else { break };
                if self.judge(files, number, &mut check, &bad)? == Judged::Torn {
                    self.cut(files, number, check.valid_len())?;
                    break;
                }
            }
            rebuilt.segment.len = check.valid_len();
            let following = self.log.segments.get(number + 1);
            if let (Some(next), Some(ahead)) = (following, self.ahead) {
                if self.is_ahead_of(next_offset, next.base_offset) {
                    // The name of a segment between them is gone.
                    self.cut(files, number, check.valid_len())?;
                } else if self.has_lost(next_offset, next.base_offset) {
                    return Err(self.falls_short(ahead));
                }
            }
            let following = self.log.segments.get(number + 1);
            self.has_gap |= following.is_some_and(|next| next_offset < next.base_offset);
            if number + 1 == self.log.segments.len() {
                next_offset = self.replay(files, next_offset, &mut rebuilt)?;
                self.log.log_end_offset = next_offset;
            }
            self.note_aborted(&rebuilt.aborted);
            self.log.unsynced.segments.push(base_offset);
            if !goes_on && number + 1 < self.log.segments.len() {
                rebuilt.finish(files, self.log, number, true)?;
            } else {
                if !goes_on {
                    inventory.empty_indexes(files, self.log.place(), base_offset)?;
                    rebuilt
                        .segment
                        .look_when_modified(files, self.log.place())?;
                }
                rebuilt.go_on(files, self.log, number)?;
            }
            number += 1;
        }
        Ok(())
    }

    /// Cuts a segment and drops those behind it.
    fn cut<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
        len: u64,
    ) -> Result<(), StorageFailure> {
        for dropped in self.log.segments.split_off(number + 1).into_iter().rev() {
            self.cut_bytes += dropped.len;
            for kind in FileKind::ALL {
                let at = self.log.place().file(dropped.base_offset, kind);
                files.forget(at.key);
                files.remove(&at.path())?;
            }
        }
        let segment = &self.log.segments[number];
        self.cut_bytes += segment.len - len;
        files.set_len(
            self.log.place().file(segment.base_offset, FileKind::Log),
            len,
        )
    }

    /// Brings the start, the epochs and the recovery point in line with what was found.
    fn settle<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let start = self.known.log_start_offset;
        if self.log.log_end_offset < start {
            // What was kept of the log is all below what was given up.
            let number = 0;
            self.cut(files, number, 0)?;
            let at = self
                .log
                .place()
                .file(self.log.segments[0].base_offset, FileKind::Log);
            files.forget(at.key);
            files.remove(&at.path())?;
            self.log.segments = vec![Segment::empty(start)];
            self.log.active = Active::new(self.log.active.created_ms);
            self.log.log_end_offset = start;
            self.log.producers = Producers::default();
            self.log.snapshot_offset = start;
        }
        self.log.log_start_offset = start.max(self.log.segments[0].base_offset);
        self.log.synced_offset = self.log.log_end_offset;
        let end = self.log.log_end_offset;
        if let Some(&(newest, _)) = self.log.leader_epochs.last() {
            self.newest_leader_epoch = self.newest_leader_epoch.max(newest);
        }
        let epochs = self.log.leader_epochs.len();
        self.log.leader_epochs.retain(|&(_, start)| start < end);
        self.log.epochs_changed |= self.log.leader_epochs.len() != epochs;
        Ok(())
    }
}
