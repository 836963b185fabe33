//! One partition: which offsets it has given out, what of them is written and durable, who produced, what a fetch may
//! see. Owns these facts and nothing else: files belong to [`log`](crate::log), requests that wait to
//! [`purgatory`](crate::core::purgatory). Must not know about connections, requests or answers.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::{ErrorCode, Uuid};

use crate::config::TopicConfig;
use crate::core::ids::{LeaderEpoch, LogId, Offset, OperationId};
use crate::core::rare::{Nothing, Rare};

pub mod epochs;
pub mod producers;
pub mod registry;
pub mod tail;

pub use epochs::Epochs;
pub use producers::Producers;
pub use registry::Partitions;
pub use tail::Tail;

/// How sure a record has to be before a wait for it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// In the file: survives the end of the process.
    Written,
    /// Synced: survives a power cut.
    Durable,
}

/// What is found of a log when it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartitionStart {
    /// First offset that can be read.
    pub log_start_offset: Offset,
    /// Next offset to write; all below is durable.
    pub log_end_offset: Offset,
    /// The epochs of what the log holds.
    pub epochs: Epochs,
    /// The producers that wrote it.
    pub producers: Producers,
    /// The transactions that were aborted end before this offset.
    pub aborted_until: Offset,
}

/// The state of one partition of which this node is the leader.
#[derive(Debug)]
pub struct Partition {
    /// Topic name.
    pub topic: Arc<str>,
    /// Partition number.
    pub partition_index: i32,
    /// Topic id.
    pub topic_id: Uuid,
    /// The log's name inside this process.
    pub log: LogId,
    /// The topic's settings.
    pub config: Arc<TopicConfig>,
    /// The epoch that new batches are appended under.
    pub leader_epoch: LeaderEpoch,
    /// Idempotent producers.
    pub producers: Producers,
    log_start_offset: Offset,
    durable_start: Offset,
    log_end_offset: Offset,
    written: Offset,
    durable: Offset,
    epochs: Epochs,
    /// Where the first transaction begins that has not ended. Nothing here begins or ends one.
    first_unstable_offset: Option<Offset>,
    aborted_until: Offset,
    tail: Tail,
    failed: bool,
    waiting: Rare<Waiting>,
}

/// Who waits for storage to go on.
#[derive(Debug, Default, PartialEq, Eq)]
struct Waiting {
    written: VecDeque<(Offset, OperationId)>,
    durable: VecDeque<(Offset, OperationId)>,
    start: VecDeque<(Offset, OperationId)>,
    fetches: Vec<OperationId>,
}

impl Nothing for Waiting {
    const NOTHING: &'static Self = &Self {
        written: VecDeque::new(),
        durable: VecDeque::new(),
        start: VecDeque::new(),
        fetches: Vec::new(),
    };
}

/// What an append was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Of the first record.
    pub base_offset: Offset,
    /// Of the last record.
    pub last_offset: Offset,
}

/// Who has to be told that storage went on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Advance {
    /// Operations whose record is now as sure as they asked.
    pub reached: Vec<OperationId>,
    /// Fetches that may now see more.
    pub fetches: Vec<OperationId>,
    /// Bytes that became visible.
    pub visible_bytes: usize,
}

/// Why a fetch position cannot be served.
pub type OffsetCheck = Result<(), ErrorCode>;

impl Partition {
    /// A partition as recovery or creation left it.
    pub fn new(
        topic: Arc<str>,
        partition_index: i32,
        topic_id: Uuid,
        log: LogId,
        leader_epoch: LeaderEpoch,
        config: Arc<TopicConfig>,
        start: PartitionStart,
    ) -> Self {
        let mut epochs = start.epochs;
        let first_unstable_offset = start.producers.first_open_offset();
        epochs.begin(leader_epoch, start.log_end_offset);
        Self {
            topic,
            partition_index,
            topic_id,
            log,
            config,
            leader_epoch,
            producers: start.producers,
            log_start_offset: start.log_start_offset,
            durable_start: start.log_start_offset,
            log_end_offset: start.log_end_offset,
            written: start.log_end_offset,
            durable: start.log_end_offset,
            epochs,
            first_unstable_offset,
            aborted_until: start.aborted_until,
            tail: Tail::default(),
            failed: false,
            waiting: Rare::default(),
        }
    }

    /// First offset that can be read.
    pub fn log_start_offset(&self) -> Offset {
        self.log_start_offset
    }

    /// Next offset to write.
    pub fn log_end_offset(&self) -> Offset {
        self.log_end_offset
    }

    /// Exclusive end of what consumers see: with a single replica, the written end.
    pub fn high_watermark(&self) -> Offset {
        self.written
    }

