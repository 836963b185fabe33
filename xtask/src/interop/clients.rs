//! The clients that are tried, what each can do, how it is installed and how one step of its program is run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::kafka;
use crate::process;

/// What a client is installed from and run with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Python program over a virtual environment of this requirements file; `module` is the adapter in
    /// `tests/interop/python`, `api_version` the broker release that kafka-python is told to speak to.
    Python {
        requirements: &'static str,
        module: &'static str,
        api_version: Option<&'static str>,
    },
    /// kafka-clients of this release with the sources in `common` and this folder.
    Java {
        release: &'static str,
        sources: &'static str,
    },
}

/// One client as it appears in the table.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    pub name: &'static str,
    pub kind: Kind,
    pub codecs: &'static [&'static str],
    /// "no", "plain" or "yes"; see tests/interop/python/messages.py.
    pub headers: &'static str,
    /// Speaks only versions that Kafka 4 dropped.
    pub is_old: bool,
    /// Has times in its records.
    pub timestamps: bool,
    /// Can look offsets up by time.
    pub offsets_for_times: bool,
    /// Can create and delete topics and describe groups.
    pub admin: bool,
    /// Creates a topic by asking for its metadata although it has an admin client.
    pub creates_by_asking: bool,
}

const OLD_CODECS: &[&str] = &["none", "gzip", "snappy", "lz4"];
const ALL_CODECS: &[&str] = &["none", "gzip", "snappy", "lz4", "zstd"];

const MODERN: Client = Client {
    name: "",
    kind: Kind::Java {
        release: "",
        sources: "",
    },
    codecs: ALL_CODECS,
    headers: "yes",
    is_old: false,
    timestamps: true,
    offsets_for_times: true,
    admin: true,
    creates_by_asking: false,
};

