//! Committed offsets outlive members and servers.

use kafka_proto::messages::OffsetFetchRequest;
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use tests::error_code::{NONE, UNKNOWN_MEMBER_ID, UNKNOWN_TOPIC_OR_PARTITION};
use tests::group::{Member, commit_request};
use tests::{Server, unique};

#[test]
fn commits_survive_a_stop_and_a_kill() {
    let mut server = Server::start();
    let (group, topic) = (unique("commits"), unique("commits"));
    let mut client = server.connect();
    client.create_topic(&topic, 3);
    for partition in 0..3 {
        assert_eq!(
            client.commit(&group, &topic, partition, 100 + i64::from(partition)),
            NONE
        );
    }
    assert!(server.stop().success());
    server.start_again();
    let mut client = server.connect();
    for partition in 0..3 {
        assert_eq!(
            client.committed(&group, &topic, partition),
            100 + i64::from(partition)
        );
    }
    assert_eq!(client.commit(&group, &topic, 1, 7), NONE);
    server.kill();
    server.start_again();
    let mut client = server.connect();
    let committed: Vec<i64> = (0..3)
        .map(|partition| client.committed(&group, &topic, partition))
        .collect();
    assert_eq!(committed, [100, 7, 102]);
}

#[test]
fn commits_keep_metadata_and_leader_epoch_over_a_restart() {
    let mut server = Server::start();
    let (group, topic) = (unique("commits"), unique("commits"));
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let mut request = commit_request(&group, &topic, 0, 5);
    request.topics[0].partitions[0].committed_leader_epoch = 0;
    request.topics[0].partitions[0].committed_metadata = Some("näher bestimmt");
    assert_eq!(
        client.call(&request, 8).topics[0].partitions[0].error_code,
        NONE
    );
    assert!(server.stop().success());
    server.start_again();
    let request = OffsetFetchRequest {
        group_id: &group,
        topics: Some(vec![OffsetFetchRequestTopic {
            name: &topic,
            partition_indexes: (&[0]).into(),
            ..Default::default()
        }]),
        ..Default::default()
    };
    let response = server.connect().call(&request, 6);
    let partition = &response.topics[0].partitions[0];
    assert_eq!(
        (partition.committed_offset, partition.committed_leader_epoch),
        (5, 0)
    );
    assert_eq!(partition.metadata, Some("näher bestimmt"));
}

#[test]
fn a_group_with_members_survives_a_restart_and_goes_on() {
    let mut server = Server::start();
    let topic = unique("commits");
    server.connect().create_topic(&topic, 1);
    let mut member = Member::alone(server.connect(), &unique("going-on"), b"all");
    assert_eq!(member.commit(&topic, 0, 42), NONE);
    assert!(server.stop().success());
    server.start_again();
    member.client = server.connect();
    assert_eq!(member.heartbeat(), NONE, "the member is still known");
    assert_eq!(member.commit(&topic, 0, 43), NONE);
    assert_eq!(server.connect().committed(&member.group, &topic, 0), 43);
}

#[test]
fn a_group_with_members_takes_no_commits_from_strangers() {
    let server = Server::shared();
    let topic = unique("commits");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let member = Member::alone(server.connect(), &unique("mine"), b"all");
    assert_eq!(
        client.commit(&member.group, &topic, 0, 9),
        UNKNOWN_MEMBER_ID
    );
    assert_eq!(client.committed(&member.group, &topic, 0), -1);
}

#[test]
fn a_commit_for_an_unknown_partition_gets_3() {
    let server = Server::shared();
    let mut client = server.connect();
    let (group, topic) = (unique("commits"), unique("commits"));
    client.create_topic(&topic, 1);
    assert_eq!(
        client.commit(&group, &topic, 1, 1),
        UNKNOWN_TOPIC_OR_PARTITION
    );
    assert_eq!(
        client.commit(&group, "no-such-topic", 0, 1),
        UNKNOWN_TOPIC_OR_PARTITION
    );
}
