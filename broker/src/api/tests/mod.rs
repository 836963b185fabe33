//! Tests of the APIs: a whole broker on a disk in memory, requests as bytes in, answers as bytes out.

use bytes::Bytes;
use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::{CreateTopicsRequest, CreateTopicsResponse, ResponseHeader};
use kafka_proto::{ApiKey, Decoder, Message};

use crate::api::entry;
use crate::boot::{Boot, Booted};
use crate::config::BrokerConfig;
use crate::core::Endpoint;
use crate::core::effect::Effect;
use crate::core::event::{Event, ListenerIndex, Request, RequestBody, RequestContext, WorkDone};
use crate::core::ids::{ConnectionId, RequestNumber};
use crate::core::time::Now;
use crate::sim::MemoryDisk;

mod admin;
mod delete_records;
mod describe_logs;
mod group_deletion;
mod groups;
mod logs;
mod refused_metadata;

/// A broker that answers at once.
struct Broker {
    booted: Booted<MemoryDisk>,
    disk: MemoryDisk,
    now: Now,
    requests: u64,
    /// Answers that nobody has asked for yet.
    answers: Vec<(RequestNumber, Bytes)>,
    closed: Vec<String>,
}

impl Broker {
    fn new() -> Self {
        Self::on(MemoryDisk::new(1), 1)
    }

    fn on(disk: MemoryDisk, start: u8) -> Self {
        let keys = [
            ("offsets.topic.num.partitions", "3"),
            ("group.initial.rebalance.delay.ms", "0"),
        ];
        Self::configured(disk, start, &keys)
    }

    fn configured(disk: MemoryDisk, start: u8, keys: &[(&str, &str)]) -> Self {
        let properties = keys
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        let (config, _) = BrokerConfig::from_properties(&properties).unwrap();
        let now = Now {
            monotonic: std::time::Duration::ZERO,
            wall_ms: 1_700_000_000_000,
        };
        let advertised = vec![
            Endpoint {
                host: "inside".to_owned(),
                port: 9092,
            },
            Endpoint {
                host: "outside".to_owned(),
                port: 19092,
            },
        ];
        let boot = Boot {
            disk: disk.clone(),
            config,
            advertised,
            max_open_files: 64,
            seed: [start; 32],
            now,
        };
        let mut booted = boot.start().unwrap();
        let effects = std::mem::take(&mut booted.effects);
        let mut broker = Self {
            booted,
            disk,
            now,
            requests: 0,
            answers: Vec::new(),
            closed: Vec::new(),
        };
        broker.perform(effects);
        broker
    }

    /// Pulls the plug and starts again from what the disk kept.
    fn crash(self) -> Self {
        let Self { booted, disk, .. } = self;
        drop(booted);
        disk.cut_power();
        Self::on(disk, 2)
    }

    /// Does what is wanted and what is due, until nothing is.
    fn perform(&mut self, mut effects: Vec<Effect>) {
        loop {
            self.booted.core.fire(self.now, &mut effects);
            if effects.is_empty() {
                return;
            }
            let mut requests = Vec::new();
            let mut converted = Vec::new();
            for effect in effects.drain(..) {
                match effect {
                    Effect::Respond {
                        number, response, ..
                    } => self.answers.push((number, response.parts.concat().into())),
                    Effect::Close { reason, .. } => self.closed.push(reason),
                    Effect::Storage(request) => requests.push(request),
                    Effect::ConvertDown { read, conversion } => {
                        let result = conversion.perform();
                        converted.push(Event::WorkDone(WorkDone { read, result }));
                    }
                    other => panic!("not expected: {other:?}"),
                }
            }
            for event in converted {
                self.booted.core.step(self.now, event, &mut effects);
            }
            let mut events = Vec::new();
            self.booted.store.perform(requests, self.now, &mut events);
            for event in events {
                self.booted
                    .core
                    .step(self.now, Event::Storage(event), &mut effects);
            }
        }
    }

