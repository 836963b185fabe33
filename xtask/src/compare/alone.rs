//! The loads that only our own broker gets: how it grows, what holds it up, and whom it has to bear.

use super::figure::Figure::{
    Cpu, EachCommit, EachConnection, EachGroup, EachPartition, Max, P50, P99, P999, Peak, Resident,
    Start,
};
use super::load::{Load, Mark, Session, Size, Step};

/// All of them.
pub fn sessions(size: Size) -> Vec<Session> {
    let mut sessions = partitions(size);
    sessions.extend(connections(size));
    sessions.extend(groups(size));
    sessions.extend(stalls(size));
    sessions.extend(neighbours(size));
    sessions
}

fn session(name: String, properties: &[(&'static str, &'static str)], loads: Vec<Load>) -> Session {
    Session {
        name,
        properties: properties.to_vec(),
        is_ours_alone: true,
        loads,
    }
}

/// Kafka and we take no more new partitions than these in a request.
const MOST_AT_ONCE: u32 = 9999;

/// Batches stay as small as they are at the largest number, so that the number alone changes.
fn partitions(size: Size) -> Vec<Session> {
    let count = size.count(1_000_000);
    let numbers = [1, 10, 100, 1000, 3000, 10_000];
    let of = |number: u32| {
        let name = format!("growth: {number} partitions");
        let grown = number.min(MOST_AT_ONCE);
        let others = (number > grown).then(|| {
            Step::Librdkafka(format!("create topic=others partitions={}", number - grown))
        });
        let create = format!(
            "--topic grown --mode partitions --partitions {grown} --acks 1 --message-count {grown}"
        );
        let write = format!("--topic grown --acks 1 --batch-size 4096 --message-count {count}");
        let line = "partitions";
        let loads = vec![
            Load::bench(format!("{name}, create"), create, 3)
                .after(others)
                .take([EachPartition])
                .growing(line, number),
            Load::bench(format!("{name}, produce"), write, 6)
                .take([Cpu])
                .growing(line, number),
            Load::new(format!("{name}, at rest"), Step::Rest(1), 1)
                .take([Resident])
                .growing(line, number),
            Load::new(format!("{name}, start"), Step::Restart, 3)
                .take([Start])
                .growing(line, number),
        ];
        session(name, &[], loads)
    };
    numbers.map(of).into()
}

/// Opening the connections is part of what producing costs.
fn connections(size: Size) -> Vec<Session> {
    let count = size.count(1_000_000);
    let numbers = [1, 10, 100, 1000, 5000];
    let of = |number: u32| {
        let name = format!("growth: {number} connections");
        let hold = format!("--mode connections --connections {number}");
        let write = format!(
            "--partitions 3 --acks 1 --batch-size 4096 --producers {number} --message-count {count}"
        );
        let line = "connections";
        let loads = vec![
            Load::bench(format!("{name}, idle"), hold, 3)
                .take([EachConnection])
                .growing(line, number),
            Load::bench(format!("{name}, produce"), write, 8)
                .take([Cpu, Peak])
                .growing(line, number),
        ];
        session(name, &[], loads)
    };
    numbers.map(of).into()
}

fn groups(size: Size) -> Vec<Session> {
    let commits = size.count(20_000);
    let numbers = [1, 10, 100, 1000, 5000];
    let of = |number: u32| {
        let name = format!("growth: {number} groups");
        let commit = format!(
            "--mode groups --groups {number} --partitions 3 --message-count {}",
            commits.max(u64::from(number))
        );
        let line = "groups";
        let loads = vec![
            Load::bench(format!("{name}, commit"), commit, 6)
                .take([EachCommit, EachGroup, P50])
                .growing(line, number),
            Load::new(format!("{name}, at rest"), Step::Rest(1), 1)
                .take([Resident])
                .growing(line, number),
            Load::new(format!("{name}, start"), Step::Restart, 2)
                .take([Start])
                .growing(line, number),
        ];
        session(name, &[], loads)
    };
    numbers.map(of).into()
}

const STEADY: &str = "stall: none";
const BESIDE_KEYED: &str = "stall: none, beside a keyed topic";
const BESIDE_WIDE: &str = "stall: none, beside 3,000 partitions";
/// Seconds until thousands of new files are on the disk: the first checkpoint comes after 60.
const SETTLED: u32 = 75;

