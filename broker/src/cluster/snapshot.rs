//! What a snapshot of the metadata holds (KIP-630): a header, the records that make up an image, in the order in which
//! Kafka writes them, and a footer; each a batch of its own, numbered from 0. Made piece by piece, for an image may be large.

use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::messages::{
    ConfigRecord, FeatureLevelRecord, PartitionRecord, ProducerIdsRecord, SnapshotFooterRecord,
    SnapshotHeaderRecord, TopicRecord,
};
use kafka_proto::records::{BatchBuilder, Compression};
use kafka_proto::{Array, Message, Uuid};

use super::feature::{DIRECTORIES_SINCE, ELR_SINCE, METADATA_VERSION};
use super::image::{Image, Topic};
use super::kept::Key;
use super::record::MetadataRecord;

/// Records in one piece at most.
const PIECE_RECORDS: usize = 512;
/// A piece with as many bytes takes no further record.
const PIECE_BYTES: usize = 128 << 10;

/// Keys of control records: their version, then their type.
const HEADER: [u8; 4] = [0, 0, 0, 3];
const FOOTER: [u8; 4] = [0, 0, 0, 4];
const VERSION: [u8; 4] = [0, 0, 0, 5];
const VOTERS: [u8; 4] = [0, 0, 0, 6];

/// Where a snapshot that is being made goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Next {
    Header,
    Features,
    Brokers,
    Controllers,
    /// Behind the topic of this name.
    Topics(Option<Arc<str>>),
    /// In a topic, from this partition on.
    Partitions(Arc<str>, i32),
    /// Behind the configuration of this resource.
    Configs(Option<(i8, String)>),
    /// Behind the quota of this key.
    Quotas(Option<Key>),
    ProducerIds,
    /// Behind the record of this key.
    Others(Option<Key>),
    Footer,
    Nothing,
}

/// A snapshot that is being made.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotContent {
    image: Arc<Image>,
    leader_epoch: i32,
    next: Next,
    next_offset: i64,
}

/// The records of one batch, as far as they are gathered.
struct Piece {
    records: Vec<Vec<u8>>,
    bytes: usize,
}

impl Piece {
    fn is_full(&self) -> bool {
        self.records.len() >= PIECE_RECORDS || self.bytes >= PIECE_BYTES
    }

    fn push(&mut self, record: &MetadataRecord) {
        self.push_bytes(record.as_bytes());
    }

    fn push_bytes(&mut self, record: &[u8]) {
        self.bytes += record.len();
        self.records.push(record.to_vec());
    }
}

impl SnapshotContent {
    /// Begins a snapshot of an image whose last record was appended under `leader_epoch`.
    pub fn new(image: Arc<Image>, leader_epoch: i32) -> Self {
        Self {
            image,
            leader_epoch,
            next: Next::Header,
            next_offset: 0,
        }
    }

    /// Whether there is no piece left.
    pub fn is_finished(&self) -> bool {
        self.next == Next::Nothing
    }

    /// The next piece: a whole batch.
    pub fn next_piece(&mut self, now_ms: i64) -> Bytes {
        match self.next {
            Next::Header => {
                self.next = Next::Features;
                return self.header(now_ms);
            }
            Next::Footer | Next::Nothing => {
                self.next = Next::Nothing;
                let footer = control_value(&SnapshotFooterRecord::default());
                return self.control(now_ms, &[(FOOTER, &footer)]);
            }
            _ => {}
        }
        let mut piece = Piece {
            records: Vec::new(),
            bytes: 0,
        };
        while self.next != Next::Footer && !piece.is_full() {
            self.gather(&mut piece);
        }
        if piece.records.is_empty() {
            return self.next_piece(now_ms);
        }
        let mut builder = BatchBuilder::new(Compression::None);
        for record in &piece.records {
            builder.append(now_ms, None, Some(record), &[]);
        }
        self.build(builder)
    }

