//! The simulator's disk as a file system that the operating system mounts: a process that writes to it loses, when the
//! power is cut, what it did not sync.
//!
//! The kernel hands every write, name and sync to us at once, so what a process did is known in order. It does not hand on
//! `syncfs`: on such a file system that call does nothing and returns success.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use broker::log::{Disk, OpenMode};
use broker::sim::{MemoryDisk, MemoryFile};
use bytes::Bytes;
use fuser::{
    BackgroundSession, BsdFileFlags, Config, Errno, FileAttr, FileHandle, FileType, Filesystem,
    FopenFlags, Generation, INodeNo, KernelConfig, LockOwner, MountOption, OpenFlags, RenameFlags,
    ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty, ReplyEntry, ReplyStatfs,
    ReplyWrite, Request, TimeOrNow, WriteFlags,
};

/// How long the kernel may rely on names and attributes: nobody but the kernel changes them.
const TTL: Duration = Duration::from_secs(60);

/// Larger than most of what a broker writes at once.
const MAX_WRITE: u32 = 1 << 20;

/// Mounts a disk.
///
/// # Errors
/// The machine has no FUSE, or we may not mount.
pub fn mount(disk: &MemoryDisk, at: &Path) -> io::Result<BackgroundSession> {
    let mut config = Config::default();
    config.mount_options = vec![MountOption::FSName("forgetful".to_owned())];
    fuser::spawn_mount(Forgetful::new(disk.clone()), at, &config)
}

/// What the kernel calls by a number.
#[derive(Debug)]
enum Inode {
    Dir(PathBuf),
    File(MemoryFile),
}

#[derive(Debug)]
struct Files {
    disk: MemoryDisk,
    inodes: BTreeMap<u64, Inode>,
    /// What has a name, and is known to the kernel.
    numbers: BTreeMap<PathBuf, u64>,
    next: u64,
}

#[derive(Debug)]
struct Forgetful {
    files: Mutex<Files>,
}

