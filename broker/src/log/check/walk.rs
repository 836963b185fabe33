//! Going through a segment that may be damaged: whole entries, and what stands between them.

use crate::log::entry::{Entry, HEADER_LEN, Peek, checksum_holds};
use crate::log::files::{FileAt, Files};
use crate::log::{Disk, StorageFailure};

/// How much is read at once.
const STEP: usize = 1 << 20;

/// Bytes that are no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// Where they begin.
    pub position: u64,
    /// Where the next whole entry begins; `None` if there is none.
    pub until: Option<u64>,
    /// The offset that was due.
    pub next_offset: i64,
    /// What is wrong with them.
    pub reason: &'static str,
}

/// A segment on its way through.
pub(super) struct Walk<'a> {
    pub at: FileAt<'a>,
    pub len: u64,
    /// The least offset that the next entry may have.
    pub next_offset: i64,
}

impl Walk<'_> {
    /// Visits every whole entry, with its position and bytes; returns the gaps.
    pub fn run<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        mut visit: impl FnMut(u64, &Entry, &[u8]),
    ) -> Result<Vec<Gap>, StorageFailure> {
        let mut gaps = Vec::new();
        let mut window = Vec::new();
        let mut window_at = 0;
        let mut position = 0;
        let mut needed = HEADER_LEN;
        while position < self.len {
            let begin = (position - window_at) as usize;
            let rest = self.len - position;
            if begin + needed > window.len() && window_at + (window.len() as u64) < self.len {
                window.clear();
                window_at = position;
                let wanted = (needed.max(STEP) as u64).min(rest) as usize;
                files.read_into(self.at, position, wanted, &mut window)?;
                continue;
            }
            needed = HEADER_LEN;
            match self.judge(window.get(begin..).unwrap_or_default(), rest) {
                Judged::Entry(entry) => {
                    visit(position, &entry, &window[begin..begin + entry.size]);
                    self.next_offset = entry.last_offset + 1;
                    position += entry.size as u64;
                }
                Judged::Needs(bytes) if window_at + (window.len() as u64) < self.len => {
                    needed = bytes;
                }
                Judged::Needs(_) => {
                    position = self.gap(files, position, "it is cut short", &mut gaps)?;
                }
                Judged::Bad(reason) => {
                    position = self.gap(files, position, reason, &mut gaps)?;
                }
            }
        }
        Ok(gaps)
    }

    fn judge(&self, ahead: &[u8], rest: u64) -> Judged {
        match Entry::peek(ahead) {
            Peek::Entry(entry) if entry.size as u64 > rest => Judged::Bad("it is cut short"),
            Peek::Entry(entry) if entry.size > ahead.len() => Judged::Needs(entry.size),
            Peek::Entry(entry) if entry.base_offset < self.next_offset => {
                Judged::Bad("its offset is not beyond the one before")
            }
            Peek::Entry(entry)
                if entry.last_offset - self.at.key.base_offset > i64::from(i32::MAX) =>
            {
                Judged::Bad("its offset is too far from the segment's")
            }
            Peek::Entry(entry) if !checksum_holds(&ahead[..entry.size]) => {
                Judged::Bad("its checksum is wrong")
            }
            Peek::Entry(entry) => Judged::Entry(entry),
            Peek::Short => Judged::Needs(HEADER_LEN),
            Peek::Invalid(reason) => Judged::Bad(reason),
        }
    }

    /// Notes a gap and says where it ends.
    fn gap<D: Disk>(
        &self,
        files: &mut Files<D>,
        position: u64,
        reason: &'static str,
        gaps: &mut Vec<Gap>,
    ) -> Result<u64, StorageFailure> {
        let until = self.resume(files, position + 1)?;
        gaps.push(Gap {
            position,
            until,
            next_offset: self.next_offset,
            reason,
        });
        Ok(until.unwrap_or(self.len))
    }

    /// The next place where a whole entry begins that may follow.
    fn resume<D: Disk>(
        &self,
        files: &mut Files<D>,
        mut window_at: u64,
    ) -> Result<Option<u64>, StorageFailure> {
        while window_at < self.len {
            let wanted = (STEP as u64).min(self.len - window_at) as usize;
            let window = files.read(self.at, window_at, wanted)?;
            for begin in 0..window.len() {
                let position = window_at + begin as u64;
                let rest = self.len - position;
                let whole = match self.judge(&window[begin..], rest) {
                    Judged::Entry(_) => true,
                    Judged::Needs(size) if size > HEADER_LEN && size as u64 <= rest => {
                        let bytes = files.read(self.at, position, size)?;
                        matches!(self.judge(&bytes, rest), Judged::Entry(_))
                    }
                    _ => false,
                };
                if whole {
                    return Ok(Some(position));
                }
            }
            if window_at + wanted as u64 >= self.len || window.len() <= HEADER_LEN {
                break;
            }
            // A header may straddle two windows.
            window_at += (window.len() - HEADER_LEN) as u64;
        }
        Ok(None)
    }
}

enum Judged {
    Entry(Entry),
    /// Nothing is wrong yet, but so many bytes are needed to tell.
    Needs(usize),
    Bad(&'static str),
}
