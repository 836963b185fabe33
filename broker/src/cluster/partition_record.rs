//! The record that says all there is to say of a partition.

use kafka_proto::messages::PartitionRecord;
use kafka_proto::{Array, Uuid};

use super::feature::DIRECTORIES_SINCE;
use super::image::Image;
use super::record::MetadataRecord;

/// A partition that this node leads under an epoch, in a version that the cluster's `metadata.version` allows. It may be
/// new, or take the place of what the image has: unlike a PartitionChangeRecord it names its epochs, which then do not
/// hang on every record before it.
pub(super) fn partition_record(
    image: &Image,
    topic_id: Uuid,
    partition_id: i32,
    leader_epoch: i32,
    partition_epoch: i32,
) -> MetadataRecord {
    let replicas = [image.node_id()];
    let directories = [image.directory()];
    let knows_directories = image
        .metadata_version()
        .is_some_and(|level| level >= DIRECTORIES_SINCE);
    let record = PartitionRecord {
        partition_id,
        topic_id,
        replicas: Array::from(&replicas[..]),
        isr: Array::from(&replicas[..]),
        leader: image.node_id(),
        leader_epoch,
        partition_epoch,
        directories: match knows_directories {
            true => Array::from(&directories[..]),
            false => Array::default(),
        },
        ..Default::default()
    };
    MetadataRecord::new(&record, i16::from(knows_directories))
}

/// A partition of the image that goes on under another leader epoch. `None` if the image does not have it.
pub fn new_leader_epoch(
    image: &Image,
    topic_id: Uuid,
    partition_id: i32,
    leader_epoch: i32,
) -> Option<MetadataRecord> {
    let partition = image.topic_by_id(topic_id)?.partitions.get(&partition_id)?;
    let partition_epoch = partition.partition_epoch + 1;
    Some(partition_record(
        image,
        topic_id,
        partition_id,
        leader_epoch,
        partition_epoch,
    ))
}
