//! Topics that come, change and go until the server is gone, and what is known of each afterwards.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use kafka_proto::Uuid;
use kafka_proto::messages::create_topics::request::{CreatableTopic, CreatableTopicConfig};
use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::incremental_alter_configs::request::{
    AlterConfigsResource, AlterableConfig,
};
use kafka_proto::messages::{
    CreateTopicsRequest, DeleteTopicsRequest, DescribeConfigsRequest,
    IncrementalAlterConfigsRequest, MetadataRequest,
};

use crate::{CallError, Client, error_code};

const TOPIC: i8 = 2;
const KEY: &str = "retention.ms";

/// A topic as it is, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Topic {
    /// None: it was created without an answer.
    id: Option<Uuid>,
    retention_ms: i64,
}

/// Creates topics, changes a configuration of theirs and deletes every third, one request after the other.
#[derive(Debug, Default)]
pub struct Admin {
    stem: String,
    steps: i64,
    /// What each topic may be: one state, or two while the answer to a change is owed. None: it is not there.
    topics: BTreeMap<String, Vec<Option<Topic>>>,
}

impl Admin {
    /// Who makes topics whose names begin with `stem`.
    #[must_use]
    pub fn new(stem: &str) -> Self {
        Self {
            stem: format!("{stem}-"),
            ..Self::default()
        }
    }

    /// How many changes were sent.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.steps
    }

    /// Goes on until the server is gone.
    ///
    /// # Panics
    ///
    /// If the server answers with an error.
    #[must_use]
    pub fn run(mut self, address: SocketAddr) -> Self {
        let Ok(mut client) = Client::connect(address) else {
            return self;
        };
        loop {
            match self.change(&mut client) {
                Ok(error_code::NONE) => {}
                Ok(error) => panic!("change {} got error {error}", self.steps),
                Err(_) => return self,
            }
        }
    }

    /// Makes the next change; the error that it is answered with, after which it has to be as if it was never asked for.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    pub fn change(&mut self, client: &mut Client) -> Result<i16, CallError> {
        self.steps += 1;
        let topic_number = (self.steps + 3) / 4;
        let name = format!("{}{topic_number}", self.stem);
        let before = match self.topics.get(&name) {
            Some(known) => known.last().cloned().flatten(),
            None => None,
        };
        let retention_ms = 1_000_000_000 + self.steps;
        let after = match &before {
            None => Some(Topic {
                id: None,
                retention_ms,
            }),
            Some(_) if self.steps % 4 == 0 && topic_number % 3 == 0 => None,
            Some(topic) => Some(Topic {
                retention_ms,
                ..topic.clone()
            }),
        };
        let known = self.topics.entry(name.clone()).or_default();
        *known = vec![before.clone(), after.clone()];
        let (error, id) = match (&before, &after) {
            (None, _) => create(client, &name, retention_ms)?,
            (Some(_), None) => (delete(client, &name)?, None),
            (Some(topic), Some(_)) => (alter(client, &name, retention_ms)?, topic.id),
        };
        *known = vec![match error {
            error_code::NONE => after.map(|topic| Topic { id, ..topic }),
            _ => before,
        }];
        Ok(error)
    }

    /// Compares the topics that there are with what was acknowledged; from then on what was found has to stay.
    ///
    /// # Panics
    ///
    /// If a change is lost or undone, or there is a topic that nobody asked for.
    pub fn check(&mut self, client: &mut Client) {
        let request = MetadataRequest {
            topics: None,
            ..Default::default()
        };
        let response = client.call(&request, 12);
        let mut found = BTreeMap::new();
        for topic in &response.topics {
            assert_eq!(topic.error_code, error_code::NONE, "{topic:?}");
            let name = topic.name.expect("a name");
            if name.starts_with(&self.stem) {
                found.insert(name.to_owned(), topic.topic_id);
            }
        }
        for name in found.keys() {
            assert!(self.topics.contains_key(name), "{name} was never asked for");
        }
        let mut retention = retentions(client, found.keys());
        for (name, known) in &mut self.topics {
            let found = found.get(name).map(|&id| Topic {
                id: Some(id),
                retention_ms: retention.remove(name).expect("a configuration"),
            });
            let fits = |known: &Option<Topic>| match (known, &found) {
                (None, None) => true,
                (Some(known), Some(found)) => {
                    known.retention_ms == found.retention_ms
                        && (known.id.is_none() || known.id == found.id)
                }
                _ => false,
            };
            assert!(
                known.iter().any(fits),
                "{name} is {found:?}, known is {known:?}"
            );
            *known = vec![found];
        }
    }
}

fn create(
    client: &mut Client,
    name: &str,
    retention_ms: i64,
) -> Result<(i16, Option<Uuid>), CallError> {
    let value = retention_ms.to_string();
    let request = CreateTopicsRequest {
        topics: vec![CreatableTopic {
            name,
            num_partitions: 2,
            replication_factor: 1,
            configs: vec![CreatableTopicConfig {
                name: KEY,
                value: Some(&value),
                ..Default::default()
            }],
            ..Default::default()
        }],
        timeout_ms: 10_000,
        ..Default::default()
    };
    let response = client.try_call(&request, 7)?;
    let topic = &response.topics[0];
    Ok((topic.error_code, Some(topic.topic_id)))
}

fn delete(client: &mut Client, name: &str) -> Result<i16, CallError> {
    let request = DeleteTopicsRequest {
        topic_names: vec![name],
        timeout_ms: 10_000,
        ..Default::default()
    };
    Ok(client.try_call(&request, 5)?.responses[0].error_code)
}

fn alter(client: &mut Client, name: &str, retention_ms: i64) -> Result<i16, CallError> {
    let value = retention_ms.to_string();
    let request = IncrementalAlterConfigsRequest {
        resources: vec![AlterConfigsResource {
            resource_type: TOPIC,
            resource_name: name,
            configs: vec![AlterableConfig {
                name: KEY,
                value: Some(&value),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    Ok(client.try_call(&request, 1)?.responses[0].error_code)
}

fn retentions<'a>(
    client: &mut Client,
    names: impl Iterator<Item = &'a String>,
) -> BTreeMap<String, i64> {
    let resources = names.map(|name| DescribeConfigsResource {
        resource_type: TOPIC,
        resource_name: name,
        configuration_keys: Some(vec![KEY]),
        ..Default::default()
    });
    let request = DescribeConfigsRequest {
        resources: resources.collect(),
        ..Default::default()
    };
    let response = client.call(&request, 4);
    let results = response.results.iter().map(|result| {
        assert_eq!(result.error_code, error_code::NONE, "{result:?}");
        let value = result.configs[0].value.expect("a value");
        let value = value.parse().expect("a number");
        (result.resource_name.to_owned(), value)
    });
    results.collect()
}
