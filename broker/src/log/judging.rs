//! Telling damage from what a power cut leaves behind (recovery rule 5).

use super::files::Files;
use super::names::FileKind;
use super::recovery::Recovery;
use super::segment_check::{Bad, SegmentCheck};
use super::{DamagedBatches, Disk, StorageFailure};
use crate::core::ids::Offset;

/// What something that is no whole entry was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// It never reached the disk as a whole, and nobody was told that it did.
    Torn,
    /// It was written, and is broken since; it stays as it is.
    Damaged,
}

impl Recovery<'_> {
    /// Tells a torn tail from damage. Damage that whole entries follow is noted, and the check goes on
    /// behind it; without any, the log does not reach as far as it is known to.
    pub(super) fn judge<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
        check: &mut SegmentCheck,
        bad: &Bad,
    ) -> Result<Judged, StorageFailure> {
        let place = self.log.place();
        let at = place.file(self.log.segments[number].base_offset, FileKind::Log);
        let (position, next_offset) = (check.valid_len(), check.next_offset());
        let mut was_synced = None;
        if let Some(ahead) = self.ahead {
            if next_offset < ahead.from() && ahead.from() > self.known.log_start_offset {
                was_synced = Some("the write-ahead log knows it to have been synced");
            } else if (ahead.from()..ahead.durable_end).contains(&next_offset) {
                // Whatever it is, it is replaced.
                return Ok(Judged::Torn);
            }
        }
        if next_offset < self.known.recovery_point {
            was_synced = Some("it is known to have been synced");
        }
        // A power cut leaves zeros where a write never came to pass, whatever came to pass behind it.
        if was_synced.is_none() && bad.never_written {
            return Ok(Judged::Torn);
        }
        let segments = &self.log.segments;
        let (mut end, mut follows) = (segments[number].len, None);
        let next = if bad.is_cut_short && was_synced.is_none() {
            segments[number].next_up_to_the_end(files, place, position + 1, next_offset)?
        } else {
            segments[number].next_whole(files, place, position + 1, next_offset)?
        };
        if let Some((at, entry)) = next {
            (end, follows) = (at, Some(entry.base_offset));
        } else if bad.is_cut_short && was_synced.is_none() {
            return Ok(Judged::Torn);
        }
        for later in &segments[number + 1..] {
            if follows.is_none() {
                let first = later.next_whole(files, place, 0, later.base_offset)?;
                follows = first.map(|_| later.base_offset);
            }
        }
        let path = at.path().display().to_string();
        match (follows, was_synced) {
            (Some(until_offset), _) => {
                self.damaged.push(DamagedBatches {
                    path,
                    position,
                    len: end - position,
                    from_offset: Offset(next_offset),
                    until_offset: Offset(until_offset),
                    reason: bad.reason,
                });
                check.go_on_at(end);
                Ok(Judged::Damaged)
            }
            (None, Some(why)) => Err(StorageFailure {
                operation: "recover",
                path,
                reason: format!("damaged at position {position}: {}; {why}", bad.reason),
                is_damage: false,
            }),
            (None, None) => Ok(Judged::Torn),
        }
    }
}
