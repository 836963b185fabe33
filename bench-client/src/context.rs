//! What the tasks of a run share. All of them run on one thread.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::arguments::{Arguments, Mode};
use crate::cluster::{Cluster, Offsets};
use crate::ledger::Ledger;
use crate::recorder::Recorder;
use crate::stop::Stop;
use crate::workload::Workload;

/// One run.
#[derive(Debug)]
pub struct Context {
    pub arguments: Arguments,
    pub cluster: Cluster,
    /// Tells this run's messages from others'.
    pub run: u32,
    pub start: Instant,
    pub ledger: RefCell<Ledger>,
    pub workload: RefCell<Workload>,
    /// From when a message was due, or its batch was made, to its acknowledgement.
    pub acknowledged: RefCell<Recorder>,
    /// From when a message was due, or its batch was made, until it was read.
    pub end_to_end: RefCell<Recorder>,
    /// Errors met and survived, and how often.
    pub errors: RefCell<BTreeMap<String, u64>>,
    /// The user wants it to end.
    pub interrupted: Stop,
    /// When the first message was read, and the last one.
    pub first_read: Cell<Option<Instant>>,
    pub last_read: Cell<Option<Instant>>,
    /// Consumers have read what they should.
    pub consumed: Stop,
    /// Offsets up to which consumers read, once they are known; the index is the partition.
    pub ends: RefCell<Option<Vec<i64>>>,
}

impl Context {
    /// A run that begins now, on a topic with these partitions.
    pub fn new(arguments: Arguments, cluster: Cluster, partitions: usize) -> Self {
        let start = Instant::now();
        let limit = arguments
            .message_count
            .filter(|_| arguments.mode == Mode::Consume);
        let since_epoch = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        // Two runs at the same instant are of different processes.
        let run = (since_epoch.as_nanos() as u32).wrapping_mul(0x9e37_79b1) ^ std::process::id();
        let omits = arguments.mode == Mode::Latency && arguments.rate.is_none();
        Self {
            cluster,
            run,
            start,
            ledger: RefCell::new(Ledger::new(run, partitions, arguments.producers, limit)),
            workload: RefCell::new(Workload::new(
                start,
                arguments.message_count,
                arguments.duration,
                arguments.rate,
                arguments.linger,
            )),
            acknowledged: RefCell::new(Recorder::new(omits)),
            end_to_end: RefCell::new(Recorder::new(false)),
            errors: RefCell::default(),
            interrupted: Stop::default(),
            first_read: Cell::default(),
            last_read: Cell::default(),
            consumed: Stop::default(),
            ends: RefCell::default(),
            arguments,
        }
    }

    /// Notes an error that a retry may get over.
    pub fn note(&self, error: &anyhow::Error) {
        self.note_text(format!("{error:#}"));
    }

    pub fn note_text(&self, text: String) {
        *self.errors.borrow_mut().entry(text).or_default() += 1;
    }

    pub fn micros_at(&self, time: Instant) -> u64 {
        time.saturating_duration_since(self.start).as_micros() as u64
    }

    pub fn timeout(&self) -> Duration {
        self.arguments.timeout
    }

    /// Sets `consumed` if there is nothing left to read.
    pub fn check_consumed(&self) {
        let ledger = self.ledger.borrow();
        let is_read = |ends: &Vec<i64>| {
            let partitions = ledger.partitions().iter().zip(ends);
            partitions
                .into_iter()
                .all(|(partition, end)| partition.next_offset.unwrap_or(0) >= *end)
        };
        if ledger.is_full() || self.ends.borrow().as_ref().is_some_and(is_read) {
            self.consumed.set();
        }
    }

    /// Lets consumers end at these offsets.
    pub fn read_to(&self, offsets: &[Offsets]) {
        let ends = offsets.iter().map(|offsets| {
            if offsets.start == offsets.end {
                0
            } else {
                offsets.end
            }
        });
        self.ends.replace(Some(ends.collect()));
        self.check_consumed();
    }
}
