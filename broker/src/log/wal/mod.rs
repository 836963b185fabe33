//! The write-ahead log that all partitions share: one file, in which one sync makes durable what was appended to many
//! segments and not synced there.
//!
//! ```text
//!   control page │ control page │ group 1 │ group 2 │ … │ zeros, or groups of the round before
//! ```
//!
//! A group holds, of every log in it, all batches from the log's last durable offset to its end. The segments are
//! written before, so that reads never come here; a checkpoint syncs them, notes in a control page up to which group
//! that was, and the next group begins the file anew. The file is filled with zeros ahead of the groups: a sync has no
//! size and no extent to write then.
//!
//! Owns the format, the file while it is written, and what is made of it at the next start. Must not know segments.

mod control;
mod found;
mod group;
pub(in crate::log) mod look;
mod salvage;
#[cfg(test)]
mod tests;
mod writer;

pub(in crate::log) use found::{FoundWal, WalLog};
pub(in crate::log) use group::GroupEntry;
pub(in crate::log) use salvage::salvage;
pub(in crate::log) use writer::Wal;

/// The folder, in the data directory. It is there exactly while it may hold what is not in the segments; Kafka refuses
/// a directory that has it.
pub(in crate::log) const FOLDER: &str = "chronik-wal";

/// A file's path.
pub(in crate::log) fn path(number: u32) -> std::path::PathBuf {
    std::path::Path::new(FOLDER).join(format!("{number:08}.wal"))
}

/// The number in a file's name.
pub(in crate::log) fn parse(name: &str) -> Option<u32> {
    let digits = name.strip_suffix(".wal")?;
    (digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}
