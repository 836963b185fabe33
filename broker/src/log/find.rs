//! Looking up a record by its time (ListOffsets, KIP-79 and KIP-734).

use super::entry::{self, entries};
use super::files::Files;
use super::names::FileKind;
use super::partition_log::PartitionLog;
use super::segment::{Place, damaged};
use super::{Disk, FoundTimestamp, StorageFailure, TimestampTarget};
use crate::core::ids::{LeaderEpoch, Offset};

/// How much of a segment is searched at once.
const STEP: usize = 256 * 1024;

impl PartitionLog {
    /// Finds a record below `end_offset`.
    pub fn find_timestamp<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        target: TimestampTarget,
        end_offset: i64,
    ) -> Result<Option<FoundTimestamp>, StorageFailure> {
        match target {
            TimestampTarget::AtLeast(timestamp) => {
                for number in 0..self.segments.len() {
                    if self.largest(files, number)? < timestamp {
                        continue;
                    }
                    let from = self.floor_time(files, number, timestamp)?;
                    let from = from.max(self.log_start_offset);
                    let range = (from, end_offset, self.log_start_offset);
                    if let Some(found) = self.search(files, number, range, timestamp)? {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            }
            TimestampTarget::Max => {
                let mut best = None;
                for number in 0..self.segments.len() {
                    let largest = self.largest(files, number)?;
                    if largest >= 0 && best.is_none_or(|(most, _)| largest > most) {
                        best = Some((largest, number));
                    }
                }
                let Some((timestamp, number)) = best else {
                    return Ok(None);
                };
                // Kafka tells the latest record even where the log's start has passed it since.
                let segment = &self.segments[number];
                let range = (segment.largest.last_offset, end_offset, segment.base_offset);
                self.search(files, number, range, timestamp)
            }
        }
    }

    /// The largest timestamp of a segment, −1 if there is none.
    fn largest<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
    ) -> Result<i64, StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        self.segments[number].load(files, place)?;
        Ok(self.segments[number].largest.timestamp)
    }

    /// An offset of a segment before which no record is as late as `timestamp`.
    fn floor_time<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
        timestamp: i64,
    ) -> Result<i64, StorageFailure> {
        let active = (number + 1 == self.segments.len()).then_some(&self.active);
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let floor = self.segments[number].floor_time(active, files, place, timestamp)?;
        Ok(floor.map_or(self.segments[number].base_offset, |entry| entry.last_offset))
    }

    /// Goes through a segment to the first record that is as late as `timestamp`: from the entry that holds the first
    /// offset of the range on, below the second, and not below the third.
    fn search<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        number: usize,
        (from, end_offset, least): (i64, i64, i64),
        timestamp: i64,
    ) -> Result<Option<FoundTimestamp>, StorageFailure> {
        let place = Place {
            folder: &self.folder,
            log: self.id,
        };
        let active = (number + 1 == self.segments.len()).then_some(&self.active);
        let begin = self.segments[number].place_of(active, files, place, from)?;
        let Some(mut position) = begin else {
            return Ok(None);
        };
        while position < self.segments[number].len {
            let segment = &self.segments[number];
            let bytes = match segment.read(files, self.place(), position, end_offset, STEP) {
                Ok((bytes, _)) => bytes,
                Err(failure) if failure.is_damage => {
                    let next = segment.next_whole(files, self.place(), position + 1, from)?;
                    position = next.ok_or(failure)?.0;
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            if bytes.is_empty() {
                break;
            }
            for (at, entry) in entries(&bytes) {
                if entry.max_timestamp < timestamp {
                    continue;
                }
                let batch = &bytes[at..at + entry.size];
                let found = entry::first_record_at(batch, timestamp, least).map_err(|reason| {
                    let file = self
                        .place()
                        .file(self.segments[number].base_offset, FileKind::Log);
                    damaged(file, position + at as u64, &reason.to_string())
                })?;
                if let Some(found) = found.filter(|found| found.offset < end_offset) {
                    return Ok(Some(FoundTimestamp {
                        offset: Offset(found.offset),
                        timestamp: found.timestamp,
                        leader_epoch: LeaderEpoch(entry.leader_epoch),
                    }));
                }
            }
            position += bytes.len() as u64;
        }
        Ok(None)
    }
}
