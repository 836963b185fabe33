//! Kafka's wire protocol, generated from Kafka's own message specs: no I/O, no copies, bounded.
//!
//! Every request, response, header, and cluster-metadata, coordinator and raft record is one struct in
//! [`messages`], for all of its versions: fields that a version lacks take the spec's default. Strings,
//! bytes and arrays of numbers are borrowed from the input. An `Option` is what may be null, and nothing
//! else.
//!
//! # Write a request
//!
//! ```
//! use kafka_proto::messages::{MetadataRequest, metadata::request::MetadataRequestTopic};
//! use kafka_proto::frame;
//!
//! let request = MetadataRequest {
//!     topics: Some(vec![MetadataRequestTopic { name: Some("orders"), ..Default::default() }]),
//!     ..Default::default()
//! };
//! let mut to_send = Vec::new();
//! frame::encode_request(&mut to_send, &request, 12, 1, Some("my-client"))?;
//! # assert_eq!(to_send.len() as i32 - 4, i32::from_be_bytes([to_send[0], to_send[1], to_send[2], to_send[3]]));
//! # Ok::<(), kafka_proto::Error>(())
//! ```
//!
//! # Read a frame
//!
//! ```
//! use kafka_proto::messages::HeartbeatRequest;
//! use kafka_proto::{ApiKey, Decoder, Message, frame};
//!
//! # let mut received = Vec::new();
//! # let sent = HeartbeatRequest { group_id: "orders", ..Default::default() };
//! # frame::encode_request(&mut received, &sent, 4, 7, None)?;
//! const MAX_FRAME: usize = 100 << 20;
//! if let Some(content) = frame::split(&received, MAX_FRAME)? {
//!     let mut decoder = Decoder::with_budget(content, 16 << 20);
//!     let (api, header) = frame::decode_request_header(&mut decoder)?;
//!     match api {
//!         ApiKey::Heartbeat => {
//!             let version = header.request_api_version;
//!             let request = HeartbeatRequest::decode(&mut decoder, version)?;
//!             assert_eq!(request.group_id, "orders");
//!         }
//!         other => println!("{other} is not served"),
//!     }
//! }
//! # Ok::<(), kafka_proto::Error>(())
//! ```
//!
//! # Choose a version
//!
//! ```
//! use kafka_proto::{ApiKey, VersionRange};
//!
//! let brokers = VersionRange::new(3, 11);
//! assert_eq!(ApiKey::Produce.stable_versions().negotiate(brokers), Some(11));
//! ```
//!
//! # Bounds
//!
//! A decode allocates at most 32 times its input and 4 KiB, or less if [`Decoder::with_budget`] says so.
//! A count is checked against the bytes that are left before anything is allocated; specs do not nest
//! without end, so neither does a decode. What is wrong with bytes or a value is an [`Error`] that names
//! the message, the field's path, the byte offset and the reason. No input panics.
//!
//! Decoding is as strict as Apache Kafka's own classes, and stricter where leniency would hide a fault:
//! [`wire`] has the table.
#![forbid(unsafe_code)]

mod error_code;
pub mod frame;
#[cfg(feature = "json")]
pub mod json;
pub mod messages;
pub mod records;
pub mod versioned;
pub mod wire;

pub use error_code::ErrorCode;
pub use messages::ApiKey;
pub use wire::{
    Array, DecodeError, DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind, Error, Gap,
    KeyedRecord, Message, Put, Records, Request, Response, Segmented, Sink, UnknownTaggedFields,
    Uuid, VersionRange,
};
