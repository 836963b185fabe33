//! What a Fetch goes through until it is answered: look at every partition, read what is not in memory, wait until there
//! is enough, convert what an old client cannot take. Owns the sessions and the shape of a parked fetch; must not know
//! how a request or an answer is laid out ([`api::fetch`](crate::api::fetch) does).
//!
//! ```text
//!            ┌───────────── more became visible ─────────────┐
//!            ▼                                               │
//!  start → look ── enough, an error, or time is up ──► answer ◄── converted
//!            │                                          ▲  │
//!            ├── some of it is not in memory ──► reading │  └── too new for the client ──► converting
//!            │                                   │  └────┘
//!            └── too little ──► waiting ◄────────┘ (too little)
//! ```
//!
//! Before the answer storage is asked which of its records were aborted, where that is to be known.

use std::time::Duration;

use bytes::Bytes;
use kafka_proto::ErrorCode;

use crate::core::event::RequestContext;
use crate::core::ids::{ConnectionId, LeaderEpoch, LogId, Offset, OperationId};
use crate::core::purgatory::Operation;
use crate::core::turn::Turn;
use crate::log::{AbortedTransaction, StorageRequest};
use crate::partition::Partitions;
use crate::partition::tail::TailRead;

mod answer;
mod committed;
pub mod conversion;
pub mod session;

pub use answer::Answer;
use answer::answer;
pub use committed::aborted_found;
pub use conversion::Conversion;
use conversion::convert;
pub use session::{Answered, FetchSessions, SessionMode, SessionRequest, Wanted};

/// One partition of a fetch, and how far it has come.
#[derive(Debug)]
pub struct Target {
    /// What was asked.
    pub wanted: Wanted,
    /// The log, or why there is none.
    pub log: Result<LogId, ErrorCode>,
    outcome: Outcome,
    aborted: Vec<AbortedTransaction>,
}

/// What a look at a partition gave.
#[derive(Debug)]
enum Outcome {
    /// Not looked at.
    Unknown,
    /// Cannot be served.
    Error(ErrorCode),
    /// The client's log has parted from ours (KIP-595).
    Diverging {
        epoch: LeaderEpoch,
        end_offset: Offset,
    },
    /// Whole batches, possibly none.
    Data(Vec<Bytes>),
    /// A read or a conversion is under way.
    Pending,
}

/// A fetch on its way.
#[derive(Debug)]
pub struct ParkedFetch {
    /// Whom to answer.
    pub context: RequestContext,
    /// The partitions, in the order in which they are served.
    pub targets: Vec<Target>,
    /// How the answer relates to a session.
    pub session: SessionMode,
    /// Whether only committed records are wanted.
    pub read_committed: bool,
    /// Answer once so many bytes are there.
    min_bytes: usize,
    /// Answer with at most so many bytes.
    max_bytes: usize,
    /// When to answer anyway.
    deadline: Duration,
    expired: bool,
    pending: usize,
    /// Bytes that parts still under way may bring.
    pending_bytes: usize,
    /// Bytes that the memory account holds for it while it is parked.
    held_bytes: usize,
    available: usize,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    /// Until others have been read.
    Queued,
    Reading,
    Converting,
    Filtering,
}

/// The bounds of a fetch.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes to wait for.
    pub min_bytes: usize,
    /// Bytes to answer with.
    pub max_bytes: usize,
    /// How long to wait for them.
    pub max_wait: Duration,
}

impl Target {
    /// A partition to look at.
    pub fn new(wanted: Wanted, log: Result<LogId, ErrorCode>) -> Self {
        Self {
            wanted,
            log,
            outcome: Outcome::Unknown,
            aborted: Vec::new(),
        }
    }

    /// Where it stands in an answer: what there is, then topics, then partitions that there are not.
    pub fn rank(&self) -> u8 {
        match self.log {
            Ok(_) => 0,
            Err(ErrorCode::UnknownTopicId) => 1,
            Err(_) => 2,
        }
    }

