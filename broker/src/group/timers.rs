//! The coordinator's timers: one ordered map, so that equal deadlines go off in the order they were set.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// What goes off. Setting a timer again replaces its deadline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Timer {
    /// The join phase of a group ends, whoever is there.
    Join(Arc<str>),
    /// The members of a group must have synced.
    Sync(Arc<str>),
    /// The session of a member, or of a member id that was handed out and not used yet: group, member id.
    Session(Arc<str>, Arc<str>),
    /// Offsets are looked through for those past their retention.
    OffsetRetention,
}

/// Deadlines on the monotonic clock.
#[derive(Debug, Default)]
pub(super) struct Timers {
    by_deadline: BTreeMap<(Duration, u64), Timer>,
    by_timer: BTreeMap<Timer, (Duration, u64)>,
    next_number: u64,
}

impl Timers {
    pub(super) fn set(&mut self, timer: Timer, deadline: Duration) {
        let place = (deadline, self.next_number);
        self.next_number += 1;
        if let Some(replaced) = self.by_timer.insert(timer.clone(), place) {
            self.by_deadline.remove(&replaced);
        }
        self.by_deadline.insert(place, timer);
    }

    pub(super) fn cancel(&mut self, timer: &Timer) {
        if let Some(place) = self.by_timer.remove(timer) {
            self.by_deadline.remove(&place);
        }
    }

    pub(super) fn next_deadline(&self) -> Option<Duration> {
        self.by_deadline
            .first_key_value()
            .map(|((deadline, _), _)| *deadline)
    }

    /// How far timers are numbered: what is set from now on counts from here.
    pub(super) fn mark(&self) -> u64 {
        self.next_number
    }

    /// Takes the first timer that is due and was set before `mark`, so that a timer that sets itself again
    /// without delay cannot hold its caller.
    pub(super) fn pop_due(&mut self, now: Duration, mark: u64) -> Option<Timer> {
        let place = *self
            .by_deadline
            .range(..=(now, u64::MAX))
            .map(|(place, _)| place)
            .find(|(_, number)| *number < mark)?;
        let timer = self.by_deadline.remove(&place)?;
        self.by_timer.remove(&timer);
        Some(timer)
    }

    pub(super) fn len(&self) -> usize {
        self.by_timer.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sync(group: &str) -> Timer {
        Timer::Sync(group.into())
    }

    #[test]
    fn timers_go_off_by_deadline_then_by_the_order_they_were_set() {
        let mut timers = Timers::default();
        timers.set(sync("late"), Duration::from_millis(20));
        timers.set(sync("b"), Duration::from_millis(10));
        timers.set(sync("a"), Duration::from_millis(10));
        let mark = timers.mark();
        assert_eq!(timers.next_deadline(), Some(Duration::from_millis(10)));
        assert_eq!(
            timers.pop_due(Duration::from_millis(15), mark),
            Some(sync("b"))
        );
        assert_eq!(
            timers.pop_due(Duration::from_millis(15), mark),
            Some(sync("a"))
        );
        assert_eq!(timers.pop_due(Duration::from_millis(15), mark), None);
    }

    #[test]
    fn setting_a_timer_again_moves_it_and_cancelling_forgets_it() {
        let mut timers = Timers::default();
        timers.set(sync("a"), Duration::from_millis(10));
        timers.set(sync("a"), Duration::from_millis(30));
        assert_eq!(timers.next_deadline(), Some(Duration::from_millis(30)));
        assert_eq!(timers.len(), 1);
        timers.cancel(&sync("a"));
        assert_eq!(timers.next_deadline(), None);
    }

    #[test]
    fn a_timer_set_without_delay_waits_for_the_next_round() {
        let mut timers = Timers::default();
        timers.set(sync("a"), Duration::ZERO);
        let mark = timers.mark();
        assert_eq!(timers.pop_due(Duration::ZERO, mark), Some(sync("a")));
        timers.set(sync("a"), Duration::ZERO);
        assert_eq!(timers.pop_due(Duration::ZERO, mark), None);
        assert_eq!(
            timers.pop_due(Duration::ZERO, timers.mark()),
            Some(sync("a"))
        );
    }
}
