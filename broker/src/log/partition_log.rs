//! One partition's log: its segments in order, and what of it is written and synced.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::Uuid;

use super::active::{Active, Mark};
use super::entry::{Entry, entries};
use super::files::{FileAt, Files, failed};
use super::names::{self, FileKind};
use super::producers::{EndMarker, Producers};
use super::reading::ReadHints;
use super::segment::{Place, Segment};
use super::unsynced::Unsynced;
use super::{
    Append, Disk, LogConfig, StorageFailure, partition_metadata, producer_snapshot, txn_index,
};
use crate::core::ids::{LogId, Offset};
use crate::core::rare::Rare;
use crate::core::time::Now;

/// Whether a log can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Service {
    /// Its folder or its `partition.metadata` is not there yet: both are made before the first append.
    Uncreated,
    /// It takes appends.
    Open,
    /// It is out of service until the next start.
    Failed(Box<StorageFailure>),
}

/// One partition's log.
#[derive(Debug)]
pub(super) struct PartitionLog {
    pub id: LogId,
    pub topic: Arc<str>,
    pub partition: i32,
    pub topic_id: Option<Uuid>,
    pub folder: String,
    pub config: Arc<LogConfig>,
    pub service: Service,
    /// By rising base offset; the last is appended to. Never empty.
    pub segments: Vec<Segment>,
    pub active: Active,
    /// The first offset that may be read.
    pub log_start_offset: i64,
    /// The next offset to write.
    pub log_end_offset: i64,
    /// Everything below survives a power cut.
    pub synced_offset: i64,
    /// Everything below is known to be synced, indexes and all, by the last checkpoint.
    pub recovery_point: i64,
    /// Everything below is compacted.
    pub cleaned_offset: i64,
    /// It is about to be deleted.
    pub doomed: bool,
    pub leader_epochs: Vec<(i32, i64)>,
    /// Whether `leader-epoch-checkpoint` is behind.
    pub epochs_changed: bool,
    pub producers: Producers,
    /// Where the newest producer snapshot stands.
    pub snapshot_offset: i64,
    pub unsynced: Rare<Unsynced>,
    /// An append was refused and the core may not have heard of it yet.
    pub refusing: bool,
    pub hints: Rare<ReadHints>,
}

/// An append that was refused: its base offset and why.
pub(super) type Refused = (Offset, StorageFailure);

/// Batches on their way into the active segment.
#[derive(Debug, Default)]
struct Run {
    parts: Vec<Bytes>,
    entries: Vec<(Entry, Option<EndMarker>)>,
    len: u64,
}

impl PartitionLog {
    /// A log that has nothing on disk yet.
    pub fn uncreated(
        id: LogId,
        topic: Arc<str>,
        partition: i32,
        topic_id: Option<Uuid>,
        config: Arc<LogConfig>,
        now: Now,
    ) -> Self {
        Self {
            id,
            folder: names::partition_folder(&topic, partition)
                .into_boxed_str()
                .into_string(),
            topic,
            partition,
            topic_id,
            config,
            service: Service::Uncreated,
            segments: vec![Segment::empty(0)],
            active: Active::new(now.wall_ms),
            log_start_offset: 0,
            log_end_offset: 0,
            synced_offset: 0,
            recovery_point: 0,
            cleaned_offset: 0,
            doomed: false,
            leader_epochs: Vec::new(),
            epochs_changed: false,
            producers: Producers::default(),
            snapshot_offset: 0,
            unsynced: Rare::default(),
            refusing: false,
            hints: Rare::default(),
        }
    }

