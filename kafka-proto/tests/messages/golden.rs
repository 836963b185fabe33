//! Bytes written down by hand from the protocol guide: the anchor of everything that compares the crate
//! with its own specs.

use kafka_proto::messages::fetch::request::ReplicaState;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    ApiVersionsRequest, FetchRequest, ListOffsetsRequest, MetadataRequest, OffsetCommitKey,
    ProduceRequest, ProduceResponse, RequestHeader,
};
use kafka_proto::{ApiKey, Decoder, KeyedRecord, Message, Records, frame};

/// Encodes, compares, and decodes again.
fn check<'a, M: Message<'a> + PartialEq + std::fmt::Debug>(
    message: &M,
    version: i16,
    bytes: &'a [u8],
) {
    let mut encoded = Vec::new();
    message
        .encode(&mut encoded, version)
        .expect("the value suits the version");
    assert_eq!(encoded, bytes);
    let mut decoder = Decoder::new(bytes);
    assert_eq!(
        M::decode(&mut decoder, version).expect("its own bytes"),
        *message
    );
    assert_eq!(decoder.remaining(), b"");
}

#[test]
fn metadata_of_all_topics_is_empty_in_v0_and_null_from_v1() {
    let none = MetadataRequest {
        topics: Some(Vec::new()),
        ..Default::default()
    };
    check(&none, 0, &[0, 0, 0, 0]);
    let all = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    check(&all, 1, &[0xff, 0xff, 0xff, 0xff]);
    check(&all, 12, &[0, 1, 0, 0]);
}

