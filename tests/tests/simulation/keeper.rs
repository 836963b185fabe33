//! Who fills a topic of its own, changes how long and how much of it is kept, and looks whether all is there that has to be.

use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::incremental_alter_configs::request::{
    AlterConfigsResource, AlterableConfig,
};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    FetchRequest, FetchResponse, IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse,
    ListOffsetsRequest, ListOffsetsResponse, ProduceRequest, ProduceResponse,
};
use kafka_proto::records::{BatchBuilder, Compression, batches};
use kafka_proto::wire::Records;

use crate::client::{Client, Scene, WALL_MS, request, response};
use crate::shelf::{Change, Item, Shelf, View};

/// The topic, of one partition.
pub const TOPIC: &str = "shelf";
const NAME: &str = "keeper";
const KEYS: u64 = 4;
const EARLIEST: i64 = -2;
const PRODUCE_VERSION: i16 = 9;
const FETCH_VERSION: i16 = 11;
const LIST_VERSION: i16 = 5;
const ALTER_VERSION: i16 = 1;
const TOPIC_RESOURCE: i8 = 2;

#[derive(Debug)]
enum Asked {
    Produce(Vec<Item>),
    Change(Change),
    Start,
    Fetch,
}

/// A look through the log under way.
#[derive(Debug, Default)]
struct Look {
    view: View,
    offset: i64,
    /// It began when all was quiet.
    is_last: bool,
}

#[derive(Debug)]
pub struct Keeper {
    shelf: Shelf,
    look: Option<Look>,
    connected: bool,
    correlation_id: i32,
    asked: Option<Asked>,
    next_number: u64,
    wake_at: Option<Duration>,
    done: bool,
}

fn now_ms(scene: &Scene<'_>) -> i64 {
    WALL_MS + i64::try_from(scene.now.as_millis()).expect("minutes")
}

impl Keeper {
    pub fn new() -> Self {
        Self {
            shelf: Shelf::new(),
            look: None,
            connected: false,
            correlation_id: 0,
            asked: None,
            next_number: 0,
            wake_at: None,
            done: false,
        }
    }

    fn ask<'m, R: kafka_proto::Request<'m>>(
        &mut self,
        scene: &mut Scene<'_>,
        asked: Asked,
        version: i16,
        message: &R,
    ) {
        self.correlation_id += 1;
        self.asked = Some(asked);
        scene
            .outbox
            .push(request(message, version, self.correlation_id, NAME));
    }

    fn go_on(&mut self, scene: &mut Scene<'_>) {
        if let Some(look) = &self.look {
            let offset = look.offset;
            return self.fetch(scene, offset);
        }
        match scene.dice.range(0, 8) {
            _ if scene.calm => self.begin_look(scene),
            0 => self.begin_look(scene),
            1 => self.change(scene),
            _ => self.produce(scene),
        }
    }

