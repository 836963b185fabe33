//! What the store is asked: reads, lookups, listings, and the replays at boot.

use std::path::Path;

use bytes::Bytes;

use super::files::failed;
use super::partition_log::{PartitionLog, Service};
use super::store::Store;
use super::{DirectoryUse, Disk, StorageEvent, StorageFailure, StorageRequest};
use crate::core::ids::{LogId, Offset};
use crate::core::time::Now;

/// The most bytes that are read at once, unless one batch is larger: whatever else there is to do goes between two of them.
const READ_STEP: usize = 1 << 20;
/// What else an answer takes is worth reading so many bytes, roughly.
const ANSWER_WORTH: usize = 16 << 10;

/// A read, a lookup or a listing that waits.
#[derive(Debug)]
pub(super) struct Question {
    /// What is asked; of a read, what is left of it.
    request: StorageRequest,
    /// What was read of it.
    pieces: Vec<Bytes>,
}

impl Question {
    pub fn new(request: StorageRequest) -> Self {
        Self {
            request,
            pieces: Vec::new(),
        }
    }
}

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
            let end_offset = log.log_end_offset;
            let (bytes, next_offset) = log.read(&mut self.files, offset, end_offset, READ_STEP)?;
            if bytes.is_empty() {
                break;
            }
            offset = next_offset;
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

    /// Whether something was asked that is not answered.
    pub fn has_questions(&self) -> bool {
        !self.halted && !self.questions.is_empty()
    }

    /// Goes on with what was asked, in that order, until half a mebibyte or more was read. A read of more than a mebibyte
    /// leaves its rest until the others had their turn.
    pub fn answer_some(&mut self, now: Now, events: &mut Vec<StorageEvent>) {
        let mut done = 0;
        while done < READ_STEP / 2
            && !self.halted
            && let Some(question) = self.questions.pop_front()
        {
            done += match question.request {
                StorageRequest::Read { .. } => self.read_piece(question, events),
                request => {
                    self.answer(request, events);
                    ANSWER_WORTH
                }
            };
        }
        self.note_open_files(now);
        self.report_sync_failure(events);
    }

    /// Reads on; answers if that was all, or what comes next cannot be read. Returns how many bytes it read.
    fn read_piece(&mut self, question: Question, events: &mut Vec<StorageEvent>) -> usize {
        let Question {
            mut request,
            mut pieces,
        } = question;
        let StorageRequest::Read {
            read,
            log,
            offset,
            end_offset,
            max_bytes,
        } = &mut request
        else {
            return 0;
        };
        let (read, left) = (*read, *max_bytes as usize);
        let files = &mut self.files;
        let piece = readable(&mut self.logs, *log)
            .and_then(|log| log.read(files, offset.0, end_offset.0, left.min(READ_STEP)));
        let bytes = piece.as_ref().map_or(0, |(piece, _)| piece.len());
        let result = match piece {
            Ok((piece, next_offset)) if pieces.is_empty() || piece.len() <= left => {
                let is_rest = left <= READ_STEP || piece.is_empty() || next_offset >= end_offset.0;
                *offset = Offset(next_offset);
                *max_bytes = max_bytes.saturating_sub(bytes as u32);
                let is_whole = is_rest || *max_bytes == 0;
                if !piece.is_empty() {
                    pieces.push(piece);
                }
                if !is_whole {
                    self.questions.push_back(Question { request, pieces });
                    return bytes;
                }
                Ok(pieces)
            }
            // One entry more than was asked for.
            Ok(_) => Ok(pieces),
            Err(failure) if pieces.is_empty() => Err(failure),
            // Who comes to it is told.
            Err(_) => Ok(pieces),
        };
        events.push(StorageEvent::Read { read, result });
        bytes.max(ANSWER_WORTH)
    }

    /// Answers what is no read.
    fn answer(&mut self, question: StorageRequest, events: &mut Vec<StorageEvent>) {
        if let StorageRequest::DescribeDirectory { read } = question {
            let directory = self.directory_use();
            return events.push(StorageEvent::Directory { read, directory });
        }
        let (StorageRequest::FindTimestamp { log: id, .. }
        | StorageRequest::ListSegments { log: id, .. }
        | StorageRequest::ListAborted { log: id, .. }) = question
        else {
            return;
        };
        let log = readable(&mut self.logs, id);
        let files = &mut self.files;
        events.push(match question {
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

/// A log that can be read.
fn readable(
    logs: &mut [Option<Box<PartitionLog>>],
    id: LogId,
) -> Result<&mut PartitionLog, StorageFailure> {
    let Some(log) = logs.get_mut(id.0 as usize).and_then(Option::as_mut) else {
        return Err(StorageFailure {
            operation: "read",
            path: format!("log {id}"),
            reason: "there is no such log".to_owned(),
            is_damage: false,
        });
    };
    match &log.service {
        Service::Failed(failure) => Err((**failure).clone()),
        _ => Ok(log),
    }
}
