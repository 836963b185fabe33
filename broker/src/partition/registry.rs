//! All partitions of this node, found by log id or by topic and number.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Partition;
use crate::cluster::METADATA_TOPIC;
use crate::core::ids::LogId;

/// Every partition, by log id, and the way there from a topic's name.
#[derive(Debug, Default)]
pub struct Partitions {
    by_log: Vec<Option<Box<Partition>>>,
    by_topic: BTreeMap<Arc<str>, Vec<Option<LogId>>>,
}

impl Partitions {
    /// The id that the next log gets.
    pub fn next_log(&self) -> LogId {
        LogId(u32::try_from(self.by_log.len()).expect("fewer than 2^32 logs are ever opened"))
    }

    /// Adds a partition under its log id.
    pub fn insert(&mut self, partition: Partition) {
        let log = partition.log;
        let index = usize::try_from(partition.partition_index)
            .expect("partition numbers are checked when made");
        let logs = self.by_topic.entry(partition.topic.clone()).or_default();
        if logs.len() <= index {
            logs.resize(index + 1, None);
        }
        logs[index] = Some(log);
        let slot = log.0 as usize;
        if self.by_log.len() <= slot {
            self.by_log.resize_with(slot + 1, || None);
        }
        self.by_log[slot] = Some(Box::new(partition));
    }

    /// Leaves out the id of a log that belongs to no partition: no other log gets it.
    pub fn keep_free(&mut self, log: LogId) {
        let slot = log.0 as usize;
        if self.by_log.len() <= slot {
            self.by_log.resize_with(slot + 1, || None);
        }
    }

    /// Takes all partitions of a topic out.
    pub fn remove_topic(&mut self, topic: &str) -> Vec<Box<Partition>> {
        let logs = self.by_topic.remove(topic).unwrap_or_default();
        logs.into_iter()
            .flatten()
            .filter_map(|log| self.by_log[log.0 as usize].take())
            .collect()
    }

    /// Takes one partition out. `None` if there is no such log.
    pub fn remove(&mut self, log: LogId) -> Option<Box<Partition>> {
        let partition = self.by_log.get_mut(log.0 as usize)?.take()?;
        if let Some(logs) = self.by_topic.get_mut(&partition.topic) {
            for slot in logs.iter_mut().filter(|slot| **slot == Some(log)) {
                *slot = None;
            }
            if logs.iter().all(Option::is_none) {
                self.by_topic.remove(&partition.topic);
            }
        }
        Some(partition)
    }

    /// The log of a partition.
    pub fn find(&self, topic: &str, partition_index: i32) -> Option<LogId> {
        let index = usize::try_from(partition_index).ok()?;
        *self.by_topic.get(topic)?.get(index)?
    }

    /// As [`Partitions::find`], for a name that a client gave. To clients the metadata log does not exist, as in Kafka:
    /// a record of theirs in it would be one of the cluster's.
    pub fn find_for_client(&self, topic: &str, partition_index: i32) -> Option<LogId> {
        if topic == METADATA_TOPIC {
            return None;
        }
        self.find(topic, partition_index)
    }

    /// A partition by its log.
    pub fn get(&self, log: LogId) -> Option<&Partition> {
        self.by_log.get(log.0 as usize)?.as_deref()
    }

    /// A partition by its log, to change.
    pub fn get_mut(&mut self, log: LogId) -> Option<&mut Partition> {
        self.by_log.get_mut(log.0 as usize)?.as_deref_mut()
    }

    /// A partition by name.
    pub fn lookup(&self, topic: &str, partition_index: i32) -> Option<&Partition> {
        self.get(self.find(topic, partition_index)?)
    }

    /// As [`Partitions::lookup`], for a name that a client gave.
    pub fn lookup_for_client(&self, topic: &str, partition_index: i32) -> Option<&Partition> {
        self.get(self.find_for_client(topic, partition_index)?)
    }

    /// Every partition, by rising log id.
    pub fn iter(&self) -> impl Iterator<Item = &Partition> {
        self.by_log.iter().flatten().map(|partition| &**partition)
    }

    /// Every partition, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Partition> {
        self.by_log
            .iter_mut()
            .flatten()
            .map(|partition| &mut **partition)
    }

    /// The partitions of one topic.
    pub fn of_topic<'a>(&'a self, topic: &str) -> impl Iterator<Item = &'a Partition> {
        self.by_topic
            .get(topic)
            .into_iter()
            .flatten()
            .filter_map(|log| self.get((*log)?))
    }
}
