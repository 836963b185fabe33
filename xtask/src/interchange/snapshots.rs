//! Snapshots of the metadata on a directory that changes hands: both write one after every few changes, and ours lets the log
//! go up to it, so that whoever comes next has nothing else.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::Turn;

const BYTES: &str = "metadata.log.max.record.bytes.between.snapshots";
/// Kafka appends a record of some 80 bytes twice a second.
const THEIRS: [(&str, &str); 1] = [(BYTES, "400")];
/// Only the newest is kept, and of the log what the last change wrote.
const OURS: [(&str, &str); 3] = [
    (BYTES, "1"),
    ("metadata.log.segment.ms", "1"),
    ("metadata.max.retention.bytes", "1"),
];

/// The properties for a turn.
pub fn properties(turn: &Turn<'_>) -> &'static [(&'static str, &'static str)] {
    match turn.is_theirs() {
        true => &THEIRS,
        false => &OURS,
    }
}

/// What stands in the folder of a metadata log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Where the newest snapshot ends.
    newest: Option<i64>,
    /// Where the first segment begins.
    begins: i64,
}

impl Left {
    pub fn read(data: &Path) -> Result<Self> {
        let mut newest = None;
        let mut begins = None;
        for entry in std::fs::read_dir(data.join("__cluster_metadata-0"))? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            let offset = name.get(..20).and_then(|digits| digits.parse::<i64>().ok());
            let Some(offset) = offset else { continue };
            if name.ends_with(".checkpoint") {
                newest = newest.max(Some(offset));
            } else if name.ends_with(".log") {
                begins = Some(begins.map_or(offset, |begins: i64| begins.min(offset)));
            }
        }
        let begins = begins.context("no segment of the metadata log")?;
        Ok(Self { newest, begins })
    }

    /// Whether this turn left a snapshot of its own, and ours nothing of the log below it.
    pub fn check(self, turn: &Turn<'_>, before: Option<Self>) -> Result<()> {
        let newest = self.newest.context("no snapshot of the metadata")?;
        let was = before.and_then(|before| before.newest).unwrap_or(0);
        ensure!(newest > was, "no snapshot behind the one at {was}");
        if !turn.is_theirs() {
            ensure!(
                self.begins > 0 && self.begins > before.map_or(0, |before| before.begins),
                "the log still begins at {}, with a snapshot at {newest}",
                self.begins
            );
        }
        ensure!(
            self.begins <= newest,
            "the log begins at {}, behind its snapshot at {newest}",
            self.begins
        );
        Ok(())
    }
}
