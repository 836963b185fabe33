//! Opening a data directory: whom it belongs to, whether it was left cleanly, which logs are in it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::checkpoint::{self, PartitionOffset};
use super::files::{Files, failed};
use super::log_states::LogStates;
use super::meta_properties::MetaProperties;
use super::names::{self, Folder};
use super::partition_log::{PartitionLog, Service};
use super::recovery::{self, Known, Opened};
use super::wal::{self, FoundWal};
use super::{Disk, StorageFailure, StoreConfig};
use crate::core::ids::LogId;
use crate::core::time::Now;

/// Why a data directory cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartFailure {
    /// The disk refuses.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
    /// A folder that is no partition's.
    #[error(
        "the folder {name} in the data directory is not named like a partition (topic-0): move it elsewhere"
    )]
    StrangeFolder {
        /// The folder.
        name: String,
    },
    /// Partitions without `meta.properties`.
    #[error(
        "the data directory has partitions ({folder}) but no meta.properties: it cannot be told whose they are"
    )]
    NoProperties {
        /// One of them.
        folder: String,
    },
    /// A `meta.properties` that cannot be understood.
    #[error("meta.properties: {reason}")]
    BadProperties {
        /// What is wrong with it.
        reason: String,
    },
    /// The directory is another node's.
    #[error("the data directory belongs to node {found}, but node.id is {configured}")]
    OtherNode {
        /// In `meta.properties`.
        found: i32,
        /// In the configuration.
        configured: i32,
    },
}

/// What a data directory holds.
pub(super) struct Found {
    pub properties: MetaProperties,
    /// In the order of their ids.
    pub logs: Vec<Opened>,
    /// What the next file of the write-ahead log is called.
    pub wal_number: u32,
    /// What was odd, for the operator.
    pub remarks: Vec<String>,
}

type Offsets = BTreeMap<(String, i32), i64>;

