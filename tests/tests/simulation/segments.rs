//! How small the segments are: in most runs so small that they roll, are compacted and given up while it lasts.

use broker::cluster::OFFSETS_TOPIC;

use crate::client::{PARTITIONS, TOPIC};
use crate::dice::Dice;
use crate::keeper;

/// A key and its value.
pub type Setting = (&'static str, String);

/// The sizes of one run.
#[derive(Debug, Clone, Copy)]
pub struct Segments {
    /// Bytes of a segment, of the topic and of the groups' topic. None: none is ever full.
    bytes: Option<u64>,
}

impl Segments {
    pub fn draw(dice: &mut Dice) -> Self {
        let small = !dice.one_in(3);
        Self {
            bytes: small.then(|| dice.range(300, 4_000)),
        }
    }

    /// What the broker is set to beyond what every run has.
    pub fn broker_keys(self) -> Vec<Setting> {
        let Some(bytes) = self.bytes else {
            return Vec::new();
        };
        vec![
            ("log.index.interval.bytes", (bytes / 4).to_string()),
            ("log.retention.check.interval.ms", "300".to_owned()),
            ("log.flush.offset.checkpoint.interval.ms", "200".to_owned()),
            ("log.cleaner.backoff.ms", "100".to_owned()),
            ("log.cleaner.min.cleanable.ratio", "0.1".to_owned()),
            ("log.segment.delete.delay.ms", "500".to_owned()),
        ]
    }

    /// The topics that are created first, with what they are set to. Where the groups' topic is none of them, the broker
    /// creates it.
    pub fn topics(self) -> Vec<(&'static str, i32, Vec<Setting>)> {
        let Some(bytes) = self.bytes else {
            return vec![
                (TOPIC, PARTITIONS, Vec::new()),
                (keeper::TOPIC, 1, Vec::new()),
            ];
        };
        let size = |bytes: u64| ("internal.segment.bytes", bytes.to_string());
        let compact = ("cleanup.policy", "compact".to_owned());
        vec![
            (TOPIC, PARTITIONS, vec![size(bytes)]),
            (keeper::TOPIC, 1, vec![size(bytes)]),
            // What a group says of all its members has to fit into a segment.
            (OFFSETS_TOPIC, 2, vec![size(bytes.max(2_000)), compact]),
        ]
    }
}
