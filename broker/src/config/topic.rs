//! A topic's settings, typed: the broker's defaults and what the topic sets itself.

use std::collections::BTreeMap;
use std::time::Duration;

use super::key::{Importance, Key, Scope, Value};
use super::settings::Settings;
use super::{BrokerConfig, ConfigError, table};
use crate::log::LogConfig;

/// What happens to old segments (`cleanup.policy`); neither means that they are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CleanupPolicy {
    /// Deleted by age and size.
    pub delete: bool,
    /// Compacted by key.
    pub compact: bool,
}

/// How batches are stored (`compression.type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompressionType {
    /// As they came.
    Producer,
    /// Uncompressed.
    Uncompressed,
    /// With gzip, level 1 to 9 or −1 for its own default.
    Gzip(i32),
    /// With snappy.
    Snappy,
    /// With lz4, level 1 to 17.
    Lz4(i32),
    /// With zstd, level −131072 to 22.
    Zstd(i32),
}

/// Whose clock a record's timestamp is of (`message.timestamp.type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampType {
    /// The producer's.
    CreateTime,
    /// The broker's, when it appends.
    LogAppendTime,
}

/// What a topic goes by. Fields are named after their keys; times are milliseconds, sizes bytes.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    missing_docs,
    reason = "the table documents every key, and fields have their key's name"
)]
pub struct TopicConfig {
    pub cleanup_policy: CleanupPolicy,
    /// With its level.
    pub compression_type: CompressionType,
    pub max_message_bytes: i32,
    pub message_timestamp_type: TimestampType,
    pub message_timestamp_before_max_ms: i64,
    pub message_timestamp_after_max_ms: i64,
    pub min_insync_replicas: i32,
    pub flush_messages: i64,
    pub flush_ms: i64,
    /// −1 for ever.
    pub retention_ms: i64,
    /// −1 for no limit.
    pub retention_bytes: i64,
    /// `internal.segment.bytes` where it is set.
    pub segment_bytes: i32,
    pub segment_ms: i64,
    pub segment_jitter_ms: i64,
    pub segment_index_bytes: i32,
    pub index_interval_bytes: i32,
    pub file_delete_delay_ms: i64,
    pub delete_retention_ms: i64,
    pub min_compaction_lag_ms: i64,
    pub max_compaction_lag_ms: i64,
    /// 0 to 1.
    pub min_cleanable_dirty_ratio: f64,
}

/// A stored setting that is not in force as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDiffers {
    /// Why.
    pub error: ConfigError,
    /// What is in force instead; `None`: the broker's default.
    pub used: Option<String>,
}

impl std::fmt::Display for StoredDiffers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.used {
            Some(used) => write!(f, "{}; {used} is used", self.error),
            None => write!(f, "{}; the broker's default is used", self.error),
        }
    }
}

impl TopicConfig {
    /// What a topic has that sets nothing.
    pub fn defaults(broker: &BrokerConfig) -> Self {
        broker.topic_defaults.clone()
    }

    /// What the log of the metadata has: no topic's settings concern it, and none of it goes before a snapshot holds it.
    pub fn metadata_log(broker: &BrokerConfig) -> Self {
        Self {
            cleanup_policy: CleanupPolicy::default(),
            segment_bytes: broker.metadata_log_segment_bytes,
            segment_ms: broker.metadata_log_segment_ms,
            retention_bytes: broker.metadata_max_retention_bytes,
            retention_ms: broker.metadata_max_retention_ms,
            ..Self::defaults(broker)
        }
    }

    /// What a topic has that sets `overrides`.
    ///
    /// # Errors
    /// An unknown key, a value out of range, or values that do not go together; in words for `INVALID_CONFIG`.
    pub fn resolve(
        broker: &BrokerConfig,
        overrides: &BTreeMap<String, String>,
    ) -> Result<Self, ConfigError> {
        let mut given = Vec::with_capacity(overrides.len());
        for (name, text) in overrides {
            // What Kafka 4 took away from topics is unknown to it, but for a broker's own defaults.
            let known = table::find(Scope::Topic, name).filter(|key| !is_gone(key));
            let Some(key) = known else {
                let nearest = table::nearest(Scope::Topic, name);
                return Err(ConfigError::UnknownKey {
                    key: name.clone(),
                    nearest,
                });
            };
            given.push((key, text));
        }
        // Of several wrong values Kafka names that of the key which it knows first.
        given.sort_by_key(|(key, _)| KAFKA_ORDER.iter().position(|name| *name == key.name));
        for (key, text) in given {
            key.parse(text)?;
        }
        let config = Self::read(broker.settings(), overrides)?;
        check_together(broker.settings(), overrides)?;
        Ok(config)
    }

