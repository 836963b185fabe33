//! The one door to files. The real disk is in the shell, a disk that loses what was not synced in the simulator.

use std::io;
use std::path::Path;

use bytes::Bytes;

/// How a file is opened. Every file can be read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// It has to exist.
    Existing,
    /// It is created if missing; what is there stays.
    Create,
    /// It is created if missing and emptied if not.
    Truncate,
}

/// One name in a directory.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DirEntry {
    /// The name, without its directory. A name that is not UTF-8 is given with replacement characters.
    pub name: String,
    /// Whether it is a directory.
    pub is_dir: bool,
}

/// How much fits on the volume that a data directory is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Space {
    /// Bytes in all.
    pub total_bytes: u64,
    /// Bytes that may still be written.
    pub usable_bytes: u64,
}

/// Files below one data directory. Every path is relative to it; the empty path is the directory itself.
///
/// Nothing survives a power cut before its sync returned: neither bytes ([`sync_file`](Self::sync_file)) nor names
/// ([`sync_dir`](Self::sync_dir)). A failed sync is final; the caller must not try again (recovery rule 2).
pub trait Disk {
    /// An open file; clones are the same file, open until the last of them is gone. Dropping it without
    /// [`close`](Self::close) must not lose anything that was written.
    type File: std::fmt::Debug + Clone;

    /// The directory, as an operator would name it: an absolute path.
    fn directory(&self) -> String;

    /// How much fits on the directory's volume.
    ///
    /// # Errors
    /// What the system says.
    fn space(&mut self) -> io::Result<Space>;

    /// Opens a file.
    ///
    /// # Errors
    /// What the system says; `NotFound` where it has to exist and does not.
    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<Self::File>;

    /// Gives a file back.
    fn close(&mut self, file: Self::File);

    /// Appends to `into` up to `len` bytes that stand at `position`; fewer only at the end of the file.
    ///
    /// # Errors
    /// What the system says. `into` is as long as before then.
    fn read_at(
        &mut self,
        file: &Self::File,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> io::Result<usize>;

    /// Up to `len` bytes that stand at `position`, for a reader that is not expected to come back for them: a disk may keep
    /// them out of the system's cache. Fewer only at the end of the file.
    ///
    /// # Errors
    /// What the system says.
    fn read_once(&mut self, file: &Self::File, position: u64, len: usize) -> io::Result<Bytes> {
        let mut bytes = Vec::with_capacity(len);
        self.read_at(file, position, len, &mut bytes)?;
        Ok(bytes.into())
    }

    /// Writes all parts, one behind the other, from `position` on.
    ///
    /// # Errors
    /// What the system says (`StorageFull` for a full disk). Any part of the bytes may be in the file then.
    fn write_at(&mut self, file: &Self::File, position: u64, parts: &[Bytes]) -> io::Result<()>;

    /// Cuts a file or extends it with zeros.
    ///
    /// # Errors
    /// What the system says.
    fn set_len(&mut self, file: &Self::File, len: u64) -> io::Result<()>;

    /// Bytes in the file.
    ///
    /// # Errors
    /// What the system says.
    fn len(&mut self, file: &Self::File) -> io::Result<u64>;

    /// Makes a file's bytes and its length survive a power cut (`fdatasync`).
    ///
    /// # Errors
    /// What the system says; final.
    fn sync_file(&mut self, file: &Self::File) -> io::Result<()>;

    /// Makes the names in a directory survive a power cut.
    ///
    /// # Errors
    /// What the system says; final.
    fn sync_dir(&mut self, path: &Path) -> io::Result<()>;

    /// Makes everything that was ever written below the data directory survive a power cut (`syncfs`): cheaper than
    /// one sync a file where there are many.
    ///
    /// # Errors
    /// What the system says; final.
    fn sync_all(&mut self) -> io::Result<()>;

    /// Renames a file or directory, replacing a file of that name.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says; `NotFound` if there is none.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;

    /// Creates a directory; one that exists already is fine.
    ///
    /// # Errors
    /// What the system says.
    fn create_dir(&mut self, path: &Path) -> io::Result<()>;

    /// Removes a directory with all that is in it.
    ///
    /// # Errors
    /// What the system says; `NotFound` if there is none.
    fn remove_dir_all(&mut self, path: &Path) -> io::Result<()>;

    /// The names in a directory, sorted.
    ///
    /// # Errors
    /// What the system says; `NotFound` if there is none.
    fn list_dir(&mut self, path: &Path) -> io::Result<Vec<DirEntry>>;

    /// The length of a file that is not open, `None` if there is none.
    ///
    /// # Errors
    /// What the system says.
    fn file_len(&mut self, path: &Path) -> io::Result<Option<u64>>;

    /// When a file was last written, milliseconds since 1970; `None` if there is none, or the disk keeps no times.
    ///
    /// # Errors
    /// What the system says.
    fn modified_ms(&mut self, path: &Path) -> io::Result<Option<i64>>;
}

/// A disk that is lent.
impl<D: Disk> Disk for &mut D {
    type File = D::File;

    fn directory(&self) -> String {
        (**self).directory()
    }

    fn space(&mut self) -> io::Result<Space> {
        (**self).space()
    }

    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<Self::File> {
        (**self).open(path, mode)
    }

    fn close(&mut self, file: Self::File) {
        (**self).close(file);
    }

    fn read_at(
        &mut self,
        file: &Self::File,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> io::Result<usize> {
        (**self).read_at(file, position, len, into)
    }

    fn write_at(&mut self, file: &Self::File, position: u64, parts: &[Bytes]) -> io::Result<()> {
        (**self).write_at(file, position, parts)
    }

    fn set_len(&mut self, file: &Self::File, len: u64) -> io::Result<()> {
        (**self).set_len(file, len)
    }

    fn len(&mut self, file: &Self::File) -> io::Result<u64> {
        (**self).len(file)
    }

    fn sync_file(&mut self, file: &Self::File) -> io::Result<()> {
        (**self).sync_file(file)
    }

    fn sync_dir(&mut self, path: &Path) -> io::Result<()> {
        (**self).sync_dir(path)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        (**self).sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        (**self).rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        (**self).remove_file(path)
    }

    fn create_dir(&mut self, path: &Path) -> io::Result<()> {
        (**self).create_dir(path)
    }

    fn remove_dir_all(&mut self, path: &Path) -> io::Result<()> {
        (**self).remove_dir_all(path)
    }

    fn list_dir(&mut self, path: &Path) -> io::Result<Vec<DirEntry>> {
        (**self).list_dir(path)
    }

    fn file_len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        (**self).file_len(path)
    }

    fn modified_ms(&mut self, path: &Path) -> io::Result<Option<i64>> {
        (**self).modified_ms(path)
    }
}
