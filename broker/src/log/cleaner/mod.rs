//! Compaction: of the records of a key the last one stays (`cleanup.policy=compact`), by Kafka's rules. Done in pieces
//! between requests, no faster than `log.cleaner.io.max.bytes.per.second`, with a bounded map of keys: where they do not
//! fit, a log is done in several passes. Owns the compaction under way and what is known to be compacted.

mod candidate;
mod filter;
mod offset_map;
mod output;
mod run;
mod transactions;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use candidate::Candidate;
use run::{Run, Stopped};

use super::partition_log::Service;
use super::store::Store;
use super::{Disk, StorageEvent, StorageFailure, checkpoint, names};
use crate::core::ids::LogId;
use crate::core::time::Now;

/// How compaction goes on. Names are Kafka's.
#[derive(Debug, Clone, PartialEq)]
pub struct CleanerConfig {
    /// `log.cleaner.enable`.
    pub enable: bool,
    /// `log.cleaner.backoff.ms`: how long to wait where nothing is to be done.
    pub backoff: Duration,
    /// `log.cleaner.dedupe.buffer.size`: bytes for the map of keys.
    pub dedupe_buffer_bytes: usize,
    /// `log.cleaner.io.buffer.load.factor`: how full the map may become, 0 to 1.
    pub load_factor: f64,
    /// `log.cleaner.io.buffer.size`: bytes that are read at once.
    pub io_buffer_bytes: usize,
    /// `log.cleaner.io.max.bytes.per.second`, read and written together.
    pub max_bytes_per_second: f64,
}

impl Default for CleanerConfig {
    /// Kafka's defaults.
    fn default() -> Self {
        Self {
            enable: true,
            backoff: Duration::from_secs(15),
            dedupe_buffer_bytes: 128 << 20,
            load_factor: 0.9,
            io_buffer_bytes: 512 << 10,
            max_bytes_per_second: f64::MAX,
        }
    }
}

/// The compaction of a store's logs.
#[derive(Debug)]
pub(super) struct Cleaner<F> {
    run: Option<Run<F>>,
    /// When it goes on, on the monotonic clock. `None`: no log is to be compacted.
    next_at: Option<Duration>,
    /// Logs that cannot be compacted, for they are damaged.
    unusable: BTreeSet<LogId>,
}

impl<F> Cleaner<F> {
    /// Nothing is under way.
    pub fn new() -> Self {
        Self {
            run: None,
            next_at: None,
            unusable: BTreeSet::new(),
        }
    }

    /// A log's settings came or changed.
    pub fn ask(&mut self, compact: bool, now: Now) {
        if compact && self.run.is_none() {
            self.next_at = Some(now.monotonic);
        }
    }

    /// When there is something to do.
    pub fn next_deadline(&self) -> Option<Duration> {
        self.next_at
    }
}

impl<D: Disk> Store<D> {
    /// Takes over what is known to be compacted.
    pub(super) fn read_cleaned_offsets(&mut self) -> Result<(), StorageFailure> {
        let path = Path::new(names::CLEANED_OFFSETS);
        let text = self.files.read_text(path)?;
        let known = text.as_deref().and_then(checkpoint::read_offsets);
        let known: std::collections::BTreeMap<(String, i32), i64> = known
            .unwrap_or_default()
            .into_iter()
            .map(|entry| ((entry.topic, entry.partition), entry.offset))
            .collect();
        for log in self.logs.iter_mut().flatten() {
            let key = (log.topic.to_string(), log.partition);
            log.cleaned_offset = known.get(&key).copied().unwrap_or(0);
        }
        Ok(())
    }

    fn write_cleaned_offsets(&mut self) -> Result<(), StorageFailure> {
        let text = self.offsets(|log| (log.cleaned_offset > 0).then_some(log.cleaned_offset));
        let path = Path::new(names::CLEANED_OFFSETS);
        self.files.replace_small(path, text.into_bytes())?;
        self.files.sync_dir(Path::new(""))
    }

