//! From a data directory to a broker that can serve: opens the store, replays the metadata log into the image and
//! `__consumer_offsets` into the groups, and matches the logs found with the partitions known.
//!
//! The shell and the simulator boot in the same way. Must not touch files but through the store.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::Uuid;
use kafka_proto::records::RecordsError;

use crate::cluster::{Image, METADATA_TOPIC, ReplayError, ResourceType};
use crate::config::{BrokerConfig, TopicConfig};
use crate::core::effect::Effect;
use crate::core::event::Event;
use crate::core::ids::{LeaderEpoch, Offset};
use crate::core::metadata_snapshots::ReplayedMetadata;
use crate::core::random::Identifiers;
use crate::core::time::Now;
use crate::core::{Core, CoreParts, Endpoint};
use crate::group::GroupConfig;
use crate::log::{
    Disk, LogConfig, RecoveredLog, StartFailure, StorageEvent, StorageFailure, StorageRequest,
    Store, StoreConfig,
};
use crate::partition::producers::{Producer, SequencedBatch};
use crate::partition::{Epochs, Partition, PartitionStart, Partitions, Producers};
use replay::{replay_groups, replay_metadata};

mod replay;
#[cfg(test)]
mod tests;

/// What a broker is started with.
#[derive(Debug)]
pub struct Boot<D> {
    /// The data directory.
    pub disk: D,
    /// The configuration, dynamic settings left out.
    pub config: BrokerConfig,
    /// What clients of each listener are told.
    pub advertised: Vec<Endpoint>,
    /// Files that storage may keep open.
    pub max_open_files: usize,
    /// Where identifiers come from; must differ from start to start.
    pub seed: [u8; 32],
    /// When it happens.
    pub now: Now,
}

/// A broker that can serve.
#[derive(Debug)]
pub struct Booted<D: Disk> {
    /// The disk side.
    pub store: Store<D>,
    /// The core.
    pub core: Core,
    /// What the core wants done first.
    pub effects: Vec<Effect>,
    /// What is odd about the data directory, for the log.
    pub remarks: Vec<String>,
}

/// Why a data directory cannot be served.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BootError {
    /// Storage cannot open it.
    #[error(transparent)]
    Start(#[from] StartFailure),
    /// A log that everything rests on cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
    /// The metadata cannot be used.
    #[error(transparent)]
    Metadata(#[from] ReplayError),
    /// The log goes on behind what its newest snapshot holds: what stood between is gone.
    #[error(
        "__cluster_metadata-0 begins at offset {log_start_offset}, and no snapshot in it holds what came before; put the snapshot back, or the whole directory from a backup"
    )]
    NoSnapshot {
        /// Where the log begins.
        log_start_offset: Offset,
    },
    /// The log ends before what its newest snapshot holds.
    #[error(
        "__cluster_metadata-0 ends at offset {log_end_offset}, before the end of its snapshot at {snapshot_end}; put the log back, or the whole directory from a backup"
    )]
    LogBehindSnapshot {
        /// Where the log ends.
        log_end_offset: Offset,
        /// Where what the snapshot holds ends.
        snapshot_end: Offset,
    },
    /// Batches of an internal log are damaged.
    #[error("{topic}-{partition}: {error}")]
    Batches {
        /// Topic name.
        topic: Arc<str>,
        /// Partition number.
        partition: i32,
        /// What is wrong with them.
        error: RecordsError,
    },
}

impl<D: Disk> Boot<D> {
    /// Starts the broker.
    ///
    /// # Errors
    /// The directory cannot be served as a whole. A partition that is damaged is left out of service, and remarked.
    pub fn start(self) -> Result<Booted<D>, BootError> {
        self.start_telling(&mut |_, _| {})
    }

    /// The same, and tells after each log how many are open, of how many.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_telling(
        self,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Booted<D>, BootError> {
        let Self {
            disk,
            config,
            advertised,
            max_open_files,
            seed,
            now,
        } = self;
        let mut identifiers = Identifiers::from_seed(seed);
        let store_config = store_config(&config, max_open_files, &mut identifiers);
        let assumed = store_config.log.clone();
        let (mut store, recovered) = Store::open_telling(disk, store_config, now, progress)?;

        let properties = store.properties();
        let directory = properties.directory_id;
        let mut cluster = Image::new(config.node_id, properties.cluster_id.clone(), directory);
        let mut remarks = store.take_remarks();
        let mut replayed = ReplayedMetadata::default();
        if let Some(log) = recovered.iter().find(|log| is_metadata(log)) {
            replayed = replay_metadata(&mut store, log, &mut cluster, &mut remarks)?;
        }
        cluster.check(&[directory])?;

        let own = config.node_id.to_string();
        let all_brokers = cluster.config(ResourceType::Broker, "");
        let (config, warnings) =
            config.with_dynamic(all_brokers, cluster.config(ResourceType::Broker, &own));
        remarks.extend(warnings.iter().map(ToString::to_string));
        let config = Arc::new(config);

        let mut found = Found::new(&config, assumed, &cluster);
        for log in &recovered {
            found.take(log, &mut remarks);
            if found.effects.len() >= TOLD_AT_ONCE {
                tell(&mut store, &mut found.effects, now);
            }
        }
        let groups = replay_groups(&mut store, &recovered, &config, &cluster, &mut remarks);

        let Found {
            partitions,
            mut effects,
            ..
        } = found;
        let mut seed = [0; 32];
        seed[..16].copy_from_slice(identifiers.uuid().as_bytes());
        seed[16..].copy_from_slice(identifiers.uuid().as_bytes());
        let mut core = Core::new(CoreParts {
            config,
            advertised,
            cluster,
            replayed,
            partitions,
            groups,
            seed,
        });
        let was_clean = recovered.iter().all(|log| log.clean);
        drop(recovered);
        if core.start(now, was_clean, &mut effects) {
            settle(&mut store, &mut core, now, &mut effects)?;
        }
        Ok(Booted {
            store,
            core,
            effects,
            remarks,
        })
    }
}

