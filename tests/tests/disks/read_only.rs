//! A file system that becomes read-only under the running server, as one does that has found an error: what would change
//! something is refused, what is there is served, and once it can be written again all goes on.

use std::thread;
use std::time::Duration;

use broker::sim::Fault;
use tests::load::Producer;
use tests::topic_load::Admin;
use tests::{Client, Server, error_code};

use crate::ext4::Ext4;
use crate::machine::Machine;

/// Chores come many times while the disk is read-only.
const SETTINGS: [(&str, &str); 6] = [
    ("chronik.wal.bytes", "1048576"),
    ("log.segment.bytes", "1048576"),
    ("log.flush.offset.checkpoint.interval.ms", "50"),
    ("log.initial.task.delay.ms", "50"),
    ("log.retention.check.interval.ms", "50"),
    ("log.cleaner.backoff.ms", "50"),
];

/// Half of them idempotent, half with acks=1.
fn producers(client: &mut Client) -> Vec<Producer> {
    client.create_topic("topic", 4);
    let of = |partition| {
        let idempotent = (partition % 2 == 0).then(|| client.init_producer_id());
        let acks = [-1, -1, 1, 1][partition as usize];
        Producer::new("topic", partition, acks, idempotent).padded(5_000)
    };
    (0..4).map(of).collect()
}

fn done(error: Result<i16, tests::CallError>) -> i16 {
    error.expect("an answer")
}

#[test]
fn what_would_change_a_read_only_disk_is_refused_and_what_is_there_is_served() {
    let Some(mut machine) = Machine::start(1, &SETTINGS) else {
        return;
    };
    let mut client = machine.server.connect();
    let mut producers = producers(&mut client);
    let mut admin = Admin::new("made");
    for _ in 0..10 {
        assert_eq!(done(admin.change(&mut client)), error_code::NONE);
    }
    for round in 1..4 {
        for producer in &mut producers {
            for _ in 0..100 {
                assert_eq!(done(producer.produce_one(&mut client)), error_code::NONE);
            }
        }
        let error = client.commit("reading", "topic", 0, round);
        assert_eq!(error, error_code::NONE);

        machine.disk.plan(Fault::ReadOnly);
        for _ in 0..10 {
            for producer in &mut producers {
                let error = done(producer.produce_one(&mut client));
                assert_eq!(error, error_code::KAFKA_STORAGE_ERROR);
            }
            let error = done(admin.change(&mut client));
            assert_eq!(error, error_code::KAFKA_STORAGE_ERROR);
            // As Kafka has it: the client looks for the coordinator and tries again.
            let error = client.commit("reading", "topic", 0, 1000);
            assert_eq!(error, error_code::NOT_COORDINATOR);
            thread::sleep(Duration::from_millis(20));
        }
        for producer in &mut producers {
            producer.check(&mut client);
        }
        admin.check(&mut client);
        assert_eq!(client.committed("reading", "topic", 0), round);

        machine.disk.heal();
        for producer in &mut producers {
            assert_eq!(done(producer.produce_one(&mut client)), error_code::NONE);
            producer.check(&mut client);
        }
        assert_eq!(done(admin.change(&mut client)), error_code::NONE);
        admin.check(&mut client);
    }
    // What was refused is not there after a start either, whether it was stopped or killed.
    for clean in [true, false] {
        if clean {
            assert!(machine.server.stop().success(), "{}", machine.server.log());
        } else {
            machine.server.kill();
        }
        machine.server.start_again();
        let mut client = machine.server.connect();
        for producer in &mut producers {
            producer.check(&mut client);
        }
        admin.check(&mut client);
        assert_eq!(client.committed("reading", "topic", 0), 3);
    }
}

#[test]
fn a_file_system_that_gives_up_takes_nothing_that_was_acknowledged_with_sync() {
    let Some(disk) = Ext4::mount() else {
        return;
    };
    let builder = Server::builder().data_dir(&disk.path().join("data"));
    let mut server = SETTINGS
        .iter()
        .fold(builder, |builder, (key, value)| builder.set(key, value))
        .start();
    let mut client = server.connect();
    let mut load = producers(&mut client);
    // What was not synced is lost with the file system.
    load.retain(|producer| producer.acks() == -1);
    for round in 0..3 {
        let address = server.address();
        let running: Vec<_> = load
            .into_iter()
            .map(|producer| {
                let until = [error_code::KAFKA_STORAGE_ERROR];
                thread::spawn(move || producer.run_past(address, &until))
            })
            .collect();
        thread::sleep(Duration::from_millis(300));
        disk.give_up();
        let producers = running.into_iter().map(|thread| thread.join());
        load = producers
            .map(|producer| producer.expect("it ends"))
            .collect();
        // It had written what it could not sync any more, or learns at the stop that it cannot write.
        if server.is_running() {
            assert!(!server.stop().success());
        } else {
            assert_eq!(server.end().code(), Some(1), "{}", server.log());
        }
        // EIO where something was on its way to the disk, EROFS after that.
        let told = server.log();
        let is_reason = |line: &str| {
            ["os error 5)", "os error 30)"]
                .iter()
                .any(|of| line.ends_with(of))
        };
        assert!(told.lines().any(is_reason), "round {round}: {told}");

        disk.mount_again();
        server.start_again();
        let mut client = server.connect();
        for producer in &mut load {
            producer.check(&mut client);
            assert!(producer.count() > 0);
        }
    }
    server.kill();
}
