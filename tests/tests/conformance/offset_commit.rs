//! OffsetCommit: what each version carries, read back.

use kafka_proto::Uuid;
use kafka_proto::messages::offset_commit::request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::{OffsetCommitRequest, OffsetFetchRequest};
use tests::batch::now_ms;
use tests::group::Member;
use tests::{Client, Server, error_code, unique};

/// Commits two partitions in `version` and reads them back.
fn commit_and_fetch(client: &mut Client, version: i16) {
    let (group, topic) = (unique("commit"), unique("commit"));
    let topic_id = client.create_topic(&topic, 2);
    let partition =
        |partition_index, committed_offset, committed_metadata| OffsetCommitRequestPartition {
            partition_index,
            committed_offset,
            committed_leader_epoch: if version >= 6 { 0 } else { -1 },
            commit_timestamp: if version == 1 { now_ms() } else { -1 },
            committed_metadata,
            ..Default::default()
        };
    let request = OffsetCommitRequest {
        group_id: &group,
        generation_id_or_member_epoch: -1,
        retention_time_ms: if (2..=4).contains(&version) {
            3_600_000
        } else {
            -1
        },
        topics: vec![OffsetCommitRequestTopic {
            name: &topic,
            topic_id,
            partitions: vec![partition(1, 41, Some("note")), partition(0, 40, None)],
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, version);
    let [answer] = response.topics.as_slice() else {
        panic!("one topic was committed: {response:?}");
    };
    if version >= 10 {
        assert_eq!(answer.topic_id, topic_id);
    } else {
        assert_eq!(answer.name, topic);
    }
    let answered: Vec<(i32, i16)> = answer
        .partitions
        .iter()
        .map(|partition| (partition.partition_index, partition.error_code))
        .collect();
    assert_eq!(answered, [(1, 0), (0, 0)], "v{version}");

    let request = OffsetFetchRequest {
        group_id: &group,
        topics: Some(vec![OffsetFetchRequestTopic {
            name: &topic,
            partition_indexes: (&[0, 1]).into(),
            ..Default::default()
        }]),
        ..Default::default()
    };
    let response = client.call(&request, 7);
    let found: Vec<(i64, i32, Option<&str>)> = response.topics[0]
        .partitions
        .iter()
        .map(|partition| {
            let epoch = partition.committed_leader_epoch;
            (partition.committed_offset, epoch, partition.metadata)
        })
        .collect();
    let epoch = if version >= 6 { 0 } else { -1 };
    assert_eq!(
        found,
        [(40, epoch, Some("")), (41, epoch, Some("note"))],
        "v{version}"
    );
}

#[test]
fn offset_commit_v0_has_neither_generation_nor_time() {
    commit_and_fetch(&mut Server::shared().connect(), 0);
}

#[test]
fn offset_commit_v1_has_a_timestamp_a_partition() {
    commit_and_fetch(&mut Server::shared().connect(), 1);
}

#[test]
fn offset_commit_v2_to_v4_has_a_retention_time() {
    let server = Server::shared();
    for version in 2..=4 {
        commit_and_fetch(&mut server.connect(), version);
    }
}

#[test]
fn offset_commit_v5_and_v6_brings_leader_epochs() {
    let server = Server::shared();
    for version in 5..=6 {
        commit_and_fetch(&mut server.connect(), version);
    }
}

#[test]
fn offset_commit_v7_v8_and_v9_are_read_alike_though_v8_is_the_first_flexible_one() {
    let server = Server::shared();
    for version in 7..=9 {
        commit_and_fetch(&mut server.connect(), version);
    }
}

#[test]
fn offset_commit_v10_names_topics_by_id() {
    let server = Server::shared();
    let mut client = server.connect();
    commit_and_fetch(&mut client, 10);
    let request = OffsetCommitRequest {
        group_id: &unique("commit"),
        topics: vec![OffsetCommitRequestTopic {
            topic_id: Uuid::from_bytes([9; 16]),
            partitions: vec![OffsetCommitRequestPartition::default()],
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 10);
    let partition = &response.topics[0].partitions[0];
    assert_eq!(partition.error_code, error_code::UNKNOWN_TOPIC_ID);
}

#[test]
fn offset_commit_of_a_member_checks_generation_and_member_id_in_every_version() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("commit");
    let topic_id = client.create_topic(&topic, 1);
    let member = Member::alone(server.connect(), &unique("commit"), b"all");
    for version in 1..=10 {
        let mut commit = |generation_id, member_id: &str| {
            let request = OffsetCommitRequest {
                group_id: &member.group,
                generation_id_or_member_epoch: generation_id,
                member_id,
                topics: vec![OffsetCommitRequestTopic {
                    name: &topic,
                    topic_id,
                    partitions: vec![OffsetCommitRequestPartition {
                        committed_offset: 5,
                        committed_metadata: Some(""),
                        ..Default::default()
                    }],
                    ..Default::default()
                }],
                ..Default::default()
            };
            client.call(&request, version).topics[0].partitions[0].error_code
        };
        let generation = member.generation_id;
        assert_eq!(
            commit(generation, &member.member_id),
            error_code::NONE,
            "v{version}"
        );
        let old = commit(generation - 1, &member.member_id);
        assert_eq!(old, error_code::ILLEGAL_GENERATION, "v{version}");
        let stranger = commit(generation, "a-stranger");
        assert_eq!(stranger, error_code::UNKNOWN_MEMBER_ID, "v{version}");
    }
}

#[test]
fn offset_commit_of_metadata_over_the_limit_gets_12_and_commits_the_rest() {
    let server = Server::shared();
    let mut client = server.connect();
    let (group, topic) = (unique("commit"), unique("commit"));
    client.create_topic(&topic, 2);
    // The limit counts characters.
    let (long, just) = ("é".repeat(4097), "é".repeat(4096));
    let partition = |partition_index, metadata| OffsetCommitRequestPartition {
        partition_index,
        committed_offset: 7,
        committed_metadata: Some(metadata),
        ..Default::default()
    };
    let request = OffsetCommitRequest {
        group_id: &group,
        topics: vec![OffsetCommitRequestTopic {
            name: &topic,
            partitions: vec![partition(0, long.as_str()), partition(1, just.as_str())],
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 8);
    let errors: Vec<i16> = response.topics[0]
        .partitions
        .iter()
        .map(|partition| partition.error_code)
        .collect();
    assert_eq!(
        errors,
        [error_code::OFFSET_METADATA_TOO_LARGE, error_code::NONE]
    );
    assert_eq!(client.committed(&group, &topic, 0), -1);
    assert_eq!(client.committed(&group, &topic, 1), 7);
}
