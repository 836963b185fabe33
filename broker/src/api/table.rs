//! The APIs that this broker serves: in which versions, for which operation a client needs authorization, and by which
//! handler. What is not here is not advertised and closes the connection.

use kafka_proto::{ApiKey, Error, VersionRange};

use super::{
    alter_configs, api_versions, create_partitions, create_topics, delete_groups, delete_records,
    delete_topics, describe_acls, describe_cluster, describe_configs, describe_groups,
    describe_log_dirs, describe_producers, describe_quorum, describe_topic_partitions,
    describe_user_scram_credentials, elect_leaders, fetch, find_coordinator,
    get_telemetry_subscriptions, heartbeat, incremental_alter_configs, init_producer_id,
    join_group, leave_group, list_config_resources, list_groups, list_offsets,
    list_partition_reassignments, metadata, offset_commit, offset_delete, offset_fetch,
    offset_for_leader_epoch, produce, push_telemetry, sync_group, update_features,
};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// What a client wants to do, in the words of Kafka's access control lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Needs none.
    None,
    /// Write to a topic.
    Write,
    /// Read a topic or a group.
    Read,
    /// Look at a topic, a group or the cluster.
    Describe,
    /// Look at configurations.
    DescribeConfigs,
    /// Change configurations.
    AlterConfigs,
    /// Create topics.
    Create,
    /// Delete topics, their records, or groups.
    Delete,
    /// Change topics or the cluster.
    Alter,
    /// Have a producer id without a transaction.
    IdempotentWrite,
}