    fn produce(&mut self, scene: &mut Scene<'_>) {
        let timestamp_ms = now_ms(scene);
        let count = scene.dice.range(1, 4);
        let mut builder = BatchBuilder::new(Compression::None);
        let mut items = Vec::new();
        for _ in 0..count {
            self.next_number += 1;
            let item = Item {
                key: scene.dice.range(0, KEYS),
                number: self.next_number,
                timestamp_ms,
            };
            let (key, value) = (item.key.to_string(), item.number.to_string());
            builder.append(
                timestamp_ms,
                Some(key.as_bytes()),
                Some(value.as_bytes()),
                &[],
            );
            self.shelf.sent(&item);
            items.push(item);
        }
        let records = builder.build().expect("a batch builds");
        let message = ProduceRequest {
            acks: -1,
            timeout_ms: 30_000,
            topic_data: vec![TopicProduceData {
                name: TOPIC,
                partition_data: vec![PartitionProduceData {
                    records: Some(Records::Bytes(&records)),
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::Produce(items), PRODUCE_VERSION, &message);
    }

    fn change(&mut self, scene: &mut Scene<'_>) {
        let change = Change::draw(scene.dice);
        self.shelf.may_change(change);
        let value = change.value();
        let message = IncrementalAlterConfigsRequest {
            resources: vec![AlterConfigsResource {
                resource_type: TOPIC_RESOURCE,
                resource_name: TOPIC,
                configs: vec![AlterableConfig {
                    name: change.key(),
                    value: Some(&value),
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::Change(change), ALTER_VERSION, &message);
    }

    fn begin_look(&mut self, scene: &mut Scene<'_>) {
        self.look = None;
        let message = ListOffsetsRequest {
            replica_id: -1,
            topics: vec![ListOffsetsTopic {
                name: TOPIC,
                partitions: vec![ListOffsetsPartition {
                    timestamp: EARLIEST,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::Start, LIST_VERSION, &message);
    }

    fn fetch(&mut self, scene: &mut Scene<'_>, offset: i64) {
        let message = FetchRequest {
            max_bytes: 1 << 20,
            topics: vec![FetchTopic {
                topic: TOPIC,
                partitions: vec![FetchPartition {
                    fetch_offset: offset,
                    partition_max_bytes: 4096,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        self.ask(scene, Asked::Fetch, FETCH_VERSION, &message);
    }

    fn take(&mut self, scene: &mut Scene<'_>, asked: Asked, frame: &[u8]) -> Result<(), String> {
        let id = self.correlation_id;
        match asked {
            Asked::Produce(items) => {
                let answer: ProduceResponse<'_> = response(frame, PRODUCE_VERSION, id)?;
                let told = answer
                    .responses
                    .first()
                    .and_then(|topic| topic.partition_responses.first())
                    .ok_or("Produce answers no partition")?;
                if told.error_code != 0 {
                    return Err(format!(
                        "the keeper's records got error {}",
                        told.error_code
                    ));
                }
                for (offset, item) in (told.base_offset..).zip(items) {
                    self.shelf.acknowledged(offset, item);
                }
            }
            Asked::Change(change) => {
                let answer: IncrementalAlterConfigsResponse<'_> =
                    response(frame, ALTER_VERSION, id)?;
                match answer.responses.first().map(|told| told.error_code) {
                    Some(0) => self.shelf.changed(change, now_ms(scene)),
                    error => return Err(format!("{change:?} got {error:?}")),
                }
            }
            Asked::Start => {
                let answer: ListOffsetsResponse<'_> = response(frame, LIST_VERSION, id)?;
                let told = answer
                    .topics
                    .first()
                    .and_then(|topic| topic.partitions.first())
                    .ok_or("ListOffsets answers no partition")?;
                if told.error_code != 0 {
                    return Err(format!("ListOffsets got {}", told.error_code));
                }
                self.look = Some(Look {
                    offset: told.offset,
                    is_last: scene.calm,
                    ..Look::default()
                });
            }
            Asked::Fetch => return self.fetched(scene, frame),
        }
        Ok(())
    }

    fn fetched(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let answer: FetchResponse<'_> = response(frame, FETCH_VERSION, self.correlation_id)?;
        let data = answer
            .responses
            .first()
            .and_then(|topic| topic.partitions.first())
            .ok_or("Fetch answers no partition")?;
        let Some(mut look) = self.look.take() else {
            return Err("a look without an end".to_owned());
        };
        match ErrorCode::from_code(data.error_code) {
            Some(ErrorCode::None) => {}
            // Something was given up since it began.
            Some(ErrorCode::OffsetOutOfRange) => return Ok(()),
            error => {
                return Err(format!(
                    "the keeper's fetch of {} got {error:?}",
                    look.offset
                ));
            }
        }
        look.view.start = data.log_start_offset;
        let bytes = data.records.as_ref().and_then(|records| records.bytes());
        let bytes = bytes.unwrap_or_default();
        if bytes.is_empty() && look.offset != data.high_watermark {
            let (offset, end) = (look.offset, data.high_watermark);
            return Err(format!("{TOPIC}@{offset} is empty below {end}"));
        }
        look.take(bytes)?;
        if look.offset < data.high_watermark {
            self.look = Some(look);
            return Ok(());
        }
        let view = &mut look.view;
        view.records = view.records.split_off(&view.start);
        self.shelf.judge(view, now_ms(scene))?;
        self.done |= look.is_last;
        Ok(())
    }
}

impl Look {
    fn take(&mut self, bytes: &[u8]) -> Result<(), String> {
        for batch in batches(bytes) {
            let batch = batch.map_err(|error| error.to_string())?;
            batch.check_crc().map_err(|error| error.to_string())?;
            let payload = batch.payload(1 << 20).map_err(|error| error.to_string())?;
            for record in batch.records(&payload) {
                let record = record.map_err(|error| error.to_string())?;
                let number = |text: Option<&[u8]>| {
                    let text = std::str::from_utf8(text?).ok()?;
                    text.parse::<u64>().ok()
                };
                let known = number(record.key).zip(number(record.value));
                let known = known.ok_or("a record that is no keeper's")?;
                self.view.records.insert(record.offset, known);
            }
            self.offset = self.offset.max(batch.last_offset() + 1);
            self.view
                .batches
                .insert(batch.last_offset(), batch.bytes().len());
        }
        Ok(())
    }
}

impl Client for Keeper {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        self.connected = true;
        self.wake_at = Some(scene.now);
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        let outcome = match self.asked.take() {
            Some(asked) => self.take(scene, asked, frame),
            None => Err("the keeper got an answer to nothing".to_owned()),
        };
        if let Err(words) = outcome {
            scene.ledger.violation(words);
        }
        if !self.done {
            self.wake_at = Some(scene.now + scene.dice.millis(1, 60));
        }
    }

    fn disconnected(&mut self) {
        self.connected = false;
        self.asked = None;
        self.look = None;
        self.wake_at = None;
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.wake_at
    }

    fn fire(&mut self, scene: &mut Scene<'_>) {
        self.wake_at = None;
        if self.connected && self.asked.is_none() && !self.done {
            self.go_on(scene);
        }
    }

    fn is_done(&self) -> bool {
        self.done
    }

    fn describe(&self) -> String {
        format!("{NAME}: waits for {:?}, {:?}", self.asked, self.shelf)
    }
}
