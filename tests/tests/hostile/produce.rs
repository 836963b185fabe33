//! Produce requests with batches that are not as they should be.

use kafka_proto::Records;
use kafka_proto::messages::ProduceRequest;
use kafka_proto::messages::produce::request::PartitionProduceData;
use tests::batch::{
    ATTRIBUTES_AT, Batch, COUNT_AT, CRC_AT, HEADER_LEN, LAST_OFFSET_DELTA_AT, LENGTH_AT, MAGIC_AT,
    Record, now_ms, seal,
};
use tests::client::encode;
use tests::error_code::{
    CORRUPT_MESSAGE, INVALID_RECORD, INVALID_REQUEST, INVALID_REQUIRED_ACKS, INVALID_TIMESTAMP,
    INVALID_TOPIC, MESSAGE_TOO_LARGE, NONE, RECORD_LIST_TOO_LARGE,
    TRANSACTIONAL_ID_AUTHORIZATION_FAILED, UNKNOWN_TOPIC_OR_PARTITION,
};
use tests::message_set::Message;
use tests::neighbour::Siege;
use tests::operations::produce_request;
use tests::{Client, unique};

const TRANSACTIONAL: u16 = 0x10;
const CONTROL: u16 = 0x20;

fn good() -> Vec<u8> {
    Batch::of_values(["a", "b", "c"]).encode()
}

/// A good batch with these bytes put in, its length and checksum right again.
fn patched(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut batch = good();
    batch[at..at + bytes.len()].copy_from_slice(bytes);
    seal(&mut batch);
    batch
}

/// A good batch with a wrong stated length.
fn stating(length: i32) -> Vec<u8> {
    let mut batch = good();
    batch[LENGTH_AT..LENGTH_AT + 4].copy_from_slice(&length.to_be_bytes());
    batch
}

/// A batch of one record whose bytes are these.
fn of_record(record: &[u8]) -> Vec<u8> {
    let mut batch = Batch::of_values(["x"]).encode();
    batch.truncate(HEADER_LEN);
    batch.extend_from_slice(record);
    seal(&mut batch);
    batch
}

/// Sends each case in several versions to one partition and compares the errors; nothing may be stored.
fn refuses(siege: &Siege, cases: &[(&str, Vec<u8>, i16)]) {
    let mut client = siege.server.connect();
    let topic = unique("refused");
    let topic_id = client.create_topic(&topic, 1);
    for (name, records, expected) in cases {
        for version in [3, 7, 8, 9, 12, 13] {
            let mut request = produce_request(&topic, 0, records);
            request.topic_data[0].topic_id = topic_id;
            let answer = client.try_produce(&request, version);
            let answer = answer.unwrap_or_else(|error| panic!("{name} v{version}: {error}"));
            assert_eq!(answer.error_code, *expected, "{name} v{version}");
            assert_eq!(answer.base_offset, -1, "{name} v{version}");
        }
    }
    assert_eq!(
        client.list_offset(&topic, 0, -1, 7).offset,
        0,
        "nothing was stored"
    );
}

#[test]
fn batches_that_are_not_whole_or_not_alone_get_87_and_corrupt_ones_2() {
    let siege = Siege::begin();
    let two = [good(), good()].concat();
    let whole = i32::try_from(good().len()).expect("small") - 12;
    let mut bad_crc = good();
    bad_crc[CRC_AT] ^= 1;
    let mut bad_byte = good();
    *bad_byte.last_mut().expect("a byte") ^= 1;
    refuses(
        &siege,
        &[
            ("more than one batch", two, INVALID_RECORD),
            ("magic 0", Message::new(0, 0, "x").encode(), INVALID_RECORD),
            ("magic 1", Message::new(1, 0, "x").encode(), INVALID_RECORD),
            ("magic 3", patched(MAGIC_AT, &[3]), CORRUPT_MESSAGE),
            ("magic 127", patched(MAGIC_AT, &[127]), CORRUPT_MESSAGE),
            ("a bad checksum", bad_crc, CORRUPT_MESSAGE),
            ("a bad byte", bad_byte, CORRUPT_MESSAGE),
            ("a negative length", stating(-1), INVALID_RECORD),
            ("a length of 0", stating(0), INVALID_RECORD),
            ("a length below the header's", stating(48), INVALID_RECORD),
            (
                "a length beyond the bytes",
                stating(whole + 1),
                INVALID_RECORD,
            ),
            ("a length of INT_MAX", stating(i32::MAX), INVALID_RECORD),
        ],
    );
    siege.end();
}

