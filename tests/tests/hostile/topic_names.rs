//! Topic names that are none. No file-system call may come of them.

use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{CreateTopicsRequest, MetadataRequest};
use tests::batch::Batch;
use tests::error_code::{INVALID_TOPIC, UNKNOWN_TOPIC_OR_PARTITION};
use tests::neighbour::Siege;
use tests::operations::{fetch_request, produce_request};

fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "",
        ".",
        "..",
        "../escape",
        "a/b",
        "/etc",
        "nul\0",
        "sp ace",
        "ü",
        "a:b",
        "a\\b",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("x".repeat(250));
    names.push("x".repeat(32_767));
    names
}

/// Every path below the server's directory.
fn paths(siege: &Siege) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![siege.server.directory().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn metadata_gives_17_for_a_bad_topic_name() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let before = paths(&siege);
    for name in names() {
        for version in [0, 4, 9, 12] {
            let request = MetadataRequest {
                topics: Some(vec![MetadataRequestTopic {
                    name: Some(&name),
                    ..Default::default()
                }]),
                ..Default::default()
            };
            let response = client.call(&request, version);
            assert_eq!(
                response.topics[0].error_code, INVALID_TOPIC,
                "{name:?} v{version}"
            );
        }
    }
    assert_eq!(paths(&siege), before);
    siege.end();
}

#[test]
fn create_topics_gives_17_for_a_bad_topic_name() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let before = paths(&siege);
    for name in names() {
        for version in [0, 4, 5, 7] {
            let request = CreateTopicsRequest {
                topics: vec![CreatableTopic {
                    name: &name,
                    num_partitions: 1,
                    replication_factor: 1,
                    ..Default::default()
                }],
                timeout_ms: 10_000,
                ..Default::default()
            };
            let response = client.call(&request, version);
            assert_eq!(
                response.topics[0].error_code, INVALID_TOPIC,
                "{name:?} v{version}"
            );
        }
    }
    assert_eq!(paths(&siege), before);
    siege.end();
}

#[test]
fn produce_fetch_and_list_offsets_give_3_for_a_bad_topic_name() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let before = paths(&siege);
    let batch = Batch::of_values(["x"]).encode();
    for name in names() {
        for version in [3, 9] {
            let request = produce_request(&name, 0, &batch);
            let answer = client.try_produce(&request, version).expect("an answer");
            assert_eq!(
                answer.error_code, UNKNOWN_TOPIC_OR_PARTITION,
                "{name:?} v{version}"
            );
        }
        for version in [4, 12] {
            let answer = client.fetch_at(&fetch_request(&name, 0, 0), version);
            assert_eq!(
                answer.error_code, UNKNOWN_TOPIC_OR_PARTITION,
                "{name:?} v{version}"
            );
        }
        for version in [1, 7] {
            let answer = client.list_offset(&name, 0, -1, version);
            assert_eq!(
                answer.error_code, UNKNOWN_TOPIC_OR_PARTITION,
                "{name:?} v{version}"
            );
        }
    }
    assert_eq!(paths(&siege), before);
    siege.end();
}

#[test]
fn a_name_of_249_characters_is_fine() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let name = "x".repeat(249);
    client.create_topic(&name, 1);
    client.produce(&name, 0, &Batch::of_values(["x"]));
    assert_eq!(client.read_values(&name, 0), [(0, "x".to_owned())]);
    siege.end();
}
