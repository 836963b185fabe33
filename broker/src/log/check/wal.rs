//! The write-ahead log in a check: every group is read and judged as the next start will. A repair puts what is whole back
//! into the segments, as a start does; what a start would refuse, or not serve, is put aside first.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;

use super::{Check, Finding, Severity, of_root};
use crate::core::time::Now;
use crate::log::files::failed;
use crate::log::meta_properties::MetaProperties;
use crate::log::wal::{self, FOLDER, look};
use crate::log::{Disk, StorageFailure, Store, StoreConfig, names};

const PUT_ASIDE: &str = "put aside, what is whole is in the segments";

/// Nothing that was written down is older than this: no producer is forgotten for its age.
const LONG_AGO: Now = Now {
    monotonic: Duration::ZERO,
    wall_ms: 0,
};

/// A file of the write-ahead log.
struct WalFile {
    number: u32,
    bytes: Bytes,
    is_damaged: bool,
}

impl<D: Disk> Check<D> {
    pub(super) fn check_wal(&mut self, findings: &mut Vec<Finding>) -> Result<(), StorageFailure> {
        if !self.wal_is_there {
            return Ok(());
        }
        let folder = Path::new(FOLDER);
        let entries = self.files.disk().list_dir(folder);
        let mut names: Vec<String> = entries
            .map_err(failed("list", folder))?
            .into_iter()
            .map(|entry| entry.name)
            .collect();
        names.sort_unstable();
        let mut found = Vec::new();
        let mut damages = Vec::new();
        for name in names {
            let note = |what: String| finding(Severity::Note, &name, what);
            let Some(number) = wal::parse(&name) else {
                findings.push(note("not a file of the write-ahead log".to_owned()));
                continue;
            };
            let path = wal::path(number);
            let bytes = Bytes::from(self.files.read_small(&path)?.unwrap_or_default());
            let judged = look::judge(&path, bytes.clone());
            found.push(WalFile {
                number,
                bytes,
                is_damaged: !judged.damages.is_empty(),
            });
            for (concerned, failure) in judged.damages {
                let mut what = failure.reason;
                if let Some((topic, partition)) = concerned {
                    what += "; it concerns ";
                    what += &names::partition_folder(&topic, partition);
                }
                damages.push(finding(Severity::Damage, &name, what));
            }
            findings.extend(judged.remarks.into_iter().map(note));
            findings.push(note(format!(
                "it holds batches of {} partitions, which the next start puts back where they are missing",
                judged.logs
            )));
        }
        if self.repair {
            self.repair_wal(&found, &mut damages, findings)?;
        }
        findings.append(&mut damages);
        Ok(())
    }

    fn repair_wal(
        &mut self,
        found: &[WalFile],
        damages: &mut [Finding],
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let text = self.files.read_text(Path::new(names::META_PROPERTIES))?;
        let Some(Ok(properties)) = text.as_deref().map(MetaProperties::read) else {
            return Ok(());
        };
        if !found.iter().any(|file| file.is_damaged) {
            if let Replayed::In = self.replay(&properties, findings)? {
                return Ok(());
            }
            // Something that was synced is missing before what is here: a start would not serve the partition.
            for file in found {
                self.put_aside(file, findings)?;
            }
            return self.remove_wal();
        }
        // First of all, for what is put back below takes its place.
        for file in found {
            self.put_aside(file, findings)?;
        }
        for file in found {
            let name = wal::path(file.number);
            let name = name.file_name().unwrap_or_default().to_string_lossy();
            for run in wal::salvage(&file.bytes) {
                self.replace_wal(run.file)?;
                if let Replayed::Refused = self.replay(&properties, findings)? {
                    return Ok(());
                }
                let (first, last) = run.sequences;
                let what = format!("groups {first} to {last} of it were gone through");
                findings.push(finding(Severity::Note, &name, what));
            }
        }
        self.remove_wal()?;
        for damage in damages {
            damage.repaired = Some(PUT_ASIDE);
        }
        Ok(())
    }

