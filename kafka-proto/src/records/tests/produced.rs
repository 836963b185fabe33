//! What is told of good records, and what is stored of them.

use super::*;

fn limits(produce_version: i16) -> ProduceLimits {
    ProduceLimits {
        produce_version,
        max_decompressed_bytes: BOUND,
        now_ms: 9999,
        ..ProduceLimits::default()
    }
}

/// What a broker does with records: check, take the bytes to store, set offsets.
fn store(records: &[u8], limits: &ProduceLimits, base_offset: i64) -> (Produced, Vec<u8>) {
    let produced = check_produced(records, limits).expect("good");
    let mut stored = produced
        .rewritten
        .clone()
        .unwrap_or_else(|| records[..produced.size].to_vec());
    let again = produced
        .assign_offsets(&mut stored, base_offset, 5)
        .expect("checked before");
    (produced, again.unwrap_or(stored))
}

fn offsets(stored: &[u8]) -> Vec<i64> {
    read_all(stored)
        .expect("stored")
        .iter()
        .map(|record| record.offset)
        .collect()
}

#[test]
fn facts_of_a_batch() {
    for codec in Compression::ALL {
        let mut builder = BatchBuilder::new(codec)
            .producer(7, 2, i32::MAX)
            .transactional();
        for timestamp in [50, 90, 70, 90] {
            builder.append(timestamp, Some(b"key"), Some(b"value"), &[]);
        }
        let batch = builder.build().expect("builds");
        let produced = check_produced(&batch, &limits(9)).expect("good");
        assert_eq!(
            (produced.magic, produced.size, produced.compression),
            (Magic::V2, batch.len(), codec)
        );
        assert_eq!((produced.record_count, produced.last_offset_delta), (4, 3));
        assert_eq!((produced.base_timestamp, produced.max_timestamp), (50, 90));
        assert_eq!(produced.offset_delta_of_max_timestamp, 1);
        assert_eq!((produced.producer_id, produced.producer_epoch), (7, 2));
        assert_eq!(
            (produced.base_sequence, produced.last_sequence),
            (i32::MAX, 2)
        );
        assert!(produced.is_transactional && produced.rewritten.is_none());
    }
}

#[test]
fn a_batch_is_stored_as_sent_but_for_offset_and_epoch() {
    for codec in Compression::ALL {
        let batch = batch_of(5, codec);
        let (_, stored) = store(&batch, &limits(9), 1 << 40);
        let header = BatchHeader::parse(&stored).expect("a batch");
        assert_eq!(
            (header.base_offset, header.partition_leader_epoch),
            (1 << 40, 5)
        );
        assert_eq!(stored[8..12], batch[8..12]);
        assert_eq!(stored[16..], batch[16..]);
        assert_eq!(read_all(&stored).expect("stored").len(), 5);
    }
}

#[test]
fn a_wrong_maximum_timestamp_is_put_right() {
    let payload = batch_of(3, Compression::None)[BATCH_HEADER_LEN..].to_vec();
    for lie in [0, 1 << 50] {
        let change = |header: &mut BatchHeader| {
            (
                header.record_count,
                header.last_offset_delta,
                header.max_timestamp,
            ) = (3, 2, lie);
        };
        let (produced, stored) = store(&forge(change, &payload), &limits(9), 10);
        assert_eq!(produced.max_timestamp, 1002);
        assert_eq!(
            BatchHeader::parse(&stored).expect("a batch").max_timestamp,
            1002
        );
        assert_eq!(offsets(&stored), [10, 11, 12]);
    }
}