#[test]
fn headers_that_contradict_their_records_get_87() {
    let siege = Siege::begin();
    let with_attributes = |attributes: u16| {
        let mut batch = Batch::of_values(["a"]);
        batch.attributes = attributes;
        batch.encode()
    };
    let count = |count: i32| patched(COUNT_AT, &count.to_be_bytes());
    let delta = |delta: i32| patched(LAST_OFFSET_DELTA_AT, &delta.to_be_bytes());
    let negative_sequence = Batch::of_values(["a"]).by(5, 0, -1).encode();
    refuses(
        &siege,
        &[
            (
                "a count above last offset delta + 1",
                count(4),
                INVALID_RECORD,
            ),
            (
                "a count below last offset delta + 1",
                count(2),
                INVALID_RECORD,
            ),
            ("a count of 0", count(0), INVALID_RECORD),
            ("a negative count", count(-1), INVALID_RECORD),
            ("a count of INT_MAX", count(i32::MAX), INVALID_RECORD),
            ("last offset delta too high", delta(3), INVALID_RECORD),
            ("last offset delta negative", delta(-1), INVALID_RECORD),
            (
                "base offset 1",
                patched(0, &1_i64.to_be_bytes()),
                INVALID_RECORD,
            ),
            (
                "base offset negative",
                patched(0, &(-1_i64).to_be_bytes()),
                INVALID_RECORD,
            ),
            ("a control batch", with_attributes(CONTROL), INVALID_RECORD),
            (
                "a producer id with a negative sequence",
                negative_sequence,
                INVALID_RECORD,
            ),
        ],
    );
    // More records than the header says, and fewer.
    let mut more = patched(LAST_OFFSET_DELTA_AT, &1_i32.to_be_bytes());
    more[COUNT_AT..COUNT_AT + 4].copy_from_slice(&2_i32.to_be_bytes());
    seal(&mut more);
    let mut fewer = patched(LAST_OFFSET_DELTA_AT, &9_i32.to_be_bytes());
    fewer[COUNT_AT..COUNT_AT + 4].copy_from_slice(&10_i32.to_be_bytes());
    seal(&mut fewer);
    refuses(
        &siege,
        &[
            ("a record more than it says", more, INVALID_RECORD),
            ("seven records fewer than it says", fewer, INVALID_RECORD),
        ],
    );
    siege.end();
}

#[test]
fn records_that_lie_about_their_lengths_get_87() {
    let siege = Siege::begin();
    // length, attributes, timestamp delta, offset delta, key length, value length and value, header count.
    let sound = [14, 0, 0, 0, 1, 2, b'v', 0];
    assert_eq!(
        sound.to_vec(),
        Record::of_value("v").encode(0),
        "as it should be"
    );
    let lie = |at: usize, byte: u8| {
        let mut record = sound;
        record[at] = byte;
        of_record(&record)
    };
    let with_header = |header: &[u8]| {
        let body = [&[0, 0, 0, 1, 2, b'v'], header].concat();
        let length = u8::try_from(body.len() * 2).expect("short");
        of_record(&[&[length], body.as_slice()].concat())
    };
    refuses(
        &siege,
        &[
            (
                "a record longer than the batch",
                lie(0, 100),
                INVALID_RECORD,
            ),
            (
                "a record shorter than its fields",
                lie(0, 10),
                INVALID_RECORD,
            ),
            ("a negative record length", lie(0, 1), INVALID_RECORD),
            (
                "an offset delta that is not the record's place",
                lie(3, 2),
                INVALID_RECORD,
            ),
            ("a key past the record", lie(4, 60), INVALID_RECORD),
            ("a value past the record", lie(5, 60), INVALID_RECORD),
            ("a negative header count", lie(7, 1), INVALID_RECORD),
            ("a header count with no headers", lie(7, 4), INVALID_RECORD),
            (
                "a header key past the record",
                with_header(&[2, 40, b'k']),
                INVALID_RECORD,
            ),
            ("a null header key", with_header(&[2, 1, 1]), INVALID_RECORD),
            (
                "a header value past the record",
                with_header(&[2, 2, b'k', 40]),
                INVALID_RECORD,
            ),
            (
                "bytes left over in the record",
                with_header(&[0, 9, 9]),
                INVALID_RECORD,
            ),
            (
                "a varint that does not end",
                with_header(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
                INVALID_RECORD,
            ),
            (
                "a record of 4 GiB",
                of_record(&[0xff, 0xff, 0xff, 0xff, 0x0f, 0]),
                INVALID_RECORD,
            ),
            (
                "bytes behind the records",
                of_record(&[sound.as_slice(), &[1, 2]].concat()),
                INVALID_RECORD,
            ),
            ("no record", of_record(&[]), INVALID_RECORD),
        ],
    );
    siege.end();
}

#[test]
fn junk_shorter_than_a_batch_header_behind_the_batch_is_accepted() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("junk");
    client.create_topic(&topic, 1);
    for (offset, junk) in (0..).step_by(3).zip([1, 11, 12, 16, 60]) {
        let records = [good(), vec![0; junk]].concat();
        let answer = client.produce_bytes(&topic, 0, &records);
        assert_eq!(
            (answer.error_code, answer.base_offset),
            (NONE, offset),
            "{junk} bytes"
        );
    }
    assert_eq!(client.fetch_all(&topic, 0, 0).len(), 5);
    siege.end();
}

