//! The loads that every broker gets.
//!
//! Messages and acknowledgements are those of the names; `librdkafka` behind a name says that it was the driver, otherwise it
//! was chronik-bench. A session's first loads find a broker that has just started, the ones behind its warm-up one that has
//! taken ten million messages.

use super::figure::Figure::{
    Cpu, EachConnection, EachPartition, FirstRecord, IdleCpu, LoopCpu, Max, P50, P99, P999, Peak,
    Rate, Resident, Start,
};
use super::load::{Load, Mark, Session, Size, Step};

const MILLION: u64 = 1_000_000;
const CODECS: [&str; 4] = ["gzip", "snappy", "lz4", "zstd"];
/// Name, bytes, and how many of them stand for a million of 100 bytes.
const SIZES: [(&str, u32, u64); 2] = [("100 B", 100, MILLION), ("1 KiB", 1024, MILLION / 4)];
/// Longer than a broker keeps its newest batches in memory of its own.
const UNTIL_COLD: u64 = 22;

/// All of them.
pub fn sessions(size: Size) -> Vec<Session> {
    vec![start(), plain(size), synced(size)]
}

fn session(name: &str, properties: &[(&'static str, &'static str)], loads: Vec<Load>) -> Session {
    Session {
        name: name.to_owned(),
        properties: properties.to_vec(),
        is_ours_alone: false,
        loads,
    }
}

fn start() -> Session {
    let loads = vec![
        Load::new("start, fresh directory", Step::Start, 3).mark(Start, Mark::Ratio(0.01)),
        Load::new("start, after a clean stop", Step::Restart, 5).take([Start]),
        Load::new("idle", Step::Rest(8), 11)
            .after([Step::Rest(2)])
            .mark(Resident, Mark::Ratio(0.02))
            .take([IdleCpu]),
        Load::bench(
            "1,000 idle connections",
            "--mode connections --connections 1000",
            4,
        )
        .mark(EachConnection, Mark::Most(4096.0)),
        Load::bench(
            "1,000 partitions created",
            "--mode partitions --partitions 1000 --message-count 1000 --acks 1",
            8,
        )
        .mark(EachPartition, Mark::Most(1024.0)),
    ];
    session("start", &[], loads)
}

fn plain(size: Size) -> Session {
    let million = size.count(MILLION);
    let first = "first million: ";
    let mut loads = vec![
        Load::librdkafka(
            format!("{first}produce acks=1, librdkafka"),
            format!("produce topic=first acks=1 count={million}"),
            5,
        )
        .mark(Cpu, Mark::Ratio(1.0 / 7.0))
        .take([Rate]),
        Load::librdkafka(
            format!("{first}consume hot, librdkafka"),
            format!("consume topic=first count={million}"),
            4,
        )
        .mark(Cpu, Mark::Ratio(0.25))
        .take([Rate]),
    ];
    loads.extend(warm_up(size, "1"));
    for (acks, mark) in [
        ("acks=1", Some(Mark::Ratio(1.0 / 3.0))),
        ("acks=all", None),
        ("idempotent", None),
    ] {
        loads.extend(produce(size, acks, mark));
    }
    for codec in CODECS {
        for (name, bytes, count) in SIZES {
            let arguments = format!(
                "--partitions 3 --acks 1 --compression {codec} --message-size {bytes} --message-count {}",
                size.count(count)
            );
            loads.push(
                Load::bench(format!("produce acks=1, {name}, {codec}"), arguments, 4)
                    .take([Cpu, Rate]),
            );
        }
    }
    loads.extend(consume(size));
    loads.extend(by_number(size));
    loads.extend([
        Load::bench("group of three", "--mode group --partitions 3", 8)
            .times(5)
            .mark(FirstRecord, Mark::Ratio(0.5)),
        Load::librdkafka("group of three, librdkafka", "group", 12)
            .after([Step::Bench(
                "--partitions 3 --message-count 10000".to_owned(),
            )])
            .times(3)
            .mark(FirstRecord, Mark::Ratio(0.5)),
        Load::new("memory after these loads", Step::Rest(5), 5).take([Resident]),
    ]);
    session("plain", &[], loads)
}

/// Ten million messages, by both drivers and both ways.
fn warm_up(size: Size, acks: &str) -> Vec<Load> {
    let [most, some] = [6 * MILLION, 2 * MILLION].map(|count| size.count(count));
    vec![
        Load::bench(
            "warm-up",
            format!("--topic warm --partitions 3 --acks {acks} --message-count {most}"),
            15,
        ),
        Load::bench("warm-up", "--topic warm --mode consume", 8),
        Load::librdkafka(
            "warm-up",
            format!("produce topic=warm-too acks={acks} count={some}"),
            7,
        ),
        Load::librdkafka("warm-up", format!("consume topic=warm-too count={some}"), 5),
        Load::bench(
            "warm-up",
            format!("--topic warm --idempotent --message-count {some}"),
            5,
        ),
    ]
}

