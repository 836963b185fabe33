//! The broker's own settings, typed. Fields are named after their keys; [`table`](super::table) says what they do.

use std::collections::BTreeMap;
use std::time::Duration;

use super::key::{Role, Scope};
use super::listener::{self, Listener};
use super::settings::Settings;
use super::topic::TopicConfig;
use super::{ConfigError, ConfigWarning, table};
use crate::log::CleanerConfig;

/// What a broker goes by. Times are milliseconds, sizes bytes.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    missing_docs,
    reason = "the table documents every key, and fields have their key's name"
)]
pub struct BrokerConfig {
    pub node_id: i32,
    pub broker_rack: Option<String>,
    /// `log.dirs`, or `log.dir`.
    pub log_dirs: Vec<String>,
    /// `listeners` with `advertised.listeners`, those for controllers left out.
    pub listeners: Vec<Listener>,
    /// Resolved: never −1. Until [`fit_to_machine`](Self::fit_to_machine) the least, where nothing is set.
    pub chronik_memory_max_bytes: usize,
    pub chronik_wal_bytes: u64,
    /// Resolved: never −1.
    pub queued_max_request_bytes: usize,
    pub socket_request_max_bytes: usize,
    pub socket_listen_backlog_size: i32,
    /// `None` leaves it to the system.
    pub socket_send_buffer_bytes: Option<usize>,
    /// `None` leaves it to the system.
    pub socket_receive_buffer_bytes: Option<usize>,
    pub connections_max_idle_ms: i64,
    pub max_connections: usize,
    pub max_connections_per_ip: usize,
    pub fetch_max_bytes: usize,
    pub max_incremental_fetch_session_cache_slots: usize,
    pub max_request_partition_size_limit: usize,
    pub auto_create_topics_enable: bool,
    pub delete_topic_enable: bool,
    pub num_partitions: i32,
    pub default_replication_factor: i32,
    pub group_min_session_timeout_ms: i32,
    pub group_max_session_timeout_ms: i32,
    pub group_initial_rebalance_delay_ms: i32,
    pub group_max_size: usize,
    pub offset_metadata_max_bytes: usize,
    pub offsets_retention_ms: i64,
    pub offsets_retention_check_interval_ms: i64,
    pub offsets_topic_num_partitions: i32,
    pub offsets_topic_replication_factor: i16,
    pub offsets_topic_segment_bytes: i32,
    pub metadata_log_segment_bytes: i32,
    pub metadata_log_segment_ms: i64,
    pub metadata_log_max_record_bytes_between_snapshots: u64,
    /// Zero: time alone makes no snapshot.
    pub metadata_log_max_snapshot_interval: Duration,
    pub metadata_max_retention_bytes: i64,
    pub metadata_max_retention_ms: i64,
    pub transaction_max_timeout_ms: i32,
    pub producer_id_expiration_ms: i64,
    pub log_flush_offset_checkpoint_interval_ms: i64,
    pub log_cleaner: CleanerConfig,
    pub log_initial_task_delay_ms: i64,
    pub log_retention_check_interval_ms: i64,
    /// What topics have that set nothing of their own.
    pub topic_defaults: TopicConfig,
    pub(super) settings: Settings,
}

/// The least memory that a broker takes, whatever the machine has.
const LEAST_MEMORY: usize = 64 << 20;

/// Keys that begin like this belong to plugins or to single listeners, and are known by that alone.
const OPEN_PREFIXES: [&str; 4] = [
    "listener.name.",
    "config.providers.",
    "rlmm.config.",
    "rsm.config.",
];

