//! Power cuts under load: whatever was not synced may be gone, and nothing that was acknowledged may be.

use std::net::SocketAddr;
use std::thread;
use std::time::Duration;

use tests::Client;
use tests::load::{Committer, Producer};
use tests::topic_load::Admin;

use crate::machine::Machine;

const CUTS: u64 = 20;

/// Large enough for a second or so, for hardly a group, and none at all.
const WAL_BYTES: [&str; 3] = ["1048576", "65536", "0"];

/// More than the broker syncs one by one.
const WIDE: i32 = 40;

/// Who works on the broker, with acks=all.
struct Load {
    producers: Vec<Producer>,
    committer: Committer,
    admin: Admin,
}

impl Load {
    fn new(client: &mut Client) -> Self {
        client.create_topic("wide", WIDE);
        let small = [("internal.segment.bytes", "100000")];
        client.create_topic_with("small-segments", 4, &small);
        let mut producers = Vec::new();
        for (topic, partitions) in [("wide", WIDE), ("small-segments", 4)] {
            for partition in 0..partitions {
                let idempotent = (partition % 2 == 0).then(|| client.init_producer_id());
                producers.push(Producer::new(topic, partition, -1, idempotent));
            }
        }
        Self {
            producers,
            committer: Committer::new("committing", "wide"),
            admin: Admin::new("made"),
        }
    }

    /// Goes on until the broker is gone, which `meanwhile` sees to.
    fn run(self, address: SocketAddr, padding: usize, meanwhile: impl FnOnce()) -> Self {
        thread::scope(|scope| {
            let producers: Vec<_> = self
                .producers
                .into_iter()
                .map(|producer| scope.spawn(move || producer.padded(padding).run(address)))
                .collect();
            let committer = scope.spawn(|| self.committer.run(address));
            let admin = scope.spawn(|| self.admin.run(address));
            meanwhile();
            Self {
                producers: producers
                    .into_iter()
                    .map(|thread| thread.join().expect("a producer"))
                    .collect(),
                committer: committer.join().expect("the committer"),
                admin: admin.join().expect("the admin"),
            }
        })
    }

    fn check(&mut self, client: &mut Client, all: bool) {
        for producer in &mut self.producers {
            if all {
                producer.check(client);
            } else {
                producer.check_news(client);
            }
        }
        self.committer.check(client);
        self.admin.check(client);
    }
}

#[test]
fn nothing_acknowledged_is_lost_doubled_or_reordered_by_twenty_power_cuts() {
    let seed = match std::env::var("POWER_CUT_SEED") {
        Ok(seed) => seed.parse().expect("POWER_CUT_SEED is a number"),
        Err(_) => u64::from(std::process::id()),
    };
    eprintln!("POWER_CUT_SEED={seed}");
    // Small files, so that segments roll and the write-ahead log begins anew while the load runs.
    let settings = [
        ("chronik.wal.bytes", WAL_BYTES[(seed % 3) as usize]),
        ("log.segment.bytes", "1048576"),
        ("log.flush.offset.checkpoint.interval.ms", "150"),
    ];
    let Some(mut machine) = Machine::start(seed, &settings) else {
        return;
    };
    let mut load = Load::new(&mut machine.server.connect());
    for cut in 0..CUTS {
        let padding = [0, 2_000, 70_000][(cut % 3) as usize];
        let address = machine.server.address();
        load = load.run(address, padding, || {
            thread::sleep(Duration::from_millis(150 + cut * 37 % 200));
            // Whoever stops a server may switch its machine off at once.
            if cut % 5 == 4 {
                assert!(machine.server.stop().success());
            } else {
                machine.server.kill();
            }
        });
        machine.lose_power();
        load.check(&mut machine.server.connect(), cut + 1 == CUTS);
    }
    let records: usize = load.producers.iter().map(Producer::count).sum();
    let (commits, changes) = (load.committer.count(), load.admin.count());
    eprintln!("{records} records, {commits} commits, {changes} changes of topics");
    assert!(records > 500 && commits > 20 && changes > 20);
}
