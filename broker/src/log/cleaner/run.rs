//! Compacting one log, a piece at a time: first the newest offset of every key in its dirty part, then every segment up to
//! there, written anew without what is superseded.

use std::collections::VecDeque;
use std::path::PathBuf;

use bytes::Bytes;
use kafka_proto::records::{Batch, MAX_DECOMPRESSED};

use super::candidate::Candidate;
use super::filter::Filter;
use super::offset_map::OffsetMap;
use super::output::Output;
use super::transactions::CleanedTransactions;
use crate::core::ids::LogId;
use crate::core::time::Now;
use crate::log::entry::{Entry, entries};
use crate::log::files::Files;
use crate::log::names::FileKind;
use crate::log::partition_log::PartitionLog;
use crate::log::segment::{Place, Segment, damaged};
use crate::log::{Disk, StorageFailure};

/// A segment that is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Source {
    base_offset: i64,
    len: u64,
}

/// A compaction under way.
#[derive(Debug)]
pub(super) struct Run<F> {
    pub log: LogId,
    first_dirty: i64,
    /// Where it ends: no further than the candidate said, less if the map was full before.
    end: i64,
    map: OffsetMap,
    transactions: CleanedTransactions,
    /// Segments that are still to be read in this stage, oldest first.
    sources: VecDeque<Source>,
    /// Where in the first of them.
    position: u64,
    stage: Stage<F>,
}

#[derive(Debug)]
enum Stage<F> {
    Mapping,
    Copying {
        output: Option<Box<Output<F>>>,
        /// The segments that the output is made from.
        group: Vec<Source>,
    },
}

/// What one step did.
#[derive(Debug)]
pub(super) struct Step {
    /// Bytes that were read and written.
    pub bytes: u64,
    /// Files that are to be removed after a while.
    pub removable: Vec<PathBuf>,
    /// Where the compacted part ends, once all is done.
    pub done: Option<i64>,
}

/// Why a compaction cannot go on.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The log changed under it: what it reads is gone.
    Overtaken,
    /// A disk refuses or bytes are damaged.
    Failed(StorageFailure),
}

impl From<StorageFailure> for Stopped {
    fn from(failure: StorageFailure) -> Self {
        Self::Failed(failure)
    }
}

impl<F> Run<F> {
    /// Gets ready; the log's bytes have to be synced.
    pub fn begin<D: Disk<File = F>>(
        files: &mut Files<D>,
        log: &PartitionLog,
        candidate: &Candidate,
        map_bytes: usize,
        load_factor: f64,
    ) -> Result<Self, StorageFailure> {
        let keys = (candidate.end - candidate.first_dirty).unsigned_abs();
        let sources = sources(log, candidate.first_dirty, candidate.end);
        let from = sources
            .front()
            .map_or(candidate.end, |first| first.base_offset);
        let aborted = log.aborted_between(files, from, candidate.end)?;
        let mut map = OffsetMap::new(keys, map_bytes, load_factor);
        map.latest_offset = candidate.first_dirty - 1;
        Ok(Self {
            log: candidate.log,
            first_dirty: candidate.first_dirty,
            end: candidate.end,
            map,
            transactions: CleanedTransactions::new(aborted),
            sources,
            position: 0,
            stage: Stage::Mapping,
        })
    }