/// Every client, in the order of the table.
pub const CLIENTS: &[Client] = &[
    Client {
        name: "kafka-python-2.0.2-as-0.9",
        kind: Kind::Python {
            requirements: "kafka-python-2.0.2",
            module: "kafka-python",
            api_version: Some("0.9"),
        },
        codecs: OLD_CODECS,
        headers: "no",
        is_old: true,
        timestamps: false,
        offsets_for_times: false,
        creates_by_asking: true,
        ..MODERN
    },
    Client {
        name: "kafka-python-2.0.2-as-0.10",
        kind: Kind::Python {
            requirements: "kafka-python-2.0.2",
            module: "kafka-python",
            api_version: Some("0.10.0"),
        },
        codecs: OLD_CODECS,
        headers: "no",
        is_old: true,
        offsets_for_times: false,
        ..MODERN
    },
    Client {
        name: "kafka-python-3.0.12",
        kind: Kind::Python {
            requirements: "kafka-python",
            module: "kafka-python",
            api_version: None,
        },
        headers: "plain",
        ..MODERN
    },
    Client {
        name: "confluent-kafka-2.16.1",
        kind: Kind::Python {
            requirements: "confluent-kafka",
            module: "confluent",
            api_version: None,
        },
        ..MODERN
    },
    Client {
        name: "java-0.10.2.2",
        kind: Kind::Java {
            release: "0.10.2.2",
            sources: "legacy",
        },
        codecs: OLD_CODECS,
        headers: "no",
        is_old: true,
        admin: false,
        ..MODERN
    },
    Client {
        name: "java-4.3.1",
        kind: Kind::Java {
            release: "4.3.1",
            sources: "modern",
        },
        ..MODERN
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
    fn home(&self) -> PathBuf {
        match self.kind {
            Kind::Python { requirements, .. } => {
                kafka::folder().join(format!("python-{requirements}"))
            }
            Kind::Java { release, .. } => kafka::folder().join(format!("client-{release}")),
        }
    }

    /// Installs it into the ignored folder, unless what is there is what is wanted.
    pub fn install(&self) -> Result<()> {
        let home = self.home();
        match self.kind {
            Kind::Python { requirements, .. } => install_python(&home, requirements),
            Kind::Java { release, sources } => {
                let jars = kafka::fetch("client.pom.xml", release)?;
                let folder = kafka::root().join("tests/interop/java");
                let sources = ["common", sources].map(|part| folder.join(part));
                kafka::compile(&jars, &sources, &home.join("classes"))
            }
        }
        .with_context(|| format!("cannot install {}", self.name))
    }

    /// The Python of its environment on a program of `tests/interop/python`.
    pub fn python(&self, program: &str) -> Command {
        let mut command = Command::new(self.home().join("bin/python"));
        command
            .arg("-B")
            .arg(kafka::root().join("tests/interop/python").join(program));
        command
    }

    fn command(&self, step: &str) -> Command {
        match self.kind {
            Kind::Python {
                module,
                api_version,
                ..
            } => {
                let mut command = self.python("steps.py");
                command.args([module, step]);
                if let Some(api_version) = api_version {
                    command.arg(format!("api_version={api_version}"));
                }
                command
            }
            Kind::Java { .. } => {
                let home = self.home();
                let mut command = kafka::java(&[&home.join("libs"), &home.join("classes")]);
                command.args(["-XX:TieredStopAtLevel=1", "-Xmx256m", "Steps", step]);
                command
            }
        }
    }

    /// Runs one step against `bootstrap`; the client's log is appended to a file in `work`, the result is its JSON.
    pub fn step(
        &self,
        step: &str,
        bootstrap: &str,
        work: &Path,
        args: &[(&str, String)],
    ) -> Result<Value> {
        std::fs::create_dir_all(work)?;
        let (log, out) = (work.join(format!("{step}.log")), work.join("result.json"));
        let logged = std::fs::metadata(&log).map_or(0, |found| found.len());
        let mut command = self.command(step);
        command
            .arg(format!("bootstrap={bootstrap}"))
            .arg(format!("out={}", out.display()));
        for (key, value) in args {
            command.arg(format!("{key}={value}"));
        }
        if out.exists() {
            std::fs::remove_file(&out)?;
        }
        process::run(&mut command, &log, STEP_BOUND)?;
        let result: Value = serde_json::from_slice(&std::fs::read(&out)?)?;
        if let Some(why) = result["failed"].as_str() {
            bail!("{why} (log: {})", log.display());
        }
        let text = std::fs::read(&log)?;
        let text = String::from_utf8_lossy(&text[usize::try_from(logged)?..]);
        if let Some(line) = text.lines().find(|line| self.complains(line)) {
            bail!(
                "the client complained (all of it in {}):\n    {line}",
                log.display()
            );
        }
        Ok(result)
    }

    /// Whether a line of the client's log is a warning or an error that a healthy broker gives no cause for.
    fn complains(&self, line: &str) -> bool {
        match self.kind {
            Kind::Python {
                module: "confluent",
                ..
            } => complains_librdkafka(line),
            Kind::Python { .. } => complains_kafka_python(line),
            Kind::Java { .. } => complains_java(line),
        }
    }
}

/// librdkafka's lines begin with `%`, the syslog severity and `|`; 4 is a warning.
fn complains_librdkafka(line: &str) -> bool {
    matches!(line.as_bytes(), [b'%', b'0'..=b'4', b'|', ..])
}

/// What kafka-python warns of with Apache Kafka, too.
const KAFKA_PYTHON_USUAL: &[&str] = &[
    "group_id is None: disabling auto-commit",
    "No partition metadata for topic",
    "because it is rebalancing",
    "failed: Cancelled:",
    "It is blocking the event loop",
    "Topic not found in cluster metadata",
    "is not available during auto-create initialization",
];

fn complains_kafka_python(line: &str) -> bool {
    (line.contains(" WARNING kafka") || line.contains(" ERROR kafka"))
        && !KAFKA_PYTHON_USUAL.iter().any(|usual| line.contains(usual))
}

/// What the Java client warns of with Apache Kafka, too.
const JAVA_USUAL: &[&str] = &[
    "Error while fetching metadata",
    "Not updating high watermark for partition",
];

fn complains_java(line: &str) -> bool {
    (line.contains("] WARN ") || line.contains("] ERROR "))
        && !JAVA_USUAL.iter().any(|usual| line.contains(usual))
}

fn install_python(home: &Path, requirements: &str) -> Result<()> {
    let wanted = kafka::root().join(format!(
        "tests/interop/python/requirements/{requirements}.txt"
    ));
    let stamp = home.join("installed.txt");
    let text = std::fs::read(&wanted)?;
    if std::fs::read(&stamp).is_ok_and(|found| found == text) {
        return Ok(());
    }
    std::fs::create_dir_all(home)?;
    let log = home.join("install.log");
    let bound = Duration::from_secs(300);
    process::run(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(home),
        &log,
        bound,
    )?;
    let pip = || {
        let mut command = Command::new(home.join("bin/python"));
        command
            .args(["-m", "pip", "install", "--disable-pip-version-check", "-r"])
            .arg(&wanted);
        process::run(&mut command, &log, bound)
    };
    pip().or_else(|_| pip())?;
    std::fs::write(stamp, text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_of_each_client_are_told_from_its_usual_talk() {
        assert!(complains_librdkafka(
            "%3|1763.1|PROTOERR|rdkafka#consumer-1| Protocol parse failure"
        ));
        assert!(complains_librdkafka(
            "%4|1763.1|APIVERSION|rdkafka#producer-1| unsupported"
        ));
        assert!(!complains_librdkafka(
            "%7|1763.1|FEATURE|rdkafka#producer-1| enabled"
        ));
        assert!(complains_java(
            "[main] WARN org.apache.kafka.clients.NetworkClient - Unknown api key"
        ));
        assert!(!complains_java(
            "[main] INFO org.apache.kafka.common.utils.AppInfoParser - Kafka version: 4.3.1"
        ));
        assert!(!complains_java(
            "[x] WARN org.apache.kafka.clients.NetworkClient - Error while fetching metadata"
        ));
        assert!(complains_kafka_python(
            "2026 ERROR kafka.protocol.parser: Correlation IDs do not match"
        ));
        assert!(!complains_kafka_python(
            "2026 WARNING kafka.coordinator.consumer: group_id is None: disabling auto-commit."
        ));
    }

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
}
