//! Writing the write-ahead log.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use kafka_proto::Uuid;

use super::control::{Control, GROUPS_AT};
use super::group::{self, GroupEntry, PAGE};
use super::{FOLDER, path};
use crate::log::files::{Files, failed};
use crate::log::{Disk, OpenMode, StorageFailure};

/// The file is filled with zeros in so many steps.
const STEPS: u64 = 32;
static ZEROS: [u8; 1 << 16] = [0; 1 << 16];

/// The write-ahead log of a running store. Its file is made when it is first of use.
#[derive(Debug)]
pub(in crate::log) struct Wal<F> {
    id: Uuid,
    number: u32,
    /// The file grows no larger, bytes; 0: there is none.
    limit: u64,
    open: Option<Open<F>>,
    /// The newest group's.
    sequence: u64,
    /// The newest group's.
    crc: u32,
    checkpointed: u64,
    /// The disk refused something: no more groups before the next checkpoint.
    refused: bool,
    groups: u64,
}

#[derive(Debug)]
struct Open<F> {
    file: F,
    /// Where the next group begins.
    position: u64,
    /// Up to here the file has been written.
    filled: u64,
    /// A group that is written and not synced: where it ends, and its checksum.
    unsynced: Option<(u64, u32)>,
    /// Which control page is written next.
    slot: u64,
}

impl<F: std::fmt::Debug + Clone> Wal<F> {
    /// A log that has no file yet. `number` names it among files of earlier starts that could not be given up; `id` must
    /// not be known to anybody who sends records.
    pub fn new(id: Uuid, number: u32, limit: u64) -> Self {
        Self {
            id,
            number,
            limit,
            open: None,
            sequence: 0,
            crc: 0,
            checkpointed: 0,
            refused: false,
            groups: 0,
        }
    }

    /// Whether a checkpoint should make room.
    pub fn is_nearly_full(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.position >= self.limit / 4 * 3)
    }

    /// Groups written since the start.
    pub fn groups(&self) -> u64 {
        self.groups
    }

    /// Writes a group, the file of which is to be synced then: see [`synced`](Self::synced). `None` if there is no room,
    /// or the disk refuses to write: the batches have to be synced where they are, then. The group before it has to be
    /// synced.
    ///
    /// # Errors
    /// A sync that the making of the file takes failed, which is final.
    pub fn write<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        entries: &[GroupEntry],
        batches: impl IntoIterator<Item = Bytes>,
    ) -> Result<Option<(PathBuf, F)>, StorageFailure> {
        if self.limit == 0 || self.refused || (self.open.is_none() && !self.create(files)?) {
            return Ok(None);
        }
        let place = group::Place {
            log: self.id,
            sequence: self.sequence + 1,
            synced: self.sequence,
            follows: self.crc,
        };
        let (parts, crc) = group::write(place, entries, batches);
        let Some(open) = &mut self.open else {
            return Ok(None);
        };
        let end = open.position + parts.iter().map(Bytes::len).sum::<usize>() as u64;
        if end > self.limit {
            return Ok(None);
        }
        let step = (self.limit / STEPS).next_multiple_of(PAGE as u64);
        let disk = files.disk();
        while open.filled < end {
            let more = step.min(self.limit - open.filled);
            if disk
                .write_at(&open.file, open.filled, &zeros(more))
                .is_err()
            {
                self.refused = true;
                return Ok(None);
            }
            open.filled += more;
        }
        if disk.write_at(&open.file, open.position, &parts).is_err() {
            self.refused = true;
            return Ok(None);
        }
        open.unsynced = Some((end, crc));
        Ok(Some((path(self.number), open.file.clone())))
    }

    /// The group that was written last, if any, is synced: the next one may follow.
    pub fn synced(&mut self) {
        let unsynced = self.open.as_mut().and_then(|open| {
            let (end, crc) = open.unsynced.take()?;
            open.position = end;
            Some(crc)
        });
        if let Some(crc) = unsynced {
            self.sequence += 1;
            self.crc = crc;
            self.groups += 1;
        }
    }

    /// Everything that any group holds is synced in the segments: the file is begun anew.
    ///
    /// # Errors
    /// The disk refuses; a failed sync is final.
    pub fn checkpointed<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
    ) -> Result<(), StorageFailure> {
        self.refused = false;
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if self.checkpointed == self.sequence {
            return Ok(());
        }
        let path = path(self.number);
        let control = Control {
            log: self.id,
            checkpointed: self.sequence,
        };
        let at = open.slot * PAGE as u64;
        let disk = files.disk();
        disk.write_at(&open.file, at, &[control.write().into()])
            .map_err(failed("write", &path))?;
        let synced = disk.sync_file(&open.file);
        files.synced(&path, synced)?;
        open.slot = 1 - open.slot;
        open.position = GROUPS_AT as u64;
        self.checkpointed = self.sequence;
        Ok(())
    }

    /// Removes the file, after everything in it is synced in the segments, and the folder with it unless it holds files
    /// of earlier starts. The caller syncs the data directory.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
    ) -> Result<(), StorageFailure> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        files.disk().close(open.file);
        if self.number > 0 {
            files.remove(&path(self.number))?;
            return files.sync_dir(Path::new(FOLDER));
        }
        let folder = Path::new(FOLDER);
        files
            .disk()
            .remove_dir_all(folder)
            .map_err(failed("remove", folder))
    }

    /// Makes the file, durable with its names. False if the disk refuses.
    fn create<D: Disk<File = F>>(&mut self, files: &mut Files<D>) -> Result<bool, StorageFailure> {
        let (folder, path) = (Path::new(FOLDER), path(self.number));
        let control = Control {
            log: self.id,
            checkpointed: 0,
        };
        let page = Bytes::from(control.write());
        let disk = files.disk();
        let created = disk
            .create_dir(folder)
            .and_then(|()| disk.open(&path, OpenMode::Truncate));
        let Ok(file) = created else {
            self.refused = true;
            return Ok(false);
        };
        if disk.write_at(&file, 0, &[page.clone(), page]).is_err() {
            disk.close(file);
            self.refused = true;
            return Ok(false);
        }
        let synced = disk.sync_file(&file);
        files.synced(&path, synced)?;
        files.sync_dir(folder)?;
        files.sync_dir(Path::new(""))?;
        self.open = Some(Open {
            file,
            position: GROUPS_AT as u64,
            filled: GROUPS_AT as u64,
            unsynced: None,
            slot: 0,
        });
        Ok(true)
    }
}

fn zeros(len: u64) -> Vec<Bytes> {
    let whole = len as usize / ZEROS.len();
    let mut parts = vec![Bytes::from_static(&ZEROS); whole];
    parts.push(Bytes::from_static(&ZEROS[..len as usize % ZEROS.len()]));
    parts
}
