//! Produce and its answer, checked by the byte.

use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::{Records, Uuid};
use tests::batch::Batch;
use tests::client::Client;
use tests::message_set::Message;
use tests::operations::produce_request;
use tests::{Server, error_code, unique};

fn records_for(version: i16) -> Vec<u8> {
    match version {
        0..=1 => Message::new(0, 0, "value").encode(),
        2 => Message::new(1, 0, "value").encode(),
        _ => Batch::of_values(["value"]).encode(),
    }
}

/// What the broker has to answer to an append at offset 0 of partition 2, written out field by field.
fn expected_answer(topic: &str, topic_id: Uuid, version: i16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let flexible = version >= 9;
    let count = |bytes: &mut Vec<u8>, count: u8| {
        if flexible {
            bytes.push(count + 1);
        } else {
            bytes.extend_from_slice(&i32::from(count).to_be_bytes());
        }
    };
    count(&mut bytes, 1);
    let name_len = u8::try_from(topic.len()).expect("a short name");
    match version {
        0..=8 => bytes.extend_from_slice(&i16::from(name_len).to_be_bytes()),
        9..=12 => bytes.push(name_len + 1),
        _ => bytes.extend_from_slice(topic_id.as_bytes()),
    }
    if version <= 12 {
        bytes.extend_from_slice(topic.as_bytes());
    }
    count(&mut bytes, 1);
    bytes.extend_from_slice(&2_i32.to_be_bytes());
    bytes.extend_from_slice(&0_i16.to_be_bytes());
    bytes.extend_from_slice(&0_i64.to_be_bytes());
    if version >= 2 {
        bytes.extend_from_slice(&(-1_i64).to_be_bytes());
    }
    if version >= 5 {
        bytes.extend_from_slice(&0_i64.to_be_bytes());
    }
    if version >= 8 {
        count(&mut bytes, 0);
        if flexible {
            bytes.push(0);
        } else {
            bytes.extend_from_slice(&(-1_i16).to_be_bytes());
        }
    }
    if flexible {
        // No tagged fields of the partition, and none of the topic.
        bytes.extend_from_slice(&[0, 0]);
    }
    if version >= 1 {
        let throttle_time_ms = 0_i32;
        bytes.extend_from_slice(&throttle_time_ms.to_be_bytes());
    }
    if flexible {
        bytes.push(0);
    }
    bytes
}

fn answer_bytes(client: &mut Client, version: i16) -> (Vec<u8>, Vec<u8>) {
    let topic = unique("produce-bytes");
    let topic_id = client.create_topic(&topic, 3);
    let records = records_for(version);
    let mut request = produce_request(&topic, 2, &records);
    request.topic_data[0].topic_id = topic_id;
    let answer = client.call_for_bytes(&request, version);
    (answer, expected_answer(&topic, topic_id, version))
}

#[test]
fn produce_response_v1_to_v8_ends_in_throttle_time_ms() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 1..=8 {
        let (answer, expected) = answer_bytes(&mut client, version);
        assert_eq!(answer, expected, "v{version}");
        assert_eq!(answer[answer.len() - 4..], 0_i32.to_be_bytes());
    }
}

#[test]
fn produce_response_v0_has_no_throttle_time_ms() {
    let (answer, expected) = answer_bytes(&mut Server::shared().connect(), 0);
    assert_eq!(answer, expected);
}

#[test]
fn produce_response_v9_and_later_has_tagged_fields_behind_throttle_time_ms() {
    let server = Server::shared();
    let mut client = server.connect();
    for version in 9..=13 {
        let (answer, expected) = answer_bytes(&mut client, version);
        assert_eq!(answer, expected, "v{version}");
    }
}

#[test]
fn produce_v9_and_later_takes_compact_records_for_bytes_and_never_for_utf_8() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("no-text");
    let topic_id = client.create_topic(&topic, 1);
    let no_text: Vec<u8> = (0..=255)
        .rev()
        .chain([0xc3, 0x28, 0xed, 0xa0, 0x80])
        .collect();
    for version in 9..=13 {
        let batch = Batch::of_values([no_text.clone(), vec![0xff; 300]]).encode();
        let mut request = produce_request(&topic, 0, &batch);
        request.topic_data[0].topic_id = topic_id;
        let answer = client.try_produce(&request, version).expect("an answer");
        assert_eq!(answer.error_code, error_code::NONE, "v{version}");
        let fetched = client.fetch_all(&topic, 0, answer.base_offset);
        assert_eq!(fetched[0].as_sent, batch, "v{version}");
        assert_eq!(fetched[0].records[0].2.value.as_ref(), Some(&no_text));
    }
}

