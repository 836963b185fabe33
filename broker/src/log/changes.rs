//! What changes a log other than appends: it is made, configured, begins later, is deleted.

use std::path::{Path, PathBuf};

use super::names;
use super::partition_log::{PartitionLog, Service};
use super::store::Store;
use super::syncing::Advance;
use super::{Disk, StorageEvent, StorageFailure, StorageRequest};
use crate::core::ids::{LogId, Offset};
use crate::core::time::Now;

impl<D: Disk> Store<D> {
    /// Performs a request of this kind.
    pub(super) fn change(&mut self, request: StorageRequest, now: Now) {
        match request {
            StorageRequest::Create {
                log: id,
                topic,
                partition,
                topic_id,
                config,
            } => {
                let number = id.0 as usize;
                if self.logs.len() <= number {
                    self.logs.resize_with(number + 1, || None);
                }
                if self.logs[number].is_none() {
                    let log = PartitionLog::uncreated(
                        id,
                        topic,
                        partition,
                        Some(topic_id),
                        self.configs.share(config.clone()),
                        now,
                    );
                    // A folder of this name is what could not be given up when an earlier topic was deleted.
                    let _ = self.files.disk().remove_dir_all(Path::new(&log.folder));
                    self.logs[number] = Some(Box::new(log));
                }
                let Some(log) = self.logs[number].as_mut() else {
                    return;
                };
                self.cleaner.ask(config.compact, now);
                log.config = self.configs.share(config);
                if log.topic_id.is_none() {
                    log.topic_id = Some(topic_id);
                    log.service = Service::Uncreated;
                }
                // What fails here fails again with the first append, which tells.
                let created =
                    log.service == Service::Uncreated && log.create(&mut self.files).is_ok();
                if created {
                    self.root_unsynced = true;
                    self.note_change(id, now);
                }
            }
            StorageRequest::Configure { log, config } => {
                if let Some(known) = self.logs.get_mut(log.0 as usize).and_then(Option::as_mut) {
                    self.cleaner.ask(config.compact, now);
                    known.config = self.configs.share(config);
                    self.retention.ask(log, now);
                }
            }
            StorageRequest::AdvanceStart {
                log: id,
                log_start_offset,
            } => {
                if let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::as_mut) {
                    let dropped = log.advance_start(log_start_offset.0);
                    let given_up = log.release(&mut self.files, &dropped);
                    let log_start_offset = log.log_start_offset;
                    if log.synced_offset < log_start_offset {
                        self.wanted.insert(id);
                    }
                    self.advanced.push(Advance {
                        log: id,
                        log_start_offset,
                        given_up,
                    });
                    self.note_change(id, now);
                }
            }
            StorageRequest::Delete { log } => self.delete(log, now),
            _ => {}
        }
    }

    fn delete(&mut self, id: LogId, now: Now) {
        let Some(log) = self.logs.get_mut(id.0 as usize).and_then(Option::take) else {
            return;
        };
        self.kept_bytes -= log.unsynced.batches.len();
        self.files.forget_log(id);
        self.wanted.remove(&id);
        self.flush_times.forget(id);
        self.changed.remove(&id);
        self.advanced.retain(|advance| advance.log != id);
        self.removals.forget_log(id);
        let from = PathBuf::from(&log.folder);
        let to = PathBuf::from(names::deleted_folder(
            &log.topic,
            log.partition,
            log.topic_id.unwrap_or_default(),
        ));
        let removed_at = now.in_time(log.config.file_delete_delay);
        let disk = self.files.disk();
        match disk.rename(&from, &to) {
            Ok(()) => self.removals.remove_later(removed_at, to),
            // If this fails too, the next start finds a folder whose topic is gone.
            Err(_) => _ = disk.remove_dir_all(&from),
        }
        self.root_unsynced = true;
    }

    /// Makes starts that moved durable, then gives the files below them up.
    pub(super) fn finish_advances(
        &mut self,
        advances: Vec<Advance>,
        now: Now,
        events: &mut Vec<StorageEvent>,
    ) -> Result<(), StorageFailure> {
        if advances.is_empty() {
            return Ok(());
        }
        self.write_log_starts()?;
        self.files.sync_dir(Path::new(""))?;
        for advance in advances {
            let Some(log) = self.log(advance.log) else {
                continue;
            };
            let removed_at = now.in_time(log.config.file_delete_delay);
            self.removals
                .give_up(advance.log, advance.given_up, removed_at);
            events.push(StorageEvent::StartAdvanced {
                log: advance.log,
                log_start_offset: Offset(advance.log_start_offset),
            });
        }
        self.removals.go_on(self.files.disk(), now);
        Ok(())
    }
}