impl BrokerConfig {
    /// Reads what a configuration file and the command line say. Keys that are taken but do nothing, or not what one
    /// may expect, are named in the warnings.
    ///
    /// # Errors
    /// An unknown key, a value out of range, or values that do not go together.
    pub fn from_properties(
        properties: &BTreeMap<String, String>,
    ) -> Result<(Self, Vec<ConfigWarning>), ConfigError> {
        let mut warnings = Vec::new();
        for (name, text) in properties {
            match table::find(Scope::Broker, name) {
                Some(key) => {
                    key.parse(text)?;
                    if key.role == Role::Inert {
                        let reason = "it has no effect on this broker".to_owned();
                        warnings.push(ConfigWarning {
                            key: name.clone(),
                            reason,
                        });
                    }
                }
                None if OPEN_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) => {
                    let reason = "it has no effect on this broker".to_owned();
                    warnings.push(ConfigWarning {
                        key: name.clone(),
                        reason,
                    });
                }
                None => {
                    let nearest = table::nearest(Scope::Broker, name);
                    return Err(ConfigError::UnknownKey {
                        key: name.clone(),
                        nearest,
                    });
                }
            }
        }
        let mut settings = Settings {
            file: properties.clone(),
            ..Default::default()
        };
        // As in Kafka, what is set under one of the two names is set under both.
        let node_id = node_id(&settings)?.to_string();
        if ["node.id", "broker.id"]
            .iter()
            .any(|name| properties.contains_key(*name))
        {
            settings.file.insert("node.id".to_owned(), node_id.clone());
            settings.file.insert("broker.id".to_owned(), node_id);
        }
        let config = Self::read(settings, &mut warnings)?;
        Ok((config, warnings))
    }

    /// Sets what depends on the machine's memory, in bytes, where the configuration leaves it open:
    /// `chronik.memory.max.bytes` becomes a quarter of it, at least 64 MiB, and `queued.max.request.bytes` a quarter
    /// of that.
    pub fn fit_to_machine(&mut self, memory: u64) {
        if self
            .settings
            .number("chronik.memory.max.bytes")
            .is_ok_and(|bytes| bytes < 0)
        {
            let quarter = usize::try_from(memory / 4).unwrap_or(usize::MAX);
            self.chronik_memory_max_bytes = quarter.max(LEAST_MEMORY);
        }
        if self
            .settings
            .number("queued.max.request.bytes")
            .is_ok_and(|bytes| bytes < 0)
        {
            self.queued_max_request_bytes = self.chronik_memory_max_bytes / 4;
        }
    }

    /// What is set, and where.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn read(
        settings: Settings,
        warnings: &mut Vec<ConfigWarning>,
    ) -> Result<Self, ConfigError> {
        let node_id = node_id(&settings)?;
        check_roles(&settings, node_id)?;
        let memory = match settings.number("chronik.memory.max.bytes")? {
            -1 => LEAST_MEMORY,
            bytes => size(bytes).max(LEAST_MEMORY),
        };
        let socket_request_max_bytes = settings.number("socket.request.max.bytes")?;
        let queued = settings.number("queued.max.request.bytes")?;
        if queued > 0 && queued < socket_request_max_bytes {
            let reason = format!(
                "it has to hold one request: socket.request.max.bytes={socket_request_max_bytes}"
            );
            return Err(ConfigError::unusable(
                "queued.max.request.bytes",
                queued,
                reason,
            ));
        }
        Ok(Self {
            node_id,
            broker_rack: settings.optional_string("broker.rack")?,
            log_dirs: log_dirs(&settings)?,
            listeners: listener::listeners(&settings, warnings)?,
            chronik_memory_max_bytes: memory,
            chronik_wal_bytes: size(settings.number("chronik.wal.bytes")?) as u64,
            queued_max_request_bytes: if queued > 0 { size(queued) } else { memory / 4 },
            socket_request_max_bytes: size(socket_request_max_bytes),
            socket_listen_backlog_size: int(settings.number("socket.listen.backlog.size")?),
            socket_send_buffer_bytes: buffer(settings.number("socket.send.buffer.bytes")?),
            socket_receive_buffer_bytes: buffer(settings.number("socket.receive.buffer.bytes")?),
            connections_max_idle_ms: settings.number("connections.max.idle.ms")?,
            max_connections: size(settings.number("max.connections")?),
            max_connections_per_ip: size(settings.number("max.connections.per.ip")?),
            fetch_max_bytes: size(settings.number("fetch.max.bytes")?),
            max_incremental_fetch_session_cache_slots: size(
                settings.number("max.incremental.fetch.session.cache.slots")?,
            ),
            max_request_partition_size_limit: size(
                settings.number("max.request.partition.size.limit")?,
            ),
            auto_create_topics_enable: settings.boolean("auto.create.topics.enable")?,
            delete_topic_enable: settings.boolean("delete.topic.enable")?,
            num_partitions: int(settings.number("num.partitions")?),
            default_replication_factor: int(settings.number("default.replication.factor")?),
            group_min_session_timeout_ms: int(settings.number("group.min.session.timeout.ms")?),
            group_max_session_timeout_ms: int(settings.number("group.max.session.timeout.ms")?),
            group_initial_rebalance_delay_ms: int(
                settings.number("group.initial.rebalance.delay.ms")?
            ),
            group_max_size: size(settings.number("group.max.size")?),
            offset_metadata_max_bytes: size(settings.number("offset.metadata.max.bytes")?),
            offsets_retention_ms: settings.number("offsets.retention.minutes")? * 60_000,
            offsets_retention_check_interval_ms: settings
                .number("offsets.retention.check.interval.ms")?,
            offsets_topic_num_partitions: int(settings.number("offsets.topic.num.partitions")?),
            offsets_topic_replication_factor: i16::try_from(
                settings.number("offsets.topic.replication.factor")?,
            )
            .unwrap_or(i16::MAX),
            offsets_topic_segment_bytes: int(settings.number("offsets.topic.segment.bytes")?),
            metadata_log_segment_bytes: int(settings.number("metadata.log.segment.bytes")?),
            metadata_log_segment_ms: settings.number("metadata.log.segment.ms")?,
            metadata_log_max_record_bytes_between_snapshots: settings
                .number("metadata.log.max.record.bytes.between.snapshots")?
                .unsigned_abs(),
            metadata_log_max_snapshot_interval: Duration::from_millis(
                settings
                    .number("metadata.log.max.snapshot.interval.ms")?
                    .unsigned_abs(),
            ),
            metadata_max_retention_bytes: settings.number("metadata.max.retention.bytes")?,
            metadata_max_retention_ms: settings.number("metadata.max.retention.ms")?,
            transaction_max_timeout_ms: int(settings.number("transaction.max.timeout.ms")?),
            producer_id_expiration_ms: settings.number("producer.id.expiration.ms")?,
            log_flush_offset_checkpoint_interval_ms: settings
                .number("log.flush.offset.checkpoint.interval.ms")?,
            log_cleaner: CleanerConfig {
                enable: settings.boolean("log.cleaner.enable")?,
                backoff: Duration::from_millis(
                    settings.number("log.cleaner.backoff.ms")?.unsigned_abs(),
                ),
                dedupe_buffer_bytes: size(settings.number("log.cleaner.dedupe.buffer.size")?),
                load_factor: settings.real("log.cleaner.io.buffer.load.factor")?,
                io_buffer_bytes: size(settings.number("log.cleaner.io.buffer.size")?),
                max_bytes_per_second: settings.real("log.cleaner.io.max.bytes.per.second")?,
            },
            log_initial_task_delay_ms: settings.number("log.initial.task.delay.ms")?,
            log_retention_check_interval_ms: settings.number("log.retention.check.interval.ms")?,
            topic_defaults: TopicConfig::from_broker(&settings)?,
            settings,
        })
    }
}

