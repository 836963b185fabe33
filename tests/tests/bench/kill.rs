//! `kill -9` of the broker in the middle of a run.

use std::time::Duration;

use tests::{Bench, Server};

#[test]
fn an_idempotent_producer_gets_over_kills_without_loss_or_duplicate() {
    let mut server = Server::start();
    let arguments = "--topic killed --partitions 3 --idempotent --verify --rate 5000 --duration 4s";
    let bench = Bench::start(server.address(), arguments);
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(800));
        server.kill();
        server.start_again();
    }
    let measured = bench.finish();
    assert_eq!(measured.code, Some(0), "{measured:?}");
    let sent = measured.count("sent");
    assert!((19_000..=20_001).contains(&sent), "{sent}");
    for name in ["acknowledged", "received"] {
        assert_eq!(measured.count(name), sent, "{name}");
    }
    assert!(
        !measured.figures()["errors"]
            .as_array()
            .expect("errors")
            .is_empty()
    );
}

#[test]
fn a_round_trip_gets_over_a_kill_and_counts_exactly() {
    let mut server = Server::start();
    let arguments =
        "--topic killed --mode round-trip --idempotent --verify --rate 2000 --duration 3s";
    let bench = Bench::start(server.address(), arguments);
    std::thread::sleep(Duration::from_millis(1500));
    server.kill();
    server.start_again();
    let measured = bench.finish();
    assert_eq!(measured.code, Some(0), "{measured:?}");
    assert_eq!(measured.count("received"), measured.count("sent"));
}

#[test]
fn a_broker_that_stays_away_ends_the_run_with_the_figures_so_far() {
    let mut server = Server::start();
    let arguments = "--topic killed --rate 1000 --duration 30s --timeout 2s";
    let bench = Bench::start(server.address(), arguments);
    std::thread::sleep(Duration::from_millis(1500));
    server.kill();
    let measured = bench.finish();
    assert_eq!(measured.code, Some(1), "{measured:?}");
    let figures = measured.figures();
    assert!(
        figures["failure"]
            .as_str()
            .expect("a reason")
            .contains("gave up")
    );
    let (sent, acknowledged) = (measured.count("sent"), measured.count("acknowledged"));
    assert!(acknowledged > 0 && sent == acknowledged + measured.count("failed"));
}
