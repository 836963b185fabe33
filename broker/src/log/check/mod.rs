//! Checking a data directory that no broker uses: every batch's checksum, every index against its segment, every small
//! file. Changes nothing unless it is asked to repair; then caches are made anew, and damaged bytes are taken out of
//! their segment and put aside, never thrown away.

mod finding;
mod index;
mod partition;
mod repair;
mod segment;
mod wal;
mod walk;

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

pub use finding::{Checked, Finding, Severity};

use super::files::{Files, failed};
use super::meta_properties::MetaProperties;
use super::names::{self, Folder};
use super::wal::FOLDER as WAL;
use super::{Disk, StorageFailure, checkpoint};

/// Files that are open at once.
const OPEN_FILES: usize = 16;

/// A check on its way over a data directory.
///
/// ```text
///   new ──▶ step ──▶ step ──▶ … ──▶ false      (a partition a step)
/// ```
#[derive(Debug)]
pub struct Check<D: Disk> {
    files: Files<D>,
    repair: bool,
    /// Whether the last process to use it ended cleanly.
    clean: bool,
    recovery_points: BTreeMap<String, i64>,
    log_starts: BTreeMap<String, i64>,
    to_do: VecDeque<String>,
    wal_is_there: bool,
    checked: Checked,
}

impl<D: Disk> Check<D> {
    /// Looks at the directory itself. The caller sees to it that nobody else uses it.
    ///
    /// # Errors
    /// The directory cannot be read.
    pub fn new(disk: D, repair: bool, findings: &mut Vec<Finding>) -> Result<Self, StorageFailure> {
        let mut check = Self {
            files: Files::new(disk, OPEN_FILES, OPEN_FILES),
            repair,
            clean: false,
            recovery_points: BTreeMap::new(),
            log_starts: BTreeMap::new(),
            to_do: VecDeque::new(),
            wal_is_there: false,
            checked: Checked::default(),
        };
        let root = Path::new("");
        let entries = check.files.disk().list_dir(root);
        for entry in entries.map_err(failed("list", root))? {
            if !entry.is_dir {
                check.clean |= entry.name == names::CLEAN_SHUTDOWN;
                continue;
            }
            if entry.name == WAL {
                check.wal_is_there = true;
                continue;
            }
            match Folder::parse(&entry.name) {
                Some(Folder::Partition { .. }) => check.to_do.push_back(entry.name),
                Some(Folder::Deleted) => {
                    findings.push(of_root(Severity::Note, &entry.name, "a deleted partition"));
                }
                Some(Folder::Aside) => {
                    findings.push(of_root(Severity::Note, &entry.name, "not served, not checked"));
                }
                None => findings.push(of_root(
                    Severity::Damage,
                    &entry.name,
                    "a folder that is not named like a partition: neither this broker nor Kafka starts with it",
                )),
            }
        }
        check.check_wal(findings)?;
        if repair {
            // A cache that speaks of positions, which a repair may move.
            check.files.remove(Path::new(names::LOG_STATES))?;
            check.files.sync_dir(Path::new(""))?;
        }
        check.check_properties(findings)?;
        check.recovery_points = check.table(names::RECOVERY_POINTS, Severity::Cache, findings)?;
        check.log_starts = check.table(names::LOG_STARTS, Severity::Damage, findings)?;
        check.table(names::HIGH_WATERMARKS, Severity::Cache, findings)?;
        if !check.clean && !check.to_do.is_empty() {
            findings.push(of_root(
                Severity::Note,
                names::CLEAN_SHUTDOWN,
                "missing: the last stop was not clean, and the next start will recover",
            ));
        }
        Ok(check)
    }

    /// Checks the next partition. False once there is none.
    ///
    /// # Errors
    /// A file cannot be read, or a repair cannot be written.
    pub fn step(&mut self, findings: &mut Vec<Finding>) -> Result<bool, StorageFailure> {
        let Some(folder) = self.to_do.pop_front() else {
            return Ok(false);
        };
        self.checked.partitions += 1;
        self.check_partition(&folder, findings)?;
        match self.files.sync_failure() {
            Some(failure) => Err(failure),
            None => Ok(true),
        }
    }

    /// What was gone through so far.
    pub fn checked(&self) -> Checked {
        self.checked
    }

    fn check_properties(&mut self, findings: &mut Vec<Finding>) -> Result<(), StorageFailure> {
        let text = self.files.read_text(Path::new(names::META_PROPERTIES))?;
        let what = match text.as_deref().map(MetaProperties::read) {
            Some(Ok(_)) => return Ok(()),
            Some(Err(reason)) => reason,
            None if self.to_do.is_empty() => return Ok(()),
            None => "missing: it cannot be told whose the partitions are".to_owned(),
        };
        findings.push(of_root(Severity::Damage, names::META_PROPERTIES, &what));
        Ok(())
    }

    /// Reads a table of offsets by partition.
    fn table(
        &mut self,
        name: &str,
        severity: Severity,
        findings: &mut Vec<Finding>,
    ) -> Result<BTreeMap<String, i64>, StorageFailure> {
        let Some(text) = self.files.read_text(Path::new(name))? else {
            return Ok(BTreeMap::new());
        };
        let Some(entries) = checkpoint::read_offsets(&text) else {
            let mut finding = of_root(severity, name, "it is torn or no such table");
            // Without it a start makes a new one; but nothing else says where logs begin.
            if self.repair && severity == Severity::Cache {
                self.files.remove(Path::new(name))?;
                self.files.sync_dir(Path::new(""))?;
                finding.repaired = Some("removed, the next start makes it");
            }
            findings.push(finding);
            return Ok(BTreeMap::new());
        };
        let by_folder = entries.into_iter().map(|entry| {
            (
                names::partition_folder(&entry.topic, entry.partition),
                entry.offset,
            )
        });
        Ok(by_folder.collect())
    }
}

fn of_root(severity: Severity, file: &str, what: &str) -> Finding {
    Finding {
        severity,
        partition: String::new(),
        file: file.to_owned(),
        position: None,
        offset: None,
        what: what.to_owned(),
        repaired: None,
    }
}
