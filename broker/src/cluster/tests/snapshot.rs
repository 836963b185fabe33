//! Snapshots of the metadata: against one that Apache Kafka 4.3.1 wrote of the same log, and against the image that they
//! are made from.
//!
//! Kafka ran with `kraft.version` 1 and `metadata.version` 21, a topic of three partitions with a setting, a quota, an access
//! list, a credential and an idempotent producer, and was stopped.

use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::messages as m;
use kafka_proto::records::{Batch, MAX_DECOMPRESSED, batches};
use kafka_proto::{Array, KeyedRecord, Message, Uuid};

use super::{DIRECTORY, NODE, empty, id, level, partition, replayed, topic};
use crate::cluster::{
    Image, MetadataFrame, MetadataRecord, ReplayError, ResourceType, SnapshotContent,
};

const LOG: &[u8] = include_bytes!("golden/00000000000000000000.log");
const BOOTSTRAP: &[u8] = include_bytes!("golden/00000000000000000000-0000000000.checkpoint");
const SNAPSHOT: &[u8] = include_bytes!("golden/00000000000000000024-0000000001.checkpoint");
/// When Kafka wrote the header, and the rest.
const HEADER_MS: i64 = 1_795_288_820_901;
const RECORDS_MS: i64 = 1_795_288_820_902;

/// Adds a log up, or a snapshot under the offset of the last record that it holds.
fn replay(image: &mut Image, bytes: &[u8], snapshot_of: Option<i64>) -> Result<(), ReplayError> {
    for batch in batches(bytes) {
        let batch = batch.expect("a whole batch");
        let payload = batch.payload(MAX_DECOMPRESSED).expect("a payload");
        if snapshot_of.is_none() {
            image.set_appended_ms(batch.max_timestamp());
        }
        for record in batch.records(&payload) {
            let record = record.expect("a whole record");
            let (key, value) = (
                record.key.unwrap_or_default(),
                record.value.unwrap_or_default(),
            );
            let offset = snapshot_of.unwrap_or(record.offset);
            match batch.is_control() {
                true => image.replay_control(offset, key, value)?,
                false => image.replay(offset, value)?,
            }
        }
    }
    Ok(())
}

fn snapshot(image: &Image, leader_epoch: i32) -> Vec<Bytes> {
    let mut content = SnapshotContent::new(Arc::new(image.clone()), leader_epoch);
    let mut pieces = vec![content.next_piece(HEADER_MS)];
    while !content.is_finished() {
        pieces.push(content.next_piece(RECORDS_MS));
    }
    pieces
}

/// The records of a snapshot as they stand in it. Kafka's maps lose the order of what a registration supports.
fn records(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for batch in batches(bytes) {
        let batch = batch.expect("a whole batch");
        let payload = batch.payload(MAX_DECOMPRESSED).expect("a payload");
        for record in batch.records(&payload) {
            let value = record.expect("a record").value.unwrap_or_default();
            all.push(match batch.is_control() {
                true => value.to_vec(),
                false => with_sorted_features(value),
            });
        }
    }
    all
}

fn with_sorted_features(value: &[u8]) -> Vec<u8> {
    let frame = MetadataFrame::read(value).expect("a frame");
    if frame.api_key != m::RegisterBrokerRecord::API_KEY {
        return value.to_vec();
    }
    let version = frame.version;
    let mut record: m::RegisterBrokerRecord<'_> = frame.decode().expect("a registration");
    record.features.sort_by_key(|feature| feature.name);
    MetadataRecord::new(&record, version).encode()
}

fn headers(bytes: &[u8]) -> Vec<(i64, i64, i64, i32, bool)> {
    let of = |batch: Batch<'_>| {
        (
            batch.base_offset(),
            batch.last_offset(),
            batch.max_timestamp(),
            batch.partition_leader_epoch(),
            batch.is_control(),
        )
    };
    batches(bytes)
        .map(|batch| of(batch.expect("a whole batch")))
        .collect()
}

#[test]
fn a_snapshot_is_what_kafka_writes_for_the_same_log() {
    let mut image = Image::new(1, "cluster".to_owned(), DIRECTORY);
    replay(&mut image, BOOTSTRAP, Some(-1)).expect("Kafka's snapshot");
    replay(&mut image, LOG, None).expect("Kafka's log");
    assert_eq!(image.metadata_offset(), 23);
    let ours = snapshot(&image, 1).concat();
    assert_eq!(headers(&ours), headers(SNAPSHOT));
    assert_eq!(records(&ours), records(SNAPSHOT));
    assert_eq!(ours.len(), SNAPSHOT.len());
    // Header and footer hold nothing that a map could have mixed up.
    let (header, footer) = (166, SNAPSHOT.len() - 75);
    assert_eq!(ours[..header], SNAPSHOT[..header]);
    assert_eq!(ours[footer..], SNAPSHOT[footer..]);
}

