//! The real disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use rustix::buffer::spare_capacity;
use rustix::fs::{Advice, fadvise, fdatasync, fstatfs, fstatvfs, fsync, syncfs};
use rustix::io::{Errno, pread, pwritev};

use super::read_buffers::{self, ReadBuffers};
use crate::log::{DirEntry, Disk, OpenMode, Space};

/// Parts that one call of the system writes.
const PARTS_AT_ONCE: usize = 64;

/// What `statfs` calls a FUSE file system. The kernel keeps `syncfs` from most of those and reports success
/// (`fuse_sync_fs` in fs/fuse/inode.c).
const FUSE: u64 = 0x6573_5546;

/// The files below one directory.
#[derive(Debug)]
pub struct FileDisk {
    root: PathBuf,
    /// Kept open: errors of the file system are told by `syncfs` to those who had it open when they happened.
    directory: File,
    /// Whether `syncfs` does what it says on this file system.
    has_syncfs: bool,
    buffers: ReadBuffers,
}

impl FileDisk {
    /// The files below `root`, which exists.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn new(root: PathBuf) -> io::Result<Self> {
        let directory = File::open(&root)?;
        let kind = uninterrupted(|| fstatfs(&directory))?.f_type;
        Ok(Self {
            root,
            directory,
            has_syncfs: u64::try_from(kind) != Ok(FUSE),
            buffers: ReadBuffers::default(),
        })
    }

    fn path(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }
}

/// Makes a file's bytes and its length survive a power cut.
///
/// # Errors
/// What the system says; final.
pub fn sync(file: &File) -> io::Result<()> {
    uninterrupted(|| fdatasync(file))
}

/// Repeats a call that a signal interrupted.
pub(super) fn uninterrupted<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            result => return Ok(result?),
        }
    }
}

/// Tells the system how a file is read. A file system that does not care is free not to.
fn advise(file: &File, advice: Advice) {
    let _ = fadvise(file, 0, None, advice);
}

