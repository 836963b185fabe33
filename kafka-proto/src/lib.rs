//! Kafka's wire protocol, generated from Kafka's own message specs: no I/O, no copies, bounded.
//!
//! Every request, response, header, and cluster-metadata, coordinator and raft record is one struct in
//! [`messages`], for all of its versions: fields that a version lacks take the spec's default. Strings,
//! bytes and arrays of numbers are borrowed from the input. An `Option` is what may be null, and nothing
//! else.
//!
//! # Decode a frame
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
//! # Write a request, read its response
//!
//! ```
//! use kafka_proto::messages::metadata::request::MetadataRequestTopic;
//! use kafka_proto::messages::{ApiVersionsResponse, MetadataRequest};
//! use kafka_proto::{Decoder, NodeApiVersions, frame};
//!
//! # use kafka_proto::messages::{MetadataResponse, api_versions::response::ApiVersion};
//! # let metadata = ApiVersion { api_key: 3, min_version: 0, max_version: 12, ..Default::default() };
//! # let api_versions = ApiVersionsResponse { api_keys: vec![metadata], ..Default::default() };
//! // The highest version that both sides know.
//! let node = NodeApiVersions::new(&api_versions);
//! let version = node.choose::<MetadataRequest>()?;
//!
//! let request = MetadataRequest {
//!     topics: Some(vec![MetadataRequestTopic { name: Some("orders"), ..Default::default() }]),
//!     ..Default::default()
//! };
//! let mut to_send = Vec::new();
//! frame::encode_request(&mut to_send, &request, version, 1, Some("my-client"))?;
//!
//! # let mut received = Vec::new();
//! # frame::encode_response(&mut received, &MetadataResponse::default(), version, 1)?;
//! if let Some(content) = frame::split(&received, 100 << 20)? {
//!     let mut decoder = Decoder::new(content);
//!     let (header, response) = frame::decode_response::<MetadataRequest>(&mut decoder, version)?;
//!     assert_eq!(header.correlation_id, 1);
//!     for broker in &response.brokers {
//!         println!("{}:{}", broker.host, broker.port);
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Walk a batch
//!
//! ```
//! use kafka_proto::records::batches;
//!
//! # use kafka_proto::records::{BatchBuilder, Compression};
//! # let mut builder = BatchBuilder::new(Compression::None);
//! # builder.append(-1, Some(b"key"), Some(b"hello"), &[]);
//! # let blob = builder.build()?;
//! // What a Produce request or a Fetch response holds: batches or messages of any magic.
//! for batch in batches(&blob) {
//!     let batch = batch?;
//!     batch.check_crc()?;
//!     let payload = batch.payload(1 << 20)?; // decompressed, into at most 1 MiB
//!     for record in batch.records(&payload) {
//!         let record = record?;
//!         println!("{}: {:?} = {:?}", record.offset, record.key, record.value);
//!     }
//! }
//! # Ok::<(), kafka_proto::records::RecordsError>(())
//! ```
//!
//! # Features
//!
//! | feature | default | brings |
//! | --- | --- | --- |
//! | `gzip`, `snappy`, `lz4`, `zstd` | on | the codec of that name for batches; without it such a batch is a typed error |
//! | `json` | off | `json`: any message by its name, as JSON in the form of Kafka's own converters |
//! | `json-records` | off | of those only what is neither request, response nor header: what logs, snapshots and groups hold |
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

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod error_code;
pub mod frame;
#[cfg(feature = "json-records")]
pub mod json;
pub mod messages;
mod negotiation;
pub mod records;
pub mod versioned;
pub mod wire;

pub use error_code::ErrorCode;
pub use messages::ApiKey;
pub use negotiation::{NoCommonVersion, NodeApiVersions};
pub use wire::{
    Array, DecodeError, DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind, Error, Gap,
    KeyedRecord, Message, Put, Records, Request, Response, Segmented, Sink, UnknownTaggedFields,
    Uuid, VersionRange,
};
