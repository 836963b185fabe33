//! Topics whose configuration makes the broker rewrite what it is sent, as Kafka does.

use tests::batch::{Batch, Record, now_ms};
use tests::codec::Codec;
use tests::message_set::{Message, decode_deep};
use tests::operations::{bytes_of, fetch_request, produce_request};
use tests::{Server, error_code, unique};

/// The bit of the attributes that says that the timestamp is the broker's.
const LOG_APPEND_TIME: u16 = 8;

#[test]
fn a_topic_with_log_append_time_gets_the_brokers_timestamps() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("append-time");
    let config = [("message.timestamp.type", "LogAppendTime")];
    client.create_topic_with(&topic, 1, &config);
    for (index, codec) in (0..).zip(Codec::ALL) {
        let before = now_ms();
        let batch = Batch::of_values(["a", "b"])
            .compressed(codec)
            .at(1000)
            .encode();
        let answer = client.produce_bytes(&topic, 0, &batch);
        assert_eq!(
            (answer.error_code, answer.base_offset),
            (error_code::NONE, index * 2)
        );
        let appended = answer.log_append_time_ms;
        assert!(
            (before..=now_ms()).contains(&appended),
            "{codec:?}: {appended}"
        );

        let fetched = client.fetch_all(&topic, 0, answer.base_offset);
        assert_eq!(fetched[0].attributes, LOG_APPEND_TIME | codec as u16);
        assert_eq!(fetched[0].max_timestamp, appended);
        let found = client.list_offset(&topic, 0, appended, 7);
        assert_eq!(found.error_code, error_code::NONE);
        assert!(
            (0..=answer.base_offset).contains(&found.offset),
            "{found:?}"
        );
    }
}

#[test]
fn a_topic_with_a_codec_of_its_own_stores_batches_in_it() {
    let server = Server::shared();
    let mut client = server.connect();
    for (name, stored) in [
        ("uncompressed", Codec::None),
        ("gzip", Codec::Gzip),
        ("snappy", Codec::Snappy),
        ("lz4", Codec::Lz4),
        ("zstd", Codec::Zstd),
    ] {
        let topic = unique("codec");
        client.create_topic_with(&topic, 1, &[("compression.type", name)]);
        for sent in Codec::ALL {
            let records = vec![
                Record {
                    headers: vec![("name".to_owned(), None)],
                    ..Record::new("key", "value")
                },
                Record {
                    timestamp_delta: 7,
                    ..Record::of_value("another")
                },
            ];
            let batch = Batch::new(records.clone()).compressed(sent).at(5000);
            let offset = client.produce(&topic, 0, &batch);
            let fetched = client.fetch_all(&topic, 0, offset);
            let back = &fetched[0];
            assert_eq!(
                Codec::of_attributes(back.attributes),
                stored,
                "{sent:?} to {name}"
            );
            let timestamps: Vec<(i64, i64)> = back
                .records
                .iter()
                .map(|(offset, time, _)| (*offset, *time))
                .collect();
            assert_eq!(timestamps, [(offset, 5000), (offset + 1, 5007)]);
            let contents: Vec<Record> = back
                .records
                .iter()
                .map(|(_, _, record)| record.clone())
                .collect();
            assert_eq!(contents, records, "{sent:?} to {name}");
        }
    }
}

#[test]
fn a_message_set_to_a_topic_with_log_append_time_gets_the_brokers_timestamp() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("append-time");
    let config = [("message.timestamp.type", "LogAppendTime")];
    client.create_topic_with(&topic, 1, &config);
    let inner = [Message::new(1, 0, "b"), Message::new(1, 1, "c")];
    let plain = Message::new(1, 0, "a").encode();
    let wrapper = Message::wrapper(1, Codec::Gzip, &inner).encode();
    for set in [plain, wrapper] {
        let request = produce_request(&topic, 0, &set);
        let answer = client.try_produce(&request, 2).expect("an answer");
        assert_eq!(answer.error_code, error_code::NONE);
        assert!(answer.log_append_time_ms > 0);
    }
    let answer = client.fetch_at(&fetch_request(&topic, 0, 0), 2);
    let outer = tests::message_set::decode(bytes_of(&answer));
    assert!(
        outer.iter().all(|message| message.attributes & 8 != 0),
        "{outer:?}"
    );
    let offsets: Vec<i64> = decode_deep(bytes_of(&answer))
        .iter()
        .map(|message| message.offset)
        .collect();
    assert_eq!(offsets, [0, 1, 2]);
}
