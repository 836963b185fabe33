//! Requests about topics, the cluster and what it can do.

use kafka_proto::messages::create_topics::request::{
    CreatableReplicaAssignment, CreatableTopic, CreatableTopicConfig,
};
use kafka_proto::messages::delete_topics::request::DeleteTopicState;
use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{
    ApiVersionsRequest, CreateTopicsRequest, DeleteTopicsRequest, DescribeClusterRequest,
    DescribeConfigsRequest, MetadataRequest,
};
use tests::error_code::NONE;
use tests::unique;

use super::Fixture;

const TOPIC_RESOURCE: i8 = 2;
const BROKER_RESOURCE: i8 = 4;

impl Fixture<'_> {
    pub(super) fn metadata(&mut self, version: i16) {
        let topic = if version < 12 {
            MetadataRequestTopic {
                name: Some(&self.topic),
                ..Default::default()
            }
        } else {
            MetadataRequestTopic {
                topic_id: self.topic_id,
                name: None,
                ..Default::default()
            }
        };
        let request = MetadataRequest {
            topics: Some(vec![topic]),
            allow_auto_topic_creation: version < 4,
            include_cluster_authorized_operations: (8..=10).contains(&version),
            include_topic_authorized_operations: version >= 8,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.brokers.len(), 1);
        assert_eq!(
            i32::from(self.server.address().port()),
            response.brokers[0].port
        );
        assert_eq!(response.topics.len(), 1);
        for topic in &response.topics {
            assert_eq!(topic.error_code, NONE);
            assert_eq!(topic.name, Some(self.topic.as_str()));
            assert_eq!(topic.partitions.len(), 3);
        }
    }

    pub(super) fn api_versions(&mut self, version: i16) {
        let request = ApiVersionsRequest {
            client_software_name: "tests",
            client_software_version: "1.0",
            ..Default::default()
        };
        assert_eq!(self.client.call(&request, version).error_code, NONE);
    }

    pub(super) fn create_topics(&mut self, version: i16) {
        let (counted, assigned) = (unique("full-create"), unique("full-create"));
        let config = CreatableTopicConfig {
            name: "retention.ms",
            value: Some("60000"),
            ..Default::default()
        };
        let request = CreateTopicsRequest {
            topics: vec![
                CreatableTopic {
                    name: &counted,
                    num_partitions: 2,
                    replication_factor: 1,
                    configs: vec![config],
                    ..Default::default()
                },
                CreatableTopic {
                    name: &assigned,
                    num_partitions: -1,
                    replication_factor: -1,
                    assignments: vec![CreatableReplicaAssignment {
                        partition_index: 0,
                        broker_ids: (&[1]).into(),
                        ..Default::default()
                    }],
                    ..Default::default()
                },
            ],
            timeout_ms: 5000,
            validate_only: version >= 1,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.topics.len(), 2);
        for topic in &response.topics {
            assert_eq!(topic.error_code, NONE, "{:?}", topic.error_message);
        }
        if version >= 5 {
            let counted = response.topics.iter().find(|topic| topic.name == counted);
            let counted = counted.expect("the topic");
            assert_eq!((counted.num_partitions, counted.replication_factor), (2, 1));
            let configs = counted.configs.as_ref().expect("configurations");
            let retention = configs.iter().find(|config| config.name == "retention.ms");
            assert_eq!(retention.and_then(|config| config.value), Some("60000"));
        }
    }

    pub(super) fn delete_topics(&mut self, version: i16) {
        let (one, other) = (unique("full-delete"), unique("full-delete"));
        self.client.create_topic(&one, 1);
        let other_id = self.client.create_topic(&other, 1);
        let mut request = DeleteTopicsRequest {
            timeout_ms: 5000,
            ..Default::default()
        };
        if version < 6 {
            request.topic_names = vec![&one, &other];
        } else {
            let named = DeleteTopicState {
                name: Some(&one),
                ..Default::default()
            };
            let by_id = DeleteTopicState {
                topic_id: other_id,
                ..Default::default()
            };
            request.topics = vec![named, by_id];
        }
        let response = self.client.call(&request, version);
        assert_eq!(response.responses.len(), 2);
        assert!(
            response
                .responses
                .iter()
                .all(|topic| topic.error_code == NONE)
        );
    }

    pub(super) fn describe_configs(&mut self, version: i16) {
        let request = DescribeConfigsRequest {
            resources: vec![
                DescribeConfigsResource {
                    resource_type: TOPIC_RESOURCE,
                    resource_name: &self.topic,
                    configuration_keys: Some(vec!["retention.ms"]),
                    ..Default::default()
                },
                DescribeConfigsResource {
                    resource_type: BROKER_RESOURCE,
                    resource_name: "1",
                    configuration_keys: None,
                    ..Default::default()
                },
            ],
            include_synonyms: version >= 1,
            include_documentation: version >= 3,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let [topic, broker] = response.results.as_slice() else {
            panic!("two resources were asked for: {response:?}");
        };
        assert_eq!((topic.error_code, broker.error_code), (NONE, NONE));
        assert_eq!(topic.configs.len(), 1);
        assert_eq!(topic.configs[0].value, Some("604800000"));
        assert!(broker.configs.len() > 50, "{} keys", broker.configs.len());
    }

    pub(super) fn describe_cluster(&mut self, version: i16) {
        let request = DescribeClusterRequest {
            include_cluster_authorized_operations: true,
            endpoint_type: 1,
            include_fenced_brokers: version >= 2,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!((response.error_code, response.controller_id), (NONE, 1));
        assert_eq!(response.brokers.len(), 1);
        assert!(!response.cluster_id.is_empty());
    }
}
