//! Plays conversations against a broker.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::{ApiKey, Message, json, messages};
use serde_json::{Value, json};
use tests::client::{CallError, Client};

use super::body::Specs;
use super::conversation::{Action, Call, Conversation, Line};
use super::normal::Normaliser;
use super::records;

/// How long an answer may take before there is none.
const PATIENCE: Duration = Duration::from_secs(8);

/// How many plays are under way at once.
const PLAYERS: usize = 20;

/// A conversation in one version.
#[derive(Clone, Copy)]
pub struct Play<'c> {
    pub conversation: &'c Conversation,
    pub version: i16,
}

impl Play<'_> {
    /// Of what no other play has the like.
    pub fn name(&self) -> String {
        format!("{}@{}", self.conversation.name, self.version)
    }
}

/// A broker, and what is to be known of it.
pub struct Stage {
    address: SocketAddr,
    /// How long after a change of its metadata it is waited, so that a broker that answers before it has taken notice
    /// of the change itself can do so.
    settling: Duration,
    /// Tells what is made now from what an earlier run left on the same broker.
    run: u32,
    versions: BTreeMap<i16, (i16, i16)>,
}

/// The answers to a play, by the number of the line in the conversation.
pub type Answers = BTreeMap<usize, Value>;

impl Stage {
    /// Gets to know a broker.
    pub fn new(address: SocketAddr, settling: Duration) -> Self {
        let mut client = Client::connect(address).expect("a broker");
        let answer = client.call(&messages::ApiVersionsRequest::default(), 0);
        let versions = answer
            .api_keys
            .iter()
            .map(|api| (api.api_key, (api.min_version, api.max_version)))
            .collect();
        let mut versions: BTreeMap<i16, (i16, i16)> = versions;
        // Kafka 4 advertises these for the sake of librdkafka, and closes the connection when they come.
        let fetch_min = versions.get(&ApiKey::Fetch.code()).map(|range| range.0);
        if let Some(produce) = versions.get_mut(&ApiKey::Produce.code())
            && fetch_min > Some(0)
        {
            produce.0 = produce.0.max(3);
        }
        let stage = Self {
            address,
            settling,
            run: std::process::id(),
            versions,
        };
        stage.wake_the_coordinator(&mut client);
        stage
    }

    /// Groups can be used only when the topic for their offsets is there, and producers only when there are ids for them.
    fn wake_the_coordinator(&self, client: &mut Client) {
        let find = messages::FindCoordinatorRequest {
            key: "wake",
            ..Default::default()
        };
        let producer = messages::InitProducerIdRequest {
            transactional_id: None,
            transaction_timeout_ms: 60_000,
            ..Default::default()
        };
        let fetch = messages::OffsetFetchRequest {
            group_id: "wake",
            topics: None,
            ..Default::default()
        };
        for _ in 0..200 {
            let has_ids = client.call(&producer, 1).error_code == 0;
            let has_groups = client.call(&find, 2).error_code == 0;
            if has_ids && has_groups && client.call(&fetch, 5).error_code == 0 {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("no coordinator at {}", self.address);
    }

    /// Whether the broker speaks all that a play needs.
    pub fn speaks(&self, play: &Play<'_>) -> bool {
        let mut calls = play.conversation.calls();
        calls.all(|call| self.speaks_call(call, play.version))
    }

    /// Whether the broker speaks what one line of a play needs.
    pub fn speaks_line(&self, play: &Play<'_>, number: usize) -> bool {
        match &play.conversation.lines[number].action {
            Action::Call(call) => self.speaks_call(call, play.version),
            _ => false,
        }
    }

    fn speaks_call(&self, call: &Call, version: i16) -> bool {
        let version = call.version_in(version);
        self.versions
            .get(&call.api.code())
            .is_some_and(|(min, max)| (*min..=*max).contains(&version))
    }

    /// Plays them all, several at a time.
    pub fn perform(&self, specs: &Specs, plays: &[Play<'_>]) -> BTreeMap<String, Answers> {
        let next = AtomicUsize::new(0);
        let performed = Mutex::new(BTreeMap::new());
        std::thread::scope(|scope| {
            for _ in 0..PLAYERS {
                scope.spawn(|| {
                    while let Some(play) = plays.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let answers = Player::new(self, specs, play).perform(play);
                        performed
                            .lock()
                            .expect("no play panicked")
                            .insert(play.name(), answers);
                    }
                });
            }
        });
        performed.into_inner().expect("no play panicked")
    }
}

struct Player<'s> {
    stage: &'s Stage,
    specs: &'s Specs,
    prefix: String,
    version: i16,
    connections: BTreeMap<String, Connection<'s>>,
    bound: BTreeMap<String, Value>,
    normaliser: Normaliser,
    next_correlation_id: i32,
}

#[derive(Default)]
struct Connection<'c> {
    client: Option<Client>,
    /// Requests whose answers nobody took.
    under_way: Vec<(i32, &'c Call)>,
}

impl<'s> Player<'s> {
    fn new(stage: &'s Stage, specs: &'s Specs, play: &Play<'_>) -> Self {
        let prefix = format!("{}-{}-{}-", play.conversation.name, play.version, stage.run);
        Self {
            stage,
            specs,
            version: play.version,
            connections: BTreeMap::new(),
            bound: BTreeMap::new(),
            normaliser: Normaliser::new(prefix.clone(), stage.address.port()),
            prefix,
            next_correlation_id: 1,
        }
    }