    /// Where its files are.
    pub fn place(&self) -> Place<'_> {
        Place {
            folder: &self.folder,
            log: self.id,
        }
    }

    fn active_file(&self) -> FileAt<'_> {
        self.place().file(self.newest().base_offset, FileKind::Log)
    }

    pub fn newest(&self) -> &Segment {
        self.segments.last().expect("a log has a segment")
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        Path::new(&self.folder).join(name)
    }

    /// Makes the folder and `partition.metadata`. Says whether the data directory got a new name.
    pub fn create<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        if self.service != Service::Uncreated {
            return Ok(());
        }
        let folder = Path::new(&self.folder);
        files
            .disk()
            .create_dir(folder)
            .map_err(failed("create", folder))?;
        if let Some(topic_id) = self.topic_id {
            let text = partition_metadata::write(topic_id);
            files.write_small(&self.path(names::PARTITION_METADATA), text.into_bytes())?;
        }
        self.unsynced.made = true;
        self.service = Service::Open;
        Ok(())
    }

    /// Appends batches, those of one segment in one write.
    ///
    /// # Errors
    /// The first append that was not kept; none behind it was, all before it were.
    pub fn append<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        appends: &[Append],
        now: Now,
    ) -> Result<(), Refused> {
        let Some(first) = appends.first() else {
            return Ok(());
        };
        self.create(files)
            .and_then(|()| self.mend(files))
            .map_err(|failure| (first.base_offset, failure))?;
        let (last, place) = (
            self.segments.len() - 1,
            Place {
                folder: &self.folder,
                log: self.id,
            },
        );
        self.segments[last]
            .resume(&mut self.active, files, place)
            .map_err(|failure| (first.base_offset, failure))?;
        let mut run = Run::default();
        let mut mark = self.newest().mark(&self.active);
        let mut next_offset = self.log_end_offset;
        for append in appends {
            let refused = |failure| (Offset(next_offset), failure);
            if append.base_offset.0 == next_offset && self.must_roll(&run, append, now) {
                self.write_run(files, &mut run, &mark, now)?;
                self.roll(files, append.base_offset.0, now)
                    .map_err(refused)?;
                mark = self.newest().mark(&self.active);
            }
            if let Err(failure) = self.stage(&mut run, append, next_offset) {
                self.write_run(files, &mut run, &mark, now)?;
                return Err(refused(failure));
            }
            next_offset = append.last_offset.0 + 1;
        }
        self.write_run(files, &mut run, &mark, now)
    }

    /// Puts an append behind the others of its run and notes what it does to the indexes.
    fn stage(
        &mut self,
        run: &mut Run,
        append: &Append,
        next_offset: i64,
    ) -> Result<(), StorageFailure> {
        let mut expected = next_offset;
        let mut walked = 0;
        let staged = run.entries.len();
        for (at, entry) in entries(&append.bytes) {
            if entry.base_offset < expected {
                break;
            }
            expected = entry.last_offset + 1;
            walked = at + entry.size;
            run.entries
                .push((entry, entry.marker(&append.bytes[at..walked])));
        }
        let fits = append.base_offset.0 == next_offset && expected == append.last_offset.0 + 1;
        if walked != append.bytes.len() || !fits {
            run.entries.truncate(staged);
            let reason = format!(
                "batches do not cover offsets {} to {}, behind {next_offset}",
                append.base_offset, append.last_offset
            );
            let path = self.active_file().path().display().to_string();
            return Err(StorageFailure {
                operation: "append",
                path,
                reason,
                is_damage: false,
            });
        }
        let segment = self.segments.last_mut().expect("a log has a segment");
        let mut position = segment.len + run.len;
        for (entry, _) in &run.entries[staged..] {
            segment.note(&mut self.active, entry, position, &self.config);
            position += entry.size as u64;
        }
        run.len += append.bytes.len() as u64;
        run.parts.push(append.bytes.clone());
        Ok(())
    }

    fn must_roll(&self, run: &Run, append: &Append, now: Now) -> bool {
        let segment = self.newest();
        let size = segment.len + run.len;
        if size == 0 && segment.base_offset == append.base_offset.0 {
            return false;
        }
        let too_old = || {
            let max_timestamp = entries(&append.bytes)
                .map(|(_, entry)| entry.max_timestamp)
                .max()
                .unwrap_or(-1);
            let age = match self.active.first_timestamp {
                Some(first) if first >= 0 => max_timestamp - first,
                _ => now.wall_ms - self.active.created_ms,
            };
            age > self.roll_ms()
        };
        size + append.bytes.len() as u64 > u64::from(self.config.segment_bytes)
            || (size > 0 && too_old())
            || segment.index_is_full(&self.active, &self.config)
            || append.last_offset.0 - segment.base_offset > i64::from(i32::MAX)
    }

    fn write_run<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        run: &mut Run,
        mark: &Mark,
        now: Now,
    ) -> Result<(), Refused> {
        let run = std::mem::take(run);
        let Some((last, _)) = run.entries.last() else {
            return Ok(());
        };
        let position = self.newest().len;
        // Without a descriptor nothing is written, and nothing has to be undone.
        if let Err(failure) = files.prepare(self.active_file()) {
            let segment = self.segments.last_mut().expect("a log has a segment");
            segment.rewind(&mut self.active, mark);
            return Err((Offset(self.log_end_offset), failure));
        }
        if let Err(failure) = files.write(self.active_file(), position, &run.parts) {
            let segment = self.segments.last_mut().expect("a log has a segment");
            segment.rewind(&mut self.active, mark);
            self.active.torn = true;
            // Where that fails too the next append tries it again.
            let _ = self.mend(files);
            return Err((Offset(self.log_end_offset), failure));
        }
        let base_offset = self.newest().base_offset;
        if self.unsynced.segments.last() != Some(&base_offset) {
            self.unsynced.segments.push(base_offset);
        }
        // The first write made the file.
        self.unsynced.folder |= position == 0;
        self.log_end_offset = last.last_offset + 1;
        for (entry, marker) in &run.entries {
            self.note_epoch(entry);
            if let Some(aborted) = self.producers.appended(entry, *marker) {
                txn_index::write(&aborted, &mut self.active.tails.aborted);
            }
        }
        let segment = self.segments.last_mut().expect("a log has a segment");
        segment.len = position + run.len;
        self.unsynced.batches.push(run.parts, run.len as usize);
        segment.last_modified_ms = now.wall_ms;
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        // Entries that cannot be written stay in memory until they can.
        let _ = segment.write_indexes(&mut self.active, files, place, false);
        Ok(())
    }

    /// Cuts off what a write that failed left behind.
    pub fn mend<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        if self.active.torn {
            // What stands in the file where it is cut may come back unless the file is synced.
            self.unsynced.batches.give_up();
            files.set_len(self.active_file(), self.newest().len)?;
            self.active.torn = false;
        }
        Ok(())
    }

    /// Notes the epoch an entry was appended under.
    pub fn note_epoch(&mut self, entry: &Entry) {
        let newest = self.leader_epochs.last().map_or(-1, |&(epoch, _)| epoch);
        if entry.leader_epoch > newest {
            self.leader_epochs.reserve_exact(1);
            self.leader_epochs
                .push((entry.leader_epoch, entry.base_offset));
            self.epochs_changed = true;
        }
    }

    /// Ends the active segment and begins the next.
    pub fn roll<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        base_offset: i64,
        now: Now,
    ) -> Result<(), StorageFailure> {
        self.mend(files)?;
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let segment = self.segments.last_mut().expect("a log has a segment");
        segment.finish_indexes(&mut self.active, files, place)?;
        let ended = segment.base_offset;
        self.take_snapshot(files)?;
        for kind in [
            FileKind::OffsetIndex,
            FileKind::TimeIndex,
            FileKind::TransactionIndex,
        ] {
            let path = self.place().file(ended, kind).path();
            self.unsynced.caches.push(path);
        }
        files.set_len(self.place().file(base_offset, FileKind::Log), 0)?;
        self.unsynced.folder = true;
        self.segments.push(Segment::empty(base_offset));
        self.active = Active::new(now.wall_ms);
        Ok(())
    }

    /// Writes a producer snapshot at the log's end, if there is none.
    pub fn take_snapshot<D: Disk>(&mut self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        if self.log_end_offset <= self.snapshot_offset {
            return Ok(());
        }
        let path = self.path(&FileKind::ProducerSnapshot.name(self.log_end_offset));
        files.write_small(&path, producer_snapshot::write(self.producers.list()))?;
        self.unsynced.caches.push(path);
        self.snapshot_offset = self.log_end_offset;
        Ok(())
    }

    /// Moves the start; the segments that lie wholly below are taken out of the log and returned.
    pub fn advance_start(&mut self, log_start_offset: i64) -> Vec<Segment> {
        self.log_start_offset = self
            .log_start_offset
            .max(log_start_offset.min(self.log_end_offset));
        let keep = self
            .segments
            .windows(2)
            .position(|pair| pair[1].base_offset > self.log_start_offset)
            .unwrap_or(self.segments.len() - 1);
        let start = self.log_start_offset;
        let covered = self
            .leader_epochs
            .partition_point(|&(_, epoch_start)| epoch_start <= start);
        if covered > 0 && (covered > 1 || self.leader_epochs[0].1 < start) {
            self.leader_epochs.drain(..covered - 1);
            self.leader_epochs[0].1 = start;
            self.epochs_changed = true;
        }
        self.unsynced
            .segments
            .retain(|base| *base >= self.segments[keep].base_offset);
        self.segments.drain(..keep).collect()
    }

    /// Closes the files of segments that were taken out; says where they are.
    pub fn release<D: Disk>(&self, files: &mut Files<D>, segments: &[Segment]) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for segment in segments {
            for kind in FileKind::ALL {
                let at = self.place().file(segment.base_offset, kind);
                files.forget(at.key);
                paths.push(at.path());
            }
        }
        paths
    }
}
