//! What bad records get: a row of Produce's table of bad input, a test.

use super::*;
use crate::ErrorCode;

fn limits() -> ProduceLimits {
    ProduceLimits {
        produce_version: 9,
        now_ms: 1_700_000_000_000,
        max_decompressed_bytes: BOUND,
        ..ProduceLimits::default()
    }
}

fn old(produce_version: i16) -> ProduceLimits {
    ProduceLimits {
        produce_version,
        ..limits()
    }
}

#[track_caller]
fn refused(records: &[u8], limits: &ProduceLimits) -> RecordsError {
    check_produced(records, limits).expect_err("bad")
}

#[track_caller]
fn code(records: &[u8], limits: &ProduceLimits) -> ErrorCode {
    refused(records, limits).error_code()
}

#[test]
fn no_records() {
    assert_eq!(refused(&[], &limits()), RecordsError::Empty);
    assert_eq!(code(&[], &limits()), ErrorCode::InvalidRecord);
    assert_eq!(code(&[], &old(1)), ErrorCode::InvalidRecord);
}

#[test]
fn several_batches() {
    let batch = batch_of(2, Compression::None);
    for version in [2, 3, 9] {
        let two = [&batch[..], &batch].concat();
        assert_eq!(
            refused(&two, &old(version)),
            RecordsError::SeveralBatches,
            "v{version}"
        );
        assert_eq!(
            code(&two[..two.len() - 1], &old(version)),
            ErrorCode::InvalidRecord,
            "v{version}, the second cut"
        );
    }
}

#[test]
fn old_magic_in_new_versions_and_the_other_way_round() {
    for magic in [Magic::V0, Magic::V1] {
        let set = set_of(magic, Compression::None, 2);
        for version in [3, 9] {
            let expected = RecordsError::MagicNotAllowed {
                magic: magic.number(),
                version,
            };
            assert_eq!(refused(&set, &old(version)), expected);
        }
        for version in 0..3 {
            assert_eq!(
                check_produced(&set, &old(version)).map(|p| p.magic),
                Ok(magic),
                "v{version}"
            );
        }
    }
    // Kafka takes batches in every version.
    for version in 0..3 {
        let batch = batch_of(2, Compression::Gzip);
        assert_eq!(
            check_produced(&batch, &old(version)).map(|p| p.magic),
            Ok(Magic::V2),
            "v{version}"
        );
    }
}

#[test]
fn unknown_magic() {
    for magic in [3, 4, 127, -1] {
        let mut batch = batch_of(1, Compression::None);
        batch[16] = i8::to_be_bytes(magic)[0];
        assert_eq!(
            refused(&batch, &limits()),
            RecordsError::UnknownMagic(magic)
        );
        assert_eq!(code(&batch, &old(1)), ErrorCode::CorruptMessage);
    }
}

#[test]
fn wrong_checksum() {
    let mut batch = batch_of(1, Compression::None);
    *batch.last_mut().expect("bytes") ^= 1;
    assert_eq!(code(&batch, &limits()), ErrorCode::CorruptMessage);
    for magic in [Magic::V0, Magic::V1] {
        for codec in [Compression::None, Compression::Gzip] {
            let mut set = set_of(magic, codec, 2);
            *set.last_mut().expect("bytes") ^= 1;
            assert_eq!(
                code(&set, &old(1)),
                ErrorCode::CorruptMessage,
                "{magic} {codec}"
            );
        }
    }
}

#[test]
fn batch_length() {
    let good = batch_of(1, Compression::None);
    let stated = (good.len() - LOG_OVERHEAD) as i32;
    for length in [i32::MIN, -1, 0, 13, 48, stated + 1, i32::MAX] {
        let mut batch = good.clone();
        batch[8..12].copy_from_slice(&length.to_be_bytes());
        assert_eq!(
            code(&batch, &limits()),
            ErrorCode::InvalidRecord,
            "{length}"
        );
    }
    for len in 1..good.len() {
        assert_eq!(
            code(&good[..len], &limits()),
            ErrorCode::InvalidRecord,
            "{len} bytes"
        );
    }
}

