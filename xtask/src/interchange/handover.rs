//! A directory with all that Kafka leaves in one changes hands and comes back: every codec, headers, transactions that were
//! committed, aborted and left open, a compacted topic, offsets committed by themselves and in a transaction.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::{Turn, dump, no_stray};
use crate::interop::broker::Broker;
use crate::interop::table::{Outcome, Table};
use crate::kafka;
use crate::process;

/// In each partition of each topic.
const SEGMENTS: usize = 5;
/// How long one part of the program may take.
const BOUND: Duration = Duration::from_secs(240);
/// Their logs have gaps.
const COMPACTED: [&str; 3] = [
    "handover-compacted",
    "__consumer_offsets",
    "__transaction_state",
];
const TOPICS: [&str; 3] = [
    "handover-codecs",
    "handover-transactions",
    "handover-compacted",
];

/// What a broker tells, as the program prints it.
type Told = BTreeSet<String>;

struct Handover<'a> {
    jars: PathBuf,
    classes: PathBuf,
    work: &'a Path,
    data: PathBuf,
    table: &'a mut Table,
}

/// Kafka writes, ours serves and writes, Kafka serves and writes.
pub fn run(ours: &Turn<'_>, theirs: &Turn<'_>, work: &Path, table: &mut Table) -> Result<()> {
    let classes = work.join("handover-classes");
    let sources = kafka::root().join("tests/interop/java/handover");
    let jars = kafka::fetch("server.pom.xml", super::RELEASE)?;
    kafka::compile(&jars, &[sources], &classes)?;
    let first = work.join("handover-1");
    let mut handover = Handover {
        jars,
        classes,
        work,
        data: first.join("data"),
        table,
    };
    let row = |number: usize, turn: &Turn<'_>| format!("handover {number}. {}", turn.name);

    let (name, mut broker) = (row(1, theirs), Broker::start(theirs.peer, &first, None)?);
    handover.step(&name, "write", |h| h.program("write", &broker))?;
    let left = handover.step(&name, "tell", |h| h.told(&broker))?;
    handover.step(&name, "stop", |_| broker.stop())?;
    handover.step(&name, "segments", |h| h.count_segments())?;

    let name = row(2, ours);
    let mut broker = handover.step(&name, "start", |h| {
        Broker::open(ours.peer, &h.work.join("handover-2"), &h.data)
    })?;
    handover.step(&name, "tell", |h| same(&left, &h.told(&broker)?))?;
    handover.step(&name, "write", |h| h.program("append", &broker))?;
    let appended = handover.step(&name, "tell more", |h| {
        let told = h.told(&broker)?;
        keeps(&left, &told)?;
        Ok(told)
    })?;
    handover.step(&name, "stop", |_| broker.stop())?;
    handover.step(&name, "dump-log", |h| {
        dump::verify(&h.jars, &h.data, &COMPACTED)
    })?;

    let name = row(3, theirs);
    let mut broker = handover.step(&name, "start", |h| {
        Broker::open(theirs.peer, &h.work.join("handover-3"), &h.data)
    })?;
    handover.step(&name, "tell", |h| same(&appended, &h.told(&broker)?))?;
    handover.step(&name, "write", |h| h.program("finish", &broker))?;
    handover.step(&name, "tell more", |h| {
        let told = h.told(&broker)?;
        keeps(&appended, &told)?;
        is_finished(&told)
    })?;
    handover.step(&name, "stop", |_| broker.stop())?;
    handover.step(&name, "dump-log", |h| {
        dump::verify(&h.jars, &h.data, &COMPACTED)
    })?;
    handover.step(&name, "no stray", |h| no_stray(&h.data))
}

impl Handover<'_> {
    fn step<T>(
        &mut self,
        row: &str,
        column: &str,
        step: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let start = Instant::now();
        let result = step(self);
        let outcome = match &result {
            Ok(_) => Outcome::Passed(start.elapsed()),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        self.table.note(row, column, outcome);
        result.with_context(|| {
            format!(
                "{row}: {column} failed; logs are in {}",
                self.work.display()
            )
        })
    }

    fn program(&self, what: &str, broker: &Broker) -> Result<()> {
        self.program_into(what, broker, None)
    }

    fn program_into(&self, what: &str, broker: &Broker, out: Option<&Path>) -> Result<()> {
        let mut command = kafka::java(&[&self.jars, &self.classes]);
        command.arg("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command
            .arg("Handover")
            .arg(what)
            .arg(broker.bootstrap())
            .args(out);
        let log = self.work.join(format!("handover-{what}.log"));
        process::run(&mut command, &log, BOUND)
    }

    fn told(&self, broker: &Broker) -> Result<Told> {
        let out = self.work.join("handover.txt");
        self.program_into("read", broker, Some(&out))?;
        let text = std::fs::read_to_string(&out)?;
        let told: Told = text.lines().map(str::to_owned).collect();
        for line in told.iter().filter(|line| line.contains(" read_committed ")) {
            let is_uncommitted = line.contains(" = aborted ") || line.contains(" = open ");
            ensure!(!is_uncommitted, "served as committed: {line}");
        }
        Ok(told)
    }

    fn count_segments(&self) -> Result<()> {
        for topic in TOPICS {
            for partition in 0..2 {
                let folder = self.data.join(format!("{topic}-{partition}"));
                let mut segments = 0;
                for entry in std::fs::read_dir(&folder)? {
                    let path = entry?.path();
                    segments += usize::from(path.extension().is_some_and(|kind| kind == "log"));
                }
                ensure!(
                    segments >= SEGMENTS,
                    "{segments} segments in {}",
                    folder.display()
                );
            }
        }
        Ok(())
    }
}

fn same(left: &Told, told: &Told) -> Result<()> {
    if let Some(line) = left.difference(told).next() {
        bail!("told no more: {line}");
    }
    match told.difference(left).next() {
        Some(line) => bail!("told, and was not before: {line}"),
        None => Ok(()),
    }
}

/// Every record that was told is told again, and so are the settings.
fn keeps(left: &Told, told: &Told) -> Result<()> {
    let lasting = left
        .iter()
        .filter(|line| line.starts_with("record ") || line.starts_with("config "));
    for line in lasting {
        ensure!(told.contains(line), "told no more: {line}");
    }
    Ok(())
}

/// No transaction is open: what is committed is all that was not aborted.
fn is_finished(told: &Told) -> Result<()> {
    let uncommitted = " read_uncommitted ";
    for line in told
        .iter()
        .filter(|line| line.starts_with("record ") && line.contains(uncommitted))
    {
        let is_aborted = line.contains(" = aborted ") || line.contains(" = open ");
        let committed = line.replacen(uncommitted, " read_committed ", 1);
        ensure!(
            told.contains(&committed) != is_aborted,
            "committed or not: {line}"
        );
    }
    Ok(())
}