#[test]
fn log_append_time() {
    let append_time = |version| ProduceLimits {
        timestamp_type: TimestampType::LogAppendTime,
        ..limits(version)
    };
    for codec in Compression::ALL {
        let (produced, stored) = store(&batch_of(3, codec), &append_time(9), 10);
        assert_eq!(
            (produced.base_timestamp, produced.max_timestamp),
            (9999, 9999)
        );
        assert_eq!(offsets(&stored), [10, 11, 12]);
        assert!(
            read_all(&stored)
                .expect("stored")
                .iter()
                .all(|record| record.timestamp == 9999),
            "{codec}"
        );
        if codec == Compression::Zstd {
            continue;
        }
        let (produced, stored) = store(&set_of(Magic::V1, codec, 3), &append_time(2), 10);
        assert_eq!(produced.max_timestamp, 9999);
        assert_eq!(offsets(&stored), [10, 11, 12]);
        assert!(
            read_all(&stored)
                .expect("stored")
                .iter()
                .all(|record| record.timestamp == 9999),
            "{codec}"
        );
        // Magic 0 has none.
        let (produced, stored) = store(&set_of(Magic::V0, codec, 3), &append_time(1), 10);
        assert_eq!(produced.max_timestamp, -1);
        assert_eq!(offsets(&stored), [10, 11, 12]);
    }
}

#[test]
fn plain_messages_are_stored_as_sent_but_for_offsets() {
    for magic in [Magic::V0, Magic::V1] {
        let set = set_of(magic, Compression::None, 4);
        let (produced, stored) = store(&set, &limits(1), 70);
        assert_eq!(
            (
                produced.record_count,
                produced.last_offset_delta,
                produced.magic
            ),
            (4, 3, magic)
        );
        let timestamps = if magic == Magic::V0 {
            (-1, -1, 0)
        } else {
            (1000, 1003, 3)
        };
        let found = (
            produced.base_timestamp,
            produced.max_timestamp,
            produced.offset_delta_of_max_timestamp,
        );
        assert_eq!(found, timestamps);
        assert_eq!(offsets(&stored), [70, 71, 72, 73]);
        for (ours, theirs) in batches(&stored).flatten().zip(batches(&set).flatten()) {
            assert_eq!(ours.bytes()[8..], theirs.bytes()[8..]);
        }
    }
}

#[test]
fn a_wrapper_of_magic_1_is_stored_as_sent_if_it_counts_from_0() {
    for codec in [Compression::Gzip, Compression::Snappy, Compression::Lz4] {
        let set = set_of(Magic::V1, codec, 4);
        let (produced, stored) = store(&set, &limits(2), 70);
        assert_eq!(produced.rewritten, None);
        assert_eq!(stored[8..], set[8..]);
        assert_eq!(offsets(&stored), [70, 71, 72, 73]);

        // Some clients number the messages otherwise: all 0, or absolutely.
        for inner_offsets in [[0, 0, 0, 0], [5, 6, 7, 8], [3, 2, 1, 0]] {
            let mut inner = set_of(Magic::V1, Compression::None, 4);
            let size = inner.len() / 4;
            for (message, offset) in inner.chunks_mut(size).zip(inner_offsets) {
                set_base_offset(message, offset);
            }
            let value = compress(codec, Magic::V1, &inner).expect("compresses");
            let attributes = Attributes::default().with_compression(codec);
            let wrapper =
                message_set::wrapper(Magic::V1, attributes, 8, 1003, &value).expect("fits");
            let (produced, stored) = store(&wrapper, &limits(2), 70);
            assert_eq!((produced.record_count, produced.compression), (4, codec));
            assert_eq!(offsets(&stored), [70, 71, 72, 73], "{inner_offsets:?}");
        }
    }
}

/// kafka-python leaves 0 there, librdkafka the first one's; retention and lookups go by it.
#[test]
fn a_wrapper_of_magic_1_gets_the_largest_timestamp_in_it() {
    for codec in [Compression::Gzip, Compression::Snappy, Compression::Lz4] {
        let set = set_of(Magic::V1, codec, 4);
        let largest = MessageView::parse(&set).expect("one wrapper").timestamp();
        for sent in [0, -1, largest - 3, largest + 1] {
            let mut wrapper = set.clone();
            set_message_timestamp(&mut wrapper, TimestampType::CreateTime, sent);
            let (produced, stored) = store(&wrapper, &limits(2), 70);
            assert_eq!(
                (produced.rewritten, produced.max_timestamp),
                (None, largest)
            );
            assert_eq!(stored[8..], set[8..], "{sent}");
            let stored = MessageView::parse(&stored).expect("one wrapper");
            stored.check_crc().expect("made anew");
        }
    }
}

