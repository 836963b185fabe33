//! Reading a log: from its segments, wherever an offset lies.

use bytes::Bytes;

use super::entry::{Entry, Peek};
use super::files::Files;
use super::partition_log::PartitionLog;
use super::segment::Place;
use super::{Disk, SegmentStart, StorageFailure};
use crate::core::ids::Offset;
use crate::core::rare::Nothing;

/// Where a read that goes on in order continues.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ReadHint {
    pub next_offset: i64,
    pub base_offset: i64,
    pub position: u64,
}

/// Readers of one log whose places are remembered.
const HINTS: usize = 4;

/// Where readers of one log go on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadHints {
    places: [ReadHint; HINTS],
    next: usize,
}

impl Nothing for ReadHints {
    const NOTHING: &'static Self = &Self {
        places: [ReadHint {
            next_offset: 0,
            base_offset: 0,
            position: 0,
        }; HINTS],
        next: 0,
    };
}

/// Whether the entry that `bytes` begin with ends before `offset`.
fn is_before(bytes: &[u8], offset: i64) -> bool {
    matches!(Entry::peek(bytes), Peek::Entry(first) if first.last_offset < offset)
}

impl PartitionLog {
    /// Reads whole entries from the one that holds `offset` on, or the next after it, out of one segment; also says where the
    /// next one begins.
    pub fn read<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        offset: i64,
        end_offset: i64,
        max_bytes: usize,
    ) -> Result<(Bytes, i64), StorageFailure> {
        let end_offset = end_offset.min(self.log_end_offset);
        if offset >= end_offset {
            return Ok((Bytes::new(), end_offset));
        }
        let mut number = self
            .segments
            .partition_point(|segment| segment.base_offset <= offset)
            .saturating_sub(1);
        while number < self.segments.len() {
            let Some(position) = self.position(files, number, offset)? else {
                number += 1;
                continue;
            };
            let segment = &self.segments[number];
            let read = segment.read(files, self.place(), position, end_offset, max_bytes);
            // Behind a damaged entry, what it says of its own end is no hint.
            let is_astray = match &read {
                Ok((bytes, _)) => is_before(bytes, offset),
                Err(failure) => failure.is_damage,
            };
            if is_astray
                && self
                    .hints
                    .places
                    .iter()
                    .any(|hint| hint.next_offset == offset)
            {
                self.hints = Default::default();
                continue;
            }
            let (bytes, next_offset) = read?;
            let end = position + bytes.len() as u64;
            self.remember(
                ReadHint {
                    next_offset,
                    base_offset: segment.base_offset,
                    position: end,
                },
                offset,
            );
            return Ok((bytes, next_offset));
        }
        Ok((Bytes::new(), end_offset))
    }

    /// Finds where in a segment the entry stands that holds `offset` or the next after it.
    fn position<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
        offset: i64,
    ) -> Result<Option<u64>, StorageFailure> {
        let active = (number + 1 == self.segments.len()).then_some(&self.active);
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let segment = &mut self.segments[number];
        let known = |hint: &&ReadHint| {
            hint.next_offset == offset && hint.base_offset == segment.base_offset
        };
        if let Some(hint) = self.hints.places.iter().find(known)
            && hint.position < segment.len
        {
            return Ok(Some(hint.position));
        }
        segment.place_of(active, files, place, offset)
    }

    fn remember(&mut self, hint: ReadHint, after: i64) {
        let hints = &mut *self.hints;
        let slot = hints
            .places
            .iter()
            .position(|known| known.next_offset == after)
            .unwrap_or(hints.next);
        if slot == hints.next {
            hints.next = (hints.next + 1) % HINTS;
        }
        hints.places[slot] = hint;
    }

    /// The segments that can be read.
    pub fn list_segments<D: Disk>(
        &mut self,
        files: &mut Files<D>,
    ) -> Result<Vec<SegmentStart>, StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let start = self.log_start_offset;
        let list = self.segments.iter_mut().map(|segment| {
            segment.load(files, place)?;
            let base_offset = Offset(segment.base_offset.max(start));
            Ok(SegmentStart {
                base_offset,
                last_modified_ms: segment.last_modified_ms,
            })
        });
        list.collect()
    }
}