    /// The next request, as the edge would hand it on.
    fn request(&mut self, api_key: ApiKey, version: i16, body: Vec<u8>, listener: u16) -> Request {
        self.requests += 1;
        let context = RequestContext {
            connection: ConnectionId(1),
            number: RequestNumber(self.requests),
            api_key,
            api_version: version,
            frame_bytes: body.len(),
            correlation_id: i32::try_from(self.requests).unwrap(),
            client_id: "client".into(),
            client_host: "/127.0.0.1".into(),
            listener: ListenerIndex(listener),
        };
        Request {
            context,
            body: RequestBody::Bytes(body.into()),
        }
    }

    /// Sends a request's bytes on the listener given.
    fn send<'a, R: kafka_proto::Request<'a>>(
        &mut self,
        request: &R,
        version: i16,
        listener: u16,
    ) -> RequestNumber {
        let mut body = Vec::new();
        request.encode(&mut body, version).unwrap();
        let request = self.request(R::API_KEY, version, body, listener);
        let number = request.context.number;
        let mut effects = Vec::new();
        self.booted
            .core
            .step(self.now, Event::RequestArrived(request), &mut effects);
        self.perform(effects);
        number
    }

    /// The answer to a request, if it is there.
    fn answer(&mut self, number: RequestNumber) -> Option<Bytes> {
        let place = self
            .answers
            .iter()
            .position(|(answered, _)| *answered == number)?;
        Some(self.answers.remove(place).1)
    }

    /// Sends a request and returns its answer, which must be there.
    fn ask<'a, R: kafka_proto::Request<'a>>(&mut self, request: &R, version: i16) -> Answer {
        self.ask_on(request, version, 0)
    }

    fn ask_on<'a, R: kafka_proto::Request<'a>>(
        &mut self,
        request: &R,
        version: i16,
        listener: u16,
    ) -> Answer {
        let number = self.send(request, version, listener);
        let bytes = self
            .answer(number)
            .unwrap_or_else(|| panic!("{} v{version} is not answered", R::NAME));
        Answer {
            bytes,
            version,
            number,
        }
    }

    fn create_topic(&mut self, name: &str, num_partitions: i32) {
        let answer = self.ask(&creation(name, num_partitions), 5);
        assert_eq!(
            answer.decode::<CreateTopicsResponse>().topics[0].error_code,
            0
        );
    }
}

/// Asks for a topic.
fn creation(name: &str, num_partitions: i32) -> CreateTopicsRequest<'_> {
    let topic = CreatableTopic {
        name,
        num_partitions,
        replication_factor: 1,
        ..Default::default()
    };
    CreateTopicsRequest {
        topics: vec![topic],
        timeout_ms: 1000,
        ..Default::default()
    }
}

/// A frame that came back.
struct Answer {
    bytes: Bytes,
    version: i16,
    number: RequestNumber,
}

impl Answer {
    /// The answer's body. The frame must hold it, the header with the right correlation id, and nothing else.
    fn decode<'a, R: kafka_proto::Response<'a>>(&'a self) -> R {
        let (size, frame) = self.bytes.split_first_chunk::<4>().unwrap();
        assert_eq!(u32::from_be_bytes(*size) as usize, frame.len());
        let mut decoder = Decoder::new(frame);
        let header = ResponseHeader::decode(&mut decoder, R::header_version(self.version)).unwrap();
        assert_eq!(
            i64::from(header.correlation_id),
            i64::try_from(self.number.0).unwrap()
        );
        let response = R::decode(&mut decoder, self.version).unwrap();
        assert_eq!(
            decoder.remaining(),
            b"",
            "bytes left over in {} v{}",
            R::NAME,
            self.version
        );
        response
    }
}

/// Every version that is served of an API.
fn versions<'a, R: kafka_proto::Request<'a>>() -> std::ops::RangeInclusive<i16> {
    let versions = entry(R::API_KEY).expect("the API is served").versions();
    versions.min..=versions.max
}
