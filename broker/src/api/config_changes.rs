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
    let mut growth = Growth::default();
    let mut planned = Vec::with_capacity(resources.len());
    for resource in resources {
        let plan = if twice.contains(&(resource.resource_type, resource.name)) {
            Err(invalid("the resource stands in the request more than once"))
        } else {
            plan(turn, resource, others)
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

fn plan(
    turn: &Turn<'_>,
    resource: &Resource<'_>,
    others: Others,
) -> Result<Option<ConfigPlan>, Refusal> {
    let mut seen = BTreeSet::new();
    for key in &resource.keys {
        if !seen.insert(key.name) {
            let reason = format!("configuration {} stands in the request twice", key.name);
            return Err(invalid(reason));
        }
    }
    let mut operations = Vec::with_capacity(resource.keys.len());
    for key in &resource.keys {
        operations.push((key.name, operation(key)?));
    }
    let (image, config) = (&turn.core.cluster, &*turn.core.config);
    let resource_type = match resource.resource_type {
        BROKER_LOGGER if others == Others::Stay => {
            cluster::is_this_broker(resource.name, image.node_id())?;
            return log_levels(&operations).map(|()| None);
        }
        number => kind(number)
            .ok_or_else(|| invalid(format!("nothing can be set for resources of type {number}")))?,
    };
    if resource_type == ResourceType::Broker && !resource.name.is_empty() {
        cluster::is_this_broker(resource.name, image.node_id())?;
    }
    let name = resource.name;
    let plan = match others {
        Others::Stay => cluster::plan_alteration(image, config, resource_type, name, &operations),
        Others::Go => {
            let set = resource.keys.iter();
            let wanted: BTreeMap<String, String> = set
                .filter_map(|key| Some((key.name.to_owned(), key.value?.to_owned())))
                .collect();
            cluster::plan_replacement(image, config, resource_type, name, wanted)
        }
    };
    plan.map(Some)
}

fn operation<'r>(key: &Key<'r>) -> Result<KeyOperation<'r>, Refusal> {
    match (key.operation, key.value) {
        (DELETE, _) => Ok(KeyOperation::Delete),
        (_, None) => {
            let reason = format!(
                "configuration {} cannot be null; delete it instead",
                key.name
            );
            Err(invalid(reason))
        }
        (SET, Some(value)) => Ok(KeyOperation::Set(value)),
        (APPEND, Some(value)) => Ok(KeyOperation::Append(value)),
        (SUBTRACT, Some(value)) => Ok(KeyOperation::Subtract(value)),
        (other, _) => Err(invalid(format!("there is no operation {other} on keys"))),
    }
}

/// Log levels are set where the process is started; there are none that a client could change.
fn log_levels(operations: &[(&str, KeyOperation<'_>)]) -> Result<(), Refusal> {
    match operations.first() {
        None => Ok(()),
        Some((_, KeyOperation::Append(_) | KeyOperation::Subtract(_))) => {
            Err(invalid("a log level is set or deleted, it is no list"))
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