pub(super) fn open<D: Disk>(
    files: &mut Files<D>,
    config: &StoreConfig,
    now: Now,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Found, StartFailure> {
    let root = Path::new("");
    let entries = files.disk().list_dir(root).map_err(failed("list", root))?;
    let mut partitions = Vec::new();
    let mut deleted = Vec::new();
    let mut wal_is_there = false;
    for entry in entries.iter().filter(|entry| entry.is_dir) {
        match Folder::parse(&entry.name) {
            _ if entry.name == wal::FOLDER => wal_is_there = true,
            Some(Folder::Partition { topic, partition }) => partitions.push((topic, partition)),
            Some(Folder::Deleted) => deleted.push(&entry.name),
            Some(Folder::Aside) => {}
            None => {
                return Err(StartFailure::StrangeFolder {
                    name: entry.name.clone(),
                });
            }
        }
    }
    let (properties, fresh) = properties(files, config, partitions.first())?;
    let is_there = |name: &str| {
        entries
            .iter()
            .any(|entry| !entry.is_dir && entry.name == name)
    };
    let clean = fresh || is_there(names::CLEAN_SHUTDOWN);
    let known = Checkpoints::read(files)?;
    let mut states = LogStates::read_from(files)?;
    let mut wal = FoundWal::read(files, wal_is_there)?;
    if is_there(names::CLEAN_SHUTDOWN) {
        files.remove(Path::new(names::CLEAN_SHUTDOWN))?;
        files.sync_dir(root)?;
    }
    for name in deleted {
        let path = Path::new(name);
        files
            .disk()
            .remove_dir_all(path)
            .map_err(failed("remove", path))?;
    }
    partitions.sort_unstable();
    let expired_before_ms = config.expired_before_ms(now);
    let mut logs = Vec::with_capacity(partitions.len());
    let count = partitions.len();
    let mut unsynced = 0;
    let assumed = Arc::new(config.log.clone());
    for (number, (topic, partition)) in partitions.into_iter().enumerate() {
        let known = known.of(&topic, partition, clean, expired_before_ms);
        let id = LogId(number as u32);
        let log = PartitionLog::uncreated(id, topic.into(), partition, None, assumed.clone(), now);
        let state = states.take(&log.topic, partition);
        let opened = recovery::open(files, log, known, state, &wal);
        unsynced += opened.log.unsynced.count();
        if !clean && unsynced > config.sync_all_above {
            // All of them are synced at once below, which tells what went wrong with those that are closed here.
            files.forget_log(id);
        }
        logs.push(opened);
        progress(number + 1, count);
    }
    // What was found may be in the page cache only. It is served once it is on the disk.
    if !clean || wal.is_there() {
        sync_found(files, &mut logs, unsynced > config.sync_all_above)?;
    }
    if let Some(failure) = files.sync_failure() {
        return Err(failure.into());
    }
    let mut wal_number = 0;
    if wal.is_there() {
        let falls_short = |Opened { log, .. }: &Opened| {
            let found = wal.log(&log.topic, log.partition, log.topic_id);
            found.is_some_and(|found| log.log_end_offset < found.durable_end)
        };
        if logs.iter().any(falls_short) {
            wal_number = wal.next_number();
        } else {
            wal.remove(files)?;
        }
        let replayed: u64 = logs.iter().map(|opened| opened.report.replayed_bytes).sum();
        if replayed > 0 {
            let count = logs
                .iter()
                .filter(|opened| opened.report.replayed_bytes > 0)
                .count();
            wal.remarks.push(format!(
                "{replayed} bytes in {count} partitions were taken from the write-ahead log"
            ));
        }
    }
    Ok(Found {
        properties,
        logs,
        wal_number,
        remarks: std::mem::take(&mut wal.remarks),
    })
}

/// Syncs what was read and written again, or all at once where that is many files.
fn sync_found<D: Disk>(
    files: &mut Files<D>,
    logs: &mut [Opened],
    at_once: bool,
) -> Result<(), StorageFailure> {
    if at_once {
        files.sync_all()?;
    }
    for Opened { log, .. } in logs {
        if at_once {
            log.unsynced = Default::default();
        } else if !matches!(log.service, Service::Failed(_)) {
            log.sync(files)?;
            log.unsynced.settle();
        }
    }
    files.sync_dir(Path::new(""))
}

fn properties<D: Disk>(
    files: &mut Files<D>,
    config: &StoreConfig,
    partition: Option<&(String, i32)>,
) -> Result<(MetaProperties, bool), StartFailure> {
    let path = Path::new(names::META_PROPERTIES);
    if let Some(text) = files.read_text(path)? {
        let properties =
            MetaProperties::read(&text).map_err(|reason| StartFailure::BadProperties { reason })?;
        if properties.node_id != config.node_id {
            return Err(StartFailure::OtherNode {
                found: properties.node_id,
                configured: config.node_id,
            });
        }
        return Ok((properties, false));
    }
    if let Some((topic, partition)) = partition {
        return Err(StartFailure::NoProperties {
            folder: names::partition_folder(topic, *partition),
        });
    }
    let properties = MetaProperties {
        cluster_id: config.fresh_cluster_id.clone(),
        node_id: config.node_id,
        directory_id: config.fresh_directory_id,
    };
    // Before any partition is made: without it those would be nobody's.
    files.replace_small(path, properties.write().into_bytes())?;
    files.sync_dir(Path::new(""))?;
    Ok((properties, true))
}

/// The tables beside the partitions.
struct Checkpoints {
    recovery_points: Offsets,
    high_watermarks: Offsets,
    log_starts: Offsets,
}

impl Checkpoints {
    fn read<D: Disk>(files: &mut Files<D>) -> Result<Self, StorageFailure> {
        let mut table = |name: &str| -> Result<Offsets, StorageFailure> {
            let text = files.read_text(Path::new(name))?;
            let entries = text
                .as_deref()
                .and_then(checkpoint::read_offsets)
                .unwrap_or_default();
            Ok(entries
                .into_iter()
                .map(
                    |PartitionOffset {
                         topic,
                         partition,
                         offset,
                     }| ((topic, partition), offset),
                )
                .collect())
        };
        Ok(Self {
            recovery_points: table(names::RECOVERY_POINTS)?,
            high_watermarks: table(names::HIGH_WATERMARKS)?,
            log_starts: table(names::LOG_STARTS)?,
        })
    }

    fn of(&self, topic: &str, partition: i32, clean: bool, expired_before_ms: i64) -> Known {
        let key = (topic.to_owned(), partition);
        Known {
            clean,
            recovery_point: self.recovery_points.get(&key).copied().unwrap_or(0),
            log_start_offset: self.log_starts.get(&key).copied().unwrap_or(0),
            high_watermark: self.high_watermarks.get(&key).copied(),
            expired_before_ms,
        }
    }
}
