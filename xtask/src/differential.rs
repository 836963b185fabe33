//! `cargo xtask differential`: the same conversations with real Kafkas and with our broker, answer for answer.
//!
//! What is said, how answers are compared and what is meant to differ is in `tests/tests/differential/`: that test plays,
//! and this module starts the Kafkas that it plays against.

use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::interop::broker::first_metadata;
use crate::kafka::{self, Kafka, Settings};
use crate::process;

/// Newest first: an older one is asked for what the newer ones no longer speak.
const RELEASES: [&str; 2] = ["4.3.1", "3.9.2"];

/// What every broker is started with, ours too.
const PROPERTIES: &str = include_str!("../../tests/tests/differential/broker.properties");

const START: Duration = Duration::from_secs(60);

#[derive(Args)]
pub struct Arguments {
    /// Check in what Kafka answers, for the tests that run without it
    #[arg(long)]
    record: bool,
    /// Only conversations whose names begin so
    #[arg(long, value_name = "NAME", conflicts_with = "record")]
    only: Option<String>,
}

pub fn run(arguments: Arguments) -> Result<()> {
    let work = kafka::folder().join("differential");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let mut running = Vec::new();
    for release in RELEASES {
        running.push(start(release, &work.join(release))?);
    }
    for (_, address) in &running {
        wait_until_ready(address)?;
    }
    let addresses: Vec<String> = RELEASES
        .iter()
        .zip(&running)
        .map(|(release, (_, address))| format!("{release}={address}"))
        .collect();
    let mut command = Command::new(env!("CARGO"));
    command
        // Of the workspace, as plain `cargo test` is: the same features, so nothing is built twice.
        .args(["test", "--quiet", "--workspace", "--test", "differential"])
        .args(["--", "--ignored", "--nocapture"])
        .env("DIFFERENTIAL_KAFKAS", addresses.join(","))
        .current_dir(kafka::root());
    if arguments.record {
        command.env("DIFFERENTIAL_RECORD", "yes");
    }
    if let Some(only) = arguments.only {
        command.env("DIFFERENTIAL_ONLY", only);
    }
    let status = command.status().context("cannot start cargo")?;
    ensure!(status.success(), "our answers are not those of Kafka");
    Ok(())
}

/// Starts a Kafka on a fresh directory; it may not answer yet.
fn start(release: &str, work: &Path) -> Result<(Kafka, String)> {
    let port = process::free_port()?;
    let properties: Vec<(&str, &str)> = PROPERTIES
        .lines()
        .filter_map(|line| line.split_once('='))
        .collect();
    let settings = Settings {
        data: &work.join("data"),
        port,
        advertised_port: port,
        more: &properties,
    };
    let mut kafka = Kafka::new(release, work, &settings)?;
    kafka.format()?;
    kafka.start()?;
    Ok((kafka, format!("127.0.0.1:{port}")))
}

fn wait_until_ready(address: &str) -> Result<()> {
    let deadline = Instant::now() + START;
    while TcpStream::connect(address).is_err() || first_metadata(address).is_err() {
        ensure!(Instant::now() < deadline, "no Kafka answers at {address}");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
