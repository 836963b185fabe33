//! From a data directory to a broker that can serve: opens the store, replays the metadata log into the image and
//! `__consumer_offsets` into the groups, and matches the logs found with the partitions known.
//!
//! The shell and the simulator boot in the same way. Must not touch files but through the store.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::Uuid;
use kafka_proto::records::{Batch, Record, RecordsError, batches};

use crate::cluster::{Image, METADATA_TOPIC, OFFSETS_TOPIC, ReplayError, ResourceType};
use crate::config::{BrokerConfig, TopicConfig};
use crate::core::effect::Effect;
use crate::core::ids::{LeaderEpoch, Offset, ProducerId};
use crate::core::random::Identifiers;
use crate::core::time::Now;
use crate::core::{Core, CoreParts, Endpoint};
use crate::group::{GroupConfig, Groups, RecordError};
use crate::log::{
    Disk, RecoveredLog, StartFailure, StorageFailure, StorageRequest, Store, StoreConfig,
};
use crate::partition::producers::{Producer, SequencedBatch};
use crate::partition::{Epochs, Partition, PartitionStart, Partitions, Producers};

/// What a batch of internal records may have when it is decompressed, bytes.
const MAX_DECOMPRESSED: usize = 256 << 20;

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
        let (mut store, recovered) = Store::open(disk, store_config, now)?;

        let properties = store.properties();
        let directory = properties.directory_id;
        let mut cluster = Image::new(config.node_id, properties.cluster_id.clone(), directory);
        if let Some(log) = recovered.iter().find(|log| is_metadata(log)) {
            replay_metadata(&mut store, log, &mut cluster)?;
        }
        cluster.check(&[directory])?;

        let own = config.node_id.to_string();
        let all_brokers = cluster.config(ResourceType::Broker, "");
        let (config, warnings) =
            config.with_dynamic(all_brokers, cluster.config(ResourceType::Broker, &own));
        let mut remarks: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        let config = Arc::new(config);

        let mut found = Found::new(&config, &cluster);
        for log in &recovered {
            found.take(log, &mut remarks);
        }
        let groups = replay_groups(&mut store, &recovered, &config, &cluster, &mut remarks);

        let Found {
            partitions,
            mut effects,
            raised,
            ..
        } = found;
        let mut seed = [0; 32];
        seed[..16].copy_from_slice(identifiers.uuid().as_bytes());
        seed[16..].copy_from_slice(identifiers.uuid().as_bytes());
        let mut core = Core::new(CoreParts {
            config,
            advertised,
            cluster,
            partitions,
            groups,
            seed,
        });
        core.start(now, &raised, &mut effects);
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
        log: config.topic_defaults.log_config(),
        max_open_files: max_open_files.max(8),
        checkpoint_interval: milliseconds(config.log_flush_offset_checkpoint_interval_ms),
        producer_id_expiration: milliseconds(config.producer_id_expiration_ms),
        ..StoreConfig::new(config.node_id, cluster_id, identifiers.uuid())
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
    cluster: &'b Image,
    topic_configs: BTreeMap<Arc<str>, Arc<TopicConfig>>,
    partitions: Partitions,
    /// What storage has to be told about them.
    effects: Vec<Effect>,
    /// Partitions whose leader epoch rises because they were not left cleanly.
    raised: Vec<(Uuid, i32)>,
}

