//! What happened, in the past tense: everything that enters the core.

use bytes::Bytes;
use kafka_proto::ApiKey;

use super::ids::ConnectionId;
use super::ids::RequestNumber;
use crate::api::produce::CheckedProduce;
use crate::log::StorageEvent;

/// A fact for [`Core::step`](super::Core::step).
#[derive(Debug)]
pub enum Event {
    /// A whole request came in on a connection, its header read and its version known.
    RequestArrived(Request),
    /// A connection is gone: a Fetch of its own that waits is forgotten. What it changes goes on.
    ConnectionClosed(ConnectionId),
    /// Bytes of answers were taken by the peer, or given up with their connection.
    ResponseTaken {
        /// How many.
        bytes: usize,
    },
    /// Storage reports.
    Storage(StorageEvent),
    /// A worker finished.
    WorkDone(WorkDone),
}

/// A request as the edge hands it on.
#[derive(Debug)]
pub struct Request {
    /// Who asks, and how to answer.
    pub context: RequestContext,
    /// What is asked.
    pub body: RequestBody,
}

/// Whom an answer goes to and in which shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestContext {
    /// The connection it came in on.
    pub connection: ConnectionId,
    /// Its place among the connection's requests.
    pub number: RequestNumber,
    /// Which API.
    pub api_key: ApiKey,
    /// In which version.
    pub api_version: i16,
    /// The whole frame's size in bytes, for the memory account.
    pub frame_bytes: usize,
    /// Repeated in the response header.
    pub correlation_id: i32,
    /// What the client calls itself; empty where it sent null.
    pub client_id: std::sync::Arc<str>,
    /// The client's address without port, as DescribeGroups shows it.
    pub client_host: std::sync::Arc<str>,
    /// The address of ours that the client connected to: which advertised listener it is told about.
    pub listener: ListenerIndex,
}

/// The place of a listener in the configuration's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListenerIndex(pub u16);

/// The bytes of a request behind its header.
#[derive(Debug)]
pub enum RequestBody {
    /// Not looked at yet.
    Bytes(Bytes),
    /// A Produce request: all work by the byte is done (CRC, record walk).
    Produce(CheckedProduce),
}

/// What a worker was asked for is there.
#[derive(Debug)]
pub struct WorkDone {
    /// Which read it belongs to.
    pub read: super::ids::ReadId,
    /// The converted batches.
    pub result: Result<Bytes, kafka_proto::ErrorCode>,
}
