//! Bugs that are put in between the store and its disk on purpose, to see that the crash runs find them.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::crash::Run;
use crate::core::ids::Offset;
use crate::log::{DirEntry, Disk, OpenMode, Space, StorageEvent};
use crate::sim::{MemoryDisk, MemoryFile};

const WAL: &str = "chronik-wal";
const MARKER: &str = ".kafka_cleanshutdown";
/// Where the first group of the write-ahead log begins.
const GROUPS_AT: u64 = 8192;

/// A bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    WalNotSynced,
    SegmentsNotSynced,
    NothingSyncedAtOnce,
    PartitionFolderNotSynced,
    DataDirectoryNotSynced,
    WalFolderNotSynced,
    TablesNotSynced,
    WalSyncedBeforeWritten,
    SegmentsSyncedBeforeWritten,
    GroupsOverEachOther,
    GroupWithoutItsEnd,
    SegmentWriteCutShort,
    CheckpointMarkLost,
    RecoveryNotSynced,
    MarkerRemovalNotSynced,
    RenameForgotten,
    CutForgotten,
    DurableWhenWritten,
    DurableOneTooMany,
    AppendSpoiled,
    ReplayForgotten,
    /// Not among [`ALL`](Self::ALL), which have no snapshots: see `metadata_snapshots`.
    SnapshotNotSynced,
    SnapshotNameNotSynced,
}

impl Bug {
    const ALL: [Self; 21] = [
        Self::WalNotSynced,
        Self::SegmentsNotSynced,
        Self::NothingSyncedAtOnce,
        Self::PartitionFolderNotSynced,
        Self::DataDirectoryNotSynced,
        Self::WalFolderNotSynced,
        Self::TablesNotSynced,
        Self::WalSyncedBeforeWritten,
        Self::SegmentsSyncedBeforeWritten,
        Self::GroupsOverEachOther,
        Self::GroupWithoutItsEnd,
        Self::SegmentWriteCutShort,
        Self::CheckpointMarkLost,
        Self::RecoveryNotSynced,
        Self::MarkerRemovalNotSynced,
        Self::RenameForgotten,
        Self::CutForgotten,
        Self::DurableWhenWritten,
        Self::DurableOneTooMany,
        Self::AppendSpoiled,
        Self::ReplayForgotten,
    ];