#[test]
fn produce_with_null_records_is_answered_with_87() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("null-records");
    let topic_id = client.create_topic(&topic, 1);
    for version in 3..=13 {
        let mut request = produce_request(&topic, 0, &[]);
        request.topic_data[0].topic_id = topic_id;
        request.topic_data[0].partition_data[0].records = None;
        let answer = client.try_produce(&request, version).expect("an answer");
        assert_eq!(answer.error_code, error_code::INVALID_RECORD, "v{version}");
        assert_eq!(answer.base_offset, -1);
    }
}

#[test]
fn produce_with_empty_records_is_answered_with_87() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("empty-records");
    let topic_id = client.create_topic(&topic, 1);
    for version in 3..=13 {
        let mut request = produce_request(&topic, 0, &[]);
        request.topic_data[0].topic_id = topic_id;
        let answer = client.try_produce(&request, version).expect("an answer");
        assert_eq!(answer.error_code, error_code::INVALID_RECORD, "v{version}");
        assert_eq!(answer.base_offset, -1);
    }
}

#[test]
fn produce_v0_to_v2_with_null_or_empty_records_is_answered() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("old-empty");
    client.create_topic(&topic, 1);
    for version in 0..=2 {
        let mut request = produce_request(&topic, 0, &[]);
        client
            .try_produce(&request, version)
            .expect("an answer to empty records");
        request.topic_data[0].partition_data[0].records = None;
        client
            .try_produce(&request, version)
            .expect("an answer to null records");
    }
    assert!(
        client.fetch_all(&topic, 0, 0).is_empty(),
        "nothing was stored"
    );
}

#[test]
fn produce_with_acks_0_gets_no_answer_and_is_stored() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("acks-0");
    client.create_topic(&topic, 1);
    for version in [3, 9, 12] {
        let batch = Batch::of_values(["silent"]).encode();
        let mut request = produce_request(&topic, 0, &batch);
        request.acks = 0;
        client.send(&request, version).expect("sent");
    }
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while client.list_offset(&topic, 0, -1, 7).offset < 3 {
        assert!(std::time::Instant::now() < deadline, "never stored");
    }
    let values = client.read_values(&topic, 0);
    assert_eq!(
        values,
        [0, 1, 2].map(|offset| (offset, "silent".to_owned()))
    );
}

#[test]
fn produce_answers_every_topic_and_partition_in_the_order_of_the_request() {
    let server = Server::shared();
    let mut client = server.connect();
    let (one, other) = (unique("many"), unique("many"));
    client.create_topic(&one, 3);
    client.create_topic(&other, 3);
    let batch = Batch::of_values(["x"]).encode();
    let mut request = produce_request(&one, 2, &batch);
    let data = |index| PartitionProduceData {
        index,
        records: Some(Records::Bytes(&batch)),
        ..Default::default()
    };
    let topics: Vec<TopicProduceData<'_>> = [(&other, [1, 0, 9]), (&one, [2, 0, 1])]
        .into_iter()
        .map(|(name, partitions)| TopicProduceData {
            name,
            partition_data: partitions.into_iter().map(data).collect(),
            ..Default::default()
        })
        .collect();
    request.topic_data = topics;
    let response = client.call(&request, 8);
    let answered: Vec<(&str, Vec<(i32, i16)>)> = response
        .responses
        .iter()
        .map(|topic| {
            let partitions = topic.partition_responses.iter();
            let partitions = partitions.map(|partition| (partition.index, partition.error_code));
            (topic.name, partitions.collect())
        })
        .collect();
    let unknown = error_code::UNKNOWN_TOPIC_OR_PARTITION;
    assert_eq!(
        answered,
        [
            (other.as_str(), vec![(1, 0), (0, 0), (9, unknown)]),
            (one.as_str(), vec![(2, 0), (0, 0), (1, 0)]),
        ]
    );
}
