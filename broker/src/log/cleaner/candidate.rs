//! Which log is to be compacted next: the one of which the largest share is not compacted, if that is enough.

use crate::core::ids::LogId;
use crate::core::time::Now;
use crate::log::files::Files;
use crate::log::partition_log::{PartitionLog, Service};
use crate::log::segment::Place;
use crate::log::{Disk, StorageFailure};

/// A log that may be compacted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub log: LogId,
    /// Everything below is compacted.
    pub first_dirty: i64,
    /// Nothing from here on may be compacted; a segment begins here.
    pub end: i64,
    /// The share of what may be compacted that is not.
    pub dirty_ratio: f64,
}

impl PartitionLog {
    /// Whether the log is to be compacted, and up to where.
    pub(super) fn candidate<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        now: Now,
    ) -> Result<Option<Candidate>, StorageFailure> {
        let active = self.segments.len() - 1;
        if !self.config.compact || self.service != Service::Open || self.doomed || active == 0 {
            return Ok(None);
        }
        let known = self.log_start_offset..=self.log_end_offset;
        let first_dirty = match self.cleaned_offset {
            cleaned if known.contains(&cleaned) => cleaned,
            _ => self.log_start_offset,
        };
        let first = self
            .segments
            .partition_point(|segment| segment.base_offset <= first_dirty)
            .saturating_sub(1);
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let mut end = active;
        if let Some(open) = self.producers.first_open_offset() {
            let holds = self
                .segments
                .partition_point(|segment| segment.base_offset <= open.0);
            end = end.min(holds.saturating_sub(1));
        }
        if self.config.min_compaction_lag_ms > 0 {
            let newest = now
                .wall_ms
                .saturating_sub(self.config.min_compaction_lag_ms);
            for number in first..end {
                self.segments[number].load(files, place)?;
                if self.segments[number].largest_ms() > newest {
                    end = number;
                    break;
                }
            }
        }
        let bytes = |segments: &[crate::log::segment::Segment]| -> u64 {
            segments.iter().map(|segment| segment.len).sum()
        };
        if end <= first {
            return Ok(None);
        }
        let dirty = bytes(&self.segments[first..end]);
        if dirty == 0 || first_dirty >= self.segments[end].base_offset {
            return Ok(None);
        }
        let clean = bytes(&self.segments[..first]);
        let dirty_ratio = dirty as f64 / (dirty + clean) as f64;
        let is_overdue = self.config.max_compaction_lag_ms < i64::MAX && {
            let oldest = now
                .wall_ms
                .saturating_sub(self.config.max_compaction_lag_ms);
            let located = self.segments[first].locate(None, files, place, first_dirty)?;
            located
                .is_some_and(|(_, entry)| entry.max_timestamp >= 0 && entry.max_timestamp < oldest)
        };
        let is_due = is_overdue || dirty_ratio > self.config.min_cleanable_dirty_ratio;
        Ok(is_due.then_some(Candidate {
            log: self.id,
            first_dirty,
            end: self.segments[end].base_offset,
            dirty_ratio,
        }))
    }
}
