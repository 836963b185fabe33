//! A compacted segment on its way: written beside those that it is made from, and put in their place in steps that a crash
//! may come between.
//!
//! ```text
//!   x.log.cleaned   being written; a start removes it
//!   x.log.swap      whole and synced, once no .cleaned is left; a start puts it in place
//!   x.log           in place
//! ```

use std::path::{Path, PathBuf};

use bytes::Bytes;

use crate::log::active::Active;
use crate::log::entry::{Entry, Peek};
use crate::log::files::{Files, failed};
use crate::log::names::FileKind;
use crate::log::segment::{Place, Segment};
use crate::log::{AbortedTransaction, Disk, LogConfig, OpenMode, StorageFailure, txn_index};

/// The files of a segment, its batches first: where they are, the rest can be made anew.
const KINDS: [FileKind; 4] = [
    FileKind::Log,
    FileKind::OffsetIndex,
    FileKind::TimeIndex,
    FileKind::TransactionIndex,
];

/// A segment that is being written.
#[derive(Debug)]
pub(super) struct Output<F> {
    segment: Segment,
    active: Active,
    aborted: Vec<AbortedTransaction>,
    file: F,
    /// Batches that are not written yet.
    pending: Vec<Bytes>,
    pending_len: u64,
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn path(place: Place<'_>, base_offset: i64, kind: FileKind, suffix: &str) -> PathBuf {
    with_suffix(&place.file(base_offset, kind).path(), suffix)
}

impl<F> Output<F> {
    /// Begins a segment.
    pub fn begin<D: Disk<File = F>>(
        files: &mut Files<D>,
        place: Place<'_>,
        base_offset: i64,
    ) -> Result<Self, StorageFailure> {
        let path = path(place, base_offset, FileKind::Log, ".cleaned");
        let opened = files.disk().open(&path, OpenMode::Truncate);
        Ok(Self {
            segment: Segment::empty(base_offset),
            active: Active::new(0),
            aborted: Vec::new(),
            file: opened.map_err(failed("create", &path))?,
            pending: Vec::new(),
            pending_len: 0,
        })
    }

    /// Adds a batch.
    pub fn push(&mut self, batch: Bytes, config: &LogConfig) {
        let Peek::Entry(entry) = Entry::peek(&batch) else {
            unreachable!("compaction makes whole batches");
        };
        let position = self.segment.len + self.pending_len;
        self.segment
            .note(&mut self.active, &entry, position, config);
        self.pending_len += batch.len() as u64;
        self.pending.push(batch);
    }

    /// Notes a transaction of which batches are left.
    pub fn aborted(&mut self, aborted: AbortedTransaction) {
        self.aborted.push(aborted);
    }

    /// Writes what was added; says how much.
    pub fn flush<D: Disk<File = F>>(
        &mut self,
        files: &mut Files<D>,
        place: Place<'_>,
    ) -> Result<u64, StorageFailure> {
        let parts = std::mem::take(&mut self.pending);
        let written = files.disk().write_at(&self.file, self.segment.len, &parts);
        let path = path(place, self.segment.base_offset, FileKind::Log, ".cleaned");
        written.map_err(failed("write", &path))?;
        self.segment.len += self.pending_len;
        Ok(std::mem::take(&mut self.pending_len))
    }

    /// Gives the segment up.
    pub fn discard<D: Disk<File = F>>(self, files: &mut Files<D>, place: Place<'_>) {
        files.disk().close(self.file);
        for kind in KINDS {
            // What cannot be removed now is removed by the next start.
            let _ = files.remove(&path(place, self.segment.base_offset, kind, ".cleaned"));
        }
    }

    /// Makes the segment, whole, take the place of `replaced`, whose first has its base offset. Returns it, and the files
    /// that are to be removed.
    pub fn replace<D: Disk<File = F>>(
        mut self,
        files: &mut Files<D>,
        place: Place<'_>,
        replaced: &[i64],
    ) -> Result<(Segment, Vec<PathBuf>), StorageFailure> {
        let base_offset = self.segment.base_offset;
        let folder = Path::new(place.folder);
        files.disk().close(self.file);
        files.sync_small(&path(place, base_offset, FileKind::Log, ".cleaned"))?;
        let (offsets, times) = self.segment.take_indexes(&mut self.active);
        let mut kinds = vec![FileKind::Log, FileKind::OffsetIndex, FileKind::TimeIndex];
        let mut caches = vec![
            (FileKind::OffsetIndex, offsets),
            (FileKind::TimeIndex, times),
        ];
        if !self.aborted.is_empty() {
            kinds.push(FileKind::TransactionIndex);
            caches.push((
                FileKind::TransactionIndex,
                txn_index::content(&self.aborted),
            ));
        }
        for (kind, content) in caches {
            let path = path(place, base_offset, kind, ".cleaned");
            files.write_small(&path, content)?;
            files.sync_small(&path)?;
        }
        files.sync_dir(folder)?;
        let rename = |files: &mut Files<D>, from: &Path, to: &Path| {
            let renamed = files.disk().rename(from, to);
            renamed.map_err(failed("rename", from))
        };
        for &kind in &kinds {
            let [from, to] =
                [".cleaned", ".swap"].map(|suffix| path(place, base_offset, kind, suffix));
            rename(files, &from, &to)?;
        }
        files.sync_dir(folder)?;

        // From here on a start finishes it.
        let mut removable = Vec::new();
        for &old in replaced {
            for kind in FileKind::ALL {
                let at = place.file(old, kind);
                files.forget(at.key);
                let is_kept = old == base_offset
                    && matches!(kind, FileKind::Log | FileKind::ProducerSnapshot);
                let deleted = with_suffix(&at.path(), ".deleted");
                if !is_kept && files.len(at)?.is_some() {
                    rename(files, &at.path(), &deleted)?;
                    removable.push(deleted);
                }
            }
        }
        files.sync_dir(folder)?;
        for &kind in &kinds {
            let to = place.file(base_offset, kind).path();
            rename(files, &path(place, base_offset, kind, ".swap"), &to)?;
            if kind == FileKind::Log {
                // A start that finds the batches in place puts the rest there too; the other way round it would take
                // the rest for what is to be replaced.
                files.sync_dir(folder)?;
            }
        }
        files.sync_dir(folder)?;
        let segment = Segment::found(base_offset, self.segment.len);
        Ok((segment, removable))
    }
}
