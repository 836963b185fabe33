//! Message sets (magic 0 and 1), encoded and decoded by hand.

use crate::batch::{i32_at, i64_at};
use crate::codec::Codec;

/// A message. In a message set these stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its offset: what a producer sends here does not matter, but inside a wrapper it does.
    pub offset: i64,
    /// 0 or 1.
    pub magic: u8,
    /// Codec in the lower three bits.
    pub attributes: u8,
    /// Milliseconds since the epoch; of magic 1 only.
    pub timestamp: i64,
    /// Its key.
    pub key: Option<Vec<u8>>,
    /// Its value; a wrapper's is a compressed message set.
    pub value: Option<Vec<u8>>,
}

impl Message {
    /// A message without a key.
    #[must_use]
    pub fn new(magic: u8, offset: i64, value: &str) -> Self {
        Self {
            offset,
            magic,
            attributes: 0,
            timestamp: if magic == 0 {
                -1
            } else {
                crate::batch::now_ms()
            },
            key: None,
            value: Some(value.as_bytes().to_vec()),
        }
    }

    /// A wrapper around `messages`, which all have `magic`.
    #[must_use]
    pub fn wrapper(magic: u8, codec: Codec, messages: &[Self]) -> Self {
        let inner: Vec<u8> = messages.iter().flat_map(Self::encode).collect();
        Self {
            offset: messages.last().map_or(0, |last| last.offset),
            magic,
            attributes: codec as u8,
            timestamp: messages
                .iter()
                .map(|message| message.timestamp)
                .max()
                .unwrap_or(-1),
            key: None,
            value: Some(codec.compress(&inner)),
        }
    }

    /// The message with its offset and length in front.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut body = vec![self.magic, self.attributes];
        if self.magic == 1 {
            body.extend_from_slice(&self.timestamp.to_be_bytes());
        }
        for field in [&self.key, &self.value] {
            match field {
                None => body.extend_from_slice(&(-1_i32).to_be_bytes()),
                Some(bytes) => {
                    let length = i32::try_from(bytes.len()).expect("a small field");
                    body.extend_from_slice(&length.to_be_bytes());
                    body.extend_from_slice(bytes);
                }
            }
        }
        let mut message = self.offset.to_be_bytes().to_vec();
        let size = i32::try_from(body.len() + 4).expect("a small message");
        message.extend_from_slice(&size.to_be_bytes());
        message.extend_from_slice(&crc32fast::hash(&body).to_be_bytes());
        message.extend(body);
        message
    }
}

/// Takes a message set apart, wrappers left as they are. A message that is cut off at the end is left out.
///
/// # Panics
///
/// If a checksum is wrong or the bytes are no message set.
#[must_use]
pub fn decode(mut bytes: &[u8]) -> Vec<Message> {
    let mut messages = Vec::new();
    while bytes.len() >= 12 {
        let size = 12 + usize::try_from(i32_at(bytes, 8)).expect("a length");
        let Some((message, rest)) = bytes.split_at_checked(size) else {
            break;
        };
        messages.push(decode_message(message));
        bytes = rest;
    }
    messages
}

/// Takes a message set apart, and the wrappers in it, whose inner offsets become absolute.
///
/// # Panics
///
/// As [`decode`].
#[must_use]
pub fn decode_deep(bytes: &[u8]) -> Vec<Message> {
    let mut messages = Vec::new();
    for outer in decode(bytes) {
        let codec = Codec::of_attributes(outer.attributes.into());
        if codec == Codec::None {
            messages.push(outer);
            continue;
        }
        let wrapped = outer.value.as_deref().expect("a wrapped set");
        let mut inner = decode(&match outer.magic {
            0 => codec.decompress_magic_0(wrapped),
            _ => codec.decompress(wrapped),
        });
        if outer.magic == 1 {
            let last = inner.last().map_or(0, |message| message.offset);
            inner
                .iter_mut()
                .for_each(|message| message.offset += outer.offset - last);
        }
        messages.extend(inner);
    }
    messages
}

fn decode_message(message: &[u8]) -> Message {
    assert_eq!(
        i32_at(message, 12).cast_unsigned(),
        crc32fast::hash(&message[16..]),
        "checksum"
    );
    let magic = message[16];
    let (timestamp, mut rest) = match magic {
        0 => (-1, &message[18..]),
        1 => (i64_at(message, 18), &message[26..]),
        other => panic!("a message of magic {other}"),
    };
    let key = take_bytes(&mut rest);
    let value = take_bytes(&mut rest);
    assert!(rest.is_empty(), "bytes left in a message");
    Message {
        offset: i64_at(message, 0),
        magic,
        attributes: message[17],
        timestamp,
        key,
        value,
    }
}

fn take_bytes(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let length = i32_at(bytes, 0);
    *bytes = &bytes[4..];
    let length = usize::try_from(length).ok()?;
    let (taken, rest) = bytes.split_at(length);
    *bytes = rest;
    Some(taken.to_vec())
}
