//! `cargo xtask compacted`: logs as Kafka's own cleaner compacts them, for the test that holds ours against it.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::{kafka, process};

/// The release whose cleaner it is.
const RELEASE: &str = "4.3.1";

/// The files that `cargo test` reads.
const CHECKED_IN: &str = "broker/src/log/tests/golden/compacted";

/// The logs that the Java program fills.
const LOGS: [&str; 3] = ["plain-0", "timed-0", "codecs-0"];

/// Writes the checked-in files anew and lets the test compare.
///
/// # Errors
///
/// Fails if Kafka cannot be fetched or run, or if our cleaner differs.
pub fn run() -> Result<()> {
    let jars = kafka::fetch("server.pom.xml", RELEASE)?;
    let work = kafka::folder().join("compacted");
    let (classes, made) = (work.join("classes"), work.join("made"));
    kafka::compile(
        &jars,
        &[kafka::root().join("tests/golden/cleaner")],
        &classes,
    )?;
    if made.exists() {
        std::fs::remove_dir_all(&made)?;
    }
    let mut command = kafka::java(&[&classes, &jars]);
    command.arg("Compacted").arg(&made);
    process::run(
        &mut command,
        &work.join("java.log"),
        Duration::from_secs(60),
    )?;
    let checked_in = kafka::root().join(CHECKED_IN);
    if checked_in.exists() {
        std::fs::remove_dir_all(&checked_in)?;
    }
    for log in LOGS {
        let bytes = copy(&made.join(log), &checked_in.join(log))?;
        println!("{CHECKED_IN}/{log}: {bytes} bytes");
    }
    let status = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package", "broker", "--lib"])
        .args(["log::tests::compacted"])
        .current_dir(kafka::root())
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "our cleaner differs from Kafka's");
    Ok(())
}

/// Copies a folder with all that is in it, and tells how much that is.
fn copy(from: &Path, to: &Path) -> Result<u64> {
    std::fs::create_dir_all(to)?;
    let mut bytes = 0;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        bytes += match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => std::fs::copy(entry.path(), target)?,
        };
    }
    Ok(bytes)
}