    /// Whether what it asks for was given up since it was checked.
    fn is_given_up(&self, partitions: &Partitions) -> bool {
        let partition = self.log.ok().and_then(|log| partitions.get(log));
        partition.is_some_and(|partition| self.wanted.fetch_offset < partition.log_start_offset().0)
    }
}

impl ParkedFetch {
    /// A fetch that nothing was done for.
    pub fn new(
        context: RequestContext,
        targets: Vec<Target>,
        session: SessionMode,
        read_committed: bool,
        bounds: Bounds,
        deadline: Duration,
    ) -> Self {
        Self {
            context,
            targets,
            session,
            read_committed,
            min_bytes: bounds.min_bytes,
            max_bytes: bounds.max_bytes,
            deadline,
            expired: bounds.max_wait.is_zero(),
            pending: 0,
            pending_bytes: 0,
            held_bytes: 0,
            available: 0,
            stage: Stage::Waiting,
        }
    }

    /// Bytes in memory for it, or on their way there.
    fn bytes(&self) -> usize {
        let found = |target: &Target| match &target.outcome {
            Outcome::Data(batches) => batches.iter().map(Bytes::len).sum(),
            _ => 0,
        };
        self.pending_bytes + self.targets.iter().map(found).sum::<usize>()
    }

    fn watched(&self) -> impl Iterator<Item = LogId> + '_ {
        self.targets.iter().filter_map(|target| target.log.ok())
    }
}

/// Begins a fetch: answers it, or parks it.
pub fn start(turn: &mut Turn<'_>, fetch: ParkedFetch) {
    let id = turn.core.purgatory.next_id();
    look(turn, id, Box::new(fetch));
}

/// More became visible in a partition that the fetch waits for.
pub fn wake(turn: &mut Turn<'_>, id: OperationId, visible_bytes: usize) {
    let Some(Operation::Fetch(fetch)) = turn.core.purgatory.get_mut(id) else {
        return;
    };
    fetch.available += visible_bytes;
    if fetch.stage == Stage::Waiting && fetch.available >= fetch.min_bytes {
        resume(turn, id);
    }
}

/// A fetch has waited as long as it wanted to.
pub fn expire(turn: &mut Turn<'_>, id: OperationId) {
    let Some(Operation::Fetch(fetch)) = turn.core.purgatory.get_mut(id) else {
        return;
    };
    fetch.expired = true;
    if fetch.stage == Stage::Waiting {
        resume(turn, id);
    }
}

/// A log that the fetch waits for begins later than it did.
pub fn start_moved(turn: &mut Turn<'_>, id: OperationId) {
    let core = &mut *turn.core;
    let Some(Operation::Fetch(fetch)) = core.purgatory.get_mut(id) else {
        return;
    };
    let given_up = |target: &Target| target.is_given_up(&core.partitions);
    if fetch.stage == Stage::Waiting && fetch.targets.iter().any(given_up) {
        resume(turn, id);
    }
}

/// Nobody is left to take the answer of a connection's fetch.
pub fn forget(turn: &mut Turn<'_>, connection: ConnectionId) {
    let waiting = turn.core.purgatory.fetch_of(connection);
    if let Some(fetch) = waiting.and_then(|id| take(turn, id)) {
        turn.core
            .memory
            .request_answered(fetch.context.frame_bytes, 0);
    }
}

/// A partition that the fetch waits for failed: what is left is answered.
pub fn storage_failed(turn: &mut Turn<'_>, id: OperationId) {
    expire(turn, id);
}