    fn perform(mut self, play: &Play<'s>) -> Answers {
        let mut answers = Answers::new();
        for (number, line) in play.conversation.lines.iter().enumerate() {
            match &line.action {
                Action::Sleep(time) => std::thread::sleep(Duration::from_millis(*time)),
                Action::Await => {
                    let taken = self.take_all(line);
                    answers.insert(number, Value::Array(taken));
                }
                Action::Call(call) => {
                    let correlation_id = self.send(line, call);
                    if call.waits {
                        let answer = match correlation_id {
                            Some(id) => self.take(&line.connection, id, call),
                            None => self.closed(&line.connection),
                        };
                        self.settle(call, &answer);
                        answers.insert(number, answer);
                    }
                }
            }
        }
        answers
    }

    fn settle(&self, call: &Call, answer: &Value) {
        if call.api == ApiKey::CreateTopics && !self.stage.settling.is_zero() {
            for topic in answer["topics"].as_array().into_iter().flatten() {
                let name = topic["name"].as_str().unwrap_or_default();
                if topic["errorCode"] == 0 && call.body["validateOnly"] != true {
                    let partitions = topic["numPartitions"].as_i64().unwrap_or(1);
                    self.wait_for_topic(&name.replace('~', &self.prefix), partitions);
                }
            }
            return;
        }
        if call.api == ApiKey::DeleteTopics && !self.stage.settling.is_zero() {
            for topic in answer["responses"].as_array().into_iter().flatten() {
                if let (Some(name), Some(0)) = (topic["name"].as_str(), topic["errorCode"].as_i64())
                {
                    self.wait_for_its_end(&name.replace('~', &self.prefix));
                }
            }
            return;
        }
        let changes_metadata = matches!(
            call.api,
            ApiKey::CreateTopics
                | ApiKey::DeleteTopics
                | ApiKey::CreatePartitions
                | ApiKey::AlterConfigs
                | ApiKey::IncrementalAlterConfigs
                | ApiKey::DeleteRecords
        );
        if changes_metadata && call.body["validateOnly"] != true {
            std::thread::sleep(self.stage.settling);
        }
    }

    /// Waits until a topic can be used.
    fn wait_for_topic(&self, name: &str, partitions: i64) {
        let latest = |partition_index| ListOffsetsPartition {
            partition_index,
            timestamp: -1,
            ..Default::default()
        };
        let partitions = i32::try_from(partitions).expect("few partitions");
        let request = messages::ListOffsetsRequest {
            replica_id: -1,
            topics: vec![ListOffsetsTopic {
                name,
                partitions: (0..partitions).map(latest).collect(),
                ..Default::default()
            }],
            ..Default::default()
        };
        self.wait_until(|client| {
            let answer = client.call(&request, 4);
            let mut listed = answer.topics.iter().flat_map(|topic| &topic.partitions);
            listed.all(|partition| partition.error_code == 0)
        });
    }

    /// Waits until a topic is no more.
    fn wait_for_its_end(&self, name: &str) {
        let request = messages::MetadataRequest {
            topics: Some(vec![MetadataRequestTopic {
                name: Some(name),
                ..Default::default()
            }]),
            allow_auto_topic_creation: false,
            ..Default::default()
        };
        self.wait_until(|client| client.call(&request, 7).topics[0].error_code != 0);
    }

