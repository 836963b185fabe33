//! Typed decoding: what comes in goes out again, and comes in as the same.

use kafka_proto::{ApiKey, Decoder, Message, Segmented, frame};

pub(crate) struct Entry {
    pub name: &'static str,
    check: fn(Decoder<'_>, i16),
}

macro_rules! entries {
    ($($message:ident,)*) => {
        &[$(Entry {
            name: <kafka_proto::messages::$message as Message>::NAME,
            check: |mut decoder, version| {
                let left = decoder.budget();
                let Ok(value) = kafka_proto::messages::$message::decode(&mut decoder, version) else {
                    return;
                };
                assert!(decoder.budget() <= left, "a decode gives no budget back");
                let bytes = written(&value, version);
                let again = kafka_proto::messages::$message::decode(&mut Decoder::new(&bytes), version)
                    .expect("what was written can be read");
                // As it prints: a NaN does not equal itself.
                assert!(value == again || format!("{value:?}") == format!("{again:?}"), "{value:?}, {again:?}");
                assert_eq!(written(&again, version), bytes);
            },
        }),*]
    };
}

pub(crate) const ENTRIES: &[Entry] = kafka_proto::every_message!(entries);

/// A message by its number in the list, and the rest of the input.
pub(crate) fn numbered(input: &[u8]) -> Option<(&'static Entry, i16, &[u8])> {
    let (number, rest) = input.split_first_chunk()?;
    let (version, rest) = rest.split_first_chunk()?;
    let entry = &ENTRIES[usize::from(u16::from_be_bytes(*number)) % ENTRIES.len()];
    Some((entry, i16::from_be_bytes(*version), rest))
}

/// The number that [`numbered`] takes for a message.
pub(crate) fn number(name: &str) -> Option<u16> {
    let index = ENTRIES.iter().position(|entry| entry.name == name)?;
    u16::try_from(index).ok()
}

pub(crate) fn request(input: &[u8]) {
    let mut decoder = Decoder::new(input);
    if let Ok((api, header)) = frame::decode_request_header(&mut decoder) {
        check_api(api, "Request", decoder, header.request_api_version);
    }
}

pub(crate) fn response(input: &[u8]) {
    let Some((key, rest)) = input.split_first_chunk() else {
        return;
    };
    let Some((version, content)) = rest.split_first_chunk() else {
        return;
    };
    let Ok(api) = ApiKey::try_from(i16::from_be_bytes(*key)) else {
        return;
    };
    let version = i16::from_be_bytes(*version);
    let mut decoder = Decoder::new(content);
    if frame::decode_response_header(&mut decoder, api, version).is_ok() {
        check_api(api, "Response", decoder, version);
    }
}

pub(crate) fn message(input: &[u8]) {
    if let Some((entry, version, bytes)) = numbered(input) {
        (entry.check)(Decoder::new(bytes), version);
    }
}

fn check_api(api: ApiKey, side: &str, decoder: Decoder<'_>, version: i16) {
    let is_wanted = |entry: &&Entry| entry.name.strip_suffix(side) == Some(api.name());
    let entry = ENTRIES.iter().find(is_wanted);
    (entry.expect("every API has both").check)(decoder, version);
}

/// The bytes of a value, which every way of writing agrees on.
fn written<'a, M: Message<'a>>(value: &M, version: i16) -> Vec<u8> {
    let mut bytes = Vec::new();
    value
        .encode(&mut bytes, version)
        .expect("what was read can be written");
    assert_eq!(value.encoded_len(version), Ok(bytes.len()));
    let mut segmented = Segmented::default();
    value
        .write(&mut segmented, version)
        .expect("what was read can be written");
    assert_eq!(segmented.bytes(), bytes);
    bytes
}
