//! A producer: idempotent with `acks=all`, or not idempotent with `acks=1` or `acks=all`. Keeps up to five batches in
//! flight and, if it is idempotent, sends them again in order until they are acknowledged.

use std::collections::VecDeque;
use std::time::Duration;

use kafka_proto::ErrorCode;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    InitProducerIdRequest, InitProducerIdResponse, ProduceRequest, ProduceResponse,
};
use kafka_proto::records::Compression;
use kafka_proto::wire::Records;

use crate::client::{Client, PARTITIONS, Scene, TOPIC, batch, request, response};

const MAX_IN_FLIGHT: usize = 5;

/// How a producer works.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    pub idempotent: bool,
    pub acks: i16,
    pub version: i16,
    pub compression: Compression,
    pub batches: u32,
}

#[derive(Debug)]
struct Batch {
    partition: i32,
    base_sequence: i32,
    values: Vec<String>,
    /// The correlation id it was sent under on this connection.
    sent: Option<i32>,
}

#[derive(Debug)]
pub struct Producer {
    name: String,
    manner: Manner,
    producer_id: i64,
    connected: bool,
    asked_for_id: Option<i32>,
    correlation_id: i32,
    in_flight: VecDeque<Batch>,
    made: u32,
    next_sequence: [i32; PARTITIONS as usize],
    next_value: u32,
    wake_at: Option<Duration>,
}

impl Producer {
    pub fn new(name: String, manner: Manner) -> Self {
        Self {
            name,
            manner,
            producer_id: -1,
            connected: false,
            asked_for_id: None,
            correlation_id: 0,
            in_flight: VecDeque::new(),
            made: 0,
            next_sequence: [0; PARTITIONS as usize],
            next_value: 0,
            wake_at: None,
        }
    }

    fn next_correlation_id(&mut self) -> i32 {
        self.correlation_id += 1;
        self.correlation_id
    }

    fn go_on(&mut self, scene: &mut Scene<'_>) {
        if !self.connected {
            return;
        }
        if self.manner.idempotent && self.producer_id < 0 {
            if self.asked_for_id.is_none() {
                let id = self.next_correlation_id();
                self.asked_for_id = Some(id);
                let message = InitProducerIdRequest {
                    transactional_id: None,
                    transaction_timeout_ms: 1000,
                    ..Default::default()
                };
                scene.outbox.push(request(&message, 4, id, &self.name));
            }
            return;
        }
        for index in 0..self.in_flight.len() {
            if self.in_flight[index].sent.is_none() {
                self.send(scene, index);
            }
        }
        let room = self.in_flight.len() < MAX_IN_FLIGHT && self.made < self.manner.batches;
        if room && self.wake_at.is_none() {
            self.wake_at = Some(scene.now + scene.dice.micros(100, 150_000));
        }
    }

    fn make(&mut self, scene: &mut Scene<'_>) {
        let partition =
            i32::try_from(scene.dice.range(0, PARTITIONS.unsigned_abs().into())).expect("small");
        let count = scene.dice.range(1, 6);
        let values: Vec<String> = (0..count)
            .map(|_| {
                self.next_value += 1;
                format!("{}-{}", self.name, self.next_value)
            })
            .collect();
        for value in &values {
            scene.ledger.sent.insert(value.clone(), partition);
            scene.ledger.at_most_once.insert(value.clone());
        }
        let sequence = &mut self.next_sequence[partition.unsigned_abs() as usize];
        let base_sequence = *sequence;
        *sequence += i32::try_from(count).expect("small");
        self.made += 1;
        self.in_flight.push_back(Batch {
            partition,
            base_sequence,
            values,
            sent: None,
        });
    }

    fn send(&mut self, scene: &mut Scene<'_>, index: usize) {
        let id = self.next_correlation_id();
        let manner = self.manner;
        let producer_id = self.producer_id;
        let pending = &mut self.in_flight[index];
        pending.sent = Some(id);
        let records = batch(
            &pending.values,
            producer_id,
            pending.base_sequence,
            manner.compression,
        );
        let data = PartitionProduceData {
            index: pending.partition,
            records: Some(Records::Bytes(&records)),
            ..Default::default()
        };
        let topic = TopicProduceData {
            name: TOPIC,
            partition_data: vec![data],
            ..Default::default()
        };
        let message = ProduceRequest {
            acks: manner.acks,
            timeout_ms: 30_000,
            topic_data: vec![topic],
            ..Default::default()
        };
        scene
            .outbox
            .push(request(&message, manner.version, id, &self.name));
    }

    fn produced(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        let Some(sent) = self.in_flight.front().and_then(|batch| batch.sent) else {
            return Err("an answer to nothing".to_owned());
        };
        let answer: ProduceResponse<'_> = response(frame, self.manner.version, sent)?;
        let partition = answer
            .responses
            .first()
            .and_then(|topic| topic.partition_responses.first());
        let Some(partition) = partition else {
            return Err("an answer without a partition".to_owned());
        };
        let Some(batch) = self.in_flight.pop_front() else {
            return Ok(());
        };
        match ErrorCode::from_code(partition.error_code) {
            Some(ErrorCode::None) => {
                for (place, value) in (0..).zip(&batch.values) {
                    scene
                        .ledger
                        .acknowledge(batch.partition, partition.base_offset + place, value);
                }
                Ok(())
            }
            // It was stored, so long ago that its offset is not known any more.
            Some(ErrorCode::DuplicateSequenceNumber) if self.manner.idempotent => Ok(()),
            error => Err(format!(
                "{} got {error:?} for {:?}",
                self.name, batch.values
            )),
        }
    }
}

impl Client for Producer {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        self.connected = true;
        self.go_on(scene);
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        let outcome = match self.asked_for_id.take() {
            Some(id) => response::<InitProducerIdResponse<'_>>(frame, 4, id).and_then(|answer| {
                self.producer_id = answer.producer_id;
                if answer.error_code == 0 {
                    Ok(())
                } else {
                    Err(format!("InitProducerId got {}", answer.error_code))
                }
            }),
            None => self.produced(scene, frame),
        };
        if let Err(words) = outcome {
            scene.ledger.violation(words);
        }
        self.go_on(scene);
    }

    fn disconnected(&mut self) {
        self.connected = false;
        self.asked_for_id = None;
        if self.manner.idempotent {
            for batch in &mut self.in_flight {
                batch.sent = None;
            }
        } else {
            // Whether they were stored is not known, and sending them again might double them.
            self.in_flight.retain(|batch| batch.sent.is_none());
        }
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.wake_at
    }

    fn fire(&mut self, scene: &mut Scene<'_>) {
        self.wake_at = None;
        if self.connected && self.in_flight.len() < MAX_IN_FLIGHT && self.made < self.manner.batches
        {
            self.make(scene);
        }
        self.go_on(scene);
    }

    fn is_done(&self) -> bool {
        self.made == self.manner.batches && self.in_flight.is_empty()
    }

    fn describe(&self) -> String {
        format!(
            "{}: {} of {} batches made, in flight {:?}",
            self.name, self.made, self.manner.batches, self.in_flight
        )
    }
}
