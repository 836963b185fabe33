//! Where decoding is strict, where it is lenient, and what its errors say.

use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{
    ConsumerGroupMemberMetadataValue, DescribeTopicPartitionsRequest, FetchRequest,
    HeartbeatRequest, MetadataRequest, MetadataResponse, OffsetCommitRequest, VoteRequest,
};
use kafka_proto::{
    DecodeErrorKind, Decoder, EncodeErrorKind, Error, Message, Records, Segmented,
    UnknownTaggedFields, frame,
};

fn decode_error<'a, M: Message<'a> + std::fmt::Debug>(bytes: &'a [u8], version: i16) -> Error {
    M::decode(&mut Decoder::new(bytes), version).expect_err("bad bytes")
}

fn kind<'a, M: Message<'a> + std::fmt::Debug>(bytes: &'a [u8], version: i16) -> DecodeErrorKind {
    decode_error::<M>(bytes, version)
        .decode_kind()
        .expect("an error of decoding")
}

#[test]
fn a_count_past_the_end_is_refused_before_anything_is_allocated() {
    let error = decode_error::<MetadataRequest>(&[0x7f, 0xff, 0xff, 0xff], 1);
    assert_eq!(
        error.decode_kind(),
        Some(DecodeErrorKind::CountTooLarge {
            count: 0x7fff_ffff,
            remaining: 0
        })
    );
    assert_eq!(
        error.to_string(),
        "MetadataRequest.topics at byte 4: 2147483647 elements announced, 0 bytes left"
    );
}

#[test]
fn millions_of_tiny_elements_are_over_the_budget() {
    let mut bytes = 1_000_000i32.to_be_bytes().to_vec();
    bytes.resize(4 + 1_000_000, 0);
    let mut decoder = Decoder::with_budget(&bytes, 1 << 20);
    let error = MetadataResponse::decode(&mut decoder, 0).expect_err("over the budget");
    assert!(
        matches!(
            error.decode_kind(),
            Some(DecodeErrorKind::OverBudget { .. })
        ),
        "{error}"
    );
}

/// A KiB of the four is the error's.
#[test]
fn the_budget_is_at_most_32_times_the_input_and_4_kib() {
    assert_eq!(Decoder::new(&[0; 10]).budget(), 320 + 3072);
    assert_eq!(
        Decoder::with_budget(&[0; 10], usize::MAX).budget(),
        320 + 3072
    );
    assert_eq!(Decoder::with_budget(&[0; 10], 5).budget(), 5);
}

#[test]
fn an_error_names_message_path_and_offset() {
    // Two topics, the second of which is cut.
    let bytes = [0, 0, 0, 2, 0, 1, b'a', 0, 5, b'b'];
    let error = decode_error::<MetadataRequest>(&bytes, 1);
    assert_eq!(
        error.to_string(),
        "MetadataRequest.topics[1].name at byte 9: 5 bytes needed, 1 left"
    );
}

#[test]
fn null_is_refused_where_the_version_has_none() {
    assert_eq!(
        kind::<MetadataRequest>(&[0xff; 4], 0),
        DecodeErrorKind::UnexpectedNull
    );
    assert!(MetadataRequest::decode(&mut Decoder::new(&[0xff; 4]), 1).is_ok());
}

#[test]
fn lengths_below_minus_one_are_null_as_for_kafka() {
    let bytes = (-7i32).to_be_bytes();
    let request = MetadataRequest::decode(&mut Decoder::new(&bytes), 1).expect("null");
    assert_eq!(request.topics, None);
    // As a compact length, what is negative as an int32.
    let bytes = [1, 0, 0, 0, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x0f, 0];
    let request = HeartbeatRequest::decode(&mut Decoder::new(&bytes), 4).expect("null");
    assert_eq!(request.group_instance_id, None);
}

