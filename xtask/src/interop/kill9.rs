//! The broker is killed ten times while an idempotent producer sends and a group of one commits.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::broker::{Broker, Peer};
use super::clients::client;
use super::judge::{self, Ledger};
use super::table::{Outcome, Table};
use crate::process::{self, Process};

const KILLS: u32 = 10;
const TOPIC: &str = "interop-kill9";
const GROUP: &str = "interop-kill9";
/// An idempotent producer and a consumer that commits.
pub const CLIENT: &str = "confluent-kafka-2.16.1";
const ROW: &str = "kill -9 × 10";

/// A look at what the producer was told, and at what the broker has.
type Check = fn(&Value, &Broker, &Path) -> Result<()>;

/// Notes how it went in the table, as steps of a row of its own.
pub fn run(peer: &Peer, work: &Path, table: &mut Table) -> Result<()> {
    let mut broker = Broker::start(peer, &work.join("broker"), None)?;
    let start = Instant::now();
    let told = match produce(&mut broker, work) {
        Ok(told) => told,
        Err(error) => {
            table.note(ROW, "produce", Outcome::Failed(format!("{error:#}")));
            return Ok(());
        }
    };
    table.note(ROW, "produce", Outcome::Passed(start.elapsed()));
    for (name, check) in [
        ("all there once", all_there as Check),
        ("committed offsets", committed),
    ] {
        let start = Instant::now();
        let outcome = match check(&told, &broker, work) {
            Ok(()) => Outcome::Passed(start.elapsed()),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        table.note(ROW, name, outcome);
    }
    Ok(())
}

fn produce(broker: &mut Broker, work: &Path) -> Result<Value> {
    let (out, log) = (work.join("result.json"), work.join("producer.log"));
    let mut command = client(CLIENT)?.driver.python("kill9.py");
    command
        .arg(format!("bootstrap={}", broker.bootstrap()))
        .arg(format!("out={}", out.display()));
    command
        .arg(format!("topic={TOPIC}"))
        .arg(format!("group={GROUP}"));
    let mut producer = Process::start_piped(&mut command, &log)?;
    wait_until_ready(&mut producer, &log)?;
    for kill in 0..KILLS {
        // Not always at the same phase of the producer's work.
        std::thread::sleep(Duration::from_millis(u64::from(300 + 37 * kill)));
        broker.kill()?;
        broker.launch()?;
    }
    std::thread::sleep(Duration::from_secs(1));
    drop(producer.child().stdin.take());
    let status = producer
        .wait(Duration::from_secs(100))
        .with_context(|| process::tail(&log, 15))?;
    ensure!(
        status.success(),
        "the producer ended with {status}:\n{}",
        process::tail(&log, 15)
    );
    let told: Value = serde_json::from_slice(&std::fs::read(&out)?)?;
    judge::no_problems(&told)?;
    Ok(told)
}

fn wait_until_ready(producer: &mut Process, log: &Path) -> Result<()> {
    let output = producer
        .child()
        .stdout
        .take()
        .context("the producer has no output")?;
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        // Whoever waits sees the channel close when nothing could be read.
        if BufReader::new(output).read_line(&mut line).is_ok() {
            let _ = sender.send(line);
        }
    });
    match receiver.recv_timeout(Duration::from_secs(30)) {
        Ok(line) if line.trim() == "ready" => Ok(()),
        _ => bail!(
            "nothing was acknowledged within 30 s:\n{}",
            process::tail(log, 15)
        ),
    }
}

fn all_there(told: &Value, broker: &Broker, work: &Path) -> Result<()> {
    let acknowledged = judge::rows(told, "records")?;
    let sent = told["sent"].as_u64().unwrap_or_default();
    ensure!(
        acknowledged.len() as u64 == sent,
        "{} of {sent} messages were acknowledged in the end",
        acknowledged.len()
    );
    let mut ledger = Ledger::default();
    ledger.acknowledge(&acknowledged)?;
    let read = client(CLIENT)?.step(
        "read_all",
        &broker.bootstrap(),
        work,
        &[("topic", TOPIC.to_owned())],
    )?;
    judge::no_problems(&read)?;
    ledger.expect_all(&judge::rows(&read, "records")?)
}

fn committed(told: &Value, broker: &Broker, work: &Path) -> Result<()> {
    let args = [("topic", TOPIC.to_owned()), ("group", GROUP.to_owned())];
    let found = client(CLIENT)?.step("committed", &broker.bootstrap(), work, &args)?;
    for partition in ["0", "1", "2"] {
        let offset = |of: &Value| of[partition].as_i64();
        let (answered, tried) = (offset(&told["answered"]), offset(&told["tried"]));
        let found = offset(&found["committed"]);
        ensure!(
            answered.is_some(),
            "no commit of partition {partition} was answered"
        );
        ensure!(
            found >= answered && found <= tried,
            "partition {partition}: {found:?} is committed, {answered:?} was answered and {tried:?} tried"
        );
    }
    Ok(())
}
