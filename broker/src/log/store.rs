//! The store: every log of a data directory, driven by requests, reporting events.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::cleaner::Cleaner;
use super::config::SharedConfigs;
use super::files::Files;
use super::flush_times::FlushTimes;
use super::meta_properties::MetaProperties;
use super::metadata_snapshot::Unfinished;
use super::partition_log::{PartitionLog, Service};
use super::questions::Question;
use super::removals::Removals;
use super::retention::RetentionRound;
use super::syncing::{Advance, InFlight, SyncJob, SyncOutcome};
use super::wal::Wal;
use super::{
    Append, Disk, RecoveredLog, StartFailure, StorageEvent, StorageRequest, StoreConfig, boot,
};
use crate::core::ids::{LogId, Offset};
use crate::core::time::Now;

/// `flush.ms` unless it is set.
const NEVER_FLUSHED: u64 = i64::MAX as u64;

/// Files that are used less often than this are closed.
const IDLE_FILES: Duration = Duration::from_secs(60);

/// All logs of one data directory. Whoever drives it hands in requests and the time:
///
/// ```text
///   write(requests) ──▶ Written, AppendFailed …      (may be sent out at once)
///   answer_some()   ──▶ Read, Found …, as far as half a mebibyte; while has_questions()
///   begin_sync()    ──▶ a SyncJob, to be carried out on any thread: Durable; meanwhile write() goes on
///   finish_sync()   ──▶ StartAdvanced, Fatal, Closed
///   tick()          ──▶ at next_deadline(): checkpoints, retention, compaction, removals; never during a sync
/// ```
#[derive(Debug)]
pub struct Store<D: Disk> {
    pub(super) files: Files<D>,
    pub(super) config: StoreConfig,
    pub(super) configs: SharedConfigs,
    pub(super) properties: MetaProperties,
    /// By log id; `None` once deleted.
    pub(super) logs: Vec<Option<Box<PartitionLog>>>,
    /// What was asked and is not answered.
    pub(super) questions: VecDeque<Question>,
    /// Appends of the turn, by log.
    pending: BTreeMap<LogId, Vec<Append>>,
    /// Logs whose [`StorageEvent::Durable`] is waited for.
    pub(super) wanted: BTreeSet<LogId>,
    /// Logs that are not as the last checkpoint left them.
    pub(super) changed: BTreeSet<LogId>,
    /// Names in the data directory.
    pub(super) root_unsynced: bool,
    pub(super) wal: Wal<D::File>,
    /// Bytes that logs keep for it.
    pub(super) kept_bytes: usize,
    /// Something was made durable since the start.
    pub(super) has_synced: bool,
    /// What was odd about the directory, for the operator.
    remarks: Vec<String>,
    /// Logs whose start moved, and the files that are to go once that is durable.
    pub(super) advanced: Vec<Advance>,
    /// What a sync that was begun and not finished is about.
    pub(super) in_flight: Option<InFlight<D::File>>,
    /// A snapshot of the metadata that is being written.
    pub(super) snapshot: Option<Unfinished<D::File>>,
    /// What is to be removed and when, on the monotonic clock.
    pub(super) removals: Removals,
    checkpoint_at: Option<Duration>,
    pub(super) flush_times: FlushTimes,
    /// When files are closed that nobody uses.
    close_idle_at: Option<Duration>,
    /// Bytes that were appended since the last checkpoint.
    unchecked_bytes: u64,
    pub(super) retention: RetentionRound,
    pub(super) cleaner: Cleaner<D::File>,
    closing: bool,
    /// Nothing more is done: a sync failed, or the store is closed.
    pub(super) halted: bool,
}

impl<D: Disk> Store<D> {
    /// Opens a data directory, which exists; an empty one becomes one of ours.
    ///
    /// The directory's lock is the caller's. What was found is durable, and the clean-shutdown marker is gone.
    ///
    /// # Errors
    /// Whatever makes the whole directory unusable; a log that is damaged is told in its [`RecoveredLog`].
    pub fn open(
        disk: D,
        config: StoreConfig,
        now: Now,
    ) -> Result<(Self, Vec<RecoveredLog>), StartFailure> {
        Self::open_telling(disk, config, now, &mut |_, _| {})
    }