/// 2 MB a second, synced, while something else is to be done.
fn stalls(size: Size) -> Vec<Session> {
    let seconds = size.seconds(15);
    let steady =
        format!("--partitions 3 --acks all --message-size 1000 --rate 2000 --duration {seconds}s");
    let load = |name: &str, baseline: &str| {
        let load = Load::bench(name, steady.clone(), seconds + 3).take([P50, P99]);
        let load = if name == baseline {
            load.take([P999])
        } else {
            load.mark(P999, Mark::Times(3.0, baseline.to_owned()))
        };
        load.take([Max])
    };
    let keyed = |load: Load, policy: &str| {
        load.after([Step::Librdkafka(format!(
            "create topic=keyed config.cleanup.policy={policy} config.min.cleanable.dirty.ratio=0.01"
        ))])
        .beside(Step::Bench(
            "--topic keyed --keys 1000 --acks 1 --message-size 200 --rate 5000 --duration 10m"
                .to_owned(),
        ))
    };
    // As many segments of a mebibyte.
    let segments = size.count(1000);
    let retention = load("stall: retention of 1,000 segments", STEADY)
        .after([Step::Bench(format!(
            "--topic old --partitions 1 --acks 1 --message-size 10000 --message-count {}",
            segments * 105
        ))])
        .beside(Step::Librdkafka(
            "configure topic=old config.retention.bytes=1".to_owned(),
        ));
    let wide = |load: Load| {
        let settled = size.seconds(SETTLED);
        let mut load = load.after([
            Step::Bench(
                "--topic wide --mode partitions --partitions 3000 --acks 1 --message-count 3000"
                    .to_owned(),
            ),
            Step::Librdkafka("create topic=tuned partitions=1".to_owned()),
            Step::Rest(settled.into()),
        ]);
        load.seconds += settled;
        load
    };
    // A snapshot of so many partitions for each change of a topic's settings.
    let snapshots = wide(load("stall: four metadata snapshots a second", BESIDE_WIDE)).beside(
        Step::Librdkafka("reconfigure topic=tuned config.retention.ms=600000|700000".to_owned()),
    );
    let each_change = [("metadata.log.max.record.bytes.between.snapshots", "1")];
    let small = ("log.segment.bytes", "1048576");
    let cleaner = [small, ("log.cleaner.backoff.ms", "200")];
    vec![
        session("steady".to_owned(), &[], vec![load(STEADY, STEADY)]),
        session(
            "rolling".to_owned(),
            &[small],
            vec![load("stall: two segments a second", STEADY)],
        ),
        session(
            "checkpoints".to_owned(),
            &[
                ("chronik.wal.bytes", "1048576"),
                ("log.flush.offset.checkpoint.interval.ms", "250"),
            ],
            vec![load("stall: four checkpoints a second", STEADY)],
        ),
        session(
            "keyed".to_owned(),
            &cleaner,
            vec![keyed(load(BESIDE_KEYED, BESIDE_KEYED), "delete")],
        ),
        session(
            "compaction".to_owned(),
            &cleaner,
            vec![keyed(load("stall: compaction", BESIDE_KEYED), "compact")],
        ),
        session(
            "retention".to_owned(),
            &[
                small,
                ("log.initial.task.delay.ms", "500"),
                ("log.retention.check.interval.ms", "500"),
                ("log.segment.delete.delay.ms", "1000"),
            ],
            vec![retention],
        ),
        session(
            "wide".to_owned(),
            &each_change,
            vec![wide(load(BESIDE_WIDE, BESIDE_WIDE))],
        ),
        session("snapshots".to_owned(), &each_change, vec![snapshots]),
    ]
}

const ALONE: &str = "neighbours: none";
/// MiB that the broker may have for requests and answers in these sessions.
const CAP: (&str, &str) = ("chronik.memory.max.bytes", "268435456");
/// MiB of that, and what an idle broker takes.
const CAP_RESIDENT: f64 = 256.0 + 16.0;

/// A good client at a fixed rate, and those that are none beside it.
fn neighbours(size: Size) -> Vec<Session> {
    let seconds = size.seconds(15);
    let good =
        format!("--mode round-trip --partitions 3 --acks all --rate 1000 --duration {seconds}s");
    let fill = Step::Bench(format!(
        "--topic big --partitions 3 --acks 1 --message-size 1000 --message-count {}",
        size.count(400_000)
    ));
    let of = |name: &str, manner: Option<&str>| {
        let load = Load::bench(name, good.clone(), seconds + 6).after([fill.clone()]);
        let load = match manner {
            None => load.take([P50, P99, Peak]),
            Some(manner) => load
                .beside(Step::Bench(format!(
                    "--topic big --mode neighbours {manner} --duration 10m"
                )))
                .take([P50])
                .mark(P99, Mark::Times(2.0, ALONE.to_owned()))
                .mark(Peak, Mark::Most(CAP_RESIDENT)),
        };
        session(name.replace(": ", " "), &[CAP], vec![load.take([Max])])
    };
    vec![
        of(ALONE, None),
        of(
            "neighbours: 500 that never read",
            Some("--manner mute --connections 500"),
        ),
        of(
            "neighbours: 500 that send a byte a second",
            Some("--manner slow --connections 500"),
        ),
        of(
            "neighbours: one that asks for everything",
            Some("--manner greedy --connections 1"),
        ),
    ]
}
