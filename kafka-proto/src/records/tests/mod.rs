//! Tests of the whole room, with every codec.

mod convert;
mod golden;
mod hostile;
mod mutation;
mod produced;
mod round_trip;

use super::*;

/// Enough for everything that decompresses in these tests, and little enough to be hit by a bomb.
const BOUND: usize = 1 << 20;

/// A record with everything its own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Owned {
    offset: i64,
    timestamp: i64,
    key: Option<Vec<u8>>,
    value: Option<Vec<u8>>,
    headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Owned {
    fn new(offset: i64, timestamp: i64, key: Option<&[u8]>, value: Option<&[u8]>) -> Self {
        let (key, value) = (key.map(<[u8]>::to_vec), value.map(<[u8]>::to_vec));
        Self {
            offset,
            timestamp,
            key,
            value,
            headers: Vec::new(),
        }
    }

    fn of(record: &Record<'_>) -> Self {
        let headers = record
            .headers
            .iter()
            .map(|h| (h.key.to_vec(), h.value.map(<[u8]>::to_vec)));
        Self {
            headers: headers.collect(),
            ..Self::new(record.offset, record.timestamp, record.key, record.value)
        }
    }
}

/// All records of a blob, every checksum held against the bytes.
fn read_all(blob: &[u8]) -> Result<Vec<Owned>, RecordsError> {
    let mut all = Vec::new();
    for batch in batches(blob) {
        let batch = batch?;
        batch.check_crc()?;
        let payload = batch.payload(BOUND)?;
        for record in batch.records(&payload) {
            all.push(Owned::of(&record?));
        }
    }
    Ok(all)
}

/// The batches that other clients made, by name.
fn golden() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let lines = include_str!("golden.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let (name, hex) = line.split_once(' ').expect("a name and its bytes");
        let bytes = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"));
        (name, bytes.collect())
    })
}

fn golden_named(name: &str) -> Vec<u8> {
    golden()
        .find(|(of, _)| *of == name)
        .map(|(_, bytes)| bytes)
        .expect("known")
}

/// A batch of `count` small records with producer fields, base offset 0.
fn batch_of(count: usize, compression: Compression) -> Vec<u8> {
    let mut builder = BatchBuilder::new(compression);
    for index in 0..count {
        builder.append(1000 + index as i64, Some(b"key"), Some(b"some value"), &[]);
    }
    builder.build().expect("builds").to_vec()
}

/// A message set of `count` messages.
fn set_of(magic: Magic, compression: Compression, count: i64) -> Vec<u8> {
    let mut builder = MessageSetBuilder::new(magic, compression).expect("known to the magic");
    for index in 0..count {
        builder.append(index, 1000 + index, Some(b"key"), Some(b"some value"));
    }
    builder.build().expect("builds")
}

/// The batch with another header and, behind it, another payload; length and checksum are made right.
fn forge(change: impl FnOnce(&mut BatchHeader), payload: &[u8]) -> Vec<u8> {
    let mut header = BatchHeader::parse(&batch_of(1, Compression::None)).expect("a batch");
    change(&mut header);
    let mut bytes = vec![0; BATCH_HEADER_LEN];
    bytes.extend_from_slice(payload);
    builder::seal(header, &mut bytes).expect("fits");
    bytes
}
