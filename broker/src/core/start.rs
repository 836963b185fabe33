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

impl Core {
    /// Appends what the metadata log lacks, the new leader epochs among it, and creates what logs are missing. Returns
    /// whether there are new leader epochs: nobody may be served before they are durable. `was_clean`: whether every log
    /// was left by a clean stop.
    pub fn start(&mut self, now: Now, was_clean: bool, effects: &mut Vec<Effect>) -> bool {
        let mut turn = Turn::new(self, now, effects);
        if turn.core.partitions.find(METADATA_TOPIC, 0).is_none() {
            turn.create_partition_log(&METADATA_TOPIC.into(), 0, Uuid::METADATA_TOPIC);
        }
        let records = startup_records(&turn.core.cluster);
        for records in records.chunks(MAX_RECORDS) {
            turn.append_metadata(records);
        }
        let has_raised = turn.raise_leader_epochs(was_clean);
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
        has_raised
    }
}

impl Turn<'_> {
    /// Appends the leader epochs that the metadata log does not have: of partitions that were found to go on under another,
    /// and, after an unclean stop, of those whose logs are missing, for what was in them is lost.
    fn raise_leader_epochs(&mut self, was_clean: bool) -> bool {
        let (mut seen, mut has_raised) = (0, false);
        loop {
            let (image, partitions) = (&self.core.cluster, &self.core.partitions);
            let all = image.topics().flat_map(|topic| {
                let numbered = topic.partitions.iter();
                numbered.map(move |(&number, partition)| (topic, number, partition.leader_epoch))
            });
            let mut records = Vec::new();
            for (topic, number, known) in all.skip(seen) {
                seen += 1;
                let log = partitions.find(&topic.name, number);
                let epoch = match log.and_then(|log| partitions.get(log)) {
                    Some(partition) => partition.leader_epoch.0,
                    None => known.saturating_add(i32::from(!was_clean)),
                };
                if epoch != known {
                    records.extend(new_leader_epoch(image, topic.id, number, epoch));
                }
                if records.len() == RAISED_AT_ONCE {
                    break;
                }
            }
            if records.is_empty() {
                return has_raised;
            }
            has_raised = true;
            self.append_metadata(&records);
        }
    }
}
