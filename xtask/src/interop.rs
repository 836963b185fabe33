//! `cargo xtask interop`: real clients, pinned and installed from the package registries, go through the same scenario with
//! the broker, or with a real Kafka to prove the scenario.
//!
//! The clients' programs are in `tests/interop/`; they say what they saw, and this module judges it. What is installed or
//! written goes into the ignored folder `.interop/`.

pub mod broker;
mod bytes;
pub mod clients;
pub mod judge;
mod kill9;
mod mixed;
mod proxy;
pub mod scenario;
pub mod table;

use std::time::Instant;

use anyhow::{Result, bail, ensure};
use clap::Args;

use crate::kafka;
use broker::{Broker, Peer};
use clients::CLIENTS;
use table::Table;

/// Scenarios that are not one client's, as `--only` names them.
const SCENARIOS: [&str; 3] = ["mixed", "bytes", "kill9"];

#[derive(Args)]
pub struct Arguments {
    /// Run only this client or scenario (may be repeated)
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Use a broker that runs already, instead of building and starting one
    #[arg(long, value_name = "HOST:PORT", conflicts_with = "peer")]
    bootstrap: Option<String>,
    /// Use a real Kafka instead: kafka-3.9.2 or kafka-4.3.1
    #[arg(long, value_name = "kafka-RELEASE")]
    peer: Option<Peer>,
}

pub fn run(arguments: Arguments) -> Result<()> {
    let peer = match arguments.bootstrap {
        Some(address) => Peer::External(address),
        None => arguments.peer.unwrap_or(Peer::Chronik),
    };
    let only = arguments.only;
    for name in &only {
        let known = CLIENTS.iter().map(|client| client.name).chain(SCENARIOS);
        ensure!(
            known.clone().any(|other| other == name),
            "{name} is none of {}",
            known.collect::<Vec<_>>().join(", ")
        );
    }
    let wanted = |name: &str| only.is_empty() || only.iter().any(|other| other == name);
    let speaks_old = peer.speaks_old_versions();
    let start = Instant::now();
    for client in CLIENTS
        .iter()
        .filter(|client| wanted(client.name) || SCENARIOS.iter().any(|name| wanted(name)))
    {
        client.install()?;
    }
    println!("clients installed: {:.1} s", start.elapsed().as_secs_f64());

    let work = kafka::folder().join("run");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let mut broker = Broker::start(&peer, &work.join("broker"), None)?;
    let mut tables = Vec::new();
    let mut table = Table::default();
    for client in CLIENTS.iter().filter(|client| wanted(client.name)) {
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
    tables.push((table, "client"));
    if wanted("mixed") {
        let mut table = Table::default();
        mixed::run(&broker, speaks_old, &work.join("mixed"), &mut table)?;
        tables.push((table, "reader"));
    }
    if broker.can_restart() {
        broker.stop()?;
    }
    if wanted("bytes") && broker.can_restart() {
        let mut table = Table::default();
        bytes::run(&peer, &work.join("bytes"), &mut table)?;
        tables.push((table, "batches"));
    }
    if wanted("kill9") && broker.can_restart() {
        let mut table = Table::default();
        kill9::run(&peer, &work.join("kill9"), &mut table)?;
        tables.push((table, "scenario"));
    }
    report(&tables)
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
