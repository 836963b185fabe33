//! What other clients' own builders made is read as it was meant, and made again byte for byte where no codec is in it.

use super::*;

const TIMESTAMPS: [i64; 4] = [
    1_700_000_000_000,
    1_700_000_000_007,
    1_700_000_000_003,
    1_700_000_000_005,
];
const KEYS: [Option<&[u8]>; 4] = [Some(b"k1"), None, Some(b"k3"), Some(b"")];
const VALUES: [Option<&[u8]>; 4] = [Some(b"v1"), Some(b"v2"), None, Some(b"")];

fn headers() -> [Header<'static>; 4] {
    [
        Header {
            key: b"h1",
            value: Some(b"one"),
        },
        Header {
            key: b"h1",
            value: Some(b"two"),
        },
        Header {
            key: "größe".as_bytes(),
            value: None,
        },
        Header {
            key: b"",
            value: Some(b""),
        },
    ]
}

/// The four records of every small vector.
fn small(base_offset: i64, magic: Magic, with_headers: bool) -> Vec<Owned> {
    let mut records: Vec<_> = (0..4)
        .map(|index| {
            let timestamp = if magic == Magic::V0 {
                -1
            } else {
                TIMESTAMPS[index]
            };
            Owned::new(
                base_offset + index as i64,
                timestamp,
                KEYS[index],
                VALUES[index],
            )
        })
        .collect();
    if with_headers {
        records[0].headers = headers()
            .iter()
            .map(|h| (h.key.to_vec(), h.value.map(<[u8]>::to_vec)))
            .collect();
    }
    records
}

fn magic_of(name: &str) -> Magic {
    let digit = name
        .split("/v")
        .nth(1)
        .and_then(|rest| rest.bytes().next())
        .expect("a magic");
    Magic::from_byte(digit - b'0').expect("a magic")
}

