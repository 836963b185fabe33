//! The account of the memory that peers can make grow: bytes of requests that arrive, wait or are not yet answered, of
//! answers not yet taken, of reads under way, and of batches kept for readers. Over the cap a connection is paused; nothing
//! is ever refused for it.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use super::ids::{ConnectionId, LogId, Offset};

/// How long a batch is kept in memory for readers after it was appended.
const CACHE_TIME: Duration = Duration::from_secs(20);

/// A batch in some partition's tail cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cached {
    log: LogId,
    base_offset: Offset,
    until: Duration,
}

/// The account.
#[derive(Debug)]
pub struct Memory {
    cap: usize,
    cache_cap: usize,
    arrived: usize,
    requests: usize,
    responses: usize,
    cached: usize,
    held: usize,
    oldest_first: VecDeque<Cached>,
    paused: BTreeSet<ConnectionId>,
}

impl Memory {
    /// An account with a cap in bytes (`chronik.memory.max.bytes`). A quarter of it, at most 16 MiB, caches batches.
    pub fn new(cap: usize) -> Self {
        Self {
            cap,
            cache_cap: (cap / 4).min(16 << 20),
            arrived: 0,
            requests: 0,
            responses: 0,
            cached: 0,
            held: 0,
            oldest_first: VecDeque::new(),
            paused: BTreeSet::new(),
        }
    }

    /// Requests that have not come in yet, whole or in part, keep so many bytes by now.
    pub fn note_arrived(&mut self, bytes: usize) {
        self.arrived = bytes;
    }

    /// A request came in. True if its connection is to be paused.
    pub fn request_arrived(&mut self, connection: ConnectionId, bytes: usize) -> bool {
        self.requests += bytes;
        self.in_use() > self.cap && self.paused.insert(connection)
    }

    /// A request was answered with so many bytes, or forgotten.
    pub fn request_answered(&mut self, request_bytes: usize, response_bytes: usize) {
        self.requests = self.requests.saturating_sub(request_bytes);
        self.responses += response_bytes;
    }

    /// Bytes of answers left the process, or their connection closed.
    pub fn response_taken(&mut self, bytes: usize) {
        self.responses = self.responses.saturating_sub(bytes);
    }

    /// Bytes that a parked operation keeps, or waits for from storage.
    pub fn hold(&mut self, bytes: usize) {
        self.held += bytes;
    }

    /// They are not kept any more, or counted elsewhere from now on.
    pub fn release(&mut self, bytes: usize) {
        self.held = self.held.saturating_sub(bytes);
    }

    /// Bytes that one more Fetch may bring into memory beyond its first batch: a quarter of what is left below three
    /// eighths of the cap. However many clients ask for everything and take nothing, each gets less than the one before.
    pub fn room(&self) -> usize {
        (self.cap / 8 * 3).saturating_sub(self.in_use()) / 4
    }

    /// Whether a Fetch may have storage read so many bytes: what is read at once has a quarter of the cap, and one always gets on.
    pub fn may_read(&self, bytes: usize) -> bool {
        self.held == 0 || self.held + bytes <= self.cap / 4
    }

    /// Bytes of answers to be given up with their connections, when so many of those that it counts were taken meanwhile. Answers
    /// that nobody takes and requests that have not come in may have half of the cap together, the former three eighths: with
    /// the cache that is less than where paused connections are resumed, and what an allocator cannot use again has room
    /// within the cap. Over that a sixteenth of the cap is made free besides, so that this is not asked for again with the
    /// next answer.
    pub fn excess_responses(&self, taken: usize) -> usize {
        let untaken = self.responses.saturating_sub(taken);
        let most = (self.cap / 2 - self.counted_arrived()).min(self.cap / 8 * 3);
        if untaken <= most {
            return 0;
        }
        untaken - (most - self.cap / 16)
    }

    /// An operator may let requests have more than there is (`queued.max.request.bytes`): others go on all the same.
    fn counted_arrived(&self) -> usize {
        self.arrived.min(self.cap / 8 * 3)
    }

    /// A connection that is gone needs no resuming.
    pub fn connection_closed(&mut self, connection: ConnectionId) {
        self.paused.remove(&connection);
    }

    /// The connections that may go on, once use is below three quarters of the cap.
    pub fn resumable(&mut self) -> BTreeSet<ConnectionId> {
        if self.paused.is_empty() || self.in_use() > self.cap / 4 * 3 {
            return BTreeSet::new();
        }
        std::mem::take(&mut self.paused)
    }

    /// A batch is kept for readers.
    pub fn cached(&mut self, log: LogId, base_offset: Offset, bytes: usize, monotonic: Duration) {
        self.cached += bytes;
        self.oldest_first.push_back(Cached {
            log,
            base_offset,
            until: monotonic + CACHE_TIME,
        });
    }

