//! Snapshots of the metadata log (KIP-630): files beside its segments that say all that the log says below an offset. They
//! are written piece by piece and take their name when they are synced; the log goes only up to one that has. Owns the
//! files; what is in them the core makes.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use kafka_proto::messages::SnapshotHeaderRecord;
use kafka_proto::records::{Batch, ControlRecordType, MAX_DECOMPRESSED, Record, batches};
use kafka_proto::{Decoder, Message};

use super::files::failed;
use super::names;
use super::partition_log::Service;
use super::request::{SnapshotId, SnapshotPart};
use super::store::Store;
use super::{Disk, OpenMode, StorageEvent, StorageFailure};
use crate::core::ids::{LeaderEpoch, LogId, Offset};
use crate::core::time::Now;

/// A snapshot on its way.
#[derive(Debug)]
pub(super) struct Unfinished<F> {
    pub log: LogId,
    pub id: SnapshotId,
    path: PathBuf,
    file: F,
    len: u64,
    /// Whether all of it is written.
    is_whole: bool,
}

impl<F: Clone> Unfinished<F> {
    /// The file, for whoever syncs it.
    pub fn to_sync(&self) -> (PathBuf, F) {
        (self.path.clone(), self.file.clone())
    }
}

/// What is wrong with a snapshot, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub position: u64,
    pub reason: String,
}

/// Goes over a snapshot: whole batches whose offsets follow each other, a header in front, a footer at the end. Returns when
/// the last record that it holds was appended, milliseconds since 1970.
pub(super) fn verify(bytes: &[u8]) -> Result<i64, Fault> {
    let mut next_offset = 0;
    let mut appended_ms = None;
    let mut has_ended = false;
    let mut position = 0;
    for batch in batches(bytes) {
        let fault = |reason: String| Fault { position, reason };
        let batch = batch.map_err(|error| fault(error.to_string()))?;
        batch
            .check_crc()
            .map_err(|error| fault(error.to_string()))?;
        if batch.base_offset() != next_offset || has_ended {
            return Err(fault("a batch that does not belong here".to_owned()));
        }
        let payload = batch
            .payload(MAX_DECOMPRESSED)
            .map_err(|error| fault(error.to_string()))?;
        for record in batch.records(&payload) {
            let record = record.map_err(|error| fault(error.to_string()))?;
            let kind = control(&batch, &record).map_err(&fault)?;
            match (appended_ms, kind) {
                (None, Some(ControlRecordType::SnapshotHeader)) => {
                    let value = record.value.unwrap_or_default();
                    let header = SnapshotHeaderRecord::decode(&mut Decoder::new(value), 0);
                    let header = header.map_err(|error| fault(error.to_string()))?;
                    appended_ms = Some(header.last_contained_log_timestamp);
                }
                (None, _) => return Err(fault("no header stands in front".to_owned())),
                (_, Some(ControlRecordType::SnapshotFooter)) => has_ended = true,
                _ => {}
            }
        }
        next_offset = batch.last_offset() + 1;
        position += batch.bytes().len() as u64;
    }
    match appended_ms {
        Some(appended_ms) if has_ended => Ok(appended_ms),
        _ => Err(Fault {
            position,
            reason: "it ends before its footer".to_owned(),
        }),
    }
}

fn control(batch: &Batch<'_>, record: &Record<'_>) -> Result<Option<ControlRecordType>, String> {
    if !batch.is_control() {
        return Ok(None);
    }
    let kind = ControlRecordType::parse(record.key.unwrap_or_default());
    kind.map(Some).map_err(|error| error.to_string())
}

impl<D: Disk> Store<D> {
    /// Writes a part of a snapshot behind the one before; the first begins it. When the last is written, the snapshot waits
    /// for the next sync.
    pub(super) fn write_snapshot(&mut self, part: SnapshotPart, events: &mut Vec<StorageEvent>) {
        let (log, id, is_last) = (part.log, part.id, part.is_last);
        match self.put_snapshot(part) {
            Ok(()) if is_last => {}
            result => {
                if result.is_err() {
                    self.abandon_snapshot();
                }
                events.push(StorageEvent::SnapshotPartWritten { log, id, result });
            }
        }
    }

