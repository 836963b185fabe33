//! Broken bytes give an error or other records, never a panic, and never more than the bound.

use super::*;

/// Everything that reads bytes from outside.
fn read_every_way(bytes: &[u8]) {
    let limits = ProduceLimits {
        max_decompressed_bytes: BOUND,
        ..ProduceLimits::default()
    };
    for produce_version in [2, 9] {
        if let Ok(produced) = check_produced(
            bytes,
            &ProduceLimits {
                produce_version,
                ..limits.clone()
            },
        ) {
            let mut stored = produced
                .rewritten
                .clone()
                .unwrap_or_else(|| bytes[..produced.size].to_vec());
            let again = produced
                .assign_offsets(&mut stored, 1000, 7)
                .expect("checked before");
            let stored = again.unwrap_or(stored);
            assert_eq!(
                read_all(&stored).expect("stored").len(),
                produced.record_count as usize
            );
        }
    }
    drop(read_all(bytes));
    for to in [Magic::V0, Magic::V1] {
        drop(convert_down(bytes, to, 0, BOUND));
    }
    drop(convert_up(bytes, BOUND));
    max_magic(bytes);
    for batch in batches(bytes).allow_partial().flatten() {
        drop(batch.find_timestamp(1_700_000_000_003, 0, BOUND));
    }
}

/// Vectors short enough to try everything with.
fn short() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    golden().filter(|(_, bytes)| bytes.len() < 500)
}

#[test]
fn every_cut() {
    for (_, bytes) in short() {
        for len in 0..bytes.len() {
            read_every_way(&bytes[..len]);
        }
    }
}

#[test]
fn every_byte_changed() {
    for (_, bytes) in short() {
        for at in 0..bytes.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut broken = bytes.clone();
                broken[at] ^= flip;
                read_every_way(&broken);
            }
        }
    }
}

#[test]
fn every_byte_changed_behind_a_right_checksum() {
    for (name, bytes) in short() {
        let is_batch = name.contains("/v2/");
        let first = if is_batch { 21 } else { 16 };
        let Ok(size) = peek(&bytes).map(|peek| peek.size) else {
            continue;
        };
        for at in first..size {
            for value in [0x00, 0x01, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
                let mut broken = bytes.clone();
                broken[at] = value;
                if is_batch {
                    let header = BatchHeader::parse(&broken).expect("a batch");
                    builder::seal(header, &mut broken).expect("fits");
                } else {
                    let crc = crc::crc32(&broken[16..size]);
                    broken[12..16].copy_from_slice(&crc.to_be_bytes());
                }
                read_every_way(&broken);
            }
        }
    }
}

#[test]
fn huge_announcements_come_to_nothing() {
    // Lengths and counts of 2 GiB, as each field can state them.
    for length in [i32::MAX, i32::MAX - 12, i32::MIN, -1, 0, 1 << 30] {
        for (_, bytes) in short() {
            for at in [8, 57, 18, 26, 30] {
                let mut broken = bytes.clone();
                broken[at..at + 4].copy_from_slice(&length.to_be_bytes());
                read_every_way(&broken);
            }
        }
    }
    let huge_varint = [0xfe, 0xff, 0xff, 0xff, 0x0f];
    for at in 0..7 {
        // length, attributes, timestamp, offset, key length, value length, header count
        let mut payload: Vec<u8> = vec![14, 0, 0, 0, 1, 1, 0];
        payload.splice(at..=at, huge_varint);
        payload.resize(40, 0);
        for record_count in [1, i32::MAX] {
            read_every_way(&forge(
                |header| {
                    (header.record_count, header.last_offset_delta) =
                        (record_count, record_count - 1)
                },
                &payload,
            ));
        }
    }
}

#[test]
fn bombs_stop_at_the_bound() {
    let bomb = vec![0; 40 << 20];
    for codec in [
        Compression::Gzip,
        Compression::Snappy,
        Compression::Lz4,
        Compression::Zstd,
    ] {
        let payload = compress(codec, Magic::V2, &bomb).expect("compresses");
        let batch = forge(
            |header| header.attributes = header.attributes.with_compression(codec),
            &payload,
        );
        let limits = ProduceLimits {
            max_decompressed_bytes: BOUND,
            max_message_bytes: 4 << 20,
            ..Default::default()
        };
        // The zeros are records of length 0, so the walk ends before the bound is reached.
        let code = check_produced(&batch, &limits)
            .expect_err("a bomb")
            .error_code()
            .code();
        assert!([2, 10, 87].contains(&code), "{codec}: {code}");
        let view = BatchView::parse(&batch).expect("a batch");
        assert_eq!(
            view.payload(BOUND),
            Err(RecordsError::DecompressedTooLarge { limit: BOUND }),
            "{codec}"
        );
    }
    // One record whose value is the bomb.
    let mut builder = BatchBuilder::new(Compression::Zstd);
    builder.append(0, None, Some(&bomb), &[]);
    let batch = builder.build().expect("builds");
    let limits = ProduceLimits {
        max_decompressed_bytes: BOUND,
        ..ProduceLimits::default()
    };
    assert_eq!(
        check_produced(&batch, &limits),
        Err(RecordsError::DecompressedTooLarge { limit: BOUND })
    );
}

#[test]
fn a_snappy_block_cannot_announce_more_than_it_gives() {
    // 4 GiB − 1 in five bytes, and nothing behind.
    let block = [0xff, 0xff, 0xff, 0xff, 0x0f, 0];
    let result = decompress(Compression::Snappy, Magic::V2, &block, usize::MAX);
    assert!(matches!(
        result,
        Err(RecordsError::Decompress {
            compression: Compression::Snappy,
            ..
        })
    ));
}
