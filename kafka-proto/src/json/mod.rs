//! Any message by its name, as JSON: the form of Kafka's own `JsonConverter`s. For logs, tools and tests.
//!
//! With the feature `json-records` alone there is no request, response or header here: their names are unknown.
//!
//! ```
//! use kafka_proto::json;
//! use serde_json::json;
//!
//! let key = json!({ "group": "orders", "topic": "paid", "partition": 3 });
//! let bytes = json::encode("OffsetCommitKey", 0, &key)?;
//! assert_eq!(json::decode("OffsetCommitKey", 0, &bytes)?, key);
//! # Ok::<(), json::Error>(())
//! ```
//!
//! # The form
//!
//! | in the spec | in JSON |
//! | --- | --- |
//! | a field's name, `TopicId` | the key `topicId` |
//! | a field that the version lacks | no key |
//! | a tagged field at its default, an unknown tagged field | no key |
//! | null | `null` |
//! | bool | `true`, `false` |
//! | int8 to int64, uint16, uint32 | a plain number |
//! | float64 | a number with a point or an exponent; `"NaN"`, `"Infinity"`, `"-Infinity"` |
//! | uuid | 22 characters of URL-safe base64 without padding |
//! | bytes | standard base64 with padding |
//! | records | their bytes as base64, where Kafka's converter tells only their size |
//! | an array, with or without a map key | an array |
//!
//! # What is taken
//!
//! As Kafka's reader: keys that the spec does not know are ignored, every untagged field of the version
//! must be there, and a field that the version lacks must hold its default unless the spec calls it
//! ignorable. Stricter than Kafka's reader in one point: an int8 is −128 to 127, where Kafka takes up to
//! 256 and writes another number.
//!
//! # Bounds
//!
//! Both ways lead through the typed structs, so bytes are judged as by
//! [`Message::decode`](crate::Message::decode), with the budget of [`Decoder::new`](crate::Decoder::new).
//! Bytes behind the message are ignored, as Kafka ignores them: a consumer's subscription of a newer
//! version is read as the newest that the reader knows.
//!
//! The tree nests as deep as the spec does. It comes on top of what the typed decode allocates, and weighs
//! more: an object is a map of some 700 bytes whatever it holds, a number or a flag a value of 32. Over all
//! test vectors and what becomes of them by mutation both together stay below 512 times the bytes and 4 KiB;
//! who decodes what strangers send bounds the bytes.

mod error;
mod form;
mod messages;
mod object;
mod table;
mod value;

pub use error::{Error, JsonError, JsonErrorKind};

use crate::VersionRange;
use bytes::Bytes;
use serde_json::Value;
use table::Entry;

/// The message in `bytes` as JSON. `message` is its name in the specs, such as `ProduceRequest`,
/// `OffsetCommitValue` or `RequestHeader`.
///
/// # Errors
///
/// [`Error::UnknownMessage`], [`Error::UnsupportedVersion`], or [`Error::Codec`] if the bytes are not the
/// message's.
pub fn decode(message: &str, version: i16, bytes: &[u8]) -> Result<Value, Error> {
    let entry = Entry::find(message, version)?;
    Ok((entry.decode)(version, bytes)?)
}

/// The bytes of the message that `json` tells.
///
/// # Errors
///
/// [`Error::UnknownMessage`], [`Error::UnsupportedVersion`], [`Error::Json`] if `json` is not the
/// message's, or [`Error::Codec`] if a value cannot be written in this version.
pub fn encode(message: &str, version: i16, json: &Value) -> Result<Bytes, Error> {
    let entry = Entry::find(message, version)?;
    (entry.encode)(version, json)
}

/// The names of all messages that there are here.
pub fn messages() -> impl ExactSizeIterator<Item = &'static str> {
    table::ENTRIES.iter().map(|entry| entry.name)
}

/// The versions of a message; `None` if there is no message of this name.
#[must_use]
pub fn versions(message: &str) -> Option<VersionRange> {
    Entry::named(message).map(|entry| entry.versions)
}