#[test]
fn acks_other_than_minus_1_0_and_1_gets_21() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("acks");
    client.create_topic(&topic, 1);
    let batch = good();
    for acks in [2, -2, i16::MAX, i16::MIN] {
        for version in [3, 9, 12] {
            let mut request = produce_request(&topic, 0, &batch);
            request.acks = acks;
            let answer = client.try_produce(&request, version).expect("an answer");
            assert_eq!(
                answer.error_code, INVALID_REQUIRED_ACKS,
                "acks={acks} v{version}"
            );
        }
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}

#[test]
fn acks_0_and_any_error_closes() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("acks-0");
    client.create_topic(&topic, 1);
    let (batch, two) = (good(), [good(), good()].concat());
    for (name, partition, records) in [
        ("no such topic", 0, &batch),
        (topic.as_str(), 7, &batch),
        (topic.as_str(), 0, &two),
    ] {
        let mut request = produce_request(name, partition, records);
        request.acks = 0;
        let mut client = siege.server.connect();
        client.send(&request, 9).expect("sent");
        client.expect_close();
    }
    siege.end();
}

/// Partition and error of each answer.
fn errors(client: &mut Client, request: &ProduceRequest<'_>, version: i16) -> Vec<(i32, i16)> {
    let response = client.call(request, version);
    let partitions = response
        .responses
        .iter()
        .flat_map(|topic| &topic.partition_responses);
    partitions
        .map(|partition| (partition.index, partition.error_code))
        .collect()
}

#[test]
fn the_same_partition_twice_gets_42_for_both() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("twice");
    client.create_topic(&topic, 2);
    let batch = good();
    for version in [3, 8, 9, 12] {
        let mut request = produce_request(&topic, 0, &batch);
        request.topic_data[0].partition_data = [0, 1, 0]
            .map(|index| PartitionProduceData {
                index,
                records: Some(Records::Bytes(&batch)),
                ..Default::default()
            })
            .to_vec();
        let mut rows = errors(&mut client, &request, version);
        rows.sort_unstable();
        assert_eq!(
            rows.iter().filter(|row| **row == (1, NONE)).count(),
            1,
            "{rows:?}"
        );
        assert!(rows.contains(&(0, INVALID_REQUEST)), "{rows:?} v{version}");
        assert!(!rows.contains(&(0, NONE)), "{rows:?} v{version}");
    }
    assert_eq!(
        client.list_offset(&topic, 0, -1, 7).offset,
        0,
        "neither was stored"
    );
    siege.end();
}

