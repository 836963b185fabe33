//! The broker under test: our own in a release build, a real Kafka, or one that somebody else runs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::kafka::{self, Kafka, Settings};
use crate::process::{self, Process};

/// What runs as the broker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peer {
    Chronik,
    /// A release of Apache Kafka.
    Kafka(String),
    /// Already listening somewhere; it cannot be restarted.
    External(String),
}

impl FromStr for Peer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("kafka-") {
            Some(release) => Ok(Self::Kafka(release.to_owned())),
            None => Err("a peer is called kafka-RELEASE".to_owned()),
        }
    }
}

impl Peer {
    /// A Kafka 4 does not speak the oldest protocol versions.
    pub fn speaks_old_versions(&self) -> bool {
        !matches!(self, Self::Kafka(release) if release.starts_with('4'))
    }
}

enum Node {
    Chronik {
        binary: PathBuf,
        process: Option<Process>,
    },
    Kafka(Kafka),
    External,
}

/// A broker on a data directory of its own.
pub struct Broker {
    node: Node,
    work: PathBuf,
    data: PathBuf,
    port: u16,
    advertised_port: u16,
    address: String,
    properties: Vec<(String, String)>,
    start_time: Duration,
}

/// Both kinds of broker get these: topics of three partitions by default, groups that form at once.
const PROPERTIES: [(&str, &str); 3] = [
    ("num.partitions", "3"),
    ("group.initial.rebalance.delay.ms", "0"),
    ("offsets.topic.num.partitions", "3"),
];

const STOP: Duration = Duration::from_secs(30);

impl Broker {
    /// Starts `peer` on a fresh directory inside `work`. With `advertised_port`, clients are told that port, behind
    /// which a proxy may stand.
    pub fn start(peer: &Peer, work: &Path, advertised_port: Option<u16>) -> Result<Self> {
        Self::start_with(peer, work, advertised_port, &[], kafka::SMALL_HEAP)
    }

