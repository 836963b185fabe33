//! The clients that are tried, what each can do, and how one step of its program is run.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::complaints;
use super::driver::Driver;
use crate::process;

/// One client as it appears in the table.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    pub name: &'static str,
    pub driver: Driver,
    pub codecs: &'static [&'static str],
    /// "no", "plain" or "yes"; see tests/interop/python/messages.py.
    pub headers: &'static str,
    /// Speaks only versions that Kafka 4 dropped.
    pub is_old: bool,
    /// Has times in its records.
    pub timestamps: bool,
    /// Can look offsets up by time.
    pub offsets_for_times: bool,
    /// Can create and delete topics.
    pub topics: bool,
    /// Joins groups and commits.
    pub groups: bool,
    /// Can describe groups.
    pub describes: bool,
    /// Creates a topic by asking for its metadata although it could do it otherwise.
    pub creates_by_asking: bool,
    pub reads: Reads,
    /// Runs even when not the whole matrix is asked for.
    pub is_representative: bool,
}

const GZIP_SNAPPY: &[&str] = &["none", "gzip", "snappy"];
const OLD_CODECS: &[&str] = &["none", "gzip", "snappy", "lz4"];
const ALL_CODECS: &[&str] = &["none", "gzip", "snappy", "lz4", "zstd"];

/// Which formats of records it reads, whoever wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    AllFormats,
    /// Not LZ4 in message sets of magic 0, whose frames have the header checksum that Kafka got wrong before 0.10.
    NotEarlyLz4,
    /// No message sets: its authors took them to be gone, or it misreads them, as librdkafka 2.5 to 2.15 does in
    /// answers of Fetch 12 and later (its issue 5549).
    OnlyBatches,
}

/// A client that can do everything; what another one lacks is said beside its name.
const fn client_of(name: &'static str, driver: Driver) -> Client {
    Client {
        name,
        driver,
        codecs: ALL_CODECS,
        headers: "yes",
        is_old: false,
        timestamps: true,
        offsets_for_times: true,
        topics: true,
        groups: true,
        describes: true,
        creates_by_asking: false,
        reads: Reads::AllFormats,
        is_representative: false,
    }
}

impl Client {
    const fn representative(self) -> Self {
        Self {
            is_representative: true,
            ..self
        }
    }

    /// Message sets of version 0 or 1: no headers, and no zstd.
    const fn before_batches(self) -> Self {
        Self {
            codecs: OLD_CODECS,
            headers: "no",
            is_old: true,
            ..self
        }
    }

    /// Message sets of version 0.
    const fn before_times(self) -> Self {
        Self {
            timestamps: false,
            offsets_for_times: false,
            ..self.before_batches()
        }
    }

    const fn before_zstd(self) -> Self {
        Self {
            codecs: OLD_CODECS,
            is_old: true,
            ..self
        }
    }

    const fn without_admin(self) -> Self {
        Self {
            topics: false,
            describes: false,
            ..self
        }
    }

    const fn that_reads(self, reads: Reads) -> Self {
        Self { reads, ..self }
    }

    const fn with_headers(self, headers: &'static str) -> Self {
        Self { headers, ..self }
    }

    const fn with_codecs(self, codecs: &'static [&'static str]) -> Self {
        Self { codecs, ..self }
    }
}

const fn kafka_python_2(name: &'static str, api_version: &'static str) -> Client {
    client_of(
        name,
        Driver::Python {
            requirements: "kafka-python-2.0.2",
            module: "kafka-python",
            api_version: Some(api_version),
        },
    )
}

const fn python(name: &'static str, requirements: &'static str, module: &'static str) -> Client {
    client_of(
        name,
        Driver::Python {
            requirements,
            module,
            api_version: None,
        },
    )
}

