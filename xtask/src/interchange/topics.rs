//! What is in the shared directory as the clients know it: messages by topic, committed offsets, settings.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::interop::broker::Broker;
use crate::interop::clients::{Client, client};
use crate::interop::judge::{self, Ledger, Seen};
use crate::interop::scenario::recent_timestamp;

const WRITERS: [&str; 2] = ["confluent-kafka-2.16.1", "java-4.3.1"];
/// They write message sets, of versions 0 and 1.
const OLD_WRITERS: [&str; 2] = ["kafka-python-2.0.2-as-0.9", "kafka-python-2.0.2-as-0.10"];
/// Describes settings and committed offsets.
const ADMIN: &str = WRITERS[0];
const GROUP: &str = "interchange";
const CONFIGURED: &str = "interchange-configured";
/// Messages by codec and turn.
const EACH: i64 = 100;
/// Messages that the group reads in a turn: fewer than were written.
const READ: i64 = 300;

/// How long a Kafka may take to lead everything after its first answer.
const TAKE_OVER: Duration = Duration::from_secs(30);

/// Who writes, as clients to install.
pub fn writers() -> impl Iterator<Item = &'static str> {
    WRITERS.into_iter().chain(OLD_WRITERS)
}

/// A topic and who writes to it.
struct Topic {
    name: String,
    writer: &'static Client,
    /// Every broker that takes a turn speaks the writer's versions.
    is_written_always: bool,
    ledger: Ledger,
}

/// Everything that was acknowledged by any broker so far.
pub struct Contents {
    topics: Vec<Topic>,
    first_timestamp: i64,
    turns: i64,
    /// What the group has read of the first topic.
    read: Vec<Seen>,
}

impl Contents {
    /// Message sets are in it if the first broker takes them from old clients; later brokers need not.
    pub fn new(with_message_sets: bool, everyone_speaks_old: bool) -> Self {
        let old = OLD_WRITERS.iter().filter(|_| with_message_sets);
        let topics = WRITERS
            .iter()
            .chain(old)
            .filter_map(|name| client(name).ok())
            .map(|writer| Topic {
                name: format!("interchange-{}", writer.name),
                writer,
                is_written_always: !writer.is_old || everyone_speaks_old,
                ledger: Ledger::default(),
            });
        Self {
            topics: topics.collect(),
            first_timestamp: recent_timestamp(),
            turns: 0,
            read: Vec::new(),
        }
    }

