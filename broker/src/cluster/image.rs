//! What the metadata log adds up to.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::Uuid;
use kafka_proto::messages as m;

use super::control::{self, Control};
use super::error::ReplayError;
use super::feature::{self, METADATA_VERSION};
use super::record::{MetadataFrame, MetadataRecord};

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

/// A broker that registered with the controller at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerRegistration {
    /// Given by the controller at each registration.
    pub broker_epoch: i64,
    /// Which start of the broker's it is.
    pub incarnation_id: Uuid,
    /// Its rack.
    pub rack: Option<String>,
    /// Whether it may not lead.
    pub fenced: bool,
    /// The ids of its directories.
    pub log_dirs: Vec<Uuid>,
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

/// The metadata as of the last record applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    node_id: i32,
    cluster_id: String,
    directory: Uuid,
    /// Shared with the images that this one was cloned to.
    topics: BTreeMap<Arc<str>, Arc<Topic>>,
    names: BTreeMap<Uuid, Arc<str>>,
    configs: BTreeMap<i8, BTreeMap<String, BTreeMap<String, String>>>,
    features: BTreeMap<String, i16>,
    brokers: BTreeMap<i32, BrokerRegistration>,
    next_producer_id: i64,
    metadata_offset: i64,
    voters: Vec<i32>,
    /// The replicas of partitions that are not on this node alone.
    foreign: BTreeMap<(Uuid, i32), Vec<i32>>,
    /// Records of a transaction that has not ended yet (KIP-868).
    transaction: Option<Vec<Vec<u8>>>,
    /// Records that this broker does not act on: access lists, credentials, quotas, tokens, and types not known.
    kept: Vec<Box<[u8]>>,
    migrating: bool,
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
            voters: Vec::new(),
            foreign: BTreeMap::new(),
            transaction: None,
            kept: Vec::new(),
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

    /// The topics that set anything themselves, and what.
    pub fn topics_with_overrides(
        &self,
    ) -> impl Iterator<Item = (&Topic, &BTreeMap<String, String>)> {
        let names = self
            .configs
            .get(&(ResourceType::Topic as i8))
            .into_iter()
            .flatten();
        names.filter_map(|(name, overrides)| Some((self.topic(name)?, overrides)))
    }

    /// What is set for a resource; for all brokers under the empty name.
    pub fn config(&self, resource_type: ResourceType, name: &str) -> &BTreeMap<String, String> {
        self.configs
            .get(&(resource_type as i8))
            .and_then(|names| names.get(name))
            .unwrap_or(&NOTHING_SET)
    }

    /// The names of the resources of a kind for which anything is set, the empty one for all brokers among them.
    pub fn configured(&self, resource_type: ResourceType) -> impl Iterator<Item = &str> {
        let names = self
            .configs
            .get(&(resource_type as i8))
            .into_iter()
            .flatten();
        names.map(|(name, _)| name.as_str())
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

    /// The records that this broker does not act on, in order, as they stand in the log; a snapshot needs them.
    pub fn kept(&self) -> impl Iterator<Item = &[u8]> {
        self.kept.iter().map(|record| &**record)
    }

    /// Whether a transaction of records has begun and not ended.
    pub(super) fn in_transaction(&self) -> bool {
        self.transaction.is_some()
    }

    /// Applies a record that is being appended, at the next offset.
    ///
    /// # Panics
    /// If the record does not fit the image: it was made from it, so that would be a mistake of the caller's.
    pub fn apply(&mut self, record: &MetadataRecord) {
        let offset = self.metadata_offset + 1;
        self.replay(offset, record.as_bytes())
            .unwrap_or_else(|error| panic!("a record of our own: {error}"));
    }

    /// Applies a record of the log, or of a snapshot under the snapshot's end offset.
    ///
    /// # Errors
    /// A record that cannot be read, or fits nothing. What may still be undone by a later record is found by
    /// [`check`](Self::check) alone.
    pub fn replay(&mut self, offset: i64, value: &[u8]) -> Result<(), ReplayError> {
        self.metadata_offset = self.metadata_offset.max(offset);
        let malformed = |reason: String| ReplayError::Malformed { offset, reason };
        let frame = MetadataFrame::read(value).map_err(malformed)?;
        match (frame.api_key, &mut self.transaction) {
            (BEGIN_TRANSACTION, _) => self.transaction = Some(Vec::new()),
            (ABORT_TRANSACTION, _) => self.transaction = None,
            (END_TRANSACTION, transaction) => {
                for record in transaction.take().unwrap_or_default() {
                    let frame = MetadataFrame::read(&record).map_err(malformed)?;
                    self.replay_frame(offset, frame, &record)?;
                }
            }
            (_, Some(records)) => records.push(value.to_vec()),
            (_, None) => self.replay_frame(offset, frame, value)?,
        }
        Ok(())
    }

    /// Applies a control record of the log or of a snapshot.
    ///
    /// # Errors
    /// A record that cannot be read.
    pub fn replay_control(
        &mut self,
        offset: i64,
        key: &[u8],
        value: &[u8],
    ) -> Result<(), ReplayError> {
        self.metadata_offset = self.metadata_offset.max(offset);
        match control::read(key, value) {
            Ok(Control::Voters(voters)) => self.voters = voters,
            Ok(Control::Other) => {}
            Err(error) => {
                return Err(ReplayError::Malformed {
                    offset,
                    reason: error.to_string(),
                });
            }
        }
        Ok(())
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

    fn replay_frame(
        &mut self,
        offset: i64,
        frame: MetadataFrame<'_>,
        value: &[u8],
    ) -> Result<(), ReplayError> {
        let malformed = |reason: String| ReplayError::Malformed { offset, reason };
        macro_rules! read {
            ($record:ident) => {
                frame.decode::<m::$record<'_>>().map_err(malformed)?
            };
        }
        match frame.api_key {
            0 => self.broker_registered(&read!(RegisterBrokerRecord)),
            1 => {
                let record = read!(UnregisterBrokerRecord);
                self.brokers.remove(&record.broker_id);
            }
            2 => self.topic_created(&read!(TopicRecord)),
            3 => self.partition_created(offset, &read!(PartitionRecord))?,
            4 => self.config_set(&read!(ConfigRecord)),
            5 => self.partition_changed(offset, &read!(PartitionChangeRecord))?,
            7 => self.broker_fenced(read!(FenceBrokerRecord).id, true),
            8 => self.broker_fenced(read!(UnfenceBrokerRecord).id, false),
            9 => self.topic_removed(offset, read!(RemoveTopicRecord).topic_id)?,
            12 => {
                let record = read!(FeatureLevelRecord);
                match record.feature_level {
                    0 => self.features.remove(record.name),
                    level => self.features.insert(record.name.to_owned(), level),
                };
            }
            15 => self.next_producer_id = read!(ProducerIdsRecord).next_producer_id,
            17 => self.broker_changed(&read!(BrokerRegistrationChangeRecord)),
            NO_OP | REGISTER_CONTROLLER | CLEAR_ELR => {}
            21 => {
                // 0 is none, 3 is over; what lies between needs ZooKeeper (KIP-866).
                let state = read!(ZkMigrationStateRecord).zk_migration_state;
                self.migrating = state == 1 || state == 2;
            }
            _ => self.kept.push(value.into()),
        }
        Ok(())
    }

    fn broker_registered(&mut self, record: &m::RegisterBrokerRecord<'_>) {
        let registration = BrokerRegistration {
            broker_epoch: record.broker_epoch,
            incarnation_id: record.incarnation_id,
            rack: record.rack.map(str::to_owned),
            fenced: record.fenced,
            log_dirs: record.log_dirs.to_vec(),
        };
        self.brokers.insert(record.broker_id, registration);
    }

    fn broker_fenced(&mut self, id: i32, fenced: bool) {
        if let Some(broker) = self.brokers.get_mut(&id) {
            broker.fenced = fenced;
        }
    }

    fn broker_changed(&mut self, record: &m::BrokerRegistrationChangeRecord<'_>) {
        let Some(broker) = self.brokers.get_mut(&record.broker_id) else {
            return;
        };
        match record.fenced {
            1 => broker.fenced = true,
            -1 => broker.fenced = false,
            _ => {}
        }
        if !record.log_dirs.is_empty() {
            broker.log_dirs = record.log_dirs.to_vec();
        }
    }

    fn topic_created(&mut self, record: &m::TopicRecord<'_>) {
        let name: Arc<str> = record.name.into();
        self.names.insert(record.topic_id, name.clone());
        let topic = Topic {
            name: name.clone(),
            id: record.topic_id,
            partitions: BTreeMap::new(),
        };
        self.topics.insert(name, Arc::new(topic));
    }

    fn topic_removed(&mut self, offset: i64, id: Uuid) -> Result<(), ReplayError> {
        let dangling = || ReplayError::Dangling {
            offset,
            what: format!("topic {id}"),
        };
        let name = self.names.remove(&id).ok_or_else(dangling)?;
        self.topics.remove(&name);
        self.foreign.retain(|(topic, _), _| *topic != id);
        if let Some(configs) = self.configs.get_mut(&(ResourceType::Topic as i8)) {
            configs.remove(&*name);
        }
        Ok(())
    }

    fn partition_created(
        &mut self,
        offset: i64,
        record: &m::PartitionRecord<'_>,
    ) -> Result<(), ReplayError> {
        let partition = Partition {
            leader: record.leader,
            leader_epoch: record.leader_epoch,
            partition_epoch: record.partition_epoch,
            directory: record.directories.get(0).unwrap_or(Uuid::ZERO),
        };
        let id = record.topic_id;
        let topic = self
            .names
            .get(&id)
            .and_then(|name| self.topics.get_mut(name))
            .map(Arc::make_mut);
        let topic = topic.ok_or_else(|| ReplayError::Dangling {
            offset,
            what: format!("topic {id}"),
        })?;
        topic.partitions.insert(record.partition_id, partition);
        self.replicas_are((id, record.partition_id), record.replicas.iter());
        Ok(())
    }

    fn partition_changed(
        &mut self,
        offset: i64,
        record: &m::PartitionChangeRecord<'_>,
    ) -> Result<(), ReplayError> {
        let id = record.topic_id;
        let number = record.partition_id;
        let topic = self
            .names
            .get(&id)
            .and_then(|name| self.topics.get_mut(name))
            .map(Arc::make_mut);
        let partition = topic.and_then(|topic| topic.partitions.get_mut(&number));
        let dangling = || ReplayError::Dangling {
            offset,
            what: format!("partition {number} of topic {id}"),
        };
        let partition = partition.ok_or_else(dangling)?;
        partition.partition_epoch += 1;
        if record.leader != NO_LEADER_CHANGE {
            partition.leader = record.leader;
            partition.leader_epoch += 1;
        }
        if let Some(directory) = record
            .directories
            .as_ref()
            .and_then(|directories| directories.get(0))
        {
            partition.directory = directory;
        }
        if let Some(replicas) = &record.replicas {
            self.replicas_are((id, number), replicas.iter());
        }
        Ok(())
    }

    fn replicas_are(
        &mut self,
        partition: (Uuid, i32),
        mut replicas: impl Iterator<Item = i32> + Clone,
    ) {
        if replicas.clone().eq([self.node_id]) {
            self.foreign.remove(&partition);
        } else {
            self.foreign.insert(partition, replicas.by_ref().collect());
        }
    }

    fn config_set(&mut self, record: &m::ConfigRecord<'_>) {
        let resources = self.configs.entry(record.resource_type).or_default();
        match record.value {
            Some(value) => {
                let resource = resources
                    .entry(record.resource_name.to_owned())
                    .or_default();
                resource.insert(record.name.to_owned(), value.to_owned());
            }
            None => {
                if let Some(resource) = resources.get_mut(record.resource_name) {
                    resource.remove(record.name);
                    if resource.is_empty() {
                        resources.remove(record.resource_name);
                    }
                }
            }
        }
    }
}

const NO_OP: i16 = 20;
const BEGIN_TRANSACTION: i16 = 23;
const END_TRANSACTION: i16 = 24;
const ABORT_TRANSACTION: i16 = 25;
const REGISTER_CONTROLLER: i16 = 27;
const CLEAR_ELR: i16 = 28;
/// A leader that stays, in a change of a partition.
const NO_LEADER_CHANGE: i32 = -2;
