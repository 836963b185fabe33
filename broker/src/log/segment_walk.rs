//! Going through a segment's entries: from header to header, and in whole pieces for readers.

use bytes::Bytes;

use super::entry::{Entry, HEADER_LEN, Peek, checksum_holds};
use super::files::Files;
use super::names::FileKind;
use super::segment::{Place, Segment, damaged};
use super::{Disk, StorageFailure};

/// Headers are looked for in pieces of this size.
const HOP: usize = 8 * 1024;

impl Segment {
    /// Goes from entry to entry, beginning at `position`, to the first that ends at `offset` or later.
    pub fn hop<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        position: u64,
        offset: i64,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        let wanted = |entry: &Entry| entry.last_offset >= offset;
        self.walk_headers(files, place, position, Some(offset), wanted)
    }

    /// Goes from header to header until `wanted` says yes. What is damaged is passed over, unless it is where `offset` was.
    pub fn walk_headers<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        mut position: u64,
        offset: Option<i64>,
        mut wanted: impl FnMut(&Entry) -> bool,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        let at = place.file(self.base_offset, FileKind::Log);
        let mut window = Vec::new();
        let mut window_at = position;
        let mut before = None;
        while position < self.len {
            let skipped = (position - window_at) as usize;
            let seen_until = window_at + window.len() as u64;
            if position >= seen_until
                || (skipped + HEADER_LEN > window.len() && seen_until < self.len)
            {
                window.clear();
                window_at = position;
                let len = (self.len - position).min(HOP as u64) as usize;
                if files.read_into(at, position, len, &mut window)? < len {
                    return Err(damaged(at, position, "the file is shorter than it was"));
                }
                continue;
            }
            let mut entry = match Entry::peek(&window[skipped..]) {
                Peek::Entry(entry) if entry.size as u64 <= self.len - position => Ok(entry),
                Peek::Entry(_) | Peek::Short => Err("an entry that is cut short"),
                Peek::Invalid(what) => Err(what),
            };
            if let Err(what) = entry {
                let next = self.behind_damage(files, place, before, position)?;
                let hit = |next: &Entry| offset.is_some_and(|offset| offset < next.base_offset);
                match next {
                    Some((next_at, next)) if !hit(&next) => {
                        position = next_at;
                        entry = Ok(next);
                        window.clear();
                        window_at = position;
                    }
                    _ => return Err(damaged(at, position, what)),
                }
            }
            if let Ok(entry) = entry {
                if wanted(&entry) {
                    return Ok(Some((position, entry)));
                }
                before = Some((position, entry));
                position += entry.size as u64;
            }
        }
        Ok(None)
    }

    /// Reads whole entries from `position` on: at most `max_bytes`, but always one; none that begins at `end_offset`
    /// or later. Says which offset follows them.
    pub fn read<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        position: u64,
        end_offset: i64,
        max_bytes: usize,
    ) -> Result<(Bytes, i64), StorageFailure> {
        let at = place.file(self.base_offset, FileKind::Log);
        let rest = self.len.saturating_sub(position);
        let wanted = rest.min(max_bytes.max(HEADER_LEN) as u64) as usize;
        let mut bytes = files.read_once(at, position, wanted)?;
        let mut whole = 0;
        let mut next_offset = -1;
        let damage = loop {
            match Entry::peek(&bytes[whole..]) {
                Peek::Entry(entry) if entry.size as u64 > rest - whole as u64 => {
                    break Some("an entry that is cut short");
                }
                Peek::Entry(entry) => {
                    if entry.base_offset >= end_offset
                        || (whole > 0 && whole + entry.size > max_bytes)
                    {
                        break None;
                    }
                    if whole + entry.size > bytes.len() {
                        bytes = files.read_once(at, position, whole + entry.size)?;
                        if bytes.len() < whole + entry.size {
                            break Some("the file is shorter than it was");
                        }
                    }
                    // What decayed on the disk goes to nobody: not every client looks.
                    if !checksum_holds(&bytes[whole..whole + entry.size]) {
                        break Some("its checksum is wrong");
                    }
                    whole += entry.size;
                    next_offset = entry.last_offset + 1;
                }
                Peek::Short => break None,
                Peek::Invalid(what) => break Some(what),
            }
        };
        // What stands before it can be read; who comes to it is told.
        if let (Some(what), 0) = (damage, whole) {
            return Err(damaged(at, position, what));
        }
        bytes.truncate(whole);
        Ok((bytes, next_offset))
    }
}
