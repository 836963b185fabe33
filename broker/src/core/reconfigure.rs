//! Configurations that change while the broker runs: what goes by them is told.

use std::sync::Arc;

use super::ids::LogId;
use super::turn::Turn;
use crate::cluster::ResourceType;
use crate::log::StorageRequest;

impl Turn<'_> {
    /// To be called when the metadata sets other keys for this broker or for all.
    pub fn reconfigure_broker(&mut self) {
        let core = &mut *self.core;
        let own = core.config.node_id.to_string();
        let all_brokers = core.cluster.config(ResourceType::Broker, "");
        let this_broker = core.cluster.config(ResourceType::Broker, &own);
        // What cannot be used was refused when it was set, or was told of at the start.
        let (config, _) = core.config.with_dynamic(all_brokers, this_broker);
        core.config = Arc::new(config);
        core.refresh_snapshot();
        let logs: Vec<LogId> = core
            .partitions
            .iter()
            .map(|partition| partition.log)
            .collect();
        self.reconfigure_logs(&logs);
    }

    /// To be called when these topics set other keys.
    pub fn reconfigure_topics(&mut self, topics: &[&str]) {
        for topic in topics {
            let partitions = self.core.partitions.of_topic(topic);
            let logs: Vec<LogId> = partitions.map(|partition| partition.log).collect();
            self.reconfigure_logs(&logs);
        }
    }

    fn reconfigure_logs(&mut self, logs: &[LogId]) {
        let snapshot = self.core.snapshot();
        for &log in logs {
            let Some(partition) = self.core.partitions.get_mut(log) else {
                continue;
            };
            let before = partition.config.log_config();
            partition.config = snapshot.topic_config(&partition.topic);
            let config = partition.config.log_config();
            if config != before {
                self.storage(StorageRequest::Configure { log, config });
            }
        }
    }
}
