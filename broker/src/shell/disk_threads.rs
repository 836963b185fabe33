//! The threads that do everything with files: one leads, which is to write and read what the loop asks for; the other
//! syncs what was written, or waits to lead.
//!
//! ```text
//!   a  ── leads: write, begin a sync ──┐ sync ────────────┐ tells the loop ─ waits ─ ─ ─ ─ ─ ─ ─ ┐ leads …
//!   b  ── waits ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─└ leads: write, read, finish that sync, begin the next ───┘ sync …
//! ```
//!
//! So a sync holds up nothing but the next one, and whoever wrote last syncs at once, without waking anybody before.

use std::fs::File;
use std::mem;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, yield_now};

use anyhow::{Context, Result};
use mio::Waker;
use tracing::debug;

use super::clock::Clock;
use super::file_disk::{self, FileDisk};
use crate::log::{StorageEvent, StorageRequest, Store, SyncJob, SyncOutcome};

/// The loop's end of the disk threads.
#[derive(Debug)]
pub struct DiskThreads {
    requests: Sender<Vec<StorageRequest>>,
    events: Receiver<Vec<StorageEvent>>,
    threads: [JoinHandle<()>; 2],
}

impl DiskThreads {
    /// Starts the threads. They end by themselves once the store is closed.
    ///
    /// # Errors
    /// The system starts no thread.
    pub fn start(store: Store<FileDisk>, clock: Clock, waker: Arc<Waker>) -> Result<Self> {
        let (requests, to_do) = channel();
        let (done, events) = channel();
        let reports = Reports { done, waker };
        let lead = Arc::new(Mutex::new(Lead {
            store,
            clock,
            to_do,
            reports: reports.clone(),
            ended: false,
        }));
        let finished = Arc::new(Mutex::new(Finished::default()));
        let start = |name: &str| {
            let thread = DiskThread {
                lead: lead.clone(),
                finished: finished.clone(),
                nudge: requests.clone(),
                reports: reports.clone(),
            };
            std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || thread.run())
                .context("starting a disk thread")
        };
        let threads = [start("disk-1")?, start("disk-2")?];
        Ok(Self {
            requests,
            events,
            threads,
        })
    }

    /// Hands over what is to be done, all of a turn at once.
    pub fn send(&self, requests: Vec<StorageRequest>) {
        // The threads end after the close, and nothing is asked of them then.
        let _ = self.requests.send(requests);
    }

    /// What was done, if there is something new.
    pub fn take_events(&self) -> Option<Vec<StorageEvent>> {
        self.events.try_recv().ok()
    }

    /// Waits for the threads, which have reported the close.
    pub fn join(self) {
        for thread in self.threads {
            // A panic of a thread has ended the process already.
            let _ = thread.join();
        }
    }
}

/// The way back to the loop.
#[derive(Debug, Clone)]
struct Reports {
    done: Sender<Vec<StorageEvent>>,
    waker: Arc<Waker>,
}

impl Reports {
    fn send(&self, events: Vec<StorageEvent>) {
        self.leave(events);
        // Without a loop there is nobody to wake.
        let _ = self.waker.wake();
    }

    /// For when the loop wakes the next time.
    fn leave(&self, events: Vec<StorageEvent>) {
        // Without a loop there is nobody to tell.
        let _ = self.done.send(events);
    }
}

/// The sync that was carried out last.
#[derive(Debug, Default)]
struct Finished {
    outcome: Option<SyncOutcome>,
    /// The thread that leads waits for it.
    is_awaited: bool,
}

/// One of the two.
struct DiskThread {
    lead: Arc<Mutex<Lead>>,
    finished: Arc<Mutex<Finished>>,
    /// To the thread that leads.
    nudge: Sender<Vec<StorageRequest>>,
    reports: Reports,
}

impl DiskThread {
    fn run(self) {
        loop {
            let job = locked(&self.lead).run(&self.finished);
            let Some(job) = job else { return };
            let outcome = job.carry_out(|file: &Arc<File>| file_disk::sync(file));
            let failed = outcome.is_err();
            // Before the loop is told, which may ask for the next sync at once.
            let is_awaited = {
                let mut finished = locked(&self.finished);
                finished.outcome = Some(outcome);
                mem::take(&mut finished.is_awaited)
            };
            if !failed {
                self.reports.send(job.durable);
            }
            if is_awaited || failed {
                let _ = self.nudge.send(Vec::new());
            }
        }
    }
}