#[test]
fn small_vectors_are_read() {
    let mut seen = 0;
    for (name, bytes) in golden().filter(|(name, _)| name.ends_with("/small")) {
        let magic = magic_of(name);
        // Java's were built from offset 100 on; in those of kafka-python a wrapper's offset is left at 0.
        let base_offset = if name.starts_with("java") { 100 } else { 0 };
        assert_eq!(
            read_all(&bytes),
            Ok(small(base_offset, magic, magic == Magic::V2)),
            "{name}"
        );
        assert_eq!(
            i32::from(max_magic(&bytes)),
            i32::from(magic.number()),
            "{name}"
        );
        let before = if name.contains("zstd") {
            0
        } else {
            bytes.len()
        };
        assert_eq!(len_before_zstd(&bytes), before, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 13 + 8 + 12);
}

#[test]
fn large_vectors_are_read() {
    let text: String = (0..2000)
        .map(|line| format!("0123456789abcdef line {}\n", line % 7))
        .collect();
    let mut seen = 0;
    for (name, bytes) in golden().filter(|(name, _)| name.ends_with("/large")) {
        let records = read_all(&bytes).expect(name);
        assert_eq!(records.len(), 3, "{name}");
        for (index, record) in records.iter().enumerate() {
            assert_eq!(record.key, Some(format!("k{index}").into_bytes()), "{name}");
            assert_eq!(record.value.as_deref(), Some(text.as_bytes()), "{name}");
            assert_eq!(record.offset, 100 + index as i64, "{name}");
        }
        seen += 1;
    }
    assert_eq!(seen, 8);
}

#[test]
fn uncompressed_vectors_are_made_again() {
    let mut builder = BatchBuilder::new(Compression::None).base_offset(100);
    for index in 0..4 {
        let headers = if index == 0 { &headers()[..] } else { &[] };
        builder.append(TIMESTAMPS[index], KEYS[index], VALUES[index], headers);
    }
    let ours = builder.clone().build().expect("builds");
    assert_eq!(ours, golden_named("java-4.3.1/v2/none/small"));
    // kafka-python says leader epoch 0 and counts from 0.
    let ours = builder
        .clone()
        .base_offset(0)
        .leader_epoch(0)
        .build()
        .expect("builds");
    assert_eq!(ours, golden_named("kafka-python-2.0.2/v2/none/small"));
    let ours = builder
        .log_append_time(1_800_000_000_000)
        .build()
        .expect("builds");
    assert_eq!(ours, golden_named("java-4.3.1/v2/none/log-append-time"));

    for (magic, client, base) in [
        ("v0", "java-0.10.2.2", 100),
        ("v1", "java-0.10.2.2", 100),
        ("v1", "java-4.3.1", 100),
        ("v0", "kafka-python-2.0.2", 0),
    ] {
        let number = if magic == "v0" { Magic::V0 } else { Magic::V1 };
        let mut set = MessageSetBuilder::new(number, Compression::None).expect("known");
        for index in 0..4 {
            set.append(
                base + index as i64,
                TIMESTAMPS[index],
                KEYS[index],
                VALUES[index],
            );
        }
        assert_eq!(
            set.build(),
            Ok(golden_named(&format!("{client}/{magic}/none/small"))),
            "{client} {magic}"
        );
    }
}

#[test]
fn lz4_of_magic_0_has_the_old_checksum() {
    let mut set = MessageSetBuilder::new(Magic::V0, Compression::Lz4).expect("known");
    for index in 0..4 {
        set.append(100 + index as i64, -1, KEYS[index], VALUES[index]);
    }
    let ours = set.build().expect("builds");
    let frame_header = |bytes: &[u8]| {
        let message = MessageView::parse(bytes).expect("a message");
        let (_, value) = message.key_and_value().expect("a wrapper");
        value.expect("a value")[..7].to_vec()
    };
    for client in ["java-4.3.1", "java-0.10.2.2"] {
        let theirs = golden_named(&format!("{client}/v0/lz4/small"));
        assert_eq!(frame_header(&ours), frame_header(&theirs), "{client}");
    }
    // In magic 1 it is right, and another one is refused.
    let mut wrong = golden_named("java-4.3.1/v1/lz4/small");
    let at = wrong
        .windows(4)
        .position(|four| four == 0x184d_2204_u32.to_le_bytes())
        .expect("a frame")
        + 6;
    wrong[at] ^= 1;
    let message = MessageView::parse(&wrong).expect("a message");
    assert!(matches!(
        message.payload(BOUND),
        Err(RecordsError::Decompress {
            compression: Compression::Lz4,
            ..
        })
    ));
}

#[test]
fn producer_fields_and_flags_are_read() {
    let bytes = golden_named("java-4.3.1/v2/none/idempotent");
    let header = BatchHeader::parse(&bytes).expect("a batch");
    assert_eq!((header.producer_id, header.producer_epoch), (77, 3));
    assert_eq!(
        (header.base_sequence, header.last_sequence()),
        (i32::MAX - 1, 1)
    );
    assert_eq!(header.partition_leader_epoch, 9);
    assert_eq!(header.to_bytes(), bytes[..BATCH_HEADER_LEN]);

    let bytes = golden_named("java-4.3.1/v2/gzip/transactional");
    let header = BatchHeader::parse(&bytes).expect("a batch");
    assert!(header.attributes.is_transactional() && !header.attributes.is_control());
    assert_eq!(read_all(&bytes), Ok(small(0, Magic::V2, true)));

    let bytes = golden_named("java-4.3.1/v2/none/commit-marker");
    let header = BatchHeader::parse(&bytes).expect("a batch");
    assert!(header.attributes.is_transactional() && header.attributes.is_control());
    let marker = &read_all(&bytes).expect("a record")[0];
    assert_eq!(
        (marker.offset, marker.key.as_deref()),
        (500, Some(&[0, 0, 0, 1][..]))
    );
    let mut again = BatchBuilder::new(Compression::None)
        .base_offset(500)
        .leader_epoch(4)
        .producer(77, 3, -1);
    again.append(
        1_700_000_000_000,
        marker.key.as_deref(),
        marker.value.as_deref(),
        &[],
    );
    assert_eq!(
        again.transactional().control().build().expect("builds"),
        bytes
    );
}

#[test]
fn log_append_time_is_that_of_every_record() {
    for name in [
        "java-4.3.1/v2/none/log-append-time",
        "java-4.3.1/v1/gzip/log-append-time",
    ] {
        for record in read_all(&golden_named(name)).expect(name) {
            assert_eq!(record.timestamp, 1_800_000_000_000, "{name}");
        }
    }
}

#[test]
fn a_timestamp_is_found() {
    for name in [
        "java-4.3.1/v2/none/small",
        "java-4.3.1/v2/zstd/small",
        "java-4.3.1/v1/gzip/small",
    ] {
        let bytes = golden_named(name);
        let batch = Batch::parse(&bytes).expect(name);
        let find = |timestamp, from| {
            batch
                .find_timestamp(timestamp, from, BOUND)
                .expect(name)
                .map(|found| (found.offset, found.timestamp))
        };
        assert_eq!(find(0, 0), Some((100, TIMESTAMPS[0])), "{name}");
        assert_eq!(
            find(TIMESTAMPS[0] + 1, 0),
            Some((101, TIMESTAMPS[1])),
            "{name}"
        );
        assert_eq!(
            find(TIMESTAMPS[2], 102),
            Some((102, TIMESTAMPS[2])),
            "{name}"
        );
        assert_eq!(find(TIMESTAMPS[1] + 1, 0), None, "{name}");
        assert_eq!(find(0, 104), None, "{name}");
    }
}
