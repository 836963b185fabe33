//! A disk that fills up in the middle of load: writes are refused, reads go on, and with room all goes on.

use std::thread;
use std::time::Duration;

use kafka_proto::messages::create_partitions::request::CreatePartitionsTopic;
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{CreatePartitionsRequest, MetadataRequest};
use tests::load::Producer;
use tests::topic_load::Admin;
use tests::{Client, Server, error_code, run_server};

use crate::volume::Volume;

const MEBIBYTE: u64 = 1 << 20;

/// Wants more partitions than fit into what is left of a page; the error.
fn grow(client: &mut Client) -> i16 {
    let request = CreatePartitionsRequest {
        topics: vec![CreatePartitionsTopic {
            name: "filling",
            count: 100,
            assignments: None,
            ..Default::default()
        }],
        timeout_ms: 10_000,
        ..Default::default()
    };
    client.call(&request, 2).results[0].error_code
}

/// Asks for a topic, which may be created for that; error and number of partitions.
fn found(client: &mut Client, topic: &str) -> (i16, usize) {
    let request = MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(topic),
            ..Default::default()
        }]),
        allow_auto_topic_creation: true,
        ..Default::default()
    };
    let response = client.call(&request, 9);
    let topic = &response.topics[0];
    (topic.error_code, topic.partitions.len())
}

#[test]
fn a_full_disk_refuses_writes_and_serves_reads_until_there_is_room() {
    let Some(volume) = Volume::mount(48 * MEBIBYTE) else {
        return;
    };
    let mut server = Server::builder()
        .data_dir(&volume.path().join("data"))
        .set("chronik.wal.bytes", MEBIBYTE)
        .set("log.segment.bytes", MEBIBYTE)
        .set("log.flush.offset.checkpoint.interval.ms", 200)
        .start();
    let mut client = server.connect();
    client.create_topic("filling", 4);
    assert_eq!(client.commit("reading", "filling", 0, 1), error_code::NONE);
    let mut admin = Admin::new("made");
    for _ in 0..10 {
        assert_eq!(
            admin.change(&mut client).expect("an answer"),
            error_code::NONE
        );
    }
    let producers: Vec<Producer> = (0..4)
        .map(|partition| {
            let idempotent = (partition % 2 == 0).then(|| client.init_producer_id());
            let acks = [-1, -1, 1, 1][partition as usize];
            Producer::new("filling", partition, acks, idempotent).padded(20_000)
        })
        .collect();
    let address = server.address();
    let running: Vec<_> = producers
        .into_iter()
        .map(|producer| {
            let until = [error_code::KAFKA_STORAGE_ERROR];
            thread::spawn(move || producer.run_past(address, &until))
        })
        .collect();
    thread::sleep(Duration::from_millis(200));
    volume.fill();
    let producers = running.into_iter().map(|thread| thread.join());
    let mut producers: Vec<Producer> = producers
        .map(|producer| producer.expect("it ends"))
        .collect();

    // Its record fits into no page that the others did not fit into.
    let long = "a-topic-that-nobody-creates-".repeat(8);
    for round in 0..3 {
        // Small files come and go.
        let ballast = volume.fill();
        for producer in &mut producers {
            // A record that fits into the last page may be taken.
            let refused = (0..10).any(|_| {
                let error = producer.produce_one(&mut client).expect("an answer");
                assert!([error_code::NONE, error_code::KAFKA_STORAGE_ERROR].contains(&error));
                error != error_code::NONE
            });
            assert!(refused, "round {round}: {producer:?}");
            producer.check(&mut client);
        }
        let refused = (0..2000).any(|_| {
            let error = admin.change(&mut client).expect("an answer");
            assert!([error_code::NONE, error_code::KAFKA_STORAGE_ERROR].contains(&error));
            error != error_code::NONE
        });
        assert!(refused, "round {round}: changes of topics are taken");
        assert_eq!(grow(&mut client), error_code::KAFKA_STORAGE_ERROR);
        assert_eq!(found(&mut client, "filling"), (error_code::NONE, 4));
        let missing = (error_code::UNKNOWN_TOPIC_OR_PARTITION, 0);
        assert_eq!(found(&mut client, &long), missing);
        admin.check(&mut client);
        let mut offset = client.committed("reading", "filling", 0);
        loop {
            let error = client.commit("reading", "filling", 0, offset + 1);
            if error != error_code::NONE {
                // As Kafka has it: the client looks for the coordinator and tries again.
                assert_eq!(error, error_code::NOT_COORDINATOR);
                break;
            }
            offset += 1;
        }
        assert_eq!(client.committed("reading", "filling", 0), offset);

        std::fs::remove_file(&ballast).expect("the ballast");
        for producer in &mut producers {
            let error = producer.produce_one(&mut client).expect("an answer");
            assert_eq!(error, error_code::NONE, "round {round}");
            producer.check(&mut client);
        }
        for _ in 0..8 {
            assert_eq!(
                admin.change(&mut client).expect("an answer"),
                error_code::NONE
            );
        }
        admin.check(&mut client);
        assert_eq!(
            client.commit("reading", "filling", 0, round),
            error_code::NONE
        );
    }
    for clean in [false, true] {
        if clean {
            assert!(server.stop().success(), "{}", server.log());
        } else {
            server.kill();
        }
        server.start_again();
        let mut client = server.connect();
        for producer in &mut producers {
            producer.check(&mut client);
        }
        admin.check(&mut client);
        assert_eq!(client.committed("reading", "filling", 0), 2);
    }
}

#[test]
fn a_read_only_or_full_directory_refuses_the_start_with_a_reason() {
    let Some(volume) = Volume::mount(4 * MEBIBYTE) else {
        return;
    };
    let data_dir = volume.path().join("data");
    let start = || {
        let arguments = [
            "--data-dir",
            data_dir.to_str().expect("UTF-8"),
            "--listen",
            "127.0.0.1:0",
        ];
        let finished = run_server(volume.path(), arguments);
        assert_eq!(finished.status.code(), Some(1), "{}", finished.output);
        finished.output
    };
    let ballast = volume.fill();
    let told = start();
    assert!(told.contains("No space left on device"), "{told}");
    std::fs::remove_file(ballast).expect("the ballast");
    volume.make_read_only();
    let told = start();
    assert!(told.contains("Read-only file system"), "{told}");
}
