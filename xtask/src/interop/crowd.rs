//! A hundred clients of five kinds at once for a minute, while the broker is killed twice: all of them go on by themselves,
//! and nothing that was acknowledged is lost.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::broker::{Broker, Peer};
use super::clients::client;
use super::judge;
use super::table::{Outcome, Table};
use crate::process::{self, Process};

/// Programs that share no client code; the last one also reads everything in the end. kafka-python 3 is not among them: now and
/// then one of its consumers waits for its own join for ever, even when the broker that it joined is long gone.
pub const KINDS: [&str; 5] = [
    "aiokafka-0.14.0",
    "java-4.3.1",
    "franz-go-1.22.2",
    "kafkajs-2.2.4",
    "confluent-kafka-2.16.1",
];
/// Of each kind; a consumer for each partition.
const PRODUCERS: usize = 10;
const CONSUMERS: usize = 10;
const RUN: Duration = Duration::from_secs(60);
const KILLS: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(40)];

/// One kind's program with its twenty clients.
struct Members {
    name: &'static str,
    process: Process,
    ready: Receiver<String>,
    work: PathBuf,
}

/// Offset by partition, and the number of the message there.
type Places = BTreeMap<(i32, i64), i64>;

/// Notes, for each kind, whether it went on and whether all it was promised is there.
pub fn run(peer: &Peer, work: &Path, table: &mut Table) -> Result<()> {
    let mut broker = Broker::start(peer, &work.join("broker"), None)?;
    let mut crowd = Vec::new();
    for name in KINDS {
        crowd.push(Members::start(name, &broker, work)?);
    }
    let start = Instant::now();
    for members in &crowd {
        let outcome = match members.wait_until_ready() {
            Ok(()) => Outcome::Passed(start.elapsed()),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        table.note(members.name, "20 at work", outcome);
    }
    let start = Instant::now();
    for at in KILLS {
        std::thread::sleep(at.saturating_sub(start.elapsed()));
        broker.kill()?;
        // What was on its way to a client is there by then, and counts as before the kill.
        std::thread::sleep(Duration::from_millis(300));
        for members in &mut crowd {
            members.tell("killed")?;
        }
        broker.launch()?;
    }
    std::thread::sleep(RUN.saturating_sub(start.elapsed()));
    for members in &mut crowd {
        drop(members.process.child().stdin.take());
    }
    for mut members in crowd {
        let name = members.name;
        let told = match members.end() {
            Ok(told) => told,
            Err(error) => {
                table.note(name, "end", Outcome::Failed(format!("{error:#}")));
                continue;
            }
        };
        for (column, check) in [
            ("all go on", all_go_on as Check),
            ("group has all", group_has_all),
            ("nothing lost", nothing_lost),
        ] {
            let start = Instant::now();
            let outcome = match check(name, &told, &broker, work) {
                Ok(()) => Outcome::Passed(start.elapsed()),
                Err(error) => Outcome::Failed(format!("{error:#}")),
            };
            table.note(name, column, outcome);
        }
        let acknowledged = told["records"].as_array().map_or(0, Vec::len);
        println!("crowd, {name}: {acknowledged} messages acknowledged");
    }
    Ok(())
}

/// A look at what a kind's program tells of its clients, and at what the broker has.
type Check = fn(&str, &Value, &Broker, &Path) -> Result<()>;

fn topic(name: &str) -> String {
    format!("crowd-{name}")
}

impl Members {
    fn start(name: &'static str, broker: &Broker, work: &Path) -> Result<Self> {
        let work = work.join(name);
        std::fs::create_dir_all(&work)?;
        let mut command = client(name)?.driver.command("crowd");
        command
            .arg(format!("bootstrap={}", broker.bootstrap()))
            .arg(format!("out={}", work.join("result.json").display()))
            .arg(format!("topic={}", topic(name)))
            .arg(format!("group={}", topic(name)))
            .arg(format!("producers={PRODUCERS}"))
            .arg(format!("consumers={CONSUMERS}"));
        let mut process = Process::start_piped(&mut command, &work.join("crowd.log"))?;
        let output = process.child().stdout.take().context("no output")?;
        let (sender, ready) = channel();
        std::thread::spawn(move || {
            // Whoever waits sees the channel close when the program ends.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if line == "ready" {
                    let _ = sender.send(line);
                }
            }
        });
        Ok(Self {
            name,
            process,
            ready,
            work,
        })
    }

    fn log(&self) -> PathBuf {
        self.work.join("crowd.log")
    }

    fn wait_until_ready(&self) -> Result<()> {
        match self.ready.recv_timeout(Duration::from_secs(60)) {
            Ok(_) => Ok(()),
            Err(_) => bail!(
                "not all were at work within 60 s:\n{}",
                process::tail(&self.log(), 15)
            ),
        }
    }

    fn tell(&mut self, line: &str) -> Result<()> {
        let input = self.process.child().stdin.as_mut().context("no input")?;
        // One that has ended is found out where its end is awaited.
        let _ = writeln!(input, "{line}").and_then(|()| input.flush());
        Ok(())
    }

    fn end(&mut self) -> Result<Value> {
        let status = self
            .process
            .wait(Duration::from_secs(100))
            .with_context(|| process::tail(&self.log(), 15))?;
        ensure!(
            status.success(),
            "ended with {status}:\n{}",
            process::tail(&self.log(), 15)
        );
        let told: Value = serde_json::from_slice(&std::fs::read(self.work.join("result.json"))?)?;
        if let Some(why) = told["failed"].as_str() {
            bail!("{why} (log: {})", self.log().display());
        }
        Ok(told)
    }
}