    /// The same with further properties, and with these options for a JVM.
    pub fn start_with(
        peer: &Peer,
        work: &Path,
        advertised_port: Option<u16>,
        more: &[(&str, &str)],
        java_options: &'static [&'static str],
    ) -> Result<Self> {
        if work.exists() {
            std::fs::remove_dir_all(work)?;
        }
        let data = work.join("data");
        let mut broker = Self::prepare(peer, work, &data, advertised_port, more)?;
        if let Node::Kafka(kafka) = &mut broker.node {
            kafka.set_java_options(java_options);
        }
        if let Node::Kafka(kafka) = &broker.node {
            kafka.format()?;
        }
        broker.launch()?;
        Ok(broker)
    }

    /// Starts `peer` on a data directory that a broker left; its log goes into `work`.
    pub fn open(peer: &Peer, work: &Path, data: &Path) -> Result<Self> {
        Self::open_with(peer, work, data, &[])
    }

    /// The same with further properties.
    pub fn open_with(peer: &Peer, work: &Path, data: &Path, more: &[(&str, &str)]) -> Result<Self> {
        let mut broker = Self::prepare(peer, work, data, None, more)?;
        broker.launch()?;
        Ok(broker)
    }

    fn prepare(
        peer: &Peer,
        work: &Path,
        data: &Path,
        advertised_port: Option<u16>,
        more: &[(&str, &str)],
    ) -> Result<Self> {
        std::fs::create_dir_all(work)?;
        let properties = [&PROPERTIES, more].concat();
        let port = match peer {
            Peer::External(address) => address
                .rsplit(':')
                .next()
                .and_then(|text| text.parse().ok())
                .context("HOST:PORT is wanted")?,
            _ => process::free_port()?,
        };
        let advertised_port = advertised_port.unwrap_or(port);
        let (node, address) = match peer {
            Peer::External(address) => (Node::External, address.clone()),
            Peer::Kafka(release) => {
                let settings = Settings {
                    data,
                    port,
                    advertised_port,
                    more: &properties,
                };
                (
                    Node::Kafka(Kafka::new(release, work, &settings)?),
                    format!("127.0.0.1:{port}"),
                )
            }
            Peer::Chronik => (
                Node::Chronik {
                    binary: server_binary()?,
                    process: None,
                },
                format!("127.0.0.1:{port}"),
            ),
        };
        let (work, data) = (work.to_owned(), data.to_owned());
        let own = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        Ok(Self {
            properties: properties.into_iter().map(own).collect(),
            node,
            work,
            data,
            port,
            advertised_port,
            address,
            start_time: Duration::ZERO,
        })
    }

    /// Starts the node again on the directory it had.
    pub fn launch(&mut self) -> Result<()> {
        let log = self.log();
        let start = Instant::now();
        match &mut self.node {
            Node::Chronik { binary, process } => {
                let mut command = Command::new(binary);
                command
                    .arg("start")
                    .arg("--data-dir")
                    .arg(&self.data)
                    .arg("--listen")
                    .arg(&self.address);
                if self.advertised_port != self.port {
                    command
                        .arg("--advertise")
                        .arg(format!("127.0.0.1:{}", self.advertised_port));
                }
                for (key, value) in &self.properties {
                    command.arg("-X").arg(format!("{key}={value}"));
                }
                *process = Some(Process::start(&mut command, &log)?);
            }
            Node::Kafka(kafka) => kafka.start()?,
            Node::External => {}
        }
        self.wait_until_ready()?;
        self.start_time = start.elapsed();
        Ok(())
    }

    /// How long the last start took, from exec to the first answer to a Metadata request.
    pub fn start_time(&self) -> Duration {
        self.start_time
    }

    /// HOST:PORT to bootstrap from, the advertised one.
    pub fn bootstrap(&self) -> String {
        match &self.node {
            Node::External => self.address.clone(),
            _ => format!("127.0.0.1:{}", self.advertised_port),
        }
    }

    /// HOST:PORT that the broker itself listens on.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The broker's own log file.
    pub fn log(&self) -> PathBuf {
        match &self.node {
            Node::Kafka(kafka) => kafka.log(),
            _ => self.work.join("broker.log"),
        }
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn is_kafka(&self) -> bool {
        matches!(self.node, Node::Kafka(_))
    }

    pub fn can_restart(&self) -> bool {
        !matches!(self.node, Node::External)
    }

    /// The broker's process, of which nothing is known when somebody else runs it.
    pub fn process(&mut self) -> Result<&mut Process> {
        match &mut self.node {
            Node::Chronik { process, .. } => {
                process.as_mut().context("chronik-server does not run")
            }
            Node::Kafka(kafka) => kafka.process(),
            Node::External => bail!("the broker is not ours to stop"),
        }
    }

    /// SIGTERM; it must end in time, and cleanly.
    pub fn stop(&mut self) -> Result<()> {
        let is_kafka = self.is_kafka();
        let status = self.process()?.terminate(STOP)?;
        // A JVM ends with 143 after SIGTERM.
        ensure!(
            status.success() || is_kafka,
            "chronik-server ended with {status} after SIGTERM"
        );
        Ok(())
    }

    /// SIGKILL.
    pub fn kill(&mut self) -> Result<()> {
        self.process()?.kill()
    }

    fn wait_until_ready(&self) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            match first_metadata(&self.address) {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() >= deadline => {
                    let log = process::tail(&self.log(), 15);
                    bail!(
                        "no Metadata answer from {} within 60 s: {error:#}\n{log}",
                        self.address
                    );
                }
                Err(_) => std::thread::sleep(Duration::from_micros(100)),
            }
        }
    }
}

/// Asks a broker for its metadata without any topic; returns when an answer with that correlation id is there.
pub fn first_metadata(address: &str) -> Result<()> {
    // Size, Metadata version 1, correlation id 7, client id "x", no topics.
    const REQUEST: [u8; 19] = [0, 0, 0, 15, 0, 3, 0, 1, 0, 0, 0, 7, 0, 1, b'x', 0, 0, 0, 0];
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(&REQUEST)?;
    let mut head = [0; 8];
    stream.read_exact(&mut head)?;
    ensure!(
        head[4..] == [0, 0, 0, 7],
        "an answer with another correlation id"
    );
    let size = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
    ensure!((4..1 << 20).contains(&size), "an answer of {size} bytes");
    std::io::copy(&mut stream.take(size as u64 - 4), &mut std::io::sink())?;
    Ok(())
}

/// Builds chronik-server in release and returns the program's path.
pub fn server_binary() -> Result<PathBuf> {
    release_binary("broker", "chronik-server")
}

/// Builds a program of the workspace in release and returns its path.
pub fn release_binary(package: &str, name: &str) -> Result<PathBuf> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release"])
        .args(["--package", package, "--bin", name])
        .current_dir(kafka::root())
        .status()?;
    ensure!(status.success(), "{name} does not build");
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| kafka::root().join("target"), PathBuf::from);
    Ok(target.join("release").join(name))
}