    /// The next batch to evict, if the cache is over its cap or the batch has had its time. To be followed by
    /// [`let_go`](Self::let_go) or [`keep`](Self::keep).
    pub fn evict_next(&self, monotonic: Duration) -> Option<(LogId, Offset)> {
        let oldest = self.oldest_first.front()?;
        (self.cached > self.cache_cap || oldest.until <= monotonic)
            .then_some((oldest.log, oldest.base_offset))
    }

    /// The batch named by [`evict_next`](Self::evict_next) is gone, and so many bytes with it.
    pub fn let_go(&mut self, bytes: usize) {
        self.oldest_first.pop_front();
        self.evicted(bytes);
    }

    /// The batch named by [`evict_next`](Self::evict_next) cannot go yet.
    pub fn keep(&mut self, monotonic: Duration) {
        if let Some(oldest) = self.oldest_first.front_mut() {
            oldest.until = monotonic + CACHE_TIME;
        }
    }

    /// Cached batches are gone.
    pub fn evicted(&mut self, bytes: usize) {
        self.cached = self.cached.saturating_sub(bytes);
        if self.oldest_first.is_empty() && self.oldest_first.capacity() > 1024 {
            self.oldest_first.shrink_to(64);
        }
    }

    /// When the oldest cached batch has had its time.
    pub fn next_deadline(&self) -> Option<Duration> {
        self.oldest_first.front().map(|cached| cached.until)
    }

    /// Bytes in use of what the cap is for.
    pub fn in_use(&self) -> usize {
        self.counted_arrived() + self.requests + self.responses + self.cached + self.held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_the_cap_a_connection_is_paused_once_and_resumed_below_three_quarters() {
        let mut memory = Memory::new(1000);
        assert!(!memory.request_arrived(ConnectionId(1), 900));
        assert!(memory.request_arrived(ConnectionId(2), 200));
        assert!(!memory.request_arrived(ConnectionId(2), 200));
        memory.request_answered(900, 500);
        assert!(memory.resumable().is_empty());
        memory.response_taken(500);
        assert_eq!(memory.resumable(), BTreeSet::from([ConnectionId(2)]));
        assert!(memory.resumable().is_empty());
    }

    #[test]
    fn answers_that_nobody_takes_leave_room_for_requests() {
        let mut memory = Memory::new(1_000_000);
        for reader in 0..1000 {
            memory.request_arrived(ConnectionId(reader), 100);
            memory.request_answered(100, memory.room());
        }
        assert!(memory.in_use() <= 375_000);
        assert_eq!(memory.excess_responses(0), 0);
        assert!(!memory.request_arrived(ConnectionId(1000), 250_000));
    }

    #[test]
    fn what_is_read_at_once_has_a_quarter_of_it_and_one_always_gets_on() {
        let mut memory = Memory::new(1000);
        assert!(memory.may_read(900));
        memory.hold(100);
        assert!(memory.may_read(150) && !memory.may_read(151));
        memory.release(100);
        assert!(memory.may_read(900));
    }

    #[test]
    fn answers_that_nobody_takes_have_three_eighths_of_it() {
        let mut memory = Memory::new(1600);
        memory.request_answered(0, 650);
        assert_eq!(memory.excess_responses(0), 150);
        assert_eq!(memory.excess_responses(50), 0);
        memory.response_taken(150);
        assert_eq!(memory.excess_responses(0), 0);
    }

    #[test]
    fn requests_that_have_not_come_in_leave_less_for_answers_but_never_nothing() {
        let mut memory = Memory::new(1600);
        memory.note_arrived(300);
        memory.request_answered(0, 500);
        assert_eq!(memory.in_use(), 800);
        assert_eq!(memory.excess_responses(0), 0);
        memory.request_answered(0, 50);
        assert_eq!(memory.excess_responses(0), 150);
        memory.note_arrived(1_000_000);
        assert_eq!(memory.excess_responses(350), 0);
        assert!(memory.request_arrived(ConnectionId(1), 500));
        assert!(memory.resumable().is_empty());
        memory.request_answered(500, 0);
        assert_eq!(memory.resumable(), BTreeSet::from([ConnectionId(1)]));
    }

    #[test]
    fn the_cache_gives_up_the_oldest_when_full_and_all_after_their_time() {
        let mut memory = Memory::new(1000);
        let now = Duration::ZERO;
        memory.cached(LogId(0), Offset(0), 200, now);
        assert_eq!(memory.evict_next(now), None);
        memory.cached(LogId(0), Offset(1), 100, now);
        assert_eq!(memory.evict_next(now), Some((LogId(0), Offset(0))));
        memory.let_go(200);
        assert_eq!(memory.evict_next(now), None);
        assert_eq!(
            memory.evict_next(now + CACHE_TIME),
            Some((LogId(0), Offset(1)))
        );
        memory.keep(now + CACHE_TIME);
        assert_eq!(memory.evict_next(now + CACHE_TIME), None);
        assert_eq!(memory.next_deadline(), Some(now + 2 * CACHE_TIME));
    }
}