#[test]
fn long_varints_are_taken_up_to_their_fifth_byte() {
    // Null topics as `80 80 80 80 00`, then three bools, then no tags as `80 00`.
    let bytes = [0x80, 0x80, 0x80, 0x80, 0, 1, 0, 0x80, 0x80, 0];
    let request = MetadataRequest::decode(&mut Decoder::new(&bytes), 9).expect("Kafka takes it");
    assert_eq!(request.topics, None);
    // A group of one byte, whose fifth byte has bits past the 32nd: they fall away.
    let bytes = [0x82, 0x80, 0x80, 0x80, 0x70, b'g', 0, 0, 0, 0, 1, 0, 0];
    let request = HeartbeatRequest::decode(&mut Decoder::new(&bytes), 4).expect("Kafka takes it");
    assert_eq!(request.group_id, "g");
    assert_eq!(
        kind::<MetadataRequest>(&[0x80; 6], 9),
        DecodeErrorKind::VarintTooLong
    );
}

#[test]
fn any_byte_but_zero_is_true() {
    for (byte, value) in [(0, false), (1, true), (7, true), (0x80, true), (0xff, true)] {
        let bytes = [0, 0, 0, 0, byte];
        let request =
            MetadataRequest::decode(&mut Decoder::new(&bytes), 4).expect("Kafka takes it");
        assert_eq!(request.allow_auto_topic_creation, value);
    }
}

#[test]
fn the_sign_of_a_struct_s_marker_says_whether_it_is_null() {
    for (marker, is_null) in [
        (1, false),
        (0, false),
        (7, false),
        (0xff, true),
        (0xf9, true),
    ] {
        let bytes = [1, 0, 0, 0, 0, marker, 2, b'a', 0, 0, 0, 0, 0, 0];
        let request = DescribeTopicPartitionsRequest::decode(&mut Decoder::new(&bytes), 0);
        match request.expect("Kafka takes it").cursor {
            Some(cursor) => assert_eq!((is_null, cursor.topic_name), (false, "a")),
            None => assert!(is_null),
        }
    }
    // A tagged one is behind a varint, of which 0 and what is negative as an int32 is null.
    let in_tag: [(&[u8], bool); 3] = [
        (&[7, 0, 0, 0, 9, 1, 0], false),
        (&[0], true),
        (&[0xff, 0xff, 0xff, 0xff, 0x0f], true),
    ];
    for (content, is_null) in in_tag {
        let mut bytes = Vec::new();
        ConsumerGroupMemberMetadataValue::default()
            .encode(&mut bytes, 0)
            .expect("encodes");
        bytes.pop();
        bytes.extend([1, 0, content.len() as u8]);
        bytes.extend(content);
        let value = ConsumerGroupMemberMetadataValue::decode(&mut Decoder::new(&bytes), 0);
        let value = value.expect("Kafka takes it");
        assert_eq!(value.classic_member_metadata.is_none(), is_null);
    }
}

#[test]
fn strings_end_at_32767_bytes_when_read_too() {
    // 32768 as a compact length.
    let mut bytes = vec![0x81, 0x80, 0x02];
    bytes.resize(3 + 32768, b'x');
    bytes.extend([0, 0, 0, 0, 1, 0, 0]);
    assert_eq!(
        kind::<HeartbeatRequest>(&bytes, 4),
        DecodeErrorKind::StringTooLong {
            length: 32768,
            max: 32767
        }
    );
    bytes[0] = 0x80;
    bytes.remove(3);
    let request =
        HeartbeatRequest::decode(&mut Decoder::new(&bytes), 4).expect("just short enough");
    assert_eq!(request.group_id.len(), 32767);
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let bytes = [0, 0, 0, 1, 0, 2, 0xc3, 0x28];
    let error = decode_error::<MetadataRequest>(&bytes, 1);
    assert_eq!(error.decode_kind(), Some(DecodeErrorKind::InvalidUtf8));
}

/// FetchRequest v12 without topics, up to its tagged fields.
fn fetch_v12(tags: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    FetchRequest::default()
        .encode(&mut bytes, 12)
        .expect("encodes");
    bytes.pop();
    bytes.extend(tags);
    bytes
}

#[test]
fn a_known_tag_in_a_version_that_lacks_it_is_refused() {
    let bytes = fetch_v12(&[1, 1, 0]);
    assert_eq!(
        kind::<FetchRequest>(&bytes, 12),
        DecodeErrorKind::TagNotInVersion {
            tag: 1,
            version: 12
        }
    );
}

