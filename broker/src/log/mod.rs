//! Logs on disk: Kafka's files in Kafka's layout, written, read and recovered through a [`Disk`].
//!
//! Owns segment files, their indexes and positions, and the small files beside them. Runs on the disk side: the core
//! asks with [`StorageRequest`]s and hears of what happened in [`StorageEvent`]s. Must not touch the file system but
//! through [`Disk`], must not read a clock, and knows nothing of clients.

mod aborted;
mod active;
mod boot;
mod changes;
mod check;
mod checkpoint;
mod checkpointing;
mod cleaner;
mod config;
mod damage;
mod disk;
#[cfg(feature = "shell")]
mod dump;
mod entry;
mod files;
mod find;
mod flush_times;
mod index;
mod index_rebuild;
mod judging;
mod leftovers;
mod log_states;
mod meta_properties;
mod metadata_retention;
mod metadata_snapshot;
mod names;
mod noted;
mod partition_log;
mod partition_metadata;
mod producer_snapshot;
mod producers;
mod questions;
mod reading;
mod recovered;
mod recovery;
mod removals;
mod replay;
mod request;
mod restored_state;
mod retention;
mod segment;
mod segment_check;
mod segment_walk;
mod store;
mod syncing;
#[cfg(test)]
mod tests;
mod txn_index;
mod unsynced;
mod wal;

pub use boot::StartFailure;
pub use check::{Check, Checked, Finding, Severity};
pub use cleaner::CleanerConfig;
pub use config::{LogConfig, StoreConfig};
pub use disk::{DirEntry, Disk, OpenMode, Space};
#[cfg(feature = "shell")]
pub use dump::{DumpOptions, Line, dump};
pub use meta_properties::MetaProperties;
pub use recovered::{
    AbortedTransaction, DamagedBatches, ProducedBatch, RecoveredLog, RecoveredProducer,
};
pub use request::{
    Append, DirectoryUse, FoundTimestamp, SegmentStart, SnapshotId, SnapshotPart, StorageEvent,
    StorageFailure, StorageRequest, TimestampTarget,
};
pub use store::Store;
pub use syncing::{SyncJob, SyncOutcome};
