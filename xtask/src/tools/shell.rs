//! Runs tools as their scripts would, in one JVM that lives on, or each in a JVM of its own.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::kafka;
use crate::process::Process;

/// Kafka's scripts, and the class whose main each runs.
pub const TOOLS: [(&str, &str); 23] = [
    ("kafka-acls", "org.apache.kafka.tools.AclCommand"),
    (
        "kafka-broker-api-versions",
        "org.apache.kafka.tools.BrokerApiVersionsCommand",
    ),
    (
        "kafka-client-metrics",
        "org.apache.kafka.tools.ClientMetricsCommand",
    ),
    ("kafka-cluster", "org.apache.kafka.tools.ClusterTool"),
    ("kafka-configs", "kafka.admin.ConfigCommand"),
    (
        "kafka-console-consumer",
        "org.apache.kafka.tools.consumer.ConsoleConsumer",
    ),
    (
        "kafka-console-producer",
        "org.apache.kafka.tools.ConsoleProducer",
    ),
    (
        "kafka-consumer-groups",
        "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
    ),
    (
        "kafka-consumer-perf-test",
        "org.apache.kafka.tools.ConsumerPerformance",
    ),
    (
        "kafka-delete-records",
        "org.apache.kafka.tools.DeleteRecordsCommand",
    ),
    (
        "kafka-e2e-latency",
        "org.apache.kafka.tools.EndToEndLatency",
    ),
    ("kafka-features", "org.apache.kafka.tools.FeatureCommand"),
    ("kafka-get-offsets", "org.apache.kafka.tools.GetOffsetShell"),
    ("kafka-groups", "org.apache.kafka.tools.GroupsCommand"),
    (
        "kafka-leader-election",
        "org.apache.kafka.tools.LeaderElectionCommand",
    ),
    ("kafka-log-dirs", "org.apache.kafka.tools.LogDirsCommand"),
    (
        "kafka-metadata-quorum",
        "org.apache.kafka.tools.MetadataQuorumCommand",
    ),
    (
        "kafka-producer-perf-test",
        "org.apache.kafka.tools.ProducerPerformance",
    ),
    (
        "kafka-reassign-partitions",
        "org.apache.kafka.tools.reassign.ReassignPartitionsCommand",
    ),
    ("kafka-topics", "org.apache.kafka.tools.TopicCommand"),
    (
        "kafka-transactions",
        "org.apache.kafka.tools.TransactionsCommand",
    ),
    (
        "kafka-verifiable-consumer",
        "org.apache.kafka.tools.VerifiableConsumer",
    ),
    (
        "kafka-verifiable-producer",
        "org.apache.kafka.tools.VerifiableProducer",
    ),
];

/// The class of a tool.
///
/// # Errors
/// There is no such tool.
pub fn class(tool: &str) -> Result<&'static str> {
    let found = TOOLS.iter().find(|(name, _)| *name == tool);
    found
        .map(|(_, class)| *class)
        .with_context(|| format!("there is no tool {tool}"))
}

/// What a tool left.
#[derive(Clone, Debug, Default)]
pub struct Output {
    pub status: i32,
    pub out: String,
    pub errors: String,
}

/// A JVM that runs tools one after the other.
pub struct Shell {
    process: Process,
    calls: ChildStdin,
    answers: Receiver<Output>,
}

const BOUND: Duration = Duration::from_secs(90);

impl Shell {
    /// Starts the JVM; `classes` holds the program that runs the tools.
    pub fn start(jars: &Path, classes: &Path, log: &Path) -> Result<Self> {
        let mut command = kafka::java(&[classes, jars]);
        command.args([
            "-Dorg.slf4j.simpleLogger.showDateTime=false",
            "-Dorg.slf4j.simpleLogger.showThreadName=false",
        ]);
        command.args([
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "Tools",
        ]);
        let mut process = Process::start_piped(&mut command, log)?;
        let calls = process.child().stdin.take().context("no standard input")?;
        let mut out = process
            .child()
            .stdout
            .take()
            .context("no standard output")?;
        let (sender, answers) = channel();
        // Ends with the JVM's output, or when nobody listens any more.
        std::thread::spawn(move || {
            while let Ok(answer) = read(&mut out) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            process,
            calls,
            answers,
        })
    }

    /// Has a tool started.
    pub fn call(&mut self, tool: &str, input: &str, arguments: &[String]) -> Result<()> {
        let mut bytes = Vec::new();
        let texts = [class(tool)?, input]
            .into_iter()
            .chain(arguments.iter().map(String::as_str));
        let count = u32::try_from(arguments.len() + 2)?;
        bytes.extend(count.to_be_bytes());
        for text in texts {
            bytes.extend(u32::try_from(text.len())?.to_be_bytes());
            bytes.extend(text.as_bytes());
        }
        self.calls.write_all(&bytes)?;
        Ok(self.calls.flush()?)
    }

    /// Waits for what it leaves; at the bound the JVM is killed.
    pub fn answer(&mut self) -> Result<Output> {
        match self.answers.recv_timeout(BOUND) {
            Ok(output) => Ok(output),
            Err(_) => {
                self.process.kill()?;
                bail!("the tool did not end within {} s", BOUND.as_secs())
            }
        }
    }
}

fn read(from: &mut ChildStdout) -> std::io::Result<Output> {
    let mut number = [0; 4];
    from.read_exact(&mut number)?;
    let status = i32::from_be_bytes(number);
    let mut text = || {
        from.read_exact(&mut number)?;
        let mut bytes = vec![0; u32::from_be_bytes(number) as usize];
        from.read_exact(&mut bytes)?;
        Ok::<_, std::io::Error>(String::from_utf8_lossy(&bytes).into_owned())
    };
    Ok(Output {
        status,
        out: text()?,
        errors: text()?,
    })
}

/// A tool in a JVM of its own: one whose last words are said by a shutdown hook, or that others run beside.
pub struct Alone {
    process: Process,
    out: PathBuf,
}

impl Alone {
    /// Starts it; both its outputs go to the file `out`.
    pub fn start(jars: &Path, tool: &str, arguments: &[String], out: &Path) -> Result<Self> {
        let mut command = kafka::java(&[jars]);
        command.args([
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-XX:TieredStopAtLevel=1",
        ]);
        command.arg(class(tool)?).args(arguments);
        Ok(Self {
            process: Process::start(&mut command, out)?,
            out: out.to_owned(),
        })
    }

    /// Waits until it has printed `text`.
    pub fn until(&mut self, text: &str) -> Result<()> {
        let deadline = std::time::Instant::now() + BOUND;
        while !std::fs::read_to_string(&self.out)?.contains(text) {
            if std::time::Instant::now() > deadline {
                bail!("{} never printed {text}", self.out.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Waits for its end.
    pub fn end(mut self) -> Result<Output> {
        let status = self.process.wait(BOUND)?;
        let out = std::fs::read_to_string(&self.out)?;
        Ok(Output {
            status: status.code().unwrap_or(-1),
            out,
            errors: String::new(),
        })
    }
}
