//! A small file system in memory, mounted for a test.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rustix::mount::{MountFlags, UnmountFlags, mount, mount_remount, unmount};
use tempfile::TempDir;

/// A tmpfs of its own. It goes with the test.
pub struct Volume {
    place: TempDir,
}

impl Volume {
    /// A volume of so many bytes. None where it cannot be mounted, which is told.
    pub fn mount(bytes: u64) -> Option<Self> {
        let place = TempDir::with_prefix("chronik-volume-").expect("a temporary directory");
        let options = std::ffi::CString::new(format!("size={bytes}")).expect("no zero byte");
        match mount(
            "chronik",
            place.path(),
            "tmpfs",
            MountFlags::empty(),
            &*options,
        ) {
            Ok(()) => Some(Self { place }),
            Err(error) => {
                skipped(&format!("no file system can be mounted here: {error}"));
                None
            }
        }
    }

    /// Where it is mounted.
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Lets nobody write to it any more. No file may be open to be written.
    pub fn make_read_only(&self) {
        mount_remount(self.path(), MountFlags::RDONLY, "").expect("nobody writes to it");
    }

    /// Writes until not a byte fits; the file that took the room.
    pub fn fill(&self) -> PathBuf {
        let path = self.path().join("ballast");
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .expect("a file");
        loop {
            match file.write_all(&[1; 4096]) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => return path,
                Err(error) => panic!("{error}"),
            }
        }
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        // Who still uses it may go on.
        let _ = unmount(self.path(), UnmountFlags::DETACH);
    }
}

/// Says on the standard error of the whole run, which shows nothing else of a test that passes, that a test did nothing.
pub fn skipped(reason: &str) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    // Where nobody can be told, nobody is.
    let _ = writeln!(std::io::stderr(), "SKIPPED {test}: {reason}");
}
