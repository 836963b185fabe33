//! What is set for a broker, by where it was set; and which value counts.

use std::collections::BTreeMap;

use super::key::{Key, Scope, Value};
use super::{ConfigError, table};

/// The three places where a broker's keys are set. The metadata log goes before the file, and there the broker's
/// own values before those for all brokers (KIP-226).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// From the configuration file and the command line.
    pub file: BTreeMap<String, String>,
    /// From the metadata log, for all brokers.
    pub cluster: BTreeMap<String, String>,
    /// From the metadata log, for this broker.
    pub node: BTreeMap<String, String>,
}

/// Keys that stand for one another with other units, in the order in which they count; as in Kafka.
const SYNONYMS: &[&[&str]] = &[
    &["log.roll.ms", "log.roll.hours"],
    &["log.roll.jitter.ms", "log.roll.jitter.hours"],
    &["log.flush.interval.ms", "log.flush.scheduler.interval.ms"],
    &[
        "log.retention.ms",
        "log.retention.minutes",
        "log.retention.hours",
    ],
];

/// The broker's key that a topic's key falls back to, the first of its synonyms. Keys without one are a topic's only.
const TOPIC_TO_BROKER: &[(&str, &str)] = &[
    ("cleanup.policy", "log.cleanup.policy"),
    ("compression.gzip.level", "compression.gzip.level"),
    ("compression.lz4.level", "compression.lz4.level"),
    ("compression.type", "compression.type"),
    ("compression.zstd.level", "compression.zstd.level"),
    ("delete.retention.ms", "log.cleaner.delete.retention.ms"),
    ("file.delete.delay.ms", "log.segment.delete.delay.ms"),
    ("flush.messages", "log.flush.interval.messages"),
    ("flush.ms", "log.flush.interval.ms"),
    ("index.interval.bytes", "log.index.interval.bytes"),
    ("local.retention.bytes", "log.local.retention.bytes"),
    ("local.retention.ms", "log.local.retention.ms"),
    ("max.compaction.lag.ms", "log.cleaner.max.compaction.lag.ms"),
    ("max.message.bytes", "message.max.bytes"),
    (
        "message.downconversion.enable",
        "log.message.downconversion.enable",
    ),
    ("message.format.version", "log.message.format.version"),
    (
        "message.timestamp.after.max.ms",
        "log.message.timestamp.after.max.ms",
    ),
    (
        "message.timestamp.before.max.ms",
        "log.message.timestamp.before.max.ms",
    ),
    (
        "message.timestamp.difference.max.ms",
        "log.message.timestamp.difference.max.ms",
    ),
    ("message.timestamp.type", "log.message.timestamp.type"),
    (
        "min.cleanable.dirty.ratio",
        "log.cleaner.min.cleanable.ratio",
    ),
    ("min.compaction.lag.ms", "log.cleaner.min.compaction.lag.ms"),
    ("min.insync.replicas", "min.insync.replicas"),
    ("preallocate", "log.preallocate"),
    ("retention.bytes", "log.retention.bytes"),
    ("retention.ms", "log.retention.ms"),
    ("segment.bytes", "log.segment.bytes"),
    ("segment.index.bytes", "log.index.size.max.bytes"),
    ("segment.jitter.ms", "log.roll.jitter.ms"),
    ("segment.ms", "log.roll.ms"),
    (
        "unclean.leader.election.enable",
        "unclean.leader.election.enable",
    ),
];

/// The names under which a broker's key may be set, the strongest first.
pub(super) fn synonyms(name: &str) -> Vec<&str> {
    match SYNONYMS.iter().find(|names| names.contains(&name)) {
        // The scheduler's interval is a key of its own; only the other way round it is a fallback.
        Some(_) if name == "log.flush.scheduler.interval.ms" => vec![name],
        Some(names) => names.to_vec(),
        None => vec![name],
    }
}

/// The broker's key behind a topic's key.
pub(super) fn broker_key(topic_key: &str) -> Option<&'static str> {
    let at = TOPIC_TO_BROKER
        .binary_search_by(|(topic, _)| topic.cmp(&topic_key))
        .ok()?;
    Some(TOPIC_TO_BROKER[at].1)
}

/// What turns the number of a synonym into that of the key that it stands for: milliseconds.
pub(super) fn milliseconds_per_unit(name: &str) -> i64 {
    if name.ends_with(".hours") {
        3_600_000
    } else if name.ends_with(".minutes") {
        60_000
    } else {
        1
    }
}

impl Settings {
    /// The text that counts for this very name, if it is set anywhere.
    pub fn text(&self, name: &str) -> Option<&str> {
        [&self.node, &self.cluster, &self.file]
            .into_iter()
            .find_map(|map| map.get(name))
            .map(String::as_str)
    }

    /// The value of a broker's key under this very name: what is set, else the default.
    pub(super) fn value(&self, key: &Key) -> Result<Value, ConfigError> {
        match self.text(key.name) {
            Some(text) => key.parse(text),
            None => Ok(key.default_value()),
        }
    }

    /// The value of a broker's key by name.
    pub(super) fn get(&self, name: &str) -> Result<Value, ConfigError> {
        self.value(table::find(Scope::Broker, name).expect("names in the code stand in the table"))
    }

    /// A whole number, `None` where it is null.
    pub(super) fn optional_number(&self, name: &str) -> Result<Option<i64>, ConfigError> {
        Ok(match self.get(name)? {
            Value::Number(number) => Some(number),
            _ => None,
        })
    }

    /// A whole number of a key that has a default.
    pub(super) fn number(&self, name: &str) -> Result<i64, ConfigError> {
        Ok(self
            .optional_number(name)?
            .expect("the table gives it a default"))
    }

    /// A real number.
    pub(super) fn real(&self, name: &str) -> Result<f64, ConfigError> {
        match self.get(name)? {
            Value::Real(number) => Ok(number),
            other => unreachable!("the table gives {name} a real number, not {other:?}"),
        }
    }

    /// A key of two values.
    pub(super) fn boolean(&self, name: &str) -> Result<bool, ConfigError> {
        Ok(self.get(name)? == Value::Boolean(true))
    }

    /// Text, `None` where it is null.
    pub(super) fn optional_string(&self, name: &str) -> Result<Option<String>, ConfigError> {
        Ok(self.get(name)?.text())
    }

    /// A list, empty where it is null.
    pub(super) fn list(&self, name: &str) -> Result<Vec<String>, ConfigError> {
        Ok(match self.get(name)? {
            Value::List(list) => list,
            _ => Vec::new(),
        })
    }

    /// The value that a topic's key has where the topic does not set it.
    pub(super) fn topic_default(&self, key: &Key) -> Result<Value, ConfigError> {
        let Some(first) = broker_key(key.name) else {
            return Ok(key.default_value());
        };
        for name in synonyms(first) {
            let broker_key = table::find(Scope::Broker, name).expect("synonyms stand in the table");
            match self.value(broker_key)? {
                Value::Null => {}
                Value::Number(number) => {
                    return Ok(Value::Number(
                        number.saturating_mul(milliseconds_per_unit(name)),
                    ));
                }
                value => return Ok(value),
            }
        }
        Ok(key.default_value())
    }
}
