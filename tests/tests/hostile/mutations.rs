//! Good batches and requests with some bytes changed. Whatever is stored of them has to be sound.

use std::time::Duration;

use kafka_proto::messages::{MetadataRequest, OffsetFetchRequest};
use tests::batch::{Batch, Record, decode, seal};
use tests::client::encode;
use tests::codec::Codec;
use tests::group::{commit_request, join_request};
use tests::message_set::{self, Message};
use tests::neighbour::Siege;
use tests::operations::{bytes_of, fetch_request, produce_request};
use tests::{CallError, Client, error_code, unique};

/// Rolls the same numbers every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    /// Changes one to three bytes from `start` on, or cuts the end off.
    fn mutate(&mut self, bytes: &mut Vec<u8>, start: usize) {
        if self.below(10) == 0 {
            let shorter = start + self.below(bytes.len() - start);
            bytes.truncate(shorter);
            return;
        }
        for _ in 0..=self.below(3) {
            let at = start + self.below(bytes.len() - start);
            bytes[at] = match self.below(4) {
                0 => 0,
                1 => 0xff,
                2 => bytes[at] ^ (1 << self.below(8)),
                _ => bytes[at].wrapping_add(1),
            };
        }
    }
}

fn good(codec: Codec) -> Vec<u8> {
    let records = (0..5).map(|number| Record {
        headers: vec![("name".to_owned(), Some(vec![number]))],
        timestamp_delta: i64::from(number),
        ..Record::new("key", "some value of a record")
    });
    Batch::new(records.collect::<Vec<_>>())
        .compressed(codec)
        .encode()
}

/// Reads all of a partition, batch by batch, as clients of this version would; how many there are.
fn read_to_the_end(client: &mut Client, topic: &str, version: i16) -> i64 {
    let end = client.list_offset(topic, 0, -1, 7).offset;
    let mut next = 0;
    while next < end {
        let answer = client.fetch_at(&fetch_request(topic, 0, next), version);
        assert_eq!(
            answer.error_code,
            error_code::NONE,
            "at {next} of {end} v{version}"
        );
        let bytes = bytes_of(&answer);
        let last = if version < 4 {
            message_set::decode_deep(bytes)
                .last()
                .map(|message| message.offset)
        } else {
            let batches = decode(bytes);
            batches
                .last()
                .and_then(|batch| batch.records.last())
                .map(|record| record.0)
        };
        next = last.expect("something before the end") + 1;
    }
    next
}

#[test]
fn what_is_stored_of_mutated_batches_is_sound_and_can_be_converted() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let mut dice = Dice(0x5eed_0001);
    for codec in Codec::ALL {
        let topic = unique("mutated");
        client.create_topic(&topic, 1);
        let good = good(codec);
        client.produce_bytes(&topic, 0, &good);
        for _ in 0..400 {
            let mut batch = good.clone();
            dice.mutate(&mut batch, 0);
            // Mostly the checksum is made right again, or nothing behind it would be looked at.
            if batch.len() > 61 && dice.below(8) > 0 {
                seal(&mut batch);
            }
            client.produce_bytes(&topic, 0, &batch);
        }
        let end = read_to_the_end(&mut client, &topic, 12);
        assert!(end >= 5, "{codec:?}");
        if codec != Codec::Zstd {
            assert_eq!(read_to_the_end(&mut client, &topic, 0), end, "{codec:?}");
            assert_eq!(read_to_the_end(&mut client, &topic, 3), end, "{codec:?}");
        }
    }
    siege.end();
}

#[test]
fn what_is_stored_of_mutated_message_sets_is_sound_and_can_be_converted() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let mut dice = Dice(0x5eed_0002);
    for (magic, version) in [(0, 1), (1, 2)] {
        let inner: Vec<Message> = (0..3)
            .map(|offset| Message::new(magic, offset, "some value"))
            .collect();
        let plain: Vec<u8> = inner.iter().flat_map(Message::encode).collect();
        let sets = [
            plain,
            Message::wrapper(magic, Codec::Gzip, &inner).encode(),
            Message::wrapper(magic, Codec::Snappy, &inner).encode(),
        ];
        let topic = unique("mutated");
        client.create_topic(&topic, 1);
        for good in sets {
            for _ in 0..300 {
                let mut set = good.clone();
                dice.mutate(&mut set, 0);
                // The checksum of the first message is made right again.
                let length = set
                    .get(8..12)
                    .map(|length| u32::from_be_bytes([length[0], length[1], length[2], length[3]]));
                let end = length.map_or(usize::MAX, |length| {
                    12_usize.saturating_add(length as usize)
                });
                if end > 16 && end <= set.len() {
                    let crc = crc32fast::hash(&set[16..end]);
                    set[12..16].copy_from_slice(&crc.to_be_bytes());
                }
                let request = produce_request(&topic, 0, &set);
                client.try_produce(&request, version).expect("an answer");
            }
        }
        let end = client.list_offset(&topic, 0, -1, 7).offset;
        assert!(end > 0, "some mutations do no harm");
        for fetch_version in [0, 2] {
            assert_eq!(read_to_the_end(&mut client, &topic, fetch_version), end);
        }
    }
    siege.end();
}

/// Good requests of several APIs, each time with a group of its own, so that no member waits for another.
fn frames(topic: &str, batch: &[u8]) -> Vec<Vec<u8>> {
    let group = unique("mutated");
    let metadata = MetadataRequest {
        allow_auto_topic_creation: false,
        ..Default::default()
    };
    let offset_fetch = OffsetFetchRequest {
        group_id: &group,
        ..Default::default()
    };
    vec![
        encode(&produce_request(topic, 0, batch), 7, 1),
        encode(&produce_request(topic, 0, batch), 12, 1),
        encode(&fetch_request(topic, 0, 0), 4, 1),
        encode(&fetch_request(topic, 0, 0), 12, 1),
        encode(&metadata, 9, 1),
        encode(&join_request(&unique("mutated"), ""), 3, 1),
        encode(&join_request(&unique("mutated"), ""), 9, 1),
        encode(&commit_request(&group, topic, 0, 1), 5, 1),
        encode(&commit_request(&group, topic, 0, 1), 8, 1),
        encode(&offset_fetch, 5, 1),
    ]
}

#[test]
fn mutated_requests_never_harm() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("mutated");
    client.create_topic(&topic, 1);
    let batch = good(Codec::None);
    client.produce_bytes(&topic, 0, &batch);
    let mut dice = Dice(0x5eed_0003);
    for frame in (0..60).flat_map(|_| frames(&topic, &batch)) {
        // Key and version stay, or another API would be meant.
        let mut mutated = frame[8..].to_vec();
        dice.mutate(&mut mutated, 0);
        let size = i32::try_from(mutated.len() + 4).expect("small");
        let whole = [&size.to_be_bytes(), &frame[4..8], &mutated].concat();
        let mut client = siege.server.connect();
        client.send_bytes(&whole).expect("sent");
        client.finish();
        client.set_patience(Duration::from_millis(100));
        // An answer, a close, or a wait that the request now asks for.
        match client.receive_frame() {
            Ok(_) | Err(CallError::Closed | CallError::TimedOut) => {}
            Err(error) => panic!("{error}: {whole:02x?}"),
        }
    }
    siege.check_memory();
    read_to_the_end(&mut client, &topic, 12);
    siege.end();
}
