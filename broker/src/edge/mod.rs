//! The edge: what a broker does with a connection before it knows any topic. Frames are cut, headers read, requests
//! numbered, answers put in order, and the peer is held to its limits.
//!
//! Owns one [`Connection`] a socket, with buffers that the caller fills and empties. Must not touch a socket or a clock,
//! and must not look behind a request's header.

mod answers;
mod connection;
mod frames;
mod output;

pub use answers::Unasked;
pub use connection::{Connection, Incoming, Limits, Overdue, Peer, Rejection};
pub use frames::{FrameError, LEAST_ROOM, MOST_ROOM};
