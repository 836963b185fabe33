//! The primitives that every message is made of: integers, varints, strings, arrays, tagged fields.
//!
//! Owns the bounds: a count is checked against the bytes that remain before anything is allocated, and
//! what is allocated is charged to the decoder's budget. Knows no message; the generated code calls in,
//! one call a field.

mod array;
mod decoder;
mod error;
mod put;
mod sink;
mod structure;
mod tags;
mod uuid;
mod versions;

pub use array::{Array, Element};
pub use decoder::Decoder;
pub use error::{
    DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Error, Path, PathStep,
};
pub use put::Put;
pub use sink::{Counter, Gap, Records, Segmented, Sink};
pub use structure::{KeyedRecord, Message, Request, Response, Structure};
pub use tags::{At, TagValue, TagWriter, UnknownTaggedFields};
pub use uuid::{ParseUuidError, Uuid};
pub use versions::VersionRange;

pub(crate) use put::absent;

/// What the generated files name.
pub(crate) mod prelude {
    pub(crate) use super::{
        Array, At, Decoder, Error, KeyedRecord, Message, Put, Records, Request, Response, Sink,
        Structure, TagWriter, UnknownTaggedFields, Uuid, VersionRange, absent,
    };
    pub(crate) use crate::messages::ApiKey;
}
