//! What is produced comes back: the same bytes where the format may stay, the same records where it is converted.

mod batches;
mod conversion;
mod epochs;
mod fetch;
mod fetch_sessions;
mod idempotence;
mod long_polls;
mod message_sets;
mod read_committed;
mod rewritten;
