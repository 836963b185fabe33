//! Everything that waits: replies parked until a record is durable, a fetch has enough, a read or lookup came back, or
//! time ran out. Conditions are data, so that a simulator sees every parked reply. Owns the parked operations and
//! their deadlines; which operation waits for which offset is noted at the partition.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::effect::Response;
use super::event::RequestContext;
use super::ids::{ConnectionId, OperationId, ReadId};
use crate::api::delete_records::ParkedDeleteRecords;
use crate::api::describe_log_dirs::ParkedDescribeLogDirs;
use crate::api::list_offsets::ParkedListOffsets;
use crate::api::produce::ParkedProduce;
use crate::fetch::ParkedFetch;
use crate::group::GroupToken;

/// What goes on when a wait ends.
#[derive(Debug)]
pub enum Operation {
    /// A Produce whose batches are not yet as sure as its acks ask.
    Produce(ParkedProduce),
    /// A Fetch that waits for bytes, for reads or for conversions.
    Fetch(Box<ParkedFetch>),
    /// A ListOffsets that looks records up by time.
    ListOffsets(ParkedListOffsets),
    /// A DeleteRecords whose log starts are not yet durable.
    DeleteRecords(ParkedDeleteRecords),
    /// A DescribeLogDirs that storage has to tell about.
    DescribeLogDirs(ParkedDescribeLogDirs),
    /// The group coordinator's records.
    Group(GroupToken),
    /// An answer that is ready but for the record it speaks of, and the one should that be refused.
    Respond(RequestContext, Response, Response),
}

#[derive(Debug)]
struct Parked {
    operation: Operation,
    deadline: Option<Duration>,
}

/// The parked operations.
#[derive(Debug, Default)]
pub struct Purgatory {
    parked: BTreeMap<OperationId, Parked>,
    deadlines: BTreeSet<(Duration, OperationId)>,
    reads: BTreeMap<ReadId, (OperationId, usize)>,
    /// A connection has one Fetch at a time.
    fetches: BTreeMap<ConnectionId, OperationId>,
    next_operation: u64,
    next_read: u64,
}

impl Purgatory {
    /// A new name for an operation that is about to be parked.
    pub fn next_id(&mut self) -> OperationId {
        self.next_operation += 1;
        OperationId(self.next_operation)
    }

    /// Parks an operation, until `deadline` on the monotonic clock if one is given.
    pub fn park(&mut self, id: OperationId, operation: Operation, deadline: Option<Duration>) {
        if let Some(deadline) = deadline {
            self.deadlines.insert((deadline, id));
        }
        if let Operation::Fetch(fetch) = &operation {
            self.fetches.insert(fetch.context.connection, id);
        }
        self.parked.insert(
            id,
            Parked {
                operation,
                deadline,
            },
        );
    }

    /// Takes an operation out. `None` if it is gone already.
    pub fn take(&mut self, id: OperationId) -> Option<Operation> {
        let parked = self.parked.remove(&id)?;
        if let Some(deadline) = parked.deadline {
            self.deadlines.remove(&(deadline, id));
        }
        if let Operation::Fetch(fetch) = &parked.operation {
            self.fetches.remove(&fetch.context.connection);
        }
        Some(parked.operation)
    }

    /// The Fetch that a connection waits for.
    pub fn fetch_of(&self, connection: ConnectionId) -> Option<OperationId> {
        self.fetches.get(&connection).copied()
    }

    /// An operation, to change where it is.
    pub fn get_mut(&mut self, id: OperationId) -> Option<&mut Operation> {
        self.parked.get_mut(&id).map(|parked| &mut parked.operation)
    }

    /// A new name for a read whose answer belongs to place `slot` of `operation`.
    pub fn expect_read(&mut self, operation: OperationId, slot: usize) -> ReadId {
        self.next_read += 1;
        let read = ReadId(self.next_read);
        self.reads.insert(read, (operation, slot));
        read
    }

    /// Whose read this was, and for which place.
    pub fn read_done(&mut self, read: ReadId) -> Option<(OperationId, usize)> {
        self.reads.remove(&read)
    }

    /// When the next deadline is.
    pub fn next_deadline(&self) -> Option<Duration> {
        self.deadlines.first().map(|&(deadline, _)| deadline)
    }

    /// An operation whose deadline has come; its deadline is forgotten, the operation stays parked.
    pub fn expired(&mut self, monotonic: Duration) -> Option<OperationId> {
        let &(deadline, id) = self.deadlines.first()?;
        if deadline > monotonic {
            return None;
        }
        self.deadlines.pop_first();
        if let Some(parked) = self.parked.get_mut(&id) {
            parked.deadline = None;
        }
        Some(id)
    }

    /// How many operations wait.
    pub fn len(&self) -> usize {
        self.parked.len()
    }

    /// True if nothing waits.
    pub fn is_empty(&self) -> bool {
        self.parked.is_empty()
    }
}