#[test]
fn junk_behind() {
    let batch = batch_of(1, Compression::None);
    for junk in [0x00, 0x02, 0xab] {
        for len in [1, 11, 12, 16, 17, 60] {
            let with_junk = [&batch[..], &vec![junk; len]].concat();
            assert_eq!(
                check_produced(&with_junk, &limits()).map(|p| p.size),
                Ok(batch.len()),
                "{len} x {junk}"
            );
        }
        let with_junk = [&batch[..], &[junk; 61]].concat();
        assert_eq!(
            code(&with_junk, &limits()),
            ErrorCode::InvalidRecord,
            "{junk}"
        );
        for codec in [Compression::None, Compression::Gzip] {
            let set = set_of(Magic::V1, codec, 3);
            let with_junk = [&set[..], &[junk; 25]].concat();
            assert_eq!(
                check_produced(&with_junk, &old(2)).map(|p| p.size),
                Ok(set.len()),
                "{junk}"
            );
        }
    }
}

#[test]
fn count_offsets_control_sequence() {
    let one = batch_of(1, Compression::None)[BATCH_HEADER_LEN..].to_vec();
    let refuse = |change: &dyn Fn(&mut BatchHeader)| refused(&forge(change, &one), &limits());
    for (record_count, last_offset_delta) in [
        (0, 0),
        (-1, 0),
        (0, -1),
        (1, 1),
        (2, 0),
        (i32::MIN, i32::MAX),
        (i32::MAX, -2),
    ] {
        let error = refuse(&|header| {
            (header.record_count, header.last_offset_delta) = (record_count, last_offset_delta);
        });
        assert_eq!(
            error,
            RecordsError::RecordCount {
                count: record_count,
                last_offset_delta
            }
        );
        assert_eq!(error.error_code(), ErrorCode::InvalidRecord);
    }
    for base_offset in [1, -1, i64::MAX] {
        assert_eq!(
            refuse(&|header| header.base_offset = base_offset),
            RecordsError::BaseOffset(base_offset)
        );
    }
    let control = refuse(&|header| header.attributes = header.attributes.with_control(true));
    assert_eq!(
        (control.error_code(), control),
        (ErrorCode::InvalidRecord, RecordsError::ControlBatch)
    );
    let sequence = refuse(&|header| header.producer_id = 5);
    assert_eq!(
        sequence,
        RecordsError::NegativeSequence {
            producer_id: 5,
            base_sequence: -1
        }
    );
    assert_eq!(sequence.error_code(), ErrorCode::InvalidRecord);
}

#[test]
fn producers_that_kafka_takes() {
    let one = batch_of(1, Compression::None)[BATCH_HEADER_LEN..].to_vec();
    // A producer id with epoch −1, and a transaction without a producer id.
    let batch = forge(
        |header| {
            (
                header.producer_id,
                header.producer_epoch,
                header.base_sequence,
            ) = (5, -1, 0)
        },
        &one,
    );
    let produced = check_produced(&batch, &limits()).expect("taken");
    assert_eq!(
        (
            produced.producer_id,
            produced.producer_epoch,
            produced.last_sequence
        ),
        (5, -1, 0)
    );
    let batch = forge(
        |header| header.attributes = header.attributes.with_transactional(true),
        &one,
    );
    assert!(
        check_produced(&batch, &limits())
            .expect("taken")
            .is_transactional
    );
}

#[test]
fn lies_inside_a_record() {
    // length, attributes, timestamp delta, offset delta, key length, key, value length, value, header count,
    // header key length, header key, header value length
    let good: &[u8] = &[22, 0, 0, 0, 2, b'k', 2, b'v', 2, 2, b'h', 1];
    assert!(
        check_produced(&forge(|_| (), good), &limits()).is_ok(),
        "the record is good to begin with"
    );
    let bad: [(&str, usize, u8); 14] = [
        ("length too small", 0, 20),
        ("length too large", 0, 24),
        ("length negative", 0, 1),
        ("offset delta", 3, 2),
        ("key too long", 4, 40),
        ("key length below −1", 4, 3),
        ("key eats the value", 4, 4),
        ("value too long", 6, 40),
        ("value length below −1", 6, 3),
        ("no header where one is", 8, 0),
        ("two headers where one is", 8, 4),
        ("negative header count", 8, 1),
        ("null header key", 9, 1),
        ("header value too long", 11, 40),
    ];
    for (what, at, value) in bad {
        let mut payload = good.to_vec();
        payload[at] = value;
        for codec in [Compression::None, Compression::Gzip, Compression::Zstd] {
            let payload = compress(codec, Magic::V2, &payload).expect("compresses");
            let batch = forge(
                |header| header.attributes = header.attributes.with_compression(codec),
                &payload,
            );
            assert_eq!(
                code(&batch, &limits()),
                ErrorCode::InvalidRecord,
                "{what}, {codec}"
            );
        }
    }
    for (what, payload) in [
        ("bytes left over", [good, &[0]].concat()),
        ("no record", Vec::new()),
    ] {
        assert_eq!(
            code(&forge(|_| (), &payload), &limits()),
            ErrorCode::InvalidRecord,
            "{what}"
        );
    }
    let endless = [&[0x80; 12][..], good].concat();
    let fault = RecordFault::LongVarint;
    assert_eq!(
        refused(&forge(|_| (), &endless), &limits()),
        RecordsError::Record { index: 0, fault }
    );
}

