//! What most tests do on the way to what they test.

use std::sync::atomic::{AtomicUsize, Ordering};

use kafka_proto::messages::create_topics::request::{CreatableTopic, CreatableTopicConfig};
use kafka_proto::messages::delete_records::request::{DeleteRecordsPartition, DeleteRecordsTopic};
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::fetch::response::PartitionData;
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::list_offsets::response::ListOffsetsPartitionResponse;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::produce::response::PartitionProduceResponse;
use kafka_proto::messages::{
    CreateTopicsRequest, DeleteRecordsRequest, FetchRequest, InitProducerIdRequest,
    ListOffsetsRequest, ProduceRequest,
};
use kafka_proto::{Records, Uuid};

use crate::batch::{Batch, StoredBatch};
use crate::{CallError, Client, batch, error_code};

static NAMES: AtomicUsize = AtomicUsize::new(0);

/// A name that no other test uses.
pub fn unique(stem: &str) -> String {
    format!("{stem}-{}", NAMES.fetch_add(1, Ordering::Relaxed))
}

/// A request to produce `records` to one partition.
#[must_use]
pub fn produce_request<'a>(
    topic: &'a str,
    partition: i32,
    records: &'a [u8],
) -> ProduceRequest<'a> {
    ProduceRequest {
        acks: -1,
        timeout_ms: 10_000,
        topic_data: vec![TopicProduceData {
            name: topic,
            partition_data: vec![PartitionProduceData {
                index: partition,
                records: Some(Records::Bytes(records)),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// A request to fetch one partition from `offset` on, that does not wait.
#[must_use]
pub fn fetch_request(topic: &str, partition: i32, offset: i64) -> FetchRequest<'_> {
    FetchRequest {
        max_wait_ms: 0,
        min_bytes: 0,
        topics: vec![FetchTopic {
            topic,
            partitions: vec![FetchPartition {
                partition,
                fetch_offset: offset,
                partition_max_bytes: 64 << 20,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

impl Client {
    /// Creates a topic; its id.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn create_topic(&mut self, name: &str, partitions: i32) -> Uuid {
        self.create_topic_with(name, partitions, &[])
    }

    /// Creates a topic with these configurations; its id.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn create_topic_with(
        &mut self,
        name: &str,
        partitions: i32,
        configs: &[(&str, &str)],
    ) -> Uuid {
        let configs = configs.iter().map(|(name, value)| CreatableTopicConfig {
            name,
            value: Some(value),
            ..Default::default()
        });
        let request = CreateTopicsRequest {
            topics: vec![CreatableTopic {
                name,
                num_partitions: partitions,
                replication_factor: 1,
                configs: configs.collect(),
                ..Default::default()
            }],
            timeout_ms: 10_000,
            ..Default::default()
        };
        let response = self.call(&request, 7);
        let topic = &response.topics[0];
        assert_eq!(
            topic.error_code,
            error_code::NONE,
            "{:?}",
            topic.error_message
        );
        topic.topic_id
    }

    /// Produces a batch with acks=all; its base offset.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn produce(&mut self, topic: &str, partition: i32, batch: &Batch) -> i64 {
        let answer = self.produce_bytes(topic, partition, &batch.encode());
        assert_eq!(
            answer.error_code,
            error_code::NONE,
            "{:?}",
            answer.error_message
        );
        answer.base_offset
    }

    /// Produces bytes with acks=all, whatever they are; what the partition answers.
    ///
    /// # Panics
    ///
    /// If there is no answer for the partition.
    pub fn produce_bytes(
        &mut self,
        topic: &str,
        partition: i32,
        records: &[u8],
    ) -> PartitionProduceResponse<'static> {
        self.try_produce(&produce_request(topic, partition, records), 9)
            .expect("an answer")
    }

    /// Sends a request for one partition; what the partition answers.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    ///
    /// # Panics
    ///
    /// If the answer is for anything but one partition.
    pub fn try_produce(
        &mut self,
        request: &ProduceRequest<'_>,
        version: i16,
    ) -> Result<PartitionProduceResponse<'static>, CallError> {
        let response = self.try_call(request, version)?;
        let [topic] = response.responses.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        let [partition] = topic.partition_responses.as_slice() else {
            panic!("one partition was asked for: {response:?}");
        };
        Ok(partition.clone())
    }

    /// Sends a fetch of one partition; what the partition answers.
    ///
    /// # Panics
    ///
    /// If the answer is for anything but one partition.
    pub fn fetch_at(&mut self, request: &FetchRequest<'_>, version: i16) -> PartitionData<'static> {
        let response = self.call(request, version);
        assert_eq!(response.error_code, error_code::NONE);
        let [topic] = response.responses.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        let [partition] = topic.partitions.as_slice() else {
            panic!("one partition was asked for: {response:?}");
        };
        partition.clone()
    }

    /// The bytes from the batch that holds `offset` on, as far as one fetch brings them.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn fetch_bytes(&mut self, topic: &str, partition: i32, offset: i64) -> &'static [u8] {
        let answer = self.fetch_at(&fetch_request(topic, partition, offset), 12);
        assert_eq!(answer.error_code, error_code::NONE);
        bytes_of(&answer)
    }

    /// Every batch of a partition from `offset` on.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn fetch_all(&mut self, topic: &str, partition: i32, mut offset: i64) -> Vec<StoredBatch> {
        let mut batches = Vec::new();
        loop {
            let fetched = batch::decode(self.fetch_bytes(topic, partition, offset));
            let Some(last) = fetched.last().and_then(|batch| batch.records.last()) else {
                return batches;
            };
            offset = last.0 + 1;
            batches.extend(fetched);
        }
    }

    /// The values of a partition's records with their offsets, as text.
    ///
    /// # Panics
    ///
    /// If that fails, or a value is no text.
    pub fn read_values(&mut self, topic: &str, partition: i32) -> Vec<(i64, String)> {
        self.read_values_from(topic, partition, 0)
    }

    /// As [`read_values`](Self::read_values), of the records from `offset` on.
    ///
    /// # Panics
    ///
    /// If that fails, or a value is no text.
    pub fn read_values_from(
        &mut self,
        topic: &str,
        partition: i32,
        offset: i64,
    ) -> Vec<(i64, String)> {
        let batches = self.fetch_all(topic, partition, offset);
        let records = batches.into_iter().flat_map(|batch| batch.records);
        let text =
            |value: Option<Vec<u8>>| String::from_utf8(value.expect("a value")).expect("text");
        records
            .map(|(offset, _, record)| (offset, text(record.value)))
            .collect()
    }

    /// Asks for the offset of `timestamp` (or −1 … −6) in one partition.
    ///
    /// # Panics
    ///
    /// If the answer is for anything but one partition.
    pub fn list_offset(
        &mut self,
        topic: &str,
        partition: i32,
        timestamp: i64,
        version: i16,
    ) -> ListOffsetsPartitionResponse<'static> {
        let request = ListOffsetsRequest {
            replica_id: -1,
            topics: vec![ListOffsetsTopic {
                name: topic,
                partitions: vec![ListOffsetsPartition {
                    partition_index: partition,
                    timestamp,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.call(&request, version);
        let [topic] = response.topics.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        let [partition] = topic.partitions.as_slice() else {
            panic!("one partition was asked for: {response:?}");
        };
        partition.clone()
    }

    /// Gives up the records of one partition below `offset` (−1: all of them); error and low watermark.
    ///
    /// # Panics
    ///
    /// If the answer is for anything but one partition.
    pub fn delete_records(&mut self, topic: &str, partition: i32, offset: i64) -> (i16, i64) {
        let request = DeleteRecordsRequest {
            topics: vec![DeleteRecordsTopic {
                name: topic,
                partitions: vec![DeleteRecordsPartition {
                    partition_index: partition,
                    offset,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            timeout_ms: 10_000,
            ..Default::default()
        };
        let response = self.call(&request, 2);
        let [topic] = response.topics.as_slice() else {
            panic!("one topic was asked for: {response:?}");
        };
        let [partition] = topic.partitions.as_slice() else {
            panic!("one partition was asked for: {response:?}");
        };
        (partition.error_code, partition.low_watermark)
    }

    /// A new producer id and its epoch.
    ///
    /// # Panics
    ///
    /// If that fails.
    pub fn init_producer_id(&mut self) -> (i64, i16) {
        let request = InitProducerIdRequest {
            transactional_id: None,
            ..Default::default()
        };
        let response = self.call(&request, 4);
        assert_eq!(response.error_code, error_code::NONE);
        (response.producer_id, response.producer_epoch)
    }
}

/// The record bytes of a fetched partition; none where it says null.
///
/// # Panics
///
/// If they lie elsewhere, which a decoder never says.
#[must_use]
pub fn bytes_of(partition: &PartitionData<'static>) -> &'static [u8] {
    partition
        .records
        .map_or(&[], |records| records.bytes().expect("decoded records"))
}