/// Handles a request: decodes it, asks the owner of the state, answers.
pub type Handler = fn(&mut Turn<'_>, &RequestContext, &[u8]) -> Result<(), Error>;

/// One API.
#[derive(Clone, Copy)]
pub struct ApiEntry {
    /// Which.
    pub key: ApiKey,
    /// The newest version that the handler was written for.
    pub newest: i16,
    /// What it takes.
    pub operation: Operation,
    /// Who does it.
    pub handle: Handler,
    /// Whether clients are told of it.
    pub is_advertised: bool,
}

impl ApiEntry {
    const fn new(key: ApiKey, newest: i16, operation: Operation, handle: Handler) -> Self {
        Self {
            key,
            newest,
            operation,
            handle,
            is_advertised: true,
        }
    }

    /// One that is answered, though clients do not ask for it unless they are told of it.
    const fn unadvertised(key: ApiKey, newest: i16, operation: Operation, handle: Handler) -> Self {
        Self {
            is_advertised: false,
            ..Self::new(key, newest, operation, handle)
        }
    }

    /// The versions served: all that the specs have, but for those marked unstable, up to what the handler knows. A
    /// version that comes with a new release of the specs is not served until somebody has looked at it.
    pub fn versions(&self) -> VersionRange {
        let written_for = VersionRange::new(0, self.newest);
        self.key.stable_versions().intersect(written_for)
    }
}

/// Every API served, by rising key.
pub static TABLE: &[ApiEntry] = &[
    ApiEntry::new(
        ApiKey::Produce,
        13,
        Operation::Write,
        produce::handle_unchecked,
    ),
    ApiEntry::new(ApiKey::Fetch, 18, Operation::Read, fetch::handle),
    ApiEntry::new(
        ApiKey::ListOffsets,
        11,
        Operation::Describe,
        list_offsets::handle,
    ),
    ApiEntry::new(ApiKey::Metadata, 13, Operation::Describe, metadata::handle),
    ApiEntry::new(
        ApiKey::OffsetCommit,
        10,
        Operation::Read,
        offset_commit::handle,
    ),
    ApiEntry::new(
        ApiKey::OffsetFetch,
        10,
        Operation::Describe,
        offset_fetch::handle,
    ),
    ApiEntry::new(
        ApiKey::FindCoordinator,
        6,
        Operation::Describe,
        find_coordinator::handle,
    ),
    ApiEntry::new(ApiKey::JoinGroup, 9, Operation::Read, join_group::handle),
    ApiEntry::new(ApiKey::Heartbeat, 4, Operation::Read, heartbeat::handle),
    ApiEntry::new(ApiKey::LeaveGroup, 5, Operation::Read, leave_group::handle),
    ApiEntry::new(ApiKey::SyncGroup, 5, Operation::Read, sync_group::handle),
    ApiEntry::new(
        ApiKey::DescribeGroups,
        6,
        Operation::Describe,
        describe_groups::handle,
    ),
    ApiEntry::new(
        ApiKey::ListGroups,
        5,
        Operation::Describe,
        list_groups::handle,
    ),
    ApiEntry::new(
        ApiKey::ApiVersions,
        4,
        Operation::None,
        api_versions::handle,
    ),
    ApiEntry::new(
        ApiKey::CreateTopics,
        7,
        Operation::Create,
        create_topics::handle,
    ),
    ApiEntry::new(
        ApiKey::DeleteTopics,
        6,
        Operation::Delete,
        delete_topics::handle,
    ),
    ApiEntry::new(
        ApiKey::DeleteRecords,
        2,
        Operation::Delete,
        delete_records::handle,
    ),
    ApiEntry::new(
        ApiKey::InitProducerId,
        5,
        Operation::IdempotentWrite,
        init_producer_id::handle,
    ),
    ApiEntry::new(
        ApiKey::OffsetForLeaderEpoch,
        4,
        Operation::Describe,
        offset_for_leader_epoch::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeAcls,
        3,
        Operation::Describe,
        describe_acls::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeConfigs,
        4,
        Operation::DescribeConfigs,
        describe_configs::handle,
    ),
    ApiEntry::new(
        ApiKey::AlterConfigs,
        2,
        Operation::AlterConfigs,
        alter_configs::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeLogDirs,
        5,
        Operation::Describe,
        describe_log_dirs::handle,
    ),
    ApiEntry::new(
        ApiKey::CreatePartitions,
        3,
        Operation::Alter,
        create_partitions::handle,
    ),
    ApiEntry::new(
        ApiKey::DeleteGroups,
        2,
        Operation::Delete,
        delete_groups::handle,
    ),
    ApiEntry::new(
        ApiKey::ElectLeaders,
        2,
        Operation::Alter,
        elect_leaders::handle,
    ),
    ApiEntry::new(
        ApiKey::IncrementalAlterConfigs,
        1,
        Operation::AlterConfigs,
        incremental_alter_configs::handle,
    ),
    ApiEntry::new(
        ApiKey::ListPartitionReassignments,
        0,
        Operation::Describe,
        list_partition_reassignments::handle,
    ),
    ApiEntry::new(
        ApiKey::OffsetDelete,
        0,
        Operation::Delete,
        offset_delete::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeUserScramCredentials,
        0,
        Operation::Describe,
        describe_user_scram_credentials::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeQuorum,
        2,
        Operation::Describe,
        describe_quorum::handle,
    ),
    ApiEntry::new(
        ApiKey::UpdateFeatures,
        2,
        Operation::Alter,
        update_features::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeCluster,
        2,
        Operation::Describe,
        describe_cluster::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeProducers,
        0,
        Operation::Read,
        describe_producers::handle,
    ),
    ApiEntry::unadvertised(
        ApiKey::GetTelemetrySubscriptions,
        0,
        Operation::None,
        get_telemetry_subscriptions::handle,
    ),
    ApiEntry::unadvertised(
        ApiKey::PushTelemetry,
        0,
        Operation::None,
        push_telemetry::handle,
    ),
    ApiEntry::new(
        ApiKey::ListConfigResources,
        1,
        Operation::DescribeConfigs,
        list_config_resources::handle,
    ),
    ApiEntry::new(
        ApiKey::DescribeTopicPartitions,
        0,
        Operation::Describe,
        describe_topic_partitions::handle,
    ),
];

/// The entry of an API, if it is served.
pub fn entry(key: ApiKey) -> Option<&'static ApiEntry> {
    TABLE.iter().find(|entry| entry.key == key)
}

/// Whether a request of this API in this version is served.
pub fn serves(key: ApiKey, version: i16) -> bool {
    entry(key).is_some_and(|entry| entry.versions().contains(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_rises_by_key_and_names_no_api_twice() {
        let keys: Vec<i16> = TABLE.iter().map(|entry| entry.key.into()).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
    }

    #[test]
    fn no_handler_claims_a_version_that_is_not_stable() {
        for entry in TABLE {
            assert_eq!(entry.versions().max, entry.newest, "{}", entry.key);
        }
    }
}
