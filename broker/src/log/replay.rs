//! Putting back into a log what only the write-ahead log has of it.

use super::entry::entries;
use super::files::Files;
use super::index_rebuild::IndexRebuild;
use super::names::FileKind;
use super::recovery::{Inventory, Recovery};
use super::segment::Segment;
use super::wal::WalLog;
use super::{Disk, StorageFailure};

impl Recovery<'_> {
    /// A power cut may take segments' names and leave that of a later one. What the write-ahead log has is put back
    /// from where it begins.
    pub(super) fn restore_first_segment<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        inventory: &mut Inventory,
    ) -> Result<(), StorageFailure> {
        let Some(ahead) = self.ahead.filter(|_| !self.known.clean) else {
            return Ok(());
        };
        let first = inventory.logs.first().copied().unwrap_or(i64::MAX);
        let start = self.known.log_start_offset;
        if ahead.from().max(start) < first {
            if ahead.from() > start && !inventory.logs.is_empty() {
                return Err(self.falls_short(ahead));
            }
            for base_offset in std::mem::take(&mut inventory.logs) {
                for kind in FileKind::ALL {
                    files.remove(&self.log.place().file(base_offset, kind).path())?;
                }
            }
            inventory.logs.push(ahead.from().min(start));
        }
        Ok(())
    }

    /// Appends to the newest segment, whose entries end below `next_offset`, what it lacks. Where that does not fit, an
    /// empty segment is added for the rest. Says where the log ends now.
    pub(super) fn replay<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        mut next_offset: i64,
        rebuilt: &mut IndexRebuild,
    ) -> Result<i64, StorageFailure> {
        let Some(ahead) = self.ahead else {
            return Ok(next_offset);
        };
        if next_offset < ahead.from() {
            // What lies between may be missing only where it was given up.
            if ahead.from() > self.known.log_start_offset {
                return Err(self.falls_short(ahead));
            }
            self.log.segments.push(Segment::found(ahead.from(), 0));
            return Ok(next_offset);
        }
        let config = self.log.config.clone();
        let base_offset = rebuilt.segment.base_offset;
        let position = rebuilt.segment.len;
        let (mut len, mut parts, mut is_full) = (position, Vec::new(), false);
        let lacking = ahead.batches().iter().flat_map(|batches| {
            entries(&batches.bytes)
                .map(|(at, entry)| (entry, batches.bytes.slice(at..at + entry.size)))
        });
        for (entry, bytes) in lacking {
            if entry.last_offset < next_offset {
                continue;
            }
            is_full = len > 0
                && (len + entry.size as u64 > u64::from(config.segment_bytes)
                    || entry.last_offset - base_offset > i64::from(i32::MAX));
            if is_full {
                break;
            }
            rebuilt
                .segment
                .note(&mut rebuilt.active, &entry, len, &config);
            self.log.note_epoch(&entry);
            let ended = self.log.producers.appended(&entry, entry.marker(&bytes));
            rebuilt.aborted.extend(ended);
            len += entry.size as u64;
            next_offset = entry.last_offset + 1;
            parts.push(bytes);
        }
        if !parts.is_empty() {
            let at = self.log.place().file(base_offset, FileKind::Log);
            files.write(at, position, &parts)?;
            rebuilt.segment.len = len;
            self.replayed_bytes += len - position;
        }
        if is_full {
            self.log.segments.push(Segment::found(next_offset, 0));
        }
        Ok(next_offset)
    }

    /// Whether the write-ahead log has what is missing between an offset and the next segment.
    pub(super) fn is_ahead_of(&self, next_offset: i64, next_base_offset: i64) -> bool {
        self.ahead.is_some_and(|ahead| {
            ahead.from() <= next_offset.max(self.known.log_start_offset)
                && ahead.from().max(next_offset) < next_base_offset.min(ahead.durable_end)
        })
    }

    /// Whether something that was synced is missing between an offset and the next segment. What is below the recovery
    /// point may have been compacted.
    pub(super) fn has_lost(&self, next_offset: i64, next_base_offset: i64) -> bool {
        let from = self.known.recovery_point.max(self.known.log_start_offset);
        self.ahead
            .is_some_and(|ahead| next_offset.max(from) < next_base_offset.min(ahead.from()))
    }

    /// Words for a log that has lost what was durable.
    pub(super) fn falls_short(&self, ahead: &WalLog) -> StorageFailure {
        ahead.damage.clone().unwrap_or_else(|| StorageFailure {
            operation: "recover",
            path: self.log.folder.clone(),
            reason: format!(
                "the log ends at offset {}, but everything up to {} was synced, and the write-ahead log has it only \
                 from {} on",
                self.log.log_end_offset,
                ahead.durable_end,
                ahead.from()
            ),
            is_damage: false,
        })
    }
}
