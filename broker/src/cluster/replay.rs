//! How records change the image: the same code for what is appended now and for what is read at the start.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::messages as m;
use kafka_proto::{Array, Uuid};

use super::control::{self, Control};
use super::error::ReplayError;
use super::image::{Image, Partition, PartitionDetail, ResourceType, Topic};
use super::record::{MetadataFrame, MetadataRecord};
use super::registration::BrokerRegistration;

impl Image {
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
            Ok(Control::Leader(voters)) => self.voters = voters,
            Ok(Control::Voters(voters)) => {
                self.voters = voters;
                self.kraft_voters = Some(value.into());
            }
            Ok(Control::Version) => self.kraft_version = Some(value.into()),
            Ok(Control::Snapshot(appended_ms)) => self.appended_ms = appended_ms,
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
            0 => {
                let record = read!(RegisterBrokerRecord);
                let registration = BrokerRegistration::new(&record, value);
                self.brokers.insert(record.broker_id, registration);
            }
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
            17 => {
                let record = read!(BrokerRegistrationChangeRecord);
                if let Some(broker) = self.brokers.get_mut(&record.broker_id) {
                    broker.change(&record);
                }
            }
            28 => self.elr_cleared(read!(ClearElrRecord).topic_name),
            NO_OP => {}
            21 => {
                // 0 is none, 3 is over; what lies between needs ZooKeeper (KIP-866).
                let state = read!(ZkMigrationStateRecord).zk_migration_state;
                self.migrating = state == 1 || state == 2;
            }
            _ => self.kept.replay(frame, value).map_err(malformed)?,
        }
        Ok(())
    }

    fn broker_fenced(&mut self, id: i32, fenced: bool) {
        if let Some(broker) = self.brokers.get_mut(&id) {
            broker.fenced = fenced;
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
        self.details.retain(|(topic, _), _| *topic != id);
        if let Some(configs) = self.configs.get_mut(&(ResourceType::Topic as i8))
            && configs.contains_key(&name)
        {
            Arc::make_mut(configs).remove(&name);
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
        let numbers = |numbers: &Option<Array<'_, i32>>| match numbers {
            Some(numbers) => numbers.to_vec(),
            None => Vec::new(),
        };
        let detail = PartitionDetail {
            isr: record.isr.to_vec(),
            removing_replicas: record.removing_replicas.to_vec(),
            adding_replicas: record.adding_replicas.to_vec(),
            leader_recovery_state: record.leader_recovery_state,
            eligible_leader_replicas: numbers(&record.eligible_leader_replicas),
            last_known_elr: numbers(&record.last_known_elr),
        };
        self.detail_is((id, record.partition_id), detail);
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
        let mut detail = self.detail((id, number));
        for (now, change) in [
            (&mut detail.isr, &record.isr),
            (&mut detail.removing_replicas, &record.removing_replicas),
            (&mut detail.adding_replicas, &record.adding_replicas),
            (
                &mut detail.eligible_leader_replicas,
                &record.eligible_leader_replicas,
            ),
            (&mut detail.last_known_elr, &record.last_known_elr),
        ] {
            if let Some(change) = change {
                *now = change.to_vec();
            }
        }
        if record.leader_recovery_state != NO_RECOVERY_CHANGE {
            detail.leader_recovery_state = record.leader_recovery_state;
        }
        self.detail_is((id, number), detail);
        Ok(())
    }

    /// What a partition says of itself, where most say nothing.
    pub(super) fn detail(&self, partition: (Uuid, i32)) -> PartitionDetail {
        match self.details.get(&partition) {
            Some(detail) => detail.clone(),
            None => PartitionDetail {
                isr: vec![self.node_id],
                ..Default::default()
            },
        }
    }

    fn detail_is(&mut self, partition: (Uuid, i32), detail: PartitionDetail) {
        let usual = PartitionDetail {
            isr: vec![self.node_id],
            ..Default::default()
        };
        if detail == usual {
            self.details.remove(&partition);
        } else {
            self.details.insert(partition, detail);
        }
    }

    /// Replicas are no longer eligible as leaders, in one topic or, for the empty name, in all (KIP-966).
    fn elr_cleared(&mut self, topic: &str) {
        let only = self.topics.get(topic).map(|topic| topic.id);
        let cleared: Vec<(Uuid, i32)> = self
            .details
            .iter()
            .filter(|((id, _), _)| topic.is_empty() || Some(*id) == only)
            .filter(|(_, detail)| {
                !detail.eligible_leader_replicas.is_empty() || !detail.last_known_elr.is_empty()
            })
            .map(|(&partition, _)| partition)
            .collect();
        for (id, number) in cleared {
            let topic = self
                .names
                .get(&id)
                .and_then(|name| self.topics.get_mut(name));
            let partition = topic
                .map(Arc::make_mut)
                .and_then(|topic| topic.partitions.get_mut(&number));
            if let Some(partition) = partition {
                partition.partition_epoch += 1;
            }
            let detail = PartitionDetail {
                eligible_leader_replicas: Vec::new(),
                last_known_elr: Vec::new(),
                ..self.detail((id, number))
            };
            self.detail_is((id, number), detail);
        }
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
        let resources = Arc::make_mut(resources);
        match record.value {
            Some(value) => {
                let resource = resources.entry(record.resource_name.into()).or_default();
                Arc::make_mut(resource).insert(record.name.to_owned(), value.to_owned());
            }
            None => {
                if let Some(resource) = resources.get_mut(record.resource_name) {
                    let resource = Arc::make_mut(resource);
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
/// A recovery state that stays, in a change of a partition.
const NO_RECOVERY_CHANGE: i8 = -1;
/// A leader that stays, in a change of a partition.
const NO_LEADER_CHANGE: i32 = -2;
