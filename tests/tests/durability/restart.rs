//! Stopping and starting again.

use std::time::{Duration, Instant};

use tests::batch::{Batch, Record};
use tests::codec::Codec;
use tests::{Server, error_code, run_server, unique};

#[test]
fn sigterm_and_ctrl_c_stop_the_server_with_exit_code_0() {
    let mut server = Server::start();
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());
    server.start_again();
    assert_eq!(server.interrupt().code(), Some(0), "{}", server.log());
}

#[test]
fn clients_that_wait_do_not_hold_up_a_stop() {
    let mut server = Server::start();
    let topic = unique("waiting");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let mut request = tests::operations::fetch_request(&topic, 0, 0);
    request.min_bytes = 1;
    request.max_wait_ms = 60_000;
    client.send(&request, 11).expect("sent");
    assert!(client.is_silent_for(Duration::from_millis(100)), "it waits");
    let begin = Instant::now();
    assert_eq!(server.stop().code(), Some(0));
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn records_topics_and_configurations_are_there_after_a_restart() {
    let mut server = Server::start();
    let mut client = server.connect();
    let topic = unique("kept");
    let topic_id = client.create_topic_with(&topic, 2, &[("max.message.bytes", "2000")]);
    let batches: Vec<Batch> = Codec::ALL
        .into_iter()
        .map(|codec| Batch::new([Record::new("k", "v"), Record::of_value("w")]).compressed(codec))
        .collect();
    for batch in &batches {
        client.produce(&topic, 1, batch);
    }
    for unclean in [false, true, false] {
        if unclean {
            server.kill();
        } else {
            assert!(server.stop().success());
        }
        server.start_again();
        let mut client = server.connect();
        let fetched = client.fetch_all(&topic, 1, 0);
        let as_sent: Vec<Vec<u8>> = fetched.into_iter().map(|batch| batch.as_sent).collect();
        let sent: Vec<Vec<u8>> = batches.iter().map(Batch::encode).collect();
        assert_eq!(as_sent, sent);
        let request = kafka_proto::messages::MetadataRequest {
            topics: None,
            ..Default::default()
        };
        let response = client.call(&request, 12);
        let found = response
            .topics
            .iter()
            .find(|listed| listed.name == Some(&topic));
        let found = found.expect("the topic");
        assert_eq!((found.topic_id, found.partitions.len()), (topic_id, 2));
        let large = Batch::of_values([vec![b'x'; 3000]]).encode();
        let error = client.produce_bytes(&topic, 0, &large).error_code;
        assert_eq!(error, error_code::MESSAGE_TOO_LARGE);
    }
}

#[test]
fn the_cluster_keeps_its_id() {
    let mut server = Server::start();
    let cluster_id = |server: &Server| {
        let request = kafka_proto::messages::MetadataRequest::default();
        let response = server.connect().call(&request, 12);
        response.cluster_id.expect("a cluster id").to_owned()
    };
    let first = cluster_id(&server);
    assert_eq!(first.len(), 22, "{first}");
    assert!(server.stop().success());
    server.start_again();
    assert_eq!(cluster_id(&server), first);
}

#[test]
fn a_second_server_on_the_same_directory_gets_a_clear_error_and_the_first_goes_on() {
    let server = Server::start();
    let other_port = tests::server::free_address().to_string();
    let data_dir = server.data_dir();
    let arguments = [
        "--data-dir".as_ref(),
        data_dir.as_os_str(),
        "--listen".as_ref(),
        other_port.as_ref(),
    ];
    let second = run_server(server.directory(), arguments);
    assert!(!second.status.success());
    assert!(
        second.output.contains("data"),
        "the directory is named: {}",
        second.output
    );
    assert!(!second.output.contains("panicked"), "{}", second.output);
    server.connect().create_topic("still-there", 1);
}

#[test]
fn a_second_server_on_the_same_port_gets_a_clear_error_and_the_first_goes_on() {
    let server = Server::start();
    let address = server.address().to_string();
    let elsewhere = tempfile::tempdir().expect("a directory");
    let second = run_server(
        elsewhere.path(),
        ["--data-dir", "data", "--listen", &address],
    );
    assert!(!second.status.success());
    assert!(
        second.output.contains(&address),
        "the address is named: {}",
        second.output
    );
    assert!(!second.output.contains("panicked"), "{}", second.output);
    server.connect().create_topic("still-there", 1);
}
