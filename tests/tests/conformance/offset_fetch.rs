//! OffsetFetch: every partition that is asked for is answered, and null means all.

use kafka_proto::Uuid;
use kafka_proto::messages::offset_fetch::request::{
    OffsetFetchRequestGroup, OffsetFetchRequestTopic, OffsetFetchRequestTopics,
};
use kafka_proto::messages::{OffsetFetchRequest, OffsetFetchResponse};
use tests::{Client, Server, error_code, unique};

/// (topic, partition, offset, error), in the order of the answer.
type Rows = Vec<(String, i32, i64, i16)>;

struct Fixture {
    group: String,
    topics: Vec<(String, Uuid)>,
}

impl Fixture {
    /// Two topics of three partitions; partitions 0 and 2 of the first and 1 of the second have commits.
    fn new(client: &mut Client) -> Self {
        let group = unique("offset-fetch");
        let topics: Vec<(String, Uuid)> = (0..2)
            .map(|_| {
                let name = unique("offset-fetch");
                let id = client.create_topic(&name, 3);
                (name, id)
            })
            .collect();
        for (topic, partition, offset) in [(0, 0, 10), (0, 2, 12), (1, 1, 21)] {
            let error = client.commit(&group, &topics[topic].0, partition, offset);
            assert_eq!(error, error_code::NONE);
        }
        Self { group, topics }
    }

    fn old_topics(&self) -> Vec<OffsetFetchRequestTopic<'_>> {
        let topics = self.topics.iter().map(|(name, _)| OffsetFetchRequestTopic {
            name,
            partition_indexes: (&[2, 0, 1]).into(),
            ..Default::default()
        });
        topics.collect()
    }

    fn new_topics(&self) -> Vec<OffsetFetchRequestTopics<'_>> {
        let topics = self
            .topics
            .iter()
            .map(|(name, topic_id)| OffsetFetchRequestTopics {
                name,
                topic_id: *topic_id,
                partition_indexes: (&[2, 0, 1]).into(),
                ..Default::default()
            });
        topics.collect()
    }

    fn expected(&self, rows: &[(usize, i32, i64)]) -> Rows {
        rows.iter()
            .map(|(topic, partition, offset)| {
                (self.topics[*topic].0.clone(), *partition, *offset, 0)
            })
            .collect()
    }

    /// All six partitions, as they were asked for.
    fn all_asked(&self) -> Rows {
        self.expected(&[
            (0, 2, 12),
            (0, 0, 10),
            (0, 1, -1),
            (1, 2, -1),
            (1, 0, -1),
            (1, 1, 21),
        ])
    }

    /// The three that have a commit, sorted.
    fn all_committed(&self) -> Rows {
        let mut rows = self.expected(&[(0, 0, 10), (0, 2, 12), (1, 1, 21)]);
        rows.sort();
        rows
    }

    /// The rows of one group of an answer of v8 or later.
    fn group_rows(&self, response: &OffsetFetchResponse<'_>, group: &str) -> Rows {
        let group = response
            .groups
            .iter()
            .find(|answer| answer.group_id == group);
        let group = group.expect("the group is answered");
        assert_eq!(group.error_code, error_code::NONE);
        let mut rows = Rows::new();
        for topic in &group.topics {
            let by_id = self.topics.iter().find(|(_, id)| *id == topic.topic_id);
            let name = by_id.map_or(topic.name, |(name, _)| name);
            for partition in &topic.partitions {
                let offset = partition.committed_offset;
                rows.push((
                    name.to_owned(),
                    partition.partition_index,
                    offset,
                    partition.error_code,
                ));
            }
        }
        rows
    }
}

fn topic_rows(response: &OffsetFetchResponse<'_>) -> Rows {
    assert_eq!(response.error_code, error_code::NONE);
    let mut rows = Rows::new();
    for topic in &response.topics {
        for partition in &topic.partitions {
            let offset = partition.committed_offset;
            let name = topic.name.to_owned();
            rows.push((
                name,
                partition.partition_index,
                offset,
                partition.error_code,
            ));
        }
    }
    rows
}

