//! The first step of a broker: what has to be there before the first request.

use kafka_proto::Uuid;
use kafka_proto::messages::PartitionChangeRecord;

use super::Core;
use super::effect::Effect;
use super::ids::LeaderEpoch;
use super::time::Now;
use super::turn::Turn;
use crate::cluster::{MAX_RECORDS, METADATA_TOPIC, MetadataRecord, startup_records};

impl Core {
    /// Creates what logs are missing, and appends what the metadata log lacks. The leader epochs of the partitions in
    /// `raised`, by topic id and number, are one higher than the metadata log has them: it is told.
    pub fn start(&mut self, now: Now, raised: &[(Uuid, i32)], effects: &mut Vec<Effect>) {
        let mut turn = Turn::new(self, now, effects);
        if turn.core.partitions.find(METADATA_TOPIC, 0).is_none() {
            turn.create_partition_log(&METADATA_TOPIC.into(), 0, Uuid::METADATA_TOPIC);
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
        let mut records = startup_records(&turn.core.cluster);
        let leader = turn.core.config.node_id;
        records.extend(raised.iter().map(|&(topic_id, partition_id)| {
            let record = PartitionChangeRecord {
                topic_id,
                partition_id,
                leader,
                ..Default::default()
            };
            MetadataRecord::new(&record, 0)
        }));
        for records in records.chunks(MAX_RECORDS) {
            turn.append_metadata(records);
        }
        turn.group_effects(|groups, now, effects| groups.loaded(now, effects));
    }
}
