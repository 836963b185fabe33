//! Features: what of the metadata's format and of the coordinators' protocols is switched on (KIP-584, KIP-1022).

/// The feature that says which records the metadata log may hold.
pub const METADATA_VERSION: &str = "metadata.version";

/// A feature that this broker knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportedFeature {
    /// Kafka's name.
    pub name: &'static str,
    /// Lowest level.
    pub min_level: i16,
    /// Highest level.
    pub max_level: i16,
}

/// What this broker knows of features. `metadata.version` 30 is 4.3-IV0, the newest that Kafka 4.3.1 finalizes.
pub const SUPPORTED_FEATURES: &[SupportedFeature] = &[
    SupportedFeature {
        name: "kraft.version",
        min_level: 0,
        max_level: 1,
    },
    SupportedFeature {
        name: METADATA_VERSION,
        min_level: 1,
        max_level: 30,
    },
];

/// The `metadata.version` of a fresh directory: 3.9-IV0, which Kafka 3.9 and every Kafka 4 open.
pub(super) const FRESH_METADATA_VERSION: i16 = 21;

/// From this level (3.4-IV0) on, brokers say whether they come from ZooKeeper (KIP-866).
pub(super) const MIGRATION_SINCE: i16 = 8;

/// From this level (4.0-IV1) on, partitions name the replicas that may lead though they are not in sync (KIP-966).
pub(super) const ELR_SINCE: i16 = 23;

/// From this level (4.3-IV0) on, brokers name the directories that take no new partitions (KIP-1066).
pub(super) const CORDONED_DIRECTORIES_SINCE: i16 = 30;

/// From this level (3.7-IV2) on, partitions name the directories of their replicas (KIP-858).
pub(super) const DIRECTORIES_SINCE: i16 = 17;

/// The highest level of a feature that this broker knows.
pub(super) fn max_level(name: &str) -> Option<i16> {
    SUPPORTED_FEATURES
        .iter()
        .find(|feature| feature.name == name)
        .map(|feature| feature.max_level)
}
