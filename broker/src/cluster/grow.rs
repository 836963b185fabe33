//! What it takes to add partitions to a topic: the rules, and the records.

use std::sync::Arc;

use kafka_proto::{Array, ErrorCode, Uuid};

use super::create::{Growth, Refusal, check_replicas};
use super::image::Image;
use super::partition_record::partition_record;
use super::record::MetadataRecord;
use super::{METADATA_TOPIC, is_internal};

/// Partitions that can be added to a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthPlan {
    /// The topic.
    pub name: Arc<str>,
    /// Its id.
    pub id: Uuid,
    /// The number of the first new partition.
    pub first: i32,
    /// How many partitions there are then.
    pub count: i32,
}

/// Checks that a topic can have `count` partitions; `assignments` are the brokers of each new one where they are chosen
/// by hand.
///
/// # Errors
/// `UNKNOWN_TOPIC_OR_PARTITION`, `INVALID_PARTITIONS`, `INVALID_REPLICA_ASSIGNMENT`, `INVALID_REQUEST`.
pub fn plan_partitions(
    image: &Image,
    name: &str,
    count: i32,
    assignments: Option<&[Array<'_, i32>]>,
) -> Result<GrowthPlan, Refusal> {
    let topic = image.topic(name).filter(|_| name != METADATA_TOPIC);
    let Some(topic) = topic else {
        return Err(Refusal::new(ErrorCode::UnknownTopicOrPartition, ""));
    };
    let first = i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX);
    if count <= first {
        let reason = if count == first {
            format!("Topic already has {first} partition(s).")
        } else {
            format!(
                "The topic {name} currently has {first} partition(s); {count} would not be an increase."
            )
        };
        return Err(Refusal::new(ErrorCode::InvalidPartitions, reason));
    }
    let plan = GrowthPlan {
        name: topic.name.clone(),
        id: topic.id,
        first,
        count,
    };
    if let Some(assignments) = assignments {
        check_assignments(image.node_id(), plan.added(), assignments)?;
    }
    if is_internal(name) {
        // A group is found by its name's hash over their number: with another number it would be lost.
        let reason = format!("the partitions of the internal topic '{name}' cannot change");
        return Err(Refusal::new(ErrorCode::InvalidRequest, reason));
    }
    Ok(plan)
}

impl GrowthPlan {
    /// Adds the records to what the request makes the metadata grow by. False if that is more than it may.
    pub fn grow(&self, growth: &mut Growth) -> bool {
        growth.add_records(self.added(), 0)
    }

    /// How many partitions are new.
    fn added(&self) -> usize {
        usize::try_from(self.count - self.first).unwrap_or(0)
    }

    pub(super) fn records(&self, image: &Image) -> impl Iterator<Item = MetadataRecord> {
        (self.first..self.count).map(|partition| partition_record(image, self.id, partition, 0, 0))
    }
}

fn check_assignments(
    node_id: i32,
    added: usize,
    assignments: &[Array<'_, i32>],
) -> Result<(), Refusal> {
    if assignments.len() != added {
        let given = assignments.len();
        let reason = format!(
            "Attempted to add {added} additional partition(s), but only {given} assignment(s) were specified."
        );
        return Err(Refusal::new(ErrorCode::InvalidReplicaAssignment, reason));
    }
    let mut each = assignments.iter();
    each.try_for_each(|brokers| check_replicas(node_id, brokers))
}
