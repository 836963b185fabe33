//! `cargo xtask compare`: our broker and others on this machine, in turn and several times over, under the same loads with
//! equal settings; a table and plots of what each costs.
//!
//! CPU is the broker's own user and system time. Clients use up the machine long before a good broker does, so messages a
//! second measure them. A round is a life of each broker for each session, and a figure is the median of rounds.

mod alone;
mod catalogue;
mod chart;
mod driver;
mod figure;
mod load;
mod node;
mod plan;
mod results;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use gauge::process::children_cpu_seconds;

use crate::interop::broker::{Peer, server_binary};
use crate::kafka;
use driver::Driver;
use load::{Load, Session, Size};
use plan::Progress;
use results::Results;

#[derive(Args)]
pub struct Arguments {
    /// Whom to compare with; marks are held against the first. `--peers ours` for nobody
    #[arg(
        long,
        value_name = "kafka-RELEASE,…",
        value_delimiter = ',',
        default_value = "kafka-4.3.1"
    )]
    peers: Vec<String>,
    /// A tenth of the messages, a quarter of the time, one round: to see that it works, not to measure
    #[arg(long)]
    quick: bool,
    /// Only loads whose names hold this; may be given several times
    #[arg(long, value_name = "LOAD")]
    only: Vec<String>,
    /// How often everything is done [default: 3; 1 with --quick]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: Option<u32>,
    /// Where compare.md, compare.json and the plots go [default: .interop/compare]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Print the plan and do nothing
    #[arg(long)]
    plan: bool,
    /// Also measure the CPU seconds of a clean release build
    #[arg(long)]
    build: bool,
}

pub fn run(arguments: Arguments) -> Result<()> {
    let parsed = arguments.peers.iter().filter(|peer| *peer != "ours");
    let peers: Vec<Peer> = parsed
        .map(|peer| peer.parse().map_err(anyhow::Error::msg))
        .collect::<Result<_>>()?;
    let size = Size {
        quick: arguments.quick,
    };
    let rounds = arguments.rounds.unwrap_or(if size.quick { 1 } else { 3 });
    let mut sessions = catalogue::sessions(size);
    sessions.extend(alone::sessions(size));
    let sessions = load::choose(sessions, &arguments.only);
    ensure!(
        !sessions.is_empty(),
        "no load is called {:?}; --plan without --only has the sessions",
        arguments.only
    );
    let names: Vec<String> = peers.iter().map(node::name).collect();
    println!("{}", plan::text(&sessions, &names, rounds, size.quick));
    if arguments.plan {
        let loads = sessions.iter().flat_map(|session| &session.loads);
        loads.for_each(|load| println!("  {}", load.name));
        return Ok(());
    }
    let work = kafka::folder().join("compare");
    let out = arguments.out.unwrap_or_else(|| work.clone());
    std::fs::create_dir_all(&work)?;
    std::fs::create_dir_all(&out)?;
    let mut notes = notes(&peers, size, rounds);
    let binary = std::fs::metadata(server_binary()?)?.len();
    notes.push(format!(
        "chronik-server: {:.1} MB (mark: below 10)",
        binary as f64 / 1e6
    ));
    if arguments.build {
        notes.push(format!(
            "clean release build of both programs: {:.0} CPU s (mark: below 120)",
            build(&work)?
        ));
    }
    let mut run = Run {
        driver: Driver::install(&work)?,
        results: Results::new(names, notes, &sessions),
        interrupted: Arc::default(),
        failures: Vec::new(),
        work,
        out,
        quick: size.quick,
    };
    signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&run.interrupted))?;
    run.all(&peers, &sessions, rounds)
}

struct Run {
    driver: Driver,
    results: Results,
    /// Ctrl-C; the brokers and drivers get it too, and end.
    interrupted: Arc<AtomicBool>,
    failures: Vec<String>,
    work: PathBuf,
    out: PathBuf,
    quick: bool,
}

