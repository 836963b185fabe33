//! Committed offsets: group, topic, partition → offset. Holds what is durable.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes that an offset costs beside its metadata: the struct and its place in a map.
pub(super) const OFFSET_OVERHEAD: usize = 96;
/// Bytes that a topic of a group costs beside its name.
const TOPIC_OVERHEAD: usize = 128;

/// One committed offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Committed {
    /// The next offset to read.
    pub(super) offset: i64,
    /// Of the last record read, −1 if unknown.
    pub(super) leader_epoch: i32,
    pub(super) metadata: Arc<str>,
    /// Milliseconds.
    pub(super) commit_timestamp: i64,
    /// Milliseconds; where a client said how long to keep it (OffsetCommit v2 to v4).
    pub(super) expire_timestamp: Option<i64>,
}

pub(super) type Partitions = BTreeMap<i32, Committed>;
pub(super) type Topics = BTreeMap<Arc<str>, Partitions>;

#[derive(Debug, Default)]
pub(super) struct Offsets {
    groups: BTreeMap<Arc<str>, Topics>,
    bytes: usize,
}

impl Offsets {
    pub(super) fn get(&self, group_id: &str, topic: &str, partition: i32) -> Option<&Committed> {
        self.groups.get(group_id)?.get(topic)?.get(&partition)
    }

    pub(super) fn of_group(&self, group_id: &str) -> Option<&Topics> {
        self.groups.get(group_id)
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = (&Arc<str>, &Topics)> {
        self.groups.iter()
    }

    pub(super) fn put(
        &mut self,
        group_id: &Arc<str>,
        topic: &Arc<str>,
        partition: i32,
        committed: Committed,
    ) {
        let topics = self.groups.entry(group_id.clone()).or_default();
        if !topics.contains_key(topic) {
            self.bytes += TOPIC_OVERHEAD + topic.len();
        }
        self.bytes += memory_bytes(&committed);
        if let Some(replaced) = topics
            .entry(topic.clone())
            .or_default()
            .insert(partition, committed)
        {
            self.bytes -= memory_bytes(&replaced);
        }
    }

    pub(super) fn remove(
        &mut self,
        group_id: &str,
        topic: &str,
        partition: i32,
    ) -> Option<Committed> {
        let topics = self.groups.get_mut(group_id)?;
        let partitions = topics.get_mut(topic)?;
        let removed = partitions.remove(&partition)?;
        self.bytes -= memory_bytes(&removed);
        if partitions.is_empty() {
            topics.remove(topic);
            self.bytes -= TOPIC_OVERHEAD + topic.len();
        }
        if topics.is_empty() {
            self.groups.remove(group_id);
        }
        Some(removed)
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.bytes
    }
}

/// Bytes that one more offset costs.
pub(super) fn memory_bytes(committed: &Committed) -> usize {
    OFFSET_OVERHEAD + committed.metadata.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committed(offset: i64, metadata: &str) -> Committed {
        Committed {
            offset,
            leader_epoch: -1,
            metadata: metadata.into(),
            commit_timestamp: 0,
            expire_timestamp: None,
        }
    }

    #[test]
    fn what_is_put_is_there_until_it_is_removed_and_the_account_returns_to_nothing() {
        let mut offsets = Offsets::default();
        let (group, topic): (Arc<str>, Arc<str>) = ("g".into(), "t".into());
        offsets.put(&group, &topic, 0, committed(1, "one"));
        offsets.put(&group, &topic, 1, committed(2, ""));
        let before = offsets.memory_bytes();
        offsets.put(&group, &topic, 0, committed(3, "three"));
        assert_eq!(offsets.memory_bytes(), before + 2);
        assert_eq!(
            offsets.get("g", "t", 0).map(|committed| committed.offset),
            Some(3)
        );
        assert!(offsets.remove("g", "t", 0).is_some());
        assert!(offsets.remove("g", "t", 0).is_none());
        assert!(offsets.remove("g", "t", 1).is_some());
        assert_eq!((offsets.memory_bytes(), offsets.groups().count()), (0, 0));
    }
}
