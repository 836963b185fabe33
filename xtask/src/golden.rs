//! `cargo xtask golden`: messages as Kafka's own classes write them, for kafka-proto's tests.
//!
//! A Java program of ours fills every message of a release in every version and has Kafka turn it into bytes and
//! JSON. The comparison itself is a test of kafka-proto: xtask writes that crate's code, and so must build without it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::kafka;
use crate::process::Process;

/// The release that has the oldest versions, and the one that has the newest.
const RELEASES: [&str; 2] = ["3.9.2", "4.3.1"];

/// The vectors that `cargo test` reads.
const CHECKED_IN: &str = "kafka-proto/tests/messages/vectors.zst";

/// What the checked-in vectors are drawn from.
const SEED: u64 = 4;
const PER: u32 = 2;

/// The versions that mean something else in the oldest release than in the newest, which is right.
const LEFT_OUT_OF_THE_OLDEST: [(&str, i16); 14] = [
    // Marked unstable in 3.9: what became stable has other versions, layouts or record types.
    ("ReadShareGroupStateSummaryResponse", 0),
    ("ShareAcknowledgeRequest", 0),
    ("ShareAcknowledgeResponse", 0),
    ("ShareFetchRequest", 0),
    ("ShareFetchResponse", 0),
    ("ShareGroupDescribeRequest", 0),
    ("ShareGroupDescribeResponse", 0),
    ("ShareGroupHeartbeatRequest", 0),
    ("ShareGroupHeartbeatResponse", 0),
    ("ShareGroupMemberMetadataKey", 10),
    ("ShareGroupMetadataKey", 11),
    ("ShareGroupMetadataValue", 0),
    // The same bytes; fields have other names.
    ("VoteRequest", 0),
    ("VoteRequest", 1),
];

/// What the command line of `cargo xtask golden` may hold.
#[derive(clap::Args)]
pub struct Arguments {
    /// The seed of fresh vectors
    #[arg(long)]
    seed: Option<u64>,
    /// How many random vectors of each message and version, besides the fixed ones
    #[arg(long, value_name = "K")]
    per: Option<u32>,
}

/// Makes vectors and lets the tests compare.
///
/// # Errors
///
/// Fails if Kafka cannot be fetched or run, or if something differs.
pub fn run(arguments: Arguments) -> Result<()> {
    let is_fresh = arguments.seed.is_some() || arguments.per.is_some();
    let (seed, per) = (arguments.seed.unwrap_or(SEED), arguments.per.unwrap_or(PER));
    println!("Seed {seed}, {per} random vectors of each message and version");
    let (mut lines, mut layouts) = (BTreeSet::new(), BTreeSet::new());
    for release in RELEASES {
        layouts.extend(make(release, seed, per, &mut lines)?);
    }
    ensure_all(&layouts)?;
    let (file, level) = if is_fresh {
        (kafka::folder().join("golden/fresh.zst"), 1)
    } else {
        (kafka::root().join(CHECKED_IN), 19)
    };
    let size = write(&lines, &file, level)?;
    println!("{}: {size} bytes compressed", file.display());
    compare(&file)
}

/// Messages and versions.
type Layouts = BTreeSet<(String, i16)>;

/// Adds a release's vectors, and tells what they are of.
fn make(release: &str, seed: u64, per: u32, lines: &mut BTreeSet<String>) -> Result<Layouts> {
    let jars = kafka::fetch("server.pom.xml", release)?;
    let classes = kafka::folder().join(format!("golden/classes-{release}"));
    let log = kafka::folder().join(format!("golden/{release}.log"));
    kafka::compile(&jars, &[kafka::root().join("tests/golden/java")], &classes)?;
    let mut command = kafka::java(&[&classes, &jars]);
    command
        .arg("Golden")
        .args([seed.to_string(), per.to_string()]);
    let mut process = Process::start_piped(&mut command, &log)?;
    let output = process.child().stdout.take().context("no pipe")?;
    let (mut layouts, mut left_out, mut count) = (Layouts::new(), Layouts::new(), 0);
    for line in BufReader::new(output).lines() {
        let line = line?;
        let mut parts = line.split(' ');
        let (Some(message), Some(version)) = (parts.next(), parts.next()) else {
            continue;
        };
        let layout = (message.to_owned(), version.parse()?);
        if release == RELEASES[0] && LEFT_OUT_OF_THE_OLDEST.contains(&(message, layout.1)) {
            left_out.insert(layout);
            continue;
        }
        layouts.insert(layout);
        count += 1;
        lines.insert(line);
    }
    let status = process.wait(Duration::from_secs(60))?;
    ensure!(status.success(), "java: {status}; see {}", log.display());
    let messages: BTreeSet<_> = layouts.iter().map(|(message, _)| message).collect();
    println!(
        "Kafka {release}: {} messages in {} versions, {count} vectors ({} versions left out)",
        messages.len(),
        layouts.len(),
        left_out.len()
    );
    Ok(layouts)
}

/// Refuses vectors that leave out a version of the specs.
fn ensure_all(layouts: &Layouts) -> Result<()> {
    let specs = crate::codegen::load(&kafka::root().join("schemas"))?;
    let all = specs.values().flat_map(|spec| {
        let versions = spec.valid_versions.iter();
        versions.map(|version| (spec.name.clone(), version))
    });
    let missing: Vec<_> = all.filter(|layout| !layouts.contains(layout)).collect();
    ensure!(missing.is_empty(), "no vectors of {missing:?}");
    Ok(())
}

/// Writes the vectors, each once, and tells the file's size.
fn write(lines: &BTreeSet<String>, file: &Path, level: i32) -> Result<u64> {
    let mut compressed = zstd::Encoder::new(std::fs::File::create(file)?, level)?;
    for line in lines {
        writeln!(compressed, "{line}")?;
    }
    compressed.finish()?;
    Ok(std::fs::metadata(file)?.len())
}

/// Runs the test of kafka-proto that compares.
fn compare(file: &Path) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        // Of the workspace, as plain `cargo test` is: the same features, so nothing is built twice.
        .args(["test", "--quiet", "--workspace"])
        .args(["--test", "messages", "kafka::", "--", "--nocapture"])
        .env("KAFKA_GOLDEN_VECTORS", file)
        .current_dir(kafka::root())
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "kafka-proto differs from Kafka");
    Ok(())
}
