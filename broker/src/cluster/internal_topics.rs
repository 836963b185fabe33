//! Topics that the broker creates for itself.

use std::collections::BTreeMap;

use kafka_proto::Uuid;

use super::create::TopicPlan;
use super::{OFFSETS_TOPIC, change};
use crate::config::BrokerConfig;
use crate::core::ids::{LogId, Offset};
use crate::core::turn::Turn;

/// The least `segment.bytes` that a topic may have (KIP-1030). `offsets.topic.segment.bytes` may be less, and Kafka 4 does
/// not start on what is stored then.
const LEAST_SEGMENT_BYTES: i32 = 1 << 20;

/// `__consumer_offsets` as the configuration wants it, with the settings that Kafka gives it. It has one replica,
/// whatever `offsets.topic.replication.factor` says, for there is one broker.
pub fn offsets_topic(config: &BrokerConfig, id: Uuid) -> TopicPlan {
    let configs = [
        ("cleanup.policy", "compact".to_owned()),
        ("compression.type", "producer".to_owned()),
        (
            "segment.bytes",
            config
                .offsets_topic_segment_bytes
                .max(LEAST_SEGMENT_BYTES)
                .to_string(),
        ),
    ];
    TopicPlan {
        name: OFFSETS_TOPIC.into(),
        id,
        num_partitions: config.offsets_topic_num_partitions,
        replication_factor: 1,
        configs: configs
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<BTreeMap<_, _>>(),
    }
}

/// Creates `__consumer_offsets` unless it is there. If it was created now, whoever is told of it has to wait until the
/// log is durable to the offset (exclusive).
pub fn ensure_offsets_topic(turn: &mut Turn<'_>) -> Option<(LogId, Offset)> {
    if turn.core.cluster.topic(OFFSETS_TOPIC).is_some() {
        return None;
    }
    let id = turn.core.identifiers.uuid();
    let plan = offsets_topic(&turn.core.config, id);
    Some(change::create_topics(turn, &[plan]))
}
