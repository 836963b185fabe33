//! Kafka's own vectors, broken in every way that a network or an attacker breaks bytes: nothing panics, and
//! what a decode allocates stays within its bound.

use super::table::{self, Entry};
use super::values::Random;
use super::vectors;
use kafka_proto::json;
use serde_json::Value;

/// Up to this length a message is cut and flipped at every byte; a longer one at places by chance.
const SHORT: usize = 200;
/// How many places are tried in a longer one.
const PLACES: usize = 64;

/// Lengths and counts that announce more than there can be: of an int16, an int32, a varint.
const HUGE: [&[u8]; 6] = [
    &[0x7f, 0xff],
    &[0x7f, 0xff, 0xff, 0xff],
    &[0x00, 0xff, 0xff, 0xff],
    &[0xff, 0xff, 0xff, 0xff, 0x07],
    &[0xff, 0xff, 0x7f],
    &[0xff, 0x7f],
];

#[test]
fn whatever_is_broken_nothing_panics_and_allocation_is_bounded() {
    let mut random = Random::new(6);
    let mut tried = 0;
    for vector in vectors::all() {
        let entry = table::ALL.iter().find(|entry| entry.name == vector.message);
        let entry = entry.expect("a message of ours");
        try_bytes(entry, vector.version, &vector.bytes);
        let mut broken = vector.bytes.clone();
        for place in places(vector.bytes.len(), &mut random) {
            try_bytes(entry, vector.version, &vector.bytes[..place]);
            broken[place] ^= 1 << (random.next() % 8);
            try_bytes(entry, vector.version, &broken);
            broken[place] = vector.bytes[place];
            let huge = HUGE[random.next() as usize % HUGE.len()];
            let end = broken.len().min(place + huge.len());
            broken[place..end].copy_from_slice(&huge[..end - place]);
            try_bytes(entry, vector.version, &broken);
            broken[place..end].copy_from_slice(&vector.bytes[place..end]);
            tried += 3;
        }
    }
    assert!(tried > 100_000, "{tried} is hardly any");
}

fn places(length: usize, random: &mut Random) -> Vec<usize> {
    if length <= SHORT {
        return (0..length).collect();
    }
    (0..PLACES)
        .map(|_| random.next() as usize % length)
        .collect()
}

/// Decodes, and what can be decoded is encoded, too, and turned into JSON and back.
fn try_bytes(entry: &Entry, version: i16, bytes: &[u8]) {
    let mut is_message = false;
    let allocated = allocation_counter::measure(|| {
        is_message = (entry.decode)(bytes, version).is_ok();
    });
    let bound = 32 * bytes.len() as u64 + 4096;
    assert!(
        allocated.bytes_total <= bound,
        "{} version {version}: {} bytes allocated for {bytes:02x?}",
        entry.name,
        allocated.bytes_total
    );
    if is_message {
        (entry.round_trip)(bytes, version).expect("what was read can be written");
        let mut json = Value::Null;
        let allocated = allocation_counter::measure(|| {
            json = json::decode(entry.name, version, bytes).expect("as the typed decode");
        });
        assert!(
            allocated.bytes_total <= 512 * bytes.len() as u64 + 4096,
            "{} version {version}: a tree of {} bytes for {bytes:02x?}",
            entry.name,
            allocated.bytes_total
        );
        json::encode(entry.name, version, &json).expect("our own JSON");
    }
}
