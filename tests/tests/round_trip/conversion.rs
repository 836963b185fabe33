//! What a client's Fetch version cannot take is converted down.

use tests::batch::{Batch, Record};
use tests::codec::Codec;
use tests::message_set::{Message, decode_deep};
use tests::operations::{bytes_of, fetch_request, produce_request};
use tests::{Client, Server, error_code, unique};

const BASE_TIMESTAMP: i64 = 1_700_000_000_000;

fn records() -> Vec<Record> {
    vec![
        Record {
            headers: vec![("dropped".to_owned(), Some(b"by old formats".to_vec()))],
            ..Record::new("k0", "v0")
        },
        Record {
            key: None,
            timestamp_delta: 5,
            ..Record::new("", "v1")
        },
        Record {
            value: None,
            timestamp_delta: 2,
            ..Record::new("k2", "")
        },
    ]
}

/// Everything of a partition from `offset` on that one fetch of this version brings, checksums checked.
fn fetch(client: &mut Client, topic: &str, offset: i64, version: i16) -> Vec<Message> {
    let answer = client.fetch_at(&fetch_request(topic, 0, offset), version);
    assert_eq!(answer.error_code, error_code::NONE, "v{version}");
    decode_deep(bytes_of(&answer))
}

#[test]
fn v2_batches_are_converted_down_to_magic_0_for_fetch_v0_and_v1_and_to_magic_1_for_v2_and_v3() {
    let server = Server::shared();
    let mut client = server.connect();
    for codec in [Codec::None, Codec::Gzip, Codec::Snappy, Codec::Lz4] {
        let topic = unique("down");
        client.create_topic(&topic, 1);
        client.produce(&topic, 0, &Batch::of_values(["first"]));
        let batch = Batch::new(records()).compressed(codec).at(BASE_TIMESTAMP);
        assert_eq!(client.produce(&topic, 0, &batch), 1);
        for version in 0..=3 {
            let magic = u8::from(version >= 2);
            let fetched = fetch(&mut client, &topic, 1, version);
            let fetched: Vec<&Message> = fetched
                .iter()
                .filter(|message| message.offset >= 1)
                .collect();
            assert_eq!(fetched.len(), 3, "{codec:?} v{version}");
            for ((offset, record), message) in (1..).zip(records()).zip(fetched) {
                assert_eq!(
                    (message.offset, message.magic),
                    (offset, magic),
                    "{codec:?} v{version}"
                );
                assert_eq!((&message.key, &message.value), (&record.key, &record.value));
                let timestamp = BASE_TIMESTAMP + record.timestamp_delta;
                assert_eq!(message.timestamp, if magic == 0 { -1 } else { timestamp });
            }
        }
    }
}

#[test]
fn a_fetch_v0_to_v3_from_the_middle_of_a_batch_reaches_its_end() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("down-middle");
    client.create_topic(&topic, 1);
    client.produce(
        &topic,
        0,
        &Batch::of_values(["a", "b", "c", "d"]).compressed(Codec::Gzip),
    );
    client.produce(&topic, 0, &Batch::of_values(["e", "f"]));
    for version in 0..=3 {
        // Messages take more room than batches, and an answer has no more of it than these had.
        let mut offsets: Vec<i64> = Vec::new();
        while let Some(more) = Some(offsets.last().map_or(2, |last| last + 1)).filter(|at| *at < 6)
        {
            let messages = fetch(&mut client, &topic, more, version);
            let new = messages.iter().map(|message| message.offset);
            let count = offsets.len();
            offsets.extend(new.filter(|offset| *offset >= more));
            assert!(offsets.len() > count, "v{version}: nothing from {more} on");
        }
        assert_eq!(offsets, [2, 3, 4, 5], "v{version}");
    }
}

#[test]
fn magic_1_message_sets_are_converted_down_to_magic_0_for_fetch_v0_and_v1() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("down-1");
    client.create_topic(&topic, 1);
    let plain = Message::new(1, 0, "a").encode();
    let inner = [Message::new(1, 0, "b"), Message::new(1, 1, "c")];
    let wrapper = Message::wrapper(1, Codec::Gzip, &inner).encode();
    for set in [plain, wrapper] {
        let answer = client
            .try_produce(&produce_request(&topic, 0, &set), 2)
            .expect("an answer");
        assert_eq!(answer.error_code, error_code::NONE);
    }
    for version in 0..=1 {
        let read: Vec<(i64, u8, Option<Vec<u8>>)> = fetch(&mut client, &topic, 0, version)
            .into_iter()
            .map(|message| (message.offset, message.magic, message.value))
            .collect();
        let value = |text: &str| Some(text.as_bytes().to_vec());
        assert_eq!(
            read,
            [(0, 0, value("a")), (1, 0, value("b")), (2, 0, value("c"))],
            "v{version}"
        );
    }
}

#[test]
fn a_long_partition_is_read_to_its_end_by_fetch_v0_and_v2_in_small_steps() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("down-steps");
    client.create_topic(&topic, 1);
    for _ in 0..20 {
        client.produce(
            &topic,
            0,
            &Batch::of_values(["some value"; 25]).compressed(Codec::Snappy),
        );
    }
    for version in [0, 2] {
        let mut next = 0;
        while next < 500 {
            let mut request = fetch_request(&topic, 0, next);
            request.topics[0].partitions[0].partition_max_bytes = 2000;
            let answer = client.fetch_at(&request, version);
            assert_eq!(answer.error_code, error_code::NONE);
            let fetched = decode_deep(bytes_of(&answer)).into_iter();
            let offsets: Vec<i64> = fetched
                .map(|message| message.offset)
                .filter(|offset| *offset >= next)
                .collect();
            assert!(!offsets.is_empty(), "nothing at {next} v{version}");
            for offset in offsets {
                assert_eq!(offset, next, "v{version}");
                next += 1;
            }
        }
        assert_eq!(next, 500);
    }
}
