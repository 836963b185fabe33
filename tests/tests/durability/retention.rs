//! What is too old or too much goes by itself, and what stays is served as before.

use std::time::{Duration, Instant};

use tests::batch::{Batch, now_ms};
use tests::error_code::{NONE, OFFSET_OUT_OF_RANGE};
use tests::operations::fetch_request;
use tests::{Client, Server, unique};

const EARLIEST: i64 = -2;
const DAY_MS: i64 = 86_400_000;

fn impatient() -> Server {
    Server::builder()
        .set("log.initial.task.delay.ms", 100)
        .set("log.retention.check.interval.ms", 100)
        .start()
}

/// Waits until the log begins at `start` or behind it.
fn wait_for_start(client: &mut Client, topic: &str, start: i64) -> i64 {
    let begun = Instant::now();
    loop {
        let earliest = client.list_offset(topic, 0, EARLIEST, 5);
        assert_eq!(earliest.error_code, NONE);
        if earliest.offset >= start {
            return earliest.offset;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it still begins at {}",
            earliest.offset
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn offsets(client: &mut Client, topic: &str, from: i64) -> Vec<i64> {
    let batches = client.fetch_all(topic, 0, from);
    let records = batches.into_iter().flat_map(|batch| batch.records);
    records.map(|(offset, ..)| offset).collect()
}

#[test]
fn a_log_grows_no_larger_than_its_retention() {
    let mut server = impatient();
    let topic = unique("by-size");
    let mut client = server.connect();
    client.create_topic_with(
        &topic,
        1,
        &[
            ("internal.segment.bytes", "1100000"),
            ("retention.bytes", "2500000"),
        ],
    );
    // One batch a segment.
    let large = Batch::of_values([vec![b'x'; 1_000_000]]).at(now_ms());
    for _ in 0..6 {
        client.produce(&topic, 0, &large);
    }
    assert_eq!(wait_for_start(&mut client, &topic, 3), 3);
    let below = client.fetch_at(&fetch_request(&topic, 0, 2), 12);
    assert_eq!(below.error_code, OFFSET_OUT_OF_RANGE);
    assert_eq!(offsets(&mut client, &topic, 3), [3, 4, 5]);
    server.kill();
    server.start_again();
    let mut client = server.connect();
    assert_eq!(wait_for_start(&mut client, &topic, 0), 3);
    assert_eq!(offsets(&mut client, &topic, 3), [3, 4, 5]);
}

#[test]
fn records_go_when_their_time_is_over_the_last_segments_too() {
    let server = impatient();
    let topic = unique("by-age");
    let mut client = server.connect();
    client.create_topic_with(&topic, 1, &[("retention.ms", "86400000")]);
    client.produce(
        &topic,
        0,
        &Batch::of_values(["old"]).at(now_ms() - 2 * DAY_MS),
    );
    assert_eq!(wait_for_start(&mut client, &topic, 1), 1);
    assert_eq!(
        client.produce(&topic, 0, &Batch::of_values(["new"]).at(now_ms())),
        1
    );
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(wait_for_start(&mut client, &topic, 0), 1);
    assert_eq!(offsets(&mut client, &topic, 1), [1]);
}
