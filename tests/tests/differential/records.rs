//! Records that a conversation sends, from a line of text.
//!
//! `@v2 values=a,b key=k codec=gzip` is a batch; batches follow each other behind ` + `. What may be said:
//!
//! | | |
//! | --- | --- |
//! | `v0`, `v1`, `v2` | the magic, first |
//! | `values=a,b` | a record each; `~` is null, `*1000` a value of so many bytes |
//! | `key=k` | every record's key |
//! | `headers=n:v,m:~` | every record's headers (magic 2) |
//! | `codec=gzip` | none, gzip, snappy, lz4, zstd |
//! | `ts=…`, `step=…` | the first timestamp, and how much each is later than the one before |
//! | `pid=5/0/0` | producer id, producer epoch, first sequence |
//! | `attr=16` | further attributes |
//! | `i8@16=3` | an integer written over the finished bytes, before the checksum is made |
//! | `raw=i8@16=3` | the same behind the checksum |
//! | `cut=5`, `junk=0102` | bytes taken off or put on the end |
//! | `hex=…` | these very bytes, nothing else |

use tests::batch::{self, Batch, Record};
use tests::codec::Codec;
use tests::message_set::Message;

/// Timestamps stand still, so that stored bytes can be compared.
const TIMESTAMP: i64 = 1_700_000_000_000;

/// The bytes that `text`, which begins with `@`, stands for.
///
/// # Panics
///
/// If it cannot be read.
pub fn build(text: &str) -> Vec<u8> {
    let text = text.strip_prefix('@').expect("records begin with @");
    text.split(" + ").flat_map(build_one).collect()
}

struct Wanted<'t> {
    magic: u8,
    values: Vec<Option<Vec<u8>>>,
    key: Option<Vec<u8>>,
    headers: Vec<(String, Option<Vec<u8>>)>,
    codec: Codec,
    timestamp: i64,
    step: i64,
    producer: (i64, i16, i32),
    attributes: u16,
    patches: Vec<&'t str>,
    later_patches: Vec<&'t str>,
    cut: usize,
    junk: Vec<u8>,
}

fn build_one(text: &str) -> Vec<u8> {
    let mut wanted = Wanted {
        magic: 2,
        values: vec![Some(b"value".to_vec())],
        key: None,
        headers: Vec::new(),
        codec: Codec::None,
        timestamp: TIMESTAMP,
        step: 0,
        producer: (-1, -1, -1),
        attributes: 0,
        patches: Vec::new(),
        later_patches: Vec::new(),
        cut: 0,
        junk: Vec::new(),
    };
    for word in text.split_whitespace() {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        match name {
            "hex" => return hex(value),
            "v0" => wanted.magic = 0,
            "v1" => wanted.magic = 1,
            "v2" => wanted.magic = 2,
            "values" if value.is_empty() => wanted.values.clear(),
            "values" => wanted.values = value.split(',').map(bytes).collect(),
            "key" => wanted.key = bytes(value),
            "headers" => wanted.headers = value.split(',').map(header).collect(),
            "codec" => wanted.codec = codec(value),
            "ts" => wanted.timestamp = number(value),
            "step" => wanted.step = number(value),
            "pid" => wanted.producer = producer(value),
            "attr" => wanted.attributes = number(value),
            "cut" => wanted.cut = number(value),
            "junk" => wanted.junk = hex(value),
            "raw" => wanted.later_patches.push(value),
            _ if name.contains('@') => wanted.patches.push(word),
            _ => panic!("records cannot have {word}"),
        }
    }
    let mut built = match wanted.magic {
        2 => wanted.batch(),
        magic => wanted.message_set(magic),
    };
    for word in &wanted.later_patches {
        patch(&mut built, word);
    }
    built.truncate(built.len() - wanted.cut);
    built.extend(&wanted.junk);
    built
}

impl Wanted<'_> {
    fn batch(&self) -> Vec<u8> {
        let records = (0_i64..).zip(&self.values).map(|(index, value)| Record {
            key: self.key.clone(),
            value: value.clone(),
            headers: self.headers.clone(),
            timestamp_delta: index * self.step,
        });
        let (producer_id, producer_epoch, base_sequence) = self.producer;
        let mut batch = Batch {
            codec: self.codec,
            base_timestamp: self.timestamp,
            producer_id,
            producer_epoch,
            base_sequence,
            attributes: self.attributes,
            ..Batch::new(records.collect::<Vec<_>>())
        }
        .encode();
        if !self.patches.is_empty() {
            for word in &self.patches {
                patch(&mut batch, word);
            }
            let crc = crc32c::crc32c(&batch[batch::ATTRIBUTES_AT..]);
            batch[batch::CRC_AT..batch::CRC_AT + 4].copy_from_slice(&crc.to_be_bytes());
        }
        batch
    }

    fn message_set(&self, magic: u8) -> Vec<u8> {
        let messages: Vec<Message> = (0_i64..)
            .zip(&self.values)
            .map(|(index, value)| Message {
                offset: index,
                magic,
                attributes: self.attributes.to_be_bytes()[1],
                timestamp: self.timestamp + index * self.step,
                key: self.key.clone(),
                value: value.clone(),
            })
            .collect();
        match self.codec {
            Codec::None => messages.iter().flat_map(Message::encode).collect(),
            codec => {
                let mut wrapper = Message::wrapper(magic, codec, &messages);
                wrapper.attributes |= self.attributes.to_be_bytes()[1];
                wrapper.encode()
            }
        }
    }
}

fn codec(name: &str) -> Codec {
    match name {
        "none" => Codec::None,
        "gzip" => Codec::Gzip,
        "snappy" => Codec::Snappy,
        "lz4" => Codec::Lz4,
        "zstd" => Codec::Zstd,
        other => panic!("no codec is called {other}"),
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    match text.strip_prefix('*') {
        Some(count) => Some(vec![b'x'; number(count)]),
        None => (text != "~").then(|| text.as_bytes().to_vec()),
    }
}

fn header(text: &str) -> (String, Option<Vec<u8>>) {
    let (name, value) = text.split_once(':').expect("a header is NAME:VALUE");
    (name.to_owned(), bytes(value))
}

fn producer(text: &str) -> (i64, i16, i32) {
    let mut parts = text.split('/');
    let mut part = || parts.next().expect("a producer is ID/EPOCH/SEQUENCE");
    (number(part()), number(part()), number(part()))
}

/// `i32@57=3`: four bytes at 57.
fn patch(bytes: &mut [u8], word: &str) {
    let (place, value) = word.split_once('=').expect("a patch is TYPE@AT=VALUE");
    let (kind, at) = place.split_once('@').expect("a patch is TYPE@AT=VALUE");
    let at: usize = number(at);
    let value = number::<i64>(value).to_be_bytes();
    let width = match kind {
        "i8" => 1,
        "i16" => 2,
        "i32" => 4,
        "i64" => 8,
        other => panic!("no integer is called {other}"),
    };
    bytes[at..at + width].copy_from_slice(&value[8 - width..]);
}

fn hex(text: &str) -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal");
    (0..text.len()).step_by(2).map(digits).collect()
}

fn number<N: std::str::FromStr>(text: &str) -> N {
    match text.parse() {
        Ok(number) => number,
        Err(_) => panic!("{text} is no number of its kind"),
    }
}