    /// The same, and tells after each log how many are open, of how many.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_telling(
        disk: D,
        config: StoreConfig,
        now: Now,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<(Self, Vec<RecoveredLog>), StartFailure> {
        let mut files = Files::new(disk, config.max_open_files, config.sync_all_above);
        let found = boot::open(&mut files, &config, now, progress)?;
        let retention = RetentionRound::new(now.in_time(config.initial_task_delay));
        let (wal_id, wal_bytes) = (config.wal_id, config.wal_bytes);
        let mut store = Self {
            files,
            config,
            configs: SharedConfigs::default(),
            properties: found.properties,
            logs: Vec::with_capacity(found.logs.len()),
            questions: VecDeque::new(),
            pending: BTreeMap::new(),
            wanted: BTreeSet::new(),
            changed: BTreeSet::new(),
            root_unsynced: false,
            wal: Wal::new(wal_id, found.wal_number, wal_bytes),
            kept_bytes: 0,
            has_synced: false,
            remarks: found.remarks,
            advanced: Vec::new(),
            in_flight: None,
            snapshot: None,
            removals: Removals::default(),
            checkpoint_at: None,
            flush_times: FlushTimes::default(),
            close_idle_at: None,
            unchecked_bytes: 0,
            retention,
            cleaner: Cleaner::new(),
            closing: false,
            halted: false,
        };
        let mut recovered = Vec::with_capacity(found.logs.len());
        let (mut changed, mut has_gap) = (BTreeSet::new(), false);
        for opened in found.logs {
            let log = opened.log;
            has_gap |= opened.has_gap;
            if opened.changed || !log.unsynced.caches.is_empty() || log.epochs_changed {
                changed.insert(log.id);
            }
            store.logs.push(Some(Box::new(log)));
            recovered.push(opened.report);
        }
        store.read_cleaned_offsets()?;
        // What a start found out is not to be found out again; but where it is found quicker than written, a checkpoint that
        // is due anyhow notes it. Not where the power took segments that nobody was told of: the log has a gap then that is
        // no loss, and the start after this one has to know it.
        let unclean = recovered.iter().any(|report| !report.clean);
        let at_once = has_gap || changed.len() <= store.config.sync_all_above;
        let noted = unclean && at_once && !changed.is_empty();
        if !noted || store.checkpoint(&changed, now).is_err() {
            for log in changed {
                store.note_change(log, now);
            }
        }
        if let Some(failure) = store.files.sync_failure() {
            return Err(failure.into());
        }
        Ok((store, recovered))
    }

    /// What was odd about the directory when it was opened, for the operator.
    pub fn take_remarks(&mut self) -> Vec<String> {
        std::mem::take(&mut self.remarks)
    }

    /// Syncs since the directory was opened, and how many of them were the write-ahead log's groups.
    pub fn syncs(&self) -> (u64, u64) {
        (self.files.syncs(), self.wal.groups())
    }

    /// Files that are open now.
    pub fn open_files(&self) -> usize {
        self.files.open_count()
    }

    /// Whom the directory belongs to.
    pub fn properties(&self) -> &MetaProperties {
        &self.properties
    }

    /// Performs requests in their order, but for questions, which wait for [`answer_some`](Self::answer_some): appends of one
    /// log that follow each other become one write. Nothing is synced.
    pub fn write(
        &mut self,
        requests: Vec<StorageRequest>,
        now: Now,
        events: &mut Vec<StorageEvent>,
    ) {
        if self.halted {
            return;
        }
        self.forget_doomed(&requests);
        for request in requests {
            match request {
                StorageRequest::Append(append) => {
                    if append.durable {
                        self.wanted.insert(append.log);
                    }
                    self.pending.entry(append.log).or_default().push(append);
                }
                StorageRequest::Read { .. }
                | StorageRequest::FindTimestamp { .. }
                | StorageRequest::ListSegments { .. }
                | StorageRequest::ListAborted { .. }
                | StorageRequest::DescribeDirectory { .. } => {
                    self.questions.push_back(Question::new(request));
                }
                StorageRequest::Sync { log } => _ = self.wanted.insert(log),
                StorageRequest::Close => self.closing = true,
                StorageRequest::WriteSnapshot(part) => self.write_snapshot(part, events),
                StorageRequest::Create { log, .. }
                | StorageRequest::Configure { log, .. }
                | StorageRequest::AdvanceStart { log, .. }
                | StorageRequest::Delete { log } => {
                    self.append_pending(Some(log), now, events);
                    self.change(request, now);
                }
            }
        }
        self.append_pending(None, now, events);
        if self.unchecked_bytes >= self.config.checkpoint_bytes {
            self.unchecked_bytes = 0;
            self.checkpoint_at = Some(now.monotonic);
        }
        self.note_open_files(now);
        self.report_sync_failure(events);
    }