    /// As [`resolve`](Self::resolve), but for settings that are stored already, perhaps by a release that took more
    /// (KIP-1030 narrowed some ranges, and Kafka 4 does not start on what is outside of them). Of a number that is out of
    /// range the nearest one in it is used, what cannot be used is left out; both are named in what is returned beside.
    pub fn resolve_stored(
        broker: &BrokerConfig,
        overrides: &BTreeMap<String, String>,
    ) -> (Self, Vec<StoredDiffers>) {
        if let Ok(config) = Self::resolve(broker, overrides) {
            return (config, Vec::new());
        }
        let mut usable = BTreeMap::new();
        let mut errors = Vec::new();
        for (name, text) in overrides {
            usable.insert(name.clone(), text.clone());
            let Err(error) = Self::resolve(broker, &usable) else {
                continue;
            };
            let key = table::find(Scope::Topic, name);
            let mut used = key.and_then(|key| key.nearest(text));
            if let Some(nearest) = &used {
                usable.insert(name.clone(), nearest.clone());
                if Self::resolve(broker, &usable).is_err() {
                    used = None;
                }
            }
            if used.is_none() {
                usable.remove(name);
            }
            errors.push(StoredDiffers { error, used });
        }
        let config = Self::resolve(broker, &usable).unwrap_or_else(|_| Self::defaults(broker));
        (config, errors)
    }

    /// What concerns the topic's files.
    pub fn log_config(&self) -> LogConfig {
        let unsigned = |number: i32| u32::try_from(number).unwrap_or(0);
        LogConfig {
            segment_bytes: unsigned(self.segment_bytes),
            segment_ms: self.segment_ms,
            segment_jitter_ms: self.segment_jitter_ms,
            segment_index_bytes: unsigned(self.segment_index_bytes),
            index_interval_bytes: unsigned(self.index_interval_bytes),
            file_delete_delay: Duration::from_millis(
                u64::try_from(self.file_delete_delay_ms).unwrap_or(0),
            ),
            delete: self.cleanup_policy.delete,
            compact: self.cleanup_policy.compact,
            retention_ms: self.retention_ms,
            retention_bytes: self.retention_bytes,
            flush_ms: self.flush_ms,
            delete_retention_ms: self.delete_retention_ms,
            min_compaction_lag_ms: self.min_compaction_lag_ms,
            max_compaction_lag_ms: self.max_compaction_lag_ms,
            min_cleanable_dirty_ratio: self.min_cleanable_dirty_ratio,
        }
    }

    pub(super) fn from_broker(settings: &Settings) -> Result<Self, ConfigError> {
        Self::read(settings, &BTreeMap::new())
    }

    fn read(
        settings: &Settings,
        overrides: &BTreeMap<String, String>,
    ) -> Result<Self, ConfigError> {
        let source = Source {
            settings,
            overrides,
        };
        let policy = source.get("cleanup.policy")?;
        let has = |name: &str| matches!(&policy, Value::List(list) if list.iter().any(|text| text == name));
        let retention_ms = source.number("retention.ms")?;
        if retention_ms == 0 && !overrides.contains_key("retention.ms") {
            let reason = "a broker's retention is -1 or at least 1 ms";
            return Err(ConfigError::unusable(
                "log.retention.ms",
                retention_ms,
                reason,
            ));
        }
        let segment_bytes = match source.get("internal.segment.bytes")? {
            Value::Number(bytes) => bytes,
            _ => source.number("segment.bytes")?,
        };
        Ok(Self {
            cleanup_policy: CleanupPolicy {
                delete: has("delete"),
                compact: has("compact"),
            },
            compression_type: source.compression_type()?,
            max_message_bytes: source.int("max.message.bytes")?,
            message_timestamp_type: match source.get("message.timestamp.type")?.to_string().as_str()
            {
                "LogAppendTime" => TimestampType::LogAppendTime,
                _ => TimestampType::CreateTime,
            },
            message_timestamp_before_max_ms: source.number("message.timestamp.before.max.ms")?,
            message_timestamp_after_max_ms: source.number("message.timestamp.after.max.ms")?,
            min_insync_replicas: source.int("min.insync.replicas")?,
            flush_messages: source.number("flush.messages")?,
            flush_ms: source.number("flush.ms")?,
            retention_ms: retention_ms.max(-1),
            retention_bytes: source.number("retention.bytes")?,
            segment_bytes: i32::try_from(segment_bytes).unwrap_or(i32::MAX),
            segment_ms: source.number("segment.ms")?,
            segment_jitter_ms: source.number("segment.jitter.ms")?,
            segment_index_bytes: source.int("segment.index.bytes")?,
            index_interval_bytes: source.int("index.interval.bytes")?,
            file_delete_delay_ms: source.number("file.delete.delay.ms")?,
            delete_retention_ms: source.number("delete.retention.ms")?,
            min_compaction_lag_ms: source.number("min.compaction.lag.ms")?,
            max_compaction_lag_ms: source.number("max.compaction.lag.ms")?,
            min_cleanable_dirty_ratio: match source.get("min.cleanable.dirty.ratio")? {
                Value::Real(ratio) => ratio,
                other => unreachable!("the table gives the ratio a real number, not {other:?}"),
            },
        })
    }
}

