//! What Kafka's tools ask of a cluster, and one broker without security answers.

use kafka_proto::messages::describe_quorum::request as quorum;
use kafka_proto::messages::describe_user_scram_credentials::request::UserName;
use kafka_proto::messages::elect_leaders::request::TopicPartitions;
use kafka_proto::messages::update_features::request::FeatureUpdateKey;
use kafka_proto::messages::{
    ApiVersionsRequest, ApiVersionsResponse, DescribeAclsRequest, DescribeAclsResponse,
    DescribeQuorumRequest, DescribeQuorumResponse, DescribeUserScramCredentialsRequest,
    DescribeUserScramCredentialsResponse, ElectLeadersRequest, ElectLeadersResponse,
    GetTelemetrySubscriptionsRequest, GetTelemetrySubscriptionsResponse,
    ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse, PushTelemetryRequest,
    PushTelemetryResponse, UpdateFeaturesRequest, UpdateFeaturesResponse,
};
use kafka_proto::{ApiKey, Uuid};

use super::super::{Broker, versions};
use super::decode;

#[test]
fn no_leader_has_to_be_elected() {
    let mut broker = Broker::new();
    broker.create_topic("t", 2);
    for version in versions::<ElectLeadersRequest<'_>>() {
        let wanted = |topic, partitions: &'static [i32]| TopicPartitions {
            topic,
            partitions: partitions.into(),
            ..Default::default()
        };
        let mut request = ElectLeadersRequest {
            topic_partitions: Some(vec![wanted("t", &[0, 9]), wanted("no", &[0])]),
            timeout_ms: 1000,
            ..Default::default()
        };
        let mut elect = |request: &ElectLeadersRequest<'_>| {
            let bytes = broker.call(request, version);
            let response: ElectLeadersResponse<'_> = decode(&bytes, version);
            let topics = response.replica_election_results.iter();
            let codes = topics.map(|topic| {
                let partitions = topic.partition_result.iter();
                partitions.map(|p| (p.partition_id, p.error_code)).collect()
            });
            (response.error_code, codes.collect::<Vec<Vec<_>>>())
        };
        assert_eq!(
            elect(&request),
            (0, vec![vec![(0, 84), (9, 3)], vec![(0, 3)]])
        );
        if version >= 1 {
            request.election_type = 1;
            assert_eq!(elect(&request).1[0][0], (0, 84));
            request.election_type = 9;
            assert_eq!(
                elect(&request),
                (42, vec![vec![(0, 42), (9, 42)], vec![(0, 42)]])
            );
            request.election_type = 0;
        }
        request.timeout_ms = 0;
        assert_eq!(elect(&request).1[0][0], (0, 7));
        request.timeout_ms = 1000;
        request.topic_partitions = None;
        assert_eq!(elect(&request), (0, vec![Vec::new()]));
    }
}

#[test]
fn nothing_is_moved_to_other_brokers() {
    let mut broker = Broker::new();
    let bytes = broker.call(&ListPartitionReassignmentsRequest::default(), 0);
    let response: ListPartitionReassignmentsResponse<'_> = decode(&bytes, 0);
    assert_eq!((response.error_code, response.error_message), (0, None));
    assert!(response.topics.is_empty());
}

#[test]
fn the_broker_is_the_quorum() {
    let mut broker = Broker::new();
    broker.create_topic("t", 1);
    let end = broker.core().cluster.metadata_offset() + 1;
    for version in versions::<DescribeQuorumRequest<'_>>() {
        let mut ask = |topic_name, partition_index| {
            let partition = quorum::PartitionData {
                partition_index,
                ..Default::default()
            };
            let topic = quorum::TopicData {
                topic_name,
                partitions: vec![partition],
                ..Default::default()
            };
            let request = DescribeQuorumRequest {
                topics: vec![topic],
                ..Default::default()
            };
            broker.call(&request, version)
        };
        let bytes = ask("__cluster_metadata", 0);
        let response: DescribeQuorumResponse<'_> = decode(&bytes, version);
        let partition = &response.topics[0].partitions[0];
        assert_eq!((response.error_code, partition.error_code), (0, 0));
        assert_eq!((partition.leader_id, partition.high_watermark), (1, end));
        let [voter] = partition.current_voters.as_slice() else {
            panic!("{partition:?}");
        };
        assert_eq!((voter.replica_id, voter.log_end_offset), (1, end));
        assert_eq!(voter.last_fetch_timestamp > 0, version >= 1);
        assert_eq!(response.nodes.len(), usize::from(version >= 2));
        for (topic, partition) in [("t", 0), ("__cluster_metadata", 1)] {
            let bytes = ask(topic, partition);
            let response: DescribeQuorumResponse<'_> = decode(&bytes, version);
            assert_eq!(response.topics[0].partitions[0].error_code, 3);
        }
    }
}

