//! Retention: which segments are too old or too many (`retention.ms`, `retention.bytes`), by Kafka's rules, and giving
//! them up. Owns the round over the logs; where a log begins the core hears from [`StorageEvent::StartAdvanced`].

use std::collections::BTreeSet;
use std::time::Duration;

use kafka_proto::records::crc32c;

use super::files::Files;
use super::names::METADATA_TOPIC;
use super::partition_log::{PartitionLog, Service};
use super::segment::Place;
use super::store::Store;
use super::syncing::Advance;
use super::{Disk, StorageEvent, StorageFailure};
use crate::core::ids::LogId;
use crate::core::time::Now;

/// Logs that are looked at in one go; requests come in between.
const LOGS_AT_ONCE: usize = 32;
/// Segments that a log gives up in one go.
const SEGMENTS_AT_ONCE: usize = 64;

/// Which logs are to be looked at, and when.
#[derive(Debug)]
pub(super) struct RetentionRound {
    /// When the next round over all logs begins.
    at: Duration,
    /// Where a round that is under way goes on.
    next: Option<usize>,
    /// Logs whose settings changed.
    asked: BTreeSet<LogId>,
    asked_at: Duration,
}

impl RetentionRound {
    /// The first round begins `at`, on the monotonic clock.
    pub fn new(at: Duration) -> Self {
        Self {
            at,
            next: None,
            asked: BTreeSet::new(),
            asked_at: Duration::ZERO,
        }
    }

    /// A log's settings changed: it is looked at as soon as there is time.
    pub fn ask(&mut self, log: LogId, now: Now) {
        self.asked.insert(log);
        self.asked_at = now.monotonic;
    }

    /// When there is something to look at.
    pub fn next_deadline(&self) -> Option<Duration> {
        let under_way = self.next.is_some() || !self.asked.is_empty();
        Some(if under_way {
            self.asked_at.min(self.at)
        } else {
            self.at
        })
    }
}

impl<D: Disk> Store<D> {
    /// Goes on with the round, if it is time: gives up what its logs need not keep.
    pub(super) fn retain(&mut self, now: Now, events: &mut Vec<StorageEvent>) {
        let round = &mut self.retention;
        if round.next.is_none() && round.at <= now.monotonic {
            round.at = now.in_time(self.config.retention_check_interval);
            round.asked_at = now.monotonic;
            round.next = Some(0);
        }
        let mut logs = Vec::new();
        while logs.len() < LOGS_AT_ONCE
            && let Some(log) = round.asked.pop_first()
        {
            logs.push(log);
        }
        if let Some(next) = round.next {
            let end = (next + LOGS_AT_ONCE).min(self.logs.len());
            logs.extend((next..end).map(|number| LogId(number as u32)));
            round.next = (end < self.logs.len()).then_some(end);
        }
        for log in logs {
            // What cannot be looked at now is looked at in the next round.
            let _ = self.retain_log(log, now);
        }
        if !self.advanced.is_empty() && self.files.sync_failure().is_none() {
            let advances = std::mem::take(&mut self.advanced);
            let _ = self.finish_advances(advances, now, events);
        }
    }

    fn retain_log(&mut self, id: LogId, now: Now) -> Result<(), StorageFailure> {
        let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) else {
            return Ok(());
        };
        if log.service != Service::Open || log.doomed {
            return Ok(());
        }
        if &*log.topic == METADATA_TOPIC {
            return self.retain_metadata(id, now);
        }
        if !log.config.delete {
            return Ok(());
        }
        let given_up = log.count_expired(&mut self.files, now)?;
        if given_up == 0 {
            return Ok(());
        }
        if given_up == log.segments.len() {
            log.roll(&mut self.files, log.log_end_offset, now)?;
        }
        let start = log.segments[given_up].base_offset;
        // Otherwise a power cut might leave a log that ends before it begins.
        self.sync_logs(&BTreeSet::from([id]))?;
        let Some(log) = self.logs[id.0 as usize].as_mut() else {
            return Ok(());
        };
        let dropped = log.advance_start(start);
        let given_up = log.release(&mut self.files, &dropped);
        self.advanced.push(Advance {
            log: id,
            log_start_offset: log.log_start_offset,
            given_up,
        });
        self.note_change(id, now);
        if dropped.len() == SEGMENTS_AT_ONCE {
            self.retention.ask(id, now);
        }
        Ok(())
    }
}

impl PartitionLog {
    /// How many of the oldest segments need not be kept: first by size, then by age.
    ///
    /// All that is in segments is below the high watermark, for there is no other replica.
    fn count_expired<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        now: Now,
    ) -> Result<usize, StorageFailure> {
        let last = self.segments.len() - 1;
        let removable = (last + usize::from(self.segments[last].len > 0)).min(SEGMENTS_AT_ONCE);
        let mut count = 0;
        if let Ok(limit) = u64::try_from(self.config.retention_bytes) {
            let size: u64 = self.segments.iter().map(|segment| segment.len).sum();
            let mut surplus = size.saturating_sub(limit);
            while size > limit && count < removable && surplus >= self.segments[count].len {
                surplus -= self.segments[count].len;
                count += 1;
            }
        }
        if self.config.retention_ms >= 0 {
            let place = Place {
                folder: &self.folder,
                log: self.id,
            };
            while count < removable {
                let segment = &mut self.segments[count];
                segment.load(files, place)?;
                let newest_ms = segment.largest_ms();
                let is_known = newest_ms >= 0;
                if !is_known || now.wall_ms.saturating_sub(newest_ms) <= self.config.retention_ms {
                    break;
                }
                count += 1;
            }
        }
        Ok(count)
    }

    /// The age at which the active segment is closed, milliseconds: `segment.ms` less a share of `segment.jitter.ms`
    /// that differs from segment to segment.
    pub fn roll_ms(&self) -> i64 {
        let roll_ms = self.config.roll_ms();
        let most = self.config.segment_jitter_ms.min(self.config.segment_ms);
        if most <= 0 {
            return roll_ms;
        }
        let base_offset = self.newest().base_offset;
        let share = crc32c(format!("{}-{base_offset}", self.folder).as_bytes());
        roll_ms - ((i128::from(most) * i128::from(share)) >> 32) as i64
    }
}
