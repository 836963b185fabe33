//! Files on their way out: given new names first, as Kafka does, and removed some time later. A few at a time, for hundreds of
//! segments may go at once, and a file system holds everybody up while it frees what was theirs.

use std::collections::{BTreeSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Disk;
use crate::core::ids::LogId;
use crate::core::time::Now;

/// Names that change in one go.
const RENAMES: usize = 64;
/// Files that go in one go.
const REMOVALS: usize = 16;
/// The pause after as much as may be done.
const PAUSE: Duration = Duration::from_millis(10);

/// A file that a log has given up, durably.
#[derive(Debug)]
struct GivenUp {
    log: LogId,
    path: PathBuf,
    removed_at: Duration,
}

/// What goes, and when. What is not done when the process ends is done by the next start.
#[derive(Debug, Default)]
pub(super) struct Removals {
    given_up: VecDeque<GivenUp>,
    /// By the time at which they are due, on the monotonic clock.
    due: BTreeSet<(Duration, PathBuf)>,
    /// After as much as may be done: when names change again, and when files go again.
    rename_at: Duration,
    remove_at: Duration,
}

impl Removals {
    /// Files of a log get the name that deleted ones have, and are removed at a time on the monotonic clock.
    pub fn give_up(&mut self, log: LogId, paths: Vec<PathBuf>, removed_at: Duration) {
        self.given_up.extend(paths.into_iter().map(|path| GivenUp {
            log,
            path,
            removed_at,
        }));
    }

    /// A file or folder is removed at a time on the monotonic clock.
    pub fn remove_later(&mut self, at: Duration, path: PathBuf) {
        self.due.insert((at, path));
    }

    /// A log's folder is not there any more, and another may come in its place.
    pub fn forget_log(&mut self, log: LogId) {
        self.given_up.retain(|file| file.log != log);
    }

    /// When there is something to do.
    pub fn next_deadline(&self) -> Option<Duration> {
        let rename = (!self.given_up.is_empty()).then_some(self.rename_at);
        let removal = self.due.first().map(|(at, _)| (*at).max(self.remove_at));
        rename.into_iter().chain(removal).min()
    }

    /// Does some of what is due.
    pub fn go_on<D: Disk>(&mut self, disk: &mut D, now: Now) {
        if self.rename_at <= now.monotonic {
            self.rename(disk, now);
        }
        if self.remove_at <= now.monotonic {
            self.remove(disk, now);
        }
    }

    fn rename<D: Disk>(&mut self, disk: &mut D, now: Now) {
        let mut left = RENAMES;
        while left > 0
            && let Some(GivenUp {
                path, removed_at, ..
            }) = self.given_up.pop_front()
        {
            let mut deleted = path.as_os_str().to_owned();
            deleted.push(".deleted");
            let deleted = PathBuf::from(deleted);
            // Of most kinds there is none. What stays is removed by the next start, for the log begins behind it.
            if disk.rename(&path, &deleted).is_ok() {
                self.due.insert((removed_at, deleted));
                left -= 1;
            }
        }
        if left == 0 {
            self.rename_at = now.in_time(PAUSE);
        }
    }

    fn remove<D: Disk>(&mut self, disk: &mut D, now: Now) {
        let mut left = REMOVALS;
        while left > 0
            && let Some((at, path)) = self.due.pop_first()
        {
            if at > now.monotonic {
                self.due.insert((at, path));
                break;
            }
            // What cannot be removed now is removed by the next start.
            if let Ok(false) = remove_some(disk, &path, &mut left) {
                self.due.insert((at, path));
            }
        }
        if left == 0 {
            self.remove_at = now.in_time(PAUSE);
        }
    }
}

/// Removes a file, or as many of a folder's as may go in one go. Says whether nothing is left of it.
fn remove_some<D: Disk>(disk: &mut D, path: &Path, left: &mut usize) -> io::Result<bool> {
    *left -= 1;
    let Ok(entries) = disk.list_dir(path) else {
        return disk.remove_file(path).map(|()| true);
    };
    for entry in &entries {
        if *left == 0 {
            return Ok(false);
        }
        *left -= 1;
        let path = path.join(&entry.name);
        match entry.is_dir {
            true => disk.remove_dir_all(&path)?,
            false => disk.remove_file(&path)?,
        }
    }
    disk.remove_dir_all(path).map(|()| true)
}