    /// The messages of each topic, by its name.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.topics
            .iter()
            .map(|topic| (topic.name.as_str(), topic.ledger.len()))
    }

    /// Creates the topics in the first turn and one more in each, and sends to all of them in every codec.
    pub fn write(&mut self, broker: &Broker, work: &Path) -> Result<()> {
        let bootstrap = broker.bootstrap();
        let first_number = self.turns * 1_000_000;
        if self.turns == 0 {
            for topic in &self.topics {
                let how = if topic.writer.creates_by_asking {
                    "asking"
                } else {
                    "admin"
                };
                let args = [("topic", topic.name.clone()), ("how", how.to_owned())];
                topic
                    .writer
                    .step("create", &bootstrap, &work.join(topic.writer.name), &args)?;
            }
            let config = (
                "config",
                "retention.ms:86400000,max.message.bytes:123456".to_owned(),
            );
            client(ADMIN)?.step(
                "create",
                &bootstrap,
                work,
                &[("topic", CONFIGURED.to_owned()), config],
            )?;
        } else {
            let topic = Topic {
                name: format!("interchange-turn-{}", self.turns + 1),
                writer: client(ADMIN)?,
                is_written_always: true,
                ledger: Ledger::default(),
            };
            topic
                .writer
                .step("create", &bootstrap, work, &[("topic", topic.name.clone())])?;
            self.topics.push(topic);
        }
        let is_first = self.turns == 0;
        self.turns += 1;
        for topic in self
            .topics
            .iter_mut()
            .filter(|topic| is_first || topic.is_written_always)
        {
            for (index, codec) in (0..).zip(topic.writer.codecs) {
                let mut args = vec![
                    ("topic", topic.name.clone()),
                    ("headers", topic.writer.headers.to_owned()),
                    ("codec", (*codec).to_owned()),
                    ("first", (first_number + index * EACH).to_string()),
                    ("count", EACH.to_string()),
                ];
                if topic.writer.timestamps {
                    args.push(("timestamp", self.first_timestamp.to_string()));
                }
                let result = topic.writer.step(
                    "produce",
                    &bootstrap,
                    &work.join(topic.writer.name),
                    &args,
                )?;
                judge::no_problems(&result)?;
                topic
                    .ledger
                    .acknowledge(&judge::rows(&result, "records")?)?;
            }
        }
        Ok(())
    }

    /// Waits until a Kafka that has just started leads what its metadata says it leads. It takes partition after partition over,
    /// after its first answers; until then a client that asks once, as librdkafka's admin client does, gets `UNKNOWN_LEADER_EPOCH`.
    fn wait_until_led(&self, broker: &Broker, work: &Path) -> Result<()> {
        if !broker.is_kafka() {
            return Ok(());
        }
        let deadline = Instant::now() + TAKE_OVER;
        for topic in &self.topics {
            while let Err(error) = offsets(topic, broker, work) {
                ensure!(
                    Instant::now() < deadline,
                    "{} after {} s: {error:#}",
                    topic.name,
                    TAKE_OVER.as_secs()
                );
                thread::sleep(Duration::from_millis(200));
            }
        }
        Ok(())
    }

    /// Every reader gets every message of every topic, and the offsets are those of the messages.
    pub fn check_records(&mut self, broker: &Broker, work: &Path) -> Result<()> {
        self.wait_until_led(broker, work)?;
        for topic in &self.topics {
            for reader in WRITERS {
                let mut args = vec![
                    ("topic", topic.name.clone()),
                    ("headers", topic.writer.headers.to_owned()),
                ];
                if topic.writer.timestamps {
                    args.push(("timestamp", self.first_timestamp.to_string()));
                }
                let result = client(reader)?.step(
                    "read_all",
                    &broker.bootstrap(),
                    &work.join(reader),
                    &args,
                )?;
                judge::no_problems(&result)
                    .and_then(|()| topic.ledger.expect_all(&judge::rows(&result, "records")?))
                    .with_context(|| format!("{reader} reads {}", topic.name))?;
            }
            let offsets = offsets(topic, broker, work)?;
            let [zero, one, two] = topic.ledger.ends();
            let wanted = json!({"earliest": {"0": 0, "1": 0, "2": 0}, "latest": {"0": zero, "1": one, "2": two}});
            ensure!(
                offsets == wanted,
                "{}: {offsets} instead of {wanted}",
                topic.name
            );
        }
        Ok(())
    }

    pub fn check_settings(&mut self, broker: &Broker, work: &Path) -> Result<()> {
        let args = [("topic", CONFIGURED.to_owned())];
        let found = client(ADMIN)?.step("config", &broker.bootstrap(), work, &args)?;
        let wanted = json!({"config": {"retention.ms": "86400000", "max.message.bytes": "123456"}});
        ensure!(found == wanted, "{found} instead of {wanted}");
        Ok(())
    }

    /// The group's committed offsets are behind what it has read.
    pub fn check_committed(&mut self, broker: &Broker, work: &Path) -> Result<()> {
        let mut read = Ledger::default();
        let mut sorted = self.read.clone();
        sorted.sort_unstable();
        read.acknowledge(&sorted)?;
        // librdkafka's word for no offset at all.
        let [zero, one, two] = read.ends().map(|end| if end == 0 { -1001 } else { end });
        let args = [
            ("topic", self.topics[0].name.clone()),
            ("group", GROUP.to_owned()),
        ];
        let found = client(ADMIN)?.step("committed", &broker.bootstrap(), work, &args)?;
        let wanted = json!({"committed": {"0": zero, "1": one, "2": two}});
        ensure!(found == wanted, "{found} instead of {wanted}");
        Ok(())
    }

    /// The group reads on where it was, and commits.
    pub fn read_on(&mut self, broker: &Broker, work: &Path) -> Result<()> {
        let topic = &self.topics[0];
        let args = [
            ("topic", topic.name.clone()),
            ("group", GROUP.to_owned()),
            ("count", READ.to_string()),
            ("headers", topic.writer.headers.to_owned()),
        ];
        let result = client(ADMIN)?.step("consume", &broker.bootstrap(), work, &args)?;
        judge::no_problems(&result)?;
        let read = judge::rows(&result, "records")?;
        ensure!(
            i64::try_from(read.len())? == READ,
            "read {} of {READ} messages",
            read.len()
        );
        self.read.extend(read);
        topic.ledger.expect(&self.read)
    }
}

/// Earliest and latest offsets of a topic's partitions.
fn offsets(topic: &Topic, broker: &Broker, work: &Path) -> Result<Value> {
    let args = [("topic", topic.name.clone())];
    client(ADMIN)?.step("offsets", &broker.bootstrap(), work, &args)
}