#[test]
fn a_known_tag_must_fill_its_size() {
    let bytes = fetch_v12(&[1, 0, 3, 2, b'x', 0]);
    assert_eq!(
        kind::<FetchRequest>(&bytes, 12),
        DecodeErrorKind::TagSize {
            tag: 0,
            announced: 3,
            taken: 2
        }
    );
}

#[test]
fn the_last_of_equal_tags_stands_and_unknown_ones_rise() {
    let bytes = fetch_v12(&[5, 0, 2, 2, b'x', 0, 2, 2, b'y', 9, 1, 1, 5, 1, 2, 9, 1, 3]);
    let request = FetchRequest::decode(&mut Decoder::new(&bytes), 12).expect("Kafka takes it");
    assert_eq!(request.cluster_id, Some("y"));
    let unknown: Vec<_> = request.unknown_tagged_fields.iter().collect();
    assert_eq!(unknown, [(5, &[2][..]), (9, &[3][..])]);
    let mut encoded = Vec::new();
    request.encode(&mut encoded, 12).expect("encodes");
    assert_eq!(encoded, fetch_v12(&[3, 0, 2, 2, b'y', 5, 1, 2, 9, 1, 3]));
}

#[test]
fn tags_past_the_end_are_refused() {
    for tags in [
        &[0xff, 0xff, 0xff, 0xff, 0x0f][..],
        &[1, 9, 0x7f, 0],
        &[2, 9, 0],
    ] {
        assert!(matches!(
            kind::<FetchRequest>(&fetch_v12(tags), 12),
            DecodeErrorKind::Truncated { .. }
        ));
    }
}

#[test]
fn bytes_behind_the_message_stay_in_the_decoder() {
    let mut bytes = Vec::new();
    HeartbeatRequest::default()
        .encode(&mut bytes, 4)
        .expect("encodes");
    bytes.extend([1, 2]);
    let mut decoder = Decoder::new(&bytes);
    HeartbeatRequest::decode(&mut decoder, 4).expect("bytes behind are not its");
    assert_eq!(decoder.remaining(), [1, 2]);
    assert_eq!(decoder.position(), bytes.len() - 2);
}

#[test]
fn a_frame_size_is_judged_before_the_frame_is_there() {
    for size in [0, -1, i32::MIN, 101] {
        let bytes = i32::to_be_bytes(size);
        assert!(matches!(
            frame::split(&bytes, 100)
                .expect_err("a bad size")
                .decode_kind(),
            Some(DecodeErrorKind::FrameSize { .. })
        ));
    }
    assert_eq!(frame::split(&[0, 0, 0], 100), Ok(None));
    assert_eq!(frame::split(&[0, 0, 0, 2, 9], 100), Ok(None));
    assert_eq!(
        frame::split(&[0, 0, 0, 2, 9, 8, 7], 100),
        Ok(Some(&[9, 8][..]))
    );
}

fn encode_error<'a>(message: &impl Message<'a>, version: i16) -> Error {
    let mut buf = b"before".to_vec();
    let error = message
        .encode(&mut buf, version)
        .expect_err("it cannot be written");
    assert_eq!(buf, b"before", "a failed encoding leaves nothing behind");
    error
}

#[test]
fn a_value_that_the_version_lacks_is_refused_unless_ignorable() {
    let request = MetadataRequest {
        allow_auto_topic_creation: false,
        ..Default::default()
    };
    let error = encode_error(&request, 3);
    assert_eq!(
        error.encode_kind(),
        Some(EncodeErrorKind::NotInVersion { version: 3 })
    );
    assert_eq!(
        error.to_string(),
        "MetadataRequest.allow_auto_topic_creation: set, but version 3 lacks it"
    );
    let ignorable = OffsetCommitRequest {
        generation_id_or_member_epoch: 5,
        ..Default::default()
    };
    assert!(ignorable.encoded_len(0).is_ok());
}

