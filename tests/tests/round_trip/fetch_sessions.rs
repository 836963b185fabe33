//! Incremental fetches (KIP-227).

use kafka_proto::Uuid;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic, ForgottenTopic};
use kafka_proto::messages::{FetchRequest, FetchResponse};
use tests::batch::Batch;
use tests::operations::bytes_of;
use tests::{Client, Server, error_code, unique};

/// A session as a consumer of one topic keeps it.
struct Consumer {
    client: Client,
    version: i16,
    topic: String,
    topic_id: Uuid,
    session_id: i32,
}

/// What an answer holds: partition, error, bytes, sorted by partition.
type Rows = Vec<(i32, i16, usize)>;

impl Consumer {
    fn new(server: &Server, version: i16) -> Self {
        let mut client = server.connect();
        let topic = unique("session");
        let topic_id = client.create_topic(&topic, 3);
        Self {
            client,
            version,
            topic,
            topic_id,
            session_id: 0,
        }
    }

    fn fetch(
        &mut self,
        session_epoch: i32,
        positions: &[(i32, i64)],
        forgotten: &[i32],
    ) -> FetchResponse<'static> {
        let partitions: Vec<FetchPartition<'_>> = positions
            .iter()
            .map(|(partition, fetch_offset)| FetchPartition {
                partition: *partition,
                fetch_offset: *fetch_offset,
                partition_max_bytes: 1 << 20,
                ..Default::default()
            })
            .collect();
        let topics = FetchTopic {
            topic: &self.topic,
            topic_id: self.topic_id,
            partitions,
            ..Default::default()
        };
        let forgotten_topic = ForgottenTopic {
            topic: &self.topic,
            topic_id: self.topic_id,
            partitions: forgotten.into(),
            ..Default::default()
        };
        let request = FetchRequest {
            session_id: self.session_id,
            session_epoch,
            topics: if positions.is_empty() {
                vec![]
            } else {
                vec![topics]
            },
            forgotten_topics_data: if forgotten.is_empty() {
                vec![]
            } else {
                vec![forgotten_topic]
            },
            ..Default::default()
        };
        self.client.call(&request, self.version)
    }

    fn rows(&mut self, session_epoch: i32, positions: &[(i32, i64)], forgotten: &[i32]) -> Rows {
        let response = self.fetch(session_epoch, positions, forgotten);
        assert_eq!(response.error_code, error_code::NONE);
        if session_epoch == 0 {
            assert_ne!(response.session_id, 0, "a session is made");
            self.session_id = response.session_id;
        }
        assert_eq!(response.session_id, self.session_id);
        let mut rows = Rows::new();
        for topic in &response.responses {
            if self.version >= 13 {
                assert_eq!(topic.topic_id, self.topic_id);
            } else {
                assert_eq!(topic.topic, self.topic);
            }
            for partition in &topic.partitions {
                let length = bytes_of(partition).len();
                rows.push((partition.partition_index, partition.error_code, length));
            }
        }
        rows.sort_unstable();
        rows
    }

    fn produce(&mut self, partition: i32) -> usize {
        let batch = Batch::of_values(["some value"]);
        let topic = self.topic.clone();
        self.client.produce(&topic, partition, &batch);
        batch.encode().len()
    }
}

const VERSIONS: [i16; 4] = [7, 11, 12, 17];

#[test]
fn an_incremental_fetch_names_only_partitions_that_have_something_new() {
    let server = Server::shared();
    for version in VERSIONS {
        let mut consumer = Consumer::new(&server, version);
        let all = [(0, 0), (1, 0), (2, 0)];
        assert_eq!(
            consumer.rows(0, &all, &[]),
            [(0, 0, 0), (1, 0, 0), (2, 0, 0)],
            "v{version}"
        );
        assert_eq!(consumer.rows(1, &[], &[]), [], "v{version}");
        let length = consumer.produce(1);
        assert_eq!(consumer.rows(2, &[], &[]), [(1, 0, length)], "v{version}");
        // The client did not move its position, so the data comes again.
        assert_eq!(consumer.rows(3, &[], &[]), [(1, 0, length)], "v{version}");
        assert_eq!(consumer.rows(4, &[(1, 1)], &[]), [], "v{version}");
        let other = consumer.produce(2);
        assert_eq!(consumer.rows(5, &[], &[]), [(2, 0, other)], "v{version}");
    }
}

