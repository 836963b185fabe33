//! Every (API, version) that is advertised, sent minimal and sent full, is answered: the answer carries the correlation
//! id and decodes with no byte left over, which [`tests::Client::call`] checks.

use kafka_proto::messages::{
    AlterConfigsRequest, ApiVersionsRequest, CreatePartitionsRequest, CreateTopicsRequest,
    DeleteGroupsRequest, DeleteRecordsRequest, DeleteTopicsRequest, DescribeAclsRequest,
    DescribeClusterRequest, DescribeConfigsRequest, DescribeGroupsRequest, DescribeLogDirsRequest,
    DescribeProducersRequest, DescribeQuorumRequest, DescribeTopicPartitionsRequest,
    DescribeUserScramCredentialsRequest, ElectLeadersRequest, FetchRequest, FindCoordinatorRequest,
    HeartbeatRequest, IncrementalAlterConfigsRequest, InitProducerIdRequest, JoinGroupRequest,
    LeaveGroupRequest, ListConfigResourcesRequest, ListGroupsRequest, ListOffsetsRequest,
    ListPartitionReassignmentsRequest, MetadataRequest, OffsetCommitRequest, OffsetDeleteRequest,
    OffsetFetchRequest, OffsetForLeaderEpochRequest, ProduceRequest, SyncGroupRequest,
    UpdateFeaturesRequest,
};
use kafka_proto::{ApiKey, Request};
use tests::{Client, Server};

use super::full_requests::Fixture;

/// Every (API, version) that the server lists.
fn advertised(server: &Server) -> Vec<(ApiKey, i16)> {
    let response = server.connect().call(&ApiVersionsRequest::default(), 0);
    let all: Vec<(ApiKey, i16)> = response
        .api_keys
        .iter()
        .flat_map(|api| {
            let key = ApiKey::try_from(api.api_key).expect("a known API");
            (api.min_version..=api.max_version).map(move |version| (key, version))
        })
        .collect();
    assert!(all.len() > 100, "{} versions", all.len());
    all
}

fn call<'a, R: Request<'a>>(client: &mut Client, version: i16) {
    client.call(&R::default(), version);
}

fn send_minimal(client: &mut Client, key: ApiKey, version: i16) {
    match key {
        ApiKey::Produce => {
            // The spec's default would be acks=0, which gets no answer.
            let request = ProduceRequest {
                acks: 1,
                ..Default::default()
            };
            client.call(&request, version);
        }
        ApiKey::Fetch => call::<FetchRequest<'_>>(client, version),
        ApiKey::ListOffsets => call::<ListOffsetsRequest<'_>>(client, version),
        ApiKey::Metadata => call::<MetadataRequest<'_>>(client, version),
        ApiKey::OffsetCommit => call::<OffsetCommitRequest<'_>>(client, version),
        ApiKey::OffsetFetch => call::<OffsetFetchRequest<'_>>(client, version),
        ApiKey::FindCoordinator => call::<FindCoordinatorRequest<'_>>(client, version),
        ApiKey::JoinGroup => call::<JoinGroupRequest<'_>>(client, version),
        ApiKey::Heartbeat => call::<HeartbeatRequest<'_>>(client, version),
        ApiKey::LeaveGroup => call::<LeaveGroupRequest<'_>>(client, version),
        ApiKey::SyncGroup => call::<SyncGroupRequest<'_>>(client, version),
        ApiKey::DescribeGroups => call::<DescribeGroupsRequest<'_>>(client, version),
        ApiKey::ListGroups => call::<ListGroupsRequest<'_>>(client, version),
        ApiKey::ApiVersions => call::<ApiVersionsRequest<'_>>(client, version),
        ApiKey::CreateTopics => call::<CreateTopicsRequest<'_>>(client, version),
        ApiKey::DeleteTopics => call::<DeleteTopicsRequest<'_>>(client, version),
        ApiKey::DeleteRecords => call::<DeleteRecordsRequest<'_>>(client, version),
        ApiKey::InitProducerId => call::<InitProducerIdRequest<'_>>(client, version),
        ApiKey::OffsetForLeaderEpoch => call::<OffsetForLeaderEpochRequest<'_>>(client, version),
        ApiKey::DescribeConfigs => call::<DescribeConfigsRequest<'_>>(client, version),
        ApiKey::DescribeLogDirs => call::<DescribeLogDirsRequest<'_>>(client, version),
        ApiKey::DeleteGroups => call::<DeleteGroupsRequest<'_>>(client, version),
        ApiKey::OffsetDelete => call::<OffsetDeleteRequest<'_>>(client, version),
        ApiKey::DescribeCluster => call::<DescribeClusterRequest<'_>>(client, version),
        ApiKey::DescribeProducers => call::<DescribeProducersRequest<'_>>(client, version),
        ApiKey::AlterConfigs => call::<AlterConfigsRequest<'_>>(client, version),
        ApiKey::IncrementalAlterConfigs => {
            call::<IncrementalAlterConfigsRequest<'_>>(client, version);
        }
        ApiKey::ListConfigResources => call::<ListConfigResourcesRequest<'_>>(client, version),
        ApiKey::CreatePartitions => call::<CreatePartitionsRequest<'_>>(client, version),
        ApiKey::DescribeTopicPartitions => {
            call::<DescribeTopicPartitionsRequest<'_>>(client, version)
        }
        ApiKey::ElectLeaders => call::<ElectLeadersRequest<'_>>(client, version),
        ApiKey::ListPartitionReassignments => {
            call::<ListPartitionReassignmentsRequest<'_>>(client, version)
        }
        ApiKey::DescribeQuorum => call::<DescribeQuorumRequest<'_>>(client, version),
        ApiKey::UpdateFeatures => call::<UpdateFeaturesRequest<'_>>(client, version),
        ApiKey::DescribeUserScramCredentials => {
            call::<DescribeUserScramCredentialsRequest<'_>>(client, version)
        }
        ApiKey::DescribeAcls => {
            // The spec's defaults stand for what is not known, which closes the connection.
            let request = DescribeAclsRequest {
                resource_type_filter: 1,
                operation: 1,
                permission_type: 1,
                ..Default::default()
            };
            client.call(&request, version);
        }
        other => panic!("{} is advertised and has no test", other.name()),
    }
}

#[test]
fn every_advertised_version_of_every_api_answers_a_minimal_request() {
    let server = Server::shared();
    let mut client = server.connect();
    for (key, version) in advertised(&server) {
        send_minimal(&mut client, key, version);
    }
}

#[test]
fn the_first_request_of_a_connection_may_be_of_any_api_and_version() {
    let server = Server::shared();
    for (key, version) in advertised(&server) {
        send_minimal(&mut server.connect(), key, version);
    }
}

#[test]
fn every_advertised_version_of_every_api_answers_a_full_request() {
    let server = Server::shared();
    let mut fixture = Fixture::new(&server);
    for (key, version) in advertised(&server) {
        fixture.send_full(key, version);
    }
}