const fn java(name: &'static str, release: &'static str, sources: [&'static str; 3]) -> Client {
    client_of(name, Driver::Java { release, sources })
}

const fn sarama(name: &'static str, api_version: &'static str) -> Client {
    client_of(
        name,
        Driver::Go {
            program: "sarama",
            api_version: Some(api_version),
        },
    )
    .that_reads(Reads::NotEarlyLz4)
}

const fn go(name: &'static str, program: &'static str) -> Client {
    client_of(
        name,
        Driver::Go {
            program,
            api_version: None,
        },
    )
}

const fn node(name: &'static str, package: &'static str, module: &'static str) -> Client {
    client_of(name, Driver::Node { package, module })
}

/// The Java sources for the newer releases; see tests/interop/java.
const WHOLE: [&str; 3] = ["records/headed", "consuming/duration", "admin/groups"];

/// Every client, in the order of the table.
pub const CLIENTS: &[Client] = &[
    Client {
        creates_by_asking: true,
        ..kafka_python_2("kafka-python-2.0.2-as-0.9", "0.9").before_times()
    }
    .representative(),
    Client {
        offsets_for_times: false,
        ..kafka_python_2("kafka-python-2.0.2-as-0.10", "0.10.0").before_batches()
    }
    .representative(),
    kafka_python_2("kafka-python-2.0.2-as-0.11", "0.11.0")
        .before_zstd()
        .with_headers("plain"),
    kafka_python_2("kafka-python-2.0.2-as-2.5", "2.5.0").with_headers("plain"),
    python("kafka-python-3.0.12", "kafka-python", "kafka-python")
        .with_headers("plain")
        .representative(),
    python("aiokafka-0.14.0", "aiokafka", "aiokafka")
        .with_headers("plain")
        .that_reads(Reads::NotEarlyLz4),
    python("confluent-kafka-2.16.1", "confluent-kafka", "confluent").representative(),
    java(
        "java-0.9.0.1",
        "0.9.0.1",
        ["records/plain", "consuming/varargs", "admin/asking"],
    )
    .before_times()
    .without_admin()
    .representative(),
    java(
        "java-0.10.2.2",
        "0.10.2.2",
        ["records/timed", "consuming/millis", "admin/asking"],
    )
    .before_batches()
    .without_admin(),
    Client {
        describes: false,
        ..java(
            "java-0.11.0.3",
            "0.11.0.3",
            ["records/headed", "consuming/millis", "admin/topics"],
        )
        .before_zstd()
    },
    Client {
        describes: false,
        ..java(
            "java-1.1.1",
            "1.1.1",
            ["records/headed", "consuming/millis", "admin/topics"],
        )
        .before_zstd()
    },
    java(
        "java-2.0.1",
        "2.0.1",
        ["records/headed", "consuming/millis", "admin/groups"],
    )
    .before_zstd(),
    java("java-2.8.2", "2.8.2", WHOLE),
    java("java-3.4.1", "3.4.1", WHOLE),
    java("java-3.9.2", "3.9.2", WHOLE),
    java("java-4.3.1", "4.3.1", WHOLE).representative(),
    Client {
        groups: false,
        ..sarama("sarama-1.61.1-as-0.9", "0.9.0.0")
            .before_times()
            .without_admin()
            .with_codecs(GZIP_SNAPPY)
    },
    sarama("sarama-1.61.1-as-0.10", "0.10.2.0").before_batches(),
    sarama("sarama-1.61.1-as-0.11", "0.11.0.0").before_zstd(),
    sarama("sarama-1.61.1-as-1.0", "1.0.0").before_zstd(),
    sarama("sarama-1.61.1-as-2.1", "2.1.0"),
    sarama("sarama-1.61.1-as-2.8", "2.8.0"),
    sarama("sarama-1.61.1-as-3.6", "3.6.0"),
    sarama("sarama-1.61.1-as-4.0", "4.0.0"),
    go("franz-go-1.22.2", "franz")
        .that_reads(Reads::NotEarlyLz4)
        .representative(),
    go("kafka-go-0.4.51", "segmentio")
        .with_headers("plain")
        .that_reads(Reads::NotEarlyLz4),
    go("confluent-kafka-go-2.11.1", "confluent").that_reads(Reads::OnlyBatches),
    node("kafkajs-2.2.4", "kafkajs", "kafkajs")
        .with_headers("plain")
        .with_codecs(&["none", "gzip"])
        .representative(),
    // Its zstd is that of Node 22.
    node("platformatic-kafka-2.12.1", "platformatic", "platformatic")
        .with_headers("plain")
        .with_codecs(OLD_CODECS)
        .that_reads(Reads::OnlyBatches),
    node(
        "confluent-kafka-javascript-1.10.1",
        "confluent",
        "confluent",
    )
    .with_headers("plain")
    .with_codecs(OLD_CODECS),
    client_of("rdkafka-0.39.0", Driver::Rust { program: "rdkafka" }).that_reads(Reads::OnlyBatches),
    Client {
        groups: false,
        describes: false,
        ..client_of("rskafka-0.6.0", Driver::Rust { program: "rskafka" })
            .with_headers("plain")
            .that_reads(Reads::OnlyBatches)
    },
];

/// The client with this name.
pub fn client(name: &str) -> Result<&'static Client> {
    CLIENTS
        .iter()
        .find(|client| client.name == name)
        .with_context(|| format!("no client is called {name}"))
}

