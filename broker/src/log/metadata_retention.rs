//! Which snapshots of the metadata are kept, and where its log begins, by Kafka's rules (`metadata.max.retention.bytes`,
//! `metadata.max.retention.ms`): the log begins with the segment in which the oldest snapshot ends that is kept, and the
//! newest always is.

use super::metadata_snapshot::verify;
use super::request::SnapshotId;
use super::store::Store;
use super::syncing::Advance;
use super::{Disk, StorageFailure};
use crate::core::ids::LogId;
use crate::core::time::Now;

impl<D: Disk> Store<D> {
    /// Gives up the snapshots that are too many or too old, and the segments of the log below the first that is kept.
    pub(super) fn retain_metadata(&mut self, log: LogId, now: Now) -> Result<(), StorageFailure> {
        let mut snapshots = self.metadata_snapshots(log)?;
        snapshots.reverse();
        let kept = match snapshots.len() {
            0 | 1 => 0,
            _ => self.first_kept(log, &snapshots, now)?,
        };
        let end_offset = snapshots.get(kept).map_or(0, |id| id.end_offset.0);
        let Some(begins) = self.log(log).map(|log| log.log_start_offset) else {
            return Ok(());
        };
        // One that ends before the log begins is of no use, whoever left it.
        let useless = snapshots.partition_point(|id| id.end_offset.0 < begins);
        let kept = kept.max(useless.min(snapshots.len().saturating_sub(1)));
        if kept == 0 {
            return Ok(());
        }
        let mut given_up: Vec<_> = snapshots[..kept]
            .iter()
            .map(|&id| self.snapshot_path(log, id))
            .collect();
        let Some(partition) = self.logs.get_mut(log.0 as usize).and_then(Option::as_mut) else {
            return Ok(());
        };
        // Whole segments: Kafka takes the first one's base offset for the start of this log, and an epoch that began where the
        // log ends for none at all.
        let segments = &partition.segments;
        let holds = segments.partition_point(|segment| segment.base_offset <= end_offset);
        let start = segments[holds.saturating_sub(1)].base_offset;
        let dropped = partition.advance_start(start);
        given_up.extend(partition.release(&mut self.files, &dropped));
        self.advanced.push(Advance {
            log,
            log_start_offset: partition.log_start_offset,
            given_up,
        });
        self.note_change(log, now);
        Ok(())
    }

    /// The first of the snapshots, the oldest first, that is kept.
    fn first_kept(
        &mut self,
        id: LogId,
        snapshots: &[SnapshotId],
        now: Now,
    ) -> Result<usize, StorageFailure> {
        let Some(log) = self.log(id) else {
            return Ok(0);
        };
        let config = log.config.clone();
        let segments: Vec<(i64, u64)> = log
            .segments
            .iter()
            .map(|segment| (segment.base_offset, segment.len))
            .collect();
        // What is left of the log where it begins at an offset.
        let log_bytes = |start: i64| -> u64 {
            let from = segments.partition_point(|(base_offset, _)| *base_offset <= start);
            let from = from.saturating_sub(1);
            segments[from..].iter().map(|(_, len)| len).sum()
        };
        let mut begins = log.log_start_offset;
        let last = snapshots.len() - 1;
        let mut kept = 0;
        if let Ok(limit) = u64::try_from(config.retention_bytes) {
            let mut sizes = Vec::with_capacity(snapshots.len());
            for &snapshot in snapshots {
                let path = self.snapshot_path(id, snapshot);
                let len = self.files.disk().file_len(&path);
                sizes.push(len.ok().flatten().unwrap_or(0));
            }
            let mut total: u64 = sizes.iter().sum();
            while kept < last && log_bytes(begins) + total > limit {
                total -= sizes[kept];
                kept += 1;
                begins = snapshots[kept].end_offset.0;
            }
        }
        if config.retention_ms >= 0 {
            while kept < last {
                let path = self.snapshot_path(id, snapshots[kept]);
                let bytes = self.files.read_small(&path)?.unwrap_or_default();
                // One that cannot be read is of no use: a newer one can.
                let appended_ms = verify(&bytes).unwrap_or(i64::MIN);
                if now.wall_ms.saturating_sub(appended_ms) <= config.retention_ms {
                    break;
                }
                kept += 1;
            }
        }
        Ok(kept)
    }
}
