//! The cluster's metadata: topics, configurations, features, producer id blocks, registrations. Owns the image that
//! the records of `__cluster_metadata-0` add up to, and the rules by which an intention becomes such records.
//!
//! An intention (create this topic) is checked and turned into records; [`Turn`](crate::core::turn::Turn) appends
//! them to the log and applies them here by the same code that replays them at the next start. So nothing is in the
//! image that is not in the log. Must not know about requests or versions of APIs; ids of topics come in from outside.

mod bootstrap;
mod change;
mod configure;
mod control;
mod create;
mod error;
mod feature;
mod grow;
mod image;
mod internal_topics;
mod kept;
mod partition_record;
mod record;
mod registration;
mod replay;
mod snapshot;
mod topic_name;

pub use bootstrap::startup_records;
pub use change::{alter_configs, create_partitions, create_topics, delete_topics};
pub use configure::{ConfigPlan, KeyOperation, is_this_broker, plan_alteration, plan_replacement};
pub use create::{Growth, MAX_RECORDS, NewTopic, Refusal, TopicPlan, plan_topic};
pub use error::ReplayError;
pub use feature::{METADATA_VERSION, SUPPORTED_FEATURES, SupportedFeature};
pub use grow::{GrowthPlan, plan_partitions};
pub use image::{Image, Partition, ResourceType, Resources, Topic};
pub use internal_topics::{ensure_offsets_topic, offsets_topic};
pub use partition_record::new_leader_epoch;
pub use record::{MetadataFrame, MetadataRecord};
pub use registration::BrokerRegistration;
pub use snapshot::SnapshotContent;
pub use topic_name::{MAX_NAME_LENGTH, collision, validate_name};

/// The topic whose only partition is the metadata log.
pub const METADATA_TOPIC: &str = "__cluster_metadata";
/// The topic of groups and committed offsets.
pub const OFFSETS_TOPIC: &str = "__consumer_offsets";
/// The topic of transactions.
pub const TRANSACTIONS_TOPIC: &str = "__transaction_state";
/// The topic of share groups' state.
pub const SHARE_STATE_TOPIC: &str = "__share_group_state";

/// Whether clients are told that a topic is internal, and may not produce to it.
pub fn is_internal(topic: &str) -> bool {
    [OFFSETS_TOPIC, TRANSACTIONS_TOPIC, SHARE_STATE_TOPIC].contains(&topic)
}

#[cfg(test)]
mod tests;
