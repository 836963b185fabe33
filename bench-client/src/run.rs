//! A run from its first question to its report: which phases a mode has, and in which order.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::arguments::{Acks, Arguments, Mode};
use crate::cluster::{Cluster, Offsets};
use crate::connections;
use crate::context::Context;
use crate::fetch_lane::Position;
use crate::groups;
use crate::interrupt;
use crate::neighbours;
use crate::plot;
use crate::producer::produce;
use crate::progress::Progress;
use crate::reading::Reading;
use crate::report::Report;
use gauge::process;

const LOOK: Duration = Duration::from_millis(200);
/// How long something that should come at once is waited for.
const GRACE: Duration = Duration::from_secs(5);
/// Below it a rate would say nothing.
const SHORTEST_BURST: Duration = Duration::from_millis(1);
/// How many messages a group is given to read, unless something else is said.
const GROUP_MESSAGES: u64 = 10_000;

/// Does what the arguments say.
///
/// # Errors
///
/// If it could not even begin. What goes wrong later is in the report.
pub async fn run(mut arguments: Arguments) -> Result<Report> {
    let cluster = Cluster::connect(&arguments.bootstrap_servers)
        .await
        .context("no broker can be reached: is one running there?")?;
    let mut report = Report {
        mode: arguments.mode.name(),
        bootstrap: arguments.bootstrap_servers.join(","),
        message_size: arguments.message_size,
        verify: arguments.verify,
        ..Report::default()
    };
    let listener = || process::listener(&arguments.bootstrap_servers[0]);
    report.broker_pid = arguments.broker_pid.or_else(listener);
    if let Some(pid) = arguments.broker_pid
        && process::cpu_seconds(pid).is_none()
    {
        bail!("--broker-pid {pid}: there is no such process on this host");
    }
    for file in [&arguments.histogram, &arguments.plot]
        .into_iter()
        .flatten()
    {
        // Better to fail now than after an hour.
        std::fs::write(file, "").with_context(|| format!("cannot write {}", file.display()))?;
    }
    let mut partitions = 0;
    if arguments.mode != Mode::Connections {
        report.topic = Some(arguments.topic.clone());
        partitions = find_topic(&cluster, &arguments, &mut report).await?;
    }
    let before = match partitions {
        0 => Vec::new(),
        _ => cluster.offsets(&arguments.topic, arguments.timeout).await?,
    };
    if arguments.mode == Mode::Group && before.iter().all(|offsets| offsets.start == offsets.end) {
        arguments.message_count.get_or_insert(GROUP_MESSAGES);
    }
    let context = Rc::new(Context::new(arguments, cluster, partitions));
    interrupt::listen(&context)?;
    let progress = Progress::start(&context);
    let mut run = Run {
        meter: Meter::start(report.broker_pid),
        context,
        before,
        after: None,
        report,
    };
    let outcome = match run.context.arguments.mode {
        Mode::Produce | Mode::Latency | Mode::Partitions => run.produce().await,
        Mode::Consume => run.consume().await,
        Mode::RoundTrip => run.round_trip().await,
        Mode::Group => run.group().await,
        Mode::Connections => connections::hold(&run.context, &mut run.report).await,
        Mode::Groups => groups::commit(&run.context, &mut run.report).await,
        Mode::Neighbours => neighbours::disturb(&run.context, &mut run.report).await,
    };
    drop(progress);
    if let Err(error) = outcome {
        run.report.failure = Some(format!("{error:#}"));
    }
    run.finish()
}

/// What the phases of a run hand on.
struct Run {
    context: Rc<Context>,
    /// The broker's offsets at the start.
    before: Vec<Offsets>,
    /// The same at the end, if they could be asked for.
    after: Option<Vec<Offsets>>,
    report: Report,
    meter: Meter,
}

impl Run {
    /// Writes, and with --verify reads it all back.
    async fn produce(&mut self) -> Result<()> {
        let written = self.write().await;
        self.meter.read(&mut self.report);
        self.after = self.offsets_now().await;
        if self.context.arguments.verify && !self.context.interrupted.is_set() {
            if let Some(after) = &self.after {
                self.context.read_to(after);
            }
            let mut reading = Reading::alone(&self.context, self.ends_before());
            self.report.was_read = true;
            let started = Instant::now();
            let read = reading.wait(None).await;
            reading.end().await;
            self.time_reading(started);
            written.and(read)
        } else {
            written
        }
    }

    async fn consume(&mut self) -> Result<()> {
        let arguments = &self.context.arguments;
        let deadline = arguments
            .duration
            .map(|duration| self.context.start + duration);
        if deadline.is_none() && (arguments.verify || arguments.message_count.is_none()) {
            self.context.read_to(&self.before);
        }
        let starts = self
            .before
            .iter()
            .enumerate()
            .map(|(partition, offsets)| Position {
                partition,
                offset: offsets.start,
            });
        let mut reading = match &arguments.consumer_group {
            Some(group) => Reading::as_group(&self.context, group),
            None => Reading::alone(&self.context, starts.collect()),
        };
        self.report.was_read = true;
        let read = reading.wait(deadline).await;
        self.meter.read(&mut self.report);
        self.time_reading(self.context.start);
        self.tell_stories(reading, self.context.start).await;
        self.after = self.offsets_now().await;
        read
    }

