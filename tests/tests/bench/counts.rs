//! Counts are exact, in every mode.

use std::time::Duration;

use tests::{Bench, Measured, Server, unique};

#[track_caller]
fn is_good(measured: &Measured) {
    assert_eq!(measured.code, Some(0), "{measured:?}");
}

#[test]
fn the_two_commands_that_people_have_count_what_they_should() {
    let server = Server::start();
    let produced = Bench::run(
        server.address(),
        "--topic test --mode produce --message-count 10",
    );
    is_good(&produced);
    for name in ["sent", "acknowledged"] {
        assert_eq!(produced.count(name), 10);
    }
    let consume = "--topic test --mode consume --duration 10s --consumer-group test-group";
    let consumed = Bench::run(server.address(), consume);
    is_good(&consumed);
    assert_eq!(consumed.count("received"), 10);
    let again = Bench::run(server.address(), consume);
    is_good(&again);
    assert_eq!(again.count("received"), 0, "the group has committed");
}

#[test]
fn what_is_written_is_stored_once_and_read_back_in_every_codec_and_with_every_acks() {
    let server = Server::shared();
    for options in [
        "--compression gzip --acks 1",
        "--compression snappy --idempotent",
        "--compression lz4 --keys 50",
        "--compression zstd --producers 3 --batch-size 1000",
        "--acks 0",
        "--message-size 36 --batch-size 1",
        "--message-size 100000 --message-count 100",
    ] {
        let topic = unique("bench");
        let count = if options.contains("--message-count") {
            100
        } else {
            5000
        };
        let mut arguments = format!("--topic {topic} --partitions 3 --verify {options}");
        if count == 5000 {
            arguments += " --message-count 5000";
        }
        let measured = Bench::run(server.address(), &arguments);
        is_good(&measured);
        assert_eq!(measured.count("sent"), count, "{options}");
        assert_eq!(measured.count("received"), count, "{options}");
        for name in ["missing", "duplicated", "out_of_order", "failed"] {
            assert_eq!(measured.count(name), 0, "{options}: {name}");
        }
        let mut client = server.connect();
        let stored: i64 = (0..3)
            .map(|partition| client.list_offset(&topic, partition, -1, 5).offset)
            .sum();
        assert_eq!(stored as u64, count, "{options}");
    }
}

#[test]
fn a_reader_stops_at_exactly_the_count_that_it_was_given() {
    let server = Server::shared();
    let topic = unique("bench");
    let produce = format!("--topic {topic} --message-count 1000");
    is_good(&Bench::run(server.address(), &produce));
    let consume = format!("--topic {topic} --mode consume --message-count 123");
    let measured = Bench::run(server.address(), &consume);
    is_good(&measured);
    assert_eq!(measured.count("received"), 123);
    let all = format!("--topic {topic} --mode consume --verify --consumers 2");
    assert_eq!(Bench::run(server.address(), &all).count("received"), 1000);
}

#[test]
fn a_round_trip_at_a_rate_has_latencies_of_both_ways() {
    let server = Server::shared();
    let topic = unique("bench");
    let arguments = format!(
        "--topic {topic} --mode round-trip --rate 500 --duration 2s --verify --partitions 2"
    );
    let measured = Bench::run(server.address(), &arguments);
    is_good(&measured);
    let sent = measured.count("sent");
    assert!((999..=1001).contains(&sent), "{sent}");
    assert_eq!(measured.count("received"), sent);
    let figures = measured.figures();
    for way in ["acknowledgement", "end_to_end"] {
        assert_eq!(figures["latency"][way]["count"].as_u64(), Some(sent));
        assert!(figures["latency"][way]["p99_ms"].as_f64() > Some(0.0));
    }
}

#[test]
fn a_group_reads_everything_between_its_members() {
    let server = Server::shared();
    let topic = unique("bench");
    let arguments = format!("--topic {topic} --mode group --partitions 6 --verify");
    let measured = Bench::run(server.address(), &arguments);
    is_good(&measured);
    assert_eq!(measured.count("received"), 10_000);
    let figures = measured.figures();
    assert!(figures["figures"]["first_record_after_ms"].as_f64() > Some(0.0));
}

#[test]
fn one_at_a_time_connections_and_partitions_are_measured() {
    let server = Server::shared();
    let latency = format!(
        "--topic {} --mode latency --message-count 50",
        unique("bench")
    );
    let measured = Bench::run(server.address(), &latency);
    is_good(&measured);
    assert_eq!(measured.count("acknowledged"), 50);
    let connections = Bench::run(server.address(), "--mode connections --connections 30");
    is_good(&connections);
    let figures = connections.figures();
    assert_eq!(
        figures["figures"]["connections_opened"].as_f64(),
        Some(30.0)
    );
    let partitions = format!(
        "--topic {} --mode partitions --partitions 40 --message-count 400 --verify",
        unique("bench")
    );
    let measured = Bench::run(server.address(), &partitions);
    is_good(&measured);
    let figures = measured.figures();
    let each = figures["partitions"].as_array().expect("partitions");
    assert_eq!(each.len(), 40);
    assert!(each.iter().all(|partition| partition["received"] == 10));
}

#[test]
fn ctrl_c_ends_it_with_the_figures_so_far() {
    let server = Server::shared();
    let topic = unique("bench");
    let arguments = format!("--topic {topic} --duration 50s --rate 1000");
    let bench = Bench::start(server.address(), &arguments);
    std::thread::sleep(Duration::from_millis(1500));
    bench.interrupt();
    let measured = bench.finish();
    is_good(&measured);
    assert_eq!(measured.figures()["interrupted"], true);
    let sent = measured.count("sent");
    assert!((1..10_000).contains(&sent), "{sent}");
    assert_eq!(measured.count("acknowledged"), sent);
}

#[test]
fn cpu_histogram_and_plot_are_there() {
    let server = Server::shared();
    let directory = tempfile::tempdir().expect("a directory");
    let (histogram, plot) = (
        directory.path().join("h.hgrm"),
        directory.path().join("p.svg"),
    );
    let arguments = format!(
        "--topic {} --message-count 20000 --histogram {} --plot {}",
        unique("bench"),
        histogram.display(),
        plot.display()
    );
    let measured = Bench::run(server.address(), &arguments);
    is_good(&measured);
    let figures = measured.figures();
    assert_eq!(figures["broker_pid"], server.process_id());
    assert!(figures["client_cpu_s_per_million"].as_f64() > Some(0.0));
    let histogram = std::fs::read_to_string(histogram).expect("the histogram");
    assert!(histogram.contains("Percentile") && histogram.contains("20000"));
    let plot = std::fs::read_to_string(plot).expect("the plot");
    assert!(plot.starts_with("<svg") && plot.ends_with("</svg>\n"));
}