    /// Goes on with compaction, if it is time.
    pub(super) fn clean(&mut self, now: Now, events: &mut Vec<StorageEvent>) {
        let is_due = self.cleaner.next_at.is_some_and(|at| at <= now.monotonic);
        if !is_due || !self.config.cleaner.enable {
            self.cleaner.next_at = self.cleaner.next_at.filter(|_| self.config.cleaner.enable);
            return;
        }
        let Some(mut run) = self.cleaner.run.take() else {
            let begun = match self.next_candidate(now) {
                Some(candidate) => self.begin_run(&candidate, now),
                None => false,
            };
            let pause = if begun {
                Duration::ZERO
            } else {
                self.config.cleaner.backoff
            };
            self.cleaner.next_at = Some(now.in_time(pause));
            return;
        };
        let log = self
            .logs
            .get_mut(run.log.0 as usize)
            .and_then(Option::as_mut);
        let Some(log) = log else {
            // Its folder is gone, and what was written with it.
            self.cleaner.next_at = Some(now.monotonic);
            return;
        };
        let max_bytes = self.config.cleaner.io_buffer_bytes.max(1);
        let stepped = run.step(&mut self.files, log, max_bytes, now);
        match stepped {
            Ok(step) => {
                let pause = step.bytes as f64 / self.config.cleaner.max_bytes_per_second;
                let pause = Duration::try_from_secs_f64(pause).unwrap_or(Duration::ZERO);
                self.cleaner.next_at = Some(now.in_time(pause));
                let removed_at = now.in_time(log.config.file_delete_delay);
                for path in step.removable {
                    self.removals.remove_later(removed_at, path);
                }
                match step.done {
                    Some(end) => {
                        log.cleaned_offset = end;
                        // What is compacted twice is the same.
                        let _ = self.write_cleaned_offsets();
                    }
                    None => self.cleaner.run = Some(run),
                }
            }
            Err(stopped) => {
                let id = run.log;
                run.discard(&mut self.files, log.place());
                match stopped {
                    Stopped::Failed(failure) if failure.operation == "read" => {
                        self.cleaner.unusable.insert(id);
                    }
                    // Some files have their new names; the next start finishes it.
                    Stopped::Failed(failure) if failure.operation == "rename" => {
                        log.service = Service::Failed(Box::new(failure.clone()));
                        events.push(StorageEvent::Failed { log: id, failure });
                    }
                    _ => {}
                }
                self.cleaner.next_at = Some(now.in_time(self.config.cleaner.backoff));
            }
        }
    }

    /// The log that needs it most.
    fn next_candidate(&mut self, now: Now) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        for log in self.logs.iter_mut().flatten() {
            if self.cleaner.unusable.contains(&log.id) {
                continue;
            }
            let Ok(Some(candidate)) = log.candidate(&mut self.files, now) else {
                continue;
            };
            if best.is_none_or(|best| candidate.dirty_ratio > best.dirty_ratio) {
                best = Some(candidate);
            }
        }
        best
    }

    fn begin_run(&mut self, candidate: &Candidate, now: Now) -> bool {
        // Only what lies below the recovery point may be written anew: from there on a start holds it against the
        // write-ahead log, and what a checkpoint noted of a segment has to stay so.
        let mut changed = std::mem::take(&mut self.changed);
        changed.insert(candidate.log);
        let synced = self.checkpoint(&changed, now);
        if synced.is_err() {
            self.changed.append(&mut changed);
        }
        let Some(log) = self
            .logs
            .get(candidate.log.0 as usize)
            .and_then(Option::as_ref)
        else {
            return false;
        };
        if synced.is_err() || log.recovery_point < candidate.end {
            return false;
        }
        let config = &self.config.cleaner;
        let run = Run::begin(
            &mut self.files,
            log,
            candidate,
            config.dedupe_buffer_bytes,
            config.load_factor,
        );
        self.cleaner.run = run.ok();
        self.cleaner.run.is_some()
    }
}
