//! The same figure taken several times: where its middle is, and how far the rounds lie apart.

/// Figures of several rounds, in the order in which they were taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rounds {
    values: Vec<f64>,
}

impl Rounds {
    /// Takes one round's figure in. What is not a number is none.
    pub fn push(&mut self, value: f64) {
        if value.is_finite() {
            self.values.push(value);
        }
    }

    /// Each round's figure.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The figure in the middle, of an even number the mean of both; `None` without any.
    pub fn median(&self) -> Option<f64> {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => None,
            length if length % 2 == 1 => Some(sorted[middle]),
            _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
        }
    }

    /// The least and the greatest figure; `None` without any.
    pub fn spread(&self) -> Option<(f64, f64)> {
        let least = self.values.iter().copied().reduce(f64::min)?;
        let most = self.values.iter().copied().reduce(f64::max)?;
        Some((least, most))
    }

    /// Our median over another's; `None` where one of them is missing or the other's is 0.
    pub fn ratio(&self, other: &Self) -> Option<f64> {
        let (ours, theirs) = (self.median()?, other.median()?);
        (theirs != 0.0).then(|| ours / theirs)
    }
}

impl FromIterator<f64> for Rounds {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut rounds = Self::default();
        values.into_iter().for_each(|value| rounds.push(value));
        rounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounds(values: &[f64]) -> Rounds {
        values.iter().copied().collect()
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        assert_eq!(rounds(&[]).median(), None);
        assert_eq!(rounds(&[7.0]).median(), Some(7.0));
        assert_eq!(rounds(&[3.0, 1.0, 2.0]).median(), Some(2.0));
        assert_eq!(rounds(&[4.0, 1.0, 2.0, 100.0]).median(), Some(3.0));
    }

    #[test]
    fn the_spread_has_both_ends() {
        assert_eq!(rounds(&[]).spread(), None);
        assert_eq!(rounds(&[3.0, 1.0, 2.0]).spread(), Some((1.0, 3.0)));
        assert_eq!(rounds(&[-3.0]).spread(), Some((-3.0, -3.0)));
    }

    #[test]
    fn a_ratio_is_of_medians_and_needs_both() {
        let (ours, theirs) = (rounds(&[1.0, 1.0, 50.0]), rounds(&[4.0, 5.0, 3.0]));
        assert_eq!(ours.ratio(&theirs), Some(0.25));
        assert_eq!(ours.ratio(&rounds(&[])), None);
        assert_eq!(ours.ratio(&rounds(&[0.0])), None);
    }

    #[test]
    fn what_is_no_number_does_not_count() {
        assert_eq!(rounds(&[f64::NAN, 2.0, f64::INFINITY]).values(), [2.0]);
    }
}
