mod create;
mod image;
mod refused;
mod snapshot;
mod topic_name;

use kafka_proto::messages::{FeatureLevelRecord, PartitionRecord, TopicRecord};
use kafka_proto::{Array, Uuid};

use super::{Image, METADATA_VERSION, MetadataRecord};

const NODE: i32 = 1;
const DIRECTORY: Uuid = Uuid::from_bytes(*b"the directory id");

fn id(number: u128) -> Uuid {
    Uuid::from(number)
}

fn empty() -> Image {
    Image::new(NODE, "the cluster".to_owned(), DIRECTORY)
}

fn level(feature_level: i16) -> MetadataRecord {
    let record = FeatureLevelRecord {
        name: METADATA_VERSION,
        feature_level,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

fn topic(name: &str, topic_id: Uuid) -> MetadataRecord {
    let record = TopicRecord {
        name,
        topic_id,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

/// Partition 0 of a topic, as Kafka writes it.
fn partition(topic_id: Uuid, replicas: &[i32], directories: &[Uuid]) -> MetadataRecord {
    let record = PartitionRecord {
        partition_id: 0,
        topic_id,
        replicas: Array::from(replicas),
        isr: Array::from(replicas),
        leader: replicas[0],
        leader_epoch: 3,
        partition_epoch: 5,
        directories: Array::from(directories),
        ..Default::default()
    };
    MetadataRecord::new(&record, 1)
}

/// An image made by replaying these from offset 0.
fn replayed(records: &[MetadataRecord]) -> Image {
    let mut image = empty();
    for (offset, record) in records.iter().enumerate() {
        let replayed = image.replay(offset as i64, record.as_bytes());
        assert_eq!(replayed, Ok(()));
    }
    image
}
