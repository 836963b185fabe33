//! Message sets of the formats before record batches, as old producers send them.

use kafka_proto::records::{Compression, Magic, MessageSetBuilder};

use super::support::*;
use crate::core::ids::{LeaderEpoch, Offset};
use crate::log::{Append, StorageEvent, StorageRequest, TimestampTarget};

/// Ten messages from an offset on; compressed, they are one wrapper.
fn set(magic: Magic, compression: Compression, from: i64) -> Vec<u8> {
    let mut builder = MessageSetBuilder::new(magic, compression).expect("an old format");
    for offset in from..from + 10 {
        builder.append(offset, START_MS + offset, Some(b"key"), Some(&[b'v'; 30]));
    }
    builder.build().expect("a set")
}

fn append(harness: &mut Harness, bytes: Vec<u8>, from: i64) {
    let append = Append {
        log: LOG,
        base_offset: Offset(from),
        last_offset: Offset(from + 9),
        leader_epoch: LeaderEpoch(0),
        bytes: bytes.into(),
        durable: true,
        watched: false,
    };
    let end_offset = Offset(from + 10);
    let expected = [
        StorageEvent::Written {
            log: LOG,
            end_offset,
        },
        StorageEvent::Durable {
            log: LOG,
            end_offset,
        },
    ];
    assert_eq!(
        harness.perform(vec![StorageRequest::Append(append)]),
        expected
    );
}

#[test]
fn message_sets_are_kept_found_and_recovered() {
    for magic in [Magic::V0, Magic::V1] {
        for compression in [Compression::None, Compression::Gzip] {
            for clean in [true, false] {
                let mut harness = Harness::with_log(1);
                let sets: Vec<Vec<u8>> = (0..8)
                    .map(|number| set(magic, compression, number * 10))
                    .collect();
                for (number, set) in sets.iter().enumerate() {
                    append(&mut harness, set.clone(), number as i64 * 10);
                }
                let mut harness = if clean {
                    harness.stop_and_start()
                } else {
                    harness.restart()
                };
                assert_eq!(harness.recovered[0].log_end_offset, Offset(80));
                assert_eq!(harness.recovered[0].failure, None);
                assert_eq!(harness.read_on(0, 600), sets.concat());
                assert_eq!(harness.read(35, 1).unwrap()[..8], {
                    // A wrapper is known by its last offset.
                    let offset: i64 = if compression == Compression::None {
                        35
                    } else {
                        39
                    };
                    offset.to_be_bytes()
                });
                let found = harness.find(TimestampTarget::AtLeast(START_MS + 42));
                let found = found.map(|found| (found.offset.0, found.timestamp));
                match magic {
                    Magic::V0 => assert_eq!(found, None),
                    _ => assert_eq!(found, Some((42, START_MS + 42))),
                }
            }
        }
    }
}

#[test]
fn a_torn_message_is_cut() {
    let mut harness = Harness::with_log(1);
    append(&mut harness, set(Magic::V1, Compression::None, 0), 0);
    let whole = set(Magic::V1, Compression::None, 0);
    harness
        .disk
        .tamper("topic-0/00000000000000000000.log", |content| {
            content.truncate(whole.len() - 3)
        });
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].log_end_offset, Offset(9));
    assert_eq!(harness.read_on(0, 600), whole[..whole.len() / 10 * 9]);
}