#[test]
fn kafkas_snapshot_adds_up_to_what_its_log_does() {
    let fresh = || Image::new(1, "cluster".to_owned(), DIRECTORY);
    let (mut log, mut snapshot) = (fresh(), fresh());
    replay(&mut log, BOOTSTRAP, Some(-1)).expect("Kafka's snapshot");
    replay(&mut log, LOG, None).expect("Kafka's log");
    replay(&mut snapshot, SNAPSHOT, Some(23)).expect("Kafka's snapshot");
    let written = |image: &Image| records(&self::snapshot(image, 1).concat());
    assert_eq!(written(&snapshot), written(&log));
    assert_eq!(snapshot.metadata_offset(), log.metadata_offset());
    assert_eq!(snapshot.appended_ms(), log.appended_ms());
}

fn config(resource_type: ResourceType, name: &str, key: &str) -> MetadataRecord {
    let record = m::ConfigRecord {
        resource_type: resource_type as i8,
        resource_name: name,
        name: key,
        value: Some("1"),
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

fn token(token_id: &str) -> MetadataRecord {
    let record = m::DelegationTokenRecord {
        token_id,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

fn acl(number: u128) -> MetadataRecord {
    let record = m::AccessControlEntryRecord {
        id: id(number),
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

fn quota(name: &str, remove: bool) -> MetadataRecord {
    let record = m::ClientQuotaRecord {
        entity: vec![m::client_quota_record::EntityData {
            entity_type: "user",
            entity_name: Some(name),
            ..Default::default()
        }],
        key: "producer_byte_rate",
        value: 7.0,
        remove,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

/// Everything that an image can hold, and more than a piece of most.
fn everything() -> Vec<MetadataRecord> {
    let mut all = vec![level(30)];
    for name in ["group.version", "eligible.leader.replicas.version"] {
        let feature = m::FeatureLevelRecord {
            name,
            feature_level: 1,
            ..Default::default()
        };
        all.push(MetadataRecord::new(&feature, 0));
    }
    let register = m::RegisterBrokerRecord {
        broker_id: NODE,
        incarnation_id: id(9),
        rack: Some("a"),
        fenced: true,
        ..Default::default()
    };
    let directories = [DIRECTORY];
    let changed = m::BrokerRegistrationChangeRecord {
        broker_id: NODE,
        fenced: -1,
        in_controlled_shutdown: 1,
        log_dirs: Array::from(&directories[..]),
        cordoned_log_dirs: Some(Array::from(&directories[..])),
        ..Default::default()
    };
    // Registered under an old metadata.version.
    all.push(MetadataRecord::new(&register, 1));
    all.push(MetadataRecord::new(&changed, 3));
    all.push(MetadataRecord::new(
        &m::RegisterControllerRecord::default(),
        0,
    ));
    for number in 0..700 {
        let name = format!("topic-{number:03}");
        all.push(topic(&name, id(1000 + number)));
        all.push(partition(id(1000 + number), &[NODE], &[DIRECTORY]));
        all.push(config(ResourceType::Topic, &name, "retention.ms"));
    }
    all.push(config(ResourceType::Broker, "", "message.max.bytes"));
    all.push(config(
        ResourceType::Group,
        "g",
        "consumer.session.timeout.ms",
    ));
    all.push(topic("wide", id(7)));
    for partition_id in 0..1500 {
        let replicas = [NODE];
        let record = m::PartitionRecord {
            partition_id,
            topic_id: id(7),
            replicas: Array::from(&replicas[..]),
            isr: Array::from(&replicas[..]),
            leader: NODE,
            directories: Array::from(&directories[..]),
            ..Default::default()
        };
        all.push(MetadataRecord::new(&record, 1));
    }
    // As Kafka leaves a partition whose only replica stopped, with ELR switched on.
    let nobody: [i32; 0] = [];
    let own = [NODE];
    let stopped = m::PartitionChangeRecord {
        partition_id: 3,
        topic_id: id(7),
        isr: Some(Array::from(&nobody[..])),
        leader: -1,
        leader_recovery_state: 1,
        eligible_leader_replicas: Some(Array::from(&own[..])),
        last_known_elr: Some(Array::from(&own[..])),
        ..Default::default()
    };
    all.push(MetadataRecord::new(&stopped, 2));
    for number in 0..600 {
        all.push(quota(&format!("user-{number}"), false));
        all.push(acl(number));
    }
    all.push(MetadataRecord::producer_ids(NODE, 3000));
    all.push(token("t"));
    all
}

#[test]
fn a_snapshot_adds_up_to_the_image_that_it_was_made_of() {
    let mut records = everything();
    let unknown: &[u8] = &[1, 99, 3, 1, 2, 3];
    let mut image = replayed(&records);
    let end = records.len() as i64;
    assert_eq!(image.replay(end, unknown), Ok(()));
    image
        .replay_control(end + 1, &[0, 0, 0, 5], &[0, 0, 0, 1, 0])
        .expect("kraft.version");
    image.set_appended_ms(77);
    let pieces = snapshot(&image, 4);
    let mut again = empty();
    replay(&mut again, &pieces.concat(), Some(image.metadata_offset())).expect("it is read");
    assert_eq!(
        snapshot(&again, 4),
        pieces,
        "and a snapshot of that is the same"
    );
    assert_eq!(
        again.topics().collect::<Vec<_>>(),
        image.topics().collect::<Vec<_>>()
    );
    assert_eq!(
        again.brokers()[&NODE].cordoned_log_dirs,
        Some(vec![DIRECTORY])
    );
    assert!(!again.brokers()[&NODE].fenced);
    assert_eq!(again.next_producer_id(), 3000);
    assert_eq!(again.appended_ms(), 77);
    assert!(again.kept().eq(image.kept()));
    assert_eq!(again.kept().count(), 1 + 600 + 600 + 1 + 1);

    // What Kafka forgets is not in it either.
    let gone = |id: Uuid| m::RemoveAccessControlEntryRecord {
        id,
        ..Default::default()
    };
    records.push(MetadataRecord::new(&gone(id(5)), 0));
    records.push(quota("user-5", true));
    records.push(quota("user-6", false));
    let remove = m::RemoveDelegationTokenRecord {
        token_id: "t",
        ..Default::default()
    };
    records.push(MetadataRecord::new(&remove, 0));
    assert_eq!(replayed(&records).kept().count(), 1 + 599 + 599);
}

#[test]
fn a_piece_is_small_whatever_the_image() {
    let image = replayed(&everything());
    let pieces = snapshot(&image, 0);
    let counts: Vec<usize> = pieces
        .iter()
        .map(|piece| {
            let header = headers(piece)[0];
            (header.1 - header.0 + 1) as usize
        })
        .collect();
    assert!(counts.len() > 10, "{counts:?}");
    assert!(counts.iter().all(|count| *count <= 600), "{counts:?}");
    assert!(pieces.iter().all(|piece| piece.len() < 160 << 10));
    let mut next = 0;
    for (base, last, ..) in pieces.iter().flat_map(|piece| headers(piece)) {
        assert_eq!(base, next, "offsets follow each other");
        next = last + 1;
    }
}

#[test]
fn replicas_that_may_lead_though_not_in_sync_are_forgotten_on_request() {
    let mut image = replayed(&everything());
    let epoch = image.topic("wide").expect("a topic").partitions[&3].partition_epoch;
    let clear = m::ClearElrRecord {
        topic_name: "topic-000",
        ..Default::default()
    };
    let before = image.clone();
    image.apply(&MetadataRecord::new(&clear, 0));
    assert_eq!(snapshot(&image, 0), snapshot(&before, 0));
    image.apply(&MetadataRecord::new(&m::ClearElrRecord::default(), 0));
    let partition = image.topic("wide").expect("a topic").partitions[&3];
    assert_eq!(partition.partition_epoch, epoch + 1);
    let records = records(&snapshot(&image, 0).concat());
    let named = records.iter().filter_map(|record| {
        let frame = MetadataFrame::read(record).ok()?;
        let record = (frame.api_key == m::PartitionRecord::API_KEY).then(|| frame.record())?;
        let mut decoder = kafka_proto::Decoder::new(record);
        m::PartitionRecord::decode(&mut decoder, 2).ok()
    });
    assert!(named.clone().count() > 2000);
    for record in named {
        assert_eq!(record.eligible_leader_replicas, None);
        assert_eq!(record.isr.is_empty(), record.leader == -1);
    }
}
