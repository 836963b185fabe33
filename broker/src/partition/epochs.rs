//! The leader epochs a log has lived through, and where each began (KIP-101).

use crate::core::ids::{LeaderEpoch, Offset};

/// Epochs in rising order with their start offsets in rising order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Epochs {
    entries: Vec<(LeaderEpoch, Offset)>,
}

impl Epochs {
    /// Takes what a log's checkpoint or its batches say.
    pub fn from_entries(entries: Vec<(LeaderEpoch, Offset)>) -> Self {
        let mut epochs = Self::default();
        for (epoch, start_offset) in entries {
            epochs.begin(epoch, start_offset);
        }
        epochs
    }

    /// Notes that records of `epoch` begin at `start_offset`. Epochs that are not newer are ignored.
    pub fn begin(&mut self, epoch: LeaderEpoch, start_offset: Offset) {
        match self.entries.last() {
            Some(&(last, _)) if last >= epoch => {}
            Some(&(_, last_start)) if last_start == start_offset => {
                // The epoch before it never got a record.
                self.entries.pop();
                self.begin(epoch, start_offset);
            }
            _ => {
                // Few come, and they stay.
                self.entries.reserve_exact(1);
                self.entries.push((epoch, start_offset));
            }
        }
    }

    /// The newest epoch that has records, or [`LeaderEpoch::NONE`].
    pub fn latest(&self) -> LeaderEpoch {
        self.entries
            .last()
            .map_or(LeaderEpoch::NONE, |&(epoch, _)| epoch)
    }

    /// The epoch of the record at `offset`.
    pub fn at(&self, offset: Offset) -> LeaderEpoch {
        let behind = self.entries.partition_point(|&(_, start)| start <= offset);
        behind
            .checked_sub(1)
            .map_or(LeaderEpoch::NONE, |index| self.entries[index].0)
    }

    /// Where `requested` ended: the largest epoch not above it and the exclusive end of its records
    /// (OffsetForLeaderEpoch, KIP-320). `None` if nothing is known that far back.
    pub fn end_of(
        &self,
        requested: LeaderEpoch,
        current: LeaderEpoch,
        log_end_offset: Offset,
    ) -> Option<(LeaderEpoch, Offset)> {
        if requested.0 == -1 {
            return None;
        }
        if requested == current {
            return Some((requested, log_end_offset));
        }
        let behind = self
            .entries
            .partition_point(|&(epoch, _)| epoch <= requested);
        if behind == self.entries.len() {
            // Newer than every epoch with records, and not the current one: unknown.
            return None;
        }
        let end = self.entries[behind].1;
        match behind.checked_sub(1) {
            Some(index) => Some((self.entries[index].0, end)),
            None => Some((requested, end)),
        }
    }

    /// Forgets the epochs whose records all lie below `log_start_offset`.
    pub fn advance_start(&mut self, log_start_offset: Offset) {
        let begun = self
            .entries
            .partition_point(|&(_, start)| start <= log_start_offset);
        let Some(ended) = begun.checked_sub(1) else {
            return;
        };
        self.entries.drain(..ended);
        self.entries[0].1 = log_start_offset;
    }

    /// Forgets what begins at or behind `log_end_offset`.
    pub fn truncate(&mut self, log_end_offset: Offset) {
        self.entries.retain(|&(_, start)| start < log_end_offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epochs(entries: &[(i32, i64)]) -> Epochs {
        Epochs::from_entries(
            entries
                .iter()
                .map(|&(e, o)| (LeaderEpoch(e), Offset(o)))
                .collect(),
        )
    }

    #[test]
    fn an_epoch_without_records_is_replaced() {
        assert_eq!(
            epochs(&[(0, 0), (1, 10), (2, 10)]),
            epochs(&[(0, 0), (2, 10)])
        );
    }

    #[test]
    fn the_end_of_an_epoch_is_where_the_next_began() {
        let known = epochs(&[(0, 0), (2, 10), (5, 30)]);
        let end = |epoch| {
            known
                .end_of(LeaderEpoch(epoch), LeaderEpoch(5), Offset(40))
                .map(|(e, o)| (e.0, o.0))
        };
        assert_eq!(end(0), Some((0, 10)));
        assert_eq!(end(1), Some((0, 10)));
        assert_eq!(end(2), Some((2, 30)));
        assert_eq!(end(5), Some((5, 40)));
        assert_eq!(end(6), None);
        assert_eq!(end(-1), None);
    }

    #[test]
    fn epochs_that_end_below_the_start_are_forgotten() {
        for (start, left) in [
            (0, &[(0, 0), (2, 10), (5, 30)][..]),
            (9, &[(0, 9), (2, 10), (5, 30)]),
            (10, &[(2, 10), (5, 30)]),
            (40, &[(5, 40)]),
        ] {
            let mut known = epochs(&[(0, 0), (2, 10), (5, 30)]);
            known.advance_start(Offset(start));
            assert_eq!(known, epochs(left), "start {start}");
        }
    }

    #[test]
    fn a_record_has_the_epoch_it_was_appended_under() {
        let known = epochs(&[(0, 0), (2, 10)]);
        assert_eq!(known.at(Offset(9)), LeaderEpoch(0));
        assert_eq!(known.at(Offset(10)), LeaderEpoch(2));
    }
}
