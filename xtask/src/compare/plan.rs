//! What a run is going to do, and how long that takes.

use std::time::{Duration, Instant};

use super::load::Session;
use crate::interop::table::align;

/// A start and a stop of a broker, and of ours, in seconds.
const LIFE: u32 = 8;
const OUR_LIFE: u32 = 1;

/// About how long one life takes, in seconds.
pub fn seconds(session: &Session, is_ours: bool, quick: bool) -> u32 {
    let loads = session.loads.iter().map(|load| match quick {
        // Starting a driver takes its time whatever it does.
        true => load.seconds.div_ceil(3).max(1),
        false => load.seconds,
    });
    loads.sum::<u32>() + if is_ours { OUR_LIFE } else { LIFE }
}

/// The plan as text.
pub fn text(sessions: &[Session], peers: &[String], rounds: u32, quick: bool) -> String {
    let head = ["session", "loads", "figures", "brokers", "about"].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    let mut whole = 0;
    for session in sessions {
        let others = if session.is_ours_alone {
            0
        } else {
            peers.len()
        };
        let once = seconds(session, true, quick) + others as u32 * seconds(session, false, quick);
        whole += once * rounds;
        let figures = session.loads.iter().map(|load| load.figures.len());
        lines.push(vec![
            session.name.clone(),
            session.loads.len().to_string(),
            figures.sum::<usize>().to_string(),
            (1 + others).to_string(),
            format!("{rounds} × {once} s"),
        ]);
    }
    format!("{}about {} min in all", align(&lines), whole.div_ceil(60))
}

/// How far a run is.
pub struct Progress {
    start: Instant,
    planned: u32,
    done: u32,
}

impl Progress {
    /// Begins, with so many seconds planned.
    pub fn start(planned: u32) -> Self {
        Self {
            start: Instant::now(),
            planned: planned.max(1),
            done: 0,
        }
    }

    /// Notes that something planned to take so long is over.
    pub fn pass(&mut self, seconds: u32) {
        self.done += seconds;
    }

    /// What is left, by the pace so far.
    pub fn left(&self) -> Duration {
        let left = f64::from(self.planned.saturating_sub(self.done));
        let pace = match self.done {
            0 => 1.0,
            done => self.start.elapsed().as_secs_f64() / f64::from(done),
        };
        Duration::from_secs_f64(left * pace)
    }
}

#[cfg(test)]
mod tests {
    use super::super::load::{Load, Step};
    use super::*;

    #[test]
    fn a_plan_counts_every_life_of_every_broker() {
        let session = |is_ours_alone| Session {
            name: "plain".to_owned(),
            properties: Vec::new(),
            is_ours_alone,
            loads: vec![Load::new("rest", Step::Rest(10), 10)],
        };
        let peers = ["kafka-4.3.1".to_owned()];
        let both = text(&[session(false)], &peers, 3, false);
        assert!(both.contains("3 × 29 s") && both.ends_with("about 2 min in all"));
        assert!(text(&[session(true)], &peers, 3, false).contains("3 × 11 s"));
        assert!(text(&[session(true)], &peers, 3, true).contains("3 × 5 s"));
    }
}
