//! The broker: a state machine without I/O, and the thin shell that runs it.
//!
//! | room | what it is for | what it must not do |
//! | --- | --- | --- |
//! | [`edge`] | a connection: frames, order of requests and answers, limits | know topics |
//! | [`api`] | a file an API: translates and validates | own state |
//! | [`core`] | the step, what waits, the memory account | do I/O |
//! | [`partition`] | offsets, epochs, producers, the cached tail of one partition | know connections or files |
//! | [`fetch`] | fetch sessions, and a fetch until it is answered | know layouts of requests |
//! | [`group`] | consumer groups and committed offsets | know layouts of requests |
//! | [`cluster`] | the metadata image: topics, configurations, features | know connections |
//! | [`config`] | one table of every key, and the typed views of it | read files |
//! | [`boot`] | from a data directory to a broker that can serve | touch a file but through the store |
//! | [`log`] | segments, indexes, checkpoints, recovery | touch a file but through [`log::Disk`] |
//! | `sim` | a disk for tests that forgets what was not synced | be part of the server |
//! | `shell` | the operating system: loop, sockets, disk threads, signals | decide anything of the protocol |
#![forbid(unsafe_code)]

pub mod api;
pub mod boot;
pub mod cluster;
pub mod config;
pub mod core;
pub mod edge;
pub mod fetch;
pub mod group;
pub mod log;
pub mod partition;
#[cfg(feature = "shell")]
pub mod shell;
#[cfg(any(test, feature = "sim"))]
pub mod sim;
