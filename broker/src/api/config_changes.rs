//! What AlterConfigs and IncrementalAlterConfigs have in common: resources, each once, and what becomes of their keys.

use std::collections::{BTreeMap, BTreeSet};

use kafka_proto::ErrorCode;

use crate::cluster::{self, ConfigPlan, Growth, KeyOperation, MAX_RECORDS, Refusal, ResourceType};
use crate::core::ids::{LogId, Offset};
use crate::core::turn::Turn;

/// Kafka's number for the log levels of a broker.
pub const BROKER_LOGGER: i8 = 8;

/// A resource that a request wants to change.
pub struct Resource<'r> {
    /// Kafka's number of its kind.
    pub resource_type: i8,
    /// Its name.
    pub name: &'r str,
    /// Its keys.
    pub keys: Vec<Key<'r>>,
}

/// What a request wants of a key.
#[derive(Clone, Copy)]
pub struct Key<'r> {
    /// Its name.
    pub name: &'r str,
    /// Kafka's number of what is to be done.
    pub operation: i8,
    /// With what.
    pub value: Option<&'r str>,
}

/// The numbers of operations.
pub const SET: i8 = 0;
const DELETE: i8 = 1;
const APPEND: i8 = 2;
const SUBTRACT: i8 = 3;

/// What becomes of the keys that a request does not name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They stay.
    Stay,
    /// They get back to their defaults.
    Go,
}

/// What becomes of each resource, in the order of the request, and what to wait for before it is told.
pub type Outcome = (Vec<Result<(), Refusal>>, Option<(LogId, Offset)>);

