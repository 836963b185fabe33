//! Which numbers of a stream were seen: what is missing, what came twice, what came late.

use std::collections::BTreeMap;

/// The numbers seen of a stream that rises by one from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// One above the highest seen.
    next: u64,
    /// Where numbers below `next` are missing: first to one above the last.
    holes: BTreeMap<u64, u64>,
    /// Numbers seen again.
    pub duplicated: u64,
    /// Numbers seen for the first time behind a higher one.
    pub out_of_order: u64,
}

impl Seen {
    /// A stream of which nothing below `first` is expected.
    pub fn from(first: u64) -> Self {
        Self {
            next: first,
            ..Self::default()
        }
    }

    /// Takes a number in.
    #[inline]
    pub fn see(&mut self, number: u64) {
        if number == self.next {
            self.next += 1;
        } else if number > self.next {
            self.holes.insert(self.next, number);
            self.next = number.saturating_add(1);
        } else {
            self.see_again(number);
        }
    }

    fn see_again(&mut self, number: u64) {
        let hole = self.holes.range(..=number).next_back();
        match hole.map(|(start, end)| (*start, *end)) {
            Some((start, end)) if number < end => {
                self.out_of_order += 1;
                self.holes.remove(&start);
                if start < number {
                    self.holes.insert(start, number);
                }
                if number + 1 < end {
                    self.holes.insert(number + 1, end);
                }
            }
            _ => self.duplicated += 1,
        }
    }

    /// The ranges below `end` that were not seen.
    pub fn missing(&self, end: u64) -> impl Iterator<Item = (u64, u64)> {
        let behind = (self.next < end).then_some((self.next, end));
        self.holes
            .iter()
            .map(|(start, end)| (*start, *end))
            .chain(behind)
    }

    /// How many numbers are missing below the highest one seen.
    pub fn holes(&self) -> u64 {
        self.holes.iter().map(|(start, end)| end - start).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(numbers: impl IntoIterator<Item = u64>) -> Seen {
        let mut seen = Seen::default();
        numbers.into_iter().for_each(|number| seen.see(number));
        seen
    }

    #[test]
    fn all_in_order_is_nothing_amiss() {
        let seen = seen(0..100);
        assert_eq!(
            (seen.holes(), seen.duplicated, seen.out_of_order),
            (0, 0, 0)
        );
        assert_eq!(seen.missing(102).collect::<Vec<_>>(), [(100, 102)]);
    }

    #[test]
    fn a_gap_is_missing_until_it_comes_late() {
        let mut seen = seen((0..10).chain(20..30));
        assert_eq!(seen.missing(30).collect::<Vec<_>>(), [(10, 20)]);
        for number in [15, 10, 19] {
            seen.see(number);
        }
        assert_eq!(seen.missing(30).collect::<Vec<_>>(), [(11, 15), (16, 19)]);
        assert_eq!(
            (seen.holes(), seen.duplicated, seen.out_of_order),
            (7, 0, 3)
        );
    }

    #[test]
    fn a_repeated_range_is_double_once_for_each() {
        let seen = seen((0..10).chain(4..10).chain(10..12));
        assert_eq!(
            (seen.holes(), seen.duplicated, seen.out_of_order),
            (0, 6, 0)
        );
    }

    #[test]
    fn what_is_before_the_first_is_not_expected() {
        let mut seen = Seen::from(50);
        (50..60).for_each(|number| seen.see(number));
        assert_eq!(seen.missing(60).count(), 0);
    }
}
