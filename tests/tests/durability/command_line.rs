//! Arguments: what is taken, and what a mistake gets.

use std::path::Path;

use kafka_proto::messages::MetadataRequest;
use tests::server::free_address;
use tests::{Client, Finished, Server, run_server};

fn fails(arguments: &[&str]) -> Finished {
    let directory = tempfile::tempdir().expect("a directory");
    let finished = run_server(directory.path(), arguments);
    assert!(!finished.status.success(), "{}", finished.output);
    assert!(!finished.output.contains("panicked"), "{}", finished.output);
    finished
}

#[track_caller]
fn says(finished: &Finished, words: &[&str]) {
    for word in words {
        assert!(
            finished.output.contains(word),
            "no {word:?} in:\n{}",
            finished.output
        );
    }
}

#[test]
fn an_unknown_flag_is_an_error_that_names_it() {
    says(&fails(&["--no-such-flag"]), &["--no-such-flag"]);
}

#[test]
fn an_unknown_key_is_an_error_that_names_the_nearest() {
    let finished = fails(&["-X", "num.partitons=3"]);
    says(&finished, &["num.partitons", "num.partitions"]);
}

#[test]
fn a_value_that_does_not_fit_its_key_is_an_error_that_names_both() {
    says(
        &fails(&["-X", "num.partitions=many"]),
        &["num.partitions", "many"],
    );
    says(
        &fails(&["-X", "num.partitions=0"]),
        &["num.partitions", "0"],
    );
    says(&fails(&["-X", "num.partitions"]), &["num.partitions"]);
}

#[test]
fn a_data_directory_that_cannot_be_is_an_error_that_names_it() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join("a-file"), "").expect("a file");
    let address = free_address().to_string();
    for data_dir in ["a-file", "a-file/data"] {
        let arguments = ["--data-dir", data_dir, "--listen", &address];
        let finished = run_server(directory.path(), arguments);
        assert!(!finished.status.success());
        says(&finished, &["a-file"]);
        assert!(!finished.output.contains("panicked"), "{}", finished.output);
    }
}

#[test]
fn an_unspecified_address_without_an_advertised_one_is_an_error_that_says_so() {
    says(
        &fails(&["--listen", "0.0.0.0:0"]),
        &["0.0.0.0", "--advertise"],
    );
    says(&fails(&["--listen", "[::]:0"]), &["::", "--advertise"]);
}

#[test]
fn an_address_that_is_none_is_an_error_that_names_it() {
    says(&fails(&["--listen", "nonsense"]), &["nonsense"]);
    says(&fails(&["--listen", "127.0.0.1:notaport"]), &["notaport"]);
}

#[test]
fn a_configuration_file_that_is_not_there_is_an_error_that_names_it() {
    says(
        &fails(&["--config", "missing.properties"]),
        &["missing.properties"],
    );
}

#[test]
fn a_kafka_key_without_meaning_here_is_accepted_with_one_warning() {
    let server = Server::builder()
        .set("zookeeper.connect", "localhost:2181")
        .start();
    let log = server.log_with("\n");
    let lines = log
        .lines()
        .filter(|line| line.contains("zookeeper.connect"));
    assert_eq!(lines.count(), 1, "{log}");
}

#[test]
fn the_server_says_in_one_line_where_it_listens_and_where_its_data_is() {
    let server = Server::start();
    let address = server.address().to_string();
    let log = server.log_with(&address);
    let lines: Vec<&str> = log.lines().filter(|line| line.contains(&address)).collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(lines[0].contains("data"), "{log}");
}

/// Writes a configuration file that sets two keys, starts a server with it, and compares what it describes.
fn takes_configuration_from(name: &str, text: &str) {
    let server = Server::builder().config(name, text).start();
    let topic = tests::unique("configured");
    let request = MetadataRequest {
        topics: Some(vec![
            kafka_proto::messages::metadata::request::MetadataRequestTopic {
                name: Some(&topic),
                ..Default::default()
            },
        ]),
        ..Default::default()
    };
    let mut client = server.connect();
    let partitions = (0..200)
        .map(|_| client.call(&request, 12).topics[0].partitions.len())
        .find(|partitions| *partitions > 0);
    assert_eq!(partitions, Some(5), "{}", server.log());
}

#[test]
fn a_server_properties_file_is_read() {
    takes_configuration_from(
        "server.properties",
        "# five of them\nnum.partitions = 5\nauto.create.topics.enable: true\n",
    );
}

#[test]
fn a_toml_file_may_hold_the_same_keys() {
    takes_configuration_from("server.toml", "\"num.partitions\" = 5\n");
    takes_configuration_from("nested.toml", "[num]\npartitions = 5\n");
}

#[test]
fn an_advertised_address_is_what_clients_are_told() {
    let server = Server::builder()
        .argument("--advertise")
        .argument("broker.example:1234")
        .start();
    let response = Client::connect(server.address())
        .expect("a connection")
        .call(&MetadataRequest::default(), 9);
    assert_eq!(response.brokers[0].host, "broker.example");
    assert_eq!(response.brokers[0].port, 1234);
}

#[test]
fn the_word_start_and_json_logs_are_taken() {
    let server = Server::builder()
        .argument("--log-format")
        .argument("json")
        .command("start")
        .start();
    let log = server.log_with("}\n");
    assert!(
        log.lines()
            .any(|line| line.starts_with('{') && line.ends_with('}')),
        "{log}"
    );
}

#[test]
fn help_and_version_end_with_0() {
    for flag in ["--help", "--version"] {
        let finished = run_server(Path::new("."), [flag]);
        assert!(finished.status.success(), "{}", finished.output);
        assert!(
            finished.output.contains("chronik-server"),
            "{}",
            finished.output
        );
    }
}
