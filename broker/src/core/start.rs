//! The first step of a broker: what has to be there before the first request.

use kafka_proto::Uuid;

use super::Core;
use super::effect::Effect;
use super::ids::LeaderEpoch;
use super::time::Now;
use super::turn::Turn;
use crate::cluster::{MAX_RECORDS, METADATA_TOPIC, new_leader_epoch, startup_records};

/// Leader epochs raised by one append: what it needs in memory is to be little beside the partitions themselves.
const RAISED_AT_ONCE: usize = 512;

/// A partition that goes on under another leader epoch than the metadata log has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RaisedEpoch {
    /// Its topic.
    pub topic_id: Uuid,
    /// Its number.
    pub partition_index: i32,
    /// The new epoch.
    pub leader_epoch: LeaderEpoch,
}

impl Core {
    /// Appends what the metadata log lacks, the new leader epochs among it, and creates what logs are missing.
    pub fn start(&mut self, now: Now, raised: &[RaisedEpoch], effects: &mut Vec<Effect>) {
        let mut turn = Turn::new(self, now, effects);
        if turn.core.partitions.find(METADATA_TOPIC, 0).is_none() {
            turn.create_partition_log(&METADATA_TOPIC.into(), 0, Uuid::METADATA_TOPIC);
        }
        let records = startup_records(&turn.core.cluster);
        for records in records.chunks(MAX_RECORDS) {
            turn.append_metadata(records);
        }
        for raised in raised.chunks(RAISED_AT_ONCE) {
            let record = |raised: &RaisedEpoch| {
                new_leader_epoch(
                    &turn.core.cluster,
                    raised.topic_id,
                    raised.partition_index,
                    raised.leader_epoch.0,
                )
            };
            let records: Vec<_> = raised.iter().filter_map(record).collect();
            if !records.is_empty() {
                turn.append_metadata(&records);
            }
        }
        let mut missing = Vec::new();
        for topic in turn.core.cluster.topics() {
            for (&number, partition) in &topic.partitions {
                if turn.core.partitions.find(&topic.name, number).is_none() {
                    missing.push((
                        topic.name.clone(),
                        number,
                        topic.id,
                        LeaderEpoch(partition.leader_epoch),
                    ));
                }
            }
        }
        for (topic, number, id, leader_epoch) in missing {
            let log = turn.core.partitions.next_log();
            turn.create_partition_log(&topic, number, id);
            if let Some(partition) = turn.core.partitions.get_mut(log) {
                partition.begin_leader_epoch(leader_epoch);
            }
        }
        turn.metadata_may_be_refused();
        let interval = turn.core.config.metadata_log_max_snapshot_interval;
        turn.core.metadata_snapshots.begin(interval, now);
        turn.group_effects(|groups, now, effects| groups.loaded(now, effects));
    }
}