fn milliseconds(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or(0))
}

fn store_config(
    config: &BrokerConfig,
    max_open_files: usize,
    identifiers: &mut Identifiers,
) -> StoreConfig {
    let cluster_id = identifiers.uuid().to_string();
    StoreConfig {
        log: unserved(config),
        max_open_files: max_open_files.max(8),
        wal_bytes: config.chronik_wal_bytes,
        wal_id: identifiers.uuid(),
        checkpoint_interval: milliseconds(config.log_flush_offset_checkpoint_interval_ms),
        cleaner: config.log_cleaner.clone(),
        initial_task_delay: milliseconds(config.log_initial_task_delay_ms),
        retention_check_interval: milliseconds(config.log_retention_check_interval_ms),
        producer_id_expiration: milliseconds(config.producer_id_expiration_ms),
        ..StoreConfig::new(config.node_id, cluster_id, identifiers.uuid())
    }
}

/// The settings of a log until it is known whose it is: nothing of it is deleted or compacted.
fn unserved(config: &BrokerConfig) -> LogConfig {
    LogConfig {
        delete: false,
        compact: false,
        ..config.topic_defaults.log_config()
    }
}

fn group_config(config: &BrokerConfig) -> GroupConfig {
    GroupConfig {
        initial_rebalance_delay: milliseconds(config.group_initial_rebalance_delay_ms.into()),
        min_session_timeout_ms: config.group_min_session_timeout_ms,
        max_session_timeout_ms: config.group_max_session_timeout_ms,
        max_size: config.group_max_size,
        offset_metadata_max_bytes: config.offset_metadata_max_bytes,
        offsets_retention_ms: config.offsets_retention_ms,
        offsets_retention_check_interval: milliseconds(config.offsets_retention_check_interval_ms),
        memory_max_bytes: config.chronik_memory_max_bytes / 4,
    }
}

fn is_metadata(log: &RecoveredLog) -> bool {
    &*log.topic == METADATA_TOPIC && log.partition == 0
}

/// The partitions made of the logs that were found.
struct Found<'b> {
    config: &'b Arc<BrokerConfig>,
    /// What the store goes by until it is told of something else.
    assumed: LogConfig,
    cluster: &'b Image,
    topic_configs: BTreeMap<Arc<str>, Arc<TopicConfig>>,
    partitions: Partitions,
    /// What storage has to be told about them.
    effects: Vec<Effect>,
}

impl<'b> Found<'b> {
    fn new(config: &'b Arc<BrokerConfig>, assumed: LogConfig, cluster: &'b Image) -> Self {
        Self {
            config,
            assumed,
            cluster,
            topic_configs: BTreeMap::new(),
            partitions: Partitions::default(),
            effects: Vec::new(),
        }
    }

    fn take(&mut self, log: &RecoveredLog, remarks: &mut Vec<String>) {
        let Some((topic_id, leader_epoch)) = self.identify(log) else {
            self.partitions.keep_free(log.log);
            remarks.push(format!(
                "the folder {}-{} belongs to no partition in the metadata; it is left as it is and not served",
                log.topic, log.partition
            ));
            return;
        };
        let config = self.topic_config(&log.topic, remarks);
        let log_config = config.log_config();
        if log.topic_id.is_none() {
            self.effects.push(Effect::Storage(StorageRequest::Create {
                log: log.log,
                topic: log.topic.clone(),
                partition: log.partition,
                topic_id,
                config: log_config,
            }));
        } else if log_config != self.assumed {
            self.effects
                .push(Effect::Storage(StorageRequest::Configure {
                    log: log.log,
                    config: log_config,
                }));
        }
        if log.cut_bytes > 0 {
            remarks.push(format!(
                "{}-{}: a torn tail of {} bytes was cut off; the log ends at offset {}",
                log.topic, log.partition, log.cut_bytes, log.log_end_offset
            ));
        }
        for damaged in &log.damaged {
            remarks.push(format!("{}-{}: {damaged}", log.topic, log.partition));
        }
        let (topic, id, start) = (log.topic.clone(), log.log, partition_start(log));
        let mut partition = Partition::new(
            topic,
            log.partition,
            topic_id,
            id,
            leader_epoch,
            config,
            start,
        );
        if let Some(failure) = &log.failure {
            remarks.push(format!(
                "{}-{} is damaged and not served: {failure}",
                log.topic, log.partition
            ));
            partition.fail();
        }
        self.partitions.insert(partition);
    }

