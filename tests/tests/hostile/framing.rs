//! Frames and headers.

use kafka_proto::ApiKey;
use kafka_proto::messages::{ApiVersionsRequest, MetadataRequest};
use tests::client::encode;
use tests::neighbour::Siege;
use tests::operations::produce_request;
use tests::{Client, unique};

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

fn closes(client: &mut Client, bytes: &[u8]) {
    // The server may close before it has taken all.
    let _ = client.send_bytes(bytes);
    client.expect_close();
}

#[test]
fn a_frame_size_that_is_negative_zero_or_over_the_limit_closes_before_anything_is_allocated() {
    let siege = Siege::begin();
    for size in [-1, i32::MIN, 0, 104_857_601, i32::MAX] {
        for _ in 0..20 {
            closes(&mut siege.server.connect(), &i32::to_be_bytes(size));
        }
    }
    siege.end();
}

#[test]
fn http_and_tls_are_closed_and_the_log_says_what_they_look_like() {
    let siege = Siege::begin();
    closes(
        &mut siege.server.connect(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    closes(
        &mut siege.server.connect(),
        b"POST /topics HTTP/1.1\r\n\r\n",
    );
    let hello = [
        0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03,
    ];
    closes(&mut siege.server.connect(), &hello);
    assert!(!siege.server.log_with("HTTP").is_empty());
    assert!(!siege.server.log_with("TLS").is_empty());
    siege.end();
}

#[test]
fn a_large_frame_that_drips_takes_memory_only_for_what_arrived() {
    let siege = Siege::begin();
    let mut dripping: Vec<Client> = (0..50)
        .map(|_| {
            let mut client = siege.server.connect();
            client
                .send_bytes(&100_000_000_i32.to_be_bytes())
                .expect("sent");
            client
        })
        .collect();
    for _ in 0..10 {
        for client in &mut dripping {
            client.send_bytes(&[0; 1000]).expect("sent");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    siege.check_memory();
    siege.end();
}

#[test]
fn half_a_frame_and_then_a_fin_or_a_reset_has_no_effect() {
    let siege = Siege::begin();
    let topic = unique("half");
    let mut client = siege.server.connect();
    client.create_topic(&topic, 1);
    let batch = tests::batch::Batch::of_values(["half"]).encode();
    let frame = encode(&produce_request(&topic, 0, &batch), 9, 1);
    for length in [1, 3, 4, 5, 20, frame.len() / 2, frame.len() - 1] {
        let mut half = siege.server.connect();
        half.send_bytes(&frame[..length]).expect("sent");
        half.finish();
        half.expect_close();

        // Closing with an answer unread resets the connection.
        let mut stream = TcpStream::connect(siege.server.address()).expect("a connection");
        let hello = encode(&ApiVersionsRequest::default(), 0, 1);
        stream.write_all(&hello).expect("sent");
        stream.write_all(&frame[..length]).expect("sent");
        stream.peek(&mut [0]).expect("an answer that stays unread");
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}

#[test]
fn a_request_in_many_pieces_is_taken_as_one() {
    let siege = Siege::begin();
    let topic = unique("pieces");
    let mut client = siege.server.connect();
    client.create_topic(&topic, 1);
    let batch = tests::batch::Batch::of_values(["pieces"]).encode();
    let frame = encode(&produce_request(&topic, 0, &batch), 9, 5);
    for piece in frame.chunks(7) {
        client.send_bytes(piece).expect("sent");
        std::thread::sleep(Duration::from_millis(1));
    }
    let answer = client.receive_frame().expect("an answer");
    assert_eq!(answer[..4], 5_i32.to_be_bytes());
    assert_eq!(client.read_values(&topic, 0), [(0, "pieces".to_owned())]);
    siege.end();
}

/// A frame with this key and version, and a body of zeros.
fn frame_of(key: i16, version: i16) -> Vec<u8> {
    let mut frame = 40_i32.to_be_bytes().to_vec();
    frame.extend_from_slice(&key.to_be_bytes());
    frame.extend_from_slice(&version.to_be_bytes());
    frame.resize(44, 0);
    frame
}

#[test]
fn an_unknown_api_key_or_an_unsupported_version_closes() {
    let siege = Siege::begin();
    for key in [-1, 93, 500, i16::MAX, i16::MIN] {
        closes(&mut siege.server.connect(), &frame_of(key, 0));
    }
    let mut client = siege.server.connect();
    let advertised = client.call(&ApiVersionsRequest::default(), 0).api_keys;
    for key in ApiKey::ALL {
        let served = advertised.iter().find(|api| api.api_key == key.code());
        if key == ApiKey::ApiVersions {
            continue;
        }
        // As Kafka without a receiver of metrics: answered, but not advertised.
        let is_quiet = [ApiKey::GetTelemetrySubscriptions, ApiKey::PushTelemetry].contains(&key);
        let unsupported = served.map_or(i16::from(is_quiet), |api| api.max_version + 1);
        closes(
            &mut siege.server.connect(),
            &frame_of(key.code(), unsupported),
        );
        closes(&mut siege.server.connect(), &frame_of(key.code(), -1));
    }
    siege.end();
}

#[test]
fn a_header_that_ends_early_or_lies_closes() {
    let siege = Siege::begin();
    let whole = encode(&MetadataRequest::default(), 9, 1);
    for length in 1..10 {
        let mut frame = whole[..4 + length].to_vec();
        frame[..4].copy_from_slice(&i32::try_from(length).expect("small").to_be_bytes());
        closes(&mut siege.server.connect(), &frame);
    }
    // The length of the client id stands behind key, version and correlation id.
    for client_id_len in [i16::MAX, 1000, i16::MIN] {
        let mut frame = whole.clone();
        frame[12..14].copy_from_slice(&client_id_len.to_be_bytes());
        closes(&mut siege.server.connect(), &frame);
    }
    // Behind the five bytes of the client id stand the header's tagged fields.
    for tag_count in [0x7f, 0xff] {
        let mut frame = whole.clone();
        assert_eq!(frame[19], 0, "no tagged fields");
        frame[19] = tag_count;
        closes(&mut siege.server.connect(), &frame);
    }
    siege.end();
}

#[test]
fn a_null_client_id_is_accepted() {
    let siege = Siege::begin();
    let mut frame = encode(&MetadataRequest::default(), 1, 3);
    frame[12..14].copy_from_slice(&(-1_i16).to_be_bytes());
    frame.drain(14..19);
    let size = i32::try_from(frame.len() - 4).expect("small");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    let mut client = siege.server.connect();
    client.send_bytes(&frame).expect("sent");
    assert_eq!(
        client.receive_frame().expect("an answer")[..4],
        3_i32.to_be_bytes()
    );
    siege.end();
}

#[test]
fn a_closed_connection_is_logged_in_one_line_with_peer_and_api() {
    let siege = Siege::begin();
    let mut frame = frame_of(ApiKey::Metadata.code(), 1);
    // An array of two billion topics.
    frame[14..18].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff]);
    closes(&mut siege.server.connect(), &frame);
    let log = siege.server.log_with("Metadata");
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("Metadata"))
        .collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("127.0.0.1:"), "{lines:?}");
    siege.end();
}
