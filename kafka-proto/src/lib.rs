//! Kafka's wire protocol, generated from Kafka's own message specs: no I/O, no copies, bounded.
#![forbid(unsafe_code)]

mod error_code;
pub mod frame;
pub mod messages;
pub mod records;
pub mod wire;

pub use error_code::ErrorCode;
pub use messages::ApiKey;
pub use wire::{
    Array, DecodeError, DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind, Error, Gap,
    KeyedRecord, Message, Put, Records, Request, Response, Segmented, Sink, UnknownTaggedFields,
    Uuid, VersionRange,
};
