//! What Kafka leaves in a partition's folder when it is interrupted while it deletes or compacts segments.

use std::path::Path;

use super::entry::{Entry, HEADER_LEN, Peek};
use super::files::{Files, failed};
use super::names::{FileKind, Leftover};
use super::{Disk, OpenMode, StorageFailure};

/// Finishes what was begun: removes deleted files and unfinished compactions, puts finished ones in place.
pub(super) fn clear<D: Disk>(
    files: &mut Files<D>,
    folder: &str,
    names: &[String],
) -> Result<bool, StorageFailure> {
    let path = |name: &str| Path::new(folder).join(name);
    let mut changed = false;
    let mut first_unfinished = i64::MAX;
    let mut swaps = Vec::new();
    for name in names {
        match Leftover::parse(name) {
            Some((Leftover::Deleted, _)) => {
                files.remove(&path(name))?;
                changed = true;
            }
            Some((Leftover::Cleaned, of)) => {
                if let Some((_, offset)) = FileKind::parse(of) {
                    first_unfinished = first_unfinished.min(offset);
                }
            }
            Some((Leftover::Swap, of)) => swaps.push((name, of)),
            None => {}
        }
    }
    // A swap file at or behind an unfinished one is of a group that is not complete. Those go first: while a
    // cleaned file stands, they are known to be incomplete.
    let (incomplete, complete): (Vec<_>, Vec<_>) = swaps.into_iter().partition(|(_, of)| {
        FileKind::parse(of).is_some_and(|(_, offset)| offset >= first_unfinished)
    });
    let unfinished = names
        .iter()
        .filter(|name| matches!(Leftover::parse(name), Some((Leftover::Cleaned, _))));
    for name in incomplete.iter().map(|(name, _)| *name).chain(unfinished) {
        files.remove(&path(name))?;
        changed = true;
    }
    let mut replaced = None;
    for (name, of) in &complete {
        if let Some((FileKind::Log, offset)) = FileKind::parse(of) {
            let end = end_offset(files, &path(name), offset)?;
            let (from, to) = replaced.unwrap_or((i64::MAX, i64::MIN));
            replaced = Some((offset.min(from), end.max(to)));
        }
    }
    if let Some((from, to)) = replaced {
        for name in names {
            if let Some((_, offset)) = FileKind::parse(name)
                && (from..to).contains(&offset)
            {
                files.remove(&path(name))?;
            }
        }
    }
    for (name, of) in complete {
        files
            .disk()
            .rename(&path(name), &path(of))
            .map_err(failed("rename", &path(name)))?;
        changed = true;
    }
    Ok(changed)
}

/// The offset behind the last entry of a file.
fn end_offset<D: Disk>(
    files: &mut Files<D>,
    path: &Path,
    base_offset: i64,
) -> Result<i64, StorageFailure> {
    let disk = files.disk();
    let file = disk
        .open(path, OpenMode::Existing)
        .map_err(failed("open", path))?;
    let (mut position, mut end) = (0, base_offset);
    let mut header = Vec::new();
    let walked = loop {
        header.clear();
        if let Err(error) = disk.read_at(&file, position, HEADER_LEN, &mut header) {
            break Err(failed("read", path)(error));
        }
        let Peek::Entry(entry) = Entry::peek(&header) else {
            break Ok(end);
        };
        position += entry.size as u64;
        end = entry.last_offset + 1;
    };
    disk.close(file);
    walked
}
