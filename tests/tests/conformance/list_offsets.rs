//! ListOffsets in all its versions.

use kafka_proto::messages::ListOffsetsRequest;
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use tests::batch::{Batch, Record, now_ms};
use tests::{Client, Server, error_code, unique};

fn old_style(client: &mut Client, topic: &str, timestamp: i64, max_num_offsets: i32) -> Vec<i64> {
    let request = ListOffsetsRequest {
        replica_id: -1,
        topics: vec![ListOffsetsTopic {
            name: topic,
            partitions: vec![ListOffsetsPartition {
                partition_index: 0,
                timestamp,
                max_num_offsets,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 0);
    let partition = &response.topics[0].partitions[0];
    assert_eq!(partition.error_code, error_code::NONE);
    partition.old_style_offsets.to_vec()
}

#[test]
fn list_offsets_v0_gives_old_style_offsets_falling_and_no_more_than_max_num_offsets() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("old-style");
    // The least that Kafka allows, so that a few large batches make several segments.
    client.create_topic_with(&topic, 1, &[("segment.bytes", "1048576")]);
    for _ in 0..3 {
        client.produce(&topic, 0, &Batch::of_values([vec![b'x'; 600_000]]));
    }
    assert_eq!(old_style(&mut client, &topic, -1, 1), [3]);
    assert_eq!(old_style(&mut client, &topic, -1, 2), [3, 2]);
    assert_eq!(old_style(&mut client, &topic, -1, 100), [3, 2, 1, 0]);
    assert_eq!(old_style(&mut client, &topic, -2, 1), [0]);
    assert_eq!(old_style(&mut client, &topic, -2, 100), [0]);
    assert_eq!(old_style(&mut client, &topic, -1, 0), [0_i64; 0]);
    // Segments count whose last change is not later than the time.
    assert_eq!(old_style(&mut client, &topic, 1000, 100), [0_i64; 0]);
    let soon = now_ms() + 60_000;
    assert_eq!(old_style(&mut client, &topic, soon, 100), [3, 2, 1, 0]);
}

#[test]
fn list_offsets_v0_of_an_empty_partition_gives_its_start() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("old-style-empty");
    client.create_topic(&topic, 1);
    assert_eq!(old_style(&mut client, &topic, -1, 10), [0]);
    assert_eq!(old_style(&mut client, &topic, -2, 10), [0]);
}

#[test]
fn list_offsets_gives_start_and_end_in_every_version() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("ends");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b", "c"]));
    for version in 1..=11 {
        let earliest = client.list_offset(&topic, 0, -2, version);
        assert_eq!(
            (earliest.error_code, earliest.offset),
            (error_code::NONE, 0),
            "v{version}"
        );
        let latest = client.list_offset(&topic, 0, -1, version);
        assert_eq!(
            (latest.error_code, latest.offset),
            (error_code::NONE, 3),
            "v{version}"
        );
        assert_eq!(latest.timestamp, -1);
        assert_eq!(latest.leader_epoch, if version >= 4 { 0 } else { -1 });
    }
}

fn timed(values: &[(&str, i64)]) -> Batch {
    let records = values.iter().map(|(value, timestamp_delta)| Record {
        timestamp_delta: *timestamp_delta,
        ..Record::new("k", value)
    });
    Batch::new(records.collect::<Vec<_>>()).at(1_000_000)
}

#[test]
fn list_offsets_by_time_gives_the_first_record_that_is_not_earlier() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("by-time");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &timed(&[("a", 0), ("b", 10), ("c", 20)]));
    client.produce(&topic, 0, &timed(&[("d", 30), ("e", 25), ("f", 40)]));
    let cases = [
        (0, 0, 1_000_000),
        (1_000_000, 0, 1_000_000),
        (1_000_001, 1, 1_000_010),
        (1_000_010, 1, 1_000_010),
        (1_000_021, 3, 1_000_030),
        (1_000_031, 5, 1_000_040),
        (1_000_040, 5, 1_000_040),
        (1_000_041, -1, -1),
    ];
    for version in 1..=11 {
        for (timestamp, offset, found) in cases {
            let answer = client.list_offset(&topic, 0, timestamp, version);
            assert_eq!(answer.error_code, error_code::NONE);
            assert_eq!(
                (answer.offset, answer.timestamp),
                (offset, found),
                "{timestamp} v{version}"
            );
        }
    }
}

#[test]
fn list_offsets_minus_3_gives_the_record_of_the_largest_timestamp() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("max-time");
    client.create_topic(&topic, 1);
    let nothing = client.list_offset(&topic, 0, -3, 7);
    assert_eq!(
        (nothing.error_code, nothing.offset, nothing.timestamp),
        (0, -1, -1)
    );
    client.produce(&topic, 0, &timed(&[("a", 0), ("b", 90), ("c", 20)]));
    client.produce(&topic, 0, &timed(&[("d", 30)]));
    for version in 7..=11 {
        let answer = client.list_offset(&topic, 0, -3, version);
        assert_eq!(answer.error_code, error_code::NONE);
        assert_eq!(
            (answer.offset, answer.timestamp),
            (1, 1_000_090),
            "v{version}"
        );
    }
}

#[test]
fn list_offsets_minus_4_to_minus_6_speak_of_local_and_tiered_storage() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("tiers");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    let local_start = client.list_offset(&topic, 0, -4, 8);
    assert_eq!(
        (local_start.error_code, local_start.offset),
        (error_code::NONE, 0)
    );
    let tiered_end = client.list_offset(&topic, 0, -5, 9);
    assert_eq!(
        (tiered_end.error_code, tiered_end.offset),
        (error_code::NONE, -1)
    );
    let pending_upload = client.list_offset(&topic, 0, -6, 11);
    assert_eq!(
        (pending_upload.error_code, pending_upload.offset),
        (error_code::NONE, -1)
    );
}

#[test]
fn list_offsets_by_a_special_time_below_the_version_that_brought_it_gets_35() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("too-early");
    client.create_topic(&topic, 1);
    for (timestamp, first) in [(-3, 7), (-4, 8), (-5, 9), (-6, 11)] {
        for version in 1..first {
            let answer = client.list_offset(&topic, 0, timestamp, version);
            assert_eq!(
                answer.error_code,
                error_code::UNSUPPORTED_VERSION,
                "{timestamp} v{version}"
            );
        }
        for version in first..=11 {
            let answer = client.list_offset(&topic, 0, timestamp, version);
            assert_eq!(
                answer.error_code,
                error_code::NONE,
                "{timestamp} v{version}"
            );
        }
    }
}
