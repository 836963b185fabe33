//! `cargo xtask interop`: real clients, pinned and installed from the package registries, go through the same scenario with
//! the broker, or with a real Kafka to prove the scenario.
//!
//! The clients' programs are in `tests/interop/`; they say what they saw, and this module judges it. What is installed or
//! written goes into the ignored folder `.interop/`.

pub mod broker;
mod bytes;
pub mod clients;
mod complaints;
mod crowd;
mod driver;
pub mod judge;
mod kill9;
mod mixed;
mod proxy;
mod readme;
pub mod scenario;
mod shared;
pub mod table;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, bail, ensure};
use clap::Args;

use crate::kafka;
use broker::{Broker, Peer};
use clients::{CLIENTS, Client, client};
use table::{Outcome, Table};

/// What is not one client's, as `--only` names it.
const SCENARIOS: [&str; 5] = ["mixed", "shared", "bytes", "kill9", "crowd"];

#[derive(Args)]
pub struct Arguments {
    /// Run every client, and write the table in the README; otherwise a few that stand for all
    #[arg(long, conflicts_with_all = ["only", "crowd"])]
    all: bool,
    /// Run only this client or scenario (may be repeated)
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Run only the crowd: 100 clients of five kinds for a minute, while the broker is killed twice
    #[arg(long)]
    crowd: bool,
    /// Use a broker that runs already, instead of building and starting one
    #[arg(long, value_name = "HOST:PORT", conflicts_with = "peer")]
    bootstrap: Option<String>,
    /// Use a real Kafka instead: kafka-3.9.2 or kafka-4.3.1
    #[arg(long, value_name = "kafka-RELEASE")]
    peer: Option<Peer>,
}

/// What of the matrix is to run.
struct Plan {
    clients: Vec<&'static Client>,
    scenarios: BTreeSet<&'static str>,
}

impl Plan {
    fn of(arguments: &Arguments) -> Result<Self> {
        let mut only = arguments.only.clone();
        if arguments.crowd {
            only.push("crowd".to_owned());
        }
        for name in &only {
            let known = CLIENTS.iter().map(|client| client.name).chain(SCENARIOS);
            ensure!(
                known.clone().any(|other| other == name),
                "{name} is none of {}",
                known.collect::<Vec<_>>().join(", ")
            );
        }
        let named = |name: &str| only.iter().any(|other| other == name);
        let clients = CLIENTS.iter().filter(|client| {
            arguments.all || named(client.name) || (only.is_empty() && client.is_representative)
        });
        let scenarios = SCENARIOS
            .into_iter()
            .filter(|name| arguments.all || named(name) || (only.is_empty() && *name != "crowd"));
        Ok(Self {
            clients: clients.collect(),
            scenarios: scenarios.collect(),
        })
    }

    /// Readers of what others wrote: all that are in the plan, or else those that stand for all.
    fn readers(&self) -> Vec<&'static Client> {
        if self.clients.is_empty() {
            CLIENTS
                .iter()
                .filter(|client| client.is_representative)
                .collect()
        } else {
            self.clients.clone()
        }
    }

    /// Whatever has to be installed, each once.
    fn installed(&self) -> Result<Vec<&'static Client>> {
        let mut names: Vec<&str> = self.clients.iter().map(|client| client.name).collect();
        for scenario in &self.scenarios {
            match *scenario {
                "mixed" => {
                    names.extend(mixed::writers());
                    names.extend(self.readers().iter().map(|client| client.name));
                }
                "shared" => names.extend(shared::CLIENTS),
                "bytes" => names.extend(bytes::CLIENTS),
                "kill9" => names.push(kill9::CLIENT),
                _ => names.extend(crowd::KINDS),
            }
        }
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        names.into_iter().map(client).collect()
    }
}

pub fn run(arguments: Arguments) -> Result<()> {
    let plan = Plan::of(&arguments)?;
    let peer = match arguments.bootstrap {
        Some(address) => Peer::External(address),
        None => arguments.peer.unwrap_or(Peer::Chronik),
    };
    let start = Instant::now();
    let mut table = Table::default();
    let mut absent = BTreeSet::new();
    for client in plan.installed()? {
        if let Err(error) = client.install() {
            println!("{}: not installed", client.name);
            let why = format!("{error:#}");
            table.note(client.name, "install", Outcome::Failed(why));
            absent.insert(client.name);
        }
    }
    println!("clients installed: {:.1} s", start.elapsed().as_secs_f64());
    let work = kafka::folder().join("run");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let here = |clients: Vec<&'static Client>| -> Vec<&'static Client> {
        let mut clients = clients;
        clients.retain(|client| !absent.contains(client.name));
        clients
    };
    let mut broker = Broker::start(&peer, &work.join("broker"), None)?;
    let speaks_old = peer.speaks_old_versions();
    for client in here(plan.clients.clone()) {
        if client.is_old && !speaks_old {
            println!(
                "{}: left out, this broker does not speak its versions",
                client.name
            );
            continue;
        }
        let start = Instant::now();
        scenario::run(client, &mut broker, &work.join(client.name), &mut table);
        println!("{}: {:.1} s", client.name, start.elapsed().as_secs_f64());
    }
    if arguments.all && peer == Peer::Chronik {
        readme::write(&table)?;
    }
    let mut tables = vec![(table, "client")];
    if plan.scenarios.contains("mixed") {
        let mut table = Table::default();
        let readers = here(plan.readers());
        let work = work.join("mixed");
        mixed::run(&readers, &mut broker, speaks_old, &work, &mut table)?;
        tables.push((table, "reader"));
    }
    if plan.scenarios.contains("shared") && speaks_old {
        let mut table = Table::default();
        shared::run(&broker, &work.join("shared"), &mut table)?;
        tables.push((table, "one topic"));
    }
    if broker.can_restart() {
        broker.stop()?;
        tables.extend(with_own_broker(&plan, &peer, &work)?);
    }
    report(&tables)
}

/// A scenario that starts a broker for itself in a folder.
type Own = fn(&Peer, &Path, &mut Table) -> Result<()>;

fn with_own_broker(plan: &Plan, peer: &Peer, work: &Path) -> Result<Vec<(Table, &'static str)>> {
    let mut tables = Vec::new();
    for (name, corner, run) in [
        ("bytes", "batches", bytes::run as Own),
        ("kill9", "scenario", kill9::run),
        ("crowd", "kind", crowd::run),
    ] {
        if plan.scenarios.contains(name) {
            let work: PathBuf = work.join(name);
            let mut table = Table::default();
            run(peer, &work, &mut table)?;
            tables.push((table, corner));
        }
    }
    Ok(tables)
}

fn report(tables: &[(Table, &str)]) -> Result<()> {
    let (mut passed, mut failed) = (0, 0);
    for (table, corner) in tables {
        if table.passed() + table.failures().count() == 0 {
            continue;
        }
        println!("\n{}", table.render(corner));
        for (row, column, why) in table.failures() {
            println!("FAILED {row}, {column}: {why}");
            failed += 1;
        }
        passed += table.passed();
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!(
            "{failed} steps failed; logs are in {}",
            kafka::folder().join("run").display()
        );
    }
    Ok(())
}
