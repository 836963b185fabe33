//! Looking into a file of the write-ahead log without using it: what a check and a dump go by.

use std::path::Path;

use bytes::Bytes;
use kafka_proto::Uuid;

#[cfg(feature = "shell")]
use super::control::Control;
use super::control::GROUPS_AT;
use super::found::FoundWal;
use super::group::{GroupHeader, PAGE};
use crate::log::StorageFailure;

/// A control page that can be read.
#[cfg(feature = "shell")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) struct SeenControl {
    pub position: usize,
    pub log: Uuid,
    pub checkpointed: u64,
}

/// A group of which at least the header can be read, of this round or an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::log) struct SeenGroup {
    pub position: usize,
    pub log: Uuid,
    pub header: GroupHeader,
    pub is_whole: bool,
}

/// The control pages of a file.
#[cfg(feature = "shell")]
pub(in crate::log) fn controls(bytes: &[u8]) -> Vec<SeenControl> {
    let pages = [0, PAGE].into_iter();
    let seen = pages.filter_map(|position| {
        let control = Control::read(bytes.get(position..)?)?;
        Some(SeenControl {
            position,
            log: control.log,
            checkpointed: control.checkpointed,
        })
    });
    seen.collect()
}

/// The groups of a file by their position.
pub(in crate::log) fn groups(bytes: &Bytes) -> Vec<SeenGroup> {
    let mut seen = Vec::new();
    let mut position = GROUPS_AT;
    while position < bytes.len() {
        let Some((log, header)) = GroupHeader::read_any(&bytes[position..]) else {
            position += PAGE;
            continue;
        };
        let is_whole = header.batches(&bytes.slice(position..)).is_some();
        let len = if is_whole { header.len() } else { PAGE };
        seen.push(SeenGroup {
            position,
            log,
            header,
            is_whole,
        });
        position += len;
    }
    seen
}

/// What the next start would make of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::log) struct Judged {
    /// Damage, and which partition it concerns where that can be told.
    pub damages: Vec<(Option<(String, i32)>, StorageFailure)>,
    /// What is odd, but no loss.
    pub remarks: Vec<String>,
    /// Partitions of which it holds batches.
    pub logs: usize,
}

/// Reads a file as a start does.
pub(in crate::log) fn judge(path: &Path, bytes: Bytes) -> Judged {
    let mut found = FoundWal::default();
    let unreadable = found.take(path.to_owned(), bytes).err();
    let mut judged = Judged {
        logs: found.concerned().count(),
        ..Judged::default()
    };
    judged
        .damages
        .extend(unreadable.map(|failure| (None, failure)));
    let damaged = found.concerned().filter_map(|(topic, partition, log)| {
        Some((Some((topic.to_owned(), partition)), log.damage.clone()?))
    });
    judged.damages.extend(damaged);
    // Damage has its own words.
    if judged.damages.is_empty() {
        judged.remarks = found.remarks;
    }
    judged
}
