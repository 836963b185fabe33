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
                let mut list = list(resource_type, key, &wanted)?;
                for part in value.split(',') {
                    if !list.iter().any(|present| present == part) {
                        list.push(part.to_owned());
                    }
                }
                wanted.insert(key.to_owned(), list.join(","));
            }
            KeyOperation::Subtract(value) => {
                let mut list = list(resource_type, key, &wanted)?;
                list.retain(|present| !value.split(',').any(|part| part == present));
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
    let not_empty = |what: &str| match name {
        "" => Err(Refusal::new(
            ErrorCode::InvalidRequest,
            format!("the name of a {what} cannot be empty"),
        )),
        _ => Ok(()),
    };
    match resource_type {
        ResourceType::Topic => {
            not_empty("topic")?;
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
            not_empty("group")?;
            check_group(config, wanted).map_err(|fault| refuse("group config name", &fault))?;
        }
        ResourceType::ClientMetrics => {
            not_empty("client metrics subscription")?;
            check_client_metrics(wanted).map_err(|error| {
                // As in Kafka, which has a code of its own only for a pattern that nothing can match.
                let code = match error.key() {
                    Some("match") => ErrorCode::InvalidConfig,
                    _ => ErrorCode::InvalidRequest,
                };
                match (error.key(), &error) {
                    (Some("interval.ms"), ConfigError::InvalidValue { value, .. }) => {
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
    key: &str,
    wanted: &BTreeMap<String, String>,
) -> Result<Vec<String>, Refusal> {
    let scope = match resource_type {
        ResourceType::Topic => Scope::Topic,
        ResourceType::Broker => Scope::Broker,
        ResourceType::Group => Scope::Group,
        ResourceType::ClientMetrics => Scope::ClientMetrics,
    };
    let Some(known) = table::find(scope, key).filter(|known| known.kind == Kind::List) else {
        let reason = format!("configuration {key} is no list: nothing is added to it or taken out");
        return Err(Refusal::new(ErrorCode::InvalidConfig, reason));
    };
    let default = || known.default_value().text().unwrap_or_default();
    let text = wanted.get(key).cloned().unwrap_or_else(default);
    let parts = text.split(',').filter(|part| !part.is_empty());
    Ok(parts.map(str::to_owned).collect())
}
