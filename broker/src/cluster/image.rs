//! What the metadata log adds up to.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::Uuid;

use super::error::ReplayError;
use super::feature::{self, METADATA_VERSION};
use super::kept::Kept;
use super::registration::BrokerRegistration;

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: Arc<str>,
    /// Its id, never used for another topic.
    pub id: Uuid,
    /// Its partitions by number, from 0 without gaps.
    pub partitions: BTreeMap<i32, Partition>,
}

/// A partition, whose only replica is on this node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partition {
    /// The leader as of the log; −1 where Kafka stopped last. It is this node in any case.
    pub leader: i32,
    /// Rises with each change of the leader.
    pub leader_epoch: i32,
    /// Rises with each change of the partition.
    pub partition_epoch: i32,
    /// The id of the directory that holds it; zero in logs below `metadata.version` 17.
    pub directory: Uuid,
}

/// What few partitions say of themselves: those whose only replica is in sync, and nothing moves, say none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PartitionDetail {
    pub isr: Vec<i32>,
    pub removing_replicas: Vec<i32>,
    pub adding_replicas: Vec<i32>,
    pub leader_recovery_state: i8,
    pub eligible_leader_replicas: Vec<i32>,
    pub last_known_elr: Vec<i32>,
}

/// What a configuration is of; the numbers are Kafka's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResourceType {
    /// A topic, by name.
    Topic = 2,
    /// A broker by id, or all brokers by the empty name.
    Broker = 4,
    /// A client metrics subscription, by name.
    ClientMetrics = 16,
    /// A group, by id.
    Group = 32,
}

/// What is set for the resources of a kind, by name. Shared with the images that this one was cloned to, so what is the
/// same one is unchanged.
pub type Resources = Arc<BTreeMap<Arc<str>, Arc<BTreeMap<String, String>>>>;

/// The metadata as of the last record applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pub(super) node_id: i32,
    cluster_id: String,
    directory: Uuid,
    /// Shared with the images that this one was cloned to.
    pub(super) topics: BTreeMap<Arc<str>, Arc<Topic>>,
    pub(super) names: BTreeMap<Uuid, Arc<str>>,
    pub(super) configs: BTreeMap<i8, Resources>,
    pub(super) features: BTreeMap<String, i16>,
    pub(super) brokers: BTreeMap<i32, BrokerRegistration>,
    pub(super) next_producer_id: i64,
    pub(super) metadata_offset: i64,
    /// When the last record applied was appended, milliseconds since 1970.
    pub(super) appended_ms: i64,
    pub(super) voters: Vec<i32>,
    /// The control records that say how the quorum is made up, as they stand in the log (KIP-853).
    pub(super) kraft_version: Option<Box<[u8]>>,
    pub(super) kraft_voters: Option<Box<[u8]>>,
    /// The replicas of partitions that are not on this node alone.
    pub(super) foreign: BTreeMap<(Uuid, i32), Vec<i32>>,
    pub(super) details: BTreeMap<(Uuid, i32), PartitionDetail>,
    /// Records of a transaction that has not ended yet (KIP-868).
    pub(super) transaction: Option<Vec<Vec<u8>>>,
    pub(super) kept: Kept,
    pub(super) migrating: bool,
}

static NOTHING_SET: BTreeMap<String, String> = BTreeMap::new();

impl Image {
    /// An empty cluster. New partitions go to the data directory with the id `directory`.
    pub fn new(node_id: i32, cluster_id: String, directory: Uuid) -> Self {
        Self {
            node_id,
            cluster_id,
            directory,
            topics: BTreeMap::new(),
            names: BTreeMap::new(),
            configs: BTreeMap::new(),
            features: BTreeMap::new(),
            brokers: BTreeMap::new(),
            next_producer_id: 0,
            metadata_offset: -1,
            appended_ms: 0,
            voters: Vec::new(),
            kraft_version: None,
            kraft_voters: None,
            foreign: BTreeMap::new(),
            details: BTreeMap::new(),
            transaction: None,
            kept: Kept::default(),
            migrating: false,
        }
    }

    /// `node.id`.
    pub fn node_id(&self) -> i32 {
        self.node_id
    }

    /// The cluster's id, as in `meta.properties`.
    pub fn cluster_id(&self) -> &str {
        &self.cluster_id
    }

    /// The id of the directory that new partitions go to.
    pub fn directory(&self) -> Uuid {
        self.directory
    }

    /// The offset of the last record applied, −1 before the first.
    pub fn metadata_offset(&self) -> i64 {
        self.metadata_offset
    }

    /// Every topic, by rising name.
    pub fn topics(&self) -> impl ExactSizeIterator<Item = &Topic> {
        self.topics.values().map(|topic| &**topic)
    }

