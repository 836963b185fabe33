//! Ranges of versions as specs write them: `3`, `0-4`, `2+`, `none`.

use std::fmt;

/// A range of versions, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Versions {
    min: i16,
    /// [`i16::MAX`] for a range without end.
    max: i16,
}

impl Versions {
    /// No version.
    pub const NONE: Self = Self { min: 0, max: -1 };
    /// Every version.
    pub const ALL: Self = Self {
        min: 0,
        max: i16::MAX,
    };

    /// The versions from `min` to `max`.
    pub fn new(min: i16, max: i16) -> Self {
        if min > max {
            Self::NONE
        } else {
            Self { min, max }
        }
    }

    /// The versions from `min` on.
    pub fn from(min: i16) -> Self {
        Self::new(min, i16::MAX)
    }

    /// Reads what a spec writes.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "none" {
            return Some(Self::NONE);
        }
        let number = |digits: &str| {
            let valid = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            if valid {
                digits
                    .parse::<i16>()
                    .ok()
                    .filter(|number| *number < i16::MAX)
            } else {
                None
            }
        };
        if let Some(min) = text.strip_suffix('+') {
            return Some(Self::from(number(min)?));
        }
        match text.split_once('-') {
            Some((min, max)) => {
                let (min, max) = (number(min)?, number(max)?);
                (min <= max).then(|| Self::new(min, max))
            }
            None => number(text).map(|version| Self::new(version, version)),
        }
    }

    /// The lowest version; meaningless if there is none.
    pub fn min(self) -> i16 {
        self.min
    }

    /// The highest version, [`i16::MAX`] if there is no end.
    pub fn max(self) -> i16 {
        self.max
    }

    /// Whether there is no version.
    pub fn is_empty(self) -> bool {
        self.min > self.max
    }

    /// Whether the range has no end.
    pub fn is_open(self) -> bool {
        self.max == i16::MAX
    }

    /// Whether `version` is in the range.
    pub fn contains(self, version: i16) -> bool {
        self.min <= version && version <= self.max
    }

    /// Whether every version of `other` is in the range.
    pub fn covers(self, other: Self) -> bool {
        other.is_empty() || (self.min <= other.min && other.max <= self.max)
    }

    /// The versions in both.
    pub fn intersect(self, other: Self) -> Self {
        Self::new(self.min.max(other.min), self.max.min(other.max))
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Self) -> Self {
        if self.is_empty() {
            other
        } else if other.is_empty() {
            self
        } else {
            Self::new(self.min.min(other.min), self.max.max(other.max))
        }
    }

    /// The versions, rising. Only for a range with an end.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = i16> + Clone {
        self.min..=self.max
    }

    /// How many versions there are.
    pub fn count(self) -> usize {
        if self.is_empty() {
            0
        } else {
            (i32::from(self.max) - i32::from(self.min) + 1) as usize
        }
    }
}

impl fmt::Display for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            f.write_str("none")
        } else if self.is_open() {
            write!(f, "{}+", self.min)
        } else if self.min == self.max {
            write!(f, "{}", self.min)
        } else {
            write!(f, "{}-{}", self.min, self.max)
        }
    }
}
