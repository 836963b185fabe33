//! Checking one partition's folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::segment::SegmentFiles;
use super::walk::Walk;
use super::{Check, Finding, Severity};
use crate::core::ids::LogId;
use crate::log::files::{FileAt, FileKey, failed};
use crate::log::names::{self, FileKind, Leftover};
use crate::log::producers::Producers;
use crate::log::segment::Place;
use crate::log::{
    Disk, StorageFailure, checkpoint, metadata_snapshot, partition_metadata, producer_snapshot,
};

/// Every folder is done with before the next, so that one name is enough for the files of all.
const LOG: LogId = LogId(0);

/// What is carried on from segment to segment.
pub(super) struct Progress {
    /// The least offset that the next entry may have.
    pub next_offset: i64,
    pub producers: Producers,
    /// Whether all open transactions are known.
    pub transactions_known: bool,
    /// What was known to be synced.
    pub recovery_point: i64,
}

impl<D: Disk> Check<D> {
    pub(super) fn check_partition(
        &mut self,
        folder: &str,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let note = |severity, file: &str, what: &str| Finding {
            partition: folder.to_owned(),
            ..super::of_root(severity, file, what)
        };
        let path = Path::new(folder);
        let entries = self.files.disk().list_dir(path);
        let mut segments: BTreeMap<i64, BTreeSet<FileKind>> = BTreeMap::new();
        let mut snapshots = Vec::new();
        let mut names = BTreeSet::new();
        for entry in entries.map_err(failed("list", path))? {
            match FileKind::parse(&entry.name) {
                Some((FileKind::ProducerSnapshot, offset)) => snapshots.push(offset),
                Some((kind, offset)) => _ = segments.entry(offset).or_default().insert(kind),
                None if Leftover::parse(&entry.name).is_some() => {
                    let what = "left from work that was interrupted; the next start clears it";
                    findings.push(note(Severity::Note, &entry.name, what));
                }
                None if names::parse_metadata_snapshot(&entry.name).is_some() => {
                    self.check_metadata_snapshot(folder, &entry.name, findings)?;
                }
                None => {}
            }
            names.insert(entry.name);
        }
        if folder != "__cluster_metadata-0" {
            let text = self
                .files
                .read_text(&path.join(names::PARTITION_METADATA))?;
            if text.as_deref().and_then(partition_metadata::read).is_none() {
                let what = "the topic's id is not in it; the next start writes it";
                findings.push(note(Severity::Cache, names::PARTITION_METADATA, what));
            }
        }
        let text = self.files.read_text(&path.join(names::LEADER_EPOCHS))?;
        if text.is_some_and(|text| checkpoint::read_epochs(&text).is_none()) {
            let mut finding = note(Severity::Cache, names::LEADER_EPOCHS, "it is torn");
            self.remove_cache(folder, names::LEADER_EPOCHS, &mut finding)?;
            findings.push(finding);
        }
        let mut by_offset = BTreeMap::new();
        for offset in snapshots {
            let name = FileKind::ProducerSnapshot.name(offset);
            let bytes = self.files.read_small(&path.join(&name))?;
            match bytes.as_deref().and_then(producer_snapshot::read) {
                Some(producers) => _ = by_offset.insert(offset, producers),
                None => {
                    let mut finding = note(Severity::Cache, &name, "its checksum is wrong");
                    self.remove_cache(folder, &name, &mut finding)?;
                    findings.push(finding);
                }
            }
        }
        self.check_segments(folder, &segments, &mut by_offset, findings)
    }

    fn check_segments(
        &mut self,
        folder: &str,
        segments: &BTreeMap<i64, BTreeSet<FileKind>>,
        snapshots: &mut BTreeMap<i64, Vec<crate::log::RecoveredProducer>>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let with_log = |(_, kinds): &(&i64, &BTreeSet<FileKind>)| kinds.contains(&FileKind::Log);
        let first = segments
            .iter()
            .find(with_log)
            .map_or(0, |(&offset, _)| offset);
        let recovery_point = self.recovery_points.get(folder).copied().unwrap_or(0);
        let known = snapshots.remove(&first);
        let mut progress = Progress {
            next_offset: first,
            transactions_known: first == 0 || known.is_some(),
            producers: Producers::restore(known.unwrap_or_default()),
            recovery_point,
        };
        let newest = segments
            .iter()
            .rev()
            .find(with_log)
            .map(|(&offset, _)| offset);
        for (&base_offset, kinds) in segments {
            if !kinds.contains(&FileKind::Log) {
                for kind in kinds {
                    findings.push(Finding {
                        partition: folder.to_owned(),
                        ..super::of_root(
                            Severity::Note,
                            &kind.name(base_offset),
                            "it has no segment",
                        )
                    });
                }
                continue;
            }
            let files = SegmentFiles {
                place: Place { folder, log: LOG },
                base_offset,
                kinds,
                is_newest: newest == Some(base_offset),
            };
            self.check_segment(&files, &mut progress, findings)?;
        }
        self.files.forget_log(LOG);
        let begins = self.log_starts.get(folder).copied().unwrap_or(0);
        let missing = |what: String| Finding {
            partition: folder.to_owned(),
            offset: Some(progress.next_offset),
            ..super::of_root(Severity::Damage, "", &what)
        };
        if newest.is_some() && progress.next_offset < recovery_point.max(begins) {
            findings.push(missing(format!(
                "the log ends here, but offsets up to {recovery_point} were synced and it begins at {begins}"
            )));
        }
        Ok(())
    }

    /// A snapshot of the metadata log is batches like those of a segment, between a header and a footer.
    fn check_metadata_snapshot(
        &mut self,
        folder: &str,
        name: &str,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let bytes = self.files.read_small(&Path::new(folder).join(name))?;
        let bytes = bytes.unwrap_or_default();
        if let Err(fault) = metadata_snapshot::verify(&bytes) {
            findings.push(Finding {
                partition: folder.to_owned(),
                position: Some(fault.position),
                ..super::of_root(Severity::Damage, name, &fault.reason)
            });
        }
        Ok(())
    }

    /// Removes what a start makes anew, if repairing is wanted.
    fn remove_cache(
        &mut self,
        folder: &str,
        name: &str,
        finding: &mut Finding,
    ) -> Result<(), StorageFailure> {
        if self.repair {
            self.files.remove(&Path::new(folder).join(name))?;
            self.files.sync_dir(Path::new(folder))?;
            finding.repaired = Some("removed, the next start makes it");
        }
        Ok(())
    }
}

/// A walk over a segment's file.
pub(super) fn walk<'a>(place: Place<'a>, base_offset: i64, len: u64, next_offset: i64) -> Walk<'a> {
    let key = FileKey {
        log: place.log,
        base_offset,
        kind: FileKind::Log,
    };
    Walk {
        at: FileAt {
            folder: place.folder,
            key,
        },
        len,
        next_offset,
    }
}
