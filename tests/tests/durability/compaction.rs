//! Of a compacted topic the newest record of each key stays, and the group coordinator's topic is one.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use tests::batch::{Batch, Record};
use tests::error_code::NONE;
use tests::group::commit_request;
use tests::{Client, Server, unique};

fn eager() -> Server {
    Server::builder()
        .set("log.cleaner.backoff.ms", 50)
        .set("log.segment.delete.delay.ms", 0)
        .set("offsets.topic.num.partitions", 1)
        .set("offsets.topic.segment.bytes", 1 << 20)
        .start()
}

/// Key and value by offset.
fn records(client: &mut Client, topic: &str) -> BTreeMap<i64, (String, String)> {
    let batches = client.fetch_all(topic, 0, 0);
    let text = |bytes: Option<Vec<u8>>| String::from_utf8(bytes.unwrap_or_default()).expect("text");
    batches
        .into_iter()
        .flat_map(|batch| batch.records)
        .map(|(offset, _, record)| (offset, (text(record.key), text(record.value))))
        .collect()
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_newest_record_of_each_key_stays_at_its_offset() {
    let mut server = eager();
    let topic = unique("compacted");
    let mut client = server.connect();
    let settings = [
        ("cleanup.policy", "compact"),
        ("internal.segment.bytes", "20000"),
        ("min.cleanable.dirty.ratio", "0.01"),
    ];
    client.create_topic_with(&topic, 1, &settings);
    let mut newest = BTreeMap::new();
    for number in 0..300 {
        let key = format!("key {}", number * 7 % 10);
        let value = format!("{number:0500}");
        let offset = client.produce(&topic, 0, &Batch::new([Record::new(&key, &value)]));
        newest.insert(key, (offset, value));
    }
    let mut left = BTreeMap::new();
    wait_until("it is compacted", || {
        left = records(&mut client, &topic);
        left.len() < 100
    });
    let check = |left: &BTreeMap<i64, (String, String)>| {
        for (key, (offset, value)) in &newest {
            assert_eq!(left.get(offset), Some(&(key.clone(), value.clone())));
        }
    };
    check(&left);
    server.kill();
    server.start_again();
    let mut client = server.connect();
    check(&records(&mut client, &topic));
    let last = Batch::new([Record::new("key 1", "the last")]);
    assert_eq!(client.produce(&topic, 0, &last), 300);
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "log"))
        // It may be gone by now.
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum()
}

#[test]
fn committed_offsets_are_compacted_and_kept() {
    let mut server = eager();
    let topic = unique("committed");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let metadata = "m".repeat(4000);
    for number in 0..1000 {
        let group = format!("group {}", number % 3);
        let mut request = commit_request(&group, &topic, 0, number);
        request.topics[0].partitions[0].committed_metadata = Some(&metadata);
        let response = client.call(&request, 7);
        assert_eq!(response.topics[0].partitions[0].error_code, NONE);
    }
    let folder = server.data_dir().join("__consumer_offsets-0");
    wait_until("it is compacted", || size(&folder) < 1_500_000);
    server.kill();
    server.start_again();
    let mut client = server.connect();
    for (group, offset) in [("group 0", 999), ("group 1", 997), ("group 2", 998)] {
        assert_eq!(client.committed(group, &topic, 0), offset);
    }
}