    fn put_snapshot(&mut self, part: SnapshotPart) -> Result<(), StorageFailure> {
        let log = self.log(part.log);
        let folder = log.map(|log| log.folder.clone()).unwrap_or_default();
        let name = names::metadata_snapshot_part(part.id.end_offset.0, part.id.leader_epoch.0);
        let path = Path::new(&folder).join(name);
        let refused = |reason: &str| StorageFailure {
            operation: "write",
            path: path.display().to_string(),
            reason: reason.to_owned(),
            is_damage: false,
        };
        match log.map(|log| (&log.service, log.synced_offset)) {
            Some((Service::Failed(failure), _)) => return Err((**failure).clone()),
            // What a power cut may still take must not come back by way of a snapshot.
            Some((_, synced_offset)) if synced_offset < part.id.end_offset.0 => {
                return Err(refused("the log is not durable up to there"));
            }
            Some(_) => {}
            None => return Err(refused("there is no such log")),
        }
        if part.is_first {
            self.abandon_snapshot();
            let opened = self.files.disk().open(&path, OpenMode::Truncate);
            let file = opened.map_err(failed("create", &path))?;
            self.snapshot = Some(Unfinished {
                log: part.log,
                id: part.id,
                path: path.clone(),
                file,
                len: 0,
                is_whole: false,
            });
        }
        let Some(snapshot) = self.snapshot.as_mut().filter(|known| known.id == part.id) else {
            return Err(refused("its first part is missing"));
        };
        let len = part.bytes.len() as u64;
        let written = self
            .files
            .disk()
            .write_at(&snapshot.file, snapshot.len, &[part.bytes]);
        written.map_err(failed("write", &path))?;
        snapshot.len += len;
        snapshot.is_whole = part.is_last;
        Ok(())
    }

    /// A snapshot that is not finished is given up.
    pub(super) fn abandon_snapshot(&mut self) {
        if let Some(Unfinished { path, file, .. }) = self.snapshot.take() {
            self.files.disk().close(file);
            // What stays is removed by the next start.
            let _ = self.files.remove(&path);
        }
    }

    /// Whether a snapshot is written and waits for its sync.
    pub(super) fn snapshot_is_whole(&self) -> bool {
        self.snapshot
            .as_ref()
            .is_some_and(|snapshot| snapshot.is_whole)
    }

    /// A snapshot that was written, to be synced: its file, and what is to be finished then.
    pub(super) fn take_whole_snapshot(&mut self) -> Option<Unfinished<D::File>> {
        self.snapshot.take_if(|snapshot| snapshot.is_whole)
    }

    /// A snapshot is synced: it takes its name, which is then made durable too. From then on the log below it may go.
    pub(super) fn finish_snapshot(
        &mut self,
        snapshot: Unfinished<D::File>,
        now: Now,
        events: &mut Vec<StorageEvent>,
    ) {
        let Unfinished {
            log,
            id,
            path,
            file,
            ..
        } = snapshot;
        self.files.disk().close(file);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let name = names::metadata_snapshot(id.end_offset.0, id.leader_epoch.0);
        let renamed = self.files.disk().rename(&path, &folder.join(name));
        let result = renamed
            .map_err(failed("rename", &path))
            .and_then(|()| self.files.sync_dir(&folder));
        if result.is_ok() {
            self.retention.ask(log, now);
        }
        events.push(StorageEvent::SnapshotPartWritten { log, id, result });
    }

    /// The snapshots in a metadata log's folder, the newest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn metadata_snapshots(&mut self, log: LogId) -> Result<Vec<SnapshotId>, StorageFailure> {
        let Some(folder) = self.log(log).map(|log| log.folder.clone()) else {
            return Ok(Vec::new());
        };
        let path = Path::new(&folder);
        let names = self.files.disk().list_dir(path);
        let mut found: Vec<SnapshotId> = names
            .map_err(failed("list", path))?
            .iter()
            .filter_map(|entry| names::parse_metadata_snapshot(&entry.name))
            .map(|(end_offset, leader_epoch)| SnapshotId {
                end_offset: Offset(end_offset),
                leader_epoch: LeaderEpoch(leader_epoch),
            })
            .collect();
        found.sort_unstable();
        found.reverse();
        Ok(found)
    }

    /// A snapshot's batches.
    ///
    /// # Errors
    /// It cannot be read, or (`is_damage`) is not what was written.
    pub fn read_metadata_snapshot(
        &mut self,
        log: LogId,
        id: SnapshotId,
    ) -> Result<Bytes, StorageFailure> {
        let path = self.snapshot_path(log, id);
        let bytes = self.files.read_small(&path)?.unwrap_or_default();
        verify(&bytes).map_err(|fault| StorageFailure {
            operation: "read",
            path: path.display().to_string(),
            reason: format!("{} at position {}", fault.reason, fault.position),
            is_damage: true,
        })?;
        Ok(bytes.into())
    }

    /// Puts a damaged snapshot aside, under a name that neither Kafka nor a start takes for one.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub fn set_metadata_snapshot_aside(
        &mut self,
        log: LogId,
        id: SnapshotId,
    ) -> Result<(), StorageFailure> {
        let path = self.snapshot_path(log, id);
        let mut aside = path.clone().into_os_string();
        aside.push(".damaged");
        let renamed = self.files.disk().rename(&path, Path::new(&aside));
        renamed.map_err(failed("rename", &path))?;
        self.files.sync_dir(path.parent().unwrap_or(Path::new("")))
    }

    pub(super) fn snapshot_path(&self, log: LogId, id: SnapshotId) -> PathBuf {
        let name = names::metadata_snapshot(id.end_offset.0, id.leader_epoch.0);
        let folder = self.log(log).map_or("", |log| &log.folder);
        Path::new(folder).join(name)
    }
}
