//! Why a metadata log cannot be used.

use kafka_proto::Uuid;

/// A metadata log that this broker refuses to serve.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReplayError {
    /// A record that is not what its frame says.
    #[error("metadata record at offset {offset} cannot be read: {reason}")]
    Malformed {
        /// Where.
        offset: i64,
        /// The decoder's words.
        reason: String,
    },
    /// A record of a topic or partition that does not exist.
    #[error("metadata record at offset {offset} changes {what}, which does not exist")]
    Dangling {
        /// Where.
        offset: i64,
        /// The topic or partition.
        what: String,
    },
    /// Written by a newer Kafka.
    #[error(
        "the directory has metadata.version {level}, and this broker knows none above {supported}"
    )]
    NewerMetadataVersion {
        /// As in the log.
        level: i16,
        /// As in [`SUPPORTED_FEATURES`](super::SUPPORTED_FEATURES).
        supported: i16,
    },
    /// One of several controllers.
    #[error(
        "the directory belongs to a quorum of controllers {voters:?}; this broker, node {node_id}, serves alone"
    )]
    OtherVoters {
        /// The voters' ids.
        voters: Vec<i32>,
        /// Ours.
        node_id: i32,
    },
    /// A partition that is replicated, or lies elsewhere.
    #[error(
        "partition {topic}-{partition} is on brokers {replicas:?}; this broker, node {node_id}, serves alone"
    )]
    OtherReplicas {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// The replicas' brokers.
        replicas: Vec<i32>,
        /// Ours.
        node_id: i32,
    },
    /// A partition in a directory that is not among those served.
    #[error(
        "partition {topic}-{partition} lies in the directory with id {directory}, which is not among log.dirs"
    )]
    OtherDirectory {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// The directory's id.
        directory: Uuid,
    },
    /// On the way from ZooKeeper.
    #[error(
        "the directory is in the middle of a migration from ZooKeeper; finish it with Apache Kafka first"
    )]
    ZooKeeperMigration,
}
