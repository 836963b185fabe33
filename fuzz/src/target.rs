//! The targets by name.

use crate::{json, message, records};

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A request as a frame holds it: header, then body. What decodes is encoded, and must decode to the same.
    Request,
    /// API key and version (int16 each), then a response as a frame holds it, treated likewise.
    Response,
    /// The number of any message in the crate's list (uint16) and its version (int16), then its bytes, treated likewise:
    /// coordinator, metadata, raft and control records, headers.
    Message,
    /// A byte that chooses what a topic allows, then records of any magic: walked, decompressed within a bound, checked
    /// as a broker does, converted up and down.
    Records,
    /// A byte that chooses the way, number and version of a message, then its bytes, or text that may be its JSON.
    Json,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Request,
        Self::Response,
        Self::Message,
        Self::Records,
        Self::Json,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Message => "message",
            Self::Records => "records",
            Self::Json => "json",
        }
    }

    /// The target of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// Feeds it one input.
    ///
    /// # Panics
    ///
    /// If `kafka-proto` breaks its word.
    pub fn run(self, input: &[u8]) {
        match self {
            Self::Request => message::request(input),
            Self::Response => message::response(input),
            Self::Message => message::message(input),
            Self::Records => records::records(input),
            Self::Json => json::json(input),
        }
    }
}
