//! Idempotent producers: no record twice, none out of order.

use tests::batch::Batch;
use tests::{Client, Server, error_code, unique};

struct Producer {
    client: Client,
    topic: String,
    id: i64,
    epoch: i16,
}

impl Producer {
    fn new(server: &Server) -> Self {
        let mut client = server.connect();
        let topic = unique("idempotent");
        client.create_topic(&topic, 2);
        let (id, epoch) = client.init_producer_id();
        Self {
            client,
            topic,
            id,
            epoch,
        }
    }

    /// Sends two records; error and base offset.
    fn send(&mut self, base_sequence: i32) -> (i16, i64) {
        self.send_at(self.epoch, base_sequence)
    }

    fn send_at(&mut self, epoch: i16, base_sequence: i32) -> (i16, i64) {
        let batch = Batch::of_values(["a", "b"]).by(self.id, epoch, base_sequence);
        let answer = self.client.produce_bytes(&self.topic, 0, &batch.encode());
        (answer.error_code, answer.base_offset)
    }

    fn end(&mut self) -> i64 {
        self.client.list_offset(&self.topic, 0, -1, 7).offset
    }
}

#[test]
fn every_producer_id_is_given_once() {
    let server = Server::shared();
    let mut ids: Vec<i64> = (0..50)
        .map(|_| server.connect().init_producer_id().0)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 50);
}

#[test]
fn a_duplicate_gets_the_offset_of_the_first_and_is_not_stored_again() {
    let server = Server::shared();
    let mut producer = Producer::new(&server);
    for batch in 0..5 {
        assert_eq!(
            producer.send(batch * 2),
            (error_code::NONE, i64::from(batch) * 2)
        );
    }
    // Five batches are remembered, as in Kafka.
    for batch in 0..5 {
        assert_eq!(
            producer.send(batch * 2),
            (error_code::NONE, i64::from(batch) * 2)
        );
    }
    assert_eq!(producer.end(), 10);
}

#[test]
fn a_gap_gets_45() {
    let server = Server::shared();
    let mut producer = Producer::new(&server);
    assert_eq!(producer.send(0), (error_code::NONE, 0));
    let gap = (error_code::OUT_OF_ORDER_SEQUENCE_NUMBER, -1);
    assert_eq!(producer.send(3), gap);
    assert_eq!(producer.send(4), gap);
    assert_eq!(producer.send(1), gap, "an overlap is no duplicate");
    assert_eq!(producer.send(2), (error_code::NONE, 2));
    assert_eq!(producer.end(), 4);
}

#[test]
fn an_old_producer_epoch_gets_47_and_a_new_one_begins_at_sequence_0() {
    let server = Server::shared();
    let mut producer = Producer::new(&server);
    assert_eq!(producer.send_at(3, 0), (error_code::NONE, 0));
    assert_eq!(
        producer.send_at(2, 2),
        (error_code::INVALID_PRODUCER_EPOCH, -1)
    );
    let not_zero = (error_code::OUT_OF_ORDER_SEQUENCE_NUMBER, -1);
    assert_eq!(producer.send_at(4, 2), not_zero);
    assert_eq!(producer.send_at(4, 0), (error_code::NONE, 2));
    assert_eq!(
        producer.send_at(3, 2),
        (error_code::INVALID_PRODUCER_EPOCH, -1)
    );
    assert_eq!(producer.end(), 4);
}

#[test]
fn an_unknown_producer_may_begin_at_any_sequence() {
    let server = Server::shared();
    let mut producer = Producer::new(&server);
    assert_eq!(producer.send(77), (error_code::NONE, 0));
    assert_eq!(producer.send(79), (error_code::NONE, 2));
}

#[test]
fn sequences_wrap_around_behind_int_max() {
    let server = Server::shared();
    let mut producer = Producer::new(&server);
    assert_eq!(producer.send(i32::MAX - 2), (error_code::NONE, 0));
    assert_eq!(producer.send(i32::MAX), (error_code::NONE, 2));
    assert_eq!(producer.send(1), (error_code::NONE, 4));
    assert_eq!(
        producer.send(i32::MAX),
        (error_code::NONE, 2),
        "a duplicate"
    );
    assert_eq!(producer.end(), 6);
}

#[test]
fn sequences_survive_a_stop_and_a_kill() {
    let mut server = Server::start();
    let mut producer = Producer::new(&server);
    assert_eq!(producer.send(0), (error_code::NONE, 0));
    assert_eq!(producer.send(2), (error_code::NONE, 2));
    assert!(server.stop().success());
    server.start_again();
    producer.client = server.connect();
    assert_eq!(
        producer.send(2),
        (error_code::NONE, 2),
        "a duplicate from before the stop"
    );
    assert_eq!(producer.send(4), (error_code::NONE, 4));
    server.kill();
    server.start_again();
    producer.client = server.connect();
    assert_eq!(
        producer.send(4),
        (error_code::NONE, 4),
        "a duplicate from before the kill"
    );
    assert_eq!(producer.send(8).0, error_code::OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert_eq!(producer.send(6), (error_code::NONE, 6));
    let (id, _) = producer.client.init_producer_id();
    assert_ne!(id, producer.id, "no id is given a second time");
}