    /// Tells of what has not come to pass.
    pub fn spoil_events(self, events: &mut Vec<StorageEvent>) {
        match self {
            Self::DurableWhenWritten => {
                let early: Vec<StorageEvent> = events
                    .iter()
                    .filter_map(|event| match *event {
                        StorageEvent::Written { log, end_offset } => {
                            Some(StorageEvent::Durable { log, end_offset })
                        }
                        _ => None,
                    })
                    .collect();
                events.extend(early);
            }
            Self::DurableOneTooMany => {
                for event in events {
                    if let StorageEvent::Durable { end_offset, .. } = event {
                        *end_offset = Offset(end_offset.0 + 1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A disk with a bug in front of it.
#[derive(Debug, Clone)]
pub struct Spoiled {
    disk: MemoryDisk,
    bug: Option<Bug>,
    marker_removed: bool,
    snapshot_named: bool,
}

#[derive(Debug, Clone)]
pub struct SpoiledFile {
    file: MemoryFile,
    path: PathBuf,
}

impl SpoiledFile {
    fn is_wal(&self) -> bool {
        self.path.starts_with(WAL)
    }

    fn is_segment(&self) -> bool {
        self.path.extension().is_some_and(|kind| kind == "log")
    }

    fn is_table(&self) -> bool {
        self.path.parent() == Some(Path::new(""))
            && self.path.extension().is_some_and(|kind| kind == "tmp")
    }
}

impl Spoiled {
    pub fn new(disk: MemoryDisk, bug: Option<Bug>) -> Self {
        Self {
            disk,
            bug,
            marker_removed: false,
            snapshot_named: false,
        }
    }

    fn has(&self, bug: Bug) -> bool {
        self.bug == Some(bug)
    }
}

impl Disk for Spoiled {
    type File = SpoiledFile;

    fn directory(&self) -> String {
        self.disk.directory()
    }

    fn space(&mut self) -> io::Result<Space> {
        self.disk.space()
    }

    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<SpoiledFile> {
        let file = self.disk.open(path, mode)?;
        let path = path.to_path_buf();
        Ok(SpoiledFile { file, path })
    }

    fn close(&mut self, file: SpoiledFile) {
        self.disk.close(file.file);
    }

    fn read_at(
        &mut self,
        file: &SpoiledFile,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> io::Result<usize> {
        self.disk.read_at(&file.file, position, len, into)
    }

    fn write_at(
        &mut self,
        file: &SpoiledFile,
        mut position: u64,
        parts: &[Bytes],
    ) -> io::Result<()> {
        let mut bytes = parts.concat();
        let is_group = file.is_wal() && position >= GROUPS_AT && bytes.starts_with(b"CWLG");
        match self.bug {
            Some(Bug::WalSyncedBeforeWritten) if file.is_wal() => {
                self.disk.sync_file(&file.file)?
            }
            Some(Bug::SegmentsSyncedBeforeWritten) if file.is_segment() => {
                self.disk.sync_file(&file.file)?;
            }
            Some(Bug::GroupsOverEachOther) if is_group => position = GROUPS_AT,
            Some(Bug::GroupWithoutItsEnd) if is_group => bytes.truncate(512),
            Some(Bug::SegmentWriteCutShort) if file.is_segment() => {
                let len = bytes.len() - 1;
                bytes.truncate(len);
            }
            Some(Bug::CheckpointMarkLost)
                if file.is_wal() && bytes.len() == 4096 && position < GROUPS_AT =>
            {
                return Ok(());
            }
            Some(Bug::AppendSpoiled) if file.is_segment() => {
                if let Some(last) = bytes.last_mut() {
                    *last ^= 1;
                }
            }
            _ => {}
        }
        self.disk.write_at(&file.file, position, &[bytes.into()])
    }

    fn set_len(&mut self, file: &SpoiledFile, len: u64) -> io::Result<()> {
        if self.has(Bug::CutForgotten) && file.is_segment() && self.disk.len(&file.file)? > len {
            return Ok(());
        }
        self.disk.set_len(&file.file, len)
    }

    fn len(&mut self, file: &SpoiledFile) -> io::Result<u64> {
        self.disk.len(&file.file)
    }

    fn sync_file(&mut self, file: &SpoiledFile) -> io::Result<()> {
        let skipped = match self.bug {
            Some(Bug::WalNotSynced | Bug::WalSyncedBeforeWritten) => file.is_wal(),
            Some(Bug::SegmentsNotSynced | Bug::SegmentsSyncedBeforeWritten) => file.is_segment(),
            Some(Bug::TablesNotSynced) => file.is_table(),
            Some(Bug::SnapshotNotSynced) => {
                file.path.extension().is_some_and(|kind| kind == "part")
            }
            _ => false,
        };
        if skipped {
            return Ok(());
        }
        self.disk.sync_file(&file.file)
    }

    fn sync_dir(&mut self, path: &Path) -> io::Result<()> {
        let (root, wal) = (path == Path::new(""), path == Path::new(WAL));
        let after_marker = std::mem::take(&mut self.marker_removed);
        let after_naming = std::mem::take(&mut self.snapshot_named);
        let skipped = match self.bug {
            Some(Bug::DataDirectoryNotSynced) => root,
            Some(Bug::WalFolderNotSynced) => wal,
            Some(Bug::PartitionFolderNotSynced) => !root && !wal,
            Some(Bug::MarkerRemovalNotSynced) => root && after_marker,
            Some(Bug::SnapshotNameNotSynced) => after_naming,
            _ => false,
        };
        if skipped {
            return Ok(());
        }
        self.disk.sync_dir(path)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        let skipped = match self.bug {
            Some(Bug::NothingSyncedAtOnce) => true,
            Some(Bug::RecoveryNotSynced) => self.disk.file_len(Path::new(MARKER))?.is_none(),
            _ => false,
        };
        if skipped {
            return Ok(());
        }
        self.disk.sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if self.has(Bug::RenameForgotten) {
            return Ok(());
        }
        self.snapshot_named = from.extension().is_some_and(|kind| kind == "part");
        self.disk.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.marker_removed = path == Path::new(MARKER);
        self.disk.remove_file(path)
    }

    fn create_dir(&mut self, path: &Path) -> io::Result<()> {
        self.disk.create_dir(path)
    }

    fn remove_dir_all(&mut self, path: &Path) -> io::Result<()> {
        self.disk.remove_dir_all(path)
    }

    fn list_dir(&mut self, path: &Path) -> io::Result<Vec<DirEntry>> {
        if self.has(Bug::ReplayForgotten) && path == Path::new(WAL) {
            return Ok(Vec::new());
        }
        self.disk.list_dir(path)
    }

    fn file_len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        self.disk.file_len(path)
    }

    fn modified_ms(&mut self, path: &Path) -> io::Result<Option<i64>> {
        self.disk.modified_ms(path)
    }
}

#[test]
fn planted_bugs_are_found() {
    let unnoticed: Vec<Bug> = Bug::ALL
        .into_iter()
        .filter(|&bug| {
            (0..1000).all(|seed| {
                catch_unwind(AssertUnwindSafe(|| Run::new(seed, Some(bug)).all())).is_ok()
            })
        })
        .collect();
    assert_eq!(unnoticed, []);
}
