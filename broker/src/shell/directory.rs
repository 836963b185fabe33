//! The data directory: made if missing, and locked so that no other broker uses it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};
use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::Errno;

/// A data directory that is ours for as long as this lives.
#[derive(Debug)]
pub struct LockedDirectory {
    _lock: File,
}

impl LockedDirectory {
    /// Makes the directory if need be and takes its lock: the one that Apache Kafka takes, an fcntl write lock on
    /// `.lock`.
    ///
    /// # Errors
    /// It cannot be made or written, or another process has it.
    pub fn lock(path: &Path) -> Result<Self> {
        let shown = path.display();
        make(path).with_context(|| {
            format!("cannot make the data directory {shown}; choose another with --data-dir")
        })?;
        let lock = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.join(".lock"))
            .with_context(|| {
                format!(
                    "cannot write to the data directory {shown}; choose another with --data-dir"
                )
            })?;
        Self::take(lock, path)
    }

    /// Takes the lock of a directory that exists, without changing anything: where there is no `.lock` no broker is.
    ///
    /// # Errors
    /// There is no such directory, or another process has it.
    pub fn lock_existing(path: &Path) -> Result<Option<Self>> {
        let shown = path.display();
        if !path.is_dir() {
            bail!("there is no data directory {shown}");
        }
        match OpenOptions::new()
            .read(true)
            .write(true)
            .open(path.join(".lock"))
        {
            Ok(lock) => Self::take(lock, path).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                Err(error).with_context(|| format!("cannot lock the data directory {shown}"))
            }
        }
    }

    fn take(lock: File, path: &Path) -> Result<Self> {
        let shown = path.display();
        match fcntl_lock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self { _lock: lock }),
            Err(Errno::AGAIN | Errno::ACCESS) => bail!(
                "the data directory {shown} is in use by another broker; stop that one, or choose another directory \
                 with --data-dir"
            ),
            Err(error) => {
                Err(error).with_context(|| format!("cannot lock the data directory {shown}"))
            }
        }
    }
}

/// Makes a directory and what is missing above it. Its name survives a power cut.
fn make(path: &Path) -> io::Result<()> {
    // Above a name without a directory is the working directory, above the root nothing.
    let above = match path.parent() {
        Some(above) if above.as_os_str().is_empty() => Path::new("."),
        Some(above) => above,
        None => return Ok(()),
    };
    let made = !path.is_dir();
    if made {
        make(above)?;
        std::fs::create_dir(path)?;
    }
    match File::open(above).and_then(|above| above.sync_all()) {
        // Whoever made it may have meant it to be out of our reach.
        Err(_) if !made => Ok(()),
        result => result,
    }
}
