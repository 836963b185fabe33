//! What the store is asked: reads, lookups, listings, and the replays at boot.

use std::path::Path;

use bytes::Bytes;

use super::entry::entries;
use super::files::failed;
use super::partition_log::Service;
use super::store::Store;
use super::{DirectoryUse, Disk, StorageEvent, StorageFailure, StorageRequest};
use crate::core::ids::{LogId, Offset};

/// The most bytes that [`Store::read_all`] hands over at once, unless one batch is larger.
const READ_ALL_STEP: usize = 1 << 20;

impl<D: Disk> Store<D> {
    /// Hands over all batches of a log in order, for the replay at boot.
    ///
    /// # Errors
    /// If a file cannot be read or is damaged.
    pub fn read_all(&mut self, log: LogId, visit: impl FnMut(Bytes)) -> Result<(), StorageFailure> {
        self.read_from(log, Offset(0), visit)
    }

    /// The same, from the batch that holds an offset on.
    ///
    /// # Errors
    /// As [`read_all`](Self::read_all).
    pub fn read_from(
        &mut self,
        log: LogId,
        offset: Offset,
        mut visit: impl FnMut(Bytes),
    ) -> Result<(), StorageFailure> {
        let Some(log) = self.logs.get_mut(log.0 as usize).and_then(Option::as_mut) else {
            return Ok(());
        };
        let mut offset = log.log_start_offset.max(offset.0);
        while offset < log.log_end_offset {
            let bytes = log.read(&mut self.files, offset, log.log_end_offset, READ_ALL_STEP)?;
            let Some((_, last)) = entries(&bytes).last() else {
                break;
            };
            offset = last.last_offset + 1;
            visit(bytes);
        }
        Ok(())
    }

    fn directory_use(&mut self) -> DirectoryUse {
        let disk = self.files.disk();
        let path = disk.directory();
        let space = disk.space();
        let sizes = self.logs.iter().flatten().map(|log| {
            let size = log.segments.iter().map(|segment| segment.len).sum();
            (log.id, size)
        });
        DirectoryUse {
            space: space.map_err(failed("look at the volume of", Path::new(&path))),
            path,
            sizes: sizes.collect(),
        }
    }

    /// Answers a read, a lookup or a listing.
    pub(super) fn answer(&mut self, question: StorageRequest, events: &mut Vec<StorageEvent>) {
        if let StorageRequest::DescribeDirectory { read } = question {
            let directory = self.directory_use();
            return events.push(StorageEvent::Directory { read, directory });
        }
        let gone = |id: LogId| StorageFailure {
            operation: "read",
            path: format!("log {id}"),
            reason: "there is no such log".to_owned(),
            is_damage: false,
        };
        let (StorageRequest::Read { log: id, .. }
        | StorageRequest::FindTimestamp { log: id, .. }
        | StorageRequest::ListSegments { log: id, .. }
        | StorageRequest::ListAborted { log: id, .. }) = question
        else {
            return;
        };
        let log = match self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
            Some(log) => match &log.service {
                Service::Failed(failure) => Err((**failure).clone()),
                _ => Ok(log),
            },
            None => Err(gone(id)),
        };
        let files = &mut self.files;
        events.push(match question {
            StorageRequest::Read {
                read,
                offset,
                end_offset,
                max_bytes,
                ..
            } => StorageEvent::Read {
                read,
                result: log
                    .and_then(|log| log.read(files, offset.0, end_offset.0, max_bytes as usize)),
            },
            StorageRequest::FindTimestamp {
                read,
                target,
                end_offset,
                ..
            } => StorageEvent::Found {
                read,
                result: log.and_then(|log| log.find_timestamp(files, target, end_offset.0)),
            },
            StorageRequest::ListSegments { read, .. } => StorageEvent::Segments {
                read,
                result: log.and_then(|log| log.list_segments(files)),
            },
            StorageRequest::ListAborted {
                read,
                offset,
                end_offset,
                ..
            } => StorageEvent::Aborted {
                read,
                result: log.and_then(|log| log.aborted_between(files, offset.0, end_offset.0)),
            },
            _ => return,
        });
    }
}
