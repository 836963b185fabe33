//! Ranges of message versions.

use std::fmt;

/// A range of message versions, both ends included; empty if `min > max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VersionRange {
    /// The lowest version.
    pub min: i16,
    /// The highest version.
    pub max: i16,
}

impl VersionRange {
    /// The range that holds no version.
    pub const EMPTY: Self = Self { min: 0, max: -1 };

    /// The versions from `min` to `max`, both included.
    #[must_use]
    pub const fn new(min: i16, max: i16) -> Self {
        Self { min, max }
    }

    /// Whether no version is in the range.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.min > self.max
    }

    /// Whether `version` is in the range.
    #[must_use]
    pub const fn contains(self, version: i16) -> bool {
        self.min <= version && version <= self.max
    }

    /// The versions that both ranges hold.
    #[must_use]
    pub const fn intersect(self, other: Self) -> Self {
        let min = if self.min > other.min {
            self.min
        } else {
            other.min
        };
        let max = if self.max < other.max {
            self.max
        } else {
            other.max
        };
        if min > max {
            Self::EMPTY
        } else {
            Self { min, max }
        }
    }

    /// The version that two sides should speak: the highest that both know, if there is one.
    #[must_use]
    pub const fn negotiate(self, peer: Self) -> Option<i16> {
        let both = self.intersect(peer);
        if both.is_empty() {
            None
        } else {
            Some(both.max)
        }
    }

    /// Every version of the range, rising.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = i16> + Clone {
        self.min..=self.max
    }
}

impl fmt::Display for VersionRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            f.write_str("none")
        } else if self.min == self.max {
            write!(f, "{}", self.min)
        } else {
            write!(f, "{}-{}", self.min, self.max)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::VersionRange;

    #[test]
    fn two_sides_choose_the_highest_version_that_both_know() {
        let ours = VersionRange::new(2, 7);
        for (peer, chosen) in [
            ((0, 4), Some(4)),
            ((5, 9), Some(7)),
            ((0, 1), None),
            ((8, 9), None),
        ] {
            assert_eq!(ours.negotiate(VersionRange::new(peer.0, peer.1)), chosen);
        }
        assert_eq!(ours.negotiate(VersionRange::EMPTY), None);
    }

    #[test]
    fn ranges_are_written_as_in_specs() {
        assert_eq!(VersionRange::EMPTY.to_string(), "none");
        assert_eq!(VersionRange::new(3, 3).to_string(), "3");
        assert_eq!(VersionRange::new(0, 4).to_string(), "0-4");
    }
}