    async fn round_trip(&mut self) -> Result<()> {
        let mut reading = Reading::alone(&self.context, self.ends_before());
        self.report.was_read = true;
        let written = self.write().await;
        self.after = self.offsets_now().await;
        if let Some(after) = &self.after {
            self.context.read_to(after);
        }
        let read = if self.context.interrupted.is_set() {
            // What is on its way may still come.
            let _ = tokio::time::timeout(GRACE, self.context.consumed.wait()).await;
            Ok(())
        } else {
            reading.wait(None).await
        };
        reading.end().await;
        self.meter.read(&mut self.report);
        self.time_reading(self.context.start);
        written.and(read)
    }

    async fn group(&mut self) -> Result<()> {
        let is_empty = self
            .before
            .iter()
            .all(|offsets| offsets.start == offsets.end);
        if is_empty {
            self.write().await?;
        }
        let Some(group) = self.context.arguments.consumer_group.clone() else {
            bail!("--mode group needs --consumer-group");
        };
        self.after = self.offsets_now().await;
        let deadline = self
            .context
            .arguments
            .duration
            .map(|duration| Instant::now() + duration);
        if let Some(after) = &self.after {
            self.context.read_to(after);
        }
        let started = Instant::now();
        let mut reading = Reading::as_group(&self.context, &group);
        self.report.was_read = true;
        let read = reading.wait(deadline).await;
        self.meter.read(&mut self.report);
        self.time_reading(started);
        self.tell_stories(reading, started).await;
        read
    }

    /// Lets all producers do their work.
    async fn write(&mut self) -> Result<()> {
        let mut producers = JoinSet::new();
        for producer in 0..self.context.arguments.producers {
            producers.spawn_local(produce(Rc::clone(&self.context), producer));
        }
        let mut outcome = Ok(());
        while let Some(ended) = producers.join_next().await {
            outcome = outcome.and(ended.context("a producer panicked")?);
        }
        self.report.sending_seconds = self.context.start.elapsed().as_secs_f64();
        outcome
    }

    /// The positions behind all that the topic held at the start.
    fn ends_before(&self) -> Vec<Position> {
        let ends = self.before.iter().enumerate();
        ends.map(|(partition, offsets)| Position {
            partition,
            offset: offsets.end,
        })
        .collect()
    }

    async fn offsets_now(&self) -> Option<Vec<Offsets>> {
        let arguments = &self.context.arguments;
        let sent = self.context.ledger.borrow().totals.sent;
        let deadline = Instant::now() + GRACE;
        loop {
            let offsets = match self.context.cluster.offsets(&arguments.topic, GRACE).await {
                Ok(offsets) => offsets,
                Err(error) => {
                    self.context.note(&error);
                    return None;
                }
            };
            let grown = offsets
                .iter()
                .zip(&self.before)
                .map(|(after, before)| after.end - before.end);
            // What nobody acknowledges may still be on its way to the log.
            let is_over = arguments.acks != Acks::None || grown.sum::<i64>() >= sent as i64;
            if is_over || Instant::now() > deadline {
                return Some(offsets);
            }
            sleep(LOOK).await;
        }
    }

    fn time_reading(&mut self, started: Instant) {
        let (first, last) = (self.context.first_read.get(), self.context.last_read.get());
        let Some(last) = last else {
            return;
        };
        // The time that a group takes to gather is told by itself.
        let since = first.filter(|_| self.context.arguments.consumer_group.is_some());
        let burst = since.map(|first| last.saturating_duration_since(first));
        let whole = last.saturating_duration_since(started);
        let seconds = burst
            .filter(|burst| *burst > SHORTEST_BURST)
            .unwrap_or(whole);
        self.report.receiving_seconds = seconds.as_secs_f64();
    }

    /// Ends the consumers and reports what the members of a group went through.
    async fn tell_stories(&mut self, reading: Reading, started: Instant) {
        let stories = reading.end().await;
        let mut figure =
            |name: &str, value: f64, unit| self.report.figures.push((name.to_owned(), value, unit));
        let assigned = stories.iter().filter_map(|story| story.assigned_after);
        if let Some(last) = assigned.max() {
            figure(
                "all members assigned after",
                last.as_secs_f64() * 1000.0,
                "ms",
            );
            if let Some(first) = self.context.first_read.get() {
                let after = first.saturating_duration_since(started);
                figure("first record after", after.as_secs_f64() * 1000.0, "ms");
            }
            let joins: u32 = stories.iter().map(|story| story.joins).sum();
            figure("joins of all members", f64::from(joins), "");
        }
    }