    /// Does the next piece: at most about `max_bytes`, but at least one batch.
    pub fn step<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        max_bytes: usize,
        now: Now,
    ) -> Result<Step, Stopped> {
        let mut step = Step {
            bytes: 0,
            removable: Vec::new(),
            done: None,
        };
        if !self.is_current(log) {
            return Err(Stopped::Overtaken);
        }
        let Some(&source) = self.sources.front() else {
            match self.stage {
                Stage::Mapping => self.begin_copying(files, log)?,
                Stage::Copying { .. } => {
                    self.put_in_place(files, log, &mut step)?;
                    step.done = Some(self.end);
                }
            }
            return Ok(step);
        };
        if self.position == 0 && matches!(self.stage, Stage::Copying { .. }) {
            self.open_output(files, log, source, &mut step)?;
        }
        if self.position < source.len {
            let segment = Segment::found(source.base_offset, source.len);
            let (bytes, _) =
                segment.read(files, log.place(), self.position, i64::MAX, max_bytes)?;
            if bytes.is_empty() {
                let at = log.place().file(source.base_offset, FileKind::Log);
                return Err(damaged(at, self.position, "no entry").into());
            }
            step.bytes += bytes.len() as u64;
            match self.stage {
                Stage::Mapping => {
                    if self.map_entries(&bytes, log.place(), source)? {
                        self.end = self.map.latest_offset + 1;
                        self.sources.clear();
                        return Ok(step);
                    }
                }
                Stage::Copying { .. } => {
                    step.bytes += self.copy_entries(files, log, &bytes, source, now)?;
                }
            }
            self.position += bytes.len() as u64;
        }
        if self.position >= source.len {
            self.sources.pop_front();
            self.position = 0;
        }
        Ok(step)
    }

    /// Gives it up and removes what it wrote.
    pub fn discard<D: Disk<File = F>>(self, files: &mut Files<D>, place: Place<'_>) {
        if let Stage::Copying {
            output: Some(output),
            ..
        } = self.stage
        {
            output.discard(files, place);
        }
    }

    /// Whether the log still has what is to be read and replaced: retention may have come first.
    fn is_current(&self, log: &PartitionLog) -> bool {
        let group = match &self.stage {
            Stage::Mapping => &[][..],
            Stage::Copying { group, .. } => group,
        };
        let mut needed = group.iter().chain(&self.sources);
        needed.all(|source| {
            let at = log
                .segments
                .binary_search_by_key(&source.base_offset, |segment| segment.base_offset);
            at.is_ok_and(|at| log.segments[at].len == source.len)
        })
    }

    /// Notes the keys of some entries. True if the map is full.
    fn map_entries(
        &mut self,
        bytes: &Bytes,
        place: Place<'_>,
        source: Source,
    ) -> Result<bool, StorageFailure> {
        for (at, entry) in entries(bytes) {
            let batch = &bytes[at..at + entry.size];
            let result = self.map_entry(&entry, batch);
            let is_full = result.map_err(|error| {
                let file = place.file(source.base_offset, FileKind::Log);
                damaged(file, self.position + at as u64, &error.to_string())
            })?;
            if is_full {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn map_entry(
        &mut self,
        entry: &Entry,
        bytes: &[u8],
    ) -> Result<bool, kafka_proto::records::RecordsError> {
        if entry.is_control {
            self.transactions.control(entry, entry.marker(bytes), false);
        } else if !self.transactions.batch(entry) && entry.last_offset >= self.first_dirty {
            let batch = Batch::parse(bytes)?;
            let payload = batch.payload(MAX_DECOMPRESSED)?;
            for record in batch.records(&payload) {
                let record = record?;
                let Some(key) = record.key else { continue };
                if record.offset < self.first_dirty {
                    continue;
                }
                // The first batch has to fit, or nothing would ever get on.
                if self.map.is_full() && self.map.latest_offset >= self.first_dirty {
                    return Ok(true);
                }
                self.map.put(key, record.offset);
            }
        }
        self.map.latest_offset = self.map.latest_offset.max(entry.last_offset);
        Ok(false)
    }

    fn begin_copying<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        log: &PartitionLog,
    ) -> Result<(), StorageFailure> {
        self.sources = sources(log, i64::MIN, self.end);
        self.position = 0;
        let from = self
            .sources
            .front()
            .map_or(self.end, |first| first.base_offset);
        let until = log
            .segments
            .iter()
            .map(|segment| segment.base_offset)
            .find(|base_offset| *base_offset >= self.end)
            .unwrap_or(log.log_end_offset);
        self.transactions = CleanedTransactions::new(log.aborted_between(files, from, until)?);
        self.stage = Stage::Copying {
            output: None,
            group: Vec::new(),
        };
        Ok(())
    }

    /// Decides whether the next segment goes into the same output as those before it, as long as all of them together are
    /// no larger than one may be.
    fn open_output<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        source: Source,
        step: &mut Step,
    ) -> Result<(), StorageFailure> {
        let Stage::Copying { output, group } = &mut self.stage else {
            return Ok(());
        };
        let together: u64 = group.iter().map(|source| source.len).sum();
        let fits = group.first().is_none_or(|first| {
            let next = self
                .sources
                .get(1)
                .map_or(self.end, |next| next.base_offset);
            together + source.len <= u64::from(log.config.segment_bytes)
                && next - 1 - first.base_offset <= i64::from(i32::MAX)
        });
        if output.is_none() || fits {
            if output.is_none() {
                *output = Some(Box::new(Output::begin(
                    files,
                    log.place(),
                    source.base_offset,
                )?));
            }
            group.push(source);
            return Ok(());
        }
        self.put_in_place(files, log, step)?;
        self.stage = Stage::Copying {
            output: Some(Box::new(Output::begin(
                files,
                log.place(),
                source.base_offset,
            )?)),
            group: vec![source],
        };
        Ok(())
    }

    fn copy_entries<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        log: &PartitionLog,
        bytes: &Bytes,
        source: Source,
        now: Now,
    ) -> Result<u64, StorageFailure> {
        let Stage::Copying {
            output: Some(output),
            ..
        } = &mut self.stage
        else {
            return Ok(0);
        };
        let mut filter = Filter {
            map: &self.map,
            transactions: &mut self.transactions,
            producers: &log.producers,
            end_offset: self.end,
            now_ms: now.wall_ms,
            delete_retention_ms: log.config.delete_retention_ms,
            keeps_old_tombstones: log
                .segments
                .iter()
                .find(|segment| segment.base_offset == source.base_offset)
                .is_some_and(|segment| {
                    let age = now.wall_ms.saturating_sub(segment.largest_ms());
                    age < log.config.delete_retention_ms
                }),
        };
        for (at, entry) in entries(bytes) {
            let kept = filter.apply(&entry, &bytes.slice(at..at + entry.size));
            let kept = kept.map_err(|error| {
                let file = log.place().file(source.base_offset, FileKind::Log);
                damaged(file, self.position + at as u64, &error.to_string())
            })?;
            if let Some(batch) = kept.batch {
                output.push(batch, &log.config);
            }
            if let Some(aborted) = kept.aborted {
                output.aborted(aborted);
            }
        }
        output.flush(files, log.place())
    }

    /// Puts the output, if there is one, in the place of what it was made from.
    fn put_in_place<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        log: &mut PartitionLog,
        step: &mut Step,
    ) -> Result<(), StorageFailure> {
        let Stage::Copying { output, group } = &mut self.stage else {
            return Ok(());
        };
        let Some(output) = output.take() else {
            return Ok(());
        };
        let replaced: Vec<i64> = group.iter().map(|source| source.base_offset).collect();
        let (segment, removable) = output.replace(files, log.place(), &replaced)?;
        let first = log
            .segments
            .partition_point(|known| known.base_offset < segment.base_offset);
        log.segments
            .splice(first..first + replaced.len(), [segment]);
        // Positions are others now.
        log.hints = Default::default();
        group.clear();
        step.removable.extend(removable);
        Ok(())
    }
}

/// The segments that hold what lies between two offsets.
fn sources(log: &PartitionLog, from: i64, end: i64) -> VecDeque<Source> {
    let segments = &log.segments;
    let last = segments.partition_point(|segment| segment.base_offset < end);
    let first = segments
        .partition_point(|segment| segment.base_offset <= from)
        .saturating_sub(1);
    let source = |segment: &Segment| Source {
        base_offset: segment.base_offset,
        len: segment.len,
    };
    segments[first.min(last)..last].iter().map(source).collect()
}
