//! Opening a log from what the last checkpoint noted of it: what lies below the recovery point is not read, and where nothing
//! lies behind, nothing is written.

use std::cmp::Ordering;

use super::entry::{Entry, HEADER_LEN, Peek};
use super::files::Files;
use super::index::{IndexEntry, OffsetEntry, TimeEntry};
use super::index_rebuild::IndexRebuild;
use super::log_states::LogState;
use super::names::FileKind;
use super::producers::Producers;
use super::recovery::{Inventory, Recovery};
use super::txn_index::ENTRY_LEN;
use super::{Disk, StorageFailure};

impl Recovery<'_> {
    /// What was noted, if it is of this log and its files have all of it.
    pub(super) fn usable<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &Inventory,
        state: LogState,
    ) -> Result<Option<LogState>, StorageFailure> {
        if self.log.topic_id != Some(state.topic_id)
            || self.known.recovery_point != state.recovery_point
        {
            return Ok(None);
        }
        let base_offset = state.segment.base_offset;
        let Ok(number) = inventory.logs.binary_search(&base_offset) else {
            return Ok(None);
        };
        let len = self.log.segments[number].len;
        let is_last = number + 1 == inventory.logs.len();
        if len < state.segment.len || (self.known.clean && (len > state.segment.len || !is_last)) {
            return Ok(None);
        }
        let [offsets, times, aborted] = state.segment.index_entries();
        let has_aborted = aborted > 0 || inventory.transaction_indexes.contains(&base_offset);
        let indexes = [
            (FileKind::OffsetIndex, offsets, OffsetEntry::LEN, true),
            (FileKind::TimeIndex, times, TimeEntry::LEN, true),
            (FileKind::TransactionIndex, aborted, ENTRY_LEN, has_aborted),
        ];
        for (kind, entries, entry_len, is_there) in indexes {
            if !is_there {
                continue;
            }
            let needed = u64::from(entries) * entry_len as u64;
            let at = self.log.place().file(base_offset, kind);
            match files.len(at)?.unwrap_or(0).cmp(&needed) {
                Ordering::Less => return Ok(None),
                Ordering::Equal => {}
                // Entries that were written after the checkpoint, or room that Kafka keeps for some.
                Ordering::Greater => files.set_len(at, needed)?,
            }
        }
        if aborted > 0 && self.read_aborted(files, base_offset)?.is_none() {
            return Ok(None);
        }
        if len > state.segment.len {
            let at = self.log.place().file(base_offset, FileKind::Log);
            let header = files.read(at, state.segment.len, HEADER_LEN)?;
            let goes_on = matches!(
                Entry::peek(&header),
                Peek::Entry(entry) if entry.base_offset >= state.recovery_point
            );
            if !goes_on {
                return Ok(None);
            }
        }
        Ok(Some(state))
    }

    /// Opens the log from it.
    pub(super) fn go_on<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
        state: LogState,
    ) -> Result<(), StorageFailure> {
        let recovery_point = state.recovery_point;
        let base_offset = state.segment.base_offset;
        self.first_checked = self
            .log
            .segments
            .partition_point(|segment| segment.base_offset < base_offset);
        self.rebuild_missing_indexes(files, inventory)?;
        self.log.log_end_offset = recovery_point;
        if self.restore_epochs(files, recovery_point)? < i64::MAX {
            self.log.epochs_changed = !state.leader_epochs.is_empty();
            self.log.leader_epochs = state.leader_epochs;
        }
        self.log.producers = Producers::restore(state.producers);
        self.forget_later_snapshots(files, inventory, recovery_point)?;
        let [.., aborted_entries] = state.segment.index_entries();
        if aborted_entries > 0
            && let Some(aborted) = self.read_aborted(files, base_offset)?
        {
            self.note_aborted(&aborted);
        }
        let mut active = state.active;
        active.created_ms = self.log.active.created_ms;
        let segment = &self.log.segments[self.first_checked];
        let is_last = self.first_checked + 1 == self.log.segments.len();
        let is_ahead = self
            .ahead
            .is_some_and(|ahead| ahead.durable_end > recovery_point);
        if is_last && segment.len == state.segment.len && !is_ahead {
            self.log.segments[self.first_checked] = state.segment;
            self.log.active = active;
            return Ok(());
        }
        self.changed = true;
        let noted = IndexRebuild {
            segment: state.segment,
            active,
            aborted: Vec::new(),
        };
        self.check(files, inventory, Some(noted))
    }

    /// Snapshots of producers behind the recovery point are made anew where they are needed.
    fn forget_later_snapshots<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
        recovery_point: i64,
    ) -> Result<(), StorageFailure> {
        self.drop_stray_snapshots(files, inventory)?;
        for offset in inventory.snapshots.split_off(&(recovery_point + 1)) {
            files.remove(&self.log.path(&FileKind::ProducerSnapshot.name(offset)))?;
        }
        let first = self.log.segments[0].base_offset;
        let newest = inventory.snapshots.last().copied();
        self.log.snapshot_offset = newest.unwrap_or(first).max(first);
        Ok(())
    }
}
