//! The write-ahead log in a check: every group is read and judged as the next start will.

use std::path::Path;

use super::{Check, Finding, Severity};
use crate::log::files::failed;
use crate::log::wal::{self, FOLDER, look};
use crate::log::{Disk, StorageFailure, names};

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
        for name in names {
            let note = |what: String| finding(Severity::Note, &name, what);
            let Some(number) = wal::parse(&name) else {
                findings.push(note("not a file of the write-ahead log".to_owned()));
                continue;
            };
            let path = wal::path(number);
            let bytes = self.files.read_small(&path)?.unwrap_or_default();
            let judged = look::judge(&path, bytes.into());
            for (concerned, failure) in judged.damages {
                let mut what = failure.reason;
                if let Some((topic, partition)) = concerned {
                    what += "; it concerns ";
                    what += &names::partition_folder(&topic, partition);
                }
                findings.push(finding(Severity::Damage, &name, what));
            }
            findings.extend(judged.remarks.into_iter().map(note));
            findings.push(note(format!(
                "it holds batches of {} partitions, which the next start puts back where they are missing",
                judged.logs
            )));
        }
        Ok(())
    }
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
