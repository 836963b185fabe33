//! Clients that ask and do not read.

use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::time::Duration;

use kafka_proto::messages::MetadataRequest;
use rustix::net::sockopt::set_socket_recv_buffer_size;
use tests::batch::Batch;
use tests::client::encode;
use tests::neighbour::Siege;
use tests::operations::{fetch_request, produce_request};
use tests::{Server, unique};

/// Sends a request again and again until the server takes no more; the bytes that it took.
fn flood(stream: &mut TcpStream, frame: &[u8], most: usize) -> usize {
    stream
        .set_write_timeout(Some(Duration::from_secs(1)))
        .expect("a timeout");
    let many: Vec<u8> = frame
        .iter()
        .copied()
        .cycle()
        .take(frame.len() * 200)
        .collect();
    let mut taken = 0;
    while taken < most {
        match stream.write(&many) {
            Ok(length) => taken += length,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return taken;
            }
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the server took {taken} bytes of requests though nobody reads its answers");
}

#[test]
fn pipelined_requests_whose_answers_nobody_reads_are_bounded_in_flight_and_in_bytes() {
    let siege = Siege::begin();
    let topic = unique("flood");
    let mut client = siege.server.connect();
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values([vec![b'x'; 500_000]]));
    let metadata = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    let fetch = encode(&fetch_request(&topic, 0, 0), 12, 1);
    let metadata = encode(&metadata, 9, 1);
    let mut streams = Vec::new();
    for frame in [&fetch, &metadata, &fetch, &metadata] {
        let mut stream = TcpStream::connect(siege.server.address()).expect("a connection");
        flood(&mut stream, frame, 64 << 20);
        streams.push(stream);
        siege.check_memory();
    }
    drop(streams);
    siege.end();
}

/// A connection that takes little before it has to be read.
fn narrow(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).expect("a connection");
    set_socket_recv_buffer_size(&stream, 4096).expect("a small buffer");
    stream
}

const CAP: u64 = 64 << 20;

/// A server with little memory whose connections take little before they have to be read, and so many large batches to ask for.
fn small_server_with(batches: usize) -> Server {
    let server = Server::builder()
        .set("chronik.memory.max.bytes", CAP)
        .set("socket.send.buffer.bytes", 16 << 10)
        .start();
    let mut client = server.connect();
    client.create_topic("large", 1);
    for _ in 0..batches {
        client.produce("large", 0, &Batch::of_values([vec![b'x'; 900_000]]));
    }
    server
}

#[test]
fn connections_that_never_read_keep_no_more_than_the_cap() {
    let server = small_server_with(4);
    let mut client = server.connect();
    client.create_topic("wide", 2000);
    // The allocator keeps some of what it was given back.
    let siege = Siege::of(server).growing_at_most(CAP + CAP / 4);
    let metadata = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    let requests = [
        encode(&fetch_request("large", 0, 0), 12, 1),
        encode(&metadata, 9, 1),
    ];
    // Several times the cap, were all of it kept.
    let mut streams = Vec::new();
    for number in 0..400 {
        let mut stream = narrow(&siege.server);
        stream
            .write_all(&requests[number % 2].repeat(8))
            .expect("requests are sent");
        streams.push(stream);
        if number % 20 == 0 {
            siege.check_memory();
        }
    }
    let told = "untaken answers need over three eighths of chronik.memory.max.bytes";
    let log = siege.server.log_with(told);
    assert!(
        log.contains("WARN connection closed: it took nothing of"),
        "{log}"
    );
    // Who reads is served what the others asked for.
    let answer = client.fetch_at(&fetch_request("large", 0, 0), 12);
    assert!(
        answer
            .records
            .is_some_and(|records| records.len() > 900_000)
    );
    drop(streams);
    siege.end();
}

#[test]
fn large_requests_that_wait_behind_a_fetch_are_left_with_who_sent_them() {
    let server = Server::builder()
        .set("chronik.memory.max.bytes", CAP)
        .start();
    server.connect().create_topic("quiet", 1);
    let siege = Siege::of(server).growing_at_most(CAP);
    let mut fetch = fetch_request("quiet", 0, 0);
    fetch.min_bytes = 1;
    fetch.max_wait_ms = 600_000;
    let fetch = encode(&fetch, 12, 1);
    let batch = Batch::of_values([vec![b'x'; 8 << 20]]).encode();
    let produce = encode(&produce_request("quiet", 0, &batch), 9, 2);
    // Four times the cap, were all of it taken.
    let mut streams = Vec::new();
    for _ in 0..32 {
        let mut stream = TcpStream::connect(siege.server.address()).expect("a connection");
        stream.write_all(&fetch).expect("sent");
        stream
            .set_write_timeout(Some(Duration::from_millis(200)))
            .expect("a timeout");
        let refused = stream.write_all(&produce).expect_err("not all is taken");
        assert!(matches!(
            refused.kind(),
            ErrorKind::WouldBlock | ErrorKind::TimedOut
        ));
        siege.check_memory();
        streams.push(stream);
    }
    drop(streams);
    siege.end();
}

#[test]
fn clients_that_come_back_at_once_without_having_read_do_not_add_up() {
    let server = small_server_with(40);
    // The allocator keeps some of what it was given back.
    let siege = Siege::of(server).growing_at_most(CAP + CAP / 4);
    let requests = encode(&fetch_request("large", 0, 0), 12, 1).repeat(20);
    for _ in 0..20 {
        let streams: Vec<_> = (0..50)
            .map(|_| {
                let mut stream = narrow(&siege.server);
                stream.write_all(&requests).expect("requests are sent");
                stream
            })
            .collect();
        siege.check_memory();
        drop(streams);
    }
    siege.end();
}

#[test]
fn many_idle_connections_cost_little() {
    let siege = Siege::begin();
    let connections: Vec<_> = (0..400).map(|_| siege.server.connect()).collect();
    siege.check_memory();
    drop(connections);
    siege.end();
}

#[test]
fn fetches_parked_by_clients_that_go_away_are_forgotten() {
    let siege = Siege::begin();
    let topic = unique("parked");
    siege.server.connect().create_topic(&topic, 1);
    let mut request = fetch_request(&topic, 0, 0);
    request.min_bytes = 1;
    request.max_wait_ms = 600_000;
    for _ in 0..2000 {
        let mut client = siege.server.connect();
        client.send(&request, 12).expect("sent");
    }
    siege.check_memory();
    siege.end();
}
