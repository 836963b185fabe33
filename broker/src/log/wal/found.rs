//! What an earlier start left in the write-ahead log.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use kafka_proto::Uuid;

use super::control::{Control, GROUPS_AT};
use super::group::{GroupEntry, GroupHeader, PAGE};
use super::{FOLDER, parse, path};
use crate::log::files::{Files, failed};
use crate::log::names;
use crate::log::{Disk, StorageFailure};

/// Batches of one log, appended together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::log) struct WalBatches {
    pub base_offset: i64,
    pub last_offset: i64,
    pub bytes: Bytes,
}

/// What was found of one log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::log) struct WalLog {
    /// In the order in which they were appended.
    batches: Vec<WalBatches>,
    /// The log reached up to here when the process ended, durably.
    pub durable_end: i64,
    /// What is damaged of it here.
    pub damage: Option<StorageFailure>,
}

impl WalLog {
    /// The batches that lead to the durable end without a gap.
    pub fn batches(&self) -> &[WalBatches] {
        let mut wanted = self.durable_end;
        let mut first = self.batches.len();
        for (number, batches) in self.batches.iter().enumerate().rev() {
            if batches.last_offset + 1 != wanted {
                break;
            }
            wanted = batches.base_offset;
            first = number;
        }
        &self.batches[first..]
    }

    /// Where those begin: everything below was durable in the segments.
    pub fn from(&self) -> i64 {
        self.batches()
            .first()
            .map_or(self.durable_end, |batches| batches.base_offset)
    }
}

/// All that was found, by topic name and partition; by topic id where a name was used again.
#[derive(Debug, Default)]
pub(in crate::log) struct FoundWal {
    logs: BTreeMap<(String, i32), BTreeMap<Uuid, WalLog>>,
    /// The files' numbers.
    files: Vec<u32>,
    /// Whether the folder is there.
    there: bool,
    /// What was odd, for the operator.
    pub remarks: Vec<String>,
}

impl FoundWal {
    /// Reads the folder, if there is one.
    ///
    /// # Errors
    /// A file cannot be read, or is damaged where it cannot be told whose batches are concerned.
    pub fn read<D: Disk>(files: &mut Files<D>, there: bool) -> Result<Self, StorageFailure> {
        let mut found = Self {
            there,
            ..Self::default()
        };
        if !there {
            return Ok(found);
        }
        let folder = Path::new(FOLDER);
        let names = files.disk().list_dir(folder);
        let names = names.map_err(failed("list", folder))?;
        found.files = names
            .iter()
            .filter_map(|entry| parse(&entry.name))
            .collect();
        for number in found.files.clone() {
            let path = path(number);
            if let Some(bytes) = files.read_small(&path)? {
                found.take(path, bytes.into())?;
            }
        }
        Ok(found)
    }

    /// What was found of a log; by name alone where its id is not known.
    pub fn log(&self, topic: &str, partition: i32, topic_id: Option<Uuid>) -> Option<&WalLog> {
        let ids = self.logs.get(&(topic.to_owned(), partition))?;
        match topic_id {
            Some(id) => ids.get(&id),
            None => ids.values().last(),
        }
    }

    /// Every log of which something was found: topic, partition and what.
    pub(super) fn concerned(&self) -> impl Iterator<Item = (&str, i32, &WalLog)> {
        self.logs.iter().flat_map(|((topic, partition), ids)| {
            let logs = ids.values();
            logs.map(move |log| (&**topic, *partition, log))
        })
    }

    /// Whether there is anything to remove.
    pub fn is_there(&self) -> bool {
        self.there
    }

    /// The number that no file has.
    pub fn next_number(&self) -> u32 {
        self.files.last().map_or(0, |newest| newest + 1)
    }

