//! Too few descriptors: the server gets by with those it has, and gets over it where there are none at all.

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use tests::batch::Batch;
use tests::operations::fetch_request;
use tests::{Client, Server, error_code};

/// More logs than descriptors.
const PARTITIONS: i32 = 150;

fn produce(client: &mut Client, partition: i32) -> i16 {
    let batch = Batch::of_values([format!("to {partition}")]).encode();
    client.produce_bytes("many", partition, &batch).error_code
}

#[test]
fn a_server_with_few_descriptors_serves_many_partitions() {
    let mut server = Server::builder().max_descriptors(64).start();
    let mut client = server.connect();
    client.create_topic("many", PARTITIONS);
    for clean in [true, false, true] {
        for partition in 0..PARTITIONS {
            assert_eq!(produce(&mut client, partition), error_code::NONE);
        }
        if clean {
            assert!(server.stop().success(), "{}", server.log());
        } else {
            server.kill();
        }
        server.start_again();
        client = server.connect();
    }
    for partition in 0..PARTITIONS {
        let values = client.read_values("many", partition);
        let sent = (0..3).map(|offset| (offset, format!("to {partition}")));
        assert!(values.into_iter().eq(sent), "partition {partition}");
    }
}

#[test]
fn without_a_descriptor_what_needs_one_is_refused_until_there_are_some() {
    let mut server = Server::start();
    let mut client = server.connect();
    client.create_topic("many", PARTITIONS);
    for partition in 0..PARTITIONS {
        assert_eq!(produce(&mut client, partition), error_code::NONE);
    }
    // After a start nothing is open that was not asked for.
    assert!(server.stop().success());
    server.start_again();
    client = server.connect();
    // Once it is answered the connection has its descriptor.
    assert_eq!(client.list_offset("many", 0, -1, 5).offset, 1);
    let process = i32::try_from(server.process_id())
        .ok()
        .and_then(Pid::from_raw);
    let limit = |current| {
        let limit = Rlimit {
            current,
            maximum: Some(1 << 12),
        };
        prlimit(process, Resource::Nofile, limit).expect("a limit")
    };
    let before = limit(Some(3));
    let refused = (0..PARTITIONS)
        .filter(|&partition| match produce(&mut client, partition) {
            error_code::NONE => false,
            error_code::KAFKA_STORAGE_ERROR => true,
            error => panic!("partition {partition} got error {error}"),
        })
        .count();
    assert!(refused > 100, "{refused}");
    let answer = client.fetch_at(&fetch_request("many", PARTITIONS - 1, 0), 12);
    assert_eq!(answer.error_code, error_code::KAFKA_STORAGE_ERROR);

    limit(before.current.map(|limit| limit.min(1 << 12)));
    for partition in 0..PARTITIONS {
        assert_eq!(produce(&mut client, partition), error_code::NONE);
        let values = client.read_values("many", partition);
        assert!((2..=3).contains(&values.len()), "{partition}: {values:?}");
    }
    assert!(server.stop().success(), "{}", server.log());
}