#[test]
fn null_is_not_written_where_the_version_has_none() {
    let request = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    let error = encode_error(&request, 0);
    assert_eq!(
        error.encode_kind(),
        Some(EncodeErrorKind::UnexpectedNull { version: 0 })
    );
}

#[test]
fn strings_end_at_32767_bytes_in_either_form() {
    let long = "x".repeat(32768);
    for version in [0, 4] {
        let mut request = HeartbeatRequest {
            group_id: &long,
            ..Default::default()
        };
        let error = encode_error(&request, version);
        assert_eq!(
            error.encode_kind(),
            Some(EncodeErrorKind::TooLong {
                length: 32768,
                max: 32767
            })
        );
        request.group_id = &long[1..];
        assert!(request.encoded_len(version).is_ok());
    }
}

#[test]
fn unknown_tags_need_a_flexible_version_and_a_free_tag() {
    let mut unknown = UnknownTaggedFields::default();
    unknown.insert(0, b"x");
    let request = VoteRequest {
        unknown_tagged_fields: unknown.clone(),
        ..Default::default()
    };
    assert!(request.encoded_len(0).is_ok());
    let request = HeartbeatRequest {
        unknown_tagged_fields: unknown.clone(),
        ..Default::default()
    };
    assert_eq!(
        encode_error(&request, 0).encode_kind(),
        Some(EncodeErrorKind::NoTaggedFields { version: 0 })
    );
    let request = FetchRequest {
        cluster_id: Some("c"),
        unknown_tagged_fields: unknown,
        ..Default::default()
    };
    assert_eq!(
        encode_error(&request, 12).encode_kind(),
        Some(EncodeErrorKind::TagTaken { tag: 0 })
    );
}

#[test]
fn records_elsewhere_leave_a_gap_that_the_size_counts() {
    use kafka_proto::messages::fetch::response::{FetchableTopicResponse, PartitionData};
    let response = |records| kafka_proto::messages::FetchResponse {
        responses: vec![FetchableTopicResponse {
            topic: "t",
            partitions: vec![PartitionData {
                records: Some(records),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    let batch = [7; 300];
    let mut whole = Vec::new();
    frame::encode_response(&mut whole, &response(Records::Bytes(&batch)), 11, 3).expect("encodes");
    let elsewhere = response(Records::Elsewhere(300));
    let segmented: Segmented =
        frame::encode_response_segmented(Vec::new(), &elsewhere, 11, 3).expect("encodes");
    assert_eq!(segmented.len(), whole.len());
    let [gap] = segmented.gaps() else {
        panic!("one gap: {:?}", segmented.gaps())
    };
    let (before, behind) = segmented.bytes().split_at(gap.position);
    assert_eq!([before, &batch, behind].concat(), whole);
    let error = encode_error(&elsewhere, 11);
    assert_eq!(error.encode_kind(), Some(EncodeErrorKind::RecordsElsewhere));
    assert_eq!(
        error.path().to_string(),
        "responses[0].partitions[0].records"
    );
}

#[test]
fn every_element_of_a_request_is_reached() {
    let topics = ["a", "b"].map(|name| MetadataRequestTopic {
        name: Some(name),
        ..Default::default()
    });
    let request = MetadataRequest {
        topics: Some(topics.to_vec()),
        ..Default::default()
    };
    let mut bytes = Vec::new();
    request.encode(&mut bytes, 12).expect("encodes");
    assert_eq!(
        MetadataRequest::decode(&mut Decoder::new(&bytes), 12),
        Ok(request)
    );
}

/// The table in the docs of `wire` names tests of this file: one that is renamed is renamed there.
#[test]
fn every_row_of_the_table_of_leniency_is_a_test() {
    let table = include_str!("../../src/wire/mod.rs");
    let rows: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix("` |"))
        .filter_map(|row| Some(row.rsplit_once('`')?.1))
        .collect();
    assert!(rows.len() > 15, "{rows:?}");
    for name in rows {
        let test = format!("#[test]\nfn {name}() {{");
        assert!(include_str!("hostile.rs").contains(&test), "{name}");
    }
}
