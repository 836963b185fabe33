//! A fetch that finds too little waits, and is woken by what arrives.

use std::time::{Duration, Instant};

use kafka_proto::messages::FetchResponse;
use tests::batch::{Batch, decode};
use tests::operations::{bytes_of, fetch_request};
use tests::{Server, unique};

#[test]
fn a_fetch_without_data_waits_for_max_wait_and_then_answers_empty() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("poll");
    client.create_topic(&topic, 1);
    for version in [0, 4, 11, 12] {
        let mut request = fetch_request(&topic, 0, 0);
        request.min_bytes = 1;
        request.max_wait_ms = 300;
        let begin = Instant::now();
        let answer = client.fetch_at(&request, version);
        let waited = begin.elapsed();
        assert!(bytes_of(&answer).is_empty());
        assert!(
            waited >= Duration::from_millis(290),
            "waited {waited:?} v{version}"
        );
        assert!(
            waited < Duration::from_secs(5),
            "waited {waited:?} v{version}"
        );
    }
}

#[test]
fn a_parked_fetch_is_woken_by_a_produce() {
    let server = Server::shared();
    let (mut reader, mut writer) = (server.connect(), server.connect());
    let topic = unique("poll");
    writer.create_topic(&topic, 2);
    for version in [0, 4, 11, 12] {
        let end = writer.list_offset(&topic, 0, -1, 7).offset;
        let mut request = fetch_request(&topic, 0, end);
        request.min_bytes = 1;
        request.max_wait_ms = 15_000;
        let begin = Instant::now();
        let correlation_id = reader.send(&request, version).expect("sent");
        assert!(reader.is_silent_for(Duration::from_millis(100)), "it waits");
        writer.produce(&topic, 1, &Batch::of_values(["of another partition"]));
        assert!(
            reader.is_silent_for(Duration::from_millis(50)),
            "it waits on"
        );
        writer.produce(&topic, 0, &Batch::of_values(["woken"]));
        let response: FetchResponse<'_> =
            reader.receive(correlation_id, version).expect("an answer");
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "woken, not timed out"
        );
        assert!(!bytes_of(&response.responses[0].partitions[0]).is_empty());
    }
}

#[test]
fn a_fetch_waits_until_min_bytes_are_there() {
    let server = Server::shared();
    let (mut reader, mut writer) = (server.connect(), server.connect());
    let topic = unique("poll");
    writer.create_topic(&topic, 1);
    let batch = Batch::of_values([vec![b'x'; 1000]]);
    let mut request = fetch_request(&topic, 0, 0);
    request.min_bytes = 2500;
    request.max_wait_ms = 15_000;
    let correlation_id = reader.send(&request, 11).expect("sent");
    for _ in 0..2 {
        writer.produce(&topic, 0, &batch);
        assert!(reader.is_silent_for(Duration::from_millis(60)), "it waits");
    }
    writer.produce(&topic, 0, &batch);
    let response: FetchResponse<'_> = reader.receive(correlation_id, 11).expect("an answer");
    assert_eq!(
        decode(bytes_of(&response.responses[0].partitions[0])).len(),
        3
    );
}

#[test]
fn a_fetch_with_an_error_or_min_bytes_0_does_not_wait() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("poll");
    client.create_topic(&topic, 1);
    let begin = Instant::now();
    let mut request = fetch_request(&topic, 0, 0);
    request.max_wait_ms = 15_000;
    client.fetch_at(&request, 11);
    request.min_bytes = 1;
    request.topics[0].partitions[0].fetch_offset = 99;
    client.fetch_at(&request, 11);
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn requests_behind_a_parked_fetch_are_answered_after_it() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("poll");
    client.create_topic(&topic, 1);
    let mut request = fetch_request(&topic, 0, 0);
    request.min_bytes = 1;
    request.max_wait_ms = 200;
    let first = client.send(&request, 11).expect("sent");
    request.max_wait_ms = 0;
    let second = client.send(&request, 4).expect("sent");
    client
        .receive::<FetchResponse<'_>>(first, 11)
        .expect("the first answer");
    client
        .receive::<FetchResponse<'_>>(second, 4)
        .expect("the second answer");
}
