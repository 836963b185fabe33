//! A real Apache Kafka: fetched with Maven into an ignored folder, formatted, started, stopped, and its tools run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::process::{self, Process};

/// The folder for everything that is fetched or written by the interoperability runs; ignored by git.
pub fn folder() -> PathBuf {
    root().join(".interop")
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace")
        .to_owned()
}

/// Fetches what `pom` depends on, with `release` for its `kafka.version`, and returns the folder of jars.
pub fn fetch(pom: &str, release: &str) -> Result<PathBuf> {
    let pom_path = root().join("tests/interop/java").join(pom);
    let home = folder().join(format!("{}-{release}", pom.trim_end_matches(".pom.xml")));
    let jars = home.join("libs");
    let stamp = home.join("fetched.pom.xml");
    let wanted = std::fs::read(&pom_path)?;
    if std::fs::read(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(jars);
    }
    std::fs::create_dir_all(&home)?;
    let log = home.join("maven.log");
    let maven = || {
        let mut command = Command::new("mvn");
        command
            .args(["--batch-mode", "--no-transfer-progress", "--file"])
            .arg(&pom_path)
            .args(["dependency:copy-dependencies", "-DincludeScope=runtime"])
            .arg(format!("-Dkafka.version={release}"))
            .arg(format!("-DoutputDirectory={}", jars.display()));
        process::run(&mut command, &log, Duration::from_secs(300))
    };
    // A registry may drop one of some fifty downloads; what is there already is not asked for again.
    maven()
        .or_else(|_| maven())
        .with_context(|| format!("cannot fetch Kafka {release}"))?;
    std::fs::write(&stamp, wanted)?;
    Ok(jars)
}

/// Compiles the Java programs that lie in `sources` against the jars of a folder, into the folder `classes`.
pub fn compile(jars: &Path, sources: &[PathBuf], classes: &Path) -> Result<()> {
    std::fs::create_dir_all(classes)?;
    let mut command = Command::new("javac");
    command
        .args(["-cp", &format!("{}/*", jars.display()), "-d"])
        .arg(classes);
    for folder in sources {
        for entry in std::fs::read_dir(folder)? {
            command.arg(entry?.path());
        }
    }
    let log = classes.with_extension("log");
    process::run(&mut command, &log, Duration::from_secs(120))
}

/// `java` with the jars of these folders as its class path.
pub fn java(folders: &[&Path]) -> Command {
    let path: Vec<String> = folders
        .iter()
        .flat_map(|folder| {
            [
                format!("{}/*", folder.display()),
                folder.display().to_string(),
            ]
        })
        .collect();
    let mut command = Command::new("java");
    command
        .args(["-Dorg.slf4j.simpleLogger.showDateTime=true", "-cp"])
        .arg(path.join(":"));
    command
}

/// One node of Kafka, broker and controller in one, on a data directory.
pub struct Kafka {
    jars: PathBuf,
    work: PathBuf,
    java_options: &'static [&'static str],
    process: Option<Process>,
}

/// As little as a node gets on with, so that several fit beside a build.
pub const SMALL_HEAP: &[&str] = &["-Xmx768m"];

/// What Kafka's own start script gives a node.
pub const OWN_HEAP: &[&str] = &[
    "-server",
    "-Xms1G",
    "-Xmx1G",
    "-XX:+UseG1GC",
    "-XX:MaxGCPauseMillis=20",
    "-XX:InitiatingHeapOccupancyPercent=35",
    "-XX:+ExplicitGCInvokesConcurrent",
];

/// Where a node listens, what it calls itself to clients, and further properties.
pub struct Settings<'a> {
    pub data: &'a Path,
    pub port: u16,
    pub advertised_port: u16,
    pub more: &'a [(&'a str, &'a str)],
}

impl Kafka {
    /// Fetches the release and writes a server.properties for `settings` into `work`.
    pub fn new(release: &str, work: &Path, settings: &Settings<'_>) -> Result<Self> {
        let jars = fetch("server.pom.xml", release)?;
        std::fs::create_dir_all(work)?;
        let (port, advertised_port) = (settings.port, settings.advertised_port);
        let controller_port = process::free_port()?;
        let mut text = format!(
            "node.id=1\n\
             process.roles=broker,controller\n\
             controller.quorum.voters=1@127.0.0.1:{controller_port}\n\
             controller.listener.names=CONTROLLER\n\
             listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}\n\
             advertised.listeners=PLAINTEXT://127.0.0.1:{advertised_port}\n\
             listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n\
             log.dirs={}\n\
             offsets.topic.replication.factor=1\n\
             transaction.state.log.replication.factor=1\n\
             transaction.state.log.min.isr=1\n",
            settings.data.display()
        );
        for (key, value) in settings.more {
            text += &format!("{key}={value}\n");
        }
        std::fs::write(work.join("server.properties"), text)?;
        Ok(Self {
            jars,
            work: work.to_owned(),
            java_options: SMALL_HEAP,
            process: None,
        })
    }

    /// Options of the JVM, instead of a small heap.
    pub fn set_java_options(&mut self, options: &'static [&'static str]) {
        self.java_options = options;
    }

    fn properties(&self) -> PathBuf {
        self.work.join("server.properties")
    }

    /// The file that the node's own log goes to.
    pub fn log(&self) -> PathBuf {
        self.work.join("kafka.log")
    }

    /// Formats the data directory.
    pub fn format(&self) -> Result<()> {
        self.format_with(&[])
    }

    /// Formats it with the metadata.version of a release.
    pub fn format_as(&self, release: &str) -> Result<()> {
        self.format_with(&["--release-version", release])
    }

    fn format_with(&self, more: &[&str]) -> Result<()> {
        let properties = self.properties();
        let cluster = "Y2hyb25pay1pbnRlcm9wMQ";
        tool(
            &self.jars,
            "kafka.tools.StorageTool",
            ["format", "-t", cluster, "-c", &properties.to_string_lossy()]
                .into_iter()
                .chain(more.iter().copied()),
        )
        .map(drop)
    }

    /// Starts the node; it may not answer yet.
    pub fn start(&mut self) -> Result<()> {
        let mut command = java(&[&self.jars]);
        command
            .args(self.java_options)
            .arg("kafka.Kafka")
            .arg(self.properties());
        self.process = Some(Process::start(&mut command, &self.log())?);
        Ok(())
    }

    /// The running node.
    pub fn process(&mut self) -> Result<&mut Process> {
        self.process.as_mut().context("Kafka does not run")
    }
}

/// Runs one of Kafka's command-line programs out of a folder of its jars, and returns what it printed.
pub fn tool<'a>(
    jars: &Path,
    class: &str,
    args: impl IntoIterator<Item = &'a str>,
) -> Result<String> {
    tool_and_complaints(jars, class, args).map(|(printed, _)| printed)
}

/// The same, and what it wrote to standard error.
pub fn tool_and_complaints<'a>(
    jars: &Path,
    class: &str,
    args: impl IntoIterator<Item = &'a str>,
) -> Result<(String, String)> {
    let output = java(&[jars])
        .args([
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-XX:TieredStopAtLevel=1",
        ])
        .arg(class)
        .args(args)
        .output()
        .context("cannot start java")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(
        output.status.success(),
        "{class}: {}\n{text}{complaints}",
        output.status,
    );
    Ok((text, complaints))
}
