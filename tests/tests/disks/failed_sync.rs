//! A sync that fails: nothing is acknowledged from then on, and the server ends with a clear line.

use std::io::ErrorKind;
use std::thread;
use std::time::Duration;

use broker::sim::{Fault, Operation};
use tests::load::Producer;

use crate::machine::Machine;

/// What a sync may say, and how that is told: a bad disk, one without the room that it had promised, one that has become
/// read-only.
const REASONS: [(ErrorKind, &str); 3] = [
    (ErrorKind::Other, "os error 5"),
    (ErrorKind::StorageFull, "os error 28"),
    (ErrorKind::ReadOnlyFilesystem, "os error 30"),
];

#[test]
fn a_failed_sync_ends_the_server_and_nothing_acknowledged_is_lost() {
    for seed in 0..6 {
        let Some(mut machine) = Machine::start(seed, &[("chronik.wal.bytes", "1048576")]) else {
            return;
        };
        let mut client = machine.server.connect();
        client.create_topic("failing", 4);
        let producers: Vec<Producer> = (0..4)
            .map(|partition| {
                let idempotent = (partition % 2 == 0).then(|| client.init_producer_id());
                Producer::new("failing", partition, -1, idempotent)
            })
            .collect();
        let address = machine.server.address();
        let running: Vec<_> = producers
            .into_iter()
            .map(|producer| thread::spawn(move || producer.run(address)))
            .collect();
        thread::sleep(Duration::from_millis(100));
        // Only this one: whoever asked again would be told that all is well.
        let (kind, reason) = REASONS[seed as usize % REASONS.len()];
        let fault = Fault::FailWith(Operation::Sync, seed * 3, kind);
        machine.disk.plan(fault);
        let status = machine.server.end();
        let log = machine.server.log();
        assert_eq!(status.code(), Some(1), "{log}");
        let told: Vec<&str> = log.lines().filter(|line| line.contains("sync")).collect();
        assert_eq!(told.len(), 1, "{log}");
        assert!(told[0].contains(reason), "{log}");

        let producers = running.into_iter().map(|thread| thread.join());
        let mut producers: Vec<Producer> = producers
            .map(|producer| producer.expect("it ends"))
            .collect();
        machine.lose_power();
        let mut client = machine.server.connect();
        for producer in &mut producers {
            producer.check(&mut client);
        }
        let records: usize = producers.iter().map(Producer::count).sum();
        assert!(records > 0);
    }
}
