//! Kafka's message specs into versioned Rust.
//!
//! Pure functions, one module a stage:
//!
//! ```text
//! JSON text --parse--> Spec --merge--> Spec --resolve--> Model --emit--> Rust text
//!                        `--schema--> JSON text (facts only)
//! ```
//!
//! Nothing here reads or writes a file: `xtask` does. What Kafka does by hand and not by spec stands in
//! [`quirks`] and nowhere else.
#![forbid(unsafe_code)]

pub mod emit;
pub mod error;
pub mod merge;
pub mod model;
pub mod names;
pub mod parse;
pub mod quirks;
pub mod resolve;
pub mod schema;
pub mod spec;
pub mod versions;

mod comments;
mod layout;

pub use error::{Error, Problem};
pub use spec::{Spec, SpecSet};