/// The order in which Kafka looks at a topic's settings; others come first.
const KAFKA_ORDER: [&str; 26] = [
    "segment.bytes",
    "segment.ms",
    "segment.jitter.ms",
    "segment.index.bytes",
    "flush.messages",
    "flush.ms",
    "retention.bytes",
    "retention.ms",
    "max.message.bytes",
    "index.interval.bytes",
    "delete.retention.ms",
    "min.compaction.lag.ms",
    "max.compaction.lag.ms",
    "file.delete.delay.ms",
    "min.cleanable.dirty.ratio",
    "cleanup.policy",
    "unclean.leader.election.enable",
    "min.insync.replicas",
    "compression.type",
    "compression.gzip.level",
    "compression.lz4.level",
    "compression.zstd.level",
    "preallocate",
    "message.timestamp.type",
    "message.timestamp.before.max.ms",
    "message.timestamp.after.max.ms",
];

/// Kafka 4 no longer has it. Directories from before may.
fn is_gone(key: &Key) -> bool {
    key.importance == Importance::Hidden && key.name.starts_with("message.")
}

/// Where a topic's values come from.
struct Source<'s> {
    settings: &'s Settings,
    overrides: &'s BTreeMap<String, String>,
}

impl Source<'_> {
    fn get(&self, name: &str) -> Result<Value, ConfigError> {
        let key = table::find(Scope::Topic, name).expect("names in the code stand in the table");
        match self.overrides.get(name) {
            Some(text) => key.parse(text),
            None => self.settings.topic_default(key),
        }
    }

    fn number(&self, name: &str) -> Result<i64, ConfigError> {
        match self.get(name)? {
            Value::Number(number) => Ok(number),
            other => unreachable!("the table gives {name} a number, not {other:?}"),
        }
    }

    fn int(&self, name: &str) -> Result<i32, ConfigError> {
        Ok(i32::try_from(self.number(name)?).unwrap_or(i32::MAX))
    }

    fn compression_type(&self) -> Result<CompressionType, ConfigError> {
        Ok(match self.get("compression.type")?.to_string().as_str() {
            "uncompressed" => CompressionType::Uncompressed,
            "gzip" => CompressionType::Gzip(self.int("compression.gzip.level")?),
            "snappy" => CompressionType::Snappy,
            "lz4" => CompressionType::Lz4(self.int("compression.lz4.level")?),
            "zstd" => CompressionType::Zstd(self.int("compression.zstd.level")?),
            _ => CompressionType::Producer,
        })
    }
}

/// What Kafka wants of a topic's settings taken together.
fn check_together(
    settings: &Settings,
    overrides: &BTreeMap<String, String>,
) -> Result<(), ConfigError> {
    let source = Source {
        settings,
        overrides,
    };
    let least = source.number("min.compaction.lag.ms")?;
    let most = source.number("max.compaction.lag.ms")?;
    if least > most {
        return Err(ConfigError::Conflict {
            key: "min.compaction.lag.ms",
            value: least,
            other: "max.compaction.lag.ms",
            bound: most,
        });
    }
    if source.get("remote.storage.enable")? == Value::Boolean(true) {
        let reason = "this broker has no remote storage";
        return Err(ConfigError::unusable("remote.storage.enable", true, reason));
    }
    Ok(())
}
