//! What is left to send, and when each message is due.

use std::time::{Duration, Instant};

/// Messages that are handed out next, one behind the other in the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    pub count: usize,
    /// When the first was due.
    pub due: Instant,
    /// Between one message and the next; zero without a rate.
    pub interval: Duration,
}

/// What [`Workload::take`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    Now(Chunk),
    /// Nothing before this time.
    Later(Instant),
    /// Nothing any more.
    Done,
}

/// The schedule of all producers together.
#[derive(Debug)]
pub struct Workload {
    start: Instant,
    taken: u64,
    count: Option<u64>,
    end: Option<Instant>,
    /// Messages a second.
    rate: Option<f64>,
    linger: Duration,
}

impl Workload {
    /// `count` messages, or as many as fit into `duration`, whichever ends first.
    pub fn new(
        start: Instant,
        count: Option<u64>,
        duration: Option<Duration>,
        rate: Option<f64>,
        linger: Duration,
    ) -> Self {
        // At a rate the messages that are due before the end are known beforehand.
        let due = rate
            .zip(duration)
            .map(|(rate, time)| (rate * time.as_secs_f64()).ceil() as u64);
        Self {
            start,
            taken: 0,
            count: count.into_iter().chain(due).min(),
            end: duration.map(|duration| start + duration),
            rate,
            linger,
        }
    }

    /// Ends it here.
    pub fn end(&mut self) {
        self.count = Some(self.taken);
    }

    /// Whether nothing will be handed out any more.
    pub fn is_done(&self) -> bool {
        self.count.is_some_and(|count| self.taken >= count)
            || self.end.is_some_and(|end| Instant::now() >= end)
    }

    /// Hands out up to `max` messages.
    pub fn take(&mut self, max: usize, now: Instant) -> Take {
        let left = self.count.map_or(u64::MAX, |count| count - self.taken);
        let max = (max as u64).min(left);
        if max == 0 {
            return Take::Done;
        }
        let Some(rate) = self.rate else {
            if self.end.is_some_and(|end| now >= end) {
                return Take::Done;
            }
            self.taken += max;
            return Take::Now(Chunk {
                count: max as usize,
                due: now,
                interval: Duration::ZERO,
            });
        };
        let due = self.due(self.taken, rate);
        let full = self.due(self.taken + max - 1, rate);
        let ready = full.min(due + self.linger);
        if ready > now {
            return Take::Later(ready);
        }
        let horizon = now.saturating_duration_since(self.start);
        // Message n is due at n / rate: those up to the horizon, and at least the one that is due now.
        let due_by_now = (horizon.as_secs_f64() * rate) as u64 + 1;
        let count = due_by_now.saturating_sub(self.taken).clamp(1, max);
        self.taken += count;
        Take::Now(Chunk {
            count: count as usize,
            due,
            interval: Duration::from_secs_f64(1.0 / rate),
        })
    }

    fn due(&self, number: u64, rate: f64) -> Instant {
        self.start + Duration::from_secs_f64(number as f64 / rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(take: Take) -> usize {
        match take {
            Take::Now(chunk) => chunk.count,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_count_is_handed_out_exactly() {
        let now = Instant::now();
        let mut workload = Workload::new(now, Some(25), None, None, Duration::ZERO);
        let counts = [10, 10, 5].map(|_| count(workload.take(10, now)));
        assert_eq!(counts, [10, 10, 5]);
        assert_eq!(workload.take(10, now), Take::Done);
    }

    #[test]
    fn a_duration_ends_it() {
        let now = Instant::now();
        let second = Duration::from_secs(1);
        let mut workload = Workload::new(now, None, Some(second), None, Duration::ZERO);
        assert_eq!(count(workload.take(7, now)), 7);
        assert_eq!(workload.take(7, now + second), Take::Done);
    }

    #[test]
    fn at_a_rate_messages_keep_the_time_they_were_due_however_late_they_are_taken() {
        let now = Instant::now();
        let ms = Duration::from_millis;
        let mut workload = Workload::new(now, None, Some(ms(100)), Some(1000.0), Duration::ZERO);
        assert_eq!(count(workload.take(100, now)), 1);
        let Take::Later(next) = workload.take(100, now) else {
            panic!("too early");
        };
        assert_eq!(next, now + ms(1));
        let Take::Now(late) = workload.take(1000, now + ms(50)) else {
            panic!("they are due");
        };
        assert_eq!((late.count, late.due), (50, now + ms(1)));
        assert_eq!(count(workload.take(1000, now + ms(5000))), 49);
        assert_eq!(workload.take(1000, now + ms(5000)), Take::Done);
    }

    #[test]
    fn linger_gathers() {
        let now = Instant::now();
        let ms = Duration::from_millis;
        let mut workload = Workload::new(now, Some(100), None, Some(1000.0), ms(10));
        assert_eq!(workload.take(50, now), Take::Later(now + ms(10)));
        assert_eq!(count(workload.take(50, now + ms(10))), 11);
        assert_eq!(workload.take(5, now + ms(11)), Take::Later(now + ms(15)));
    }
}
