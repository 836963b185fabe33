//! Latencies: one histogram of the whole, and a point for every fifth of a second.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use hdrhistogram::Histogram;

/// In microseconds, three digits, up to an hour.
const HIGHEST_MICROS: u64 = 3_600_000_000;
const DIGITS: u8 = 3;
/// Points of a plot at most; above, neighbours are joined.
const MAX_POINTS: usize = 2000;

/// Collects the latencies of one kind.
#[derive(Debug)]
pub struct Recorder {
    whole: Histogram<u64>,
    /// Since the last point.
    recent: Histogram<u64>,
    points: Vec<Point>,
    /// Messages up to the last point.
    total: u64,
    /// Whether a pause of the other side would leave no trace, because nothing was due in it.
    omits: bool,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its end, in seconds since the start.
    pub seconds: f64,
    pub length: f64,
    pub count: u64,
    pub p50_micros: u64,
    pub p99_micros: u64,
    pub max_micros: u64,
}

/// Percentiles, in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    pub count: u64,
    pub mean: f64,
    pub percentiles: Vec<(&'static str, f64)>,
    pub max: f64,
}

impl Recorder {
    /// `omits` for one message at a time without a rate, where the client waits as long as the broker does: then samples
    /// are added for what would have been sent meanwhile.
    pub fn new(omits: bool) -> Self {
        let empty = || {
            Histogram::new_with_bounds(1, HIGHEST_MICROS, DIGITS).expect("bounds that are fixed")
        };
        Self {
            whole: empty(),
            recent: empty(),
            points: Vec::new(),
            total: 0,
            omits,
        }
    }

    #[inline]
    pub fn record(&mut self, latency: Duration, count: u64) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        self.recent.saturating_record_n(micros.max(1), count);
    }

    /// Ends a stretch of time, `seconds` after the start, by which there were `total` messages.
    pub fn tick(&mut self, seconds: f64, total: u64) {
        let last = self.points.last().map_or(0.0, |point| point.seconds);
        let count = total - self.total;
        self.total = total;
        self.points.push(Point {
            seconds,
            length: seconds - last,
            count,
            p50_micros: self.recent.value_at_quantile(0.5),
            p99_micros: self.recent.value_at_quantile(0.99),
            max_micros: self.recent.max(),
        });
        self.whole += &self.recent;
        self.recent.reset();
    }

    /// The points, joined so that they are not too many to draw.
    pub fn points(&self) -> Vec<Point> {
        let joined = self
            .points
            .chunks(self.points.len().div_ceil(MAX_POINTS).max(1));
        let join = |points: &[Point]| Point {
            seconds: points.last().map_or(0.0, |point| point.seconds),
            length: points.iter().map(|point| point.length).sum(),
            count: points.iter().map(|point| point.count).sum(),
            p50_micros: points
                .iter()
                .map(|point| point.p50_micros)
                .max()
                .unwrap_or(0),
            p99_micros: points
                .iter()
                .map(|point| point.p99_micros)
                .max()
                .unwrap_or(0),
            max_micros: points
                .iter()
                .map(|point| point.max_micros)
                .max()
                .unwrap_or(0),
        };
        joined.map(join).collect()
    }

    /// p99 since the last point, in milliseconds.
    pub fn recent_p99(&self) -> f64 {
        self.points
            .last()
            .map_or(0.0, |point| point.p99_micros as f64 / 1000.0)
    }

    fn corrected(&self) -> Histogram<u64> {
        if self.omits && !self.whole.is_empty() {
            self.whole
                .clone_correct(self.whole.value_at_quantile(0.5).max(1))
        } else {
            self.whole.clone()
        }
    }

    /// `None` if nothing was recorded.
    pub fn summary(&self) -> Option<Summary> {
        let whole = self.corrected();
        let at = |name, quantile| (name, whole.value_at_quantile(quantile) as f64 / 1000.0);
        (!whole.is_empty()).then(|| Summary {
            count: self.whole.len(),
            mean: whole.mean() / 1000.0,
            percentiles: vec![
                at("p50", 0.5),
                at("p90", 0.9),
                at("p99", 0.99),
                at("p99.9", 0.999),
                at("p99.99", 0.9999),
            ],
            max: whole.max() as f64 / 1000.0,
        })
    }

    /// Writes the percentile distribution in milliseconds, in the form that HdrHistogram's plotters read.
    pub fn write_distribution(&self, path: &Path) -> Result<()> {
        let whole = self.corrected();
        let mut text = Vec::new();
        writeln!(
            text,
            "{:>12} {:>14} {:>10} {:>14}\n",
            "Value", "Percentile", "TotalCount", "1/(1-Percentile)"
        )?;
        for step in whole.iter_quantiles(5) {
            let quantile = step.quantile_iterated_to();
            let value = step.value_iterated_to() as f64 / 1000.0;
            let count = whole.count_between(0, step.value_iterated_to());
            write!(text, "{value:>12.3} {quantile:>2.12} {count:>10}")?;
            if quantile < 1.0 {
                write!(text, " {:>14.2}", 1.0 / (1.0 - quantile))?;
            }
            writeln!(text)?;
        }
        writeln!(
            text,
            "#[Mean    = {:>12.3}, StdDeviation   = {:>12.3}]",
            whole.mean() / 1000.0,
            whole.stdev() / 1000.0
        )?;
        writeln!(
            text,
            "#[Max     = {:>12.3}, Total count    = {:>12}]",
            whole.max() as f64 / 1000.0,
            whole.len()
        )?;
        std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_counts_for_all_that_it_held_up() {
        for (omits, expected) in [(false, 1.0), (true, 900.0)] {
            let mut recorder = Recorder::new(omits);
            recorder.record(Duration::from_millis(1), 999);
            recorder.record(Duration::from_secs(1), 1);
            recorder.tick(2.0, 1000);
            let summary = recorder.summary().expect("samples");
            let (_, p99) = summary.percentiles[2];
            assert!((p99 - expected).abs() < expected * 0.1, "{p99}");
            assert_eq!(summary.count, 1000);
        }
    }

    #[test]
    fn a_distribution_ends_at_the_highest() {
        let directory = std::env::temp_dir().join(format!("recorder-{}.hgrm", std::process::id()));
        let mut recorder = Recorder::new(false);
        (1..=100).for_each(|ms| recorder.record(Duration::from_millis(ms), 1));
        recorder.tick(1.0, 100);
        recorder.write_distribution(&directory).expect("a file");
        let text = std::fs::read_to_string(&directory).expect("the file");
        std::fs::remove_file(&directory).expect("the file");
        assert!(text.contains("1.000000000000        100\n"), "{text}");
    }
}
