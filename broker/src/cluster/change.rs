//! Changes of the metadata: records appended and applied, and what follows for the partitions of this node.

use std::sync::Arc;

use kafka_proto::Uuid;
use kafka_proto::messages::RemoveTopicRecord;

use super::configure::ConfigPlan;
use super::create::TopicPlan;
use super::grow::GrowthPlan;
use super::image::ResourceType;
use super::record::MetadataRecord;
use crate::core::ids::{LogId, Offset};
use crate::core::turn::Turn;

/// Creates topics that were planned against the image as it is, in one batch of the metadata log. Whoever is told of
/// them has to wait until the log is durable to the offset (exclusive).
pub fn create_topics(turn: &mut Turn<'_>, plans: &[TopicPlan]) -> (LogId, Offset) {
    let records: Vec<MetadataRecord> = plans
        .iter()
        .flat_map(|plan| plan.records(&turn.core.cluster))
        .collect();
    let end = turn.append_metadata(&records);
    for plan in plans {
        for partition in 0..plan.num_partitions {
            let log = turn.create_partition_log(&plan.name, partition, plan.id);
            turn.created_by_newest_change(log);
        }
    }
    end
}

/// Adds partitions that were planned against the image as it is. To be waited for as with [`create_topics`].
pub fn create_partitions(turn: &mut Turn<'_>, plans: &[GrowthPlan]) -> (LogId, Offset) {
    let image = &turn.core.cluster;
    let records = plans.iter().flat_map(|plan| plan.records(image));
    let records: Vec<MetadataRecord> = records.collect();
    let end = turn.append_metadata(&records);
    for plan in plans {
        for partition in plan.first..plan.count {
            let log = turn.create_partition_log(&plan.name, partition, plan.id);
            turn.created_by_newest_change(log);
        }
    }
    end
}

/// Deletes topics by id; ids of no topic are passed over. Their logs go when that is durable. To be waited for as with
/// [`create_topics`].
pub fn delete_topics(turn: &mut Turn<'_>, ids: &[Uuid]) -> (LogId, Offset) {
    let known = |id: &&Uuid| turn.core.cluster.topic_by_id(**id).is_some();
    let ids: Vec<Uuid> = ids.iter().filter(known).copied().collect();
    let name = |id: &Uuid| {
        turn.core
            .cluster
            .topic_by_id(*id)
            .map(|topic| topic.name.clone())
    };
    let names: Vec<Arc<str>> = ids.iter().filter_map(name).collect();
    let record = |id: &Uuid| {
        MetadataRecord::new(
            &RemoveTopicRecord {
                topic_id: *id,
                ..Default::default()
            },
            0,
        )
    };
    let records: Vec<MetadataRecord> = ids.iter().map(record).collect();
    let end = turn.append_metadata(&records);
    for name in names {
        turn.deleted_by_newest_change(name);
    }
    end
}

/// Changes configurations that were planned against the image as it is: in the metadata log, and in what goes by them.
/// To be waited for as with [`create_topics`], even where nothing changes: what is set already may not be durable yet.
pub fn alter_configs(turn: &mut Turn<'_>, plans: &[ConfigPlan]) -> (LogId, Offset) {
    let plans = plans.iter().filter(|plan| !plan.changes.is_empty());
    let records: Vec<MetadataRecord> = plans.clone().flat_map(ConfigPlan::records).collect();
    if records.is_empty() {
        return turn.metadata_end();
    }
    let end = turn.append_metadata(&records);
    let mut topics = Vec::new();
    let mut concerns_broker = false;
    for plan in plans {
        match plan.resource_type {
            ResourceType::Broker => concerns_broker = true,
            ResourceType::Topic => topics.push(plan.name.as_str()),
            ResourceType::Group | ResourceType::ClientMetrics => {}
        }
    }
    if concerns_broker {
        turn.reconfigure_broker();
    } else {
        turn.reconfigure_topics(&topics);
    }
    end
}
