//! What is built is read again, whatever it is.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

fn blob(max: usize) -> impl Strategy<Value = Vec<u8>> {
    // Some of it compresses, some does not.
    prop_oneof![
        vec(any::<u8>(), 0..max),
        (any::<u8>(), 0..max).prop_map(|(byte, len)| vec![byte; len])
    ]
}

fn timestamp() -> impl Strategy<Value = i64> {
    prop_oneof![Just(-1), 0..2_000_000_000_000_i64, Just(i64::MAX)]
}

type Parts = (
    i64,
    i64,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Vec<(Vec<u8>, Option<Vec<u8>>)>,
);

fn records() -> impl Strategy<Value = Vec<Owned>> {
    let headers = vec((blob(20), option::of(blob(40))), 0..4);
    let record = (
        1..50_i64,
        timestamp(),
        option::of(blob(300)),
        option::of(blob(40_000)),
        headers,
    );
    (0..1_000_000_000_i64, vec(record, 1..12)).prop_map(|(base, parts): (i64, Vec<Parts>)| {
        let mut offset = base;
        let owned = parts
            .into_iter()
            .map(|(gap, timestamp, key, value, headers)| {
                offset += gap;
                Owned {
                    offset,
                    timestamp,
                    key,
                    value,
                    headers,
                }
            });
        owned.collect()
    })
}

fn codec(count: usize) -> impl Strategy<Value = Compression> {
    (0..count).prop_map(|index| Compression::ALL[index])
}

/// A batch with these records; offsets are kept.
fn batch(records: &[Owned], compression: Compression) -> Vec<u8> {
    let mut plain = BatchBuilder::new(Compression::None);
    for record in records {
        let headers: Vec<_> = record
            .headers
            .iter()
            .map(|(key, value)| Header {
                key,
                value: value.as_deref(),
            })
            .collect();
        plain.append(
            record.timestamp,
            record.key.as_deref(),
            record.value.as_deref(),
            &headers,
        );
    }
    let plain = plain.build().expect("builds");
    let view = BatchView::parse(&plain).expect("a batch");
    let mut builder = BatchBuilder::new(compression).base_offset(records[0].offset);
    for (record, owned) in view.records(view.raw_payload()).zip(records) {
        builder.append_record(&Record {
            offset: owned.offset,
            ..record.expect("a record")
        });
    }
    builder.build().expect("builds").to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn batches_come_back(records in records(), compression in codec(5)) {
        let bytes = batch(&records, compression);
        prop_assert_eq!(read_all(&bytes), Ok(records.clone()));
        let header = BatchHeader::parse(&bytes).expect("a batch");
        prop_assert_eq!(header.size(), bytes.len());
        prop_assert_eq!(header.last_offset(), records[records.len() - 1].offset);
        prop_assert_eq!(header.max_timestamp, records.iter().map(|r| r.timestamp).max().expect("one").max(-1));
    }

    #[test]
    fn message_sets_come_back(records in records(), compression in codec(4), one in any::<bool>()) {
        let magic = if one { Magic::V1 } else { Magic::V0 };
        let mut set = MessageSetBuilder::new(magic, compression).expect("known");
        let mut expected = records;
        for record in &mut expected {
            set.append(record.offset, record.timestamp, record.key.as_deref(), record.value.as_deref());
            record.headers.clear();
            if magic == Magic::V0 {
                record.timestamp = -1;
            }
        }
        prop_assert_eq!(read_all(&set.build().expect("builds")), Ok(expected));
    }

    #[test]
    fn codecs_are_inverse(bytes in blob(200_000), compression in codec(5)) {
        let compressed = compress(compression, Magic::V2, &bytes).expect("compresses");
        let whole = decompress(compression, Magic::V2, &compressed, bytes.len());
        prop_assert_eq!(whole.as_ref(), Ok(&bytes));
        if !bytes.is_empty() {
            let limit = bytes.len() - 1;
            let short = decompress(compression, Magic::V2, &compressed, limit);
            prop_assert_eq!(short, Err(RecordsError::DecompressedTooLarge { limit }));
        }
    }

    #[test]
    fn down_and_up_keep_what_the_magic_knows(records in records(), compression in codec(4), one in any::<bool>()) {
        let magic = if one { Magic::V1 } else { Magic::V0 };
        let bytes = batch(&records, compression);
        let down = convert_down(&bytes, magic, 0, BOUND).expect("converts");
        prop_assert!(max_magic(&down) <= magic.number());
        let mut expected = records;
        for record in &mut expected {
            record.headers.clear();
            if magic == Magic::V0 {
                record.timestamp = -1;
            }
        }
        let read = read_all(&down);
        prop_assert_eq!(read.as_ref(), Ok(&expected));
        let up = convert_up(&down, BOUND).expect("converts");
        prop_assert_eq!(batches(&up).count(), 1);
        prop_assert_eq!(read_all(&up), Ok(expected));
    }
}