    /// Starts the store on what is there, which puts back what the write-ahead log holds.
    fn replay(
        &mut self,
        properties: &MetaProperties,
        findings: &mut Vec<Finding>,
    ) -> Result<Replayed, StorageFailure> {
        let config = StoreConfig::new(
            properties.node_id,
            properties.cluster_id.clone(),
            properties.directory_id,
        );
        let (mut store, recovered) = match Store::open(self.files.disk(), config, LONG_AGO) {
            Ok(opened) => opened,
            Err(failure) => {
                let what = format!("it cannot be put back: {failure}");
                findings.push(of_root(Severity::Damage, FOLDER, &what));
                return Ok(Replayed::Refused);
            }
        };
        for remark in store.take_remarks() {
            findings.push(of_root(Severity::Note, FOLDER, &remark));
        }
        if !self.wal_is_left()? {
            return Ok(Replayed::In);
        }
        let known: BTreeSet<String> = findings
            .iter()
            .map(|found| found.partition.clone())
            .collect();
        for log in recovered {
            let folder = names::partition_folder(&log.topic, log.partition);
            if let Some(failure) = log.failure
                && !known.contains(&folder)
            {
                findings.push(Finding {
                    partition: folder,
                    offset: Some(log.log_end_offset.0),
                    repaired: Some("served up to here from now on"),
                    ..of_root(Severity::Damage, "", &failure.reason)
                });
            }
        }
        Ok(Replayed::FellShort)
    }

    fn wal_is_left(&mut self) -> Result<bool, StorageFailure> {
        let root = Path::new("");
        let entries = self.files.disk().list_dir(root);
        let mut entries = entries.map_err(failed("list", root))?.into_iter();
        Ok(entries.any(|entry| entry.is_dir && entry.name == FOLDER))
    }

    /// Copies a file of the write-ahead log to where a start does not look: beside the partitions' folders.
    fn put_aside(
        &mut self,
        file: &WalFile,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let mut copy = 0;
        let name = loop {
            let name = format!("{FOLDER}-{:08}.damaged-{copy}", file.number);
            match self.files.read_small(Path::new(&name))? {
                Some(known) if known != file.bytes => copy += 1,
                _ => break name,
            }
        };
        self.files
            .replace_small(Path::new(&name), file.bytes.to_vec())?;
        self.files.sync_dir(Path::new(""))?;
        let what = format!("a copy of the write-ahead log's file {}", file.number);
        findings.push(of_root(Severity::Note, &name, &what));
        Ok(())
    }

    /// Puts one file in the place of all of the write-ahead log.
    fn replace_wal(&mut self, content: Vec<u8>) -> Result<(), StorageFailure> {
        let folder = Path::new(FOLDER);
        if self.wal_is_left()? {
            self.remove_wal()?;
        }
        let created = self.files.disk().create_dir(folder);
        created.map_err(failed("create", folder))?;
        self.files.replace_small(&wal::path(0), content)?;
        self.files.sync_dir(folder)?;
        self.files.sync_dir(Path::new(""))
    }

    fn remove_wal(&mut self) -> Result<(), StorageFailure> {
        let folder = Path::new(FOLDER);
        if self.wal_is_left()? {
            let removed = self.files.disk().remove_dir_all(folder);
            removed.map_err(failed("remove", folder))?;
        }
        self.files.sync_dir(Path::new(""))
    }
}

/// What became of an attempt to put back what the write-ahead log holds.
enum Replayed {
    /// All of it is in the segments.
    In,
    /// Of some partition something that was synced is missing.
    FellShort,
    /// The directory cannot be started on.
    Refused,
}

fn finding(severity: Severity, name: &str, what: String) -> Finding {
    Finding {
        severity,
        partition: FOLDER.to_owned(),
        file: name.to_owned(),
        position: None,
        offset: None,
        what,
        repaired: None,
    }
}
