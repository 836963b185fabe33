//! What is done to a broker, as data: sessions of loads, loads of steps.

use super::figure::Figure;

/// A broker's life, from an empty directory on.
#[derive(Clone, Debug)]
pub struct Session {
    pub name: String,
    /// Properties of both brokers, beside the usual ones.
    pub properties: Vec<(&'static str, &'static str)>,
    /// Whether only our own broker is measured.
    pub is_ours_alone: bool,
    pub loads: Vec<Load>,
}

/// Something that is done, of which figures are taken.
#[derive(Clone, Debug)]
pub struct Load {
    pub name: String,
    /// What is done first, unmeasured.
    pub before: Vec<Step>,
    /// What goes on meanwhile.
    pub beside: Vec<Step>,
    pub measured: Step,
    /// How often it is done in a round, whose figure is then the median.
    pub times: u32,
    pub figures: Vec<(Figure, Option<Mark>)>,
    /// The line of a growth plot that it belongs to, and where.
    pub growth: Option<(&'static str, u32)>,
    /// About how long it takes, in seconds.
    pub seconds: u32,
}

/// One thing that is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// `chronik-bench` with these arguments, separated by spaces.
    Bench(String),
    /// `load.py`, which is librdkafka, with these.
    Librdkafka(String),
    /// Lets the broker be, for so many seconds.
    Rest(u64),
    /// Gives the data files up from the system's cache.
    Evict,
    /// The start of the session itself.
    Start,
    /// Stops the broker cleanly and starts it again.
    Restart,
}

/// What a figure has to reach.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// At most this part of each peer's.
    Ratio(f64),
    /// At most this.
    Most(f64),
    /// At most so many times our own of another load.
    Times(f64, String),
}

impl Load {
    pub fn new(name: impl Into<String>, measured: Step, seconds: u32) -> Self {
        Self {
            name: name.into(),
            before: Vec::new(),
            beside: Vec::new(),
            measured,
            times: 1,
            figures: Vec::new(),
            growth: None,
            seconds,
        }
    }

    pub fn bench(name: impl Into<String>, arguments: impl Into<String>, seconds: u32) -> Self {
        Self::new(name, Step::Bench(arguments.into()), seconds)
    }

    pub fn librdkafka(name: impl Into<String>, arguments: impl Into<String>, seconds: u32) -> Self {
        Self::new(name, Step::Librdkafka(arguments.into()), seconds)
    }

    pub fn after(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.before.extend(steps);
        self
    }

    pub fn beside(mut self, step: Step) -> Self {
        self.beside.push(step);
        self
    }

    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    pub fn take(mut self, figures: impl IntoIterator<Item = Figure>) -> Self {
        self.figures
            .extend(figures.into_iter().map(|figure| (figure, None)));
        self
    }

    pub fn mark(mut self, figure: Figure, mark: Mark) -> Self {
        self.figures.push((figure, Some(mark)));
        self
    }

    pub fn growing(mut self, line: &'static str, at: u32) -> Self {
        self.growth = Some((line, at));
        self
    }

    /// Whether it only prepares others.
    pub fn is_warm_up(&self) -> bool {
        self.figures.is_empty()
    }
}

/// How much of everything is done.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub quick: bool,
}

impl Size {
    /// So many messages, or a tenth in a quick run.
    pub fn count(self, full: u64) -> u64 {
        if self.quick { full.div_ceil(10) } else { full }
    }

    /// So many seconds, or a quarter.
    pub fn seconds(self, full: u32) -> u32 {
        if self.quick { full.div_ceil(4) } else { full }
    }
}

/// Leaves the loads whose names hold one of `wanted`, with what warms the broker up for them.
pub fn choose(sessions: Vec<Session>, wanted: &[String]) -> Vec<Session> {
    let is_wanted = |load: &Load| {
        wanted.is_empty() || wanted.iter().any(|part| load.name.contains(part.as_str()))
    };
    let mut chosen = Vec::new();
    for mut session in sessions {
        session
            .loads
            .retain(|load| load.is_warm_up() || is_wanted(load));
        // What comes behind the last load that is wanted warms nothing up.
        while session.loads.last().is_some_and(Load::is_warm_up) {
            session.loads.pop();
        }
        if !session.loads.is_empty() {
            chosen.push(session);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let load = |name: &str| Load::bench(name, "", 1);
        Session {
            name: "s".to_owned(),
            properties: Vec::new(),
            is_ours_alone: false,
            loads: vec![
                load("a cold").take([Figure::Cpu]),
                load("warm-up"),
                load("b").take([Figure::Cpu]),
            ],
        }
    }

    fn names(wanted: &str) -> Vec<String> {
        let chosen = choose(vec![session()], &[wanted.to_owned()]);
        let loads = chosen.into_iter().flat_map(|session| session.loads);
        loads.map(|load| load.name).collect()
    }

    #[test]
    fn what_warms_up_comes_along_only_before_what_is_wanted() {
        assert_eq!(names("b"), ["warm-up", "b"]);
        assert_eq!(names("cold"), ["a cold"]);
        assert_eq!(names("nothing"), [""; 0]);
    }
}