    /// Goes through a file.
    pub(super) fn take(&mut self, path: PathBuf, bytes: Bytes) -> Result<(), StorageFailure> {
        let Some(control) = Control::newest(&bytes) else {
            // A power cut while the file was made leaves zeros, and no group.
            let written = bytes.iter().take(GROUPS_AT).any(|&byte| byte != 0);
            let any_group = |at| GroupHeader::read_any(&bytes[at..]).is_some();
            if written || (GROUPS_AT..bytes.len()).step_by(PAGE).any(any_group) {
                return Err(damaged(&path, 0, "neither control page can be read"));
            }
            return Ok(());
        };
        let groups = Groups::find(&bytes, control);
        let mut position = GROUPS_AT;
        let mut follows = None;
        for sequence in control.checkpointed + 1.. {
            let group = groups.headers.get(&sequence);
            let fits = |header: &GroupHeader| follows.is_none_or(|crc| crc == header.follows);
            let batches = group
                .filter(|(_, header)| fits(header))
                .and_then(|(at, header)| header.batches(&bytes.slice(*at..)));
            match (group, batches) {
                (Some((_, header)), Some(batches)) => {
                    for (entry, bytes) in header.entries.iter().zip(batches) {
                        self.log_of(entry).append(entry, bytes);
                    }
                }
                (Some((at, header)), None) if sequence <= groups.synced => {
                    let failure = damaged(&path, *at, "a group that was synced is not whole");
                    self.remarks
                        .push(format!("{failure}; it holds {}", told(header)));
                    for entry in &header.entries {
                        self.log_of(entry).lose(entry, failure.clone());
                    }
                }
                (None, _) if sequence <= groups.synced => {
                    let what = format!("the header of group {sequence}, which was synced, is gone");
                    return Err(damaged(&path, position, &what));
                }
                _ => {
                    if group.is_some() || sequence <= groups.newest() {
                        self.remarks.push(format!(
                            "{}: groups from number {sequence} on, at position {position}, were not synced and are \
                             left out",
                            path.display()
                        ));
                    }
                    return Ok(());
                }
            }
            if let Some((at, header)) = group {
                position = at + header.len();
                follows = Some(header.crc);
            }
        }
        Ok(())
    }

    fn log_of(&mut self, entry: &GroupEntry) -> &mut WalLog {
        self.logs
            .entry((entry.topic.clone(), entry.partition))
            .or_default()
            .entry(entry.topic_id)
            .or_default()
    }

    /// Gives the files up, after everything in them is synced in the segments. What is not is kept for the next start.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove<D: Disk>(&self, files: &mut Files<D>) -> Result<(), StorageFailure> {
        let folder = Path::new(FOLDER);
        files
            .disk()
            .remove_dir_all(folder)
            .map_err(failed("remove", folder))?;
        files.sync_dir(Path::new(""))
    }
}

impl WalLog {
    fn append(&mut self, entry: &GroupEntry, bytes: Bytes) {
        self.batches.push(WalBatches {
            base_offset: entry.base_offset,
            last_offset: entry.last_offset,
            bytes,
        });
        self.durable_end = self.durable_end.max(entry.last_offset + 1);
    }

    fn lose(&mut self, entry: &GroupEntry, failure: StorageFailure) {
        self.durable_end = self.durable_end.max(entry.last_offset + 1);
        self.damage.get_or_insert(failure);
    }
}

/// The groups of a file that a checkpoint has not passed, whole or not, by sequence.
struct Groups {
    headers: BTreeMap<u64, (usize, GroupHeader)>,
    /// The highest sequence that one of them knows to be synced.
    synced: u64,
}

impl Groups {
    fn find(bytes: &Bytes, control: Control) -> Self {
        let mut headers = BTreeMap::new();
        let mut synced = 0;
        for at in (GROUPS_AT..bytes.len()).step_by(PAGE) {
            if let Some(header) = GroupHeader::read(&bytes[at..], control.log)
                && header.sequence > control.checkpointed
            {
                synced = synced.max(header.synced);
                headers.insert(header.sequence, (at, header));
            }
        }
        Self { headers, synced }
    }

    fn newest(&self) -> u64 {
        self.headers
            .last_key_value()
            .map_or(0, |(newest, _)| *newest)
    }
}

fn damaged(path: &Path, position: usize, what: &str) -> StorageFailure {
    StorageFailure {
        operation: "recover",
        path: path.display().to_string(),
        reason: format!("damaged at position {position}: {what}"),
        is_damage: false,
    }
}

fn told(header: &GroupHeader) -> String {
    let offsets = header.entries.iter().map(|entry| {
        let folder = names::partition_folder(&entry.topic, entry.partition);
        format!(
            "{folder} offsets {} to {}",
            entry.base_offset, entry.last_offset
        )
    });
    offsets.collect::<Vec<_>>().join(", ")
}
