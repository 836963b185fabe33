//! What is left of an answer when all that may be different each time has gone: ids become symbols, in the order in which
//! they first appear, the time becomes `now`.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kafka_proto::ApiKey;
use serde_json::{Map, Value, json};
use tests::batch;
use tests::codec::Codec;

const ZERO_UUID: &str = "AAAAAAAAAAAAAAAAAAAAAA";

/// How far from the clock a time may be that a broker took from its own.
const HOUR_MS: i64 = 3_600_000;

/// The codec in a batch's attributes, and whether the broker set the time.
const CODEC: u16 = 7;
const LOG_APPEND_TIME: u16 = 8;

/// Arrays that Kafka makes of hash maps, or shuffles: their order says nothing.
const UNORDERED: &[(ApiKey, &str)] = &[
    (ApiKey::Produce, "responses"),
    (ApiKey::Produce, "partitionResponses"),
    (ApiKey::CreatePartitions, "results"),
    (ApiKey::ListOffsets, "topics"),
    (ApiKey::ListOffsets, "partitions"),
    (ApiKey::Metadata, "topics"),
    (ApiKey::DeleteTopics, "responses"),
    (ApiKey::DeleteRecords, "topics"),
    (ApiKey::DeleteRecords, "partitions"),
    (ApiKey::DeleteGroups, "results"),
    (ApiKey::DescribeGroups, "groups"),
    (ApiKey::DescribeGroups, "members"),
    (ApiKey::DescribeLogDirs, "topics"),
    (ApiKey::DescribeLogDirs, "partitions"),
    (ApiKey::DescribeProducers, "activeProducers"),
    (ApiKey::DescribeConfigs, "configs"),
    (ApiKey::JoinGroup, "members"),
    (ApiKey::ListGroups, "groups"),
];

/// What is known of the values in the answers of one play.
pub struct Normaliser {
    prefix: String,
    port: u16,
    /// What the conversation itself says is no id that the broker gave.
    said: BTreeSet<String>,
    /// Compressed records as they were sent.
    sent: Vec<u8>,
    symbols: BTreeMap<String, String>,
    numbers: BTreeMap<&'static str, u32>,
}