/// Makes the changes that can be made, or says which could be.
pub fn change(
    turn: &mut Turn<'_>,
    resources: &[Resource<'_>],
    others: Others,
    validate_only: bool,
) -> Outcome {
    let planned = match plan_all(turn, resources, others) {
        Ok(planned) => planned,
        Err(refusal) => vec![Err(refusal); resources.len()],
    };
    let plans = planned.iter().filter_map(|planned| planned.as_ref().ok());
    let plans: Vec<ConfigPlan> = plans.flatten().cloned().collect();
    let wait = !validate_only && !plans.is_empty();
    let end = wait.then(|| cluster::alter_configs(turn, &plans));
    let results = planned.into_iter().map(|planned| planned.map(|_| ()));
    (results.collect(), end)
}

/// As in Kafka, one change too many spoils the request. Log levels have no plan.
fn plan_all(
    turn: &Turn<'_>,
    resources: &[Resource<'_>],
    others: Others,
) -> Result<Vec<Result<Option<ConfigPlan>, Refusal>>, Refusal> {
    if resources.len() > MAX_RECORDS {
        return Err(Refusal::too_many_records());
    }
    let mut seen = BTreeSet::new();
    let names = resources
        .iter()
        .map(|resource| (resource.resource_type, resource.name));
    let twice: BTreeSet<(i8, &str)> = names.filter(|name| !seen.insert(*name)).collect();
    let accept = |resource: &Resource<'_>| {
        if twice.contains(&(resource.resource_type, resource.name)) {
            return Err(invalid("Each resource must appear at most once."));
        }
        accept(turn, resource, others)
    };
    let accepted: Vec<Result<Option<ResourceType>, Refusal>> =
        resources.iter().map(accept).collect();
    let pairs = || resources.iter().zip(&accepted);
    // As in Kafka, whose controller stumbles over it and answers for none of what reached it.
    let is_odd = pairs().any(|(resource, accepted)| {
        matches!(accepted, Ok(Some(_))) && resource.keys.iter().any(|key| operation(key).is_none())
    });
    let mut growth = Growth::default();
    let mut planned = Vec::with_capacity(resources.len());
    for (resource, accepted) in pairs() {
        let plan = match accepted {
            Err(refusal) => Err(refusal.clone()),
            Ok(None) => Ok(None),
            Ok(Some(_)) if is_odd => Err(Refusal::new(ErrorCode::UnknownServerError, "")),
            Ok(Some(kind)) => plan(turn, *kind, resource, others).map(Some),
        };
        if let Ok(Some(plan)) = &plan
            && !plan.grow(&mut growth)
        {
            return Err(Refusal::too_many_records());
        }
        planned.push(plan);
    }
    Ok(planned)
}

/// What can be said of a resource before its keys are looked up: its kind, none for the levels of a broker's log.
fn accept(
    turn: &Turn<'_>,
    resource: &Resource<'_>,
    others: Others,
) -> Result<Option<ResourceType>, Refusal> {
    let mut seen = BTreeSet::new();
    if !resource.keys.iter().all(|key| seen.insert(key.name)) {
        return Err(invalid("Error due to duplicate config keys"));
    }
    let is_null = |key: &&Key<'_>| key.operation != DELETE && key.value.is_none();
    let nulls: Vec<&str> = resource
        .keys
        .iter()
        .filter(is_null)
        .map(|k| k.name)
        .collect();
    if !nulls.is_empty() {
        let comma = if others == Others::Stay { "," } else { ", " };
        let reason = format!("Null value not supported for : {}", nulls.join(comma));
        return Err(invalid(reason));
    }
    let node_id = turn.core.cluster.node_id();
    if resource.resource_type == BROKER_LOGGER && others == Others::Stay {
        check_node(resource.name, node_id, "Unexpected node id. Expected")?;
        return log_levels(&resource.keys).map(|()| None);
    }
    let number = resource.resource_type;
    let kind = kind(number).ok_or_else(|| invalid(format!("Unknown resource type {number}")))?;
    if kind == ResourceType::Broker && !resource.name.is_empty() {
        check_node(resource.name, node_id, "Unexpected broker id, expected")?;
    }
    Ok(Some(kind))
}

/// Whether a resource's name is this node's id; `unexpected` begins what is said of another one.
fn check_node(name: &str, node_id: i32, unexpected: &str) -> Result<(), Refusal> {
    match name.parse::<i32>() {
        Ok(id) if id == node_id => Ok(()),
        Ok(id) => Err(invalid(format!(
            "{unexpected} {node_id}, but received {id}"
        ))),
        Err(_) => Err(invalid(format!(
            "Node id must be an integer, but it is: {name}"
        ))),
    }
}

fn plan(
    turn: &Turn<'_>,
    resource_type: ResourceType,
    resource: &Resource<'_>,
    others: Others,
) -> Result<ConfigPlan, Refusal> {
    let (image, config) = (&turn.core.cluster, &*turn.core.config);
    let name = resource.name;
    match others {
        Others::Stay => {
            let operations = resource.keys.iter();
            let operations: Vec<(&str, KeyOperation<'_>)> = operations
                .filter_map(|key| Some((key.name, operation(key)?)))
                .collect();
            cluster::plan_alteration(image, config, resource_type, name, &operations)
        }
        Others::Go => {
            let set = resource.keys.iter();
            let wanted: BTreeMap<String, String> = set
                .filter_map(|key| Some((key.name.to_owned(), key.value?.to_owned())))
                .collect();
            cluster::plan_replacement(image, config, resource_type, name, wanted)
        }
    }
}

/// None for a number that stands for no operation.
fn operation<'r>(key: &Key<'r>) -> Option<KeyOperation<'r>> {
    match (key.operation, key.value) {
        (DELETE, _) => Some(KeyOperation::Delete),
        (SET, Some(value)) => Some(KeyOperation::Set(value)),
        (APPEND, Some(value)) => Some(KeyOperation::Append(value)),
        (SUBTRACT, Some(value)) => Some(KeyOperation::Subtract(value)),
        _ => None,
    }
}

/// Log levels are set where the process is started; there are none that a client could change.
fn log_levels(keys: &[Key<'_>]) -> Result<(), Refusal> {
    match keys.first().map(|key| (key.name, key.operation)) {
        None => Ok(()),
        Some((_, operation @ (APPEND | SUBTRACT))) => {
            let name = if operation == APPEND {
                "APPEND"
            } else {
                "SUBTRACT"
            };
            let reason = format!("{name} operation is not allowed for the BROKER_LOGGER resource");
            Err(invalid(reason))
        }
        Some((logger, _)) => {
            let reason = format!("there is no logger {logger}; RUST_LOG sets levels at the start");
            Err(Refusal::new(ErrorCode::InvalidConfig, reason))
        }
    }
}

fn kind(number: i8) -> Option<ResourceType> {
    [
        ResourceType::Topic,
        ResourceType::Broker,
        ResourceType::ClientMetrics,
        ResourceType::Group,
    ]
    .into_iter()
    .find(|kind| *kind as i8 == number)
}

fn invalid(reason: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::InvalidRequest, reason)
}