#[test]
fn produce_v2_and_v9() {
    let request = |transactional_id| ProduceRequest {
        transactional_id,
        acks: -1,
        timeout_ms: 1500,
        topic_data: vec![TopicProduceData {
            name: "t",
            partition_data: vec![PartitionProduceData {
                index: 7,
                records: Some(Records::Bytes(&[0xff, 0xfe])),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    #[rustfmt::skip]
    check(&request(None), 2, &[
        0xff, 0xff, 0, 0, 5, 0xdc,
        0, 0, 0, 1, 0, 1, b't',
        0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 2, 0xff, 0xfe,
    ]);
    #[rustfmt::skip]
    check(&request(Some("id")), 9, &[
        3, b'i', b'd', 0xff, 0xff, 0, 0, 5, 0xdc,
        2, 2, b't',
        2, 0, 0, 0, 7, 3, 0xff, 0xfe, 0,
        0, 0,
    ]);
}

/// `throttle_time_ms` stands at the end of the response, from v1 on.
#[test]
fn produce_response_ends_with_its_throttle_time() {
    let response = ProduceResponse {
        throttle_time_ms: 9,
        ..Default::default()
    };
    check(&ProduceResponse::default(), 0, &[0, 0, 0, 0]);
    check(&response, 1, &[0, 0, 0, 0, 0, 0, 0, 9]);
    check(&response, 9, &[1, 0, 0, 0, 9, 0]);
}

#[test]
fn a_tagged_struct_is_written_if_it_differs_from_its_default() {
    let plain = FetchRequest {
        replica_id: -1,
        max_bytes: 1,
        ..Default::default()
    };
    let mut encoded = Vec::new();
    plain
        .encode(&mut encoded, 15)
        .expect("the value suits the version");
    assert_eq!(encoded.last(), Some(&0), "no tagged field");
    let follower = FetchRequest {
        replica_state: ReplicaState {
            replica_id: 3,
            replica_epoch: 4,
            ..Default::default()
        },
        ..plain
    };
    let mut with_state = Vec::new();
    follower
        .encode(&mut with_state, 15)
        .expect("the value suits the version");
    let start = encoded.len() - 1;
    assert_eq!(
        with_state[start..],
        [1, 1, 13, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0]
    );
}

#[test]
fn list_offsets_v0_has_max_num_offsets() {
    use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
    let partition = ListOffsetsPartition {
        timestamp: -1,
        max_num_offsets: 10,
        ..Default::default()
    };
    let topic = ListOffsetsTopic {
        name: "t",
        partitions: vec![partition],
        ..Default::default()
    };
    let request = ListOffsetsRequest {
        replica_id: -1,
        topics: vec![topic],
        ..Default::default()
    };
    #[rustfmt::skip]
    check(&request, 0, &[
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 1, b't', 0, 0, 0, 1,
        0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 10,
    ]);
}

#[test]
fn a_request_frame_has_a_client_id_of_the_old_form() {
    let mut buf = Vec::new();
    let request = ApiVersionsRequest {
        client_software_name: "a",
        client_software_version: "1",
        ..Default::default()
    };
    frame::encode_request(&mut buf, &request, 3, 5, Some("me")).expect("encodes");
    #[rustfmt::skip]
    let expected = [
        0, 0, 0, 18, 0, 18, 0, 3, 0, 0, 0, 5, 0, 2, b'm', b'e', 0,
        2, b'a', 2, b'1', 0,
    ];
    assert_eq!(buf, expected);
    let content = frame::split(&buf, 100)
        .expect("a good size")
        .expect("a whole frame");
    let mut decoder = Decoder::new(content);
    let (api, header) = frame::decode_request_header(&mut decoder).expect("its own header");
    assert_eq!(
        (api, header.correlation_id, header.client_id),
        (ApiKey::ApiVersions, 5, Some("me"))
    );
    assert_eq!(
        ApiVersionsRequest::decode(&mut decoder, 3).expect("its own body"),
        request
    );
}

/// A client that does not know the broker's versions must be able to read the answer.
#[test]
fn api_versions_answers_with_the_oldest_header() {
    assert_eq!(ApiKey::ApiVersions.response_header_version(3), 0);
    assert_eq!(ApiKey::ApiVersions.request_header_version(3), 2);
    assert_eq!(ApiKey::Metadata.response_header_version(9), 1);
    assert_eq!(ApiKey::Metadata.request_header_version(8), 1);
    assert_eq!(ApiKey::Metadata.request_header_version(99), 2);
    assert_eq!(ApiKey::ControlledShutdown.request_header_version(0), 0);
    assert_eq!(ApiKey::OffsetDelete.request_header_version(7), 1);
}

#[test]
fn what_the_newest_release_calls_unstable_is_not_advertised() {
    assert_eq!(ApiKey::InitProducerId.versions().max, 6);
    assert_eq!(ApiKey::InitProducerId.stable_versions().max, 5);
    assert_eq!(
        ApiKey::ListOffsets.stable_versions(),
        ApiKey::ListOffsets.versions()
    );
    assert_eq!(ApiKey::Produce.versions().min, 0);
    assert_eq!(
        ApiKey::try_from(74).map(ApiKey::name),
        Ok("ListConfigResources")
    );
    assert!(ApiKey::try_from(10_000).is_err());
}

/// The type in front of a key is the same number in old and new data directories.
#[test]
fn coordinator_keys_know_their_former_versions() {
    let key = OffsetCommitKey {
        group: "g",
        topic: "t",
        partition: 2,
        ..Default::default()
    };
    let bytes = [0, 1, b'g', 0, 1, b't', 0, 0, 0, 2];
    assert_eq!(OffsetCommitKey::API_KEY, 1);
    for version in [0, 1] {
        check(&key, version, &bytes);
    }
    check(
        &kafka_proto::messages::GroupMetadataKey {
            group: "g",
            ..Default::default()
        },
        2,
        &[0, 1, b'g'],
    );
}

#[test]
fn the_header_of_an_unknown_api_is_an_error_that_names_the_key() {
    let mut decoder = Decoder::new(&[0x7f, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
    let error = frame::decode_request_header(&mut decoder).expect_err("no such API");
    assert_eq!(error.message(), RequestHeader::NAME);
    assert!(error.to_string().contains("32512"), "{error}");
}
