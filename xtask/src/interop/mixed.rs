//! Clients of different ages on the same topics: each reads, without a group, what another one wrote before the broker
//! was restarted.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};

use super::broker::Broker;
use super::clients::{Client, Reads, client};
use super::judge::{self, Ledger};
use super::scenario::recent_timestamp;
use super::table::{Outcome, Table};

/// Who writes: batches with headers, and message sets of both old versions.
const WRITERS: [&str; 4] = [
    "confluent-kafka-2.16.1",
    "java-4.3.1",
    "kafka-python-2.0.2-as-0.10",
    MAGIC_0_WRITER,
];
/// Its message sets have no timestamps, and their LZ4 frames the header checksum that Kafka got wrong before 0.10 (KIP-57).
const MAGIC_0_WRITER: &str = "kafka-python-2.0.2-as-0.9";
/// What a writer's topics hold: what every reader takes, and what not all do.
const TOPICS: [Topic; 3] = [
    Topic {
        kind: "plain",
        codecs: &["none", "gzip"],
        null_headers: false,
    },
    Topic {
        kind: "packed",
        codecs: &["snappy", "lz4"],
        null_headers: false,
    },
    Topic {
        kind: "null-headers",
        codecs: &["none"],
        null_headers: true,
    },
];
const EACH: i64 = 300;

/// Who writes, as clients to install.
pub fn writers() -> impl Iterator<Item = &'static str> {
    WRITERS.into_iter()
}

/// Notes, for each of `readers`, how it read what each writer wrote. A broker that can be is restarted in between.
pub fn run(
    readers: &[&Client],
    broker: &mut Broker,
    with_old: bool,
    work: &Path,
    table: &mut Table,
) -> Result<()> {
    let first_timestamp = recent_timestamp();
    for writer in WRITERS {
        let writer = client(writer)?;
        if writer.is_old && !with_old {
            continue;
        }
        let column = format!("wrote {}", writer.name);
        let start = Instant::now();
        let written: Result<Vec<Written>> = TOPICS
            .iter()
            .filter(|topic| !topic.null_headers || writer.headers == "yes")
            .map(|topic| write(writer, broker, topic, first_timestamp, work))
            .collect();
        let written = match written {
            Ok(written) => written,
            Err(error) => {
                table.note(
                    &format!("{} reads", writer.name),
                    &column,
                    Outcome::Failed(format!("writing: {error:#}")),
                );
                continue;
            }
        };
        table.note("writing", &column, Outcome::Passed(start.elapsed()));
        if broker.can_restart() {
            // What is read comes from the disk then.
            broker.stop()?;
            broker.launch()?;
        }
        for reader in readers
            .iter()
            .filter(|reader| reader.name != writer.name && (with_old || !reader.is_old))
        {
            let start = Instant::now();
            let mut for_it = written
                .iter()
                .filter(|written| written.topic.is_for(reader, writer))
                .peekable();
            if for_it.peek().is_none() {
                continue;
            }
            let all_read: Result<()> = for_it.try_for_each(|written| {
                read(writer, reader, broker, written, first_timestamp, work)
            });
            let outcome = match all_read {
                Ok(()) => Outcome::Passed(start.elapsed()),
                Err(error) => Outcome::Failed(format!("{error:#}")),
            };
            table.note(&format!("{} reads", reader.name), &column, outcome);
        }
    }
    Ok(())
}

struct Topic {
    /// Ends its name.
    kind: &'static str,
    codecs: &'static [&'static str],
    /// Headers without a value too, which many clients cannot tell from empty ones, or not read.
    null_headers: bool,
}

impl Topic {
    /// What of headers is written: see tests/interop/python/messages.py.
    fn headers(&self, writer: &Client) -> &'static str {
        if writer.headers == "yes" && !self.null_headers {
            "plain"
        } else {
            writer.headers
        }
    }

    fn is_for(&self, reader: &Client, writer: &Client) -> bool {
        let reads_codec = |codec: &&str| {
            let too_early = *codec == "lz4" && writer.name == MAGIC_0_WRITER;
            reader.codecs.contains(codec) && (!too_early || reader.reads == Reads::AllFormats)
        };
        (!self.null_headers || reader.headers != "plain")
            && (writer.headers != "no" || reader.reads != Reads::OnlyBatches)
            && self.codecs.iter().all(reads_codec)
    }
}

/// A topic, and what was acknowledged there.
struct Written {
    topic: &'static Topic,
    name: String,
    ledger: Ledger,
}

fn write(
    writer: &Client,
    broker: &Broker,
    topic: &'static Topic,
    first_timestamp: i64,
    work: &Path,
) -> Result<Written> {
    let work = work.join(writer.name);
    let name = format!("interop-mixed-{}-{}", writer.name, topic.kind);
    let how = if writer.creates_by_asking {
        "asking"
    } else {
        "admin"
    };
    let topic_argument = ("topic", name.clone());
    writer.step(
        "create",
        &broker.bootstrap(),
        &work,
        &[topic_argument.clone(), ("how", how.to_owned())],
    )?;
    let mut ledger = Ledger::default();
    for (index, codec) in (0..).zip(topic.codecs) {
        let mut args = vec![
            topic_argument.clone(),
            ("headers", topic.headers(writer).to_owned()),
            ("codec", codec.to_string()),
            ("first", (index * EACH).to_string()),
            ("count", EACH.to_string()),
        ];
        if writer.timestamps {
            args.push(("timestamp", first_timestamp.to_string()));
        }
        let result = writer.step("produce", &broker.bootstrap(), &work, &args)?;
        judge::no_problems(&result)?;
        ledger.acknowledge(&judge::rows(&result, "records")?)?;
    }
    ensure!(
        ledger.len() == topic.codecs.len() * usize::try_from(EACH)?,
        "{} messages were acknowledged",
        ledger.len()
    );
    Ok(Written {
        topic,
        name,
        ledger,
    })
}

fn read(
    writer: &Client,
    reader: &Client,
    broker: &Broker,
    written: &Written,
    first_timestamp: i64,
    work: &Path,
) -> Result<()> {
    // A reader that knows headers must see the writer's; one that does not must get the record without them.
    let headers = if reader.headers == "no" {
        "no"
    } else {
        written.topic.headers(writer)
    };
    let mut args = vec![
        ("topic", written.name.clone()),
        ("headers", headers.to_owned()),
    ];
    if writer.timestamps && reader.timestamps {
        args.push(("timestamp", first_timestamp.to_string()));
    }
    let result = reader.step(
        "read_all",
        &broker.bootstrap(),
        &work.join(reader.name),
        &args,
    )?;
    judge::no_problems(&result)?;
    written.ledger.expect_all(&judge::rows(&result, "records")?)
}
