//! What it takes to create a topic: the rules, and the records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kafka_proto::messages::{ConfigRecord, TopicRecord};
use kafka_proto::{Array, ErrorCode, Uuid};

use super::image::{Image, ResourceType};
use super::partition_record::partition_record;
use super::record::MetadataRecord;
use super::topic_name::{collision, validate_name};
use crate::config::{BrokerConfig, ConfigError, TopicConfig};

/// The most records that one request may add to the metadata, as in Kafka: they become one batch.
pub const MAX_RECORDS: usize = 10_000;

/// The most bytes that these records may have. With what a batch adds to them they stay below the 8 MiB that Kafka takes
/// for the largest batch, and a segment of the metadata log for the smallest.
const MAX_RECORD_BYTES: usize = 7 << 20;

/// More than a record has beside the texts in it.
const FIXED_RECORD_BYTES: usize = 128;

/// A topic as somebody wants it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTopic<'r> {
    /// Its name.
    pub name: &'r str,
    /// −1 for `num.partitions`, or where there are assignments.
    pub num_partitions: i32,
    /// −1 for `default.replication.factor`, or where there are assignments.
    pub replication_factor: i16,
    /// The brokers of each partition, where they are chosen by hand.
    pub assignments: Vec<(i32, Array<'r, i32>)>,
    /// Keys and values that the topic sets.
    pub configs: Vec<(&'r str, Option<&'r str>)>,
}

/// Why something cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// For the client program.
    pub error: ErrorCode,
    /// For the person behind it.
    pub message: String,
}

impl Refusal {
    /// A refusal.
    pub fn new(error: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            error,
            message: message.into(),
        }
    }

    /// The disk did not take the change.
    pub fn not_stored() -> Self {
        let error = ErrorCode::KafkaStorageError;
        Self::new(error, error.message())
    }

    /// What is said to the person; some refusals go without words.
    pub fn text(&self) -> Option<&str> {
        Some(self.message.as_str()).filter(|text| !text.is_empty())
    }

    /// A configuration that cannot be; `keys` is Kafka's word for keys of the kind.
    pub(super) fn config(error: ErrorCode, keys: &str, fault: &ConfigError) -> Self {
        match fault {
            ConfigError::UnknownKey { key, .. } => {
                Self::new(error, format!("Unknown {keys}: {key}"))
            }
            fault => Self::new(error, fault.for_clients()),
        }
    }

    /// More than one request may add.
    pub fn too_many_records() -> Self {
        let reason = "Excessively large number of partitions per request.";
        Self::new(ErrorCode::PolicyViolation, reason)
    }
}

/// What one request adds to the metadata, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Growth {
    records: usize,
    bytes: usize,
}

impl Growth {
    /// Adds a topic. False if that is more than one request may add.
    pub fn add(&mut self, plan: &TopicPlan) -> bool {
        let partitions = usize::try_from(plan.num_partitions).unwrap_or(usize::MAX / 2);
        let texts = |(key, value): (&String, &String)| plan.name.len() + key.len() + value.len();
        let texts: usize = plan.configs.iter().map(texts).sum();
        self.add_records(1 + plan.configs.len() + partitions, plan.name.len() + texts)
    }

    /// Adds records that have `text_bytes` of text in them together. False if that is more than one request may add.
    pub fn add_records(&mut self, records: usize, text_bytes: usize) -> bool {
        self.records = self.records.saturating_add(records);
        self.bytes = self
            .bytes
            .saturating_add(records.saturating_mul(FIXED_RECORD_BYTES))
            .saturating_add(text_bytes);
        self.records <= MAX_RECORDS && self.bytes <= MAX_RECORD_BYTES
    }
}

/// A topic that can be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicPlan {
    /// Its name.
    pub name: Arc<str>,
    /// Its id.
    pub id: Uuid,
    /// How many partitions it gets.
    pub num_partitions: i32,
    /// How many replicas each gets.
    pub replication_factor: i16,
    /// What it sets.
    pub configs: BTreeMap<String, String>,
}

/// Checks a topic against the cluster and the configuration; `id` becomes its id.
///
/// # Errors
/// `INVALID_TOPIC_EXCEPTION`, `TOPIC_ALREADY_EXISTS`, `INVALID_CONFIG`, `INVALID_REQUEST`, `INVALID_PARTITIONS`,
/// `INVALID_REPLICATION_FACTOR`, `INVALID_REPLICA_ASSIGNMENT`, `POLICY_VIOLATION`.
pub fn plan_topic(
    image: &Image,
    config: &BrokerConfig,
    topic: &NewTopic<'_>,
    id: Uuid,
) -> Result<TopicPlan, Refusal> {
    let name = topic.name;
    validate_name(name).map_err(|reason| Refusal::new(ErrorCode::InvalidTopicException, reason))?;
    if image.topic(name).is_some() {
        return Err(Refusal::new(
            ErrorCode::TopicAlreadyExists,
            format!("Topic '{name}' already exists."),
        ));
    }
    if let Some(other) = collision(name, image.topics().map(|topic| &*topic.name)) {
        let reason = format!("Topic '{name}' collides with existing topic: {other}");
        return Err(Refusal::new(ErrorCode::InvalidTopicException, reason));
    }
    let configs = check_configs(config, &topic.configs)?;
    let (num_partitions, replication_factor) = match topic.assignments.is_empty() {
        true => check_numbers(config, topic)?,
        false => check_assignments(image.node_id(), topic)?,
    };
    let plan = TopicPlan {
        name: name.into(),
        id,
        num_partitions,
        replication_factor,
        configs,
    };
    if !Growth::default().add(&plan) {
        return Err(Refusal::too_many_records());
    }
    Ok(plan)
}

