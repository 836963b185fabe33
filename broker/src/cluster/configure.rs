//! What it takes to change a configuration: the rules, and the records.

use std::collections::BTreeMap;

use kafka_proto::ErrorCode;
use kafka_proto::messages::ConfigRecord;

use super::create::{Growth, Refusal};
use super::image::{Image, ResourceType};
use super::record::MetadataRecord;
use super::topic_name::validate_name;
use crate::config::{
    BrokerConfig, ConfigError, Kind, Place, Scope, TopicConfig, check_client_metrics, check_group,
    table,
};

/// What is done with one key (KIP-339).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyOperation<'r> {
    /// It gets this value.
    Set(&'r str),
    /// It gets back to its default.
    Delete,
    /// These elements are added to its list.
    Append(&'r str),
    /// These elements are taken out of its list.
    Subtract(&'r str),
}

/// A change of one resource's configuration that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigPlan {
    /// What kind of resource.
    pub resource_type: ResourceType,
    /// Which one.
    pub name: String,
    /// The keys that change: their new value, `None` where they are no longer set.
    pub changes: BTreeMap<String, Option<String>>,
}

impl ConfigPlan {
    /// Adds the records to what the request makes the metadata grow by. False if that is more than it may.
    pub fn grow(&self, growth: &mut Growth) -> bool {
        let texts = |(key, value): (&String, &Option<String>)| {
            self.name.len() + key.len() + value.as_ref().map_or(0, String::len)
        };
        growth.add_records(self.changes.len(), self.changes.iter().map(texts).sum())
    }

    pub(super) fn records(&self) -> impl Iterator<Item = MetadataRecord> {
        self.changes.iter().map(|(name, value)| {
            let record = ConfigRecord {
                resource_type: self.resource_type as i8,
                resource_name: &self.name,
                name,
                value: value.as_deref(),
                ..Default::default()
            };
            MetadataRecord::new(&record, 0)
        })
    }
}

/// Checks operations on keys of a resource, each key named once.
///
/// # Errors
/// `INVALID_CONFIG`, `INVALID_REQUEST`, `INVALID_TOPIC_EXCEPTION`, `UNKNOWN_TOPIC_OR_PARTITION`.
pub fn plan_alteration(
    image: &Image,
    config: &BrokerConfig,
    resource_type: ResourceType,
    name: &str,
    operations: &[(&str, KeyOperation<'_>)],
) -> Result<ConfigPlan, Refusal> {
    let mut wanted = image.config(resource_type, name).clone();
    for &(key, operation) in operations {
        match operation {
            KeyOperation::Set(value) => {
                wanted.insert(key.to_owned(), value.to_owned());
            }
            KeyOperation::Delete => {
                wanted.remove(key);
            }
            KeyOperation::Append(value) => {
                let mut list = list(resource_type, "APPEND", key, &wanted)?;
                for part in parts(value) {
                    if !list.iter().any(|present| present == part) {
                        list.push(part.to_owned());
                    }
                }
                wanted.insert(key.to_owned(), list.join(","));
            }
            KeyOperation::Subtract(value) => {
                let mut list = list(resource_type, "SUBTRACT", key, &wanted)?;
                list.retain(|present| !parts(value).contains(&present.as_str()));
                wanted.insert(key.to_owned(), list.join(","));
            }
        }
    }
    plan_replacement(image, config, resource_type, name, wanted)
}

/// Checks that a resource sets `wanted` and nothing else.
///
/// # Errors
/// As [`plan_alteration`].
pub fn plan_replacement(
    image: &Image,
    config: &BrokerConfig,
    resource_type: ResourceType,
    name: &str,
    wanted: BTreeMap<String, String>,
) -> Result<ConfigPlan, Refusal> {
    check(image, config, resource_type, name, &wanted)?;
    let current = image.config(resource_type, name);
    let gone = current.keys().filter(|key| !wanted.contains_key(*key));
    let mut changes: BTreeMap<_, _> = gone.map(|key| (key.clone(), None)).collect();
    let new = wanted
        .into_iter()
        .filter(|(key, value)| current.get(key) != Some(value));
    changes.extend(new.map(|(key, value)| (key, Some(value))));
    Ok(ConfigPlan {
        resource_type,
        name: name.to_owned(),
        changes,
    })
}

fn check(
    image: &Image,
    config: &BrokerConfig,
    resource_type: ResourceType,
    name: &str,
    wanted: &BTreeMap<String, String>,
) -> Result<(), Refusal> {
    let refused = |error: ErrorCode| move |reason: String| Refusal::new(error, reason);
    let refuse = |keys, fault: &ConfigError| Refusal::config(ErrorCode::InvalidConfig, keys, fault);
    let not_empty = |reason: &str| match name {
        "" => Err(Refusal::new(ErrorCode::InvalidRequest, reason)),
        _ => Ok(()),
    };
    match resource_type {
        ResourceType::Topic => {
            not_empty("Default topic resources are not allowed.")?;
            validate_name(name).map_err(refused(ErrorCode::InvalidTopicException))?;
            TopicConfig::resolve(config, wanted)
                .map_err(|fault| refuse("topic config name", &fault))?;
            if image.topic(name).is_none() {
                let reason = format!("The topic '{name}' does not exist.");
                return Err(Refusal::new(ErrorCode::UnknownTopicOrPartition, reason));
            }
        }
        ResourceType::Broker => {
            let place = match name {
                "" => Place::Cluster,
                _ => {
                    is_this_broker(name, image.node_id())?;
                    Place::Node
                }
            };
            // Not INVALID_CONFIG: so it is in Kafka.
            config
                .check_dynamic(place, wanted)
                .map_err(|error| Refusal::new(ErrorCode::InvalidRequest, error.for_clients()))?;
        }
        ResourceType::Group => {
            not_empty("Default group resources are not allowed.")?;
            check_group(config, wanted).map_err(|fault| refuse("group config name", &fault))?;
        }
        ResourceType::ClientMetrics => {
            not_empty("Subscription name can't be empty")?;
            check_client_metrics(wanted).map_err(|error| {
                // As in Kafka, which has a code of its own for a pattern that nothing can match, and for no number.
                let code = match error.key() {
                    Some("match") => ErrorCode::InvalidConfig,
                    _ if is_no_number(&error) => ErrorCode::InvalidConfig,
                    _ => ErrorCode::InvalidRequest,
                };
                match (error.key(), &error) {
                    (Some("match"), ConfigError::Unusable { value, .. }) => {
                        let reason = format!("Illegal client matching pattern: {value}");
                        Refusal::new(code, reason)
                    }
                    (Some("interval.ms"), ConfigError::InvalidValue { value, .. })
                        if value.trim().parse::<i32>().is_ok() =>
                    {
                        let reason = format!(
                            "Invalid value {value} for interval.ms, interval must be between 100 and 3600000 (1 hour)"
                        );
                        Refusal::new(code, reason)
                    }
                    _ => Refusal::config(code, "client metrics configuration", &error),
                }
            })?;
        }
    }
    Ok(())
}

/// The parts of a list that is added or taken out: as Java splits it, without empty ones at its end.
fn parts(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split(',').collect();
    while parts.len() > 1 && parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    parts
}

fn is_no_number(error: &ConfigError) -> bool {
    let ConfigError::InvalidValue { key, value, .. } = error else {
        return false;
    };
    key == "interval.ms" && value.trim().parse::<i32>().is_err()
}

/// Checks the name that a request has for this broker.
///
/// # Errors
/// `INVALID_REQUEST` if it is no broker's id, or another broker's.
pub fn is_this_broker(name: &str, node_id: i32) -> Result<(), Refusal> {
    let reason = match name.parse::<i32>() {
        Ok(id) if id == node_id => return Ok(()),
        Ok(_) => {
            format!("Unexpected broker id, expected {node_id} or empty string, but received {name}")
        }
        Err(_) => format!("Broker id must be an integer, but it is: {name}"),
    };
    Err(Refusal::new(ErrorCode::InvalidRequest, reason))
}

/// The elements of a key that is a list: those set for the resource itself, else those of the key's default.
fn list(
    resource_type: ResourceType,
    operation: &str,
    key: &str,
    wanted: &BTreeMap<String, String>,
) -> Result<Vec<String>, Refusal> {
    let known = match resource_type {
        ResourceType::Topic => table::find(Scope::Topic, key),
        ResourceType::Broker => table::find(Scope::Broker, key),
        // Kafka takes none of their keys for a list here.
        ResourceType::Group | ResourceType::ClientMetrics => None,
    };
    let Some(known) = known.filter(|known| known.kind == Kind::List) else {
        let reason = match resource_type {
            ResourceType::Broker => format!(
                "Config value {} is not allowed for config key: {key}",
                operation.to_lowercase()
            ),
            _ => format!("Can't {operation} to key {key} because its type is not LIST."),
        };
        return Err(Refusal::new(ErrorCode::InvalidConfig, reason));
    };
    let default = || known.default_value().text().unwrap_or_default();
    let text = wanted.get(key).cloned().unwrap_or_else(default);
    let parts = text.split(',').filter(|part| !part.is_empty());
    Ok(parts.map(str::to_owned).collect())
}