    /// Exclusive end of what read_committed consumers see.
    pub fn last_stable_offset(&self) -> Offset {
        let stable = self.high_watermark();
        self.first_unstable_offset.map_or(stable, |unstable| {
            unstable.max(self.log_start_offset).min(stable)
        })
    }

    /// Whether a transaction was aborted that ended at `offset` or behind it.
    pub fn has_aborted_from(&self, offset: Offset) -> bool {
        offset < self.aborted_until
    }

    /// Whether storage gave this partition up.
    pub fn is_failed(&self) -> bool {
        self.failed
    }

    /// The cached newest batches.
    pub fn tail(&self) -> &Tail {
        &self.tail
    }

    /// The epochs of what the log holds.
    pub fn epochs(&self) -> &Epochs {
        &self.epochs
    }

    /// The epoch of the record at `offset`, or of the leader at the end of the log.
    pub fn epoch_at(&self, offset: Offset) -> LeaderEpoch {
        self.epochs.at(offset)
    }

    /// Appends under a newer epoch from here on.
    pub fn begin_leader_epoch(&mut self, leader_epoch: LeaderEpoch) {
        self.leader_epoch = leader_epoch;
        self.epochs.begin(leader_epoch, self.log_end_offset);
    }

    /// Compares the leader epoch a client believes in (−1: it does not say) with ours (KIP-320).
    ///
    /// # Errors
    /// `FENCED_LEADER_EPOCH` if it is behind, `UNKNOWN_LEADER_EPOCH` if it is ahead.
    pub fn check_leader_epoch(&self, current: i32) -> Result<(), ErrorCode> {
        if self.failed {
            return Err(ErrorCode::KafkaStorageError);
        }
        match current {
            -1 => Ok(()),
            behind if behind < self.leader_epoch.0 => Err(ErrorCode::FencedLeaderEpoch),
            ahead if ahead > self.leader_epoch.0 => Err(ErrorCode::UnknownLeaderEpoch),
            _ => Ok(()),
        }
    }

    /// Gives the next `count` offsets to a batch.
    pub fn assign(&mut self, count: i64) -> Appended {
        debug_assert!(count > 0);
        let base_offset = self.log_end_offset;
        self.log_end_offset = base_offset.plus(count);
        Appended {
            base_offset,
            last_offset: base_offset.plus(count - 1),
        }
    }

    /// Keeps a batch in memory for readers.
    pub fn cache(&mut self, appended: Appended, bytes: Bytes) {
        self.tail
            .push(appended.base_offset, appended.last_offset, bytes);
    }

    /// Drops a cached batch; says how many bytes that freed. `None` if it has to stay.
    pub fn evict(&mut self, base_offset: Offset) -> Option<usize> {
        // What is not written yet can be read from nowhere else.
        let is_unwritten = base_offset >= self.written && base_offset < self.log_end_offset;
        let freed = (self.failed || !is_unwritten).then(|| self.tail.evict(base_offset));
        if self.tail.bytes() == 0 {
            // Nothing came for a while.
            self.waiting.settle();
        }
        freed
    }

    /// Whether everything below `end_offset` is as sure as asked.
    pub fn has(&self, assurance: Assurance, end_offset: Offset) -> bool {
        end_offset <= self.end(assurance)
    }

    /// How sure the batches that were appended last have to be for a producer's `acks`: `flush.messages` asks for a sync
    /// whatever the producer does.
    pub fn assurance_for(&self, acks: i16) -> Assurance {
        let unsynced = self.log_end_offset.0 - self.durable.0;
        if acks == -1 || unsynced >= self.config.flush_messages {
            Assurance::Durable
        } else {
            Assurance::Written
        }
    }

    fn end(&self, assurance: Assurance) -> Offset {
        match assurance {
            Assurance::Written => self.written,
            Assurance::Durable => self.durable,
        }
    }

    /// Notes that `operation` waits for everything below `end_offset`.
    pub fn wait_for(&mut self, assurance: Assurance, end_offset: Offset, operation: OperationId) {
        let queue = match assurance {
            Assurance::Written => &mut self.waiting.written,
            Assurance::Durable => &mut self.waiting.durable,
        };
        enqueue(queue, end_offset, operation);
    }

    /// Notes that a fetch waits for more to become visible.
    pub fn watch(&mut self, operation: OperationId) {
        self.waiting.fetches.push(operation);
    }

    /// The fetches that wait for more to become visible.
    pub fn watching(&self) -> &[OperationId] {
        &self.waiting.fetches
    }

    /// Forgets a fetch.
    pub fn unwatch(&mut self, operation: OperationId) {
        if let Some(waiting) = self.waiting.get_mut() {
            waiting.fetches.retain(|&waiting| waiting != operation);
        }
    }

