//! Bodies that do not parse, and some that do though they look odd.

use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{DescribeGroupsRequest, FetchRequest, MetadataRequest};
use kafka_proto::{ApiKey, Request};
use tests::Client;
use tests::client::encode;
use tests::neighbour::Siege;

/// A frame of this API and version around `body`.
fn frame(key: ApiKey, version: i16, body: &[u8]) -> Vec<u8> {
    let mut frame = vec![0; 4];
    frame.extend_from_slice(&key.code().to_be_bytes());
    frame.extend_from_slice(&version.to_be_bytes());
    frame.extend_from_slice(&9_i32.to_be_bytes());
    frame.extend_from_slice(&(-1_i16).to_be_bytes());
    if key.request_header_version(version) == 2 {
        frame.push(0);
    }
    frame.extend_from_slice(body);
    let size = i32::try_from(frame.len() - 4).expect("small");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    frame
}

fn closes(siege: &Siege, name: &str, frame: &[u8]) {
    eprintln!("{name}");
    let mut client = siege.server.connect();
    // The server may close before it has taken all.
    let _ = client.send_bytes(frame);
    client.expect_close();
}

fn answers(client: &mut Client, name: &str, frame: &[u8]) {
    client.send_bytes(frame).expect("sent");
    let answer = client
        .receive_frame()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(answer[..4], frame[8..12], "{name}: correlation id");
}

#[test]
fn lengths_past_the_end_negative_ones_and_long_varints_close() {
    let siege = Siege::begin();
    let metadata = ApiKey::Metadata;
    let heartbeat = ApiKey::Heartbeat;
    let cases: [(&str, ApiKey, i16, &[u8]); 14] = [
        (
            "an array past the end",
            metadata,
            0,
            &[0x7f, 0xff, 0xff, 0xff],
        ),
        (
            "an array one too long",
            metadata,
            0,
            &[0, 0, 0, 2, 0, 1, b'a'],
        ),
        (
            "a null array where none may be",
            metadata,
            0,
            &[0xff, 0xff, 0xff, 0xff],
        ),
        ("a negative array", metadata, 0, &[0x80, 0, 0, 0]),
        (
            "a string past the end",
            metadata,
            0,
            &[0, 0, 0, 1, 0x7f, 0xff, b'a'],
        ),
        (
            "a null string where none may be",
            metadata,
            0,
            &[0, 0, 0, 1, 0xff, 0xff],
        ),
        ("a negative string", heartbeat, 0, &[0x80, 0, 0, 0, 0, 0]),
        (
            "a compact array past the end",
            metadata,
            9,
            &[0xff, 0xff, 0xff, 0xff, 0x0f, 0],
        ),
        (
            "a compact string past the end",
            metadata,
            9,
            &[2, 0xff, 0x7f, b'a', 0],
        ),
        (
            "a null compact string where none may be",
            metadata,
            9,
            &[2, 0, 0, 1, 0, 0],
        ),
        (
            "a varint of six bytes",
            metadata,
            9,
            &[0x80, 0x80, 0x80, 0x80, 0x80, 1],
        ),
        ("a varint that does not end", metadata, 9, &[0x80]),
        ("a body that is missing", heartbeat, 0, &[]),
        ("an integer cut off", heartbeat, 0, &[0, 1, b'g', 0, 0]),
    ];
    for (name, key, version, body) in cases {
        closes(&siege, name, &frame(key, version, body));
    }
    siege.end();
}

#[test]
fn tagged_fields_past_the_end_or_that_do_not_fit_close() {
    let siege = Siege::begin();
    let metadata = ApiKey::Metadata;
    // Topics: none; auto creation and two flags; then the tagged fields.
    let with_tags = |tags: &[u8]| [&[1, 1, 0, 0], tags].concat();
    let cases: [(&str, &[u8]); 4] = [
        ("a count past the end", &[0xff, 0xff, 0x7f]),
        ("a count one too high", &[2, 5, 1, b'x']),
        ("a size past the end", &[1, 5, 0xff, 0x7f, b'x']),
        ("no count at all", &[]),
    ];
    for (name, tags) in cases {
        closes(&siege, name, &frame(metadata, 9, &with_tags(tags)));
    }
    // Tag 0 of a Fetch request is the cluster id, a nullable string.
    let fetch = FetchRequest::default();
    for (name, content) in [
        (
            "a known tag longer than its content",
            [2, b'c', 0].as_slice(),
        ),
        ("a known tag shorter than its content", &[9, b'c', b'c']),
    ] {
        let mut frame = encode(&fetch, 12, 4);
        assert_eq!(frame.pop(), Some(0), "no tagged fields");
        frame.extend_from_slice(&[1, 0, u8::try_from(content.len()).expect("short")]);
        frame.extend_from_slice(content);
        resize(&mut frame);
        closes(&siege, name, &frame);
    }
    siege.end();
}

