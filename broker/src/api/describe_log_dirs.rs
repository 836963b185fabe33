//! DescribeLogDirs v0–v5: how much the partitions take on disk, and how much fits (KIP-113).
//!
//! v1 answers throttled after the response; v2 is flexible; v3 brought an error for the whole request; v4 tells the
//! volume's size (KIP-827); v5 whether the directory takes no new partitions (KIP-1066): it always takes them here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kafka_proto::messages::describe_log_dirs::response::{
    DescribeLogDirsPartition, DescribeLogDirsResult, DescribeLogDirsTopic,
};
use kafka_proto::messages::{DescribeLogDirsRequest, DescribeLogDirsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use super::group::refuse_too_many;
use crate::cluster::METADATA_TOPIC;
use crate::core::event::RequestContext;
use crate::core::ids::OperationId;
use crate::core::purgatory::Operation;
use crate::core::turn::Turn;
use crate::log::{DirectoryUse, StorageRequest};
use crate::partition::Partition;

/// A request that storage has to tell about.
#[derive(Debug)]
pub struct ParkedDescribeLogDirs {
    context: RequestContext,
    /// `None`: all partitions.
    asked: Option<BTreeMap<Arc<str>, BTreeSet<i32>>>,
}

impl ParkedDescribeLogDirs {
    fn is_asked(&self, partition: &Partition) -> bool {
        // The cluster's own log is none of the partitions, to Kafka too.
        &*partition.topic != METADATA_TOPIC
            && self.asked.as_ref().is_none_or(|asked| {
                let indexes = asked.get(&partition.topic);
                indexes.is_some_and(|indexes| indexes.contains(&partition.partition_index))
            })
    }
}

/// Asks storage.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = DescribeLogDirsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let topics = request.topics.iter().flatten();
    let named = topics.map(|topic| topic.partitions.len());
    if refuse_too_many(turn, context, named.sum()) {
        return Ok(());
    }
    let asked = request.topics.map(|topics| {
        let mut asked: BTreeMap<Arc<str>, BTreeSet<i32>> = BTreeMap::new();
        for topic in topics {
            let indexes = asked.entry(topic.topic.into()).or_default();
            indexes.extend(topic.partitions.iter());
        }
        asked
    });
    let parked = ParkedDescribeLogDirs {
        context: context.clone(),
        asked,
    };
    let id = turn.core.purgatory.next_id();
    let read = turn.core.purgatory.expect_read(id, 0);
    let operation = Operation::DescribeLogDirs(parked);
    turn.core.purgatory.park(id, operation, None);
    turn.storage(StorageRequest::DescribeDirectory { read });
    Ok(())
}

/// Storage told.
pub fn told(turn: &mut Turn<'_>, id: OperationId, directory: &DirectoryUse) {
    let Some(Operation::DescribeLogDirs(parked)) = turn.core.purgatory.take(id) else {
        return;
    };
    let mut sizes: BTreeMap<Arc<str>, BTreeMap<i32, u64>> = BTreeMap::new();
    for (log, size) in &directory.sizes {
        let partition = turn.core.partitions.get(*log);
        if let Some(partition) = partition.filter(|partition| parked.is_asked(partition)) {
            let of_topic = sizes.entry(partition.topic.clone()).or_default();
            of_topic.insert(partition.partition_index, *size);
        }
    }
    let directory = match &directory.space {
        Ok(space) => DescribeLogDirsResult {
            log_dir: &directory.path,
            topics: sizes.iter().map(topic_of).collect(),
            total_bytes: signed(space.total_bytes),
            usable_bytes: signed(space.usable_bytes),
            ..Default::default()
        },
        Err(_) => DescribeLogDirsResult {
            error_code: ErrorCode::KafkaStorageError.code(),
            log_dir: &directory.path,
            ..Default::default()
        },
    };
    let response = DescribeLogDirsResponse {
        results: vec![directory],
        ..Default::default()
    };
    turn.respond(&parked.context, &response);
}

fn topic_of<'s>((name, sizes): (&'s Arc<str>, &BTreeMap<i32, u64>)) -> DescribeLogDirsTopic<'s> {
    let partitions = sizes.iter().map(|(partition_index, size)| {
        // The only replica is never behind.
        DescribeLogDirsPartition {
            partition_index: *partition_index,
            partition_size: signed(*size),
            offset_lag: 0,
            is_future_key: false,
            ..Default::default()
        }
    });
    DescribeLogDirsTopic {
        name,
        partitions: partitions.collect(),
        ..Default::default()
    }
}

/// Bytes as the protocol has them; a volume may be larger than it can say.
fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
