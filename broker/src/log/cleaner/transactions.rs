//! What of the transactions in a log compaction may drop: all that was aborted, and the markers of transactions of which
//! nothing else is left (KIP-98).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::log::AbortedTransaction;
use crate::log::entry::Entry;
use crate::log::producers::EndMarker;

#[derive(Debug, Clone, Copy)]
struct Aborted {
    transaction: AbortedTransaction,
    /// Whether a batch of it was met.
    met: bool,
}

/// The transactions that are open where a log is being read.
#[derive(Debug)]
pub(super) struct CleanedTransactions {
    /// By rising first offset: those that begin further on.
    ahead: VecDeque<AbortedTransaction>,
    aborted: BTreeMap<i64, Aborted>,
    /// Producers of which a batch was met that was not aborted, with no marker behind it.
    committed: BTreeSet<i64>,
}

/// What is to be done about a control batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkerFate {
    /// It is still needed; with what it aborts, if it does.
    Needed(Option<AbortedTransaction>),
    /// Nothing is left of its transaction.
    Unneeded,
}

impl CleanedTransactions {
    /// `aborted`: the transactions that touch what will be read.
    pub fn new(mut aborted: Vec<AbortedTransaction>) -> Self {
        aborted.sort_by_key(|aborted| aborted.first_offset);
        Self {
            ahead: aborted.into(),
            aborted: BTreeMap::new(),
            committed: BTreeSet::new(),
        }
    }

    fn reach(&mut self, offset: i64) {
        while let Some(next) = self.ahead.front()
            && next.first_offset.0 <= offset
            && let Some(transaction) = self.ahead.pop_front()
        {
            let aborted = Aborted {
                transaction,
                met: false,
            };
            self.aborted
                .entry(transaction.producer_id.0)
                .or_insert(aborted);
        }
    }

    /// Goes on with a batch of records; says whether it was aborted.
    pub fn batch(&mut self, entry: &Entry) -> bool {
        self.reach(entry.last_offset);
        if !entry.is_transactional {
            return false;
        }
        match self.aborted.get_mut(&entry.producer_id) {
            Some(aborted) => {
                aborted.met = true;
                true
            }
            None => {
                self.committed.insert(entry.producer_id);
                false
            }
        }
    }

    /// Goes on with a control batch and the marker it holds; an empty one held a marker once.
    pub fn control(
        &mut self,
        entry: &Entry,
        marker: Option<EndMarker>,
        is_empty: bool,
    ) -> MarkerFate {
        self.reach(entry.last_offset);
        if is_empty {
            return MarkerFate::Unneeded;
        }
        match marker {
            Some(marker) if marker.aborted => match self.aborted.remove(&entry.producer_id) {
                Some(aborted) if aborted.met => MarkerFate::Needed(Some(aborted.transaction)),
                _ => MarkerFate::Unneeded,
            },
            Some(_) if !self.committed.remove(&entry.producer_id) => MarkerFate::Unneeded,
            _ => MarkerFate::Needed(None),
        }
    }
}