#[test]
fn too_large() {
    let batch = batch_of(100, Compression::None);
    let limit = batch.len() - 1;
    let small = ProduceLimits {
        max_message_bytes: limit,
        ..limits()
    };
    assert_eq!(
        refused(&batch, &small),
        RecordsError::TooLarge {
            size: batch.len(),
            limit
        }
    );
    assert_eq!(code(&batch, &small), ErrorCode::MessageTooLarge);
    let exact = ProduceLimits {
        max_message_bytes: batch.len(),
        segment_bytes: batch.len(),
        ..limits()
    };
    assert!(check_produced(&batch, &exact).is_ok());
    let segment = ProduceLimits {
        segment_bytes: limit,
        ..limits()
    };
    assert_eq!(code(&batch, &segment), ErrorCode::RecordListTooLarge);

    // `max.message.bytes` is of each message, `segment.bytes` of all.
    let set = set_of(Magic::V1, Compression::None, 100);
    let one = set.len() / 100;
    assert_eq!(
        code(
            &set,
            &ProduceLimits {
                max_message_bytes: one - 1,
                ..old(2)
            }
        ),
        ErrorCode::MessageTooLarge
    );
    assert!(
        check_produced(
            &set,
            &ProduceLimits {
                max_message_bytes: one,
                ..old(2)
            }
        )
        .is_ok()
    );
    let segment = ProduceLimits {
        segment_bytes: set.len() - 1,
        ..old(2)
    };
    assert_eq!(code(&set, &segment), ErrorCode::RecordListTooLarge);
}

#[test]
fn codecs() {
    let batch = batch_of(3, Compression::Zstd);
    for version in 2..7 {
        assert_eq!(
            code(&batch, &old(version)),
            ErrorCode::UnsupportedCompressionType,
            "v{version}"
        );
    }
    assert!(check_produced(&batch, &old(7)).is_ok());
    for unknown in 5..8 {
        let bytes = forge(|header| header.attributes = Attributes(unknown), b"any");
        assert_eq!(
            refused(&bytes, &limits()),
            RecordsError::UnknownCompression(unknown as u8)
        );
        assert_eq!(
            code(&bytes, &limits()),
            ErrorCode::UnsupportedCompressionType
        );
        let message = wrap_raw(Magic::V1, unknown, Some(b"any"), 0);
        assert_eq!(
            code(&message, &old(2)),
            ErrorCode::UnsupportedCompressionType
        );
    }
    let message = wrap_raw(Magic::V1, 4, Some(b"any"), 0);
    assert_eq!(
        code(&message, &old(2)),
        ErrorCode::UnsupportedCompressionType
    );
}

#[test]
fn what_does_not_decompress() {
    for codec in [
        Compression::Gzip,
        Compression::Snappy,
        Compression::Lz4,
        Compression::Zstd,
    ] {
        let payload = batch_of(1000, codec)[BATCH_HEADER_LEN..].to_vec();
        let with = |header: &mut BatchHeader| {
            header.attributes = header.attributes.with_compression(codec);
            (header.record_count, header.last_offset_delta) = (1000, 999);
        };
        assert!(
            check_produced(&forge(with, &payload), &limits()).is_ok(),
            "{codec} is good to begin with"
        );
        let garbage = vec![0x5a; 100];
        assert_eq!(
            code(&forge(with, &garbage), &limits()),
            ErrorCode::CorruptMessage,
            "{codec}, garbage"
        );
        let half = &payload[..payload.len() / 2];
        let cut = code(&forge(with, half), &limits());
        assert_eq!(cut, ErrorCode::CorruptMessage, "{codec}, cut");
        assert_ne!(
            check_produced(&forge(with, &[]), &limits()).map(|_| ()),
            Ok(()),
            "{codec}, nothing"
        );
        if codec != Compression::Zstd {
            let message = wrap_raw(Magic::V1, codec.id().into(), Some(&garbage), 0);
            assert_eq!(
                code(&message, &old(2)),
                ErrorCode::CorruptMessage,
                "{codec}, wrapper"
            );
        }
    }
}