/// A thread that panicked has ended the process.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the thread that leads works with.
struct Lead {
    store: Store<FileDisk>,
    clock: Clock,
    to_do: Receiver<Vec<StorageRequest>>,
    reports: Reports,
    /// The store is closed.
    ended: bool,
}

impl Lead {
    /// Does what is asked for until there is something to sync. `None` once the store is closed.
    fn run(&mut self, finished: &Mutex<Finished>) -> Option<SyncJob<Arc<File>>> {
        while !self.ended {
            let requests = self.wait(finished)?;
            let now = self.clock.now();
            let mut events = Vec::new();
            let outcome = locked(finished).outcome.take();
            if let Some(outcome) = outcome {
                self.store.finish_sync(outcome, now, &mut events);
            }
            let is_durable_soon = !requests.is_empty() && requests.iter().all(is_only_for_durable);
            self.store.write(requests, now, &mut events);
            let job = self.store.begin_sync(now, &mut events);
            self.report(events, is_durable_soon);
            if job.is_some() {
                return job;
            }
            self.answer_some();
            self.do_chores();
        }
        None
    }

    /// All requests that wait, or none when something else is to be done. `None` if nobody is left to ask for anything.
    fn wait(&self, finished: &Mutex<Finished>) -> Option<Vec<StorageRequest>> {
        let deadline = self.store.next_deadline();
        let left = deadline.map(|deadline| deadline.saturating_sub(self.clock.now().monotonic));
        let is_due = left.is_some_and(|left| left.is_zero());
        if self.store.needs_sync() || self.store.has_questions() {
            return Some(self.to_do.try_iter().flatten().collect());
        }
        let wants_outcome = self.store.waits_for_sync() || self.store.awaits_sync() || is_due;
        let waits_for_sync = self.store.is_syncing() && wants_outcome;
        if waits_for_sync {
            let mut finished = locked(finished);
            if finished.outcome.is_some() {
                return Some(Vec::new());
            }
            finished.is_awaited = true;
        }
        let first = match left {
            Some(left) if !waits_for_sync => self.to_do.recv_timeout(left),
            _ => self
                .to_do
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
        };
        let mut requests = match first {
            Ok(requests) => requests,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return None,
        };
        while let Ok(more) = self.to_do.try_recv() {
            requests.extend(more);
        }
        Some(requests)
    }

    /// Tells the loop. What nobody waits for before it is durable is left for when it wakes by itself.
    fn report(&mut self, events: Vec<StorageEvent>, is_durable_soon: bool) {
        if events.is_empty() {
            return;
        }
        self.ended |= events.contains(&StorageEvent::Closed);
        let is_written = |event: &StorageEvent| matches!(event, StorageEvent::Written { .. });
        if is_durable_soon && events.iter().all(is_written) {
            self.reports.leave(events);
        } else {
            self.reports.send(events);
        }
    }

    /// A piece of what is to be read. What is to be written meanwhile goes before the next.
    fn answer_some(&mut self) {
        if !self.store.has_questions() {
            return;
        }
        let mut events = Vec::new();
        self.store.answer_some(self.clock.now(), &mut events);
        self.report(events, false);
        if self.store.has_questions() {
            // A thread that does not stop by itself is left the processor for milliseconds, whoever was woken since.
            yield_now();
        }
    }

    fn do_chores(&mut self) {
        let now = self.clock.now();
        let deadline = self.store.next_deadline();
        if deadline.is_some_and(|deadline| deadline <= now.monotonic) {
            let mut events = Vec::new();
            self.store.tick(now, &mut events);
            self.report(events, false);
            let (syncs, groups) = self.store.syncs();
            debug!("{syncs} syncs so far, {groups} of them groups of the write-ahead log");
        }
    }
}

/// Whether nothing waits for the request but for what it appends to be durable.
fn is_only_for_durable(request: &StorageRequest) -> bool {
    matches!(request, StorageRequest::Append(append) if append.durable && !append.watched)
}
