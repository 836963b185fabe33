//! One request a version with every field filled that the version has, about topics and groups that exist.

mod admin;
mod cluster;
mod configs;
mod data;
mod groups;

use kafka_proto::{ApiKey, Uuid};
use tests::batch::Batch;
use tests::error_code::NONE;
use tests::group::Member;
use tests::{Client, Server, unique};

/// A topic with records and a group with a member and commits.
pub struct Fixture<'s> {
    server: &'s Server,
    client: Client,
    topic: String,
    topic_id: Uuid,
    member: Member,
}

impl<'s> Fixture<'s> {
    pub fn new(server: &'s Server) -> Self {
        let mut client = server.connect();
        let topic = unique("full");
        let topic_id = client.create_topic(&topic, 3);
        for partition in 0..3 {
            client.produce(&topic, partition, &Batch::of_values(["a", "b"]));
        }
        let mut member = Member::alone(server.connect(), &unique("full"), b"all");
        assert_eq!(member.commit(&topic, 0, 1), NONE);
        Self {
            server,
            client,
            topic,
            topic_id,
            member,
        }
    }

    pub fn send_full(&mut self, key: ApiKey, version: i16) {
        match key {
            ApiKey::Produce => self.produce(version),
            ApiKey::Fetch => self.fetch(version),
            ApiKey::ListOffsets => self.list_offsets(version),
            ApiKey::Metadata => self.metadata(version),
            ApiKey::OffsetCommit => self.offset_commit(version),
            ApiKey::OffsetFetch => self.offset_fetch(version),
            ApiKey::FindCoordinator => self.find_coordinator(version),
            ApiKey::JoinGroup => self.join_group(version),
            ApiKey::Heartbeat => self.heartbeat(version),
            ApiKey::LeaveGroup => self.leave_group(version),
            ApiKey::SyncGroup => self.sync_group(version),
            ApiKey::DescribeGroups => self.describe_groups(version),
            ApiKey::ListGroups => self.list_groups(version),
            ApiKey::ApiVersions => self.api_versions(version),
            ApiKey::CreateTopics => self.create_topics(version),
            ApiKey::DeleteTopics => self.delete_topics(version),
            ApiKey::DeleteRecords => self.delete_records(version),
            ApiKey::InitProducerId => self.init_producer_id(version),
            ApiKey::OffsetForLeaderEpoch => self.offset_for_leader_epoch(version),
            ApiKey::DescribeConfigs => self.describe_configs(version),
            ApiKey::DescribeLogDirs => self.describe_log_dirs(version),
            ApiKey::DeleteGroups => self.delete_groups(version),
            ApiKey::OffsetDelete => self.offset_delete(version),
            ApiKey::DescribeCluster => self.describe_cluster(version),
            ApiKey::DescribeProducers => self.describe_producers(version),
            ApiKey::AlterConfigs => self.alter_configs(version),
            ApiKey::IncrementalAlterConfigs => self.incremental_alter_configs(version),
            ApiKey::ListConfigResources => self.list_config_resources(version),
            ApiKey::CreatePartitions => self.create_partitions(version),
            ApiKey::DescribeTopicPartitions => self.describe_topic_partitions(version),
            ApiKey::ElectLeaders => self.elect_leaders(version),
            ApiKey::ListPartitionReassignments => self.list_partition_reassignments(version),
            ApiKey::DescribeQuorum => self.describe_quorum(version),
            ApiKey::UpdateFeatures => self.update_features(version),
            ApiKey::DescribeUserScramCredentials => self.describe_user_scram_credentials(version),
            ApiKey::DescribeAcls => self.describe_acls(version),
            other => panic!("{} is advertised and has no test", other.name()),
        }
    }
}