#[test]
fn a_session_forgets_partitions_and_takes_new_ones() {
    let server = Server::shared();
    for version in VERSIONS {
        let mut consumer = Consumer::new(&server, version);
        assert_eq!(consumer.rows(0, &[(0, 0), (1, 0)], &[]).len(), 2);
        assert_eq!(consumer.rows(1, &[], &[0]), []);
        consumer.produce(0);
        let length = consumer.produce(2);
        assert_eq!(consumer.rows(2, &[], &[]), [], "0 is forgotten, v{version}");
        assert_eq!(
            consumer.rows(3, &[(2, 0)], &[]),
            [(2, 0, length)],
            "v{version}"
        );
    }
}

#[test]
fn an_unknown_session_gets_70_and_a_wrong_epoch_71() {
    let server = Server::shared();
    for version in VERSIONS {
        let mut consumer = Consumer::new(&server, version);
        consumer.rows(0, &[(0, 0)], &[]);
        let wrong = consumer.fetch(5, &[], &[]);
        assert_eq!(
            wrong.error_code,
            error_code::INVALID_FETCH_SESSION_EPOCH,
            "v{version}"
        );
        assert!(wrong.responses.is_empty());
        assert_eq!(consumer.rows(1, &[], &[]), [], "the session lives on");
        consumer.session_id = consumer.session_id.wrapping_add(12_345) | 1;
        let unknown = consumer.fetch(1, &[], &[]);
        assert_eq!(
            unknown.error_code,
            error_code::FETCH_SESSION_ID_NOT_FOUND,
            "v{version}"
        );
        assert!(unknown.responses.is_empty());
    }
}

#[test]
fn a_full_fetch_with_epoch_minus_1_makes_no_session_and_closes_the_one_it_names() {
    let server = Server::shared();
    for version in VERSIONS {
        let mut consumer = Consumer::new(&server, version);
        let without = consumer.fetch(-1, &[(0, 0)], &[]);
        assert_eq!(
            (without.error_code, without.session_id),
            (error_code::NONE, 0),
            "v{version}"
        );
        assert_eq!(without.responses.len(), 1);

        consumer.rows(0, &[(0, 0)], &[]);
        let closing = consumer.fetch(-1, &[], &[]);
        assert_eq!(
            (closing.error_code, closing.session_id),
            (error_code::NONE, 0),
            "v{version}"
        );
        let gone = consumer.fetch(1, &[], &[]);
        assert_eq!(
            gone.error_code,
            error_code::FETCH_SESSION_ID_NOT_FOUND,
            "v{version}"
        );
    }
}

#[test]
fn closing_an_unknown_session_is_a_full_fetch() {
    let server = Server::shared();
    let mut consumer = Consumer::new(&server, 12);
    consumer.session_id = 987_654_321;
    let response = consumer.fetch(-1, &[(0, 0), (1, 0)], &[]);
    assert_eq!(
        (response.error_code, response.session_id),
        (error_code::NONE, 0)
    );
    assert_eq!(response.responses[0].partitions.len(), 2);
}

#[test]
fn an_error_in_a_session_is_told_each_time() {
    let server = Server::shared();
    let mut consumer = Consumer::new(&server, 12);
    let out_of_range = error_code::OFFSET_OUT_OF_RANGE;
    assert_eq!(consumer.rows(0, &[(0, 50)], &[]), [(0, out_of_range, 0)]);
    assert_eq!(consumer.rows(1, &[], &[]), [(0, out_of_range, 0)]);
    assert_eq!(
        consumer
            .rows(2, &[(0, 0)], &[])
            .iter()
            .filter(|row| row.1 != 0)
            .count(),
        0
    );
}