/// A message with these attributes and this value.
fn wrap_raw(magic: Magic, attributes: u16, value: Option<&[u8]>, offset: i64) -> Vec<u8> {
    let mut bytes = message_set::wrapper(
        magic,
        Attributes(attributes),
        offset,
        1000,
        value.unwrap_or_default(),
    )
    .expect("fits");
    if value.is_none() {
        let at = bytes.len() - 4;
        bytes[at..].copy_from_slice(&(-1_i32).to_be_bytes());
        let crc = crc::crc32(&bytes[16..]);
        bytes[12..16].copy_from_slice(&crc.to_be_bytes());
    }
    bytes
}

#[test]
fn wrappers() {
    let gzip = |inner: &[u8]| compress(Compression::Gzip, Magic::V1, inner).expect("compresses");
    let wrap = |magic, inner: &[u8], offset| wrap_raw(magic, 1, Some(&gzip(inner)), offset);
    for magic in [Magic::V0, Magic::V1] {
        let other = if magic == Magic::V0 {
            Magic::V1
        } else {
            Magic::V0
        };
        let inner = set_of(magic, Compression::None, 3);
        assert!(check_produced(&wrap(magic, &inner, 2), &old(2)).is_ok());
        assert!(
            check_produced(&wrap(magic, &inner, 0), &old(2)).is_ok(),
            "some producers leave the offset at 0"
        );

        let fault = |bytes: &[u8]| match refused(bytes, &old(2)) {
            error @ RecordsError::Wrapper(fault) => {
                assert_eq!(error.error_code(), ErrorCode::InvalidRecord);
                fault
            }
            error => panic!("{error}"),
        };
        assert_eq!(fault(&wrap_raw(magic, 1, None, 0)), WrapperFault::NullValue);
        assert_eq!(fault(&wrap(magic, &[], 0)), WrapperFault::Empty);
        let nested = [&inner[..], &set_of(magic, Compression::Gzip, 1)].concat();
        assert_eq!(
            fault(&wrap(magic, &nested, 3)),
            WrapperFault::Nested { index: 3 }
        );
        let mixed = [&inner[..], &set_of(other, Compression::None, 1)].concat();
        assert_eq!(
            fault(&wrap(magic, &mixed, 3)),
            WrapperFault::Magic {
                index: 3,
                magic: other.number()
            }
        );

        let mut broken = inner.clone();
        *broken.last_mut().expect("bytes") ^= 1;
        assert_eq!(
            code(&wrap(magic, &broken, 2), &old(2)),
            ErrorCode::CorruptMessage,
            "a checksum inside"
        );
        let cut = &inner[..inner.len() - 1];
        assert_eq!(
            code(&wrap(magic, cut, 2), &old(2)),
            ErrorCode::InvalidRecord,
            "cut inside"
        );
        let mut batch = batch_of(1, Compression::None);
        for other in [2, 3] {
            batch[16] = other;
            let expected = WrapperFault::Magic {
                index: 0,
                magic: other.cast_signed(),
            };
            assert_eq!(fault(&wrap(magic, &batch, 2)), expected);
        }

        let two = wrap(magic, &inner, 2).repeat(2);
        assert_eq!(refused(&two, &old(2)), RecordsError::SeveralBatches);
        let behind = [&inner[..], &wrap(magic, &inner, 2)].concat();
        assert_eq!(refused(&behind, &old(2)), RecordsError::SeveralBatches);
        let mixed = [&inner[..], &set_of(other, Compression::None, 1)].concat();
        let expected = RecordsError::MixedMagic {
            first: magic.number(),
            found: other.number(),
        };
        assert_eq!(refused(&mixed, &old(2)), expected);
    }
    let inner = set_of(Magic::V1, Compression::None, 3);
    let expected = RecordsError::Wrapper(WrapperFault::Offset {
        offset: 1,
        last_inner_offset: 2,
    });
    assert_eq!(refused(&wrap(Magic::V1, &inner, 1), &old(2)), expected);
    assert_eq!(
        code(&wrap(Magic::V1, &inner, -1), &old(2)),
        ErrorCode::InvalidRecord
    );
}

