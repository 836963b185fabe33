//! Fetching what is committed: the answer names the transactions that were aborted, for the client to pass over what they
//! wrote (KIP-98). Storage knows them; it is asked only where a log has any.

use kafka_proto::ErrorCode;
use kafka_proto::records;

use super::{Outcome, ParkedFetch, Stage, Target, answer, park, take};
use crate::core::ids::{Offset, OperationId};
use crate::core::purgatory::Operation;
use crate::core::turn::Turn;
use crate::log::{AbortedTransaction, StorageRequest};

/// Asks which of what is answered was aborted, where only what is committed is wanted. Conversion comes for versions that
/// do not know of transactions.
pub(super) fn filter(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    let mut asked = Vec::new();
    for (slot, target) in fetch.targets.iter().enumerate() {
        let partition = target
            .log
            .ok()
            .and_then(|log| turn.core.partitions.get(log));
        if let Some(partition) = partition
            && fetch.read_committed
            && partition.has_aborted_from(Offset(target.wanted.fetch_offset))
            && let Some((offset, end_offset)) = target.range()
        {
            asked.push((slot, partition.log, offset, end_offset));
        }
    }
    if asked.is_empty() {
        return answer(turn, fetch);
    }
    fetch.stage = Stage::Filtering;
    fetch.pending = asked.len();
    for (slot, log, offset, end_offset) in asked {
        let read = turn.core.purgatory.expect_read(id, slot);
        turn.storage(StorageRequest::ListAborted {
            read,
            log,
            offset,
            end_offset,
        });
    }
    park(turn, id, fetch);
}

/// The aborted transactions for place `slot` are known.
pub fn aborted_found(
    turn: &mut Turn<'_>,
    id: OperationId,
    slot: usize,
    result: Result<Vec<AbortedTransaction>, ErrorCode>,
) {
    let Some(Operation::Fetch(fetch)) = turn.core.purgatory.get_mut(id) else {
        return;
    };
    let target = &mut fetch.targets[slot];
    match result {
        Ok(aborted) => target.aborted = aborted,
        Err(error) => target.outcome = Outcome::Error(error),
    }
    fetch.pending -= 1;
    if fetch.pending == 0
        && let Some(fetch) = take(turn, id)
    {
        answer(turn, fetch);
    }
}

impl Target {
    /// What of the log it is answered with: from where, and where the last batch ends.
    fn range(&self) -> Option<(Offset, Offset)> {
        let Outcome::Data(parts) = &self.outcome else {
            return None;
        };
        let last = records::batches(parts.last()?).last()?.ok()?;
        Some((
            Offset(self.wanted.fetch_offset),
            Offset(last.last_offset().saturating_add(1)),
        ))
    }
}
