//! Checking a segment after an unclean stop: every entry whole, every checksum right, offsets rising.

use bytes::Bytes;
use kafka_proto::records::{BatchHeader, Compression};

use super::entry::{Entry, HEADER_LEN, Peek, checksum_holds};
use super::files::Files;
use super::names::FileKind;
use super::producers::EndMarker;
use super::segment::Place;
use super::{Disk, StorageFailure};

/// How much is read at once.
const STEP: u64 = 1 << 20;
/// What a power cut can tear: a sector reaches the disk whole or not at all.
const SECTOR: usize = 512;
/// Fewer zeros than this, at the end of a file, may well be what was written: a record without headers ends in one, an
/// LZ4 frame in four.
const TELLING_ZEROS: usize = 5;

/// The first thing in a segment that is not an entry, or not a whole one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bad {
    /// What is wrong with it.
    pub reason: &'static str,
    /// Whether it looks as if it never reached the disk: the file ends in it, or a sector of it is zero.
    pub never_written: bool,
    /// Whether the file ends in it, by the length it says it has.
    pub is_cut_short: bool,
}

/// A check of one segment. The bytes behind the recovery point are written again as they are read: a page that was
/// read back may never have reached the disk (recovery rule 7). The caller syncs.
#[derive(Debug)]
pub(super) struct SegmentCheck {
    base_offset: i64,
    len: u64,
    recovery_point: i64,
    next_offset: i64,
    valid_len: u64,
}

impl SegmentCheck {
    /// `next_offset`: the least offset that the first entry may have.
    pub fn new(base_offset: i64, len: u64, next_offset: i64, recovery_point: i64) -> Self {
        Self {
            base_offset,
            len,
            recovery_point,
            next_offset,
            valid_len: 0,
        }
    }

    /// The same, but what is before `position` is known to be valid, and to end where the recovery point is.
    pub fn behind(base_offset: i64, len: u64, recovery_point: i64, position: u64) -> Self {
        Self {
            valid_len: position,
            ..Self::new(base_offset, len, recovery_point, recovery_point)
        }
    }

    /// The offset behind the last valid entry.
    pub fn next_offset(&self) -> i64 {
        self.next_offset
    }

    /// Bytes up to the end of the last valid entry.
    pub fn valid_len(&self) -> u64 {
        self.valid_len
    }

    /// Goes through the segment up to its end or to what is not valid. `visit` gets every valid entry, the marker it
    /// holds and its position.
    pub fn run<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        place: Place<'_>,
        mut visit: impl FnMut(&Entry, Option<EndMarker>, u64),
    ) -> Result<Option<Bad>, StorageFailure> {
        let at = place.file(self.base_offset, FileKind::Log);
        let mut needed = HEADER_LEN as u64;
        loop {
            let rest = self.len - self.valid_len;
            if rest == 0 {
                return Ok(None);
            }
            let window_at = self.valid_len;
            let wanted = needed.max(STEP).min(rest) as usize;
            let window = files.read(at, window_at, wanted)?;
            if window.len() < wanted {
                return Ok(Some(Bad {
                    reason: "the file is shorter than it was",
                    never_written: false,
                    is_cut_short: false,
                }));
            }
            let mut rewrite_from = None;
            let outcome = loop {
                let begin = (self.valid_len - window_at) as usize;
                let ahead = &window[begin..];
                if ahead.is_empty() {
                    break None;
                }
                let rest = self.len - self.valid_len;
                let mut lacks_its_end = false;
                let (reason, extent) = match Entry::peek(ahead) {
                    Peek::Entry(entry) if entry.size as u64 > rest => {
                        ("it is cut short", usize::MAX)
                    }
                    Peek::Entry(entry) if entry.size > ahead.len() => {
                        needed = entry.size as u64;
                        break None;
                    }
                    Peek::Entry(entry) => match self.object_to(&entry, &ahead[..entry.size]) {
                        Some(reason) => {
                            lacks_its_end = entry.size as u64 == rest
                                && lacks_its_end_only(&ahead[..entry.size], self.valid_len);
                            (reason, entry.size)
                        }
                        None => {
                            visit(&entry, entry.marker(&ahead[..entry.size]), self.valid_len);
                            if rewrite_from.is_none() && entry.last_offset >= self.recovery_point {
                                rewrite_from = Some(begin);
                            }
                            self.next_offset = entry.last_offset + 1;
                            self.valid_len += entry.size as u64;
                            continue;
                        }
                    },
                    Peek::Short if ahead.len() as u64 == rest => ("it is cut short", usize::MAX),
                    Peek::Short => break None,
                    Peek::Invalid(reason) => (reason, 2 * SECTOR),
                };
                let never_written = lacks_its_end
                    || has_zero_sector(ahead, self.valid_len, extent, self.next_offset);
                break Some(Bad {
                    reason,
                    never_written,
                    is_cut_short: extent == usize::MAX,
                });
            };
            if let Some(from) = rewrite_from {
                let until = (self.valid_len - window_at) as usize;
                let again = Bytes::from(window).slice(from..until);
                files.write(at, window_at + from as u64, &[again])?;
            }
            if outcome.is_some() {
                return Ok(outcome);
            }
        }
    }

    fn object_to(&self, entry: &Entry, bytes: &[u8]) -> Option<&'static str> {
        if entry.base_offset < self.next_offset {
            Some("its offset is not beyond the one before")
        } else if entry.last_offset - self.base_offset > i64::from(i32::MAX) {
            Some("its offset is too far from the segment's")
        } else if !checksum_holds(bytes) {
            Some("its checksum is wrong")
        } else {
            None
        }
    }

    /// Passes over what is not valid, up to a place behind it.
    pub fn go_on_at(&mut self, position: u64) {
        self.valid_len = position;
    }
}

/// Whether the entry at `position`, which is the file's last, ends in a sector that may have been lost, though it has only a
/// few bytes of it. Where zeros are right there, as at the end of an LZ4 frame, losing them breaks no checksum.
fn lacks_its_end_only(bytes: &[u8], position: u64) -> bool {
    let in_last = ((position + bytes.len() as u64) % SECTOR as u64) as usize;
    let zeros_are_right = BatchHeader::parse(bytes)
        .is_ok_and(|header| header.attributes.compression() == Ok(Compression::Lz4));
    (2..TELLING_ZEROS).contains(&in_last)
        && !zeros_are_right
        && bytes.ends_with(&[0; TELLING_ZEROS][..in_last])
}

/// Whether a sector that holds a part of the entry at `position` is all zeros from there on. The entry's offset is
/// `next_offset` or later.
fn has_zero_sector(bytes: &[u8], position: u64, extent: usize, next_offset: i64) -> bool {
    let zeros = |part: &[u8]| part.iter().all(|&byte| byte == 0);
    let first = SECTOR - (position % SECTOR as u64) as usize;
    let (head, tail) = bytes.split_at(first.min(bytes.len()));
    let sectors = extent.saturating_sub(first).div_ceil(SECTOR);
    // Where the first sector ends within the entry's offset, a few zeros may be right.
    let expected = next_offset.to_be_bytes();
    let head_tells =
        head.len() >= TELLING_ZEROS || !zeros(&expected[..head.len().min(expected.len())]);
    (head_tells && zeros(head))
        || tail
            .chunks(SECTOR)
            .take(sectors)
            .any(|sector| sector.len() >= TELLING_ZEROS && zeros(sector))
}