#[test]
fn a_batch_over_max_message_bytes_gets_10_and_one_over_segment_bytes_18() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let (small, segment) = (unique("small"), unique("segment"));
    client.create_topic_with(&small, 1, &[("max.message.bytes", "1000")]);
    let sizes = [
        ("segment.bytes", "1048576"),
        ("max.message.bytes", "3000000"),
    ];
    client.create_topic_with(&segment, 1, &sizes);
    let of_len = |length: usize| Batch::of_values([vec![b'x'; length]]).encode();
    assert_eq!(
        client.produce_bytes(&small, 0, &of_len(900)).error_code,
        NONE
    );
    assert_eq!(
        client.produce_bytes(&small, 0, &of_len(1000)).error_code,
        MESSAGE_TOO_LARGE
    );
    let answer = client.produce_bytes(&segment, 0, &of_len(1_100_000));
    assert_eq!(answer.error_code, RECORD_LIST_TOO_LARGE);
    assert_eq!(
        client
            .produce_bytes(&segment, 0, &of_len(1_000_000))
            .error_code,
        NONE
    );
    let standard = unique("standard");
    client.create_topic(&standard, 1);
    assert_eq!(
        client
            .produce_bytes(&standard, 0, &of_len(1_048_588))
            .error_code,
        MESSAGE_TOO_LARGE
    );
    siege.end();
}

#[test]
fn a_timestamp_further_ahead_than_allowed_gets_32() {
    let siege = Siege::begin();
    let hour = 3_600_000;
    let ahead = Batch::of_values(["a"]).at(now_ms() + 2 * hour).encode();
    let one_of_them = Record {
        timestamp_delta: 2 * hour,
        ..Record::new("k", "v")
    };
    let one_ahead = Batch::new([Record::new("k", "v"), one_of_them]).encode();
    refuses(
        &siege,
        &[
            ("a batch ahead", ahead, INVALID_TIMESTAMP),
            ("a record ahead", one_ahead, INVALID_TIMESTAMP),
        ],
    );
    let mut client = siege.server.connect();
    let topic = unique("not-so-far");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a"]).at(now_ms() + hour / 2));
    client.produce(&topic, 0, &Batch::of_values(["a"]).at(0));
    siege.end();
}

#[test]
fn a_null_key_to_a_compacted_topic_gets_87() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("compacted");
    client.create_topic_with(&topic, 1, &[("cleanup.policy", "compact")]);
    let keyless = Batch::new([Record::new("k", "v"), Record::of_value("v")]);
    let answer = client.produce_bytes(&topic, 0, &keyless.encode());
    assert_eq!(answer.error_code, INVALID_RECORD);
    assert_eq!(
        client.produce(&topic, 0, &Batch::new([Record::new("k", "v")])),
        0
    );
    siege.end();
}

#[test]
fn a_transactional_batch_without_a_transactional_id_gets_53() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("transactional");
    client.create_topic(&topic, 1);
    let mut batch = Batch::of_values(["a"]).by(5, 0, 0);
    batch.attributes = TRANSACTIONAL;
    let bytes = batch.encode();
    assert_eq!(bytes[ATTRIBUTES_AT + 1], 0x10);
    let answer = client.produce_bytes(&topic, 0, &bytes);
    assert_eq!(answer.error_code, TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
    siege.end();
}

#[test]
fn produce_to_an_internal_topic_gets_17() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    // A commit brings the topic into being.
    let topic = unique("commits");
    client.create_topic(&topic, 1);
    assert_eq!(client.commit(&unique("group"), &topic, 0, 1), NONE);
    let answer = client.produce_bytes("__consumer_offsets", 0, &good());
    assert_eq!(answer.error_code, INVALID_TOPIC);
    let answer = client.produce_bytes("__cluster_metadata", 0, &good());
    assert!([INVALID_TOPIC, UNKNOWN_TOPIC_OR_PARTITION].contains(&answer.error_code));
    siege.end();
}

#[test]
fn a_record_length_past_the_end_of_the_request_closes() {
    let siege = Siege::begin();
    let batch = good();
    let mut frame = encode(&produce_request("t", 0, &batch), 8, 1);
    let at = frame.len() - batch.len() - 4;
    for length in [i32::MAX, -2, i32::try_from(batch.len()).expect("small") + 1] {
        frame[at..at + 4].copy_from_slice(&length.to_be_bytes());
        let mut client = siege.server.connect();
        client.send_bytes(&frame).expect("sent");
        if length < 0 {
            // Below −1 is null, as Kafka reads it.
            client.receive_frame().expect("an answer");
        } else {
            client.expect_close();
        }
    }
    siege.end();
}
