//! What of a log's state is taken from snapshots, checkpoints and headers: producers and leader epochs.

use super::files::Files;
use super::names::{self, FileKind};
use super::producers::Producers;
use super::recovery::{Inventory, Recovery};
use super::{Disk, StorageFailure, checkpoint, producer_snapshot};

impl Recovery<'_> {
    /// Takes the producers from the newest snapshot that may be believed.
    pub(super) fn restore_producers<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
        certain: i64,
    ) -> Result<(), StorageFailure> {
        self.log.snapshot_offset = self.log.segments[0].base_offset;
        self.drop_stray_snapshots(files, inventory)?;
        for &offset in inventory.snapshots.iter().rev() {
            let path = self.log.path(&FileKind::ProducerSnapshot.name(offset));
            let read = if offset <= certain {
                files
                    .read_small(&path)?
                    .and_then(|bytes| producer_snapshot::read(&bytes))
            } else {
                None
            };
            match read {
                Some(producers) => {
                    self.log.producers = Producers::restore(producers);
                    self.log.snapshot_offset = offset;
                    return Ok(());
                }
                // It speaks of offsets that are about to be checked, or is not whole.
                None => files.remove(&path)?,
            }
        }
        Ok(())
    }

    /// Every clean stop leaves a snapshot where the log ends; of those only the newest is kept.
    pub(super) fn drop_stray_snapshots<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
    ) -> Result<(), StorageFailure> {
        let newest_segment = inventory.logs.last().copied().unwrap_or(0);
        let newest = inventory.snapshots.last().copied();
        let stray = |offset: &i64| {
            !inventory.logs.contains(offset)
                && (newest != Some(*offset) || *offset < newest_segment)
        };
        let strays: Vec<i64> = inventory.snapshots.iter().copied().filter(stray).collect();
        for offset in strays {
            inventory.snapshots.remove(&offset);
            files.remove(&self.log.path(&FileKind::ProducerSnapshot.name(offset)))?;
        }
        Ok(())
    }

    /// Takes the epochs from their checkpoint; says from which offset on they have to be read from the log.
    pub(super) fn restore_epochs<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        certain: i64,
    ) -> Result<i64, StorageFailure> {
        let text = files.read_text(&self.log.path(names::LEADER_EPOCHS))?;
        match text.as_deref().and_then(checkpoint::read_epochs) {
            Some(mut epochs) => {
                self.newest_leader_epoch = epochs.last().map_or(-1, |&(epoch, _)| epoch);
                epochs.retain(|&(_, start)| start < certain);
                self.log.leader_epochs = epochs;
                Ok(i64::MAX)
            }
            None => {
                self.log.epochs_changed = true;
                Ok(self.log.segments[0].base_offset)
            }
        }
    }

    /// Reads what snapshots and checkpoints do not say from the headers of the segments that are not checked.
    pub(super) fn walk_headers<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        epochs_from: i64,
        certain: i64,
    ) -> Result<(), StorageFailure> {
        let producers_from = self.log.snapshot_offset;
        let from = producers_from.min(epochs_from);
        for number in 0..self.first_checked {
            let following = self
                .log
                .segments
                .get(number + 1)
                .map_or(certain, |next| next.base_offset);
            if following <= from {
                continue;
            }
            let segment = self.log.segments[number].clone();
            let mut seen = Vec::new();
            segment.walk(files, self.log.place(), |entry, marker, _| {
                seen.push((*entry, marker))
            })?;
            for (entry, marker) in seen {
                if entry.base_offset >= epochs_from {
                    self.log.note_epoch(&entry);
                }
                if entry.base_offset >= producers_from {
                    self.log.producers.appended(&entry, marker);
                }
            }
        }
        Ok(())
    }
}