#[test]
fn offset_fetch_v0_to_v7_answers_every_partition() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    for version in 0..=7 {
        let request = OffsetFetchRequest {
            group_id: &fixture.group,
            topics: Some(fixture.old_topics()),
            require_stable: version >= 7,
            ..Default::default()
        };
        let response = client.call(&request, version);
        assert_eq!(topic_rows(&response), fixture.all_asked(), "v{version}");
    }
}

#[test]
fn offset_fetch_v8_to_v10_answers_every_partition() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    for version in 8..=10 {
        let request = OffsetFetchRequest {
            groups: vec![OffsetFetchRequestGroup {
                group_id: &fixture.group,
                topics: Some(fixture.new_topics()),
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = client.call(&request, version);
        let rows = fixture.group_rows(&response, &fixture.group);
        assert_eq!(rows, fixture.all_asked(), "v{version}");
    }
}

#[test]
fn offset_fetch_v2_to_v7_takes_null_topics_for_all_that_have_a_commit() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    for version in 2..=7 {
        let request = OffsetFetchRequest {
            group_id: &fixture.group,
            topics: None,
            ..Default::default()
        };
        let response = client.call(&request, version);
        let mut rows = topic_rows(&response);
        rows.sort();
        assert_eq!(rows, fixture.all_committed(), "v{version}");
    }
}

#[test]
fn offset_fetch_v0_to_v7_takes_empty_topics_for_none() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    for version in 0..=7 {
        let request = OffsetFetchRequest {
            group_id: &fixture.group,
            topics: Some(Vec::new()),
            ..Default::default()
        };
        assert_eq!(
            topic_rows(&client.call(&request, version)),
            [],
            "v{version}"
        );
    }
}

#[test]
fn offset_fetch_v8_to_v10_answers_several_groups_each_with_some_or_all() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    let other = unique("offset-fetch");
    let topic = fixture.topics[1].0.clone();
    assert_eq!(client.commit(&other, &topic, 0, 99), error_code::NONE);
    for version in 8..=10 {
        let group = |group_id, topics| OffsetFetchRequestGroup {
            group_id,
            topics,
            ..Default::default()
        };
        let request = OffsetFetchRequest {
            groups: vec![
                group(&other, None),
                group("a-group-of-nobody", Some(fixture.new_topics())),
                group(&fixture.group, None),
            ],
            ..Default::default()
        };
        let response = client.call(&request, version);
        assert_eq!(response.groups.len(), 3, "v{version}");
        let rows = fixture.group_rows(&response, &other);
        assert_eq!(rows, fixture.expected(&[(1, 0, 99)]), "v{version}");
        let rows = fixture.group_rows(&response, "a-group-of-nobody");
        assert_eq!(rows.len(), 6);
        assert!(
            rows.iter()
                .all(|(_, _, offset, error)| (*offset, *error) == (-1, 0))
        );
        let mut rows = fixture.group_rows(&response, &fixture.group);
        rows.sort();
        assert_eq!(rows, fixture.all_committed(), "v{version}");
    }
}

#[test]
fn offset_fetch_v10_answers_an_unknown_topic_id_with_100() {
    let server = Server::shared();
    let mut client = server.connect();
    let fixture = Fixture::new(&mut client);
    let request = OffsetFetchRequest {
        groups: vec![OffsetFetchRequestGroup {
            group_id: &fixture.group,
            topics: Some(vec![OffsetFetchRequestTopics {
                topic_id: Uuid::from_bytes([7; 16]),
                partition_indexes: (&[0, 1]).into(),
                ..Default::default()
            }]),
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 10);
    let partitions = &response.groups[0].topics[0].partitions;
    assert_eq!(partitions.len(), 2);
    for partition in partitions {
        assert_eq!(partition.error_code, error_code::UNKNOWN_TOPIC_ID);
    }
}
