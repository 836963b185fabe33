//! Message sets of magic 0 and 1, which only old clients send.

use tests::codec::Codec;
use tests::message_set::{Message, decode, decode_deep};
use tests::operations::{bytes_of, fetch_request, produce_request};
use tests::{Client, Server, error_code, unique};

/// Sends a message set by Produce v0 (magic 0) or v2 (magic 1); its base offset.
fn produce(client: &mut Client, topic: &str, magic: u8, set: &[u8]) -> i64 {
    let version = if magic == 0 { 1 } else { 2 };
    let answer = client
        .try_produce(&produce_request(topic, 0, set), version)
        .expect("an answer");
    assert_eq!(answer.error_code, error_code::NONE);
    answer.base_offset
}

fn fetch(client: &mut Client, topic: &str, offset: i64, version: i16) -> &'static [u8] {
    let answer = client.fetch_at(&fetch_request(topic, 0, offset), version);
    assert_eq!(answer.error_code, error_code::NONE);
    bytes_of(&answer)
}

/// The messages of a partition as a client of this Fetch version reads them: offset and value.
fn read(client: &mut Client, topic: &str, version: i16) -> Vec<(i64, String)> {
    let messages = decode_deep(fetch(client, topic, 0, version)).into_iter();
    let text = |value: Option<Vec<u8>>| String::from_utf8(value.expect("a value")).expect("text");
    messages
        .map(|message| (message.offset, text(message.value)))
        .collect()
}

fn expected(values: &[&str]) -> Vec<(i64, String)> {
    (0..)
        .zip(values.iter().map(|value| (*value).to_owned()))
        .collect()
}

fn messages(magic: u8, values: &[&str]) -> Vec<Message> {
    (0..)
        .zip(values)
        .map(|(offset, value)| Message::new(magic, offset, value))
        .collect()
}

#[test]
fn a_plain_message_set_comes_back_with_each_offset_set_and_all_else_as_sent() {
    let server = Server::shared();
    let mut client = server.connect();
    for magic in [0, 1] {
        let topic = unique("plain-set");
        client.create_topic(&topic, 1);
        let mut sent = messages(magic, &["a", "b", "c"]);
        sent[1].key = Some(b"key".to_vec());
        sent[2].value = None;
        // Producers of that age number their messages from anywhere.
        sent.iter_mut().for_each(|message| message.offset = 0);
        let set: Vec<u8> = sent.iter().flat_map(Message::encode).collect();
        assert_eq!(produce(&mut client, &topic, magic, &set), 0);
        assert_eq!(produce(&mut client, &topic, magic, &set), 3);
        for (offset, message) in (0..).zip(sent.iter_mut()) {
            message.offset = offset;
        }
        let fetched = decode(fetch(
            &mut client,
            &topic,
            0,
            if magic == 0 { 0 } else { 2 },
        ));
        assert_eq!(fetched[..3], sent, "magic {magic}");
        sent.iter_mut().for_each(|message| message.offset += 3);
        assert_eq!(fetched[3..], sent, "magic {magic}");
    }
}

#[test]
fn a_magic_1_wrapper_comes_back_byte_for_byte_but_for_its_offset() {
    let server = Server::shared();
    let mut client = server.connect();
    for codec in [Codec::Gzip, Codec::Snappy, Codec::Lz4] {
        let topic = unique("wrapper-1");
        client.create_topic(&topic, 1);
        let wrapper = Message::wrapper(1, codec, &messages(1, &["a", "b", "c"]));
        assert_eq!(produce(&mut client, &topic, 1, &wrapper.encode()), 0);
        assert_eq!(produce(&mut client, &topic, 1, &wrapper.encode()), 3);
        let fetched = decode(fetch(&mut client, &topic, 0, 2));
        let last_inner = |offset| Message {
            offset,
            ..wrapper.clone()
        };
        assert_eq!(fetched, [last_inner(2), last_inner(5)], "{codec:?}");
        assert_eq!(
            read(&mut client, &topic, 2),
            expected(&["a", "b", "c", "a", "b", "c"])
        );
    }
}

#[test]
fn a_magic_1_wrapper_whose_inner_offsets_are_not_0_to_n_is_rebuilt() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("wrapper-1");
    client.create_topic(&topic, 1);
    let mut inner = messages(1, &["a", "b", "c"]);
    inner.iter_mut().for_each(|message| message.offset = 0);
    let wrapper = Message::wrapper(1, Codec::Gzip, &inner);
    assert_eq!(produce(&mut client, &topic, 1, &wrapper.encode()), 0);
    assert_eq!(produce(&mut client, &topic, 1, &wrapper.encode()), 3);
    assert_eq!(
        read(&mut client, &topic, 2),
        expected(&["a", "b", "c", "a", "b", "c"])
    );
}

#[test]
fn a_magic_0_wrapper_comes_back_with_absolute_offsets_inside() {
    let server = Server::shared();
    let mut client = server.connect();
    for codec in [Codec::Gzip, Codec::Snappy] {
        let topic = unique("wrapper-0");
        client.create_topic(&topic, 1);
        let wrapper = Message::wrapper(0, codec, &messages(0, &["a", "b", "c"]));
        assert_eq!(produce(&mut client, &topic, 0, &wrapper.encode()), 0);
        assert_eq!(produce(&mut client, &topic, 0, &wrapper.encode()), 3);
        for version in [0, 1] {
            let values = expected(&["a", "b", "c", "a", "b", "c"]);
            assert_eq!(
                read(&mut client, &topic, version),
                values,
                "{codec:?} v{version}"
            );
        }
    }
}

#[test]
fn message_sets_are_stored_as_they_came_so_later_fetch_versions_bring_them_too() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("as-stored");
    client.create_topic(&topic, 1);
    let set: Vec<u8> = messages(1, &["a", "b"])
        .iter()
        .flat_map(Message::encode)
        .collect();
    produce(&mut client, &topic, 1, &set);
    for version in [4, 8, 12] {
        let fetched = decode(fetch(&mut client, &topic, 0, version));
        assert_eq!(fetched.len(), 2, "v{version}");
        assert!(fetched.iter().all(|message| message.magic == 1));
    }
}

#[test]
fn a_message_set_may_be_listed_by_time_and_by_end() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("listed-set");
    client.create_topic(&topic, 1);
    let mut sent = messages(1, &["a", "b", "c"]);
    for (message, timestamp) in sent.iter_mut().zip([1000, 2000, 3000]) {
        message.timestamp = timestamp;
    }
    let wrapper = Message::wrapper(1, Codec::Gzip, &sent);
    produce(&mut client, &topic, 1, &wrapper.encode());
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 3);
    let found = client.list_offset(&topic, 0, 1500, 7);
    assert_eq!((found.offset, found.timestamp), (1, 2000));
}