#[test]
fn lies_inside_a_message() {
    for magic in [Magic::V0, Magic::V1] {
        let good = set_of(magic, Compression::None, 1);
        let key_at = if magic == Magic::V0 { 18 } else { 26 };
        for (at, length) in [
            (key_at, 100),
            (key_at, -2),
            (key_at, 2),
            (key_at + 7, 1000),
            (key_at + 7, 9),
            (key_at + 7, -5),
        ] {
            let mut bytes = good.clone();
            bytes[at..at + 4].copy_from_slice(&i32::to_be_bytes(length));
            let crc = crc::crc32(&bytes[16..]);
            bytes[12..16].copy_from_slice(&crc.to_be_bytes());
            assert_eq!(
                code(&bytes, &old(1)),
                ErrorCode::InvalidRecord,
                "{length} at {at}"
            );
        }
    }
}

#[test]
fn timestamps() {
    let now = limits().now_ms;
    let narrow = ProduceLimits {
        timestamp_before_max_ms: 1000,
        timestamp_after_max_ms: 500,
        ..limits()
    };
    let with = |timestamp| {
        let mut builder = BatchBuilder::new(Compression::None);
        builder.append(timestamp, None, None, &[]);
        let mut set = MessageSetBuilder::new(Magic::V1, Compression::Snappy).expect("known");
        set.append(0, timestamp, None, None);
        (
            builder.build().expect("builds").to_vec(),
            set.build().expect("builds"),
        )
    };
    for timestamp in [now + 501, now - 1001, 0, i64::MAX, i64::MIN, -2] {
        let (batch, set) = with(timestamp);
        assert_eq!(
            code(&batch, &narrow),
            ErrorCode::InvalidTimestamp,
            "{timestamp}"
        );
        let narrow_old = ProduceLimits {
            produce_version: 2,
            ..narrow.clone()
        };
        assert_eq!(
            code(&set, &narrow_old),
            ErrorCode::InvalidTimestamp,
            "{timestamp}"
        );
        let append_time = ProduceLimits {
            timestamp_type: TimestampType::LogAppendTime,
            ..narrow.clone()
        };
        assert!(
            check_produced(&batch, &append_time).is_ok(),
            "{timestamp}: the broker's clock counts"
        );
    }
    for timestamp in [now + 500, now - 1000, now, -1] {
        assert!(
            check_produced(&with(timestamp).0, &narrow).is_ok(),
            "{timestamp}"
        );
    }
    let mut builder = BatchBuilder::new(Compression::None).log_append_time(now);
    builder.append(now, None, None, &[]);
    // A batch says so for all of its records; Kafka overwrites that, where it refuses it of a message of magic 1.
    let mut batch = builder.build().expect("builds").to_vec();
    let produced = check_produced(&batch, &limits()).expect("taken");
    produced.assign_offsets(&mut batch, 0, 0).expect("offsets");
    let stored = BatchView::parse(&batch).expect("a batch");
    assert_eq!(
        stored.header().attributes.timestamp_type(),
        TimestampType::CreateTime
    );
}

#[test]
fn null_key_in_a_compacted_topic() {
    let compacted = ProduceLimits {
        compacted: true,
        ..limits()
    };
    for codec in Compression::ALL {
        let mut builder = BatchBuilder::new(codec);
        builder.append(0, Some(b"key"), None, &[]);
        builder.append(0, None, Some(b"value"), &[]);
        let batch = builder.build().expect("builds");
        assert_eq!(
            refused(&batch, &compacted),
            RecordsError::NullKey { index: 1 }
        );
        assert_eq!(code(&batch, &compacted), ErrorCode::InvalidRecord);
        assert!(check_produced(&batch, &limits()).is_ok());
        assert!(check_produced(&batch_of(2, codec), &compacted).is_ok());
        if codec == Compression::Zstd {
            continue;
        }
        let mut set = MessageSetBuilder::new(Magic::V0, codec).expect("known");
        set.append(0, -1, None, Some(b"value"));
        let compacted = ProduceLimits {
            produce_version: 0,
            ..compacted.clone()
        };
        assert_eq!(
            refused(&set.build().expect("builds"), &compacted),
            RecordsError::NullKey { index: 0 }
        );
    }
}
