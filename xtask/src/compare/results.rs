//! What was measured so far, and how it stands against its marks.

use std::collections::BTreeMap;

use gauge::rounds::Rounds;
use serde_json::{Value, json};

use super::figure::Figure;
use super::load::{Mark, Session};

/// What our own broker is called.
pub const OURS: &str = "chronik";

/// A figure of a load, of everybody who had it.
#[derive(Clone, Debug)]
pub struct Row {
    pub load: String,
    pub figure: Figure,
    pub mark: Option<Mark>,
    pub growth: Option<(&'static str, u32)>,
    pub rounds: BTreeMap<String, Rounds>,
}

/// A figure beside its mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    pub value: f64,
    pub limit: f64,
}

impl Verdict {
    pub fn is_kept(self) -> bool {
        self.value <= self.limit
    }
}

/// All rows in the order of the plan.
#[derive(Clone, Debug, Default)]
pub struct Results {
    pub peers: Vec<String>,
    /// What has to be known to read the figures.
    pub notes: Vec<String>,
    pub rows: Vec<Row>,
}

impl Results {
    pub fn new(peers: Vec<String>, notes: Vec<String>, sessions: &[Session]) -> Self {
        let loads = sessions.iter().flat_map(|session| &session.loads);
        let rows = loads.flat_map(|load| {
            load.figures.iter().map(|(figure, mark)| Row {
                load: load.name.clone(),
                figure: *figure,
                mark: mark.clone(),
                growth: load.growth,
                rounds: BTreeMap::new(),
            })
        });
        Self {
            peers,
            notes,
            rows: rows.collect(),
        }
    }

    /// Takes one round's figures of a load in.
    pub fn push(&mut self, broker: &str, load: &str, figures: &BTreeMap<Figure, f64>) {
        for row in self.rows.iter_mut().filter(|row| row.load == load) {
            if let Some(value) = figures.get(&row.figure) {
                row.rounds
                    .entry(broker.to_owned())
                    .or_default()
                    .push(*value);
            }
        }
    }

    /// Our median over a peer's.
    pub fn ratio(&self, row: &Row, peer: &str) -> Option<f64> {
        row.rounds.get(OURS)?.ratio(row.rounds.get(peer)?)
    }

    /// How a row stands; marks that name a peer are held against the first one.
    pub fn verdict(&self, row: &Row) -> Option<Verdict> {
        let (value, limit) = match row.mark.as_ref()? {
            Mark::Ratio(limit) => (self.ratio(row, self.peers.first()?)?, *limit),
            Mark::Most(limit) => (row.rounds.get(OURS)?.median()?, *limit),
            Mark::Times(limit, baseline) => {
                let of_baseline =
                    |other: &&Row| other.load == *baseline && other.figure == row.figure;
                let baseline = self.rows.iter().find(of_baseline)?;
                let ratio = row.rounds.get(OURS)?.ratio(baseline.rounds.get(OURS)?)?;
                (ratio, *limit)
            }
        };
        Some(Verdict { value, limit })
    }

    /// Every round of every row.
    pub fn json(&self) -> Value {
        let rows = self
            .rows
            .iter()
            .filter(|row| !row.rounds.is_empty())
            .map(|row| {
                let brokers = row.rounds.iter().map(|(broker, rounds)| {
                    let (least, most) = rounds.spread().unzip();
                    let figures = json!({
                        "median": rounds.median(),
                        "least": least,
                        "most": most,
                        "rounds": rounds.values(),
                    });
                    (broker.clone(), figures)
                });
                let ratios = self.peers.iter().filter_map(|peer| {
                    Some((peer.clone(), json!(self.ratio(row, peer)?)))
                });
                let mark = self.verdict(row).map(|verdict| {
                    json!({ "value": verdict.value, "limit": verdict.limit, "kept": verdict.is_kept() })
                });
                json!({
                    "load": row.load,
                    "figure": row.figure.name(),
                    "brokers": brokers.collect::<serde_json::Map<_, _>>(),
                    "ratio_to": ratios.collect::<serde_json::Map<_, _>>(),
                    "mark": mark,
                })
            });
        json!({ "notes": self.notes, "rows": rows.collect::<Vec<_>>() })
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Two rows, one of them with a peer.
    pub fn sample() -> Results {
        let row = |load: &str, mark, rounds: &[(&str, &[f64])]| Row {
            load: load.to_owned(),
            figure: Figure::Cpu,
            mark: Some(mark),
            growth: None,
            rounds: rounds
                .iter()
                .map(|(broker, values)| ((*broker).to_owned(), values.iter().copied().collect()))
                .collect(),
        };
        Results {
            peers: vec!["kafka-4.3.1".to_owned()],
            notes: vec!["two cores".to_owned()],
            rows: vec![
                row(
                    "produce",
                    Mark::Ratio(0.5),
                    &[(OURS, &[0.3, 0.1, 0.2]), ("kafka-4.3.1", &[0.8, 0.7, 0.9])],
                ),
                row(
                    "produce beside",
                    Mark::Times(3.0, "produce".to_owned()),
                    &[(OURS, &[0.8])],
                ),
                row("never done", Mark::Most(1.0), &[]),
            ],
        }
    }

    #[test]
    fn marks_are_held_against_a_peer_a_number_or_another_load() {
        let mut results = sample();
        let value = |results: &Results, at: usize| results.verdict(&results.rows[at]);
        let first = value(&results, 0).expect("both were measured");
        assert!((first.value - 0.25).abs() < 1e-9 && first.is_kept());
        let beside = value(&results, 1).expect("both were measured");
        assert!((beside.value - 4.0).abs() < 1e-9 && !beside.is_kept());
        assert_eq!(value(&results, 2), None);
        results.push(OURS, "never done", &BTreeMap::from([(Figure::Cpu, 1.0)]));
        assert!(value(&results, 2).is_some_and(Verdict::is_kept));
    }

    #[test]
    fn json_has_every_round_and_no_row_without_any() {
        let json = sample().json();
        assert_eq!(json["rows"].as_array().map(Vec::len), Some(2));
        let first = &json["rows"][0];
        assert_eq!(first["brokers"][OURS]["rounds"], json!([0.3, 0.1, 0.2]));
        assert_eq!(first["brokers"][OURS]["least"], json!(0.1));
        assert_eq!(first["mark"]["kept"], json!(true));
    }
}
