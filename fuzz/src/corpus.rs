//! The inputs that a target starts from: made from the golden vectors of kafka-proto's tests, and what fuzzing found
//! beyond them.

use crate::Target;
use crate::message::number;
use kafka_proto::messages::{RequestHeader, ResponseHeader};
use kafka_proto::{ApiKey, Message};
use std::io::{BufRead, BufReader, Read};

/// What Kafka's own classes wrote, a line a message: name, version, label, hexadecimal bytes, JSON.
const MESSAGES: &[u8] = include_bytes!("../../kafka-proto/tests/messages/vectors.zst");

/// What other clients' builders made: name, hexadecimal bytes.
const RECORDS: &str = include_str!("../../kafka-proto/src/records/tests/golden.txt");

/// Everything that a target starts from.
pub fn corpus(target: Target) -> impl Iterator<Item = Vec<u8>> {
    made(target).chain(found(target))
}

/// What the golden vectors make.
pub fn made(target: Target) -> Box<dyn Iterator<Item = Vec<u8>>> {
    if target == Target::Records {
        return Box::new(records());
    }
    let lines = zstd::Decoder::new(MESSAGES).expect("checked in whole");
    Box::new(BufReader::new(lines).lines().filter_map(move |line| {
        let line = line.expect("checked in whole");
        let mut parts = line.splitn(5, ' ');
        let mut part = || parts.next().expect("five parts a line");
        let (name, version, label) = (part(), part(), part());
        let version = version.parse().expect("a number");
        let bytes = unhex(part());
        // Every other as text, so that there is one of each message and version.
        let text = (label.len() % 2 == 1).then(part);
        input(target, name, version, &bytes, text)
    }))
}

fn input(
    target: Target,
    name: &str,
    version: i16,
    bytes: &[u8],
    text: Option<&str>,
) -> Option<Vec<u8>> {
    let api = |side: &str| {
        let api = name.strip_suffix(side)?;
        ApiKey::ALL.into_iter().find(|key| key.name() == api)
    };
    let mut out = Vec::new();
    match target {
        Target::Request => {
            let api = api("Request")?;
            let header = RequestHeader {
                request_api_key: api.code(),
                request_api_version: version,
                correlation_id: 1,
                client_id: Some(""),
                ..Default::default()
            };
            header
                .encode(&mut out, api.request_header_version(version))
                .ok()?;
            out.extend(bytes);
        }
        Target::Response => {
            let api = api("Response")?;
            out.extend(api.code().to_be_bytes());
            out.extend(version.to_be_bytes());
            let header = ResponseHeader {
                correlation_id: 1,
                ..Default::default()
            };
            header
                .encode(&mut out, api.response_header_version(version))
                .ok()?;
            out.extend(bytes);
        }
        Target::Message => {
            if api("Request").or_else(|| api("Response")).is_some() {
                return None;
            }
            out.extend(number(name)?.to_be_bytes());
            out.extend(version.to_be_bytes());
            out.extend(bytes);
        }
        Target::Json => {
            out.push(u8::from(text.is_some()));
            out.extend(number(name)?.to_be_bytes());
            out.extend(version.to_be_bytes());
            out.extend(text.map_or(bytes, str::as_bytes));
        }
        Target::Records => return None,
    }
    Some(out)
}

/// Each blob with a broken checksum mended and as it is, under several settings of a topic.
fn records() -> impl Iterator<Item = Vec<u8>> {
    let lines = RECORDS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let (_, hex) = line.split_once(' ').expect("a name and its bytes");
        let bytes = unhex(hex);
        [0x00, 0x01, 0x80, 0x8c, 0x95, 0xa0].map(|mode| [&[mode], bytes.as_slice()].concat())
    })
}

/// What fuzzing found: inputs that reach code which the vectors do not, behind their lengths.
pub fn found(target: Target) -> impl Iterator<Item = Vec<u8>> {
    let compressed: &[u8] = match target {
        Target::Request => include_bytes!("../corpus/request.zst"),
        Target::Response => include_bytes!("../corpus/response.zst"),
        Target::Message => include_bytes!("../corpus/message.zst"),
        Target::Records => include_bytes!("../corpus/records.zst"),
        Target::Json => include_bytes!("../corpus/json.zst"),
    };
    let mut all = Vec::new();
    let mut lengths_and_inputs = zstd::Decoder::new(compressed).expect("checked in whole");
    lengths_and_inputs
        .read_to_end(&mut all)
        .expect("checked in whole");
    let mut rest = std::io::Cursor::new(all);
    std::iter::from_fn(move || {
        let mut length = [0; 4];
        rest.read_exact(&mut length).ok()?;
        let mut input = vec![0; u32::from_le_bytes(length) as usize];
        rest.read_exact(&mut input).expect("checked in whole");
        Some(input)
    })
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("hexadecimal") as u8;
    let pairs = text.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| digit(pair[0]) << 4 | digit(pair[1]))
        .collect()
}
