//! Ids for idempotent producers, taken a block at a time from the metadata log so that none is ever given twice
//! (KIP-730).

use super::turn::Turn;
use crate::cluster::MetadataRecord;
use crate::core::ids::{LogId, Offset, ProducerId};

/// Ids in a block, as in Kafka.
const BLOCK: i64 = 1000;

/// What is left of the current block.
#[derive(Debug, Default)]
pub struct ProducerIds {
    next: i64,
    end: i64,
    reserved: Option<(LogId, Offset)>,
}

/// A new id, and the metadata that has to be durable before it is given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewProducerId {
    /// The id.
    pub producer_id: ProducerId,
    /// Log and exclusive end offset of the record that reserved its block.
    pub reserved: Option<(LogId, Offset)>,
}

/// Takes the next id, reserving a new block where the last one is used up.
pub fn next(turn: &mut Turn<'_>) -> NewProducerId {
    if turn.core.producer_ids.next == turn.core.producer_ids.end {
        let first = turn.core.cluster.next_producer_id();
        let end = first + BLOCK;
        let record = MetadataRecord::producer_ids(turn.core.cluster.node_id(), end);
        let reserved = turn.append_metadata(&[record]);
        turn.core.producer_ids = ProducerIds {
            next: first,
            end,
            reserved: Some(reserved),
        };
    }
    let ids = &mut turn.core.producer_ids;
    let producer_id = ProducerId(ids.next);
    ids.next += 1;
    NewProducerId {
        producer_id,
        reserved: ids.reserved,
    }
}