    /// Storage reports a new end.
    pub fn advance(&mut self, assurance: Assurance, end_offset: Offset) -> Advance {
        let mut advance = Advance::default();
        let before = self.written;
        match assurance {
            Assurance::Written => self.written = self.written.max(end_offset),
            Assurance::Durable => {
                self.written = self.written.max(end_offset);
                self.durable = self.durable.max(end_offset);
            }
        }
        if let Some(waiting) = self.waiting.get_mut() {
            drain(&mut waiting.durable, self.durable, &mut advance.reached);
            drain(&mut waiting.written, self.written, &mut advance.reached);
            self.waiting.settle();
        }
        if self.written > before && !self.waiting.fetches.is_empty() {
            advance.visible_bytes = self.tail.bytes_from(before, self.written).unwrap_or(0);
            advance.fetches.clone_from(&self.waiting.fetches);
        }
        advance
    }

    /// Storage refused everything from `base_offset` on: takes the offsets back. The operations that waited for
    /// them are returned, as are the bytes that the cache gave up.
    pub fn refuse(&mut self, base_offset: Offset) -> (Vec<OperationId>, usize) {
        debug_assert!(base_offset >= self.written);
        self.log_end_offset = self.log_end_offset.min(base_offset);
        self.producers.truncate(base_offset);
        self.epochs.truncate(base_offset);
        self.epochs.begin(self.leader_epoch, base_offset);
        let freed = self.tail.truncate(base_offset);
        let mut failed = Vec::new();
        let waiting = &mut *self.waiting;
        for queue in [&mut waiting.written, &mut waiting.durable] {
            let keep = queue.partition_point(|&(end, _)| end <= base_offset);
            failed.extend(queue.drain(keep..).map(|(_, operation)| operation));
        }
        (failed, freed)
    }

    /// Storage gave the log up. Whoever waits is returned.
    pub fn fail(&mut self) -> Vec<OperationId> {
        self.failed = true;
        let waiting = std::mem::take(&mut *self.waiting);
        let queues = [waiting.written, waiting.durable, waiting.start];
        queues
            .into_iter()
            .flatten()
            .map(|(_, operation)| operation)
            .chain(waiting.fetches)
            .collect()
    }

    /// Nobody is to read below `log_start_offset` any more; what lies there is storage's to give up. False where that
    /// is so already.
    pub fn advance_start(&mut self, log_start_offset: Offset) -> bool {
        debug_assert!(log_start_offset <= self.written);
        if log_start_offset <= self.log_start_offset {
            return false;
        }
        self.log_start_offset = log_start_offset;
        self.epochs.advance_start(log_start_offset);
        true
    }

    /// Whether the log begins at `log_start_offset` or behind it even after a power cut.
    pub fn has_start(&self, log_start_offset: Offset) -> bool {
        log_start_offset <= self.durable_start
    }

    /// Notes that `operation` waits until the log begins at `log_start_offset` even after a power cut.
    pub fn wait_for_start(&mut self, log_start_offset: Offset, operation: OperationId) {
        enqueue(&mut self.waiting.start, log_start_offset, operation);
    }

    /// Storage gave up what lies below `log_start_offset`. The operations that waited for it are returned.
    pub fn start_advanced(&mut self, log_start_offset: Offset) -> Vec<OperationId> {
        self.advance_start(log_start_offset);
        self.durable_start = self.durable_start.max(log_start_offset);
        let mut reached = Vec::new();
        if let Some(waiting) = self.waiting.get_mut() {
            drain(&mut waiting.start, self.durable_start, &mut reached);
        }
        reached
    }

    /// Whether a fetch may begin at `offset`.
    ///
    /// # Errors
    /// `OFFSET_OUT_OF_RANGE` below the log start or past the log end.
    pub fn check_fetch_offset(&self, offset: i64) -> OffsetCheck {
        if offset < self.log_start_offset.0 || offset > self.log_end_offset.0 {
            return Err(ErrorCode::OffsetOutOfRange);
        }
        Ok(())
    }
}

/// Offsets rise but where somebody waits for what another asked for already.
fn enqueue(queue: &mut VecDeque<(Offset, OperationId)>, offset: Offset, operation: OperationId) {
    let place = queue.partition_point(|&(before, _)| before <= offset);
    queue.insert(place, (offset, operation));
}

fn drain(queue: &mut VecDeque<(Offset, OperationId)>, end: Offset, reached: &mut Vec<OperationId>) {
    while let Some(&(wanted, operation)) = queue.front() {
        if wanted > end {
            break;
        }
        queue.pop_front();
        reached.push(operation);
    }
}
