//! Logs on disk: Kafka's files in Kafka's layout, written, read and recovered through a [`Disk`].
//!
//! Owns segment files, their indexes and positions, and the small files beside them. Runs on the disk side: the core
//! asks with [`StorageRequest`]s and hears of what happened in [`StorageEvent`]s. Must not touch the file system but
//! through [`Disk`], must not read a clock, and knows nothing of clients.

mod config;
mod disk;
mod recovered;
mod request;

pub use config::{LogConfig, StoreConfig};
pub use disk::{DirEntry, Disk, OpenMode};
pub use recovered::{ProducedBatch, RecoveredLog, RecoveredProducer};
pub use request::{
    Append, FoundTimestamp, SegmentStart, StorageEvent, StorageFailure, StorageRequest, TimestampTarget,
};
