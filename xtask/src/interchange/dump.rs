//! Kafka's own `kafka-dump-log` over every segment and index of a directory.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::topics::Contents;
use crate::kafka;

/// Lines of the tool that mean that something is wrong with a file.
const WRONG: [&str; 7] = [
    "isvalid: false",
    "Mismatches",
    "out of order",
    "not found in the log",
    "Could not decode",
    "Exception",
    "invalid bytes",
];
/// Offsets are missing, which is right where a log was compacted. The pairs of offsets follow; each file's first comes behind
/// a −1.
const GAPS: &str = "Non-consecutive offsets in ";
const PAIR: &str = " is followed by ";
/// A time index names a record that is not there, which Kafka's own compaction brings about.
const TIMES: &str = "Found timestamp mismatch in :";
/// As many files as one call takes: their names are one argument.
const FILES_AT_ONCE: usize = 400;

/// Dumps the files of every partition; each must be right, and hold as many records as were acknowledged.
pub fn check(jars: &Path, data: &Path, contents: &Contents) -> Result<()> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(data)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    for (prefix, decoder) in [
        ("__cluster_metadata-", "--cluster-metadata-decoder"),
        ("__consumer_offsets-", "--offsets-decoder"),
    ] {
        let files = files_of(&folders, |name| name.starts_with(prefix))?;
        ensure!(!files.is_empty(), "no segment of {prefix}*");
        dump(jars, &files, Some(decoder), &[prefix]).with_context(|| prefix.to_owned())?;
    }
    let topics: BTreeMap<&str, usize> = contents.counts().collect();
    let files = files_of(&folders, |name| {
        topic_of(name).is_some_and(|topic| topics.contains_key(topic))
    })?;
    let text = dump(jars, &files, None, &[])?;
    let mut found = BTreeMap::new();
    let mut topic = "";
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("Dumping ") {
            topic = Path::new(path)
                .parent()
                .and_then(Path::file_name)
                .and_then(OsStr::to_str)
                .and_then(topic_of)
                .context("a folder that is no partition's")?;
        } else if line.starts_with("| offset: ") {
            *found.entry(topic).or_default() += 1;
        }
    }
    ensure!(
        found == topics,
        "the tool found {found:?} records instead of {topics:?}"
    );
    Ok(())
}

/// Has the tool verify every file of every partition. Of the topics in `compacted` offsets may be missing.
pub fn verify(jars: &Path, data: &Path, compacted: &[&str]) -> Result<usize> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(data)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    let files = files_of(&folders, |_| true)?;
    for files in files.chunks(FILES_AT_ONCE) {
        dump(jars, files, Some("--verify-index-only"), compacted)?;
    }
    Ok(files.len())
}

/// The topic of a partition's folder.
fn topic_of(folder: &str) -> Option<&str> {
    folder.rsplit_once('-').map(|(topic, _)| topic)
}

/// Logs, indexes and snapshots inside the folders whose name is wanted.
fn files_of(folders: &[PathBuf], is_wanted: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for folder in folders.iter().filter(|path| {
        path.file_name()
            .is_some_and(|name| is_wanted(&name.to_string_lossy()))
    }) {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|kind| {
                [
                    "log",
                    "index",
                    "timeindex",
                    "txnindex",
                    "snapshot",
                    "checkpoint",
                ]
                .iter()
                .any(|known| kind == *known)
            }) {
                files.push(path.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn dump(jars: &Path, files: &[String], more: Option<&str>, compacted: &[&str]) -> Result<String> {
    let list = files.join(",");
    let args = ["--deep-iteration", "--files", &list]
        .into_iter()
        .chain(more);
    let class = "org.apache.kafka.tools.DumpLogSegments";
    let (text, complaints) = kafka::tool_and_complaints(jars, class, args)?;
    let mut is_compacted = false;
    let mut is_wrong = |line: &&str| {
        if let Some(path) = line.strip_prefix(GAPS).or(line.strip_prefix(TIMES)) {
            is_compacted = compacted.iter().any(|topic| path.contains(topic));
            line.starts_with(TIMES) && !is_compacted
        } else if let Some((before, _)) = line.split_once(PAIR) {
            before.trim() != "-1" && !is_compacted
        } else {
            WRONG.iter().any(|sign| line.contains(sign))
        }
    };
    let wrong = complaints
        .lines()
        .chain(text.lines())
        .find(|line| is_wrong(line));
    ensure!(
        wrong.is_none(),
        "the tool says: {}",
        wrong.unwrap_or_default()
    );
    Ok(text)
}