    fn header(&mut self, now_ms: i64) -> Bytes {
        let header = SnapshotHeaderRecord {
            last_contained_log_timestamp: self.image.appended_ms,
            ..Default::default()
        };
        let header = control_value(&header);
        let image = self.image.clone();
        let mut records = vec![(HEADER, &header[..])];
        records.extend(image.kraft_version.as_deref().map(|value| (VERSION, value)));
        records.extend(image.kraft_voters.as_deref().map(|value| (VOTERS, value)));
        self.control(now_ms, &records)
    }

    fn control(&mut self, now_ms: i64, records: &[([u8; 4], &[u8])]) -> Bytes {
        let mut builder = BatchBuilder::new(Compression::None).control();
        for (key, value) in records {
            builder.append(now_ms, Some(key), Some(value), &[]);
        }
        self.build(builder)
    }

    fn build(&mut self, builder: BatchBuilder) -> Bytes {
        let base_offset = self.next_offset;
        self.next_offset += builder.len() as i64;
        let builder = builder.leader_epoch(self.leader_epoch);
        let batch = builder.base_offset(base_offset).build();
        batch.expect("a few records make a batch")
    }

    /// Adds what comes next, and says what comes behind it.
    fn gather(&mut self, piece: &mut Piece) {
        let image = &self.image;
        let level = image.metadata_version().unwrap_or(0);
        self.next = match std::mem::replace(&mut self.next, Next::Footer) {
            Next::Features => {
                let first = image.features.get_key_value(METADATA_VERSION);
                let others = image.features.iter();
                let others = others.filter(|(name, _)| *name != METADATA_VERSION);
                for (name, level) in first.into_iter().chain(others) {
                    piece.push(&feature_record(name, *level));
                }
                Next::Brokers
            }
            Next::Brokers => {
                for broker in image.brokers.values() {
                    piece.push(&broker.to_record(level));
                }
                Next::Controllers
            }
            Next::Controllers => {
                let controllers = image.kept.behind(None);
                let controllers = controllers.filter(|(key, _)| matches!(key, Key::Controller(_)));
                controllers.for_each(|(_, record)| piece.push_bytes(record));
                Next::Topics(None)
            }
            Next::Topics(behind) => {
                let from = behind.as_ref().map_or(Unbounded, Excluded);
                match image.topics.range::<Arc<str>, _>((from, Unbounded)).next() {
                    Some((name, topic)) => {
                        let record = TopicRecord {
                            name,
                            topic_id: topic.id,
                            ..Default::default()
                        };
                        piece.push(&MetadataRecord::new(&record, 0));
                        Next::Partitions(name.clone(), 0)
                    }
                    None => Next::Configs(None),
                }
            }
            Next::Partitions(name, from) => gather_partitions(image, piece, name, from, level),
            Next::Configs(behind) => gather_configs(image, piece, behind),
            Next::Quotas(behind) => {
                let is_quota = |key: &Key| matches!(key, Key::Quota(..));
                match gather_kept(image, piece, behind, is_quota) {
                    Some(last) => Next::Quotas(Some(last)),
                    None => Next::ProducerIds,
                }
            }
            Next::ProducerIds => {
                if image.next_producer_id > 0 {
                    let record = ProducerIdsRecord {
                        broker_id: -1,
                        broker_epoch: -1,
                        next_producer_id: image.next_producer_id,
                        ..Default::default()
                    };
                    piece.push(&MetadataRecord::new(&record, 0));
                }
                Next::Others(None)
            }
            Next::Others(behind) => {
                let is_other = |key: &Key| !matches!(key, Key::Controller(_) | Key::Quota(..));
                match gather_kept(image, piece, behind, is_other) {
                    Some(last) => Next::Others(Some(last)),
                    None => Next::Footer,
                }
            }
            end @ (Next::Header | Next::Footer | Next::Nothing) => end,
        };
    }
}

