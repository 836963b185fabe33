//! Which transactions were aborted where a log is read: what readers of what is committed pass over (KIP-98).

use super::files::Files;
use super::names::FileKind;
use super::partition_log::PartitionLog;
use super::{AbortedTransaction, Disk, StorageFailure, txn_index};

impl PartitionLog {
    /// Writes anew which transactions were aborted in a segment that was checked.
    pub fn rewrite_aborted<D: Disk>(
        &mut self,
        files: &mut Files<D>,
        base_offset: i64,
        aborted: &[AbortedTransaction],
    ) -> Result<(), StorageFailure> {
        let at = self.place().file(base_offset, FileKind::TransactionIndex);
        let path = at.path();
        files.forget(at.key);
        if aborted.is_empty() {
            return files.remove(&path);
        }
        files.write_small(&path, txn_index::content(aborted))?;
        self.unsynced.caches.push(path);
        Ok(())
    }

    /// The aborted transactions that have records between two offsets, the second exclusive, in the order in which they
    /// ended. An index that cannot be understood tells none; it is a cache, which a check finds and repairs.
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
        let mut found = Vec::new();
        for (number, segment) in self.segments.iter().enumerate().skip(first) {
            let at = self
                .place()
                .file(segment.base_offset, FileKind::TransactionIndex);
            let mut bytes = files.read_small(&at.path())?.unwrap_or_default();
            if number + 1 == self.segments.len() {
                bytes.extend_from_slice(&self.active.aborted_tail);
            }
            for aborted in txn_index::read(&bytes).unwrap_or_default() {
                if aborted.last_offset.0 >= from && aborted.first_offset.0 < until {
                    found.push(aborted);
                }
                // All that began before has ended by then.
                if aborted.last_stable_offset.0 >= until {
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }
}
