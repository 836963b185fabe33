//! Does what a load says, by chronik-bench and librdkafka, and takes its figures.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use gauge::process as gauged;
use gauge::rounds::Rounds;
use serde_json::{Value, json};

use super::figure::Figure;
use super::load::{Load, Step};
use super::node;
use crate::interop::broker::{Broker, release_binary};
use crate::interop::clients::{Client, client};
use crate::process::{self, Process};

const LIBRDKAFKA: &str = "confluent-kafka-2.16.1";
const BOUND: Duration = Duration::from_secs(600);
/// What goes on beside a load gets so long to be under way.
const SETTLING: Duration = Duration::from_secs(2);
/// The name of the thread that Chronik's loop runs on.
const LOOP: &str = "chronik-server";

/// Both drivers, installed.
pub struct Driver {
    bench: PathBuf,
    librdkafka: &'static Client,
    work: PathBuf,
    /// Topics so far: each time a load is done it gets one of its own.
    topics: u32,
}

impl Driver {
    /// Builds the one and installs the other; their logs go into `work`.
    pub fn install(work: &Path) -> Result<Self> {
        let librdkafka = client(LIBRDKAFKA)?;
        librdkafka.install()?;
        Ok(Self {
            bench: release_binary("bench-client", "chronik-bench")?,
            librdkafka,
            work: work.to_owned(),
            topics: 0,
        })
    }

    /// Does a load as often as it says; each figure is the median.
    pub fn measure(&mut self, broker: &mut Broker, load: &Load) -> Result<BTreeMap<Figure, f64>> {
        let mut figures: BTreeMap<Figure, Rounds> = BTreeMap::new();
        for _ in 0..load.times {
            for (figure, value) in self.once(broker, load)? {
                figures.entry(figure).or_default().push(value);
            }
        }
        let median = |(figure, rounds): (Figure, Rounds)| Some((figure, rounds.median()?));
        Ok(figures.into_iter().filter_map(median).collect())
    }

    fn once(&mut self, broker: &mut Broker, load: &Load) -> Result<Vec<(Figure, f64)>> {
        self.topics += 1;
        let topic = format!("load-{}", self.topics);
        for step in &load.before {
            self.prepare(broker, step, &topic)?;
            self.perform(broker, step, &topic)?;
        }
        self.prepare(broker, &load.measured, &topic)?;
        // What earlier loads left to be written is not this one's to wait for.
        rustix::fs::sync();
        let mut neighbours = Vec::new();
        for step in &load.beside {
            neighbours.push(self.begin(broker, step, &topic)?);
            if matches!(step, Step::Bench(_)) {
                std::thread::sleep(SETTLING);
            }
        }
        let before = Reading::take(broker)?;
        // Lets the most that it was resident count anew (proc(5)).
        let _ = std::fs::write(format!("/proc/{}/clear_refs", before.pid), "5");
        let report = self.perform(broker, &load.measured, &topic)?;
        let after = Reading::take(broker)?;
        for mut neighbour in neighbours {
            neighbour.kill()?;
        }
        let find = |figure: Figure| match figure {
            Figure::Start => Some(broker.start_time().as_secs_f64() * 1000.0),
            Figure::Resident => mebibytes(gauged::resident_bytes(after.pid)),
            Figure::Peak => mebibytes(gauged::peak_resident_bytes(after.pid)),
            Figure::IdleCpu => Some(100.0 * (after.cpu - before.cpu) / after.since(&before)),
            Figure::LoopCpu => after.loop_cpu_since(&before, messages(&report)?),
            _ => figure.find(&report),
        };
        let figures = load.figures.iter().map(|(figure, _)| *figure);
        Ok(figures
            .filter_map(|figure| Some((figure, find(figure)?)))
            .collect())
    }

    /// Creates the topic that librdkafka is to write to; chronik-bench does so by itself.
    fn prepare(&self, broker: &mut Broker, step: &Step, topic: &str) -> Result<()> {
        let Step::Librdkafka(arguments) = step else {
            return Ok(());
        };
        let mode = arguments.split(' ').next().unwrap_or_default();
        if !matches!(mode, "produce" | "one-by-one" | "round-trip") {
            return Ok(());
        }
        let kept = arguments
            .split(' ')
            .filter(|word| word.starts_with("topic=") || word.starts_with("partitions="));
        let create: Vec<&str> = std::iter::once("create").chain(kept).collect();
        self.librdkafka(broker, &create.join(" "), topic).map(drop)
    }

    fn perform(&self, broker: &mut Broker, step: &Step, topic: &str) -> Result<Value> {
        match step {
            Step::Bench(arguments) => return self.bench(broker, arguments, topic),
            Step::Librdkafka(arguments) => return self.librdkafka(broker, arguments, topic),
            Step::Rest(seconds) => std::thread::sleep(Duration::from_secs(*seconds)),
            Step::Evict => node::evict(broker)?,
            Step::Start => {}
            Step::Restart => {
                broker.stop()?;
                broker.launch()?;
            }
        }
        Ok(Value::Null)
    }