    /// The topic of this name.
    pub fn topic(&self, name: &str) -> Option<&Topic> {
        self.topics.get(name).map(|topic| &**topic)
    }

    /// The topic with this id.
    pub fn topic_by_id(&self, id: Uuid) -> Option<&Topic> {
        self.names.get(&id).and_then(|name| self.topic(name))
    }

    /// What a topic sets itself.
    pub fn topic_overrides(&self, name: &str) -> &BTreeMap<String, String> {
        self.config(ResourceType::Topic, name)
    }

    /// What topics set themselves; `None` before the first one did.
    pub fn overrides(&self) -> Option<&Resources> {
        self.configs.get(&(ResourceType::Topic as i8))
    }

    /// What is set for a resource; for all brokers under the empty name.
    pub fn config(&self, resource_type: ResourceType, name: &str) -> &BTreeMap<String, String> {
        self.configs
            .get(&(resource_type as i8))
            .and_then(|names| names.get(name))
            .map_or(&NOTHING_SET, |settings| &**settings)
    }

    /// The names of the resources of a kind for which anything is set, the empty one for all brokers among them.
    pub fn configured(&self, resource_type: ResourceType) -> impl Iterator<Item = &str> {
        let names = self
            .configs
            .get(&(resource_type as i8))
            .into_iter()
            .flat_map(|names| names.keys());
        names.map(|name| &**name)
    }

    /// The features switched on that this broker knows, with their levels.
    pub fn finalized_features(&self) -> impl Iterator<Item = (String, i16)> {
        self.features
            .iter()
            .filter(|(name, level)| feature::max_level(name).is_some_and(|max| **level <= max))
            .map(|(name, level)| (name.clone(), *level))
    }

    /// The level of a feature; 0 where it is not switched on.
    pub fn feature_level(&self, name: &str) -> i16 {
        self.features.get(name).copied().unwrap_or(0)
    }

    /// The level of `metadata.version`, if one is set.
    pub fn metadata_version(&self) -> Option<i16> {
        self.features.get(METADATA_VERSION).copied()
    }

    /// Producer ids from here on are free.
    pub fn next_producer_id(&self) -> i64 {
        self.next_producer_id
    }

    /// The brokers that registered, by id.
    pub fn brokers(&self) -> &BTreeMap<i32, BrokerRegistration> {
        &self.brokers
    }

    /// The records that this broker does not act on, as they stand in the log, in the order of a snapshot.
    pub fn kept(&self) -> impl Iterator<Item = &[u8]> {
        self.kept.behind(None).map(|(_, record)| record)
    }

    /// When the last record applied was appended, milliseconds since 1970; 0 before the first.
    pub fn appended_ms(&self) -> i64 {
        self.appended_ms
    }

    /// Notes when the last record applied was appended.
    pub fn set_appended_ms(&mut self, appended_ms: i64) {
        self.appended_ms = appended_ms;
    }

    /// Whether a transaction of records has begun and not ended.
    pub(crate) fn in_transaction(&self) -> bool {
        self.transaction.is_some()
    }

    /// To be called when all records are replayed: whether this broker can serve what they say. `directories` are the
    /// ids of all data directories.
    ///
    /// # Errors
    /// What it cannot serve.
    pub fn check(&self, directories: &[Uuid]) -> Result<(), ReplayError> {
        let node_id = self.node_id;
        let supported = feature::max_level(METADATA_VERSION).unwrap_or(0);
        if let Some(level) = self.metadata_version().filter(|level| *level > supported) {
            return Err(ReplayError::NewerMetadataVersion { level, supported });
        }
        if self.migrating {
            return Err(ReplayError::ZooKeeperMigration);
        }
        if self.voters.iter().any(|voter| *voter != node_id) {
            return Err(ReplayError::OtherVoters {
                voters: self.voters.clone(),
                node_id,
            });
        }
        if let Some(((id, partition), replicas)) = self.foreign.first_key_value() {
            let topic = self
                .names
                .get(id)
                .map(|name| name.to_string())
                .unwrap_or_default();
            return Err(ReplayError::OtherReplicas {
                topic,
                partition: *partition,
                replicas: replicas.clone(),
                node_id,
            });
        }
        for topic in self.topics.values() {
            for (number, partition) in &topic.partitions {
                // The first hundred ids are not directories but words: unassigned, lost, migrating (KIP-858).
                let is_word = partition.directory.as_u128() < 100;
                if !is_word && !directories.contains(&partition.directory) {
                    return Err(ReplayError::OtherDirectory {
                        topic: topic.name.to_string(),
                        partition: *number,
                        directory: partition.directory,
                    });
                }
            }
        }
        Ok(())
    }
}