/// The longest that one step of a client may take.
pub const STEP_BOUND: Duration = Duration::from_secs(60);

impl Client {
    /// Installs it into the ignored folder, unless what is there is what is wanted.
    pub fn install(&self) -> Result<()> {
        self.driver
            .install()
            .with_context(|| format!("cannot install {}", self.name))
    }

    /// Runs one step against `bootstrap`; the client's log is appended to a file in `work`, the result is its JSON.
    pub fn step(
        &self,
        step: &str,
        bootstrap: &str,
        work: &Path,
        args: &[(&str, String)],
    ) -> Result<Value> {
        self.step_before(Instant::now() + STEP_BOUND, step, bootstrap, work, args)
    }

    /// Like [`Client::step`], but it is killed at `deadline`, or after [`STEP_BOUND`].
    pub fn step_before(
        &self,
        deadline: Instant,
        step: &str,
        bootstrap: &str,
        work: &Path,
        args: &[(&str, String)],
    ) -> Result<Value> {
        std::fs::create_dir_all(work)?;
        let (log, out) = (work.join(format!("{step}.log")), work.join("result.json"));
        let logged = std::fs::metadata(&log).map_or(0, |found| found.len());
        let mut command = self.driver.command(step);
        command
            .arg(format!("bootstrap={bootstrap}"))
            .arg(format!("out={}", out.display()));
        for (key, value) in args {
            command.arg(format!("{key}={value}"));
        }
        if out.exists() {
            std::fs::remove_file(&out)?;
        }
        let bound = STEP_BOUND.min(deadline.saturating_duration_since(Instant::now()));
        process::run(&mut command, &log, bound)?;
        let result: Value = serde_json::from_slice(&std::fs::read(&out)?)?;
        if let Some(why) = result["failed"].as_str() {
            bail!("{why} (log: {})", log.display());
        }
        let text = std::fs::read(&log)?;
        let text = String::from_utf8_lossy(&text[usize::try_from(logged)?..]);
        if let Some(line) = text
            .lines()
            .find(|line| complaints::complains(&self.driver, line))
        {
            bail!(
                "the client complained (all of it in {}):\n    {line}",
                log.display()
            );
        }
        Ok(result)
    }

    /// What it cannot do, in words for the table; its codecs stand beside them.
    pub fn lacks(&self) -> Vec<&'static str> {
        [
            (self.headers == "no", "headers"),
            (self.headers == "plain", "null in headers"),
            (!self.timestamps, "times in records"),
            (!self.offsets_for_times, "offsets by time"),
            (!self.topics, "deleting topics"),
            (!self.groups, "groups"),
            (self.groups && !self.describes, "describing groups"),
        ]
        .into_iter()
        .filter_map(|(lacks, what)| lacks.then_some(what))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct() {
        for (index, one) in CLIENTS.iter().enumerate() {
            assert!(
                CLIENTS[index + 1..]
                    .iter()
                    .all(|other| other.name != one.name),
                "{}",
                one.name
            );
        }
    }

    #[test]
    fn a_client_says_what_it_lacks() {
        let lacks = |name: &str| client(name).unwrap().lacks();
        assert_eq!(
            lacks("java-0.9.0.1"),
            [
                "headers",
                "times in records",
                "offsets by time",
                "deleting topics",
                "describing groups"
            ]
        );
        assert!(lacks("java-4.3.1").is_empty());
    }
}