impl Normaliser {
    pub fn new(prefix: String, port: u16) -> Self {
        Self {
            prefix,
            port,
            said: BTreeSet::new(),
            sent: Vec::new(),
            symbols: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The conversation says this.
    pub fn said(&mut self, text: &str) {
        self.said.insert(text.to_owned());
    }

    /// These records were sent.
    pub fn sent(&mut self, records: &[u8]) {
        self.sent.extend_from_slice(records);
    }

    pub fn answer(&mut self, api: ApiKey, answer: Value, only: Option<&str>) -> Value {
        self.value(api, "", answer, only)
    }

    fn value(&mut self, api: ApiKey, key: &str, value: Value, only: Option<&str>) -> Value {
        match value {
            Value::Object(object) => {
                let normal = object.into_iter().map(|(key, value)| {
                    let value = self.value(api, &key, value, only);
                    (key, value)
                });
                Value::Object(normal.collect::<Map<_, _>>())
            }
            Value::Array(elements) => {
                let kept = elements
                    .into_iter()
                    .filter(|element| self.is_ours(element, only))
                    .collect::<Vec<_>>();
                let mut normal: Vec<Value> = kept
                    .into_iter()
                    .map(|element| self.value(api, key, element, only))
                    .collect();
                if UNORDERED.contains(&(api, key)) {
                    normal.sort_by_cached_key(identity);
                }
                Value::Array(normal)
            }
            Value::String(text) => self.text(key, text),
            Value::Number(number) => match number.as_i64() {
                Some(integer) => self.integer(api, key, integer),
                None => Value::Number(number),
            },
            other => other,
        }
    }

    /// Lists of everything hold what other plays made, too.
    fn is_ours(&self, element: &Value, only: Option<&str>) -> bool {
        let name = only.and_then(|only| element.get(only));
        name.and_then(Value::as_str)
            .is_none_or(|name| name.starts_with(&self.prefix))
    }

    fn text(&mut self, key: &str, text: String) -> Value {
        match key {
            "clusterId" => return json!("(cluster)"),
            "logDir" => return json!("(directory)"),
            "records" => return self.records(&text),
            // The bounds depend on the clock.
            "batchIndexErrorMessage" => {
                if let Some((start, _)) = text.split_once("within [") {
                    return format!("{start}within").into();
                }
            }
            _ => {}
        }
        let kind = match key {
            "topicId" => Some("topic"),
            "memberId" | "leader" => Some("member"),
            "clientInstanceId" => Some("client"),
            _ => None,
        };
        if let Some(kind) = kind
            && !text.is_empty()
            && text != ZERO_UUID
            && !self.said.contains(&text)
        {
            return self.symbol(kind, text).into();
        }
        let mut text = text.replace(&self.prefix, "~");
        for (value, symbol) in &self.symbols {
            // Numbers are symbols too, and a digit may stand anywhere.
            if value.len() > 10 {
                text = text.replace(value.as_str(), symbol);
            }
        }
        text.into()
    }

    fn integer(&mut self, api: ApiKey, key: &str, integer: i64) -> Value {
        match (api, key) {
            (_, "port") if integer == i64::from(self.port) => return json!("(port)"),
            (ApiKey::Fetch, "sessionId") if integer != 0 => {
                return self.symbol("session", format!("session {integer}")).into();
            }
            (ApiKey::InitProducerId, "producerId") if integer >= 0 => {
                return self
                    .symbol("producer", format!("producer {integer}"))
                    .into();
            }
            (ApiKey::DescribeLogDirs, "totalBytes" | "usableBytes") if integer > 0 => {
                return json!("(bytes)");
            }
            _ => {}
        }
        let is_time = key.to_lowercase().ends_with("timestamp") || key.ends_with("TimeMs");
        if is_time && is_now(integer) {
            return json!("now");
        }
        if key == "producerId"
            && let Some(symbol) = self.symbols.get(&format!("producer {integer}"))
        {
            return symbol.clone().into();
        }
        integer.into()
    }

    fn symbol(&mut self, kind: &'static str, value: String) -> String {
        let numbers = &mut self.numbers;
        self.symbols
            .entry(value)
            .or_insert_with(|| {
                let number = numbers.entry(kind).or_default();
                *number += 1;
                format!("({kind} {number})")
            })
            .clone()
    }

    /// Batch for batch. What is cut off at the end no client looks at.
    fn records(&self, text: &str) -> Value {
        let bytes = BASE64_STANDARD.decode(text).expect("base64");
        let mut rest = bytes.as_slice();
        let mut batches = Vec::new();
        while let Some(length) = rest.get(8..12) {
            let length = i32::from_be_bytes(length.try_into().expect("four bytes"));
            let size = 12 + usize::try_from(length).expect("a length");
            let Some((batch, tail)) = rest.split_at_checked(size) else {
                break;
            };
            rest = tail;
            batches.push(match batch[batch::MAGIC_AT] {
                2 => self.batch(batch),
                magic => self.message(magic, batch),
            });
        }
        if batches.is_empty() && !bytes.is_empty() {
            return json!("(part of a batch)");
        }
        Value::Array(batches)
    }

    /// Byte for byte, but for the broker's time, and for what a broker compressed itself.
    fn batch(&self, batch: &[u8]) -> Value {
        let crc = crc32c::crc32c(&batch[batch::ATTRIBUTES_AT..]).to_be_bytes();
        if batch[batch::CRC_AT..batch::CRC_AT + 4] != crc {
            return json!(format!("wrong checksum: {}", BASE64_STANDARD.encode(batch)));
        }
        let attributes = u16::from_be_bytes([batch[21], batch[22]]);
        let (header, payload) = batch.split_at(batch::HEADER_LEN);
        let mut header = header.to_vec();
        let is_codec_known = attributes & CODEC <= 4;
        let is_as_sent = attributes & CODEC == 0 || contains(&self.sent, payload);
        let is_control = attributes & 32 != 0;
        let mut payload = payload.to_vec();
        let mut changed = false;
        if !is_as_sent && is_codec_known {
            payload = Codec::of_attributes(attributes).decompress(&payload);
            header[batch::LENGTH_AT..batch::LENGTH_AT + 4].fill(0);
            changed = true;
        }
        let producer = i64::from_be_bytes(header[43..51].try_into().expect("eight bytes"));
        if self.symbols.contains_key(&format!("producer {producer}")) {
            header[43..51].fill(0);
            changed = true;
        }
        let max = i64::from_be_bytes(header[35..43].try_into().expect("eight bytes"));
        if (attributes & LOG_APPEND_TIME != 0 || is_control) && is_now(max) {
            header[27..43].fill(0);
            changed = true;
        }
        if changed {
            header[batch::CRC_AT..batch::CRC_AT + 4].fill(0);
        }
        header.extend(payload);
        json!(BASE64_STANDARD.encode(header))
    }

    fn message(&self, magic: u8, message: &[u8]) -> Value {
        let attributes = u16::from(message[17]);
        let value_at = if magic == 0 { 26 } else { 34 };
        let is_wrapper = attributes & CODEC != 0;
        if is_wrapper && !contains(&self.sent, &message[value_at..]) {
            let inner: Vec<Value> = tests::message_set::decode_deep(message)
                .iter()
                .map(|inner| json!(BASE64_STANDARD.encode(inner.encode())))
                .collect();
            return json!({ "attributes": attributes, "offset": offset(message), "inner": inner });
        }
        let mut message = message.to_vec();
        let is_stamped = magic == 1 && attributes & LOG_APPEND_TIME != 0;
        if is_stamped
            && is_now(i64::from_be_bytes(
                message[18..26].try_into().expect("eight"),
            ))
        {
            // The checksum, and the time.
            message[12..16].fill(0);
            message[18..26].fill(0);
        }
        json!(BASE64_STANDARD.encode(message))
    }
}

/// By what an element of an array is known.
fn identity(element: &Value) -> String {
    const NAMES: [&str; 7] = [
        "name",
        "topicId",
        "groupId",
        "memberId",
        "producerId",
        "partitionIndex",
        "index",
    ];
    NAMES.map(|name| element[name].to_string()).join(" ")
}

fn offset(message: &[u8]) -> i64 {
    i64::from_be_bytes(message[..8].try_into().expect("eight bytes"))
}

fn is_now(time_ms: i64) -> bool {
    (time_ms - batch::now_ms()).abs() < HOUR_MS
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty() || bytes.windows(part.len()).any(|window| window == part)
}
