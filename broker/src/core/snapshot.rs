//! The settings that work by the byte needs before a request reaches [`step`](super::Core::step): immutable, shared, so
//! that the work can be done on other threads.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::Uuid;

use crate::cluster::{Image, METADATA_TOPIC};
use crate::config::{BrokerConfig, TopicConfig};

/// Settings as of one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The broker's settings.
    pub broker: Arc<BrokerConfig>,
    default_topic: Arc<TopicConfig>,
    by_name: BTreeMap<Arc<str>, Arc<TopicConfig>>,
    by_id: BTreeMap<Uuid, Arc<TopicConfig>>,
}

impl Snapshot {
    /// Resolves every topic that has settings of its own; the others share the broker's.
    pub fn new(broker: &Arc<BrokerConfig>, cluster: &Image) -> Self {
        let default_topic = Arc::new(TopicConfig::defaults(broker));
        let metadata_log = Arc::new(TopicConfig::metadata_log(broker));
        let mut by_name = BTreeMap::from([(Arc::from(METADATA_TOPIC), metadata_log)]);
        let mut by_id = BTreeMap::new();
        for (topic, overrides) in cluster.topics_with_overrides() {
            // They were checked when they were set; how what an older release took is used is told at the start.
            let config = Arc::new(TopicConfig::resolve_stored(broker, overrides).0);
            by_name.insert(topic.name.clone(), config.clone());
            by_id.insert(topic.id, config);
        }
        Self {
            broker: broker.clone(),
            default_topic,
            by_name,
            by_id,
        }
    }

    /// A topic's settings by name; the defaults for a topic without settings of its own.
    pub fn topic_config(&self, topic: &str) -> Arc<TopicConfig> {
        self.by_name
            .get(topic)
            .unwrap_or(&self.default_topic)
            .clone()
    }

    /// A topic's settings by id.
    pub fn topic_config_by_id(&self, topic_id: Uuid) -> Arc<TopicConfig> {
        self.by_id
            .get(&topic_id)
            .unwrap_or(&self.default_topic)
            .clone()
    }
}
