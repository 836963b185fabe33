//! What is to be done about it: everything that leaves the core. Comparable data with ids; the shell performs
//! effects in order and returns completions only as events.

use bytes::Bytes;

use super::ids::{ConnectionId, ReadId, RequestNumber};
use crate::fetch::Conversion;
use crate::log::StorageRequest;

/// One thing for the shell to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answers a request. The edge puts answers into the order of their requests.
    Respond {
        /// Whom.
        connection: ConnectionId,
        /// Which request.
        number: RequestNumber,
        /// What.
        response: Response,
    },
    /// Ends a connection.
    Close {
        /// Which.
        connection: ConnectionId,
        /// For the log: what the peer did.
        reason: String,
    },
    /// Reads nothing more from a connection until it is resumed: the memory account is over its cap.
    PauseReading(ConnectionId),
    /// Reads on.
    ResumeReading(ConnectionId),
    /// For storage.
    Storage(StorageRequest),
    /// For a worker: converts batches down to what an old Fetch can take.
    ConvertDown {
        /// Named in [`WorkDone`](super::event::WorkDone).
        read: ReadId,
        /// What to convert.
        conversion: Conversion,
    },
    /// The process has to end with an error.
    Halt {
        /// For the log.
        reason: String,
    },
}

/// What is written to a connection: frames in parts, so that records are never copied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Response {
    /// To be written one after the other, size prefix included. Empty: the request has no answer (acks=0).
    pub parts: Vec<Bytes>,
}

impl Response {
    /// Bytes to write.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Bytes::len).sum()
    }

    /// True where the request has no answer.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}
