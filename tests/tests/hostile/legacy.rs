//! Message sets (Produce v0 to v2) that are not as they should be.

use tests::codec::Codec;
use tests::error_code::{CORRUPT_MESSAGE, INVALID_RECORD, NONE, UNSUPPORTED_COMPRESSION_TYPE};
use tests::message_set::Message;
use tests::neighbour::Siege;
use tests::operations::produce_request;
use tests::{Client, unique};

fn error_of(client: &mut Client, topic: &str, version: i16, set: &[u8]) -> i16 {
    let request = produce_request(topic, 0, set);
    client
        .try_produce(&request, version)
        .expect("an answer")
        .error_code
}

/// Two messages, numbered as inside a wrapper.
fn inner(magic: u8) -> Vec<Message> {
    vec![Message::new(magic, 0, "a"), Message::new(magic, 1, "b")]
}

#[test]
fn a_wrapper_that_is_nested_null_mixed_or_misnumbered_gets_87() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("wrapper");
    client.create_topic(&topic, 1);
    for (magic, version) in [(0, 0), (0, 1), (1, 2)] {
        let wrapper = Message::wrapper(magic, Codec::Gzip, &inner(magic));
        let nested = Message::wrapper(magic, Codec::Gzip, std::slice::from_ref(&wrapper));
        let null = Message {
            value: None,
            ..wrapper.clone()
        };
        let mixed = Message::wrapper(magic, Codec::Gzip, &inner(1 - magic));
        let empty = Message {
            value: Some(Codec::Gzip.compress(b"")),
            ..wrapper.clone()
        };
        for (name, message) in [
            ("nested", nested),
            ("null", null),
            ("mixed", mixed),
            ("empty", empty),
        ] {
            let error = error_of(&mut client, &topic, version, &message.encode());
            assert_eq!(error, INVALID_RECORD, "{name} magic {magic} v{version}");
        }
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}

#[test]
fn a_message_with_a_bad_checksum_gets_2() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("checksum");
    client.create_topic(&topic, 1);
    for (magic, version) in [(0, 0), (1, 2)] {
        let mut message = Message::new(magic, 0, "value").encode();
        *message.last_mut().expect("a byte") ^= 1;
        assert_eq!(
            error_of(&mut client, &topic, version, &message),
            CORRUPT_MESSAGE
        );
        let second = [Message::new(magic, 0, "good").encode(), message].concat();
        assert_eq!(
            error_of(&mut client, &topic, version, &second),
            CORRUPT_MESSAGE
        );
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}

#[test]
fn a_wrapper_that_does_not_decompress_gets_2() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("payload");
    client.create_topic(&topic, 1);
    for codec in [Codec::Gzip, Codec::Snappy, Codec::Lz4] {
        let wrapper = Message {
            value: Some(vec![0xee; 50]),
            ..Message::wrapper(1, codec, &inner(1))
        };
        assert_eq!(
            error_of(&mut client, &topic, 2, &wrapper.encode()),
            CORRUPT_MESSAGE,
            "{codec:?}"
        );
    }
    siege.end();
}

#[test]
fn zstd_in_a_message_set_gets_76() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("zstd");
    client.create_topic(&topic, 1);
    let wrapper = Message::wrapper(1, Codec::Zstd, &inner(1)).encode();
    assert_eq!(
        error_of(&mut client, &topic, 2, &wrapper),
        UNSUPPORTED_COMPRESSION_TYPE
    );
    siege.end();
}

#[test]
fn a_null_key_to_a_compacted_topic_gets_87_in_a_message_set_too() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("compacted");
    client.create_topic_with(&topic, 1, &[("cleanup.policy", "compact")]);
    let keyless = Message::new(1, 0, "v");
    assert_eq!(
        error_of(&mut client, &topic, 2, &keyless.encode()),
        INVALID_RECORD
    );
    let wrapper = Message::wrapper(1, Codec::Gzip, &inner(1));
    assert_eq!(
        error_of(&mut client, &topic, 2, &wrapper.encode()),
        INVALID_RECORD
    );
    let keyed = Message {
        key: Some(b"k".to_vec()),
        ..keyless
    };
    assert_eq!(error_of(&mut client, &topic, 2, &keyed.encode()), NONE);
    siege.end();
}

#[test]
fn a_message_set_that_is_cut_off_or_lies_about_lengths_is_answered_and_not_stored() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("cut");
    client.create_topic(&topic, 1);
    for (magic, version) in [(0, 0), (1, 2)] {
        let whole = Message::new(magic, 0, "some value").encode();
        for (name, at, bytes) in [
            ("a negative size", 8, (-1_i32).to_be_bytes()),
            ("a size of INT_MAX", 8, i32::MAX.to_be_bytes()),
            ("a small size", 8, 3_i32.to_be_bytes()),
        ] {
            let mut message = whole.clone();
            message[at..at + 4].copy_from_slice(&bytes);
            let error = error_of(&mut client, &topic, version, &message);
            assert_ne!(error, NONE, "{name} magic {magic}");
        }
        let error = error_of(&mut client, &topic, version, &whole[..whole.len() - 1]);
        assert_ne!(error, NONE, "cut off, magic {magic}");
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}