#[test]
fn a_wrapper_of_magic_0_is_made_anew() {
    for codec in [Compression::Gzip, Compression::Snappy, Compression::Lz4] {
        let (produced, stored) = store(&set_of(Magic::V0, codec, 4), &limits(0), 70);
        assert_eq!((produced.record_count, produced.compression), (4, codec));
        assert_eq!(offsets(&stored), [70, 71, 72, 73]);
        let message = MessageView::parse(&stored).expect("one wrapper");
        assert_eq!(
            (message.bytes().len(), message.offset()),
            (stored.len(), 73)
        );
        assert_eq!(message.attributes().compression(), Ok(codec));
    }
}

#[test]
fn other_clients_message_sets_are_stored() {
    for (name, bytes) in golden().filter(|(name, _)| name.contains("/v0/") || name.contains("/v1/"))
    {
        let Ok(produced) = check_produced(&bytes, &limits(2)) else {
            assert!(name.ends_with("log-append-time"), "{name}");
            continue;
        };
        let (_, stored) = store(&bytes, &limits(2), 1000);
        let expected: Vec<i64> = (1000..1000 + i64::from(produced.record_count)).collect();
        assert_eq!(offsets(&stored), expected, "{name}");
        let values = |bytes: &[u8]| -> Vec<_> {
            read_all(bytes)
                .expect(name)
                .into_iter()
                .map(|r| (r.key, r.value, r.timestamp))
                .collect()
        };
        assert_eq!(values(&stored), values(&bytes), "{name}");
    }
}

#[test]
fn a_topics_own_compression() {
    for target in Compression::ALL {
        for sent in Compression::ALL {
            let topic = |version| ProduceLimits {
                compression: Some(target),
                ..limits(version)
            };
            let batch = batch_of(20, sent);
            let (produced, stored) = store(&batch, &topic(9), 30);
            assert_eq!(produced.compression, target);
            assert_eq!(produced.rewritten.is_none(), sent == target);
            assert_eq!(
                BatchHeader::parse(&stored).and_then(|h| h.compression()),
                Ok(target)
            );
            assert_eq!(
                offsets(&stored),
                (30..50).collect::<Vec<_>>(),
                "{sent} to {target}"
            );
            if sent == Compression::Zstd {
                continue;
            }
            for magic in [Magic::V0, Magic::V1] {
                let (produced, stored) = store(&set_of(magic, sent, 20), &topic(2), 30);
                assert_eq!(produced.compression, target);
                assert_eq!(
                    offsets(&stored),
                    (30..50).collect::<Vec<_>>(),
                    "magic {magic}, {sent} to {target}"
                );
                let first = Batch::parse(&stored).expect("stored");
                assert_eq!(first.compression(), Ok(target));
                let expected = if target == Compression::Zstd {
                    Magic::V2
                } else {
                    magic
                };
                assert_eq!((first.magic(), produced.magic), (expected, expected));
            }
        }
    }
    let topic = ProduceLimits {
        compression: Some(Compression::Gzip),
        timestamp_type: TimestampType::LogAppendTime,
        ..limits(9)
    };
    let (_, stored) = store(&batch_of(3, Compression::None), &topic, 0);
    assert!(
        read_all(&stored)
            .expect("stored")
            .iter()
            .all(|record| record.timestamp == 9999)
    );
    // What grows over the limit is refused, as if it had been sent like that.
    let batch = batch_of(1000, Compression::Gzip);
    let topic = ProduceLimits {
        compression: Some(Compression::None),
        max_message_bytes: batch.len(),
        ..limits(9)
    };
    assert!(matches!(
        check_produced(&batch, &topic),
        Err(RecordsError::TooLarge { .. })
    ));
}
