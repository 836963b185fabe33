//! The settings that storage needs, already read and checked. Names are Kafka's.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::Uuid;

use super::CleanerConfig;
use crate::core::time::Now;

/// A topic's settings that concern its files.
#[derive(Debug, Clone, PartialEq)]
pub struct LogConfig {
    /// `segment.bytes`: a segment is closed before it grows beyond this.
    pub segment_bytes: u32,
    /// `segment.ms`: a segment is closed when its first batch is older than this, milliseconds.
    pub segment_ms: i64,
    /// `segment.jitter.ms`: rolling by time comes earlier by up to this, milliseconds, so that logs do not roll together.
    pub segment_jitter_ms: i64,
    /// `segment.index.bytes`: a segment is closed when one of its indexes has this many bytes.
    pub segment_index_bytes: u32,
    /// `index.interval.bytes`: about every so many bytes of a segment there is an index entry.
    pub index_interval_bytes: u32,
    /// `file.delete.delay.ms`: how long a deleted file stays under its new name.
    pub file_delete_delay: Duration,
    /// `cleanup.policy` has `delete`: segments go by age and size.
    pub delete: bool,
    /// `cleanup.policy` has `compact`: of the records of a key the last one stays.
    pub compact: bool,
    /// `retention.ms`: segments whose newest record is older go, milliseconds; negative for never.
    pub retention_ms: i64,
    /// `retention.bytes`: the oldest segments go as long as so many bytes stay; negative for never.
    pub retention_bytes: i64,
    /// `flush.ms`: what was appended is synced at the latest after this, milliseconds.
    pub flush_ms: i64,
    /// `delete.retention.ms`: how long compaction keeps a tombstone once all before it is compacted, milliseconds.
    pub delete_retention_ms: i64,
    /// `min.compaction.lag.ms`: younger records are not compacted, milliseconds.
    pub min_compaction_lag_ms: i64,
    /// `max.compaction.lag.ms`: older records are compacted whatever the dirty ratio is, milliseconds.
    pub max_compaction_lag_ms: i64,
    /// `min.cleanable.dirty.ratio`: the share of a log that has to be uncompacted before it is compacted, 0 to 1.
    pub min_cleanable_dirty_ratio: f64,
}

impl LogConfig {
    /// The age at which a segment is closed, milliseconds: what is to be compacted after a time must not stay in the
    /// segment that is appended to (KIP-354).
    pub fn roll_ms(&self) -> i64 {
        if self.compact && self.max_compaction_lag_ms > 0 {
            self.segment_ms.min(self.max_compaction_lag_ms)
        } else {
            self.segment_ms
        }
    }
}

impl Default for LogConfig {
    /// Kafka's defaults.
    fn default() -> Self {
        Self {
            segment_bytes: 1 << 30,
            segment_ms: 7 * 24 * 60 * 60 * 1000,
            segment_jitter_ms: 0,
            segment_index_bytes: 10 << 20,
            index_interval_bytes: 4096,
            file_delete_delay: Duration::from_secs(60),
            delete: true,
            compact: false,
            retention_ms: 7 * 24 * 60 * 60 * 1000,
            retention_bytes: -1,
            flush_ms: i64::MAX,
            delete_retention_ms: 24 * 60 * 60 * 1000,
            min_compaction_lag_ms: 0,
            max_compaction_lag_ms: i64::MAX,
            min_cleanable_dirty_ratio: 0.5,
        }
    }
}

/// Settings that logs got lately: those with the same share them.
#[derive(Debug, Default)]
pub(super) struct SharedConfigs(VecDeque<Arc<LogConfig>>);

impl SharedConfigs {
    /// More than these are not looked through.
    const MOST: usize = 16;

    pub fn share(&mut self, config: LogConfig) -> Arc<LogConfig> {
        if let Some(known) = self.0.iter().find(|known| ***known == config) {
            return known.clone();
        }
        let config = Arc::new(config);
        self.0.truncate(Self::MOST - 1);
        self.0.push_front(config.clone());
        config
    }
}

/// What the whole store goes by.
#[derive(Debug, Clone, PartialEq)]
pub struct StoreConfig {
    /// `node.id`; a directory of another node is refused.
    pub node_id: i32,
    /// Used where the directory is empty and gets its `meta.properties`.
    pub fresh_cluster_id: String,
    /// Used where the directory is empty and gets its `meta.properties`.
    pub fresh_directory_id: Uuid,
    /// The settings of logs found in the directory until a [`Configure`](super::StorageRequest::Configure) comes.
    pub log: LogConfig,
    /// Files kept open at most, at least 8.
    pub max_open_files: usize,
    /// More files than this are synced with one [`sync_all`](super::Disk::sync_all).
    pub sync_all_above: usize,
    /// The write-ahead log's file grows no larger, bytes (`chronik.wal.bytes`); 0: there is none.
    pub wal_bytes: u64,
    /// Writing so many bytes a second time costs as much as a file's own sync: where more were appended for each file,
    /// those are synced and the write-ahead log is left alone.
    pub wal_worth_a_sync: usize,
    /// Drawn anew at every start, and told to nobody: what makes groups of the write-ahead log its own.
    pub wal_id: Uuid,
    /// `log.flush.offset.checkpoint.interval.ms`: how long after a write the recovery points are written.
    pub checkpoint_interval: Duration,
    /// After so many bytes the recovery points are written without waiting for that: what a start after a kill has to
    /// check and to write again is no more.
    pub checkpoint_bytes: u64,
    /// `log.initial.task.delay.ms`: how long after the start retention and compaction first look.
    pub initial_task_delay: Duration,
    /// `log.retention.check.interval.ms`: how often segments are looked for that are to be deleted.
    pub retention_check_interval: Duration,
    /// How compaction goes on.
    pub cleaner: CleanerConfig,
    /// `producer.id.expiration.ms`: producers silent for longer are forgotten.
    pub producer_id_expiration: Duration,
}

impl StoreConfig {
    /// Our defaults for a node; the ids are for an empty directory.
    pub fn new(node_id: i32, fresh_cluster_id: String, fresh_directory_id: Uuid) -> Self {
        Self {
            node_id,
            fresh_cluster_id,
            fresh_directory_id,
            log: LogConfig::default(),
            max_open_files: 512,
            sync_all_above: 32,
            wal_bytes: 32 << 20,
            wal_worth_a_sync: 64 << 10,
            wal_id: fresh_directory_id,
            checkpoint_interval: Duration::from_secs(60),
            checkpoint_bytes: 128 << 20,
            initial_task_delay: Duration::from_secs(30),
            retention_check_interval: Duration::from_secs(5 * 60),
            cleaner: CleanerConfig::default(),
            producer_id_expiration: Duration::from_secs(24 * 60 * 60),
        }
    }

    /// Producers that were silent since then are forgotten, milliseconds since 1970.
    pub(super) fn expired_before_ms(&self, now: Now) -> i64 {
        let expiration = i64::try_from(self.producer_id_expiration.as_millis()).unwrap_or(i64::MAX);
        now.wall_ms.saturating_sub(expiration)
    }
}
