//! Who creates the topics before the others come.

use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::create_topics::request::{CreatableTopic, CreatableTopicConfig};
use kafka_proto::messages::{CreateTopicsRequest, CreateTopicsResponse};

use crate::client::{Client, Scene, request, response};
use crate::segments::{Segments, Setting};

/// Creates the topics.
#[derive(Debug)]
pub struct Admin {
    version: i16,
    segments: Segments,
    correlation_id: i32,
    done: bool,
}

impl Admin {
    pub fn new(version: i16, segments: Segments) -> Self {
        Self {
            version,
            segments,
            correlation_id: 0,
            done: false,
        }
    }

    fn take(&mut self, frame: &[u8]) -> Result<(), String> {
        let answer: CreateTopicsResponse<'_> = response(frame, self.version, self.correlation_id)?;
        for topic in &answer.topics {
            match ErrorCode::from_code(topic.error_code) {
                Some(ErrorCode::None | ErrorCode::TopicAlreadyExists) => {}
                error => return Err(format!("CreateTopics of {} got {error:?}", topic.name)),
            }
        }
        self.done = answer.topics.len() == self.segments.topics().len();
        Ok(())
    }
}

impl Client for Admin {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        if self.done {
            return;
        }
        self.correlation_id += 1;
        let wanted = self.segments.topics();
        let topics = wanted
            .iter()
            .map(|(name, partitions, keys)| CreatableTopic {
                name,
                num_partitions: *partitions,
                replication_factor: 1,
                configs: keys.iter().map(config).collect(),
                ..Default::default()
            });
        let message = CreateTopicsRequest {
            topics: topics.collect(),
            timeout_ms: 10_000,
            ..Default::default()
        };
        scene.outbox.push(request(
            &message,
            self.version,
            self.correlation_id,
            "admin",
        ));
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        if let Err(words) = self.take(frame) {
            scene.ledger.violation(words);
        }
    }

    fn disconnected(&mut self) {}

    fn next_deadline(&self) -> Option<Duration> {
        None
    }

    fn fire(&mut self, _: &mut Scene<'_>) {}

    fn is_done(&self) -> bool {
        self.done
    }

    fn describe(&self) -> String {
        format!("admin, done: {}", self.done)
    }
}

fn config<'k>((name, value): &'k Setting) -> CreatableTopicConfig<'k> {
    CreatableTopicConfig {
        name,
        value: Some(value),
        ..Default::default()
    }
}
