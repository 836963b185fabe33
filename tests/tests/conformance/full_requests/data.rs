//! Requests about records and offsets.

use kafka_proto::messages::delete_records::request::{DeleteRecordsPartition, DeleteRecordsTopic};
use kafka_proto::messages::describe_log_dirs::request::DescribableLogDirTopic;
use kafka_proto::messages::describe_producers::request::TopicRequest;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic, ForgottenTopic};
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::offset_for_leader_epoch::request::{
    OffsetForLeaderPartition, OffsetForLeaderTopic,
};
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    DeleteRecordsRequest, DescribeLogDirsRequest, DescribeProducersRequest, FetchRequest,
    InitProducerIdRequest, ListOffsetsRequest, OffsetForLeaderEpochRequest, ProduceRequest,
};
use kafka_proto::{Records, Uuid};
use tests::batch::Batch;
use tests::error_code::NONE;
use tests::message_set::Message;
use tests::unique;

use super::Fixture;

impl Fixture<'_> {
    pub(super) fn produce(&mut self, version: i16) {
        let records = match version {
            0..=1 => Message::new(0, 0, "v0").encode(),
            2 => Message::new(1, 0, "v1").encode(),
            _ => Batch::of_values(["v2"]).encode(),
        };
        let data = |index| PartitionProduceData {
            index,
            records: Some(Records::Bytes(&records)),
            ..Default::default()
        };
        let request = ProduceRequest {
            acks: -1,
            timeout_ms: 5000,
            topic_data: vec![TopicProduceData {
                name: &self.topic,
                topic_id: self.topic_id,
                partition_data: vec![data(0), data(1), data(2)],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partitions = &response.responses[0].partition_responses;
        assert_eq!(partitions.len(), 3);
        assert!(
            partitions
                .iter()
                .all(|partition| partition.error_code == NONE)
        );
    }

    pub(super) fn fetch(&mut self, version: i16) {
        let partition = |partition| FetchPartition {
            partition,
            current_leader_epoch: if version >= 9 { 0 } else { -1 },
            fetch_offset: 1,
            last_fetched_epoch: if version >= 12 { 0 } else { -1 },
            log_start_offset: 0,
            partition_max_bytes: 1 << 20,
            replica_directory_id: Uuid::ZERO,
            high_watermark: if version >= 18 { 1 } else { i64::MAX },
            ..Default::default()
        };
        let mut forgotten = Vec::new();
        if version >= 7 {
            forgotten.push(ForgottenTopic {
                topic: &self.topic,
                topic_id: self.topic_id,
                partitions: (&[7]).into(),
                ..Default::default()
            });
        }
        let request = FetchRequest {
            cluster_id: None,
            replica_id: -1,
            max_wait_ms: 100,
            min_bytes: 1,
            max_bytes: 1 << 20,
            isolation_level: 1,
            session_id: 0,
            session_epoch: 0,
            topics: vec![FetchTopic {
                topic: &self.topic,
                topic_id: self.topic_id,
                partitions: vec![partition(0), partition(1), partition(2)],
                ..Default::default()
            }],
            forgotten_topics_data: forgotten,
            rack_id: "rack",
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.error_code, NONE);
        assert_eq!(
            response.session_id != 0,
            version >= 7,
            "a session from v7 on"
        );
        let partitions = &response.responses[0].partitions;
        assert_eq!(partitions.len(), 3);
        assert!(
            partitions
                .iter()
                .all(|partition| partition.error_code == NONE)
        );
        assert!(
            partitions
                .iter()
                .all(|partition| partition.high_watermark >= 2)
        );
    }

    pub(super) fn list_offsets(&mut self, version: i16) {
        let request = ListOffsetsRequest {
            replica_id: -1,
            isolation_level: i8::from(version >= 2),
            topics: vec![ListOffsetsTopic {
                name: &self.topic,
                partitions: (0..3)
                    .map(|partition_index| ListOffsetsPartition {
                        partition_index,
                        current_leader_epoch: 0,
                        timestamp: -2,
                        max_num_offsets: if version == 0 { 5 } else { 1 },
                        ..Default::default()
                    })
                    .collect(),
                ..Default::default()
            }],
            timeout_ms: 1000,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partitions = &response.topics[0].partitions;
        assert_eq!(partitions.len(), 3);
        for partition in partitions {
            assert_eq!(partition.error_code, NONE);
            match version {
                0 => assert_eq!(partition.old_style_offsets.to_vec(), [0]),
                _ => assert_eq!(partition.offset, 0),
            }
        }
    }

    pub(super) fn delete_records(&mut self, version: i16) {
        let topic = unique("full-records");
        self.client.create_topic(&topic, 2);
        for partition in 0..2 {
            let batch = Batch::of_values(["a", "b"]);
            self.client.produce(&topic, partition, &batch);
        }
        let partition = |partition_index, offset| DeleteRecordsPartition {
            partition_index,
            offset,
            ..Default::default()
        };
        let request = DeleteRecordsRequest {
            topics: vec![DeleteRecordsTopic {
                name: &topic,
                partitions: vec![partition(0, 1), partition(1, -1)],
                ..Default::default()
            }],
            timeout_ms: 5000,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!(response.topics[0].name, topic);
        let told: Vec<(i32, i16, i64)> = response.topics[0]
            .partitions
            .iter()
            .map(|told| (told.partition_index, told.error_code, told.low_watermark))
            .collect();
        assert_eq!(told, [(0, NONE, 1), (1, NONE, 2)]);
    }

    pub(super) fn describe_log_dirs(&mut self, version: i16) {
        let request = DescribeLogDirsRequest {
            topics: Some(vec![DescribableLogDirTopic {
                topic: &self.topic,
                partitions: (&[0, 2]).into(),
                ..Default::default()
            }]),
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let [result] = response.results.as_slice() else {
            panic!("one directory: {response:?}");
        };
        assert_eq!((response.error_code, result.error_code), (NONE, NONE));
        let directory = self.server.data_dir();
        assert_eq!(std::path::Path::new(result.log_dir), directory);
        for partition in &result.topics[0].partitions {
            let folder = format!("{}-{}", self.topic, partition.partition_index);
            let segment = directory.join(folder).join("00000000000000000000.log");
            let size = std::fs::metadata(segment).expect("a segment").len();
            assert_eq!(u64::try_from(partition.partition_size), Ok(size));
        }
        assert_eq!(result.topics[0].partitions.len(), 2);
        if version >= 4 {
            assert!((1..result.total_bytes).contains(&result.usable_bytes));
        }
    }

    pub(super) fn describe_producers(&mut self, version: i16) {
        let (id, epoch) = self.client.init_producer_id();
        let batch = Batch::of_values(["a", "b"]).by(id, epoch, 0);
        self.client.produce(&self.topic, 1, &batch);
        let request = DescribeProducersRequest {
            topics: vec![TopicRequest {
                name: &self.topic,
                partition_indexes: (&[1]).into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partition = &response.topics[0].partitions[0];
        assert_eq!(partition.error_code, NONE);
        let [producer] = partition.active_producers.as_slice() else {
            panic!("one producer: {partition:?}");
        };
        assert_eq!((producer.producer_id, producer.last_sequence), (id, 1));
    }

    pub(super) fn init_producer_id(&mut self, version: i16) {
        let request = InitProducerIdRequest {
            transactional_id: None,
            transaction_timeout_ms: 1000,
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        assert_eq!((response.error_code, response.producer_epoch), (NONE, 0));
        assert!(response.producer_id >= 0);
    }

    pub(super) fn offset_for_leader_epoch(&mut self, version: i16) {
        let request = OffsetForLeaderEpochRequest {
            replica_id: if version >= 3 { -1 } else { -2 },
            topics: vec![OffsetForLeaderTopic {
                topic: &self.topic,
                partitions: vec![OffsetForLeaderPartition {
                    partition: 0,
                    current_leader_epoch: 0,
                    leader_epoch: 0,
                    ..Default::default()
                }],
                ..Default::default()
            }],
            ..Default::default()
        };
        let response = self.client.call(&request, version);
        let partition = &response.topics[0].partitions[0];
        assert_eq!(partition.error_code, NONE);
        assert!(partition.end_offset >= 2, "{partition:?}");
        assert_eq!(partition.leader_epoch, if version >= 1 { 0 } else { -1 });
    }
}
