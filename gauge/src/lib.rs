//! What `chronik-bench` and `cargo xtask compare` share: a process seen from outside, figures of several rounds, and plots.
#![forbid(unsafe_code)]

pub mod plot;
pub mod process;
pub mod rounds;
