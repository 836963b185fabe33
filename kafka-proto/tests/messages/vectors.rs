//! Vectors that Kafka's own classes made: `cargo xtask golden` writes the checked-in file, and asks for
//! fresh ones by naming theirs in the environment.

use serde_json::Value;
use std::io::{BufRead, BufReader};

/// The file to read instead of the checked-in one.
const FILE: &str = "KAFKA_GOLDEN_VECTORS";

const CHECKED_IN: &[u8] = include_bytes!("vectors.zst");

/// A message as bytes and as JSON.
pub struct Vector {
    /// The message's name.
    pub message: String,
    pub version: i16,
    /// What it is filled with, in a word.
    pub label: String,
    pub bytes: Vec<u8>,
    /// Kafka's JSON, with records as base64.
    pub json: Value,
}

impl Vector {
    /// A line: message, version, label, hexadecimal bytes, JSON.
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.splitn(5, ' ');
        Some(Self {
            message: parts.next()?.to_owned(),
            version: parts.next()?.parse().ok()?,
            label: parts.next()?.to_owned(),
            bytes: unhex(parts.next()?)?,
            json: serde_json::from_str(parts.next()?).ok()?,
        })
    }

    /// Whether structs hold tagged fields that no spec knows: JSON does not tell of them.
    pub fn has_unknown_tags(&self) -> bool {
        self.label.ends_with("+unknown")
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(digit(*high)? << 4 | digit(*low)?).ok(),
            _ => None,
        })
        .collect()
}

/// The checked-in vectors, or those that the environment names.
pub fn all() -> impl Iterator<Item = Vector> {
    let compressed: Box<dyn BufRead> = match std::env::var_os(FILE) {
        Some(path) => Box::new(BufReader::new(
            std::fs::File::open(path).expect("the file that the environment names"),
        )),
        None => Box::new(CHECKED_IN),
    };
    let lines = zstd::Decoder::with_buffer(compressed).expect("zstd");
    BufReader::new(lines).lines().map(|line| {
        let line = line.expect("readable to the end");
        Vector::parse(&line).unwrap_or_else(|| panic!("no vector: {line}"))
    })
}
