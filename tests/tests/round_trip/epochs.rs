//! Leader epochs, by which clients notice that a log was cut (KIP-320).

use kafka_proto::messages::OffsetForLeaderEpochRequest;
use kafka_proto::messages::offset_for_leader_epoch::request::{
    OffsetForLeaderPartition, OffsetForLeaderTopic,
};
use tests::batch::Batch;
use tests::{Client, Server, error_code, unique};

/// Error, epoch and end offset for `leader_epoch`.
fn end_of_epoch(
    client: &mut Client,
    topic: &str,
    current_leader_epoch: i32,
    leader_epoch: i32,
    version: i16,
) -> (i16, i32, i64) {
    let request = OffsetForLeaderEpochRequest {
        replica_id: if version >= 3 { -1 } else { -2 },
        topics: vec![OffsetForLeaderTopic {
            topic,
            partitions: vec![OffsetForLeaderPartition {
                partition: 0,
                current_leader_epoch,
                leader_epoch,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, version);
    let answer = &response.topics[0].partitions[0];
    (answer.error_code, answer.leader_epoch, answer.end_offset)
}

#[test]
fn the_current_epoch_ends_at_the_log_end_offset() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("epoch");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    for version in 0..=4 {
        let epoch = if version >= 1 { 0 } else { -1 };
        assert_eq!(
            end_of_epoch(&mut client, &topic, -1, 0, version),
            (0, epoch, 2),
            "v{version}"
        );
        assert_eq!(
            end_of_epoch(&mut client, &topic, -1, 9, version),
            (0, -1, -1),
            "v{version}"
        );
    }
}

#[test]
fn a_future_leader_epoch_gets_75() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("epoch");
    client.create_topic(&topic, 1);
    for version in 2..=4 {
        let (error, _, _) = end_of_epoch(&mut client, &topic, 7, 0, version);
        assert_eq!(error, error_code::UNKNOWN_LEADER_EPOCH, "v{version}");
    }
}

#[test]
fn an_unclean_start_raises_the_leader_epoch_and_old_ones_are_fenced() {
    let mut server = Server::start();
    let mut client = server.connect();
    let topic = unique("epoch");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    server.kill();
    server.start_again();
    let mut client = server.connect();
    let latest = client.list_offset(&topic, 0, -1, 7);
    assert_eq!(latest.offset, 2);
    assert!(latest.leader_epoch > 0, "{latest:?}");
    let current = latest.leader_epoch;
    client.produce(&topic, 0, &Batch::of_values(["c"]));
    let batches = client.fetch_all(&topic, 0, 0);
    let epochs: Vec<i32> = batches
        .iter()
        .map(|batch| batch.partition_leader_epoch)
        .collect();
    assert_eq!(epochs, [0, current]);
    assert_eq!(end_of_epoch(&mut client, &topic, current, 0, 4), (0, 0, 2));
    assert_eq!(
        end_of_epoch(&mut client, &topic, current, current, 4),
        (0, current, 3)
    );
    let (error, _, _) = end_of_epoch(&mut client, &topic, 0, 0, 4);
    assert_eq!(error, error_code::FENCED_LEADER_EPOCH);
}
