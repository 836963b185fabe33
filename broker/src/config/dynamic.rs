//! What of a broker's settings changes while it runs (KIP-226): the keys that the metadata log sets for all brokers and
//! for this one.

use std::collections::BTreeMap;

use super::error::Fixed;
use super::key::{Key, Scope, Update, Value};
use super::settings::Settings;
use super::{BrokerConfig, ConfigError, ConfigWarning, table};

/// Whom a setting of the metadata log is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// All brokers.
    Cluster,
    /// This broker.
    Node,
}

/// Keys that Kafka changes while it runs and this broker does not: its sockets are opened at the start.
const FIXED_AT_START: [&str; 2] = ["listeners", "listener.security.protocol.map"];

/// Keys that say how many threads do something.
const THREADS: [&str; 5] = [
    "background.threads",
    "num.io.threads",
    "num.network.threads",
    "num.recovery.threads.per.data.dir",
    "num.replica.fetchers",
];

impl BrokerConfig {
    /// The same broker with what the metadata log sets for all brokers and for this one. What cannot be used is left
    /// out and named in the warnings.
    pub fn with_dynamic(
        &self,
        cluster: &BTreeMap<String, String>,
        node: &BTreeMap<String, String>,
    ) -> (Self, Vec<ConfigWarning>) {
        let mut warnings = Vec::new();
        let mut settings = Settings {
            file: self.settings.file.clone(),
            cluster: cluster.clone(),
            node: node.clone(),
        };
        let mut config = Self::read_dynamic(&settings);
        if config.is_err() {
            // One of them is at fault, perhaps more: they are tried one by one.
            settings.cluster = BTreeMap::new();
            settings.node = BTreeMap::new();
            for (set, place) in [(cluster, Place::Cluster), (node, Place::Node)] {
                for (name, text) in set {
                    place.map(&mut settings).insert(name.clone(), text.clone());
                    if table::find(Scope::Broker, name).is_none() {
                        continue;
                    }
                    if let Err(error) = Self::read_dynamic(&settings) {
                        place.map(&mut settings).remove(name);
                        let (key, reason) = (name.clone(), error.to_string());
                        warnings.push(ConfigWarning { key, reason });
                    }
                }
            }
            config = Self::read_dynamic(&settings);
        }
        let mut config = config.expect("only what can be read was accepted");
        config.chronik_memory_max_bytes = self.chronik_memory_max_bytes;
        config.queued_max_request_bytes = self.queued_max_request_bytes;
        (config, warnings)
    }

    /// Whether the metadata log may set `wanted`, and nothing else, for all brokers or for this one while it runs. Keys
    /// that are not in the table are taken, as in Kafka, where a plugin may know them.
    ///
    /// # Errors
    /// A key that changes only by a restart or not in this place, a value out of range, values that do not go together.
    pub fn check_dynamic(
        &self,
        place: Place,
        wanted: &BTreeMap<String, String>,
    ) -> Result<(), ConfigError> {
        for (name, text) in wanted {
            let base = without_listener(name);
            let Some(key) = table::find(Scope::Broker, base) else {
                continue;
            };
            if let Some(reason) = unchangeable(key, place, base == name) {
                return Err(ConfigError::Fixed {
                    key: name.clone(),
                    reason,
                });
            }
            let wanted = key.parse(text)?;
            if let (true, Ok(Value::Number(current)), Value::Number(wanted)) = (
                THREADS.contains(&name.as_str()),
                self.settings.value(key),
                wanted,
            ) {
                check_threads(name, wanted, current)?;
            }
        }
        let mut settings = self.settings.clone();
        place.map(&mut settings).clone_from(wanted);
        Self::read_dynamic(&settings).map(|_| ())
    }

    fn read_dynamic(settings: &Settings) -> Result<Self, ConfigError> {
        for (name, text) in settings.cluster.iter().chain(&settings.node) {
            if let Some(key) = table::find(Scope::Broker, name) {
                key.parse(text)?;
            }
        }
        Self::read(settings.clone(), &mut Vec::new())
    }
}

/// A number of threads at most doubles and at most halves at a time, as in Kafka.
fn check_threads(name: &str, wanted: i64, current: i64) -> Result<(), ConfigError> {
    let bound = if wanted > current * 2 {
        format!("value should not be greater than double the current value {current}")
    } else if wanted < current / 2 {
        format!("value should be at least half the current value {current}")
    } else {
        return Ok(());
    };
    Err(ConfigError::InvalidValue {
        key: name.to_owned(),
        value: wanted.to_string(),
        allowed: bound.clone(),
        kafka: format!(
            "Invalid value org.apache.kafka.common.config.ConfigException: Dynamic thread count update validation failed for {name}={wanted}, {bound} for configuration Invalid dynamic configuration"
        ),
    })
}

impl Place {
    fn map(self, settings: &mut Settings) -> &mut BTreeMap<String, String> {
        match self {
            Self::Cluster => &mut settings.cluster,
            Self::Node => &mut settings.node,
        }
    }
}

/// A key for one listener without what says which: `listener.name.NAME.KEY`.
fn without_listener(name: &str) -> &str {
    let of_listener = name.strip_prefix("listener.name.");
    of_listener
        .and_then(|rest| rest.split_once('.'))
        .map_or(name, |(_, key)| key)
}

fn unchangeable(key: &Key, place: Place, for_every_listener: bool) -> Option<Fixed> {
    let is_fixed = place == Place::Node && FIXED_AT_START.contains(&key.name);
    if key.update == Update::ReadOnly || is_fixed {
        return Some(Fixed::AtStart);
    }
    if for_every_listener && key.name.starts_with("ssl.") {
        return Some(Fixed::ForAllListeners);
    }
    if place == Place::Cluster && (key.update == Update::PerBroker || !for_every_listener) {
        return Some(Fixed::ForAllBrokers);
    }
    None
}