/// Adds records that were kept as they came; returns the last one if there may be more.
fn gather_kept(
    image: &Image,
    piece: &mut Piece,
    behind: Option<Key>,
    is_wanted: impl Fn(&Key) -> bool,
) -> Option<Key> {
    let kept = image.kept.behind(behind.as_ref());
    for (key, record) in kept.filter(|(key, _)| is_wanted(key)) {
        piece.push_bytes(record);
        if piece.is_full() {
            return Some(key.clone());
        }
    }
    None
}

fn gather_partitions(
    image: &Image,
    piece: &mut Piece,
    name: Arc<str>,
    from: i32,
    level: i16,
) -> Next {
    let Some(topic) = image.topics.get(&name) else {
        return Next::Topics(Some(name));
    };
    for &number in topic.partitions.range(from..).map(|(number, _)| number) {
        if piece.is_full() {
            return Next::Partitions(name, number);
        }
        piece.push(&partition_record(image, topic, number, level));
    }
    Next::Topics(Some(name))
}

fn gather_configs(image: &Image, piece: &mut Piece, behind: Option<(i8, String)>) -> Next {
    let (first_type, after) = match &behind {
        Some((resource_type, name)) => (*resource_type, Excluded(name.as_str())),
        None => (i8::MIN, Unbounded),
    };
    for (&resource_type, resources) in image.configs.range(first_type..) {
        let after = match resource_type == first_type {
            true => after,
            false => Unbounded,
        };
        for (resource_name, settings) in resources.range::<str, _>((after, Unbounded)) {
            for (name, value) in &**settings {
                let record = ConfigRecord {
                    resource_type,
                    resource_name,
                    name,
                    value: Some(value),
                    ..Default::default()
                };
                piece.push(&MetadataRecord::new(&record, 0));
            }
            if piece.is_full() {
                return Next::Configs(Some((resource_type, resource_name.as_ref().into())));
            }
        }
    }
    Next::Quotas(None)
}

fn feature_record(name: &str, feature_level: i16) -> MetadataRecord {
    let record = FeatureLevelRecord {
        name,
        feature_level,
        ..Default::default()
    };
    MetadataRecord::new(&record, 0)
}

/// All there is to say of a partition.
fn partition_record(image: &Image, topic: &Topic, number: i32, level: i16) -> MetadataRecord {
    let partition = &topic.partitions[&number];
    let detail = image.detail((topic.id, number));
    let own = [image.node_id];
    let replicas = image.foreign.get(&(topic.id, number));
    let replicas = replicas.map_or(&own[..], |replicas| replicas);
    let directories: Vec<Uuid> = vec![partition.directory; replicas.len()];
    let knows_directories = level >= DIRECTORIES_SINCE;
    let knows_elr = level >= ELR_SINCE;
    let tagged = |numbers| match knows_elr {
        true => (!<[i32]>::is_empty(numbers)).then(|| Array::from(numbers)),
        false => None,
    };
    let record = PartitionRecord {
        partition_id: number,
        topic_id: topic.id,
        replicas: Array::from(replicas),
        isr: Array::from(&detail.isr[..]),
        removing_replicas: Array::from(&detail.removing_replicas[..]),
        adding_replicas: Array::from(&detail.adding_replicas[..]),
        leader: partition.leader,
        leader_recovery_state: detail.leader_recovery_state,
        leader_epoch: partition.leader_epoch,
        partition_epoch: partition.partition_epoch,
        directories: match knows_directories {
            true => Array::from(&directories[..]),
            false => Array::default(),
        },
        eligible_leader_replicas: tagged(&detail.eligible_leader_replicas),
        last_known_elr: tagged(&detail.last_known_elr),
        ..Default::default()
    };
    let version = i16::from(knows_directories) + i16::from(knows_elr);
    MetadataRecord::new(&record, version)
}

fn control_value<'a, M: Message<'a>>(record: &M) -> Vec<u8> {
    let mut value = Vec::new();
    record
        .encode(&mut value, 0)
        .unwrap_or_else(|error| panic!("a record of our own: {error}"));
    value
}
