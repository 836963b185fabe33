//! A write or a read that fails: who asked is told, and everybody else is served.

use broker::sim::{Fault, Operation};
use tests::batch::Batch;
use tests::operations::fetch_request;
use tests::{Client, error_code};

use crate::machine::Machine;

fn produce(client: &mut Client, partition: i32, value: &str) -> i16 {
    let batch = Batch::of_values([value]).encode();
    client.produce_bytes("topic", partition, &batch).error_code
}

#[test]
fn a_failed_write_or_read_concerns_who_asked_for_it() {
    let Some(mut machine) = Machine::start(1, &[]) else {
        return;
    };
    let mut client = machine.server.connect();
    client.create_topic("topic", 2);
    for partition in 0..2 {
        assert_eq!(produce(&mut client, partition, "before"), error_code::NONE);
    }
    machine.disk.plan(Fault::Fail(Operation::Write, 0));
    let refused = produce(&mut client, 0, "refused");
    assert_eq!(refused, error_code::KAFKA_STORAGE_ERROR);
    for partition in 0..2 {
        assert_eq!(produce(&mut client, partition, "after"), error_code::NONE);
    }
    // A start after a clean stop reads no segment, and the kernel has nothing of a disk that was just mounted.
    assert!(machine.server.stop().success());
    machine.lose_power();

    let mut client = machine.server.connect();
    let answer = |client: &mut Client, partition| {
        client
            .fetch_at(&fetch_request("topic", partition, 0), 12)
            .error_code
    };
    // The kernel tries again where reading ahead fails.
    for number in 0..10 {
        machine.disk.plan(Fault::Fail(Operation::Read, number));
    }
    let refused = answer(&mut client, 0);
    assert_eq!(refused, error_code::KAFKA_STORAGE_ERROR);
    machine.disk.heal();
    for partition in 0..2 {
        assert_eq!(answer(&mut client, partition), error_code::NONE);
        let values = client.read_values("topic", partition);
        let sent = [(0, "before".to_owned()), (1, "after".to_owned())];
        assert_eq!(values, sent);
    }
}
