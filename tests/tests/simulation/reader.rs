//! The auditor: reads every partition from its start once all is quiet, and what the group committed.

use std::collections::BTreeMap;
use std::time::Duration;

use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::offset_fetch::request::OffsetFetchRequestTopic;
use kafka_proto::messages::{
    FetchRequest, FetchResponse, ListOffsetsRequest, ListOffsetsResponse, OffsetFetchRequest,
    OffsetFetchResponse,
};

use crate::client::{Client, Fetched, PARTITIONS, Scene, TOPIC, records, request, response};
use crate::member::GROUP;

const FETCH_VERSION: i16 = 11;
const OFFSETS_VERSION: i16 = 5;
const LIST_VERSION: i16 = 5;
const EARLIEST: i64 = -2;

/// Reads it all.
#[derive(Debug, Default)]
pub struct Reader {
    /// Everything that is stored.
    pub found: BTreeMap<(i32, i64), String>,
    /// What the group has committed, by partition; −1 if nothing.
    pub committed: BTreeMap<i32, i64>,
    /// Where the partitions begin.
    pub starts: BTreeMap<i32, i64>,
    /// The high watermarks.
    pub ends: BTreeMap<i32, i64>,
    partition: i32,
    offset: i64,
    leader_epoch: i32,
    correlation_id: i32,
}

impl Reader {
    fn ask(&mut self, scene: &mut Scene<'_>) {
        self.correlation_id += 1;
        if self.starts.is_empty() {
            let partitions = (0..PARTITIONS).map(|partition_index| ListOffsetsPartition {
                partition_index,
                timestamp: EARLIEST,
                ..Default::default()
            });
            let message = ListOffsetsRequest {
                replica_id: -1,
                topics: vec![ListOffsetsTopic {
                    name: TOPIC,
                    partitions: partitions.collect(),
                    ..Default::default()
                }],
                ..Default::default()
            };
            scene.outbox.push(request(
                &message,
                LIST_VERSION,
                self.correlation_id,
                "auditor",
            ));
        } else if self.partition < PARTITIONS {
            let partition = FetchPartition {
                partition: self.partition,
                fetch_offset: self.offset,
                partition_max_bytes: 4096,
                ..Default::default()
            };
            let topic = FetchTopic {
                topic: TOPIC,
                partitions: vec![partition],
                ..Default::default()
            };
            let message = FetchRequest {
                max_bytes: 1 << 20,
                topics: vec![topic],
                ..Default::default()
            };
            scene.outbox.push(request(
                &message,
                FETCH_VERSION,
                self.correlation_id,
                "auditor",
            ));
        } else if self.committed.is_empty() {
            let indexes: Vec<i32> = (0..PARTITIONS).collect();
            let topic = OffsetFetchRequestTopic {
                name: TOPIC,
                partition_indexes: indexes.as_slice().into(),
                ..Default::default()
            };
            let message = OffsetFetchRequest {
                group_id: GROUP,
                topics: Some(vec![topic]),
                ..Default::default()
            };
            scene.outbox.push(request(
                &message,
                OFFSETS_VERSION,
                self.correlation_id,
                "auditor",
            ));
        }
    }

    fn begin(&mut self, partition: i32) {
        self.partition = partition;
        self.leader_epoch = -1;
        self.offset = self.starts.get(&partition).copied().unwrap_or(0);
    }

    fn take_starts(&mut self, frame: &[u8]) -> Result<(), String> {
        let answer: ListOffsetsResponse<'_> = response(frame, LIST_VERSION, self.correlation_id)?;
        for partition in answer.topics.iter().flat_map(|topic| &topic.partitions) {
            if partition.error_code != 0 {
                return Err(format!("ListOffsets got {}", partition.error_code));
            }
            self.starts
                .insert(partition.partition_index, partition.offset);
        }
        self.begin(0);
        Ok(())
    }

    fn take(&mut self, scene: &mut Scene<'_>, frame: &[u8]) -> Result<(), String> {
        if self.starts.is_empty() {
            return self.take_starts(frame);
        }
        if self.partition >= PARTITIONS {
            let answer: OffsetFetchResponse<'_> =
                response(frame, OFFSETS_VERSION, self.correlation_id)?;
            for partition in answer.topics.iter().flat_map(|topic| &topic.partitions) {
                self.committed
                    .insert(partition.partition_index, partition.committed_offset);
            }
            return Ok(());
        }
        let answer: FetchResponse<'_> = response(frame, FETCH_VERSION, self.correlation_id)?;
        let data = answer
            .responses
            .first()
            .and_then(|topic| topic.partitions.first())
            .ok_or("no partition")?;
        if data.error_code != 0 {
            return Err(format!(
                "the auditor got error {} at {}@{}",
                data.error_code, self.partition, self.offset
            ));
        }
        let bytes = data
            .records
            .as_ref()
            .and_then(|records| records.bytes())
            .unwrap_or_default();
        let found = records(bytes)?;
        if found.is_empty() {
            if self.offset != data.high_watermark {
                return Err(format!(
                    "{}@{} is empty below {}",
                    self.partition, self.offset, data.high_watermark
                ));
            }
            self.ends.insert(self.partition, data.high_watermark);
            self.begin(self.partition + 1);
            return Ok(());
        }
        for record in found {
            if record.offset < self.offset {
                continue;
            }
            scene.ledger.see(self.partition, &record);
            let Fetched {
                offset,
                leader_epoch,
                value,
            } = record;
            if leader_epoch < self.leader_epoch {
                return Err(format!(
                    "{}@{offset} has leader epoch {leader_epoch} behind {}",
                    self.partition, self.leader_epoch
                ));
            }
            self.leader_epoch = leader_epoch;
            if offset != self.offset {
                return Err(format!(
                    "{} has no record at {}",
                    self.partition, self.offset
                ));
            }
            self.found.insert((self.partition, offset), value);
            self.offset += 1;
        }
        Ok(())
    }
}

impl Client for Reader {
    fn connected(&mut self, scene: &mut Scene<'_>) {
        self.ask(scene);
    }

    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]) {
        match self.take(scene, frame) {
            Ok(()) => self.ask(scene),
            Err(words) => scene.ledger.violation(words),
        }
    }

    fn disconnected(&mut self) {}

    fn next_deadline(&self) -> Option<Duration> {
        None
    }

    fn fire(&mut self, _: &mut Scene<'_>) {}

    fn is_done(&self) -> bool {
        !self.committed.is_empty()
    }

    fn describe(&self) -> String {
        format!("auditor at {}@{}", self.partition, self.offset)
    }
}
