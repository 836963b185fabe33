//! DeleteGroups and OffsetDelete.

use kafka_proto::messages::offset_delete::request::{
    OffsetDeleteRequestPartition, OffsetDeleteRequestTopic,
};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::{
    DeleteGroupsRequest, DeleteGroupsResponse, OffsetDeleteRequest, OffsetDeleteResponse,
    OffsetFetchRequest, OffsetFetchResponse,
};
use kafka_proto::{ErrorCode, Uuid};

use super::groups::{GROUP_ID, commit, group_of_one};
use super::*;

const TOPIC: &str = "t";

/// A topic, and a group that committed two of its three partitions.
fn with_offsets() -> Broker {
    let mut broker = Broker::new();
    broker.create_topic(TOPIC, 3);
    commit_all(&mut broker);
    broker
}

fn commit_all(broker: &mut Broker) {
    broker.ask(&commit(6, TOPIC, Uuid::ZERO, &[(0, 10), (1, 20)]), 6);
}

fn committed(broker: &mut Broker) -> Vec<i64> {
    let request = OffsetFetchRequest {
        group_id: GROUP_ID,
        topics: Some(vec![OffsetFetchRequestTopic {
            name: TOPIC,
            partition_indexes: (&[0, 1]).into(),
            ..Default::default()
        }]),
        ..Default::default()
    };
    let answer = broker.ask(&request, 5);
    let response: OffsetFetchResponse<'_> = answer.decode();
    let partitions = response.topics[0].partitions.iter();
    partitions
        .map(|partition| partition.committed_offset)
        .collect()
}

fn delete_groups(broker: &mut Broker, version: i16, names: &[&str]) -> Vec<(String, ErrorCode)> {
    let request = DeleteGroupsRequest {
        groups_names: names.to_vec(),
        ..Default::default()
    };
    let answer = broker.ask(&request, version);
    let response: DeleteGroupsResponse<'_> = answer.decode();
    let told = response.results.iter().map(|result| {
        let error = ErrorCode::from_code(result.error_code).unwrap();
        (result.group_id.to_owned(), error)
    });
    told.collect()
}

fn delete_offsets(broker: &mut Broker, topics: &[(&str, &[i32])]) -> (i16, Vec<Vec<(i32, i16)>>) {
    let topics = topics
        .iter()
        .map(|(name, partitions)| OffsetDeleteRequestTopic {
            name,
            partitions: partitions
                .iter()
                .map(|partition_index| OffsetDeleteRequestPartition {
                    partition_index: *partition_index,
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        });
    let request = OffsetDeleteRequest {
        group_id: GROUP_ID,
        topics: topics.collect(),
        ..Default::default()
    };
    let answer = broker.ask(&request, 0);
    let response: OffsetDeleteResponse<'_> = answer.decode();
    let topics = response.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter();
        partitions
            .map(|partition| (partition.partition_index, partition.error_code))
            .collect()
    });
    (response.error_code, topics.collect())
}

#[test]
fn groups_are_deleted_in_every_version_and_stay_so() {
    let mut broker = with_offsets();
    for version in versions::<DeleteGroupsRequest<'_>>() {
        commit_all(&mut broker);
        assert_eq!(
            delete_groups(&mut broker, version, &[GROUP_ID, "nobody's"]),
            [
                (GROUP_ID.to_owned(), ErrorCode::None),
                ("nobody's".to_owned(), ErrorCode::GroupIdNotFound)
            ]
        );
        broker = broker.crash();
        assert_eq!(committed(&mut broker), [-1, -1]);
        assert_eq!(
            delete_groups(&mut broker, version, &[GROUP_ID]),
            [(GROUP_ID.to_owned(), ErrorCode::GroupIdNotFound)]
        );
    }
}

#[test]
fn a_group_with_members_is_not_deleted() {
    let mut broker = Broker::new();
    group_of_one(&mut broker);
    assert_eq!(
        delete_groups(&mut broker, 2, &[GROUP_ID]),
        [(GROUP_ID.to_owned(), ErrorCode::NonEmptyGroup)]
    );
    let whole = delete_offsets(&mut broker, &[(TOPIC, &[0])]);
    assert_eq!(whole, (ErrorCode::NonEmptyGroup.code(), Vec::new()));
}

#[test]
fn offsets_are_deleted_by_partition_and_stay_so() {
    let mut broker = with_offsets();
    let unknown = ErrorCode::UnknownTopicOrPartition.code();
    let asked: &[(&str, &[i32])] = &[(TOPIC, &[1, 2, 7]), ("nobody's", &[0])];
    assert_eq!(
        delete_offsets(&mut broker, asked),
        (
            0,
            vec![vec![(7, unknown), (1, 0), (2, 0)], vec![(0, unknown)]]
        )
    );
    assert_eq!(committed(&mut broker), [10, -1]);
    let mut broker = broker.crash();
    assert_eq!(committed(&mut broker), [10, -1]);
}

#[test]
fn offsets_of_an_unknown_group_are_not_there_to_be_deleted() {
    let mut broker = Broker::new();
    let whole = delete_offsets(&mut broker, &[("nobody's", &[0])]);
    assert_eq!(whole, (ErrorCode::GroupIdNotFound.code(), Vec::new()));
}