    /// Starts what goes on beside a load.
    fn begin(&self, broker: &mut Broker, step: &Step, topic: &str) -> Result<Process> {
        let mut command = match step {
            Step::Bench(arguments) => self.bench_command(broker, arguments, topic)?,
            Step::Librdkafka(arguments) => self.librdkafka_command(broker, arguments, topic),
            other => bail!("{other:?} cannot go on beside a load"),
        };
        Process::start(&mut command, &self.work.join("beside.log"))
    }

    fn bench_command(&self, broker: &mut Broker, arguments: &str, topic: &str) -> Result<Command> {
        let mut command = Command::new(&self.bench);
        command
            .args(["--bootstrap-servers", broker.address(), "--format", "json"])
            .args(["--broker-pid", &broker.process()?.id().to_string()])
            .args(arguments.split(' '));
        if !arguments.contains("--topic ") {
            command.args(["--topic", topic]);
        }
        Ok(command)
    }

    fn bench(&self, broker: &mut Broker, arguments: &str, topic: &str) -> Result<Value> {
        let mut command = self.bench_command(broker, arguments, topic)?;
        let mut process = Process::start_piped(&mut command, &self.work.join("bench.log"))?;
        let mut output = process.child().stdout.take().context("no output")?;
        let (sender, read) = channel();
        std::thread::spawn(move || {
            let mut text = String::new();
            let _ = sender.send(output.read_to_string(&mut text).map(|_| text));
        });
        let what = || format!("chronik-bench {arguments}");
        let text = read.recv_timeout(BOUND).with_context(what)??;
        let status = process.wait(Duration::from_secs(10)).with_context(what)?;
        let report: Value = serde_json::from_str(&text).with_context(|| {
            let log = process::tail(&self.work.join("bench.log"), 5);
            format!("{}: {status}\n{log}", what())
        })?;
        ensure!(report["interrupted"] != true, "{}: interrupted", what());
        ensure!(
            status.success(),
            "{}: {status}: {} {}",
            what(),
            report["failure"],
            report["errors"]
        );
        Ok(report)
    }

    fn librdkafka_command(&self, broker: &Broker, arguments: &str, topic: &str) -> Command {
        let mut command = self.librdkafka.driver.python("load.py");
        command
            .args(arguments.split(' '))
            .arg(format!("bootstrap={}", broker.address()))
            .arg(format!("out={}", self.work.join("load.json").display()));
        if !arguments.contains("topic=") {
            command.arg(format!("topic={topic}"));
        }
        command
    }

    fn librdkafka(&self, broker: &mut Broker, arguments: &str, topic: &str) -> Result<Value> {
        let before = Reading::take(broker)?;
        let mut command = self.librdkafka_command(broker, arguments, topic);
        process::run(&mut command, &self.work.join("load.log"), BOUND)
            .with_context(|| format!("load.py {arguments}"))?;
        let after = Reading::take(broker)?;
        let mut report: Value =
            serde_json::from_slice(&std::fs::read(self.work.join("load.json"))?)?;
        let count = arguments
            .split(' ')
            .find_map(|word| word.strip_prefix("count=")?.parse::<f64>().ok());
        if let (Some(count), Some(seconds)) = (count, report["seconds"].as_f64()) {
            report["acknowledged"] = json!(count);
            report["acknowledged_per_s"] = json!(count / seconds);
            report["broker_cpu_s_per_million"] = json!((after.cpu - before.cpu) * 1e6 / count);
        }
        Ok(report)
    }
}

/// The broker's process at one time.
struct Reading {
    pid: u32,
    at: Instant,
    cpu: f64,
    loop_cpu: Option<f64>,
}

impl Reading {
    fn take(broker: &mut Broker) -> Result<Self> {
        let pid = broker.process()?.id();
        Ok(Self {
            pid,
            at: Instant::now(),
            cpu: gauged::cpu_seconds(pid).context("the broker is gone")?,
            loop_cpu: gauged::thread_cpu_seconds(pid).remove(LOOP),
        })
    }

    fn since(&self, before: &Self) -> f64 {
        self.at.duration_since(before.at).as_secs_f64()
    }

    /// Seconds for a million messages.
    fn loop_cpu_since(&self, before: &Self, messages: f64) -> Option<f64> {
        Some((self.loop_cpu? - before.loop_cpu?) * 1e6 / messages)
    }
}

fn messages(report: &Value) -> Option<f64> {
    let count = |name: &str| report[name].as_f64().filter(|count| *count > 0.0);
    count("acknowledged").or_else(|| count("received"))
}

fn mebibytes(bytes: Option<u64>) -> Option<f64> {
    bytes.map(|bytes| bytes as f64 / f64::from(1 << 20))
}
