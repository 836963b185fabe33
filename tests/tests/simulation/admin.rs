//! Who creates the topic before the others come.

use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::{CreateTopicsRequest, CreateTopicsResponse};

use crate::client::{Client, PARTITIONS, Scene, TOPIC, request, response};

/// Creates the topic.
#[derive(Debug)]
pub struct Admin {
    version: i16,
    correlation_id: i32,
    done: bool,
}

impl Admin {
    pub fn new(version: i16) -> Self {
        Self {
            version,
            correlation_id: 0,
            done: false,
        }
    }

    fn take(&mut self, frame: &[u8]) -> Result<(), String> {
        let answer: CreateTopicsResponse<'_> = response(frame, self.version, self.correlation_id)?;
        let topic = answer
            .topics
            .first()
            .ok_or("CreateTopics answers no topic")?;
        match ErrorCode::from_code(topic.error_code) {
            Some(ErrorCode::None | ErrorCode::TopicAlreadyExists) => {
                self.done = true;
                Ok(())
            }
            error => Err(format!("CreateTopics got {error:?}")),
        }
    }
}

impl Client for Admin {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        if self.done {
            return;
        }
        self.correlation_id += 1;
        let topic = CreatableTopic {
            name: TOPIC,
            num_partitions: PARTITIONS,
            replication_factor: 1,
            ..Default::default()
        };
        let message = CreateTopicsRequest {
            topics: vec![topic],
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