/// Every producer was answered, and every consumer read something, after the last kill.
fn all_go_on(_: &str, told: &Value, _: &Broker, _: &Path) -> Result<()> {
    let idle = told["idle"].as_array().context("no list idle")?;
    ensure!(
        idle.is_empty(),
        "did nothing after the last kill (producers below {PRODUCERS}): {idle:?}"
    );
    Ok(())
}

fn places(told: &Value, name: &str) -> Result<Places> {
    let mut places = Places::new();
    for row in judge::rows(told, name)? {
        let other = places.insert((row.partition, row.offset), row.number);
        ensure!(
            other.is_none_or(|other| other == row.number),
            "{row:?} in {name} is where message {} was, too",
            other.unwrap_or_default()
        );
    }
    Ok(places)
}

/// Fails unless each message is where it was acknowledged.
fn is_all_there(acknowledged: &Places, found: &Places) -> Result<()> {
    ensure!(!acknowledged.is_empty(), "nothing was acknowledged");
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|(place, number)| found.get(place) != Some(number))
        .collect();
    ensure!(
        lost.is_empty(),
        "{} of {} are not there, the first: {:?}",
        lost.len(),
        acknowledged.len(),
        lost[0]
    );
    Ok(())
}

fn group_has_all(_: &str, told: &Value, _: &Broker, _: &Path) -> Result<()> {
    is_all_there(&places(told, "records")?, &places(told, "read")?)
}

fn nothing_lost(name: &str, told: &Value, broker: &Broker, work: &Path) -> Result<()> {
    let args = [
        ("topic", topic(name)),
        ("partitions", CONSUMERS.to_string()),
    ];
    let reader = client(KINDS[KINDS.len() - 1])?;
    let read = reader.step("read_all", &broker.bootstrap(), &work.join(name), &args)?;
    judge::no_problems(&read)?;
    is_all_there(&places(told, "records")?, &places(&read, "records")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_loss_and_a_stranger_in_its_place_are_found() {
        let of = |rows: Value| places(&json!({ "rows": rows }), "rows");
        let acknowledged = of(json!([[0, 0, 5], [1, 0, 6]])).unwrap();
        let there = |rows: Value| is_all_there(&acknowledged, &of(rows).unwrap());
        there(json!([[0, 0, 5], [1, 0, 6], [1, 1, 9]])).unwrap();
        assert!(there(json!([[0, 0, 5]])).is_err());
        assert!(there(json!([[0, 0, 5], [1, 0, 7]])).is_err());
        assert!(of(json!([[0, 0, 5], [0, 0, 6]])).is_err());
    }
}