/// A read or a conversion for place `slot` is done. None of its pieces is empty.
pub fn part_done(
    turn: &mut Turn<'_>,
    id: OperationId,
    slot: usize,
    result: Result<Vec<Bytes>, ErrorCode>,
) {
    let core = &mut *turn.core;
    let Some(Operation::Fetch(fetch)) = core.purgatory.get_mut(id) else {
        return;
    };
    let target = &mut fetch.targets[slot];
    target.outcome = match result {
        // What was read then begins further on, as if nothing were missing.
        Ok(_) if fetch.stage == Stage::Reading && target.is_given_up(&core.partitions) => {
            Outcome::Error(ErrorCode::OffsetOutOfRange)
        }
        Ok(batches) => Outcome::Data(batches),
        Err(error) => Outcome::Error(error),
    };
    fetch.pending -= 1;
    if fetch.pending > 0 {
        return;
    }
    fetch.pending_bytes = 0;
    let Some(fetch) = take(turn, id) else { return };
    match fetch.stage {
        Stage::Converting | Stage::Filtering => answer(turn, fetch),
        Stage::Reading | Stage::Waiting | Stage::Queued => judge(turn, id, fetch),
    }
}

fn resume(turn: &mut Turn<'_>, id: OperationId) {
    if let Some(fetch) = take(turn, id) {
        look(turn, id, fetch);
    }
}

fn take(turn: &mut Turn<'_>, id: OperationId) -> Option<Box<ParkedFetch>> {
    let Some(Operation::Fetch(mut fetch)) = turn.core.purgatory.take(id) else {
        return None;
    };
    turn.core
        .memory
        .release(std::mem::take(&mut fetch.held_bytes));
    for log in fetch.watched() {
        if let Some(partition) = turn.core.partitions.get_mut(log) {
            partition.unwatch(id);
        }
    }
    Some(fetch)
}

/// Looks at every partition: what is in memory is taken, what is not is read.
fn look(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    // With no room left in memory a fetch still gets on by a batch.
    let mut room = fetch.max_bytes.min(turn.core.memory.room());
    let mut served = false;
    // Until version 3 the request has no bound of its own: as long as there is room, each partition gets on.
    let each_gets_on = fetch.context.api_version < 3;
    let mut reads = Vec::new();
    for (slot, target) in fetch.targets.iter_mut().enumerate() {
        let bound = room.min(usize::try_from(target.wanted.max_bytes).unwrap_or(0));
        let at_least_one = !served || each_gets_on && room > 0;
        let (outcome, read) = look_at(turn, target, bound, at_least_one, fetch.read_committed);
        target.outcome = outcome;
        if let Outcome::Data(batches) = &target.outcome {
            let size: usize = batches.iter().map(Bytes::len).sum();
            served |= size > 0;
            room = room.saturating_sub(size);
        }
        if let Some(read) = read {
            served = true;
            // A read brings a whole batch, however little was asked for.
            let size = bound.max(turn.largest_batch(read.0));
            room = room.saturating_sub(size);
            fetch.pending_bytes += size;
            reads.push((slot, read));
        }
    }
    if reads.is_empty() {
        return judge(turn, id, fetch);
    }
    if !turn.core.memory.may_read(fetch.pending_bytes) {
        return queue(turn, id, fetch);
    }
    fetch.stage = Stage::Reading;
    fetch.pending = reads.len();
    fetch.available = 0;
    watch(turn, id, &fetch);
    for (slot, (log, offset, end_offset, max_bytes)) in reads {
        let read = turn.core.purgatory.expect_read(id, slot);
        turn.storage(StorageRequest::Read {
            read,
            log,
            offset,
            end_offset,
            max_bytes,
        });
    }
    park(turn, id, fetch);
}

/// Lets a fetch wait until storage has read what others asked for.
fn queue(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    for target in &mut fetch.targets {
        target.outcome = Outcome::Unknown;
    }
    fetch.pending_bytes = 0;
    fetch.stage = Stage::Queued;
    turn.core.waiting_to_read.push_back(id);
    watch(turn, id, &fetch);
    park(turn, id, fetch);
}

/// Goes on with those that wait for others to have been read, as far as there is room.
pub fn read_on(turn: &mut Turn<'_>) {
    while turn.core.memory.may_read(1) {
        let Some(id) = turn.core.waiting_to_read.pop_front() else {
            return;
        };
        resume(turn, id);
        if turn.core.waiting_to_read.back() == Some(&id) {
            // It needs more room than there is: it is the next one still.
            turn.core.waiting_to_read.rotate_right(1);
            return;
        }
    }
}

