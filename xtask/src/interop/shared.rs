//! One topic for clients of ten years: two of release 0.9, which know neither headers nor times, and a new one. They take
//! turns in writing, and each reads all of it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use super::broker::Broker;
use super::clients::{Client, client};
use super::judge::{self, Ledger};
use super::table::{Outcome, Table};

/// Who writes and reads; the last one has headers.
pub const CLIENTS: [&str; 3] = [
    "kafka-python-2.0.2-as-0.9",
    "java-0.9.0.1",
    "confluent-kafka-2.16.1",
];
const TOPIC: &str = "interop-shared";
/// One turn each; what release 0.9 can decompress.
const CODECS: [&str; 4] = ["none", "gzip", "snappy", "lz4"];
const EACH: i64 = 100;

/// Notes, for each client, whether it read what all of them wrote.
pub fn run(broker: &Broker, work: &Path, table: &mut Table) -> Result<()> {
    let start = Instant::now();
    let all = "all three";
    let (ledger, headed) = match write(broker, work) {
        Ok(written) => written,
        Err(error) => {
            let why = format!("{error:#}");
            table.note(&format!("{all} write"), "in turns", Outcome::Failed(why));
            return Ok(());
        }
    };
    table.note(
        &format!("{all} write"),
        "in turns",
        Outcome::Passed(start.elapsed()),
    );
    for name in CLIENTS {
        let start = Instant::now();
        let outcome = match read(client(name)?, broker, &ledger, &headed, work) {
            Ok(()) => Outcome::Passed(start.elapsed()),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        table.note(&format!("{name} reads"), "in turns", outcome);
    }
    Ok(())
}

/// What was acknowledged, and which numbers have headers, as ranges for the reader.
fn write(broker: &Broker, work: &Path) -> Result<(Ledger, String)> {
    let topic = ("topic", TOPIC.to_owned());
    let last = client(CLIENTS[CLIENTS.len() - 1])?;
    last.step(
        "create",
        &broker.bootstrap(),
        work,
        std::slice::from_ref(&topic),
    )?;
    let mut ledger = Ledger::default();
    let mut headed = Vec::new();
    let mut first = 0;
    for codec in CODECS {
        for name in CLIENTS {
            let writer = client(name)?;
            let args = [
                topic.clone(),
                ("headers", writer.headers.to_owned()),
                ("codec", codec.to_owned()),
                ("first", first.to_string()),
                ("count", EACH.to_string()),
            ];
            let result = writer
                .step("produce", &broker.bootstrap(), work, &args)
                .with_context(|| format!("{name}, {codec}"))?;
            judge::no_problems(&result)?;
            ledger.acknowledge(&judge::rows(&result, "records")?)?;
            if writer.headers != "no" {
                headed.push(format!("{first}-{}", first + EACH - 1));
            }
            first += EACH;
        }
    }
    Ok((ledger, headed.join(",")))
}

fn read(
    reader: &Client,
    broker: &Broker,
    ledger: &Ledger,
    headed: &str,
    work: &Path,
) -> Result<()> {
    let mut args = vec![
        ("topic", TOPIC.to_owned()),
        ("headers", reader.headers.to_owned()),
    ];
    if reader.headers != "no" {
        args.push(("headed", headed.to_owned()));
    }
    let work = work.join(reader.name);
    let result = reader.step("read_all", &broker.bootstrap(), &work, &args)?;
    judge::no_problems(&result)?;
    ledger.expect_all(&judge::rows(&result, "records")?)
}
