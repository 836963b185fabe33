//! A bit that flips in an old segment: one batch is lost to its readers, and nothing else.

use std::time::Duration;

use kafka_proto::messages::fetch::response::PartitionData;
use tests::batch::{Batch, decode};
use tests::operations::{bytes_of, fetch_request};
use tests::{Client, Server, error_code};

const BATCHES: i64 = 60;
const DAMAGED: i64 = 7;

fn value(number: i64) -> String {
    format!("{number} {}", "x".repeat(1000))
}

fn fetch(client: &mut Client, topic: &str, partition: i32, offset: i64) -> PartitionData<'static> {
    client.fetch_at(&fetch_request(topic, partition, offset), 12)
}

#[test]
fn a_flipped_bit_in_an_old_segment_hides_its_batch_and_nothing_else() {
    for unclean in [false, true] {
        // What no checkpoint has passed is healed from the write-ahead log.
        let mut server = Server::builder()
            .set("log.flush.offset.checkpoint.interval.ms", 50)
            .start();
        let mut client = server.connect();
        let small = [("internal.segment.bytes", "20000")];
        client.create_topic_with("damaged", 2, &small);
        for number in 0..BATCHES {
            for partition in 0..2 {
                let batch = Batch::of_values([value(number)]);
                assert_eq!(client.produce("damaged", partition, &batch), number);
            }
        }
        if unclean {
            std::thread::sleep(Duration::from_millis(300));
            server.kill();
        } else {
            assert!(server.stop().success());
        }
        let first = server.data_dir().join("damaged-0/00000000000000000000.log");
        let mut bytes = std::fs::read(&first).expect("the first segment");
        let batches = decode(&bytes);
        assert!((DAMAGED + 2..BATCHES / 2).contains(&(batches.len() as i64)));
        let at = bytes.len() / batches.len() * DAMAGED as usize + 500;
        bytes[at] ^= 1;
        std::fs::write(&first, &bytes).expect("written");

        server.start_again();
        let mut client = server.connect();
        for offset in 0..BATCHES {
            let answer = fetch(&mut client, "damaged", 0, offset);
            let stored = decode(bytes_of(&answer));
            if offset == DAMAGED {
                assert_eq!(answer.error_code, error_code::CORRUPT_MESSAGE);
                continue;
            }
            assert_eq!(answer.error_code, error_code::NONE, "offset {offset}");
            let sent = value(offset).into_bytes();
            assert_eq!(stored[0].base_offset, offset);
            assert_eq!(stored[0].records[0].2.value, Some(sent));
            let beyond = stored.last().expect("a batch").base_offset;
            assert!(offset > DAMAGED || beyond < DAMAGED, "{offset}: {beyond}");
        }
        let other = client.read_values("damaged", 1);
        let sent = (0..BATCHES).map(|number| (number, value(number)));
        assert!(other.into_iter().eq(sent));
        let new = Batch::of_values(["new"]);
        assert_eq!(client.produce("damaged", 0, &new), BATCHES);
        let told = "damaged-0/00000000000000000000.log: damaged at position";
        assert!(server.log_with(told).contains("its checksum is wrong"));
    }
}