type ColdRead = (LogId, Offset, Offset, u32);

fn look_at(
    turn: &Turn<'_>,
    target: &Target,
    bound: usize,
    at_least_one: bool,
    read_committed: bool,
) -> (Outcome, Option<ColdRead>) {
    let log = match target.log {
        Ok(log) => log,
        Err(error) => return (Outcome::Error(error), None),
    };
    let Some(partition) = turn.core.partitions.get(log) else {
        return (Outcome::Error(ErrorCode::UnknownTopicOrPartition), None);
    };
    let wanted = &target.wanted;
    if let Err(error) = partition.check_leader_epoch(wanted.current_leader_epoch) {
        return (Outcome::Error(error), None);
    }
    if wanted.last_fetched_epoch >= 0 {
        let asked = LeaderEpoch(wanted.last_fetched_epoch);
        match partition
            .epochs()
            .end_of(asked, partition.leader_epoch, partition.log_end_offset())
        {
            None => return (Outcome::Error(ErrorCode::OffsetOutOfRange), None),
            Some((epoch, end_offset)) if epoch < asked || end_offset.0 < wanted.fetch_offset => {
                return (Outcome::Diverging { epoch, end_offset }, None);
            }
            Some(_) => {}
        }
    }
    if let Err(error) = partition.check_fetch_offset(wanted.fetch_offset) {
        return (Outcome::Error(error), None);
    }
    let offset = Offset(wanted.fetch_offset);
    let end = if read_committed {
        partition.last_stable_offset()
    } else {
        partition.high_watermark()
    };
    if offset < end && wanted.max_bytes < 0 {
        return (Outcome::Error(ErrorCode::UnknownServerError), None);
    }
    if offset >= end || (bound == 0 && !at_least_one) {
        return (Outcome::Data(Vec::new()), None);
    }
    match partition.tail().read(offset, end, bound, at_least_one) {
        TailRead::Found(batches) => (Outcome::Data(batches), None),
        TailRead::Older => {
            let max_bytes = u32::try_from(bound).unwrap_or(u32::MAX);
            (Outcome::Pending, Some((log, offset, end, max_bytes)))
        }
    }
}

/// All that there is was looked at: answers, or waits for more.
fn judge(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    let mut size = 0;
    let mut settled = fetch.expired || fetch.targets.is_empty();
    for target in &fetch.targets {
        match &target.outcome {
            Outcome::Data(batches) => size += batches.iter().map(Bytes::len).sum::<usize>(),
            Outcome::Error(_) | Outcome::Diverging { .. } => settled = true,
            Outcome::Unknown | Outcome::Pending => {}
        }
    }
    if settled || size >= fetch.min_bytes {
        return convert(turn, id, fetch);
    }
    // More may have become visible while a read was under way.
    let came_meanwhile = match fetch.stage {
        Stage::Reading => fetch.available,
        Stage::Waiting | Stage::Queued | Stage::Converting | Stage::Filtering => 0,
    };
    fetch.available = size + came_meanwhile;
    fetch.stage = Stage::Waiting;
    for target in &mut fetch.targets {
        target.outcome = Outcome::Unknown;
    }
    if came_meanwhile > 0 && fetch.available >= fetch.min_bytes {
        return look(turn, id, fetch);
    }
    watch(turn, id, &fetch);
    park(turn, id, fetch);
}

fn watch(turn: &mut Turn<'_>, id: OperationId, fetch: &ParkedFetch) {
    for log in fetch.watched() {
        if let Some(partition) = turn.core.partitions.get_mut(log) {
            partition.watch(id);
        }
    }
}

fn park(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    fetch.held_bytes = fetch.bytes();
    turn.core.memory.hold(fetch.held_bytes);
    let deadline = (!fetch.expired).then_some(fetch.deadline);
    turn.core
        .purgatory
        .park(id, Operation::Fetch(fetch), deadline);
}