impl Files {
    fn directory(&self, number: INodeNo) -> io::Result<&PathBuf> {
        match self.inodes.get(&number.0) {
            Some(Inode::Dir(path)) => Ok(path),
            Some(Inode::File(_)) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn inside(&self, directory: INodeNo, name: &OsStr) -> io::Result<PathBuf> {
        Ok(self.directory(directory)?.join(name))
    }

    fn file(&mut self, number: INodeNo) -> io::Result<(&mut MemoryDisk, &MemoryFile)> {
        match self.inodes.get(&number.0) {
            Some(Inode::File(file)) => Ok((&mut self.disk, file)),
            Some(Inode::Dir(_)) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn know(&mut self, path: PathBuf, inode: Inode) -> INodeNo {
        let number = self.next;
        self.next += 1;
        self.inodes.insert(number, inode);
        self.numbers.insert(path, number);
        INodeNo(number)
    }

    fn find(&mut self, path: PathBuf) -> io::Result<INodeNo> {
        if let Some(&number) = self.numbers.get(&path) {
            return Ok(INodeNo(number));
        }
        match self.disk.file_len(&path) {
            Ok(Some(_)) => {
                let file = self.disk.open(&path, OpenMode::Existing)?;
                Ok(self.know(path, Inode::File(file)))
            }
            Ok(None) => Err(io::ErrorKind::NotFound.into()),
            Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
                Ok(self.know(path.clone(), Inode::Dir(path)))
            }
            Err(error) => Err(error),
        }
    }

    fn attributes(&mut self, number: INodeNo) -> io::Result<FileAttr> {
        let (kind, size) = match self.directory(number) {
            Ok(_) => (FileType::Directory, 0),
            Err(_) => {
                let (disk, file) = self.file(number)?;
                (FileType::RegularFile, disk.len(file)?)
            }
        };
        let now = SystemTime::now();
        Ok(FileAttr {
            ino: number,
            size,
            blocks: size.div_ceil(512),
            atime: now,
            mtime: now,
            ctime: now,
            crtime: now,
            kind,
            perm: 0o755,
            nlink: 1,
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }

    fn look_up(&mut self, parent: INodeNo, name: &OsStr) -> io::Result<FileAttr> {
        let path = self.inside(parent, name)?;
        let number = self.find(path)?;
        self.attributes(number)
    }

    fn create(&mut self, parent: INodeNo, name: &OsStr) -> io::Result<FileAttr> {
        let path = self.inside(parent, name)?;
        let file = self.disk.open(&path, OpenMode::Create)?;
        let number = self.know(path, Inode::File(file));
        self.attributes(number)
    }

    fn make_directory(&mut self, parent: INodeNo, name: &OsStr) -> io::Result<FileAttr> {
        let path = self.inside(parent, name)?;
        self.disk.create_dir(&path)?;
        let number = self.know(path.clone(), Inode::Dir(path));
        self.attributes(number)
    }

    fn remove_file(&mut self, parent: INodeNo, name: &OsStr) -> io::Result<()> {
        let path = self.inside(parent, name)?;
        self.disk.remove_file(&path)?;
        self.numbers.remove(&path);
        Ok(())
    }

    fn remove_directory(&mut self, parent: INodeNo, name: &OsStr) -> io::Result<()> {
        let path = self.inside(parent, name)?;
        if !self.disk.list_dir(&path)?.is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        self.disk.remove_dir_all(&path)?;
        self.numbers.remove(&path);
        Ok(())
    }

    fn rename(&mut self, from: PathBuf, to: &Path) -> io::Result<()> {
        self.disk.rename(&from, to)?;
        self.numbers.remove(to);
        let moved: Vec<PathBuf> = self
            .numbers
            .keys()
            .filter(|path| path.starts_with(&from))
            .cloned()
            .collect();
        for old in moved {
            let below = old.strip_prefix(&from).expect("it starts with it");
            // Joining an empty path would add a slash.
            let new = if below.as_os_str().is_empty() {
                to.to_owned()
            } else {
                to.join(below)
            };
            let number = self.numbers.remove(&old).expect("it was found");
            if let Some(Inode::Dir(path)) = self.inodes.get_mut(&number) {
                path.clone_from(&new);
            }
            self.numbers.insert(new, number);
        }
        Ok(())
    }

    /// What is in a directory: numbers, kinds and names.
    fn list(&mut self, number: INodeNo) -> io::Result<Vec<(INodeNo, FileType, String)>> {
        let path = self.directory(number)?.clone();
        let mut entries = vec![
            (number, FileType::Directory, ".".to_owned()),
            (number, FileType::Directory, "..".to_owned()),
        ];
        for entry in self.disk.list_dir(&path)? {
            let number = self.find(path.join(&entry.name))?;
            let kind = if entry.is_dir {
                FileType::Directory
            } else {
                FileType::RegularFile
            };
            entries.push((number, kind, entry.name));
        }
        Ok(entries)
    }
}

impl Forgetful {
    fn new(disk: MemoryDisk) -> Self {
        let root = Inode::Dir(PathBuf::new());
        Self {
            files: Mutex::new(Files {
                disk,
                inodes: BTreeMap::from([(INodeNo::ROOT.0, root)]),
                numbers: BTreeMap::new(),
                next: INodeNo::ROOT.0 + 1,
            }),
        }
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn errno(error: &io::Error) -> Errno {
    match error.kind() {
        io::ErrorKind::NotFound => Errno::ENOENT,
        io::ErrorKind::NotADirectory => Errno::ENOTDIR,
        io::ErrorKind::IsADirectory => Errno::EISDIR,
        io::ErrorKind::DirectoryNotEmpty => Errno::ENOTEMPTY,
        io::ErrorKind::StorageFull => Errno::ENOSPC,
        io::ErrorKind::ReadOnlyFilesystem => Errno::EROFS,
        io::ErrorKind::InvalidInput => Errno::EINVAL,
        io::ErrorKind::Unsupported => Errno::EXDEV,
        _ => Errno::EIO,
    }
}

fn reply_entry(reply: ReplyEntry, result: io::Result<FileAttr>) {
    match result {
        Ok(attributes) => reply.entry(&TTL, &attributes, Generation(0)),
        Err(error) => reply.error(errno(&error)),
    }
}

fn reply_empty(reply: ReplyEmpty, result: io::Result<()>) {
    match result {
        Ok(()) => reply.ok(),
        Err(error) => reply.error(errno(&error)),
    }
}

fn reply_attributes(reply: ReplyAttr, result: io::Result<FileAttr>) {
    match result {
        Ok(attributes) => reply.attr(&TTL, &attributes),
        Err(error) => reply.error(errno(&error)),
    }
}

impl Filesystem for Forgetful {
    fn init(&mut self, _: &Request, config: &mut KernelConfig) -> io::Result<()> {
        let refused = |_| io::Error::other("the kernel takes no large writes");
        config.set_max_write(MAX_WRITE).map(|_| ()).map_err(refused)
    }

    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        reply_entry(reply, self.files().look_up(parent, name));
    }

    fn getattr(&self, _: &Request, number: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        reply_attributes(reply, self.files().attributes(number));
    }

    fn setattr(
        &self,
        _: &Request,
        number: INodeNo,
        _mode: Option<u32>,
        _uid: Option<u32>,
        _gid: Option<u32>,
        size: Option<u64>,
        _atime: Option<TimeOrNow>,
        _mtime: Option<TimeOrNow>,
        _ctime: Option<SystemTime>,
        _: Option<FileHandle>,
        _crtime: Option<SystemTime>,
        _chgtime: Option<SystemTime>,
        _bkuptime: Option<SystemTime>,
        _: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let mut files = self.files();
        let resized = size.map_or(Ok(()), |size| {
            let (disk, file) = files.file(number)?;
            disk.set_len(file, size)
        });
        reply_attributes(reply, resized.and_then(|()| files.attributes(number)));
    }

    fn mkdir(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        reply: ReplyEntry,
    ) {
        reply_entry(reply, self.files().make_directory(parent, name));
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        reply_empty(reply, self.files().remove_file(parent, name));
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        reply_empty(reply, self.files().remove_directory(parent, name));
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        new_parent: INodeNo,
        new_name: &OsStr,
        _: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let mut files = self.files();
        let result = files.inside(parent, name).and_then(|from| {
            let to = files.inside(new_parent, new_name)?;
            files.rename(from, &to)
        });
        reply_empty(reply, result);
    }

    fn create(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        _flags: i32,
        reply: ReplyCreate,
    ) {
        match self.files().create(parent, name) {
            Ok(attributes) => reply.created(
                &TTL,
                &attributes,
                Generation(0),
                FileHandle(0),
                FopenFlags::empty(),
            ),
            Err(error) => reply.error(errno(&error)),
        }
    }

    fn read(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        let mut files = self.files();
        let mut bytes = Vec::new();
        let read = files
            .file(number)
            .and_then(|(disk, file)| disk.read_at(file, offset, size as usize, &mut bytes));
        match read {
            Ok(_) => reply.data(&bytes),
            Err(error) => reply.error(errno(&error)),
        }
    }

    fn write(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let mut files = self.files();
        let bytes = [Bytes::copy_from_slice(data)];
        let written = files
            .file(number)
            .and_then(|(disk, file)| disk.write_at(file, offset, &bytes));
        match (written, u32::try_from(data.len())) {
            (Ok(()), Ok(len)) => reply.written(len),
            (Ok(()), Err(_)) => reply.error(Errno::EINVAL),
            (Err(error), _) => reply.error(errno(&error)),
        }
    }

    fn fsync(&self, _: &Request, number: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        let mut files = self.files();
        let synced = files
            .file(number)
            .and_then(|(disk, file)| disk.sync_file(file));
        reply_empty(reply, synced);
    }

    fn fsyncdir(&self, _: &Request, number: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        let mut files = self.files();
        let path = files.directory(number).cloned();
        reply_empty(reply, path.and_then(|path| files.disk.sync_dir(&path)));
    }

    fn readdir(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        mut reply: ReplyDirectory,
    ) {
        let entries = match self.files().list(number) {
            Ok(entries) => entries,
            Err(error) => return reply.error(errno(&error)),
        };
        for (at, (number, kind, name)) in (1..).zip(entries).skip(offset as usize) {
            if reply.add(number, at, kind, name) {
                break;
            }
        }
        reply.ok();
    }

    fn statfs(&self, _: &Request, _: INodeNo, reply: ReplyStatfs) {
        let blocks = 1 << 28;
        reply.statfs(blocks, blocks, blocks, blocks, blocks, 4096, 255, 4096);
    }
}
