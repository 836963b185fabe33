//! `kill -9` in the middle of producing, ten times in a row.

use std::net::SocketAddr;
use std::time::Duration;

use tests::batch::Batch;
use tests::operations::produce_request;
use tests::{CallError, Client, Server, error_code, unique};

/// Numbers its records, and remembers which were acknowledged at which offset.
struct Producer {
    topic: String,
    partition: i32,
    acks: i16,
    /// Producer id and epoch of an idempotent one.
    idempotent: Option<(i64, i16)>,
    next: i32,
    acknowledged: Vec<(i64, i32)>,
}

impl Producer {
    /// Produces until the server is gone. What an idempotent producer does not know the fate of it sends again later; another
    /// one goes on with the next number.
    fn run(mut self, address: SocketAddr) -> Self {
        let Ok(mut client) = Client::connect(address) else {
            return self;
        };
        loop {
            let number = self.next;
            match self.send(&mut client, number) {
                Ok(offset) => {
                    self.acknowledged.push((offset, number));
                    self.next += 1;
                }
                Err(_) => {
                    if self.idempotent.is_none() {
                        self.next += 1;
                    }
                    return self;
                }
            }
        }
    }

    fn send(&self, client: &mut Client, number: i32) -> Result<i64, CallError> {
        let mut batch = Batch::of_values([number.to_string()]);
        if let Some((id, epoch)) = self.idempotent {
            batch = batch.by(id, epoch, number);
        }
        let bytes = batch.encode();
        let mut request = produce_request(&self.topic, self.partition, &bytes);
        request.acks = self.acks;
        let answer = client.try_produce(&request, 9)?;
        assert_eq!(answer.error_code, error_code::NONE, "record {number}");
        Ok(answer.base_offset)
    }

    /// Compares what is stored with what was acknowledged.
    fn check(&self, client: &mut Client) {
        let stored: Vec<(i64, i32)> = client
            .read_values(&self.topic, self.partition)
            .into_iter()
            .map(|(offset, value)| (offset, value.parse().expect("a number")))
            .collect();
        let numbers = stored.iter().map(|(_, number)| *number);
        assert!(
            numbers.is_sorted_by(|one, next| one < next),
            "doubled or reordered: {stored:?}"
        );
        let offsets = stored.iter().map(|(offset, _)| *offset);
        assert!(offsets.eq((0..).take(stored.len())), "offsets have gaps");
        for acknowledged in &self.acknowledged {
            let found = usize::try_from(acknowledged.0)
                .ok()
                .and_then(|at| stored.get(at));
            assert_eq!(found, Some(acknowledged), "partition {}", self.partition);
        }
        if self.idempotent.is_some() {
            // Of the last one the producer may not have heard.
            let unheard = stored.len() - self.acknowledged.len();
            assert!(unheard <= 1, "{unheard} records more than were sent");
        }
    }
}

/// Commits rising offsets until the server is gone; the last that was acknowledged and the last that was sent.
fn commit_on(
    address: SocketAddr,
    group: &str,
    topic: &str,
    (mut acknowledged, mut sent): (i64, i64),
) -> (i64, i64) {
    let Ok(mut client) = Client::connect(address) else {
        return (acknowledged, sent);
    };
    loop {
        sent += 1;
        let request = tests::group::commit_request(group, topic, 0, sent);
        match client.try_call(&request, 7) {
            Ok(response) => {
                let error = response.topics[0].partitions[0].error_code;
                assert_eq!(error, error_code::NONE, "commit of {sent}");
                acknowledged = sent;
            }
            Err(_) => return (acknowledged, sent),
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_doubled_or_reordered_by_ten_kills() {
    let mut server = Server::start();
    let (topic, group) = (unique("kill"), unique("kill"));
    let mut client = server.connect();
    client.create_topic(&topic, 4);
    let producer = |partition, acks, idempotent| Producer {
        topic: topic.clone(),
        partition,
        acks,
        idempotent,
        next: 0,
        acknowledged: Vec::new(),
    };
    let mut producers = vec![
        producer(0, -1, None),
        producer(1, 1, None),
        producer(2, -1, Some(client.init_producer_id())),
        producer(3, 1, Some(client.init_producer_id())),
    ];
    // Nothing is committed, which a fetch gives as −1.
    let mut committed = (-1, 0);
    for round in 0..10_u64 {
        let address = server.address();
        let running: Vec<_> = producers
            .into_iter()
            .map(|producer| std::thread::spawn(move || producer.run(address)))
            .collect();
        let committing = {
            let (group, topic) = (group.clone(), topic.clone());
            std::thread::spawn(move || commit_on(address, &group, &topic, committed))
        };
        std::thread::sleep(Duration::from_millis(60 + round * 23 % 70));
        server.kill();
        producers = running
            .into_iter()
            .map(|thread| thread.join().expect("a producer"))
            .collect();
        committed = committing.join().expect("the committer");
        server.start_again();

        let mut client = server.connect();
        for producer in &producers {
            producer.check(&mut client);
        }
        let found = client.committed(&group, &topic, 0);
        let (acknowledged, sent) = committed;
        assert!(
            (acknowledged..=sent).contains(&found),
            "{acknowledged} <= {found} <= {sent}"
        );
    }
    for producer in &producers {
        let count = producer.acknowledged.len();
        assert!(
            count >= 50,
            "only {count} records in partition {}",
            producer.partition
        );
    }
}

#[test]
fn topics_created_and_deleted_just_before_a_kill_stay_so() {
    let mut server = Server::start();
    for _ in 0..3 {
        let mut client = server.connect();
        let (kept, deleted) = (unique("kept"), unique("deleted"));
        let kept_id = client.create_topic(&kept, 2);
        client.create_topic(&deleted, 2);
        let request = kafka_proto::messages::DeleteTopicsRequest {
            topic_names: vec![&deleted],
            timeout_ms: 10_000,
            ..Default::default()
        };
        assert_eq!(
            client.call(&request, 5).responses[0].error_code,
            error_code::NONE
        );
        server.kill();
        server.start_again();
        let response = server.connect().call(
            &kafka_proto::messages::MetadataRequest {
                topics: None,
                ..Default::default()
            },
            12,
        );
        let topics: Vec<Option<&str>> = response.topics.iter().map(|topic| topic.name).collect();
        assert!(!topics.contains(&Some(&deleted)), "{topics:?}");
        let found = response
            .topics
            .iter()
            .find(|topic| topic.name == Some(&kept));
        let found = found.expect("the topic that was created");
        assert_eq!((found.topic_id, found.partitions.len()), (kept_id, 2));
    }
}

#[test]
fn a_stop_in_the_middle_of_producing_loses_nothing_acknowledged() {
    let mut server = Server::start();
    let topic = unique("stop");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let mut producer = Producer {
        topic,
        partition: 0,
        acks: 1,
        idempotent: Some(client.init_producer_id()),
        next: 0,
        acknowledged: Vec::new(),
    };
    for _ in 0..2 {
        let address = server.address();
        let running = std::thread::spawn(move || producer.run(address));
        std::thread::sleep(Duration::from_millis(80));
        assert!(server.stop().success());
        producer = running.join().expect("the producer");
        server.start_again();
        producer.check(&mut server.connect());
    }
}
