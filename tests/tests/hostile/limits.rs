//! Connections that stay too long, and too many of them.

use std::time::{Duration, Instant};

use kafka_proto::messages::{ApiVersionsRequest, ProduceResponse};
use tests::batch::Batch;
use tests::client::encode;
use tests::error_code::NONE;
use tests::neighbour::Siege;
use tests::operations::produce_request;
use tests::{Client, Server, unique};

#[test]
fn a_connection_that_is_idle_for_longer_than_allowed_is_closed() {
    let server = Server::builder()
        .set("connections.max.idle.ms", 600)
        .start();
    let siege = Siege::of(server);
    let begin = Instant::now();
    let mut idle = siege.server.connect();
    idle.call(&ApiVersionsRequest::default(), 0);
    let mut half = siege.server.connect();
    half.send_bytes(&encode(&ApiVersionsRequest::default(), 0, 1)[..9])
        .expect("sent");
    idle.expect_close();
    assert!(
        begin.elapsed() >= Duration::from_millis(550),
        "{:?}",
        begin.elapsed()
    );
    half.expect_close();
    assert!(
        begin.elapsed() < Duration::from_secs(10),
        "{:?}",
        begin.elapsed()
    );
    siege.end();
}

#[test]
fn connections_over_max_connections_are_closed_and_the_others_stay() {
    let server = Server::builder().set("max.connections", 12).start();
    let siege = Siege::of(server);
    let mut held: Vec<Client> = (0..30)
        .filter_map(|_| {
            let mut client = Client::connect(siege.server.address()).ok()?;
            client.try_call(&ApiVersionsRequest::default(), 0).ok()?;
            Some(client)
        })
        .collect();
    assert!((5..=12).contains(&held.len()), "{} connections", held.len());
    for client in &mut held {
        client.call(&ApiVersionsRequest::default(), 0);
    }
    drop(held);
    let deadline = Instant::now() + Duration::from_secs(5);
    while siege
        .server
        .connect()
        .try_call(&ApiVersionsRequest::default(), 0)
        .is_err()
    {
        assert!(Instant::now() < deadline, "there is never room again");
        std::thread::sleep(Duration::from_millis(10));
    }
    siege.end();
}

#[test]
fn a_frame_over_a_smaller_socket_request_max_bytes_closes() {
    let server = Server::builder()
        .set("socket.request.max.bytes", 100_000)
        .start();
    let siege = Siege::of(server);
    for (size, closes) in [(100_001_i32, true), (100_000, false)] {
        let mut client = siege.server.connect();
        client.send_bytes(&size.to_be_bytes()).expect("sent");
        if closes {
            client.expect_close();
        } else {
            assert!(
                client.is_silent_for(Duration::from_millis(100)),
                "it waits for the rest"
            );
        }
    }
    siege.end();
}

#[test]
fn frames_that_are_together_over_queued_max_request_bytes_arrive_one_after_the_other() {
    let server = Server::builder()
        .set("queued.max.request.bytes", 1_000_000)
        .set("socket.request.max.bytes", 1_000_000)
        .start();
    let siege = Siege::of(server);
    let topic = unique("crowd");
    siege.server.connect().create_topic(&topic, 1);
    let batch = Batch::of_values([vec![b'x'; 900_000]]).encode();
    let frame = encode(&produce_request(&topic, 0, &batch), 9, 1);
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| {
                let mut client = siege.server.connect();
                let (begin, rest) = frame.split_at(500_000);
                client.send_bytes(begin).expect("sent");
                std::thread::sleep(Duration::from_millis(100));
                client.send_bytes(rest).expect("sent");
                let answer: ProduceResponse<'_> = client.receive(1, 9).expect("an answer");
                assert_eq!(answer.responses[0].partition_responses[0].error_code, NONE);
            });
        }
    });
    siege.end();
}
