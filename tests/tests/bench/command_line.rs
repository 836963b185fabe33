//! What a mistake gets.

use tests::server::free_address;
use tests::{Bench, Measured, Server, unique};

#[track_caller]
fn says(measured: &Measured, code: i32, words: &[&str]) {
    assert_eq!(measured.code, Some(code), "{measured:?}");
    for word in words {
        assert!(
            measured.errors.contains(word),
            "no {word:?} in {measured:?}"
        );
    }
}

#[test]
fn flags_that_are_wrong_are_named() {
    for (arguments, word) in [
        ("--no-such-flag", "--no-such-flag"),
        ("--mode sideways", "sideways"),
        ("--duration soon", "10s"),
        ("--verify --message-size 5", "36"),
        ("--idempotent --acks 1", "--acks all"),
    ] {
        says(&Bench::run(free_address(), arguments), 2, &[word]);
    }
}

#[test]
fn no_broker_is_said_with_its_address() {
    let address = free_address();
    let measured = Bench::run(address, "--message-count 1");
    says(
        &measured,
        1,
        &[&address.to_string(), "is one running there?"],
    );
}

#[test]
fn a_topic_that_is_not_there_is_named_with_those_that_are() {
    let server = Server::shared();
    let (there, missing) = (unique("there"), unique("missing"));
    server.connect().create_topic(&there, 1);
    let measured = Bench::run(
        server.address(),
        &format!("--topic {missing} --mode consume"),
    );
    says(&measured, 1, &[&missing, "does not exist"]);
    let measured = Bench::run(server.address(), "--topic a,b --message-count 1");
    says(&measured, 1, &["a,b", "INVALID_TOPIC_EXCEPTION"]);
    let partitions = format!("--topic {there} --partitions 7 --message-count 1");
    says(
        &Bench::run(server.address(), &partitions),
        1,
        &["1 partitions, not 7"],
    );
}
