//! Damage inside a segment: bytes that are no whole entry, with whole entries behind them. It concerns the offsets that are
//! lost with it; what stands before and after stays readable (recovery rule 5).

use super::active::Active;
use super::entry::{Entry, HEADER_LEN, Peek, checksum_holds};
use super::files::Files;
use super::names::FileKind;
use super::segment::{Place, Segment, damaged};
use super::{Disk, StorageFailure};

/// How much is searched at once.
const STEP: u64 = 1 << 20;
/// So many places are looked at from which entries might follow each other up to the end.
const MOST_TRIES: u32 = 64;

impl Segment {
    /// The first whole entry that begins at `position` or later, of the offset `next_offset` or a later one.
    pub fn next_whole<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        position: u64,
        next_offset: i64,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        self.find_whole(files, place, position, next_offset, |_, _, _| Ok(true))
    }

    /// The same, but only entries behind which there is nothing else up to the end: a record may hold what looks like
    /// entries, and a write of it may have been torn.
    pub fn next_up_to_the_end<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        position: u64,
        next_offset: i64,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        let mut tries = 0;
        self.find_whole(
            files,
            place,
            position,
            next_offset,
            |files, mut position, first| {
                tries += 1;
                if tries > MOST_TRIES {
                    return Ok(false);
                }
                let (at, mut entry) = (place.file(self.base_offset, FileKind::Log), *first);
                loop {
                    position += entry.size as u64;
                    if position == self.len {
                        return Ok(true);
                    }
                    let header = files.read(at, position, HEADER_LEN)?;
                    match Entry::peek(&header) {
                        Peek::Entry(next)
                            if next.base_offset > entry.last_offset
                                && next.size as u64 <= self.len - position
                                && checksum_holds(&files.read(at, position, next.size)?) =>
                        {
                            entry = next;
                        }
                        _ => return Ok(false),
                    }
                }
            },
        )
    }

    fn find_whole<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        position: u64,
        next_offset: i64,
        mut is_it: impl FnMut(&mut Files<D>, u64, &Entry) -> Result<bool, StorageFailure>,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        let at = place.file(self.base_offset, FileKind::Log);
        let mut window_at = position;
        while window_at < self.len {
            let window = files.read(at, window_at, (self.len - window_at).min(STEP) as usize)?;
            for begin in 0..window.len() {
                let position = window_at + begin as u64;
                let Peek::Entry(entry) = Entry::peek(&window[begin..]) else {
                    continue;
                };
                let plausible = entry.base_offset >= next_offset
                    && entry.last_offset - self.base_offset <= i64::from(i32::MAX)
                    && entry.size as u64 <= self.len - position;
                if plausible {
                    let whole = files.read(at, position, entry.size)?;
                    if whole.len() == entry.size
                        && checksum_holds(&whole)
                        && is_it(files, position, &entry)?
                    {
                        return Ok(Some((position, entry)));
                    }
                }
            }
            if window_at + window.len() as u64 >= self.len || window.len() <= HEADER_LEN {
                break;
            }
            // A header may straddle two windows.
            window_at += (window.len() - HEADER_LEN) as u64;
        }
        Ok(None)
    }

    /// Where the first entry stands that ends at `offset` or later; `None` if there is none.
    ///
    /// # Errors
    /// Also if what stood there is damaged.
    pub fn place_of<D: Disk>(
        &mut self,
        active: Option<&Active>,
        files: &mut Files<D>,
        place: Place<'_>,
        offset: i64,
    ) -> Result<Option<u64>, StorageFailure> {
        let Some((position, entry)) = self.locate(active, files, place, offset)? else {
            return Ok(None);
        };
        let at = place.file(self.base_offset, FileKind::Log);
        // Where an entry ends is no more than its own word; it is believed where the entry is whole.
        if entry.base_offset >= offset || checksum_holds(&files.read(at, position, entry.size)?) {
            return Ok(Some(position));
        }
        match self.next_whole(files, place, position + 1, entry.base_offset)? {
            Some((next_at, next)) if next.base_offset <= offset => {
                let found = self.hop(files, place, next_at, offset)?;
                Ok(found.map(|(position, _)| position))
            }
            _ => Err(damaged(at, position, "its checksum is wrong")),
        }
    }

    /// Where a walk goes on that met something else than an entry at `position`: an entry before that, where its own
    /// length may be what is wrong, counts as damaged if its checksum is. `None` if nothing whole follows.
    pub fn behind_damage<D: Disk>(
        &self,
        files: &mut Files<D>,
        place: Place<'_>,
        before: Option<(u64, Entry)>,
        position: u64,
    ) -> Result<Option<(u64, Entry)>, StorageFailure> {
        let Some((before_at, entry)) = before else {
            return self.next_whole(files, place, position, self.base_offset);
        };
        let at = place.file(self.base_offset, FileKind::Log);
        if checksum_holds(&files.read(at, before_at, entry.size)?) {
            self.next_whole(files, place, position, entry.last_offset + 1)
        } else {
            self.next_whole(files, place, before_at + 1, entry.base_offset)
        }
    }
}
