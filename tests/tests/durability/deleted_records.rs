//! Records that were given up stay so, and whoever reads below them is told.

use std::time::Duration;

use kafka_proto::messages::FetchResponse;
use tests::batch::Batch;
use tests::error_code::{NONE, OFFSET_OUT_OF_RANGE, POLICY_VIOLATION};
use tests::operations::fetch_request;
use tests::{Client, Server, unique};

const EARLIEST: i64 = -2;

fn values(client: &mut Client, topic: &str, from: i64) -> Vec<i64> {
    let batches = client.fetch_all(topic, 0, from);
    let records = batches.into_iter().flat_map(|batch| batch.records);
    records.map(|(offset, ..)| offset).collect()
}

#[test]
fn a_log_start_survives_stops_and_kills_and_groups_do_not_notice() {
    // Small segments, so that whole files go too.
    let mut server = Server::builder().set("log.segment.bytes", 1 << 20).start();
    let (topic, group) = (unique("given-up"), unique("given-up"));
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    let large = Batch::of_values([vec![b'x'; 300_000]]);
    for _ in 0..10 {
        client.produce(&topic, 0, &large);
    }
    assert_eq!(client.commit(&group, &topic, 0, 2), NONE);
    for (round, start) in [4, 7, 10].into_iter().enumerate() {
        assert_eq!(client.delete_records(&topic, 0, start), (NONE, start));
        if round % 2 == 0 {
            server.kill();
        } else {
            assert!(server.stop().success());
        }
        server.start_again();
        client = server.connect();
        let earliest = client.list_offset(&topic, 0, EARLIEST, 5);
        assert_eq!((earliest.error_code, earliest.offset), (NONE, start));
        let below = client.fetch_at(&fetch_request(&topic, 0, start - 1), 12);
        assert_eq!(below.error_code, OFFSET_OUT_OF_RANGE);
        let left: Vec<i64> = (start..10).collect();
        assert_eq!(values(&mut client, &topic, start), left);
        assert_eq!(client.committed(&group, &topic, 0), 2);
    }
    assert_eq!(client.produce(&topic, 0, &large), 10);
    assert_eq!(values(&mut client, &topic, 10), [10]);
}

#[test]
fn a_consumer_that_waits_below_the_new_start_is_told() {
    let server = Server::shared();
    let topic = unique("given-up");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    let mut consumer = server.connect();
    let mut request = fetch_request(&topic, 0, 0);
    request.min_bytes = 1_000_000;
    request.max_wait_ms = 60_000;
    let waiting = consumer.send(&request, 11).expect("sent");
    assert!(consumer.is_silent_for(Duration::from_millis(50)));
    assert_eq!(client.delete_records(&topic, 0, -1), (NONE, 2));
    let response: FetchResponse<'_> = consumer.receive(waiting, 11).expect("an answer");
    let error = response.responses[0].partitions[0].error_code;
    assert_eq!(error, OFFSET_OUT_OF_RANGE);
}

#[test]
fn only_what_may_be_deleted_is() {
    let server = Server::shared();
    let (topic, compacted) = (unique("kept"), unique("compacted"));
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    client.create_topic_with(&compacted, 1, &[("cleanup.policy", "compact")]);
    assert_eq!(
        client.delete_records(&topic, 0, 1),
        (OFFSET_OUT_OF_RANGE, -1)
    );
    assert_eq!(client.delete_records(&topic, 0, 0), (NONE, 0));
    assert_eq!(
        client.delete_records(&compacted, 0, 0),
        (POLICY_VIOLATION, -1)
    );
}
