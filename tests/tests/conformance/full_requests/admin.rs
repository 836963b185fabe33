//! Requests of tools about partitions, the quorum, features and access.

use kafka_proto::messages::create_partitions::request::{
    CreatePartitionsAssignment, CreatePartitionsTopic,
};
use kafka_proto::messages::describe_quorum::request::{PartitionData, TopicData};
use kafka_proto::messages::describe_topic_partitions::request::{Cursor, TopicRequest};
use kafka_proto::messages::describe_user_scram_credentials::request::UserName;
use kafka_proto::messages::elect_leaders::request::TopicPartitions;
use kafka_proto::messages::list_partition_reassignments::request::ListPartitionReassignmentsTopics;
use kafka_proto::messages::update_features::request::FeatureUpdateKey;
use kafka_proto::messages::{
    CreatePartitionsRequest, DescribeAclsRequest, DescribeQuorumRequest,
    DescribeTopicPartitionsRequest, DescribeUserScramCredentialsRequest, ElectLeadersRequest,
    ListPartitionReassignmentsRequest, UpdateFeaturesRequest,
};
use tests::error_code::NONE;
use tests::unique;

use super::Fixture;

const ELECTION_NOT_NEEDED: i16 = 84;
const SECURITY_DISABLED: i16 = 54;
const RESOURCE_NOT_FOUND: i16 = 91;

impl Fixture<'_> {
    pub(super) fn create_partitions(&mut self, version: i16) {
        let topic = unique("full-grow");
        self.client.create_topic(&topic, 1);
        let assignment = CreatePartitionsAssignment {
            broker_ids: (&[1]).into(),
            ..Default::default()
        };
        let request = CreatePartitionsRequest {
            topics: vec![CreatePartitionsTopic {
                name: &topic,
                count: 2,
                assignments: Some(vec![assignment]),
                ..Default::default()
            }],
            timeout_ms: 10_000,
            validate_only: false,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.results[0].error_code, NONE);
        assert_eq!(response.results[0].name, topic);
    }

    pub(super) fn describe_topic_partitions(&mut self, version: i16) {
        let request = DescribeTopicPartitionsRequest {
            topics: vec![TopicRequest {
                name: &self.topic,
                ..Default::default()
            }],
            response_partition_limit: 1,
            cursor: Some(Cursor {
                topic_name: &self.topic,
                partition_index: 1,
                ..Default::default()
            }),
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let topic = &response.topics[0];
        assert_eq!((topic.error_code, topic.topic_id), (NONE, self.topic_id));
        assert_eq!(topic.partitions.len(), 1);
        let next = response.next_cursor.as_ref().expect("a partition is left");
        assert_eq!((next.topic_name, next.partition_index), (&*self.topic, 2));
    }

    pub(super) fn elect_leaders(&mut self, version: i16) {
        let request = ElectLeadersRequest {
            election_type: i8::from(version >= 1),
            topic_partitions: Some(vec![TopicPartitions {
                topic: &self.topic,
                partitions: (&[0, 1]).into(),
                ..Default::default()
            }]),
            timeout_ms: 10_000,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partitions = response.replica_election_results[0].partition_result.iter();
        assert!(
            partitions
                .map(|p| p.error_code)
                .eq([ELECTION_NOT_NEEDED; 2])
        );
    }

    pub(super) fn list_partition_reassignments(&mut self, version: i16) {
        let request = ListPartitionReassignmentsRequest {
            timeout_ms: 10_000,
            topics: Some(vec![ListPartitionReassignmentsTopics {
                name: &self.topic,
                partition_indexes: (&[0, 1]).into(),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!((response.error_code, response.topics.len()), (NONE, 0));
    }

    pub(super) fn describe_quorum(&mut self, version: i16) {
        let request = DescribeQuorumRequest {
            topics: vec![TopicData {
                topic_name: "__cluster_metadata",
                partitions: vec![PartitionData::default()],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partition = &response.topics[0].partitions[0];
        assert_eq!((partition.error_code, partition.leader_id), (NONE, 1));
        assert!(partition.current_voters[0].log_end_offset > 0);
    }

    pub(super) fn update_features(&mut self, version: i16) {
        let request = UpdateFeaturesRequest {
            timeout_ms: 10_000,
            feature_updates: vec![FeatureUpdateKey {
                feature: "metadata.version",
                max_version_level: 21,
                allow_downgrade: version == 0,
                upgrade_type: if version == 0 { 1 } else { 2 },
                ..Default::default()
            }],
            validate_only: version >= 1,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
    }

    pub(super) fn describe_user_scram_credentials(&mut self, version: i16) {
        let request = DescribeUserScramCredentialsRequest {
            users: Some(vec![UserName {
                name: "somebody",
                ..Default::default()
            }]),
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.results[0].error_code, RESOURCE_NOT_FOUND);
    }

    pub(super) fn describe_acls(&mut self, version: i16) {
        let (topic, literal, read, allow) = (2, 3, 3, 3);
        let request = DescribeAclsRequest {
            resource_type_filter: topic,
            resource_name_filter: Some(&self.topic),
            pattern_type_filter: literal,
            principal_filter: Some("User:somebody"),
            host_filter: Some("*"),
            operation: read,
            permission_type: allow,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, SECURITY_DISABLED);
    }
}
