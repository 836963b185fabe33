//! The files that are open, no more than so many at a time, and the ways to write a small file whole.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::names::FileKind;
use super::syncing::SyncOutcome;
use super::{Disk, OpenMode, StorageFailure};
use crate::core::ids::LogId;

/// Small files (checkpoints, metadata, snapshots) larger than this are not read.
const LARGEST_SMALL_FILE: u64 = 256 << 20;
/// Of the files that may be open, one in so many is closed when there are too many.
const CLOSED_OF: usize = 16;

/// Names a segment's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileKey {
    pub log: LogId,
    pub base_offset: i64,
    pub kind: FileKind,
}

/// Where a segment's file is: the partition's folder, and which of the files in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileAt<'a> {
    pub folder: &'a str,
    pub key: FileKey,
}

impl FileAt<'_> {
    pub fn path(&self) -> PathBuf {
        Path::new(self.folder).join(self.key.kind.name(self.key.base_offset))
    }
}

#[derive(Debug)]
struct Open<F> {
    file: F,
    last_used: u64,
    /// Written since its last sync.
    dirty: bool,
}

/// The disk and what is open on it.
#[derive(Debug)]
pub(super) struct Files<D: Disk> {
    disk: D,
    open: BTreeMap<FileKey, Open<D::File>>,
    uses: u64,
    /// The uses when idle files were last closed.
    idle_since: u64,
    max_open: usize,
    /// More files than this are synced at once.
    sync_all_above: usize,
    syncs: u64,
    /// The first sync that failed.
    sync_failure: Option<StorageFailure>,
}

/// Puts the words to a failure.
pub(super) fn failed(operation: &'static str, path: &Path) -> impl Fn(io::Error) -> StorageFailure {
    let path = if path == Path::new("") {
        // The data directory itself.
        Path::new(".")
    } else {
        path
    };
    move |error| StorageFailure {
        operation,
        path: path.display().to_string(),
        reason: error.to_string(),
        is_damage: false,
    }
}

impl<D: Disk> Files<D> {
    pub fn new(disk: D, max_open: usize, sync_all_above: usize) -> Self {
        Self {
            disk,
            open: BTreeMap::new(),
            uses: 0,
            idle_since: 0,
            max_open: max_open.max(8),
            sync_all_above,
            syncs: 0,
            sync_failure: None,
        }
    }

    /// The disk, for what concerns names and whole directories.
    pub fn disk(&mut self) -> &mut D {
        &mut self.disk
    }

    /// Files that are open now.
    pub fn open_count(&self) -> usize {
        self.open.len()
    }

    /// The first sync that failed: nothing written before or after it may be called durable any more.
    pub fn sync_failure(&self) -> Option<StorageFailure> {
        self.sync_failure.clone()
    }

    /// Syncs so far.
    pub fn syncs(&self) -> u64 {
        self.syncs
    }

    /// Every sync goes through here.
    pub fn synced(&mut self, path: &Path, result: io::Result<()>) -> Result<(), StorageFailure> {
        self.syncs += 1;
        result.map_err(|error| {
            let failure = failed("sync", path)(error);
            self.sync_failure.get_or_insert_with(|| failure.clone());
            failure
        })
    }

    /// How syncs ended that somebody else carried out.
    pub fn synced_elsewhere(&mut self, outcome: SyncOutcome) -> Result<(), StorageFailure> {
        match outcome {
            Ok(count) => {
                self.syncs += count;
                Ok(())
            }
            Err((path, error)) => self.synced(&path, Err(error)),
        }
    }

