//! The settings that work by the byte needs before a request reaches [`step`](super::Core::step): immutable, shared, so
//! that the work can be done on other threads.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::Uuid;

use crate::cluster::{Image, METADATA_TOPIC, Resources};
use crate::config::{BrokerConfig, TopicConfig};

/// Settings as of one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The broker's settings.
    pub broker: Arc<BrokerConfig>,
    default_topic: Arc<TopicConfig>,
    /// What the topics' settings come from.
    overrides: Resources,
    by_name: BTreeMap<Arc<str>, (Uuid, Arc<TopicConfig>)>,
    by_id: BTreeMap<Uuid, Arc<TopicConfig>>,
}

impl Snapshot {
    /// Resolves every topic that has settings of its own; the others share the broker's.
    pub fn new(broker: &Arc<BrokerConfig>, cluster: &Image) -> Self {
        let metadata_log = Arc::new(TopicConfig::metadata_log(broker));
        let mut snapshot = Self {
            broker: broker.clone(),
            default_topic: Arc::new(TopicConfig::defaults(broker)),
            overrides: Resources::default(),
            by_name: BTreeMap::from([(
                Arc::from(METADATA_TOPIC),
                (Uuid::METADATA_TOPIC, metadata_log),
            )]),
            by_id: BTreeMap::new(),
        };
        snapshot.follow(cluster);
        snapshot
    }

    /// Whether the topics' settings are those of the image.
    pub fn is_current(&self, cluster: &Image) -> bool {
        match cluster.overrides() {
            Some(overrides) => Arc::ptr_eq(overrides, &self.overrides),
            None => self.overrides.is_empty(),
        }
    }

    /// Resolves the topics whose settings have changed, and no others: there may be ten thousand.
    pub fn follow(&mut self, cluster: &Image) {
        let overrides = cluster.overrides().cloned().unwrap_or_default();
        for name in changed(&self.overrides, &overrides) {
            if let Some((id, _)) = self.by_name.remove(&name) {
                self.by_id.remove(&id);
            }
            let (Some(topic), Some(overrides)) = (cluster.topic(&name), overrides.get(&name))
            else {
                continue;
            };
            // They were checked when they were set; how what an older release took is used is told at the start.
            let config = Arc::new(TopicConfig::resolve_stored(&self.broker, overrides).0);
            self.by_id.insert(topic.id, config.clone());
            self.by_name.insert(name, (topic.id, config));
        }
        self.overrides = overrides;
    }

    /// A topic's settings by name; the defaults for a topic without settings of its own.
    pub fn topic_config(&self, topic: &str) -> Arc<TopicConfig> {
        self.by_name
            .get(topic)
            .map_or(&self.default_topic, |(_, config)| config)
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

/// The names under which two maps do not hold the very same.
fn changed(before: &Resources, now: &Resources) -> Vec<Arc<str>> {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    let mut changed = Vec::new();
    loop {
        let order = match (before.peek(), now.peek()) {
            (None, None) => return changed,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((before, _)), Some((now, _))) => before.cmp(now),
        };
        let was = before.next_if(|_| order.is_le());
        let is = now.next_if(|_| order.is_ge());
        match (was, is) {
            (Some((_, was)), Some((_, is))) if Arc::ptr_eq(was, is) => {}
            (_, Some((name, _))) | (Some((name, _)), None) => changed.push(name.clone()),
            (None, None) => {}
        }
    }
}
