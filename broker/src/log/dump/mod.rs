//! Showing what is in a file of a data directory: batches and records, index entries, producers, tables, groups of the
//! write-ahead log. Reads in pieces and hands line by line over; changes nothing.

mod internal;
mod line;
mod segment;
mod table;
mod wal;

use std::path::Path;

pub use line::Line;

use super::names::{self, FileKind};
use super::wal::parse as parse_wal;
use super::{Disk, OpenMode, StorageFailure};
use crate::log::files::failed;

/// What is shown of a segment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DumpOptions {
    /// The records too, not only their batches.
    pub deep: bool,
}

/// Shows a file, which is told by its name; the folder's name tells which records are in it.
///
/// # Errors
/// It cannot be read, or is of no kind that is known.
pub fn dump<D: Disk>(
    disk: &mut D,
    path: &Path,
    options: DumpOptions,
    visit: &mut dyn FnMut(Line),
) -> Result<(), StorageFailure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // What was renamed to be deleted or put in place is what it was.
    let bare = [".deleted", ".cleaned", ".swap"]
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .unwrap_or(&name);
    let folder = path.parent().and_then(Path::file_name);
    let folder = folder.unwrap_or_default().to_string_lossy();
    let topic = folder.rsplit_once('-').map_or("", |(topic, _)| topic);
    let shown = match FileKind::parse(bare) {
        Some((FileKind::Log, _)) => return segment::dump(disk, path, topic, options, visit),
        Some((kind, base_offset)) => table::file(kind, base_offset, &read(disk, path)?, visit),
        None if names::parse_metadata_snapshot(bare).is_some() => {
            return segment::dump(disk, path, names::METADATA_TOPIC, options, visit);
        }
        None if parse_wal(bare).is_some() => wal::dump(read(disk, path)?.into(), visit),
        None => table::text(bare, &read(disk, path)?, visit),
    };
    shown.map_err(|reason| StorageFailure {
        operation: "dump",
        path: path.display().to_string(),
        reason: reason.to_owned(),
        is_damage: false,
    })
}

fn read<D: Disk>(disk: &mut D, path: &Path) -> Result<Vec<u8>, StorageFailure> {
    let file = disk
        .open(path, OpenMode::Existing)
        .map_err(failed("open", path))?;
    let mut bytes = Vec::new();
    let read = disk
        .len(&file)
        .and_then(|len| disk.read_at(&file, 0, len as usize, &mut bytes));
    disk.close(file);
    read.map_err(failed("read", path))?;
    Ok(bytes)
}