impl<'b> Found<'b> {
    fn new(config: &'b Arc<BrokerConfig>, cluster: &'b Image) -> Self {
        Self {
            config,
            cluster,
            topic_configs: BTreeMap::new(),
            partitions: Partitions::default(),
            effects: Vec::new(),
            raised: Vec::new(),
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
        let config = self.topic_config(&log.topic);
        let log_config = config.log_config();
        if log.topic_id.is_none() {
            self.effects.push(Effect::Storage(StorageRequest::Create {
                log: log.log,
                topic: log.topic.clone(),
                partition: log.partition,
                topic_id,
                config: log_config,
            }));
        } else if log_config != self.config.topic_defaults.log_config() {
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

    /// Which partition a log is, and the epoch it goes on under.
    fn identify(&mut self, log: &RecoveredLog) -> Option<(Uuid, LeaderEpoch)> {
        let newest = log
            .leader_epochs
            .last()
            .map_or(LeaderEpoch(0), |(epoch, _)| *epoch);
        let raise = i32::from(!log.clean);
        if is_metadata(log) {
            return Some((Uuid::METADATA_TOPIC, LeaderEpoch(newest.0 + raise)));
        }
        let topic = self.cluster.topic(&log.topic)?;
        if log.topic_id.is_some_and(|id| id != topic.id) {
            return None;
        }
        let partition = topic.partitions.get(&log.partition)?;
        if !log.clean {
            self.raised.push((topic.id, log.partition));
        }
        Some((
            topic.id,
            LeaderEpoch(newest.0.max(partition.leader_epoch + raise)),
        ))
    }

    fn topic_config(&mut self, topic: &Arc<str>) -> Arc<TopicConfig> {
        let resolve = || {
            if &**topic == METADATA_TOPIC {
                return Arc::new(TopicConfig::metadata_log(self.config));
            }
            // What an older release took and this one does not is left out; it was checked when it was set.
            let (config, _) =
                TopicConfig::resolve_stored(self.config, self.cluster.topic_overrides(topic));
            Arc::new(config)
        };
        self.topic_configs
            .entry(topic.clone())
            .or_insert_with(resolve)
            .clone()
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
        };
        producers.restore(recovered.producer_id, producer);
    }
    PartitionStart {
        log_start_offset: log.log_start_offset,
        log_end_offset: log.log_end_offset,
        epochs: Epochs::from_entries(log.leader_epochs.clone()),
        producers,
    }
}

fn replay_metadata<D: Disk>(
    store: &mut Store<D>,
    log: &RecoveredLog,
    cluster: &mut Image,
) -> Result<(), BootError> {
    if let Some(failure) = &log.failure {
        return Err(failure.clone().into());
    }
    let mut from = log.log_start_offset;
    if let Some((end_offset, _, bytes)) = store.metadata_snapshot(log.log)? {
        let offset = end_offset.0 - 1;
        each_record(log, &bytes, &mut |batch, record| {
            metadata_record(cluster, batch, offset, &record)
        })?;
        from = from.max(end_offset);
    }
    let mut outcome = Ok(());
    store.read_all(log.log, |bytes| {
        let mut replay = |batch: &Batch<'_>, record: Record<'_>| match record.offset {
            offset if offset < from.0 => Ok(()),
            offset => metadata_record(cluster, batch, offset, &record),
        };
        if outcome.is_ok() {
            outcome = each_record(log, &bytes, &mut replay);
        }
    })?;
    outcome
}

fn metadata_record(
    cluster: &mut Image,
    batch: &Batch<'_>,
    offset: i64,
    record: &Record<'_>,
) -> Result<(), BootError> {
    let value = record.value.unwrap_or_default();
    let replayed = if batch.is_control() {
        cluster.replay_control(offset, record.key.unwrap_or_default(), value)
    } else {
        cluster.replay(offset, value)
    };
    replayed.map_err(BootError::from)
}

/// Reads every record of a piece of log.
fn each_record(
    log: &RecoveredLog,
    bytes: &[u8],
    visit: &mut dyn FnMut(&Batch<'_>, Record<'_>) -> Result<(), BootError>,
) -> Result<(), BootError> {
    let damaged = |error| BootError::Batches {
        topic: log.topic.clone(),
        partition: log.partition,
        error,
    };
    for batch in batches(bytes) {
        let batch = batch.map_err(damaged)?;
        let payload = batch.payload(MAX_DECOMPRESSED).map_err(damaged)?;
        for record in batch.records(&payload) {
            visit(&batch, record.map_err(damaged)?)?;
        }
    }
    Ok(())
}

/// A partition of `__consumer_offsets` that cannot be read leaves its groups unknown, and is remarked.
fn replay_groups<D: Disk>(
    store: &mut Store<D>,
    recovered: &[RecoveredLog],
    config: &BrokerConfig,
    cluster: &Image,
    remarks: &mut Vec<String>,
) -> Groups {
    let count = cluster
        .topic(OFFSETS_TOPIC)
        .map_or(config.offsets_topic_num_partitions, |topic| {
            i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX)
        });
    let mut groups = Groups::new(group_config(config), count);
    let logs = recovered.iter().filter(|log| {
        &*log.topic == OFFSETS_TOPIC && log.failure.is_none() && (0..count).contains(&log.partition)
    });
    for log in logs {
        let mut outcome = Ok(());
        let mut odd = None;
        let read = store.read_all(log.log, |bytes| {
            let mut replay = |batch: &Batch<'_>, record: Record<'_>| {
                if let Err(error) = group_record(&mut groups, log.partition, batch, &record) {
                    odd.get_or_insert((record.offset, error));
                }
                Ok(())
            };
            if outcome.is_ok() {
                outcome = each_record(log, &bytes, &mut replay);
            }
        });
        let name = format!("{OFFSETS_TOPIC}-{}", log.partition);
        if let Some(error) = read.map_err(BootError::from).and(outcome).err() {
            remarks.push(format!(
                "{name}: {error}; groups and offsets behind it are not known"
            ));
        }
        if let Some((offset, error)) = odd {
            remarks.push(format!(
                "{name}: the record at offset {offset} was passed over: {error}"
            ));
        }
    }
    groups
}

fn group_record(
    groups: &mut Groups,
    partition: i32,
    batch: &Batch<'_>,
    record: &Record<'_>,
) -> Result<(), RecordError> {
    let key = record.key.unwrap_or_default();
    let offset = Offset(record.offset);
    let Batch::V2(view) = batch else {
        return groups.replay(partition, offset, key, record.value);
    };
    let producer_id = ProducerId(view.header().producer_id);
    if batch.is_control() {
        // A control record's key: version, then type; 0 aborts a transaction and 1 commits it.
        if let [_, _, 0, kind @ (0 | 1), ..] = key {
            groups.replay_end_transaction(partition, producer_id, *kind == 1);
        }
        Ok(())
    } else if view.header().attributes.is_transactional() {
        groups.replay_transactional(partition, offset, producer_id, key, record.value)
    } else {
        groups.replay(partition, offset, key, record.value)
    }
}
