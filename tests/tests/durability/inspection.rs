//! `chronik-server check` and `chronik-server dump`.

use tests::batch::Batch;
use tests::{Server, run_server, unique};

/// Status and output.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let finished = run_server(&std::env::temp_dir(), arguments);
    (finished.status.code(), finished.output)
}

#[test]
fn a_directory_is_checked_shown_damaged_and_repaired() {
    let mut server = Server::start();
    let topic = unique("inspected");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    for number in 0..10 {
        let value = format!("value {number}");
        client.produce(&topic, 0, &Batch::of_values([value]));
    }
    let directory = server.data_dir();
    let data_dir = directory.to_str().expect("UTF-8").to_owned();
    let (code, error) = run(&["check", "--data-dir", &data_dir]);
    assert_eq!(code, Some(1));
    assert!(error.contains("in use by another broker"), "{error}");
    assert!(server.stop().success());

    let (code, out) = run(&["check", "--data-dir", &data_dir]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.ends_with(": nothing is wrong\n"), "{out}");

    let log = directory.join(format!("{topic}-0/00000000000000000000.log"));
    let shown = log.to_str().expect("UTF-8").to_owned();
    let (code, out) = run(&["dump", &shown, "--deep", "--format", "json"]);
    assert_eq!(code, Some(0));
    let values: Vec<String> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .filter(|line| line["kind"] == "record")
        .map(|line| line["value"].as_str().expect("text").to_owned())
        .collect();
    let sent: Vec<String> = (0..10).map(|number| format!("value {number}")).collect();
    assert_eq!(values, sent);
    let metadata = directory.join("__cluster_metadata-0/00000000000000000000.log");
    let metadata = metadata.to_str().expect("UTF-8").to_owned();
    let (_, out) = run(&["dump", &metadata, "--deep"]);
    assert!(
        out.contains("type: TopicRecord") && out.contains(&topic),
        "{out}"
    );

    let mut bytes = std::fs::read(&log).expect("a segment");
    let at = bytes.len() / 2;
    bytes[at] ^= 4;
    std::fs::write(&log, &bytes).expect("written");
    let (code, out) = run(&["check", "--data-dir", &data_dir]);
    assert_eq!(code, Some(1));
    assert!(out.contains(&format!("damage: {topic}-0/0")), "{out}");
    assert_eq!(std::fs::read(&log).expect("a segment"), bytes);
    let (code, out) = run(&["check", "--data-dir", &data_dir, "--repair"]);
    assert_eq!(code, Some(0), "{out}");
    server.start_again();
    let left = server.connect().read_values(&topic, 0);
    assert_eq!(left.len(), 9);
    assert!(left.iter().all(|(_, value)| sent.contains(value)));
}