    /// Begins to make durable what a [`StorageEvent::Durable`] is waited for. What is returned has to be carried out,
    /// and its outcome handed to [`finish_sync`](Self::finish_sync); until then no other sync begins. `None` if there is
    /// nothing that could be done elsewhere: it is done then.
    pub fn begin_sync(
        &mut self,
        now: Now,
        events: &mut Vec<StorageEvent>,
    ) -> Option<SyncJob<D::File>> {
        if !self.needs_sync() {
            return None;
        }
        let wanted = std::mem::take(&mut self.wanted);
        let begun = self.prepare_sync(&wanted);
        if let Ok((job, in_flight)) = begun {
            if !job.files.is_empty() {
                self.in_flight = Some(in_flight);
                return Some(job);
            }
            events.extend(job.durable);
            self.settle(in_flight, now, events);
        }
        self.report_sync_failure(events);
        None
    }

    /// Takes in how a [`SyncJob`] ended. What is durable by it was told by whoever carried it out, or is by now.
    pub fn finish_sync(&mut self, outcome: SyncOutcome, now: Now, events: &mut Vec<StorageEvent>) {
        let Some(in_flight) = self.in_flight.take() else {
            return;
        };
        if self.files.synced_elsewhere(outcome).is_ok() {
            self.settle(in_flight, now, events);
        }
        self.report_sync_failure(events);
    }

    /// Begins a sync, carries it out and finishes it.
    pub fn sync(&mut self, now: Now, events: &mut Vec<StorageEvent>) {
        if let Some(job) = self.begin_sync(now, events) {
            let disk = self.files.disk();
            let outcome = job.carry_out(|file| disk.sync_file(file));
            if outcome.is_ok() {
                events.extend(job.durable);
            }
            self.finish_sync(outcome, now, events);
        }
    }

    /// What was to be synced is: what follows from that.
    fn settle(&mut self, in_flight: InFlight<D::File>, now: Now, events: &mut Vec<StorageEvent>) {
        self.note_synced(&in_flight);
        if let Some(snapshot) = in_flight.snapshot {
            self.finish_snapshot(snapshot, now, events);
        }
        let _ = self.finish_advances(in_flight.advances, now, events);
        if self.closing && self.wanted.is_empty() {
            self.abandon_snapshot();
            match self.close() {
                Ok(()) => events.push(StorageEvent::Closed),
                Err(failure) => events.push(StorageEvent::Fatal { failure }),
            }
            self.halted = true;
            return;
        }
        if self.wal.is_nearly_full() {
            self.checkpoint_at = Some(now.monotonic);
        }
    }

    /// [`write`](Self::write), all answers, then [`sync`](Self::sync).
    pub fn perform(
        &mut self,
        requests: Vec<StorageRequest>,
        now: Now,
        events: &mut Vec<StorageEvent>,
    ) {
        self.write(requests, now, events);
        while self.has_questions() {
            self.answer_some(now, events);
        }
        self.sync(now, events);
    }

    /// Whether [`begin_sync`](Self::begin_sync) has anything to do.
    pub fn needs_sync(&self) -> bool {
        self.in_flight.is_none() && self.waits_for_sync()
    }

    /// Whether a sync was begun and not finished.
    pub fn is_syncing(&self) -> bool {
        self.in_flight.is_some()
    }

    /// Whether more follows from a sync under way than what whoever carries it out tells.
    pub fn awaits_sync(&self) -> bool {
        self.in_flight.as_ref().is_some_and(InFlight::is_awaited)
    }

    /// Whether there is more to make durable than what a sync under way is about.
    pub fn waits_for_sync(&self) -> bool {
        let is_wanted =
            !self.wanted.is_empty() || !self.advanced.is_empty() || self.snapshot_is_whole();
        !self.halted && (is_wanted || self.closing)
    }

    /// When [`tick`](Self::tick) is due, on the monotonic clock. `None`: not before the next request.
    pub fn next_deadline(&self) -> Option<Duration> {
        if self.halted {
            return None;
        }
        let chores = [
            self.removals.next_deadline(),
            self.checkpoint_at,
            self.flush_times.next_deadline(),
            self.close_idle_at,
            self.retention.next_deadline(),
            self.cleaner.next_deadline(),
        ];
        chores.into_iter().flatten().min()
    }