    fn wait_until(&self, mut is_so: impl FnMut(&mut Client) -> bool) {
        let mut client = Client::connect(self.stage.address).expect("a connection");
        for _ in 0..500 {
            if is_so(&mut client) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(Duration::from_millis(20));
    }

    /// The correlation id, if the connection took the request.
    fn send(&mut self, line: &Line, call: &'s Call) -> Option<i32> {
        let version = call.version_in(self.version);
        let body = self.fill_in(&call.body);
        let name = format!("{}Request", call.api.name());
        let body = self.specs.fill(&name, version, &body);
        let body = json::encode(&name, version, &body)
            .unwrap_or_else(|error| panic!("{} in version {version}: {error}", line.text));
        let id = self.next_correlation_id;
        self.next_correlation_id += 1;
        let frame = frame(call.api, version, id, &body);
        let connection = self.connections.entry(line.connection.clone()).or_default();
        let client = connection.client.get_or_insert_with(|| {
            let mut client = Client::connect(self.stage.address).expect("a connection");
            client.set_patience(PATIENCE);
            client
        });
        if client.send_bytes(&frame).is_err() {
            return None;
        }
        if !call.waits {
            connection.under_way.push((id, call));
        }
        Some(id)
    }

    fn closed(&mut self, connection: &str) -> Value {
        self.connections.remove(connection);
        json!("closed")
    }

    fn take_all(&mut self, line: &Line) -> Vec<Value> {
        let Some(connection) = self.connections.get_mut(&line.connection) else {
            return Vec::new();
        };
        std::mem::take(&mut connection.under_way)
            .into_iter()
            .map(|(id, call)| self.take(&line.connection, id, call))
            .collect()
    }

    /// Answers come in the order of requests; those to requests without an answer never do.
    fn take(&mut self, name: &str, id: i32, call: &Call) -> Value {
        let connection = self.connections.entry(name.to_owned()).or_default();
        let Some(client) = &mut connection.client else {
            return json!("closed");
        };
        let frame = loop {
            match client.receive_frame() {
                Ok(frame) if frame.starts_with(&id.to_be_bytes()) => break frame,
                Ok(_) => {}
                Err(CallError::TimedOut) => {
                    self.connections.remove(name);
                    return json!("silent");
                }
                Err(_) => return self.closed(name),
            }
        };
        let mut version = call.version_in(self.version);
        let header_length = match call.api.response_header_version(version) {
            0 => 4,
            _ => 5,
        };
        let body = &frame[header_length..];
        // To a version that it does not know, ApiVersions answers in version 0.
        if call.api == ApiKey::ApiVersions && body.starts_with(&35_i16.to_be_bytes()) {
            version = 0;
        }
        let response = format!("{}Response", call.api.name());
        let answer = match json::decode(&response, version, body) {
            Ok(answer) => answer,
            Err(error) => return json!(format!("undecodable: {error}")),
        };
        for (name, path) in &call.bindings {
            if let Some(value) = at(&answer, path) {
                self.bound.insert(name.clone(), value.clone());
            }
        }
        self.normaliser
            .answer(call.api, answer, call.only.as_deref())
    }

    /// Puts in what names stand for, and makes records of what describes them.
    fn fill_in(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.fill_in_text(text),
            Value::Array(elements) => Value::Array(
                elements
                    .iter()
                    .map(|element| self.fill_in(element))
                    .collect(),
            ),
            Value::Object(object) => Value::Object(
                object
                    .iter()
                    .map(|(key, value)| (key.clone(), self.fill_in(value)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    fn fill_in_text(&mut self, text: &str) -> Value {
        if let Some(value) = text.strip_prefix('$').and_then(|name| self.bound.get(name)) {
            return value.clone();
        }
        let mut filled = text.to_owned();
        // Longer names first: one may begin with another.
        let mut names: Vec<_> = self.bound.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, value) in names {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            filled = filled.replace(&format!("${name}"), &value);
        }
        if filled.starts_with('@') {
            let bytes = records::build(&filled);
            self.normaliser.sent(&bytes);
            return BASE64_STANDARD.encode(bytes).into();
        }
        let filled = filled.replace('~', &self.prefix);
        if !text.contains('$') {
            self.normaliser.said(&filled);
        }
        filled.into()
    }
}

fn frame(api: ApiKey, version: i16, correlation_id: i32, body: &[u8]) -> Vec<u8> {
    let header = messages::RequestHeader {
        request_api_key: api.code(),
        request_api_version: version,
        correlation_id,
        client_id: Some("differential"),
        ..Default::default()
    };
    let mut frame = vec![0; 4];
    header
        .encode(&mut frame, api.request_header_version(version))
        .expect("a header");
    frame.extend_from_slice(body);
    let size = u32::try_from(frame.len() - 4).expect("a small request");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    frame
}

/// What is at `topics[0].topicId`.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, step| {
        let (name, index) = match step.split_once('[') {
            None => (step, None),
            Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
        };
        let value = value.get(name)?;
        match index {
            None => Some(value),
            Some(index) => value.get(index),
        }
    })
}
