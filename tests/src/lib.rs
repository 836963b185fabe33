//! What the tests are made of: a real `chronik-server` process, a wire client that checks every frame, and an
//! encoder of record batches that is independent of the one under test.
//!
//! Nothing here reaches into the broker: what cannot be seen from outside is not tested here.
#![forbid(unsafe_code)]

pub mod batch;
pub mod bench;
mod binary;
pub mod client;
pub mod codec;
pub mod error_code;
pub mod group;
pub mod load;
pub mod message_set;
pub mod neighbour;
pub mod operations;
mod process;
pub mod server;
pub mod topic_load;

pub use bench::{Bench, Measured};
pub use client::{CallError, Client};
pub use operations::unique;
pub use process::{Finished, run_server};
pub use server::{Server, ServerBuilder};