    /// Does what is due: asks for the sync of what was appended long ago, removes deleted files, writes checkpoints, gives up
    /// what retention does not keep, goes on with compaction. Nothing while a sync is under way.
    pub fn tick(&mut self, now: Now, events: &mut Vec<StorageEvent>) {
        if self.halted || self.in_flight.is_some() {
            return;
        }
        self.removals.go_on(self.files.disk(), now);
        while let Some(log) = self.flush_times.pop_due(now.monotonic) {
            self.wanted.insert(log);
        }
        if self.checkpoint_at.is_some_and(|at| at <= now.monotonic) {
            self.checkpoint_at = None;
            let changed = std::mem::take(&mut self.changed);
            if self.checkpoint(&changed, now).is_err() {
                // A full disk, say: all of it is still to do.
                for log in changed {
                    self.note_change(log, now);
                }
            }
        }
        if self.close_idle_at.is_some_and(|at| at <= now.monotonic) {
            self.files.close_idle();
            for log in self.logs.iter_mut().flatten() {
                log.hints = Default::default();
            }
            let again = (self.files.open_count() > 0).then(|| now.in_time(IDLE_FILES));
            self.close_idle_at = again;
        }
        self.retain(now, events);
        self.clean(now, events);
        self.report_sync_failure(events);
    }

    pub(super) fn log(&self, id: LogId) -> Option<&PartitionLog> {
        self.logs.get(id.0 as usize)?.as_deref()
    }

    /// Notes that a log has something to write at the next checkpoint, and sees to it that there is one.
    pub(super) fn note_change(&mut self, log: LogId, now: Now) {
        self.changed.insert(log);
        if self.checkpoint_at.is_none() {
            self.checkpoint_at = Some(now.in_time(self.config.checkpoint_interval));
        }
    }

    /// Sees to it that files are closed again that nobody uses.
    pub(super) fn note_open_files(&mut self, now: Now) {
        if self.close_idle_at.is_none() && self.files.open_count() > 0 {
            self.close_idle_at = Some(now.in_time(IDLE_FILES));
        }
    }

    /// Performs the appends gathered so far, of one log or of all.
    fn append_pending(&mut self, only: Option<LogId>, now: Now, events: &mut Vec<StorageEvent>) {
        let pending = match only {
            Some(id) => self.pending.remove_entry(&id).into_iter().collect(),
            None => std::mem::take(&mut self.pending),
        };
        for (id, mut appends) in pending {
            let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) else {
                continue;
            };
            if matches!(log.service, Service::Failed(_)) {
                continue;
            }
            if log.refusing {
                // Those that were on their way when the core had not heard of the refusal yet.
                let known = log.log_end_offset;
                let stale = appends
                    .iter()
                    .position(|append| append.base_offset.0 == known)
                    .unwrap_or(appends.len());
                appends.drain(..stale);
                log.refusing = appends.is_empty();
            }
            let (before, kept) = (log.log_end_offset, log.unsynced.batches.len());
            let created = log.service == Service::Uncreated;
            let refused = log.append(&mut self.files, &appends, now).err();
            self.root_unsynced |= created && log.service == Service::Open;
            let (log_end_offset, service) = (log.log_end_offset, log.service.clone());
            let flush_ms = log.config.flush_ms;
            log.refusing |= refused.is_some();
            let keeps = log.unsynced.batches.len();
            self.keep(kept, keeps);
            if log_end_offset > before {
                events.push(StorageEvent::Written {
                    log: id,
                    end_offset: Offset(log_end_offset),
                });
                if let Ok(flush_ms @ ..NEVER_FLUSHED) = u64::try_from(flush_ms) {
                    let due_at = now.in_time(Duration::from_millis(flush_ms));
                    self.flush_times.appended(id, due_at);
                }
                self.note_change(id, now);
                self.unchecked_bytes += appends
                    .iter()
                    .map(|append| append.bytes.len() as u64)
                    .sum::<u64>();
            }
            if let Service::Failed(failure) = service {
                events.push(StorageEvent::Failed {
                    log: id,
                    failure: *failure,
                });
            } else if let Some((base_offset, failure)) = refused {
                events.push(StorageEvent::AppendFailed {
                    log: id,
                    base_offset,
                    failure,
                });
            }
        }
    }

    /// A failed sync is final (recovery rule 2), wherever it happened.
    pub(super) fn report_sync_failure(&mut self, events: &mut Vec<StorageEvent>) {
        if !self.halted
            && let Some(failure) = self.files.sync_failure()
        {
            events.push(StorageEvent::Fatal { failure });
            self.halted = true;
        }
    }
}