    /// Which partition a log is, and the epoch it goes on under: after an unclean stop a newer one than anybody can have
    /// seen, so that clients notice what a power cut took back (KIP-320, recovery rule 6).
    fn identify(&self, log: &RecoveredLog) -> Option<(Uuid, LeaderEpoch)> {
        let newest = log.newest_leader_epoch.0;
        if is_metadata(log) {
            return Some((Uuid::METADATA_TOPIC, next_epoch(newest.max(0), log.clean)));
        }
        let topic = self.cluster.topic(&log.topic)?;
        if log.topic_id.is_some_and(|id| id != topic.id) {
            return None;
        }
        let known = topic.partitions.get(&log.partition)?.leader_epoch;
        let leader_epoch = next_epoch(newest.max(known), log.clean);
        Some((topic.id, leader_epoch))
    }

    fn topic_config(&mut self, topic: &Arc<str>, remarks: &mut Vec<String>) -> Arc<TopicConfig> {
        let resolve = || {
            if &**topic == METADATA_TOPIC {
                return Arc::new(TopicConfig::metadata_log(self.config));
            }
            let (config, differs) =
                TopicConfig::resolve_stored(self.config, self.cluster.topic_overrides(topic));
            remarks.extend(
                differs
                    .iter()
                    .map(|differs| format!("topic {topic}: {differs}")),
            );
            Arc::new(config)
        };
        self.topic_configs
            .entry(topic.clone())
            .or_insert_with(resolve)
            .clone()
    }
}

fn next_epoch(newest: i32, clean: bool) -> LeaderEpoch {
    LeaderEpoch(newest.saturating_add(i32::from(!clean)))
}

/// Tells storage whose logs it found: a few at a time, for what is in memory only for a moment keeps the heap large for long.
const TOLD_AT_ONCE: usize = 256;

fn tell<D: Disk>(store: &mut Store<D>, effects: &mut Vec<Effect>, now: Now) {
    let (mut requests, mut others) = (Vec::new(), Vec::new());
    for effect in effects.drain(..) {
        match effect {
            Effect::Storage(request) => requests.push(request),
            other => others.push(other),
        }
    }
    effects.append(&mut others);
    // Neither making a log nor configuring it is answered.
    store.write(requests, now, &mut Vec::new());
}

/// Performs what the core wants stored, until it wants nothing more. What it serves afterwards is durable.
///
/// # Errors
/// The metadata log cannot be written.
fn settle<D: Disk>(
    store: &mut Store<D>,
    core: &mut Core,
    now: Now,
    effects: &mut Vec<Effect>,
) -> Result<(), StorageFailure> {
    let metadata = core.partitions.find(METADATA_TOPIC, 0);
    loop {
        let mut requests = Vec::new();
        for effect in std::mem::take(effects) {
            match effect {
                Effect::Storage(request) => requests.push(request),
                other => effects.push(other),
            }
        }
        if requests.is_empty() {
            return Ok(());
        }
        let mut events = Vec::new();
        store.perform(requests, now, &mut events);
        for event in events {
            match &event {
                StorageEvent::AppendFailed { log, failure, .. }
                | StorageEvent::Failed { log, failure }
                    if Some(*log) == metadata =>
                {
                    return Err(failure.clone());
                }
                StorageEvent::Fatal { failure } => return Err(failure.clone()),
                _ => core.step(now, Event::Storage(event), effects),
            }
        }
    }
}

fn partition_start(log: &RecoveredLog) -> PartitionStart {
    let mut producers = Producers::default();
    for recovered in &log.producers {
        let batches = recovered.batches.iter().map(|batch| SequencedBatch {
            first_sequence: batch.first_sequence,
            last_sequence: batch.last_sequence,
            base_offset: batch.base_offset,
            last_offset: batch.last_offset,
            timestamp: batch.timestamp,
        });
        let producer = Producer {
            producer_epoch: recovered.producer_epoch,
            batches: batches.collect(),
            last_seen_ms: recovered.last_timestamp,
            coordinator_epoch: recovered.coordinator_epoch,
            current_txn_start_offset: recovered.current_txn_first_offset,
        };
        producers.restore(recovered.producer_id, producer);
    }
    PartitionStart {
        log_start_offset: log.log_start_offset,
        log_end_offset: log.log_end_offset,
        epochs: Epochs::from_entries(log.leader_epochs.clone()),
        producers,
        aborted_until: log.aborted_until,
    }
}
