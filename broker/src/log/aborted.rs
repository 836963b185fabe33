//! Which transactions were aborted where a log is read: what readers of what is committed pass over (KIP-98).

use super::files::{FileAt, Files};
use super::names::FileKind;
use super::partition_log::PartitionLog;
use super::segment::damaged;
use super::txn_index::{self, ENTRY_LEN};
use super::{AbortedTransaction, Disk, StorageFailure};

/// Entries of an index that are read at once.
const STEP: u64 = 1024;

impl PartitionLog {
    /// The aborted transactions that have records between two offsets, the second exclusive, in the order in which they
    /// ended.
    pub fn aborted_between<D: Disk>(
        &self,
        files: &mut Files<D>,
        from: i64,
        until: i64,
    ) -> Result<Vec<AbortedTransaction>, StorageFailure> {
        let first = self
            .segments
            .partition_point(|segment| segment.base_offset <= from)
            .saturating_sub(1);
        let mut found = Found {
            from,
            until,
            transactions: Vec::new(),
        };
        for segment in &self.segments[first..] {
            let at = self
                .place()
                .file(segment.base_offset, FileKind::TransactionIndex);
            if found.search(files, at)? {
                return Ok(found.transactions);
            }
        }
        let unwritten = txn_index::read(&self.active.tails.aborted).unwrap_or_default();
        found.take(unwritten);
        Ok(found.transactions)
    }
}

/// What a search between two offsets has found.
struct Found {
    from: i64,
    until: i64,
    transactions: Vec<AbortedTransaction>,
}

impl Found {
    /// Goes through a segment's index, if it has one. True if no later one can tell more.
    fn search<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        at: FileAt<'_>,
    ) -> Result<bool, StorageFailure> {
        let Some(len) = files.len(at)? else {
            return Ok(false);
        };
        let count = len / ENTRY_LEN as u64;
        let (mut first, mut behind) = (0, count);
        while behind - first > STEP {
            let middle = first + (behind - first) / 2;
            let entry = entries(files, at, middle, 1)?;
            if entry.is_empty() || entry[0].last_offset.0 >= self.from {
                behind = middle;
            } else {
                first = middle + 1;
            }
        }
        while first < count {
            let entries = entries(files, at, first, STEP.min(count - first))?;
            first += STEP;
            if self.take(entries) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take(&mut self, entries: Vec<AbortedTransaction>) -> bool {
        for aborted in entries {
            if aborted.last_offset.0 >= self.from && aborted.first_offset.0 < self.until {
                self.transactions.push(aborted);
            }
            // All that began before has ended by then.
            if aborted.last_stable_offset.0 >= self.until {
                return true;
            }
        }
        false
    }
}

fn entries<D: Disk>(
    files: &mut Files<D>,
    at: FileAt<'_>,
    first: u64,
    count: u64,
) -> Result<Vec<AbortedTransaction>, StorageFailure> {
    let position = first * ENTRY_LEN as u64;
    let bytes = files.read(at, position, count as usize * ENTRY_LEN)?;
    txn_index::read(&bytes)
        .ok_or_else(|| damaged(at, position, "no entries of aborted transactions"))
}
