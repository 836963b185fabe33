//! When a snapshot of the metadata is written, by Kafka's rules (`metadata.log.max.record.bytes.between.snapshots`,
//! `metadata.log.max.snapshot.interval.ms`), and writing it: what is durable of the metadata, piece by piece, the next when
//! storage has the one before.

use std::sync::Arc;
use std::time::Duration;

use super::Core;
use super::ids::{LeaderEpoch, LogId, Offset};
use super::time::Now;
use super::turn::Turn;
use crate::cluster::SnapshotContent;
use crate::log::{SnapshotId, SnapshotPart, StorageRequest};

/// How long after one that could not be written the next is tried.
const RETRY: Duration = Duration::from_secs(60);

/// What the start found of the metadata log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReplayedMetadata {
    /// Where the snapshot ends that the start began with; 0 without one.
    pub snapshot_end: Offset,
    /// Bytes of the batches that it read behind that.
    pub bytes: u64,
}

/// What is known of the snapshots of the metadata.
#[derive(Debug, Default)]
pub struct MetadataSnapshots {
    /// Where the newest one ends.
    newest_end: Offset,
    /// Bytes of the batches that were appended since.
    bytes: u64,
    /// When the next is due if anything was appended since, on the monotonic clock.
    due_at: Duration,
    /// Before that no other is tried.
    not_before: Duration,
    writing: Option<Writing>,
}

/// A snapshot that is being written.
#[derive(Debug)]
struct Writing {
    id: SnapshotId,
    content: SnapshotContent,
    /// Bytes that were appended between it and the one before.
    bytes: u64,
}

impl MetadataSnapshots {
    /// What follows from what the start found.
    pub(super) fn new(replayed: ReplayedMetadata) -> Self {
        Self {
            newest_end: replayed.snapshot_end,
            bytes: replayed.bytes,
            ..Self::default()
        }
    }

    /// The broker begins to serve: the time to the next one counts from now.
    pub(super) fn begin(&mut self, interval: Duration, now: Now) {
        self.due_at = now.in_time(interval);
    }

    /// A batch of so many bytes is being appended.
    pub(super) fn appended(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }
}

impl Core {
    /// When a snapshot is to be begun, on the monotonic clock; `None` while one is written, or there is nothing to write.
    pub(super) fn snapshot_due(&self) -> Option<Duration> {
        let snapshots = &self.metadata_snapshots;
        let image = self.metadata_changes.durable(&self.cluster)?;
        let has_news = image.metadata_offset() >= snapshots.newest_end.0;
        if snapshots.writing.is_some() || !has_news || image.in_transaction() {
            return None;
        }
        let config = &self.config;
        let due_at = if snapshots.bytes >= config.metadata_log_max_record_bytes_between_snapshots {
            Some(Duration::ZERO)
        } else {
            (!config.metadata_log_max_snapshot_interval.is_zero()).then_some(snapshots.due_at)
        };
        Some(due_at?.max(snapshots.not_before))
    }
}

impl Turn<'_> {
    /// Begins a snapshot of what is durable of the metadata, if it is time.
    pub(super) fn snapshot_metadata(&mut self) {
        let due = self.core.snapshot_due();
        if due.is_none_or(|due| due > self.now.monotonic) {
            return;
        }
        let Some(image) = self.core.metadata_changes.durable(&self.core.cluster) else {
            return;
        };
        let end_offset = Offset(image.metadata_offset() + 1);
        let image = Arc::new(image.clone());
        let (log, _) = self.metadata_end();
        let leader_epoch = match self.core.partitions.get(log) {
            Some(partition) if !partition.is_failed() => {
                let newest = partition.epochs().at(Offset(end_offset.0 - 1));
                newest.max(LeaderEpoch(0))
            }
            _ => return self.try_snapshot_later(),
        };
        let interval = self.core.config.metadata_log_max_snapshot_interval;
        let snapshots = &mut self.core.metadata_snapshots;
        snapshots.due_at = self.now.in_time(interval);
        snapshots.writing = Some(Writing {
            id: SnapshotId {
                end_offset,
                leader_epoch,
            },
            content: SnapshotContent::new(image, leader_epoch.0),
            bytes: std::mem::take(&mut snapshots.bytes),
        });
        self.write_snapshot_piece(log, true);
    }

    fn write_snapshot_piece(&mut self, log: LogId, is_first: bool) {
        let Some(writing) = &mut self.core.metadata_snapshots.writing else {
            return;
        };
        let bytes = writing.content.next_piece(self.now.wall_ms);
        let part = SnapshotPart {
            log,
            id: writing.id,
            bytes,
            is_first,
            is_last: writing.content.is_finished(),
        };
        self.storage(StorageRequest::WriteSnapshot(part));
    }

    /// Storage has a piece, and the whole snapshot if it was the last; or it has nothing of it.
    pub(super) fn snapshot_part_written(&mut self, log: LogId, id: SnapshotId, is_kept: bool) {
        let snapshots = &mut self.core.metadata_snapshots;
        let Some(writing) = snapshots.writing.take_if(|writing| writing.id == id) else {
            return;
        };
        if !is_kept {
            snapshots.bytes += writing.bytes;
            return self.try_snapshot_later();
        }
        if writing.content.is_finished() {
            snapshots.newest_end = id.end_offset;
            return;
        }
        snapshots.writing = Some(writing);
        self.write_snapshot_piece(log, false);
    }

    fn try_snapshot_later(&mut self) {
        let snapshots = &mut self.core.metadata_snapshots;
        snapshots.not_before = self.now.in_time(RETRY);
        snapshots.due_at = snapshots.due_at.min(snapshots.not_before);
    }
}
