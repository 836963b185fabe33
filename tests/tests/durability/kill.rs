//! `kill -9` in the middle of producing, ten times in a row.

use std::time::Duration;

use tests::load::{Committer, Producer};
use tests::{Server, error_code, unique};

#[test]
fn nothing_acknowledged_is_lost_doubled_or_reordered_by_ten_kills() {
    let mut server = Server::start();
    let (topic, group) = (unique("kill"), unique("kill"));
    let mut client = server.connect();
    client.create_topic(&topic, 4);
    let mut producers = vec![
        Producer::new(&topic, 0, -1, None),
        Producer::new(&topic, 1, 1, None),
        Producer::new(&topic, 2, -1, Some(client.init_producer_id())),
        Producer::new(&topic, 3, 1, Some(client.init_producer_id())),
    ];
    let mut committer = Committer::new(&group, &topic);
    for round in 0..10_u64 {
        let address = server.address();
        let running: Vec<_> = producers
            .into_iter()
            .map(|producer| std::thread::spawn(move || producer.run(address)))
            .collect();
        let committing = std::thread::spawn(move || committer.run(address));
        std::thread::sleep(Duration::from_millis(60 + round * 23 % 70));
        server.kill();
        producers = running
            .into_iter()
            .map(|thread| thread.join().expect("a producer"))
            .collect();
        committer = committing.join().expect("the committer");
        server.start_again();

        let mut client = server.connect();
        for producer in &mut producers {
            producer.check(&mut client);
        }
        committer.check(&mut client);
    }
    for producer in &producers {
        assert!(producer.count() >= 50, "few records: {producer:?}");
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
    let mut producer = Producer::new(&topic, 0, 1, Some(client.init_producer_id()));
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
