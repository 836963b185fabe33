//! Changes of the metadata that the disk refuses.

use super::*;
use crate::core::ids::LogId;
use crate::log::{Append, StorageEvent, StorageFailure, StorageRequest};

/// A broker of which the disk has not yet done what it was asked to.
struct Waiting {
    broker: Broker,
    metadata_log: LogId,
    appends: Vec<Append>,
}

impl Waiting {
    fn create_topics(names: &[&str]) -> Self {
        let mut broker = Broker::new();
        let mut effects = Vec::new();
        for name in names {
            let mut body = Vec::new();
            creation(name, 2).encode(&mut body, 5).unwrap();
            let request = broker.request(ApiKey::CreateTopics, 5, body, 0);
            let event = Event::RequestArrived(request);
            broker.booted.core.step(broker.now, event, &mut effects);
        }
        let appends: Vec<Append> = effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Storage(StorageRequest::Append(append)) => Some(append),
                _ => None,
            })
            .collect();
        assert_eq!(appends.len(), names.len());
        Self {
            broker,
            metadata_log: appends[0].log,
            appends,
        }
    }

    fn tell(&mut self, event: StorageEvent) {
        let (now, event) = (self.broker.now, Event::Storage(event));
        self.broker.booted.core.step(now, event, &mut Vec::new());
    }

    fn durable(&mut self, change: usize) {
        self.tell(StorageEvent::Durable {
            log: self.metadata_log,
            end_offset: self.appends[change].last_offset.next(),
        });
    }

    fn refused(&mut self, change: usize) {
        self.tell(StorageEvent::AppendFailed {
            log: self.metadata_log,
            base_offset: self.appends[change].base_offset,
            failure: StorageFailure {
                operation: "write",
                path: "__cluster_metadata-0".to_owned(),
                reason: "no space left".to_owned(),
                is_damage: false,
            },
        });
    }

    /// The topics, and whether there are logs of each.
    fn topics(&self) -> Vec<(&str, bool)> {
        let core = &self.broker.booted.core;
        let topics = core.cluster.topics();
        topics
            .map(|topic| {
                let name = &*topic.name;
                (name, core.partitions.lookup(name, 1).is_some())
            })
            .collect()
    }
}

#[test]
fn those_before_it_stay_and_those_behind_it_go() {
    let mut waiting = Waiting::create_topics(&["a", "b", "c", "d"]);
    assert_eq!(waiting.topics().len(), 4);
    waiting.durable(0);
    waiting.refused(2);
    assert_eq!(waiting.topics(), [("a", true), ("b", true)]);
    waiting.durable(1);
    assert_eq!(waiting.topics(), [("a", true), ("b", true)]);
}

#[test]
fn those_before_it_may_be_refused_too() {
    let mut waiting = Waiting::create_topics(&["a", "b", "c"]);
    waiting.refused(1);
    assert_eq!(waiting.topics(), [("a", true)]);
    waiting.refused(0);
    assert_eq!(waiting.topics(), []);
}