    fn finish(mut self) -> Result<Report> {
        let context = &self.context;
        let mode = context.arguments.mode;
        self.report.interrupted = context.interrupted.is_set();
        self.report
            .count(context, &self.before, self.after.as_deref());
        let (acknowledged, end_to_end) =
            (context.acknowledged.borrow(), context.end_to_end.borrow());
        let first = match mode {
            Mode::Connections => "to the first answer",
            _ => "acknowledgement",
        };
        self.report
            .latencies
            .extend(acknowledged.summary().map(|summary| (first, summary)));
        self.report
            .latencies
            .extend(end_to_end.summary().map(|summary| ("end to end", summary)));
        if let Some(note) = latency_note(&context.arguments) {
            self.report.notes.push(note.to_owned());
        }
        let main = match mode {
            Mode::Consume | Mode::Group | Mode::RoundTrip => &end_to_end,
            _ => &acknowledged,
        };
        if let Some(path) = &context.arguments.histogram {
            main.write_distribution(path)?;
        }
        if let Some(path) = &context.arguments.plot {
            let title = format!("chronik-bench {} · {}", mode.name(), self.report.bootstrap);
            std::fs::write(path, plot::draw(&title, &main.points()))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        drop((acknowledged, end_to_end));
        Ok(self.report)
    }
}

/// From when latency is counted.
fn latency_note(arguments: &Arguments) -> Option<&'static str> {
    match (arguments.mode, arguments.rate) {
        (mode, Some(_)) if mode.writes() => Some("latency counts from when a message was due"),
        (Mode::Latency, None) => {
            Some("latency is corrected for the messages that a slow answer held up")
        }
        (mode, None) if mode.writes() => Some(
            "latency counts from when a batch was made; give --rate to see it without a queue before it",
        ),
        _ => None,
    }
}

/// CPU time since the start.
struct Meter {
    pid: Option<u32>,
    client: f64,
    broker: Option<f64>,
}

impl Meter {
    fn start(pid: Option<u32>) -> Self {
        Self {
            pid,
            client: process::own_cpu_seconds(),
            broker: pid.and_then(process::cpu_seconds),
        }
    }

    /// Called when what is to be measured is over.
    fn read(&self, report: &mut Report) {
        report.client_cpu = process::own_cpu_seconds() - self.client;
        let now = self.pid.and_then(process::cpu_seconds);
        // A broker that was started anew has another number.
        report.broker_cpu = now.zip(self.broker).map(|(now, before)| now - before);
    }
}

/// Finds the topic or creates it; how many partitions it has.
async fn find_topic(
    cluster: &Cluster,
    arguments: &Arguments,
    report: &mut Report,
) -> Result<usize> {
    let topic = &arguments.topic;
    if let Some(leaders) = cluster.leaders(topic).await? {
        let found = leaders.partitions.len();
        match arguments.partitions {
            Some(wanted) if wanted as usize != found => bail!(
                "topic {topic:?} is there with {found} partitions, not {wanted}: leave --partitions out, or take another --topic"
            ),
            _ => return Ok(found),
        }
    }
    if arguments.mode == Mode::Consume {
        return await_topic(cluster, arguments).await;
    }
    let memory = || report.broker_pid.and_then(process::resident_bytes);
    let (memory_before, started) = (memory(), Instant::now());
    let leaders = cluster
        .create(topic, arguments.partitions, arguments.timeout)
        .await?;
    let created = leaders.partitions.len();
    if arguments.mode == Mode::Partitions {
        let memory_after = memory();
        let seconds = started.elapsed().as_secs_f64();
        report
            .figures
            .push(("topic created in".to_owned(), seconds * 1000.0, "ms"));
        if let (Some(before), Some(after)) = (memory_before, memory_after) {
            let each = (after as f64 - before as f64) / created as f64;
            report
                .figures
                .push(("broker memory for each partition".to_owned(), each, "bytes"));
        }
    }
    Ok(created)
}

/// A reader may be started before the first writer: it waits, if it has the time.
async fn await_topic(cluster: &Cluster, arguments: &Arguments) -> Result<usize> {
    let topic = &arguments.topic;
    let topics = cluster.topics().await?;
    let there = match topics.len() {
        0 => "there are no topics".to_owned(),
        1..=20 => format!("there are {}", topics.join(", ")),
        more => format!("there are {more} others"),
    };
    let Some(duration) = arguments.duration else {
        bail!("topic {topic:?} does not exist; {there}");
    };
    eprintln!("topic {topic:?} does not exist yet ({there}); waiting for it");
    let deadline = Instant::now() + duration;
    while Instant::now() < deadline {
        if let Some(leaders) = cluster.leaders(topic).await?
            && leaders.partitions.iter().all(Option::is_some)
        {
            return Ok(leaders.partitions.len());
        }
        sleep(LOOK).await;
    }
    bail!("topic {topic:?} did not appear; {there}")
}