fn produce(size: Size, acks: &str, mark: Option<Mark>) -> Vec<Load> {
    let (bench, librdkafka) = match acks {
        "idempotent" => ("--idempotent", "acks=all idempotent=yes"),
        "acks=1" => ("--acks 1", "acks=1"),
        _ => ("--acks all", "acks=all"),
    };
    let count = size.count(2 * MILLION);
    let mut by_librdkafka = Load::librdkafka(
        format!("produce {acks}, 100 B, librdkafka"),
        format!("produce {librdkafka} count={count}"),
        8,
    );
    by_librdkafka.figures.push((Cpu, mark));
    let mut loads = vec![by_librdkafka.take([Rate, Peak])];
    for (name, bytes, count) in SIZES {
        let count = size.count(2 * count);
        let arguments =
            format!("--partitions 3 {bench} --message-size {bytes} --message-count {count}");
        let load = Load::bench(format!("produce {acks}, {name}"), arguments, 5);
        loads.push(load.take([Cpu, LoopCpu, Rate]));
    }
    loads
}

fn consume(size: Size) -> Vec<Load> {
    let count = size.count(2 * MILLION);
    let fill = |bytes: u32, count: u64| {
        Step::Bench(format!(
            "--partitions 3 --acks 1 --message-size {bytes} --message-count {count}"
        ))
    };
    let mut loads = vec![
        Load::librdkafka(
            "consume hot, 100 B, librdkafka",
            format!("consume count={count}"),
            12,
        )
        .after([Step::Librdkafka(format!("produce acks=1 count={count}"))])
        .mark(Cpu, Mark::Ratio(0.6))
        .take([Rate]),
    ];
    for (name, bytes, count) in SIZES {
        let count = size.count(4 * count);
        loads.push(
            Load::bench(format!("consume hot, {name}"), "--mode consume", 10)
                .after([fill(bytes, count)])
                .take([Cpu, LoopCpu, Rate]),
        );
    }
    loads.push(
        Load::bench("consume cold, 100 B", "--mode consume", 32)
            .after([fill(100, count), Step::Rest(UNTIL_COLD), Step::Evict])
            .take([Cpu, Rate]),
    );
    loads
}

/// The same messages over more partitions and over more connections.
fn by_number(size: Size) -> Vec<Load> {
    let count = size.count(MILLION);
    let mut loads = Vec::new();
    for number in [1, 100, 1000] {
        let write =
            format!("--partitions {number} --acks 1 --batch-size 8192 --message-count {count}");
        loads.extend([
            Load::bench(
                format!("produce acks=1, {number} partitions"),
                write.clone(),
                5,
            )
            .take([Cpu, Rate]),
            Load::bench(
                format!("consume hot, {number} partitions"),
                "--mode consume",
                8,
            )
            .after([Step::Bench(write)])
            .take([Cpu, Rate]),
        ]);
    }
    for number in [1, 100, 1000] {
        let arguments = format!(
            "--partitions 3 --acks 1 --batch-size 8192 --producers {number} --message-count {count}"
        );
        loads.push(
            Load::bench(
                format!("produce acks=1, {number} connections"),
                arguments,
                6,
            )
            .take([Cpu, Rate, Peak]),
        );
    }
    loads
}

fn synced(size: Size) -> Session {
    let million = size.count(MILLION);
    let mut loads = vec![
        Load::librdkafka(
            "first million: produce acks=all with sync, librdkafka",
            format!("produce acks=all count={million}"),
            6,
        )
        .mark(Cpu, Mark::Ratio(1.0 / 7.0))
        .take([Rate]),
    ];
    loads.extend(warm_up(size, "all"));
    for (acks, mark) in [
        ("acks=all", Some(Mark::Ratio(1.0 / 2.5))),
        ("idempotent", None),
    ] {
        loads.extend(produce(size, acks, mark).into_iter().map(|mut load| {
            load.name = load.name.replacen(acks, &format!("{acks} with sync"), 1);
            load
        }));
    }
    let seconds = size.seconds(10);
    let latency = |load: Load, marks: Option<(f64, f64)>| {
        let load = match marks {
            Some((p50, p99)) => load.mark(P50, Mark::Ratio(p50)).mark(P99, Mark::Ratio(p99)),
            None => load.take([P50, P99]),
        };
        load.take([P999, Max])
    };
    let one_by_one = format!("--mode latency --partitions 1 --acks all --duration {seconds}s");
    loads.push(latency(
        Load::bench("one by one, acks=all with sync", one_by_one, seconds + 1),
        Some((0.6, 0.4)),
    ));
    loads.push(latency(
        Load::librdkafka(
            "one by one, acks=all with sync, librdkafka",
            format!("one-by-one partitions=1 count={}", size.count(8000)),
            seconds + 1,
        ),
        Some((0.6, 0.4)),
    ));
    for rate in [1000, 10_000, 50_000] {
        let arguments = format!(
            "--mode round-trip --partitions 3 --acks all --rate {rate} --duration {seconds}s"
        );
        let load = Load::bench(
            format!("end to end at {rate}/s with sync"),
            arguments,
            seconds + 2,
        );
        loads.push(latency(load, (rate == 1000).then_some((0.5, 0.25))));
    }
    loads.push(latency(
        Load::librdkafka(
            "end to end, one by one, with sync, librdkafka",
            format!("round-trip partitions=1 count={}", size.count(5000)),
            seconds + 4,
        ),
        Some((0.5, 0.25)),
    ));
    session("synced", &[("log.flush.interval.messages", "1")], loads)
}
