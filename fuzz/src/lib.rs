//! What fuzzing does to `kafka-proto`, as ordinary functions: libFuzzer calls them (`cargo xtask fuzz`), and so does
//! `cargo test` with everything in the corpus.
//!
//! A target panics if the crate breaks its word; an error is an answer like any other. Nothing here needs a file, a
//! clock or libFuzzer but the binaries in `src/bin`.
#![cfg(feature = "json")]
#![forbid(unsafe_code)]

mod corpus;
mod json;
mod message;
mod records;
mod target;

pub use corpus::{corpus, found, made};
pub use target::Target;