impl Run {
    fn all(&mut self, peers: &[Peer], sessions: &[Session], rounds: u32) -> Result<()> {
        let mut lives = Vec::new();
        for round in 1..=rounds {
            for session in sessions {
                let others = if session.is_ours_alone { &[] } else { peers };
                lives.push((round, session, Peer::Chronik));
                lives.extend(others.iter().map(|peer| (round, session, peer.clone())));
            }
        }
        let cost = |session: &Session, peer: &Peer| {
            plan::seconds(session, *peer == Peer::Chronik, self.quick)
        };
        let planned = lives.iter().map(|(_, session, peer)| cost(session, peer));
        let mut progress = Progress::start(planned.sum());
        for (round, session, peer) in &lives {
            println!(
                "round {round} of {rounds}, {}, {}; about {} min left",
                session.name,
                node::name(peer),
                progress.left().as_secs().div_ceil(60)
            );
            if let Err(error) = self.live(peer, session) {
                if self.interrupted.load(Ordering::Relaxed) {
                    break;
                }
                self.fail(format!("{}, {}: {error:#}", session.name, node::name(peer)));
            }
            progress.pass(plan::seconds(session, *peer == Peer::Chronik, self.quick));
        }
        if self.interrupted.load(Ordering::Relaxed) {
            let note = "interrupted: some rounds are missing".to_owned();
            self.results.notes.push(note);
        }
        self.write()?;
        println!("\n{}", table::markdown(&self.results));
        println!("written to {}", self.out.display());
        if !self.failures.is_empty() {
            bail!(
                "{} loads failed:\n{}",
                self.failures.len(),
                self.failures.join("\n")
            );
        }
        Ok(())
    }

    /// One life of a broker.
    fn live(&mut self, peer: &Peer, session: &Session) -> Result<()> {
        let mut broker = node::start(peer, session, &self.work.join("broker"))?;
        for load in &session.loads {
            let measured = self.driver.measure(&mut broker, load);
            if self.interrupted.load(Ordering::Relaxed) {
                bail!("interrupted");
            }
            match measured {
                Ok(figures) => {
                    let name = node::name(peer);
                    self.results.push(&name, &load.name, &figures);
                    tell(load, &figures);
                    self.write()?;
                }
                Err(error) => self.fail(format!("{}: {}: {error:#}", node::name(peer), load.name)),
            }
        }
        broker.stop()?;
        Ok(std::fs::remove_dir_all(broker.data())?)
    }

    fn fail(&mut self, what: String) {
        println!("  FAILED: {what}");
        self.failures.push(what);
    }

    /// Writes what there is, so that nothing is lost whatever happens next.
    fn write(&self) -> Result<()> {
        let put = |name: &str, text: &str| {
            let path = self.out.join(name);
            std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
        };
        put("compare.md", &table::markdown(&self.results))?;
        put("compare.json", &format!("{:#}\n", self.results.json()))?;
        for (name, svg) in chart::charts(&self.results) {
            put(&name, &svg)?;
        }
        Ok(())
    }
}

fn tell(load: &Load, figures: &std::collections::BTreeMap<figure::Figure, f64>) {
    let figures = figures
        .iter()
        .map(|(figure, value)| format!("{} {}", figure.name(), table::short(*value)));
    let figures: Vec<String> = figures.collect();
    println!("  {}: {}", load.name, figures.join(" · "));
}

/// What has to be known to read the table.
fn notes(peers: &[Peer], size: Size, rounds: u32) -> Vec<String> {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    let mut notes = vec![
        format!(
            "median of {rounds} rounds (least–most), brokers in turn; {cores} cores shared with the clients, load {load} at the start"
        ),
        "CPU is the broker's user and system time in steps of 10 ms; messages are 100 bytes if nothing else is said".to_owned(),
    ];
    if !peers.is_empty() {
        let million = if size.quick {
            "one million"
        } else {
            "ten million"
        };
        notes.extend([
            format!(
                "three partitions and equal properties; Kafka has the heap of its own start script ({}), Chronik its defaults",
                kafka::OWN_HEAP[1..3].join(" ")
            ),
            format!(
                "“first million” finds a broker that has just started, all other loads of its session one that has taken {million} messages"
            ),
            "acks=all and idempotent: Chronik always syncs before it answers, Kafka does so only in the rows “with sync” (log.flush.interval.messages=1)"
                .to_owned(),
        ]);
    }
    if size.quick {
        notes.push("QUICK: a tenth of the messages, also of those before the warm loads; not a measurement".to_owned());
    }
    notes
}

/// CPU seconds of building chronik-server and chronik-bench in release into an empty folder.
fn build(work: &Path) -> Result<f64> {
    let target = work.join("target");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    let before = children_cpu_seconds().context("no /proc")?;
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release"])
        .args(["--package", "broker", "--bin", "chronik-server"])
        .args(["--package", "bench-client", "--bin", "chronik-bench"])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(kafka::root())
        .status()?;
    ensure!(status.success(), "the binaries do not build");
    let after = children_cpu_seconds().context("no /proc")?;
    std::fs::remove_dir_all(&target)?;
    Ok(after - before)
}
