//! What is whole in a damaged file of the write-ahead log, as files that a start takes.

use bytes::Bytes;

use super::control::{Control, GROUPS_AT};
use super::group::PAGE;
use super::look::{self, SeenGroup};

/// Groups that follow each other without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::log) struct Salvaged {
    /// The sequences of the first and the last of them.
    pub sequences: (u64, u64),
    /// A file that holds them and nothing else.
    pub file: Vec<u8>,
}

/// The groups of a file that no checkpoint has passed, but for those that are not whole, and for a tail that was not synced and
/// is left out by a start as well. Where no control page can be read, the groups of the last round count.
pub(in crate::log) fn salvage(bytes: &Bytes) -> Vec<Salvaged> {
    let control = Control::newest(bytes);
    let mut seen = look::groups(bytes);
    let first_log = seen.first().map(|group| group.log);
    let Some(log) = control.map(|control| control.log).or(first_log) else {
        return Vec::new();
    };
    let checkpointed = control.map_or(0, |control| control.checkpointed);
    seen.retain(|group| group.log == log && group.header.sequence > checkpointed);
    // Behind the newest group of a round stand those of the round before.
    let rising = seen.windows(2);
    let of_round = 1 + rising
        .take_while(|pair| pair[0].header.sequence < pair[1].header.sequence)
        .count();
    seen.truncate(of_round);
    let synced = seen.iter().map(|group| group.header.synced).max();
    let synced = synced.unwrap_or(0);

    let mut runs: Vec<Vec<SeenGroup>> = Vec::new();
    let mut begins = true;
    let mut is_first = control.is_none();
    for group in seen {
        let sequence = group.header.sequence;
        let follows_on = !begins
            && runs.last().and_then(|run| run.last()).is_some_and(|last| {
                last.header.sequence + 1 == sequence && last.header.crc == group.header.follows
            });
        let is_due = follows_on || sequence == checkpointed + 1 || std::mem::take(&mut is_first);
        // What is missing before it was not synced, and so nothing behind that counts.
        if !is_due && sequence > synced + 1 {
            break;
        }
        if !group.is_whole {
            if sequence > synced {
                break;
            }
            begins = true;
            continue;
        }
        match runs.last_mut() {
            Some(run) if follows_on => run.push(group),
            _ => runs.push(vec![group]),
        }
        begins = false;
    }
    runs.into_iter().map(|run| file(bytes, &run)).collect()
}

fn file(bytes: &Bytes, run: &[SeenGroup]) -> Salvaged {
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let control = Control {
        log: first.log,
        checkpointed: first.header.sequence - 1,
    };
    let mut file = control.write();
    file.resize(GROUPS_AT, 0);
    for group in run {
        let end = bytes.len().min(group.position + group.header.len());
        file.extend_from_slice(&bytes[group.position..end]);
        file.resize(file.len().next_multiple_of(PAGE), 0);
    }
    Salvaged {
        sequences: (first.header.sequence, last.header.sequence),
        file,
    }
}