    /// Reads up to `len` bytes; fewer only at the end of the file.
    pub fn read(
        &mut self,
        at: FileAt<'_>,
        position: u64,
        len: usize,
    ) -> Result<Vec<u8>, StorageFailure> {
        let mut bytes = Vec::with_capacity(len);
        self.read_into(at, position, len, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads up to `len` bytes for a consumer; fewer only at the end of the file.
    pub fn read_once(
        &mut self,
        at: FileAt<'_>,
        position: u64,
        len: usize,
    ) -> Result<Bytes, StorageFailure> {
        let (disk, open) = self.opened(at, OpenMode::Existing)?;
        disk.read_once(&open.file, position, len)
            .map_err(|error| failed("read", &at.path())(error))
    }

    /// Appends up to `len` bytes to `into`; fewer only at the end of the file.
    pub fn read_into(
        &mut self,
        at: FileAt<'_>,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> Result<usize, StorageFailure> {
        let (disk, open) = self.opened(at, OpenMode::Existing)?;
        disk.read_at(&open.file, position, len, into)
            .map_err(|error| failed("read", &at.path())(error))
    }

    /// Writes to a file, which is created if missing.
    pub fn write(
        &mut self,
        at: FileAt<'_>,
        position: u64,
        parts: &[Bytes],
    ) -> Result<(), StorageFailure> {
        let (disk, open) = self.opened(at, OpenMode::Create)?;
        open.dirty = true;
        disk.write_at(&open.file, position, parts)
            .map_err(|error| failed("write", &at.path())(error))
    }

    /// Opens a file, which is created if missing, so that what is done with it next needs no descriptor.
    pub fn prepare(&mut self, at: FileAt<'_>) -> Result<(), StorageFailure> {
        self.opened(at, OpenMode::Create).map(|_| ())
    }

    /// Cuts or extends a file, which is created if missing.
    pub fn set_len(&mut self, at: FileAt<'_>, len: u64) -> Result<(), StorageFailure> {
        let (disk, open) = self.opened(at, OpenMode::Create)?;
        open.dirty = true;
        disk.set_len(&open.file, len)
            .map_err(|error| failed("truncate", &at.path())(error))
    }

    /// A file that somebody else is going to sync, who tells [`synced`](Self::synced) or
    /// [`synced_elsewhere`](Self::synced_elsewhere).
    pub fn hand_out(&mut self, at: FileAt<'_>) -> Result<(PathBuf, D::File), StorageFailure> {
        match self.opened(at, OpenMode::Existing) {
            Ok((_, open)) => {
                open.dirty = false;
                Ok((at.path(), open.file.clone()))
            }
            Err(failure) => {
                self.sync_failure.get_or_insert_with(|| failure.clone());
                Err(failure)
            }
        }
    }

    /// Makes what was written to files that [`hand_out`](Self::hand_out) gave survive a power cut.
    pub fn sync_each(&mut self, files: &[(PathBuf, D::File)]) -> Result<(), StorageFailure> {
        for (path, file) in files {
            let result = self.disk.sync_file(file);
            self.synced(path, result)?;
        }
        Ok(())
    }

    /// The same for everything at once.
    pub fn sync_all(&mut self) -> Result<(), StorageFailure> {
        let result = self.disk.sync_all();
        self.synced(Path::new("."), result)?;
        for open in self.open.values_mut() {
            open.dirty = false;
        }
        Ok(())
    }

    /// Makes the names in a folder survive a power cut.
    pub fn sync_dir(&mut self, folder: &Path) -> Result<(), StorageFailure> {
        let result = self.disk.sync_dir(folder);
        self.synced(folder, result)
    }

    /// Closes a file, to be removed or renamed.
    pub fn forget(&mut self, key: FileKey) {
        if let Some(open) = self.open.remove(&key) {
            self.disk.close(open.file);
        }
    }

    /// Closes the files that were not used since the last time, but for segments that are not synced.
    pub fn close_idle(&mut self) {
        let is_idle = |key: &FileKey, open: &Open<D::File>| {
            open.last_used <= self.idle_since && !(open.dirty && key.kind == FileKind::Log)
        };
        let idle: Vec<FileKey> = self
            .open
            .iter()
            .filter(|(key, open)| is_idle(key, open))
            .map(|(&key, _)| key)
            .collect();
        self.idle_since = self.uses;
        for key in idle {
            self.forget(key);
        }
    }

    /// Closes all files of a log.
    pub fn forget_log(&mut self, log: LogId) {
        let least = FileKey {
            log,
            base_offset: i64::MIN,
            kind: FileKind::Log,
        };
        let keys: Vec<FileKey> = self
            .open
            .range(least..)
            .map(|(&key, _)| key)
            .take_while(|k| k.log == log)
            .collect();
        for key in keys {
            self.forget(key);
        }
    }

    /// The length of a file; `None` if there is none.
    pub fn len(&mut self, at: FileAt<'_>) -> Result<Option<u64>, StorageFailure> {
        let path = at.path();
        self.disk.file_len(&path).map_err(failed("look at", &path))
    }

    /// Reads a small file; `None` if there is none.
    pub fn read_small(&mut self, path: &Path) -> Result<Option<Vec<u8>>, StorageFailure> {
        let file = match self.disk.open(path, OpenMode::Existing) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed("open", path)(error)),
        };
        let disk = &mut self.disk;
        let read = disk.len(&file).and_then(|len| {
            if len > LARGEST_SMALL_FILE {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            let mut bytes = Vec::with_capacity(len as usize);
            disk.read_at(&file, 0, len as usize, &mut bytes)?;
            Ok(bytes)
        });
        disk.close(file);
        read.map(Some).map_err(failed("read", path))
    }

    /// Reads a small file as text; anything that is not text counts as torn and reads as empty.
    pub fn read_text(&mut self, path: &Path) -> Result<Option<String>, StorageFailure> {
        Ok(self
            .read_small(path)?
            .map(|bytes| String::from_utf8(bytes).unwrap_or_default()))
    }

    /// Writes a small file in its place, without a sync: for what can be rebuilt, or is synced by the caller.
    pub fn write_small(&mut self, path: &Path, content: Vec<u8>) -> Result<(), StorageFailure> {
        self.write_new(path, content, false)
    }

    /// Replaces a small file so that after a power cut there is the old one or the new one. The caller syncs the
    /// directory where it has to be the new one.
    pub fn replace_small(&mut self, path: &Path, content: Vec<u8>) -> Result<(), StorageFailure> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".tmp");
        let beside = PathBuf::from(beside);
        self.write_new(&beside, content, true)?;
        self.disk
            .rename(&beside, path)
            .map_err(failed("rename", &beside))
    }

    /// Makes a file survive a power cut that is written rarely and not kept open, unless it is gone by now.
    pub fn sync_small(&mut self, path: &Path) -> Result<(), StorageFailure> {
        let file = match self.disk.open(path, OpenMode::Existing) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return self.synced(path, Err(error)),
        };
        let result = self.disk.sync_file(&file);
        self.disk.close(file);
        self.synced(path, result)
    }

    /// Removes a file if it is there.
    pub fn remove(&mut self, path: &Path) -> Result<(), StorageFailure> {
        match self.disk.remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(failed("remove", path)(error))
            }
            _ => Ok(()),
        }
    }

    fn write_new(
        &mut self,
        path: &Path,
        content: Vec<u8>,
        sync: bool,
    ) -> Result<(), StorageFailure> {
        let file = self
            .disk
            .open(path, OpenMode::Truncate)
            .map_err(failed("create", path))?;
        let written = self
            .disk
            .write_at(&file, 0, &[Bytes::from(content)])
            .map_err(failed("write", path));
        let synced = match written {
            Ok(()) if sync => {
                let result = self.disk.sync_file(&file);
                self.synced(path, result)
            }
            written => written,
        };
        self.disk.close(file);
        synced
    }

    fn opened(
        &mut self,
        at: FileAt<'_>,
        mode: OpenMode,
    ) -> Result<(&mut D, &mut Open<D::File>), StorageFailure> {
        self.uses += 1;
        if !self.open.contains_key(&at.key) {
            if self.open.len() >= self.max_open {
                self.close_oldest()?;
            }
            let path = at.path();
            let file = self.disk.open(&path, mode).map_err(failed("open", &path))?;
            self.open.insert(
                at.key,
                Open {
                    file,
                    last_used: 0,
                    dirty: false,
                },
            );
        }
        let open = self.open.get_mut(&at.key).expect("it was just opened");
        open.last_used = self.uses;
        Ok((&mut self.disk, open))
    }

    /// Closes the files that were not used for longest, several together, for to find them takes a look at all. Those with
    /// unsynced writes are synced first: an error of the kernel's own write-back is told only to those who have the file
    /// open.
    fn close_oldest(&mut self) -> Result<(), StorageFailure> {
        let by_age = |(&key, open): (&FileKey, &Open<D::File>)| (open.dirty, open.last_used, key);
        let mut oldest: Vec<(bool, u64, FileKey)> = self.open.iter().map(by_age).collect();
        let count = (self.max_open / CLOSED_OF).max(1);
        if count < oldest.len() {
            oldest.select_nth_unstable(count);
            oldest.truncate(count);
        }
        let dirty = oldest.iter().filter(|(dirty, ..)| *dirty).count();
        if dirty > self.sync_all_above {
            self.sync_all()?;
        }
        for (_, _, key) in oldest {
            let Some(open) = self.open.remove(&key) else {
                continue;
            };
            let result = open.dirty.then(|| self.disk.sync_file(&open.file));
            self.disk.close(open.file);
            if let Some(result) = result {
                self.synced(Path::new(&key.kind.name(key.base_offset)), result)?;
            }
        }
        Ok(())
    }
}