#[test]
fn features_are_checked_and_stay() {
    let mut broker = Broker::new();
    let mut update = |version: i16, updates: &[(&str, i16, i8)], validate_only| {
        let update = |&(feature, max_version_level, upgrade_type)| FeatureUpdateKey {
            feature,
            max_version_level,
            allow_downgrade: version == 0 && upgrade_type != 1,
            upgrade_type: if version == 0 { 1 } else { upgrade_type },
            ..Default::default()
        };
        let request = UpdateFeaturesRequest {
            feature_updates: updates.iter().map(update).collect(),
            validate_only,
            ..Default::default()
        };
        let bytes = broker.call(&request, version);
        let response: UpdateFeaturesResponse<'_> = decode(&bytes, version);
        (response.error_code, response.results.len())
    };
    let (up, safe, unsafely) = (1, 2, 3);
    for version in versions::<UpdateFeaturesRequest<'_>>() {
        let told = usize::from(version < 2);
        assert_eq!(
            update(version, &[("metadata.version", 21, up)], false),
            (0, told)
        );
        assert_eq!(
            update(version, &[("metadata.version", 99, up)], false),
            (95, 0)
        );
        assert_eq!(
            update(version, &[("metadata.version", 20, up)], false),
            (95, 0)
        );
        assert_eq!(
            update(version, &[("metadata.version", 22, up)], false),
            (95, 0)
        );
        assert_eq!(
            update(
                version,
                &[("nope", 1, up), ("metadata.version", 21, up)],
                false
            ),
            (95, 0)
        );
        assert_eq!(update(version, &[], false), (0, 0));
        if version >= 1 {
            assert_eq!(
                update(version, &[("metadata.version", 22, up)], true),
                (0, told)
            );
            assert_eq!(
                update(version, &[("metadata.version", 20, unsafely)], true),
                (0, told)
            );
            assert_eq!(
                update(version, &[("metadata.version", 22, safe)], true),
                (95, 0)
            );
            assert_eq!(
                update(version, &[("metadata.version", 21, 9)], true),
                (95, 0)
            );
        }
    }
    assert_eq!(broker.core().cluster.metadata_version(), Some(21));
}

#[test]
fn there_is_no_authorizer() {
    let mut broker = Broker::new();
    let (any, literal) = (1, 3);
    for version in versions::<DescribeAclsRequest<'_>>() {
        let request = DescribeAclsRequest {
            resource_type_filter: any,
            pattern_type_filter: literal,
            operation: any,
            permission_type: any,
            ..Default::default()
        };
        let bytes = broker.call(&request, version);
        let response: DescribeAclsResponse<'_> = decode(&bytes, version);
        assert_eq!(response.error_code, 54);
        assert!(response.error_message.is_some() && response.resources.is_empty());
    }
    broker.send(&DescribeAclsRequest::default(), 3, 0);
    assert_eq!(broker.closed.len(), 1);
}

#[test]
fn nobody_has_scram_credentials() {
    let mut broker = Broker::new();
    let user = |name| UserName {
        name,
        ..Default::default()
    };
    let users = [None, Some(vec![user("u"), user("v"), user("u")])];
    let expected: [&[(&str, i16)]; 2] = [&[], &[("u", 92), ("v", 91)]];
    for (users, expected) in users.into_iter().zip(expected) {
        let request = DescribeUserScramCredentialsRequest {
            users,
            ..Default::default()
        };
        let bytes = broker.call(&request, 0);
        let response: DescribeUserScramCredentialsResponse<'_> = decode(&bytes, 0);
        assert_eq!(response.error_code, 0);
        let results = response.results.iter();
        assert!(
            results
                .map(|result| (result.user, result.error_code))
                .eq(expected.iter().copied())
        );
    }
}

#[test]
fn telemetry_is_not_advertised_and_whoever_asks_is_subscribed_to_nothing() {
    let mut broker = Broker::new();
    let bytes = broker.call(&ApiVersionsRequest::default(), 0);
    let response: ApiVersionsResponse<'_> = decode(&bytes, 0);
    for key in [ApiKey::GetTelemetrySubscriptions, ApiKey::PushTelemetry] {
        assert!(
            response
                .api_keys
                .iter()
                .all(|api| api.api_key != i16::from(key))
        );
    }
    let bytes = broker.call(&GetTelemetrySubscriptionsRequest::default(), 0);
    let subscription: GetTelemetrySubscriptionsResponse<'_> = decode(&bytes, 0);
    assert_eq!(subscription.error_code, 0);
    assert_ne!(subscription.client_instance_id, Uuid::ZERO);
    assert!(subscription.requested_metrics.is_empty());
    let right = PushTelemetryRequest {
        client_instance_id: subscription.client_instance_id,
        subscription_id: subscription.subscription_id,
        ..Default::default()
    };
    let large = vec![0; 1_048_577];
    let cases = [
        (right.clone(), 0),
        (
            PushTelemetryRequest {
                client_instance_id: Uuid::ZERO,
                ..right.clone()
            },
            42,
        ),
        (
            PushTelemetryRequest {
                subscription_id: 77,
                ..right.clone()
            },
            117,
        ),
        (
            PushTelemetryRequest {
                compression_type: 9,
                ..right.clone()
            },
            76,
        ),
        (
            PushTelemetryRequest {
                metrics: &large,
                ..right.clone()
            },
            118,
        ),
    ];
    for (request, expected) in cases {
        let bytes = broker.call(&request, 0);
        let response: PushTelemetryResponse<'_> = decode(&bytes, 0);
        assert_eq!(response.error_code, expected);
    }
}