/// Appends to `into` what stands in a file, fewer than `len` bytes only at its end.
pub fn read_whole(file: &File, position: u64, len: usize, into: &mut Vec<u8>) -> io::Result<usize> {
    let before = into.len();
    let end = before + len;
    // The room may be larger than what is asked for.
    let mut target = std::mem::take(into);
    target.reserve_exact(len);
    let result = loop {
        let read = target.len() - before;
        if target.len() >= end {
            break Ok(());
        }
        match uninterrupted(|| pread(file, spare_capacity(&mut target), position + read as u64)) {
            Ok(0) => break Ok(()),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    target.truncate(if result.is_ok() { end } else { before });
    *into = target;
    result.map(|()| into.len() - before)
}

/// `None` where there is no such file.
fn if_found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Syncs a directory and all that is in it, one by one. What was removed meanwhile needs no sync.
fn sync_below(path: &Path) -> io::Result<()> {
    let Some(opened) = if_found(File::open(path))? else {
        return Ok(());
    };
    if !opened.metadata()?.is_dir() {
        return uninterrupted(|| fdatasync(&opened));
    }
    for entry in if_found(fs::read_dir(path))?.into_iter().flatten() {
        sync_below(&entry?.path())?;
    }
    uninterrupted(|| fsync(&opened))
}

impl Disk for FileDisk {
    type File = Arc<File>;

    fn directory(&self) -> String {
        let path = std::path::absolute(&self.root);
        path.as_deref().unwrap_or(&self.root).display().to_string()
    }

    fn space(&mut self) -> io::Result<Space> {
        let volume = uninterrupted(|| fstatvfs(&self.directory))?;
        Ok(Space {
            total_bytes: volume.f_blocks.saturating_mul(volume.f_frsize),
            usable_bytes: volume.f_bavail.saturating_mul(volume.f_frsize),
        })
    }

    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<Arc<File>> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(mode != OpenMode::Existing)
            .truncate(mode == OpenMode::Truncate)
            .open(self.path(path))?;
        advise(&file, Advice::Random);
        Ok(Arc::new(file))
    }

    fn close(&mut self, file: Arc<File>) {
        drop(file);
    }

    fn read_at(
        &mut self,
        file: &Arc<File>,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> io::Result<usize> {
        let is_scan = len >= read_buffers::LEAST;
        if is_scan {
            advise(file, Advice::Normal);
        }
        let read = read_whole(file, position, len, into);
        if is_scan {
            advise(file, Advice::Random);
        }
        read
    }

    fn read_once(&mut self, file: &Arc<File>, position: u64, len: usize) -> io::Result<Bytes> {
        self.buffers.read(file, position, len)
    }

    fn write_at(&mut self, file: &Arc<File>, mut position: u64, parts: &[Bytes]) -> io::Result<()> {
        for parts in parts.chunks(PARTS_AT_ONCE) {
            let mut slices: Vec<IoSlice<'_>> =
                parts.iter().map(|part| IoSlice::new(part)).collect();
            let mut slices = &mut slices[..];
            // Takes away parts that are empty.
            IoSlice::advance_slices(&mut slices, 0);
            while !slices.is_empty() {
                let written = uninterrupted(|| pwritev(file, slices, position))?;
                if written == 0 {
                    return Err(io::ErrorKind::WriteZero.into());
                }
                position += written as u64;
                IoSlice::advance_slices(&mut slices, written);
            }
        }
        Ok(())
    }

    fn set_len(&mut self, file: &Arc<File>, len: u64) -> io::Result<()> {
        file.set_len(len)
    }

    fn len(&mut self, file: &Arc<File>) -> io::Result<u64> {
        Ok(file.metadata()?.len())
    }

    fn sync_file(&mut self, file: &Arc<File>) -> io::Result<()> {
        sync(file)
    }

    fn sync_dir(&mut self, path: &Path) -> io::Result<()> {
        if path.as_os_str().is_empty() {
            return uninterrupted(|| fsync(&self.directory));
        }
        let directory = File::open(self.path(path))?;
        uninterrupted(|| fsync(&directory))
    }

    fn sync_all(&mut self) -> io::Result<()> {
        if self.has_syncfs {
            uninterrupted(|| syncfs(&self.directory))
        } else {
            sync_below(&self.root)
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(self.path(from), self.path(to))
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(self.path(path))
    }

    fn create_dir(&mut self, path: &Path) -> io::Result<()> {
        match fs::create_dir(self.path(path)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                match fs::metadata(self.path(path))?.is_dir() {
                    true => Ok(()),
                    false => Err(io::ErrorKind::NotADirectory.into()),
                }
            }
            result => result,
        }
    }

    fn remove_dir_all(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(self.path(path))
    }

    fn list_dir(&mut self, path: &Path) -> io::Result<Vec<DirEntry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.path(path))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // What a link points to counts.
            let kind = entry.file_type()?;
            let is_dir = kind.is_dir() || (kind.is_symlink() && entry.path().is_dir());
            entries.push(DirEntry { name, is_dir });
        }
        entries.sort();
        Ok(entries)
    }

    fn file_len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        match if_found(fs::metadata(self.path(path)))? {
            Some(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            metadata => Ok(metadata.map(|metadata| metadata.len())),
        }
    }

    fn modified_ms(&mut self, path: &Path) -> io::Result<Option<i64>> {
        let Some(metadata) = if_found(fs::metadata(self.path(path)))? else {
            return Ok(None);
        };
        let since_1970 = metadata.modified()?.duration_since(UNIX_EPOCH);
        Ok(since_1970.map_or(None, |age| i64::try_from(age.as_millis()).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Dice, MemoryDisk};

    /// A directory that goes with the test.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("chronik-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).expect("a scratch directory");
            Self(path)
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            // What stays behind is in the system's folder for such things.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Does one thing to a disk; the answer is for comparison.
    fn step<D: Disk>(disk: &mut D, mut dice: Dice) -> Result<String, io::ErrorKind> {
        let names = ["a", "b", "d", "d/a", "d/b", "e/a"];
        let path = Path::new(names[dice.below(6) as usize]);
        let other = Path::new(if path.starts_with("d") { "d/c" } else { "b" });
        let said = |result: io::Result<String>| result.map_err(|error| error.kind());
        match dice.below(12) {
            0 => said(disk.create_dir(path).map(|()| String::new())),
            1 => said(disk.list_dir(path).map(|entries| format!("{entries:?}"))),
            2 => said(disk.file_len(path).map(|len| format!("{len:?}"))),
            3 if path != Path::new("d") => said(disk.rename(path, other).map(|()| String::new())),
            4 => said(disk.remove_file(path).map(|()| String::new())),
            5 => said(disk.remove_dir_all(path).map(|()| String::new())),
            6 => said(disk.sync_dir(Path::new("")).map(|()| String::new())),
            kind => {
                let mode = match kind {
                    7 | 8 => OpenMode::Existing,
                    9 => OpenMode::Truncate,
                    _ => OpenMode::Create,
                };
                let file = disk.open(path, mode).map_err(|error| error.kind())?;
                let position = dice.below(3000);
                let parts: Vec<Bytes> = (0..dice.below(100))
                    .map(|number| vec![number as u8 + 1; dice.below(40) as usize].into())
                    .collect();
                let done = if dice.below(3) == 0 {
                    disk.set_len(&file, position)
                } else {
                    disk.write_at(&file, position, &parts)
                };
                let mut read = vec![1, 2, 3];
                let got = disk.read_at(&file, dice.below(3000), 1000, &mut read);
                let once = disk.read_once(&file, dice.below(3000), 1000);
                let len = disk.len(&file);
                let synced = disk.sync_file(&file);
                disk.close(file);
                said(Ok(format!(
                    "{:?} {:?} {read:?} {:?} {:?} {:?}",
                    done.is_ok(),
                    got.ok(),
                    once.ok(),
                    len.ok(),
                    synced.is_ok()
                )))
            }
        }
    }

    #[test]
    fn it_does_what_the_disk_in_memory_does() {
        for seed in 0..20 {
            let scratch = Scratch::new(&format!("file-disk-{seed}"));
            let mut real = FileDisk::new(scratch.0.clone()).expect("it opens");
            let mut simulated = MemoryDisk::new(seed);
            let mut dice = Dice::new(seed);
            for number in 0..200 {
                let same = Dice::new(dice.below(u64::MAX));
                let expected = step(&mut simulated, same.clone());
                assert_eq!(
                    step(&mut real, same),
                    expected,
                    "seed {seed}, step {number}"
                );
            }
            real.sync_all().expect("a sync");
            sync_below(&real.root).expect("one by one");
        }
    }
}