fn resize(frame: &mut [u8]) {
    let size = i32::try_from(frame.len() - 4).expect("small");
    frame[..4].copy_from_slice(&size.to_be_bytes());
}

#[test]
fn unknown_tags_twice_and_out_of_order_and_bytes_behind_the_message_are_accepted() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let tags = [3, 200, 1, 1, b'x', 7, 1, b'y', 7, 1, b'z'];
    let body = [[1, 1, 0, 0].as_slice(), &tags].concat();
    answers(
        &mut client,
        "unknown tags",
        &frame(ApiKey::Metadata, 9, &body),
    );
    let behind = [[1, 1, 0, 0, 0].as_slice(), b"bytes behind"].concat();
    answers(
        &mut client,
        "bytes behind",
        &frame(ApiKey::Metadata, 9, &behind),
    );
    let behind = [0, 0, 0, 1, 0, 1, b'a', 1, 2, 3];
    answers(
        &mut client,
        "bytes behind",
        &frame(ApiKey::Metadata, 0, &behind),
    );
    siege.end();
}

#[test]
fn overlong_varints_of_up_to_five_bytes_are_accepted() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let body = [0x81, 0x80, 0x80, 0, 1, 0, 0, 0x80, 0];
    answers(&mut client, "overlong", &frame(ApiKey::Metadata, 9, &body));
    siege.end();
}

#[test]
fn invalid_utf_8_in_a_string_closes() {
    let siege = Siege::begin();
    let request = MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some("abcd"),
            ..Default::default()
        }]),
        ..Default::default()
    };
    for version in [0, 8, 9, 12] {
        for bad in [
            [0xff; 4],
            [b'a', 0xc3, 0x28, b'b'],
            [0xed, 0xa0, 0x80, b'c'],
        ] {
            let mut frame = encode(&request, version, 1);
            let at = frame
                .windows(4)
                .position(|window| window == b"abcd")
                .expect("the name");
            frame[at..at + 4].copy_from_slice(&bad);
            closes(&siege, "invalid UTF-8", &frame);
        }
    }
    siege.end();
}

#[test]
fn millions_of_tiny_elements_in_a_legal_frame_are_over_the_decode_budget_and_close() {
    let siege = Siege::begin();
    let groups = DescribeGroupsRequest {
        groups: vec![""; 8_000_000],
        ..Default::default()
    };
    assert_eq!(groups_element_len(&groups), 1);
    closes(&siege, "eight million groups", &encode(&groups, 5, 1));
    let topics = MetadataRequest {
        topics: Some(vec![
            MetadataRequestTopic {
                name: Some(""),
                ..Default::default()
            };
            2_000_000
        ]),
        ..Default::default()
    };
    closes(&siege, "two million topics", &encode(&topics, 9, 1));
    siege.end();
}

/// Bytes of an element in the encoded request.
fn groups_element_len<'a>(request: &impl Request<'a>) -> usize {
    request.encoded_len(5).expect("a length") / 8_000_000
}

#[test]
fn a_body_of_random_bytes_never_harms() {
    let siege = Siege::begin();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    for key in ApiKey::ALL {
        for version in key.stable_versions().iter() {
            let body: Vec<u8> = (0..64).map(|_| next()).collect();
            let mut client = siege.server.connect();
            client
                .send_bytes(&frame(key, version, &body))
                .expect("sent");
            client.finish();
            // An answer or a close: either is fine.
            let _ = client.receive_frame();
        }
    }
    siege.end();
}
