//! `cargo xtask interchange`: our broker and a real Kafka take turns on one data directory, each stopped cleanly before the
//! other starts; after every turn all records, offsets, committed offsets and topic settings must be there. Each leaves
//! snapshots of the metadata, and ours no segment below its own. Then a directory with transactions and a compacted topic goes
//! from Kafka to ours and back.

mod dump;
mod handover;
mod snapshots;
mod topics;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::interop::broker::{Broker, Peer, server_binary};
use crate::interop::clients::client;
use crate::interop::table::{Outcome, Table};
use crate::kafka;
use topics::Contents;

/// The Kafka that shares the directory.
const RELEASE: &str = "4.3.1";

#[derive(Args)]
pub struct Arguments {
    /// Let a real Kafka take our turns, to prove the scenario: kafka-3.9.2
    #[arg(long, value_name = "kafka-RELEASE")]
    peer: Option<Peer>,
    /// Let Kafka write the directory first
    #[arg(long)]
    kafka_first: bool,
}

/// One broker's turn on the directory.
struct Turn<'a> {
    name: &'a str,
    peer: &'a Peer,
}

impl Turn<'_> {
    fn is_theirs(&self) -> bool {
        *self.peer != Peer::Chronik
    }
}

pub fn run(arguments: Arguments) -> Result<()> {
    let ours = arguments.peer.unwrap_or(Peer::Chronik);
    let theirs = Peer::Kafka(RELEASE.to_owned());
    for writer in topics::writers() {
        client(writer)?.install()?;
    }
    if ours == Peer::Chronik {
        // Not on the clock of the first turn.
        server_binary()?;
    }
    let work = kafka::folder().join("interchange");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let our_name = match &ours {
        Peer::Kafka(release) => format!("Kafka {release}"),
        _ => "chronik-server".to_owned(),
    };
    let their_name = format!("Kafka {RELEASE}");
    let (ours, theirs) = (
        Turn {
            name: &our_name,
            peer: &ours,
        },
        Turn {
            name: &their_name,
            peer: &theirs,
        },
    );
    let turns = if arguments.kafka_first {
        [&theirs, &ours, &theirs, &ours]
    } else {
        [&ours, &theirs, &ours, &theirs]
    };
    let mut table = Table::default();
    let ended = take_turns(&turns, &work, &mut table)
        .and_then(|()| handover::run(&ours, &theirs, &work, &mut table));
    println!("\n{}", table.render("turn"));
    let failures: Vec<_> = table.failures().collect();
    for (row, column, why) in &failures {
        println!("FAILED {row}, {column}: {why}");
    }
    println!("{} passed, {} failed", table.passed(), failures.len());
    ended?;
    ensure!(
        failures.is_empty(),
        "{} steps failed; logs are in {}",
        failures.len(),
        work.display()
    );
    Ok(())
}

/// What all turns share.
struct Exchange<'a> {
    broker: Option<Broker>,
    contents: Contents,
    work: PathBuf,
    data: PathBuf,
    /// What the turn before left of the metadata log.
    metadata: Option<snapshots::Left>,
    table: &'a mut Table,
}

fn take_turns(turns: &[&Turn<'_>], work: &Path, table: &mut Table) -> Result<()> {
    let properties = snapshots::properties(turns[0]);
    let first_work = work.join("turn-1");
    let first = Broker::start_with(
        turns[0].peer,
        &first_work,
        None,
        properties,
        kafka::SMALL_HEAP,
    );
    let first =
        first.with_context(|| format!("{} does not start on a fresh directory", turns[0].name))?;
    let data = work.join("turn-1/data");
    let everyone_speaks_old = turns.iter().all(|turn| turn.peer.speaks_old_versions());
    let mut exchange = Exchange {
        broker: Some(first),
        contents: Contents::new(turns[0].peer.speaks_old_versions(), everyone_speaks_old),
        work: work.to_owned(),
        data,
        metadata: None,
        table,
    };
    for (number, turn) in (1..).zip(turns) {
        let row = format!("{number}. {}", turn.name);
        if number > 1 {
            exchange.step(&row, "start", |exchange| {
                let work = exchange.work.join(format!("turn-{number}"));
                let properties = snapshots::properties(turn);
                let opened = Broker::open_with(turn.peer, &work, &exchange.data, properties);
                exchange.broker = Some(opened?);
                Ok(())
            })?;
            exchange.on_broker(&row, "records, offsets", Contents::check_records)?;
            exchange.on_broker(&row, "topic settings", Contents::check_settings)?;
            exchange.on_broker(&row, "committed", Contents::check_committed)?;
        }
        exchange.on_broker(&row, "write", Contents::write)?;
        exchange.on_broker(&row, "read on in group", Contents::read_on)?;
        exchange.step(&row, "stop", |exchange| {
            exchange.broker.take().context("no broker")?.stop()
        })?;
        exchange.step(&row, "dump-log", |exchange| {
            dump::check(
                &kafka::fetch("server.pom.xml", RELEASE)?,
                &exchange.data,
                &exchange.contents,
            )
        })?;
        exchange.step(&row, "no stray", |exchange| no_stray(&exchange.data))?;
        exchange.step(&row, "snapshots", |exchange| {
            let left = snapshots::Left::read(&exchange.data)?;
            left.check(turn, exchange.metadata.replace(left))
        })?;
    }
    Ok(())
}

impl Exchange<'_> {
    fn on_broker(
        &mut self,
        row: &str,
        column: &str,
        step: fn(&mut Contents, &Broker, &Path) -> Result<()>,
    ) -> Result<()> {
        self.step(row, column, |exchange| {
            let broker = exchange.broker.as_ref().context("no broker")?;
            step(&mut exchange.contents, broker, &exchange.work)
        })
    }

    /// Notes one step. Every later one needs what it left, so a failure ends the exchange.
    fn step(
        &mut self,
        row: &str,
        column: &str,
        step: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let start = Instant::now();
        let outcome = step(self);
        let failed = outcome.is_err();
        self.table.note(
            row,
            column,
            match outcome {
                Ok(()) => Outcome::Passed(start.elapsed()),
                Err(error) => Outcome::Failed(format!("{error:#}")),
            },
        );
        if failed {
            bail!(
                "{row}: {column} failed; logs are in {}",
                self.work.display()
            );
        }
        Ok(())
    }
}

/// Kafka puts a partition aside as `-stray` when it does not believe the folder to be its own.
fn no_stray(data: &Path) -> Result<()> {
    for entry in std::fs::read_dir(data)? {
        let name = entry?.file_name();
        ensure!(
            !name.to_string_lossy().ends_with("-stray"),
            "{} was put aside",
            name.display()
        );
    }
    Ok(())
}
