//! ApiVersions: what clients begin with.

use kafka_proto::messages::{ApiVersionsRequest, ApiVersionsResponse};
use kafka_proto::{ApiKey, Decoder, Message};
use tests::client::encode;
use tests::{Server, error_code};

/// What the broker serves, from version 0 on, and the newest version that each handler was written for.
const SERVED: [(ApiKey, i16); 36] = [
    (ApiKey::Produce, 13),
    (ApiKey::Fetch, 18),
    (ApiKey::ListOffsets, 11),
    (ApiKey::Metadata, 13),
    (ApiKey::OffsetCommit, 10),
    (ApiKey::OffsetFetch, 10),
    (ApiKey::FindCoordinator, 6),
    (ApiKey::JoinGroup, 9),
    (ApiKey::Heartbeat, 4),
    (ApiKey::LeaveGroup, 5),
    (ApiKey::SyncGroup, 5),
    (ApiKey::DescribeGroups, 6),
    (ApiKey::ListGroups, 5),
    (ApiKey::ApiVersions, 4),
    (ApiKey::CreateTopics, 7),
    (ApiKey::DeleteTopics, 6),
    (ApiKey::DeleteRecords, 2),
    (ApiKey::InitProducerId, 5),
    (ApiKey::OffsetForLeaderEpoch, 4),
    (ApiKey::DescribeAcls, 3),
    (ApiKey::DescribeConfigs, 4),
    (ApiKey::AlterConfigs, 2),
    (ApiKey::DescribeLogDirs, 5),
    (ApiKey::CreatePartitions, 3),
    (ApiKey::DeleteGroups, 2),
    (ApiKey::ElectLeaders, 2),
    (ApiKey::IncrementalAlterConfigs, 1),
    (ApiKey::ListPartitionReassignments, 0),
    (ApiKey::OffsetDelete, 0),
    (ApiKey::DescribeUserScramCredentials, 0),
    (ApiKey::DescribeQuorum, 2),
    (ApiKey::UpdateFeatures, 2),
    (ApiKey::DescribeCluster, 2),
    (ApiKey::DescribeProducers, 0),
    (ApiKey::ListConfigResources, 1),
    (ApiKey::DescribeTopicPartitions, 0),
];

fn request<'a>(name: &'a str, version: &'a str) -> ApiVersionsRequest<'a> {
    ApiVersionsRequest {
        client_software_name: name,
        client_software_version: version,
        ..Default::default()
    }
}

#[test]
fn api_versions_answers_v0_to_v4_with_the_same_apis() {
    let server = Server::shared();
    let expected: Vec<(i16, i16, i16)> = SERVED
        .into_iter()
        .map(|(key, newest)| (key.code(), 0, newest))
        .collect();
    for version in 0..=4 {
        let response = server.connect().call(&request("a-client", "1.0"), version);
        assert_eq!(response.error_code, error_code::NONE);
        let listed: Vec<(i16, i16, i16)> = response
            .api_keys
            .iter()
            .map(|api| (api.api_key, api.min_version, api.max_version))
            .collect();
        assert_eq!(listed, expected, "v{version}");
    }
}

#[test]
fn an_unknown_version_of_api_versions_gets_a_v0_body_with_code_35_and_one_entry() {
    let server = Server::shared();
    for version in [5, 6, 127, i16::MAX] {
        let mut frame = encode(&request("a-client", "9.9"), 4, 77);
        frame[6..8].copy_from_slice(&i16::to_be_bytes(version));
        let mut client = server.connect();
        client.send_bytes(&frame).expect("sent");
        let answer = client.receive_frame().expect("an answer");
        assert_eq!(answer[..4], 77_i32.to_be_bytes(), "correlation id");
        let mut decoder = Decoder::new(&answer[4..]);
        let response = ApiVersionsResponse::decode(&mut decoder, 0).expect("a v0 body");
        assert!(decoder.remaining().is_empty());
        assert_eq!(response.error_code, error_code::UNSUPPORTED_VERSION);
        assert_eq!(response.api_keys.len(), 1);
        let only = &response.api_keys[0];
        assert_eq!(
            (only.api_key, only.min_version, only.max_version),
            (18, 0, 4)
        );

        let second = client.call(&request("a-client", "9.9"), 4);
        assert_eq!(
            second.error_code,
            error_code::NONE,
            "the connection goes on"
        );
    }
}

#[test]
fn an_unknown_version_of_api_versions_may_have_a_body_of_any_shape() {
    let server = Server::shared();
    let mut frame = encode(&request("a-client", "9.9"), 4, 78);
    frame[6..8].copy_from_slice(&i16::to_be_bytes(40));
    frame.truncate(frame.len() - 12);
    frame.extend_from_slice(&[0xff; 30]);
    let size = i32::try_from(frame.len() - 4).expect("small");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    let mut client = server.connect();
    client.send_bytes(&frame).expect("sent");
    let answer = client.receive_frame().expect("an answer");
    assert_eq!(answer[..4], 78_i32.to_be_bytes(), "correlation id");
    assert_eq!(answer[4..6], error_code::UNSUPPORTED_VERSION.to_be_bytes());
}

#[test]
fn a_client_without_a_proper_software_name_or_version_gets_42() {
    let server = Server::shared();
    let cases = [
        ("", "1.0"),
        ("client", ""),
        ("a client", "1.0"),
        ("-client", "1"),
        ("c", "1/2"),
        ("c", "1-"),
    ];
    for (name, software_version) in cases {
        for version in [3, 4] {
            let response = server
                .connect()
                .call(&request(name, software_version), version);
            assert_eq!(
                response.error_code,
                error_code::INVALID_REQUEST,
                "{name:?} {software_version:?} v{version}"
            );
        }
    }
}