impl TopicPlan {
    /// The records: the topic, what it sets, its partitions; in versions that the cluster's `metadata.version` allows.
    pub(super) fn records(&self, image: &Image) -> Vec<MetadataRecord> {
        let mut records = Vec::new();
        let topic = TopicRecord {
            name: &self.name,
            topic_id: self.id,
            ..Default::default()
        };
        records.push(MetadataRecord::new(&topic, 0));
        for (name, value) in &self.configs {
            let config = ConfigRecord {
                resource_type: ResourceType::Topic as i8,
                resource_name: &self.name,
                name,
                value: Some(value),
                ..Default::default()
            };
            records.push(MetadataRecord::new(&config, 0));
        }
        let partition = |number| partition_record(image, self.id, number, 0, 0);
        records.extend((0..self.num_partitions).map(partition));
        records
    }
}

fn check_configs(
    config: &BrokerConfig,
    configs: &[(&str, Option<&str>)],
) -> Result<BTreeMap<String, String>, Refusal> {
    let mut overrides = BTreeMap::new();
    for (name, value) in configs {
        let Some(value) = value else {
            let reason = format!("Null value not supported for topic configs: {name}");
            return Err(Refusal::new(ErrorCode::InvalidConfig, reason));
        };
        overrides.insert((*name).to_owned(), (*value).to_owned());
    }
    TopicConfig::resolve(config, &overrides)
        .map_err(|error| Refusal::new(ErrorCode::InvalidConfig, error.for_clients()))?;
    Ok(overrides)
}

fn check_numbers(config: &BrokerConfig, topic: &NewTopic<'_>) -> Result<(i32, i16), Refusal> {
    let factor = topic.replication_factor;
    if factor < -1 || factor == 0 {
        let reason = "Replication factor must be larger than 0, or -1 to use the default value.";
        return Err(Refusal::new(ErrorCode::InvalidReplicationFactor, reason));
    }
    let number = topic.num_partitions;
    if number < -1 || number == 0 {
        let reason = "Number of partitions was set to an invalid non-positive value.";
        return Err(Refusal::new(ErrorCode::InvalidPartitions, reason));
    }
    // The default is never more than there are brokers: one.
    if factor > 1 {
        let reason = format!(
            "Unable to replicate the partition {factor} time(s): The target replication factor of {factor} cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned."
        );
        return Err(Refusal::new(ErrorCode::InvalidReplicationFactor, reason));
    }
    match number {
        -1 => Ok((config.num_partitions, 1)),
        number => Ok((number, 1)),
    }
}

/// Whether the brokers that somebody chose for a partition can be: there is one.
pub(super) fn check_replicas(node_id: i32, replicas: &Array<'_, i32>) -> Result<(), Refusal> {
    let refused = |what: String| {
        let reason = format!("The manual partition assignment includes {what}");
        Err(Refusal::new(ErrorCode::InvalidReplicaAssignment, reason))
    };
    if replicas.is_empty() {
        return refused("an empty replica list.".to_owned());
    }
    let mut sorted: Vec<i32> = replicas.iter().collect();
    sorted.sort_unstable();
    let mut before = None;
    for broker in sorted {
        if broker != node_id {
            return refused(format!(
                "broker {broker}, but no such broker is registered."
            ));
        }
        if before.replace(broker) == Some(broker) {
            return refused(format!("the broker {broker} more than once."));
        }
    }
    Ok(())
}

fn check_assignments(node_id: i32, topic: &NewTopic<'_>) -> Result<(i32, i16), Refusal> {
    let not_unset = |what| {
        let reason =
            format!("A manual partition assignment was specified, but {what} was not set to -1.");
        Refusal::new(ErrorCode::InvalidRequest, reason)
    };
    if topic.replication_factor != -1 {
        return Err(not_unset("replication factor"));
    }
    if topic.num_partitions != -1 {
        return Err(not_unset("numPartitions"));
    }
    let refused = |reason: String| Refusal::new(ErrorCode::InvalidReplicaAssignment, reason);
    let mut numbers = BTreeSet::new();
    for (partition, replicas) in &topic.assignments {
        if !numbers.insert(*partition) {
            return Err(refused(format!(
                "Found multiple manual partition assignments for partition {partition}"
            )));
        }
        check_replicas(node_id, replicas)?;
    }
    let count = i32::try_from(numbers.len()).unwrap_or(i32::MAX);
    if !numbers.iter().copied().eq(0..count) {
        return Err(refused(
            "partitions should be a consecutive 0-based integer sequence".to_owned(),
        ));
    }
    Ok((count, 1))
}