/// `node.id` under either of its names.
fn node_id(settings: &Settings) -> Result<i32, ConfigError> {
    let node_id = settings.number("node.id")?;
    let Some(broker_id) = settings.text("broker.id") else {
        return Ok(int(node_id));
    };
    let number = settings.number("broker.id")?;
    if number < 0 {
        return Err(ConfigError::unusable(
            "broker.id",
            broker_id,
            "ids are not negative, and not generated",
        ));
    }
    if settings.text("node.id").is_some() && number != node_id {
        let reason = format!("node.id={node_id} is the same setting under its newer name");
        return Err(ConfigError::unusable("broker.id", broker_id, reason));
    }
    Ok(int(number))
}

/// This broker is its own controller, and the only one.
fn check_roles(settings: &Settings, node_id: i32) -> Result<(), ConfigError> {
    let roles = settings.list("process.roles")?;
    // An empty list was how Kafka 3 said that ZooKeeper is the controller.
    if !roles.is_empty()
        && !["broker", "controller"]
            .iter()
            .all(|role| roles.iter().any(|r| r == role))
    {
        let reason = "this broker is its own controller: only broker,controller works";
        return Err(ConfigError::unusable(
            "process.roles",
            roles.join(","),
            reason,
        ));
    }
    let voters = settings.list("controller.quorum.voters")?;
    let own = format!("{node_id}@");
    if voters.len() > 1 || voters.iter().any(|voter| !voter.starts_with(&own)) {
        let reason =
            format!("this broker is its own controller: none but node {node_id} can be a voter");
        return Err(ConfigError::unusable(
            "controller.quorum.voters",
            voters.join(","),
            reason,
        ));
    }
    Ok(())
}

fn log_dirs(settings: &Settings) -> Result<Vec<String>, ConfigError> {
    let dirs = settings.list("log.dirs")?;
    let dirs = if dirs.is_empty() {
        settings.list("log.dir")?
    } else {
        dirs
    };
    if dirs.is_empty() || dirs.iter().any(String::is_empty) {
        return Err(ConfigError::unusable(
            "log.dirs",
            dirs.join(","),
            "no directory may be empty",
        ));
    }
    Ok(dirs)
}

/// The table bounds the value to 32 bits.
fn int(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A size or count; what is below zero counts as none.
fn size(number: i64) -> usize {
    usize::try_from(number.max(0)).unwrap_or(usize::MAX)
}

fn buffer(number: i64) -> Option<usize> {
    (number > 0).then(|| size(number))
}
