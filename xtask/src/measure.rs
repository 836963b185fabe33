//! `cargo xtask measure`: what the broker costs, as a Markdown table: start, memory, CPU by message, size.
//!
//! CPU is the broker's own user and system time. Clients use up the machine long before a good broker does, so messages by
//! second would measure them.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::interop::broker::{Broker, Peer, server_binary};
use crate::interop::clients::{Client, client};
use crate::interop::table::align;
use crate::kafka;
use crate::process;

const CLIENT: &str = "confluent-kafka-2.16.1";
const STARTS: usize = 11;

#[derive(Args)]
pub struct Arguments {
    /// Measure a real Kafka instead: kafka-3.9.2 or kafka-4.3.1
    #[arg(long, value_name = "kafka-RELEASE")]
    peer: Option<Peer>,
    /// Messages of each round, in millions
    #[arg(long, default_value_t = 2)]
    millions: u32,
    /// Rounds; the table has the first one and the median
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Also measure the CPU seconds of a clean release build
    #[arg(long)]
    build: bool,
}

/// What the rounds of one kind of load cost, in CPU seconds by million messages.
struct Cost {
    what: &'static str,
    rounds: Vec<f64>,
    seconds: Vec<f64>,
}

pub fn run(arguments: Arguments) -> Result<()> {
    let peer = arguments.peer.unwrap_or(Peer::Chronik);
    let client = client(CLIENT)?;
    client.install()?;
    let work = kafka::folder().join("measure");
    let mut rows = vec![vec!["figure".to_owned(), "value".to_owned()]];
    let mut row = |what: &str, value: String| rows.push(vec![what.to_owned(), value]);

    let (mut starts, mut restarts) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut broker = Broker::start(&peer, &work.join("broker"), None)?;
        starts.push(broker.start_time().as_secs_f64() * 1000.0);
        broker.stop()?;
        broker.launch()?;
        restarts.push(broker.start_time().as_secs_f64() * 1000.0);
        broker.stop()?;
    }
    row(
        "exec to first Metadata answer, fresh directory, median of 11",
        format!("{:.1} ms", median(&starts)),
    );

    row(
        "the same on a directory that was stopped cleanly",
        format!("{:.1} ms", median(&restarts)),
    );

    let mut broker = Broker::start(&peer, &work.join("broker"), None)?;
    std::thread::sleep(Duration::from_secs(2));
    row(
        "idle resident memory, fresh directory",
        mebibytes(resident(&mut broker)?),
    );

    let mut costs: Vec<Cost> = ["produce acks=1", "produce acks=all", "consume"]
        .map(|what| Cost {
            what,
            rounds: Vec::new(),
            seconds: Vec::new(),
        })
        .into();
    for round in 0..arguments.rounds {
        let topic = format!("load-{round}");
        load(
            client,
            &broker,
            &work,
            &["create", &format!("topic={topic}")],
        )?;
        let all = format!("load-all-{round}");
        load(client, &broker, &work, &["create", &format!("topic={all}")])?;
        for (cost, (mode, topic, acks)) in costs.iter_mut().zip([
            ("produce", &topic, "1"),
            ("produce", &all, "all"),
            ("consume", &topic, "1"),
        ]) {
            let count = u64::from(arguments.millions) * 1_000_000;
            let before = cpu_seconds(broker.process()?.id())?;
            let args = [
                mode,
                &format!("topic={topic}"),
                &format!("count={count}"),
                &format!("acks={acks}"),
            ];
            cost.seconds
                .push(load(client, &broker, &work, &args)? / f64::from(arguments.millions));
            let after = cpu_seconds(broker.process()?.id())?;
            cost.rounds
                .push((after - before) / f64::from(arguments.millions));
        }
    }
    for cost in &costs {
        let first = format!("{:.3} CPU s", cost.rounds[0]);
        row(
            &format!("{}, a million of 100 bytes, first round", cost.what),
            first,
        );
        let whole = format!(
            "{:.3} CPU s ({})",
            median(&cost.rounds),
            spread(&cost.rounds)
        );
        row(
            &format!("{}, a million, median of {}", cost.what, arguments.rounds),
            whole,
        );
        row(
            &format!("{}, messages a second (client-bound)", cost.what),
            format!("{:.0}", 1e6 / median(&cost.seconds)),
        );
    }
    std::thread::sleep(Duration::from_secs(60));
    row(
        "resident memory 60 s after the load",
        mebibytes(resident(&mut broker)?),
    );
    broker.stop()?;
    if peer == Peer::Chronik {
        let size = std::fs::metadata(server_binary()?)?.len();
        row("binary", format!("{:.1} MB", size as f64 / 1e6));
        if arguments.build {
            row("clean release build", format!("{:.0} CPU s", build(&work)?));
        }
    }
    println!("{}", align(&rows));
    Ok(())
}

/// Runs the load program; returns the seconds that its messages took.
fn load(client: &Client, broker: &Broker, work: &Path, args: &[&str]) -> Result<f64> {
    let out = work.join("load.json");
    let mut command = client.driver.python("load.py");
    command
        .args(args)
        .arg(format!("bootstrap={}", broker.bootstrap()))
        .arg(format!("out={}", out.display()));
    process::run(
        &mut command,
        &work.join("load.log"),
        Duration::from_secs(300),
    )?;
    let told: serde_json::Value = serde_json::from_slice(&std::fs::read(&out)?)?;
    told["seconds"]
        .as_f64()
        .context("the load program told no time")
}

/// User and system time of a process so far, without its children.
fn cpu_seconds(id: u32) -> Result<f64> {
    stat_seconds(&id.to_string(), 14)
}

/// The sum of two neighbouring times in `/proc/ID/stat`, the first being field number `first` as proc(5) counts.
fn stat_seconds(id: &str, first: usize) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
    // The second field is a name in parentheses that may hold anything; the third follows it.
    let (_, rest) = stat.rsplit_once(") ").context("unexpected /proc stat")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let ticks = fields[first - 3].parse::<u64>()? + fields[first - 2].parse::<u64>()?;
    Ok(ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
}

/// Resident memory in bytes.
fn resident(broker: &mut Broker) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", broker.process()?.id()))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn spread(values: &[f64]) -> String {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    format!("{least:.3}–{most:.3}")
}

/// CPU seconds of building chronik-server and chronik-bench in release into an empty folder.
fn build(work: &Path) -> Result<f64> {
    let target = work.join("target");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    let before = stat_seconds("self", 16)?;
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "broker",
            "--bin",
            "chronik-server",
            "--package",
            "bench-client",
            "--bin",
            "chronik-bench",
            "--target-dir",
        ])
        .arg(&target)
        .current_dir(kafka::root())
        .status()?;
    ensure!(status.success(), "the binaries do not build");
    let after = stat_seconds("self", 16)?;
    std::fs::remove_dir_all(&target)?;
    Ok(after - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_spreads_of_rounds() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(spread(&[3.0, 1.0, 2.0]), "1.000–3.000");
    }

    #[test]
    fn this_process_has_used_some_cpu() {
        let before = cpu_seconds(std::process::id()).unwrap();
        let mut sum = 0_u64;
        while cpu_seconds(std::process::id()).unwrap() <= before {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(sum > 0);
    }
}
