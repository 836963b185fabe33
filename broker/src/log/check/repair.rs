//! Repairing what a check found in a segment: its caches are made anew; bytes that are no batch are taken out and put
//! into a file beside it, so that the batches before and behind them can be served. Kafka too reads logs with gaps between
//! offsets.

use std::path::{Path, PathBuf};

use super::segment::SegmentFiles;
use super::walk::Gap;
use super::{Check, Finding};
use crate::log::files::failed;
use crate::log::names::FileKind;
use crate::log::{Disk, OpenMode, StorageFailure};

/// How much is copied at once.
const STEP: u64 = 1 << 20;

/// A segment's caches as they have to be.
pub(super) struct Rebuilt {
    pub offsets: Vec<u8>,
    pub times: Vec<u8>,
    pub aborted: Vec<u8>,
}

impl<D: Disk> Check<D> {
    pub(super) fn repair_segment(
        &mut self,
        of: &SegmentFiles<'_>,
        gaps: &[Gap],
        len: u64,
        rebuilt: Rebuilt,
        damage: &mut [Finding],
        odd: &mut [Finding],
    ) -> Result<(), StorageFailure> {
        let path = |kind| of.place.file(of.base_offset, kind).path();
        if !gaps.is_empty() {
            for gap in gaps {
                let aside = beside(&path(FileKind::Log), &format!(".damaged-{}", gap.position));
                let until = gap.until.unwrap_or(len);
                self.copy(of, &[(gap.position, until)], &aside)?;
            }
            let kept = beside(&path(FileKind::Log), ".tmp");
            self.copy(of, &between(gaps, len), &kept)?;
            self.files
                .forget(of.place.file(of.base_offset, FileKind::Log).key);
            let renamed = self.files.disk().rename(&kept, &path(FileKind::Log));
            renamed.map_err(failed("rename", &kept))?;
        }
        for (kind, content) in [
            (FileKind::OffsetIndex, rebuilt.offsets),
            (FileKind::TimeIndex, rebuilt.times),
        ] {
            self.files.replace_small(&path(kind), content)?;
        }
        let aborted = path(FileKind::TransactionIndex);
        if rebuilt.aborted.is_empty() {
            self.files.remove(&aborted)?;
        } else {
            self.files.replace_small(&aborted, rebuilt.aborted)?;
        }
        self.files.sync_dir(of.place.folder.as_ref())?;
        for finding in damage {
            finding.repaired = Some("taken out and put aside");
        }
        for finding in odd {
            finding.repaired = Some("made anew");
        }
        Ok(())
    }

    /// Copies parts of a segment into a new file and syncs it.
    fn copy(
        &mut self,
        of: &SegmentFiles<'_>,
        parts: &[(u64, u64)],
        to: &Path,
    ) -> Result<(), StorageFailure> {
        let opened = self.files.disk().open(to, OpenMode::Truncate);
        let file = opened.map_err(failed("create", to))?;
        let mut end = 0;
        for &(mut position, until) in parts {
            while position < until {
                let len = STEP.min(until - position);
                let at = of.place.file(of.base_offset, FileKind::Log);
                let bytes = self.files.read(at, position, len as usize)?;
                let written = self.files.disk().write_at(&file, end, &[bytes.into()]);
                written.map_err(failed("write", to))?;
                position += len;
                end += len;
            }
        }
        self.files.disk().close(file);
        self.files.sync_small(to)
    }
}

/// The parts of a segment between its gaps.
fn between(gaps: &[Gap], len: u64) -> Vec<(u64, u64)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for gap in gaps {
        parts.push((from, gap.position));
        from = gap.until.unwrap_or(len);
    }
    parts.push((from, len));
    parts
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
