//! Many groups, and neighbours that a broker has to bear.

use tests::{Bench, Server, unique};

#[test]
fn every_group_forms_and_commits_are_counted() {
    let server = Server::shared();
    let arguments = format!(
        "--topic {} --mode groups --groups 30 --partitions 2 --message-count 75",
        unique("bench")
    );
    let measured = Bench::run(server.address(), &arguments);
    assert_eq!(measured.code, Some(0), "{measured:?}");
    let figures = measured.figures();
    assert_eq!(figures["figures"]["groups_formed"].as_f64(), Some(30.0));
    assert_eq!(figures["figures"]["commits"].as_f64(), Some(75.0));
    assert_eq!(
        figures["latency"]["acknowledgement"]["count"].as_u64(),
        Some(75)
    );
}

#[test]
fn a_good_client_gets_on_beside_neighbours_that_are_none() {
    // What they ask for is many times what there may be in memory.
    let server = Server::builder()
        .set("chronik.memory.max.bytes", 32 << 20)
        .start();
    let fill = "--topic big --partitions 2 --message-size 1000 --message-count 20000";
    assert_eq!(Bench::run(server.address(), fill).code, Some(0));
    for manner in ["mute", "slow", "greedy"] {
        let address = server.address();
        let neighbours = std::thread::spawn(move || {
            let arguments = format!(
                "--topic big --mode neighbours --manner {manner} --connections 20 --duration 2s"
            );
            Bench::run(address, &arguments)
        });
        let good = format!(
            "--topic {} --mode round-trip --rate 200 --duration 1s --timeout 10s --verify",
            unique("bench")
        );
        let good = Bench::run(server.address(), &good);
        assert_eq!(good.code, Some(0), "{manner}: {good:?}");
        let neighbours = neighbours.join().expect("neighbours");
        assert_eq!(neighbours.code, Some(0), "{manner}: {neighbours:?}");
        let closed = &neighbours.figures()["figures"]["connections_that_the_broker_closed"];
        assert_eq!(closed.as_f64(), Some(0.0), "{manner}: {neighbours:?}");
    }
}
