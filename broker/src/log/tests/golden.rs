//! Files that Apache Kafka 4.3.1 wrote, against ours for the same batches.
//!
//! Kafka ran with `internal.segment.bytes=3000` and `index.interval.bytes=300` for both topics. `golden`: idempotent
//! producers, one after the other, without compression and with each codec; records below 5 deleted; a clean stop; one
//! more producer. `golden-txn`: a transaction committed, one aborted; a clean stop; one left open; a clean stop.

use std::collections::BTreeMap;
use std::sync::Arc;

use kafka_proto::Uuid;
use kafka_proto::records::{Batch, batches};

use super::support::*;
use crate::core::ids::{LeaderEpoch, LogId, Offset};
use crate::core::time::Now;
use crate::log::{
    Append, Disk, LogConfig, MetaProperties, OpenMode, StorageEvent, StorageRequest, Store,
    StoreConfig,
};
use crate::sim::MemoryDisk;

macro_rules! golden {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("golden/", $name)).as_slice())),*]
    };
}

const GOLDEN: &[(&str, &[u8])] = golden![
    "golden-0/00000000000000000000.index",
    "golden-0/00000000000000000000.log",
    "golden-0/00000000000000000000.timeindex",
    "golden-0/00000000000000000015.index",
    "golden-0/00000000000000000015.log",
    "golden-0/00000000000000000015.snapshot",
    "golden-0/00000000000000000015.timeindex",
    "golden-0/00000000000000000030.index",
    "golden-0/00000000000000000030.log",
    "golden-0/00000000000000000030.snapshot",
    "golden-0/00000000000000000030.timeindex",
    "golden-0/00000000000000000054.index",
    "golden-0/00000000000000000054.log",
    "golden-0/00000000000000000054.snapshot",
    "golden-0/00000000000000000054.timeindex",
    "golden-0/00000000000000000064.snapshot",
    "golden-0/00000000000000000076.index",
    "golden-0/00000000000000000076.log",
    "golden-0/00000000000000000076.snapshot",
    "golden-0/00000000000000000076.timeindex",
    "golden-0/00000000000000000084.snapshot",
    "golden-0/leader-epoch-checkpoint",
    "golden-0/partition.metadata",
    "golden-txn-0/00000000000000000000.index",
    "golden-txn-0/00000000000000000000.log",
    "golden-txn-0/00000000000000000000.timeindex",
    "golden-txn-0/00000000000000000010.index",
    "golden-txn-0/00000000000000000010.log",
    "golden-txn-0/00000000000000000010.snapshot",
    "golden-txn-0/00000000000000000010.timeindex",
    "golden-txn-0/00000000000000000010.txnindex",
    "golden-txn-0/00000000000000000022.snapshot",
    "golden-txn-0/00000000000000000023.index",
    "golden-txn-0/00000000000000000023.log",
    "golden-txn-0/00000000000000000023.snapshot",
    "golden-txn-0/00000000000000000023.timeindex",
    "golden-txn-0/00000000000000000027.snapshot",
    "golden-txn-0/leader-epoch-checkpoint",
    "golden-txn-0/partition.metadata",
    "kafka_cleanshutdown",
    "log-start-offset-checkpoint",
    "meta.properties",
    "recovery-point-offset-checkpoint",
    "replication-offset-checkpoint",
];

/// When Kafka ran: long behind the records' timestamps.
const RAN_AT: Now = Now {
    monotonic: std::time::Duration::ZERO,
    wall_ms: 1_795_238_000_000,
};

fn golden(name: &str) -> &'static [u8] {
    GOLDEN
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a golden file")
        .1
}

fn text(name: &str) -> &'static str {
    std::str::from_utf8(golden(name)).expect("text")
}

fn properties() -> MetaProperties {
    MetaProperties::read(text("meta.properties")).expect("Kafka's meta.properties")
}

fn store_config() -> StoreConfig {
    let properties = properties();
    StoreConfig::new(
        properties.node_id,
        properties.cluster_id,
        properties.directory_id,
    )
}

fn open(disk: &MemoryDisk) -> Store<MemoryDisk> {
    Store::open(disk.clone(), store_config(), RAN_AT)
        .expect("it opens")
        .0
}

fn log_config() -> LogConfig {
    LogConfig {
        segment_bytes: 3000,
        index_interval_bytes: 300,
        ..LogConfig::default()
    }
}

fn topic_id(folder: &str) -> Uuid {
    let text = text(&format!("{folder}/partition.metadata"));
    text.rsplit_once(' ')
        .expect("an id")
        .1
        .parse()
        .expect("an id")
}

/// The batches of a folder in order.
fn golden_batches(folder: &str) -> Vec<(Batch<'static>, &'static [u8])> {
    GOLDEN
        .iter()
        .filter(|(name, _)| name.starts_with(&format!("{folder}/")) && name.ends_with(".log"))
        .flat_map(|(_, log)| batches(log))
        .map(|batch| batch.expect("a whole batch"))
        .map(|batch| (batch, batch.bytes()))
        .collect()
}

fn append(log: LogId, batch: &Batch<'_>, bytes: &'static [u8]) -> StorageRequest {
    StorageRequest::Append(Append {
        log,
        base_offset: Offset(batch.base_offset()),
        last_offset: Offset(batch.last_offset()),
        leader_epoch: LeaderEpoch(batch.partition_leader_epoch()),
        bytes: bytes.into(),
        durable: false,
        watched: false,
    })
}

fn perform(store: &mut Store<MemoryDisk>, requests: Vec<StorageRequest>) {
    let mut events = Vec::new();
    store.perform(requests, RAN_AT, &mut events);
    let failed = |event: &StorageEvent| {
        matches!(
            event,
            StorageEvent::AppendFailed { .. }
                | StorageEvent::Failed { .. }
                | StorageEvent::Fatal { .. }
        )
    };
    assert!(!events.iter().any(failed), "{events:?}");
}

const TOPICS: [(&str, &str); 2] = [("golden", "golden-0"), ("golden-txn", "golden-txn-0")];

/// Does with our store what Kafka did: both topics, a clean stop where the leader epoch changes.
fn replayed() -> MemoryDisk {
    let disk = MemoryDisk::new(1);
    let mut store = open(&disk);
    let logs = [LogId(0), LogId(1)];
    for (log, (topic, folder)) in logs.into_iter().zip(TOPICS) {
        let create = StorageRequest::Create {
            log,
            topic: Arc::from(topic),
            partition: 0,
            topic_id: topic_id(folder),
            config: log_config(),
        };
        perform(&mut store, vec![create]);
    }
    for first_run in [true, false] {
        for (log, (_, folder)) in logs.into_iter().zip(TOPICS) {
            perform(
                &mut store,
                vec![StorageRequest::Configure {
                    log,
                    config: log_config(),
                }],
            );
            for (batch, bytes) in golden_batches(folder) {
                if (batch.partition_leader_epoch() == 0) == first_run {
                    perform(&mut store, vec![append(log, &batch, bytes)]);
                }
            }
        }
        if first_run {
            let advance = StorageRequest::AdvanceStart {
                log: LogId(0),
                log_start_offset: Offset(5),
            };
            perform(&mut store, vec![advance]);
        }
        perform(&mut store, vec![StorageRequest::Close]);
        if first_run {
            store = open(&disk);
        }
    }
    disk
}

#[test]
fn the_same_batches_make_the_same_files() {
    let ours: BTreeMap<String, Vec<u8>> = replayed().files().into_iter().collect();
    let in_folder = |name: &str| name.contains('/');
    for (name, kafkas) in GOLDEN.iter().filter(|(name, _)| in_folder(name)) {
        assert!(
            ours.get(*name).is_some_and(|ours| ours == kafkas),
            "{name}: {:?}",
            ours.get(*name)
        );
    }
    for name in ours.keys().filter(|name| in_folder(name)) {
        assert!(
            GOLDEN.iter().any(|(known, _)| known == name),
            "Kafka has no {name}"
        );
    }
}

#[test]
fn the_same_tables_are_written() {
    let ours: BTreeMap<String, Vec<u8>> = replayed().files().into_iter().collect();
    for name in [
        "recovery-point-offset-checkpoint",
        "replication-offset-checkpoint",
        "log-start-offset-checkpoint",
    ] {
        // Kafka's own topics are not in this store, and its order is that of a hash table.
        let mut kafkas: Vec<&str> = text(name)
            .lines()
            .skip(2)
            .filter(|line| !line.starts_with("__"))
            .collect();
        kafkas.sort_unstable();
        let kafkas = format!("0\n{}\n{}\n", kafkas.len(), kafkas.join("\n"));
        assert_eq!(String::from_utf8_lossy(&ours[name]), kafkas, "{name}");
    }
    let mut kafkas: Vec<&str> = text("meta.properties")
        .lines()
        .filter(|line| !line.starts_with("#"))
        .collect();
    kafkas.sort_unstable();
    let ours_text = String::from_utf8_lossy(&ours["meta.properties"]);
    assert_eq!(ours_text, format!("#\n{}\n", kafkas.join("\n")));
    // The epoch is the one that Kafka's controller gave its broker.
    let kafkas = text("kafka_cleanshutdown").replace(":53", ":-1");
    assert_eq!(
        String::from_utf8_lossy(&ours[".kafka_cleanshutdown"]),
        kafkas
    );
}

/// A disk with what Kafka left.
pub fn kafkas_disk(clean: bool) -> MemoryDisk {
    let mut disk = MemoryDisk::new(1);
    for (_, folder) in TOPICS {
        disk.create_dir(folder.as_ref()).expect("a folder");
    }
    for (name, content) in GOLDEN {
        let name = name.replace("kafka_cleanshutdown", ".kafka_cleanshutdown");
        if clean || !name.starts_with('.') {
            let file = disk.open(name.as_ref(), OpenMode::Create).expect("a file");
            disk.write_at(&file, 0, &[(*content).into()]).expect("room");
        }
    }
    disk
}

#[test]
fn what_kafka_left_is_opened_and_read() {
    for clean in [true, false] {
        let disk = kafkas_disk(clean);
        let (mut store, recovered) = Store::open(disk, store_config(), RAN_AT).expect("it opens");
        let [golden, txn] = &recovered[..] else {
            panic!("{recovered:?}")
        };
        assert_eq!((golden.clean, txn.clean), (clean, clean));
        assert_eq!((golden.failure.clone(), txn.failure.clone()), (None, None));
        assert_eq!(
            (golden.log_start_offset, golden.log_end_offset),
            (Offset(5), Offset(84))
        );
        assert_eq!(golden.high_watermark, Some(Offset(84)));
        assert_eq!(golden.topic_id, Some(topic_id("golden-0")));
        let epochs = [(LeaderEpoch(0), Offset(5)), (LeaderEpoch(2), Offset(64))];
        assert_eq!(golden.leader_epochs, epochs);
        assert_eq!(
            (txn.log_start_offset, txn.log_end_offset),
            (Offset(0), Offset(27))
        );
        let open: Vec<_> = txn
            .producers
            .iter()
            .filter_map(|producer| producer.current_txn_first_offset)
            .collect();
        assert_eq!(open, [Offset(22)]);
        let aborted = txn
            .producers
            .iter()
            .find(|producer| producer.producer_id.0 == 5);
        assert_eq!(
            aborted.map(|producer| (producer.producer_epoch, producer.coordinator_epoch)),
            Some((2, 0))
        );
        for (log, (_, folder)) in [LogId(0), LogId(1)].into_iter().zip(TOPICS) {
            let mut read = Vec::new();
            store
                .read_all(log, |bytes| read.extend_from_slice(&bytes))
                .expect("readable");
            let start = recovered[log.0 as usize].log_start_offset.0;
            let kafkas = golden_batches(folder);
            let kafkas = kafkas
                .iter()
                .filter(|(batch, _)| batch.last_offset() >= start);
            assert!(
                read == kafkas.map(|(_, bytes)| *bytes).collect::<Vec<_>>().concat(),
                "{folder}"
            );
        }
    }
}

#[test]
fn a_lost_index_of_aborted_transactions_is_made_again_as_kafka_made_it() {
    for lost in ["index", ".txnindex", ".timeindex"] {
        let mut disk = kafkas_disk(true);
        for (name, _) in GOLDEN.iter().filter(|(name, _)| name.ends_with(lost)) {
            if lost == ".txnindex" {
                disk.tamper(name, |bytes| bytes.truncate(33));
            } else {
                disk.remove_file(name.as_ref()).expect("it was there");
            }
        }
        let config = StoreConfig {
            log: log_config(),
            ..store_config()
        };
        let (_, recovered) = Store::open(disk.clone(), config, RAN_AT).expect("it opens");
        assert_eq!(recovered[1].aborted_until, Offset(22), "{lost}");
        let ours: BTreeMap<String, Vec<u8>> = disk.files().into_iter().collect();
        let name = "golden-txn-0/00000000000000000010.txnindex";
        assert_eq!(
            ours.get(name).map(Vec::as_slice),
            Some(golden(name)),
            "{lost}"
        );
    }
}

#[test]
fn records_are_found_in_what_kafka_left() {
    let mut harness = Harness::open_with(kafkas_disk(true), store_config()).expect("it opens");
    let records: Vec<(i64, i64)> = golden_batches("golden-0")
        .iter()
        .flat_map(|(batch, _)| {
            let payload = batch.payload(1 << 20).expect("it decompresses");
            let records = batch
                .records(&payload)
                .map(|record| record.expect("a record"));
            records
                .map(|record| (record.timestamp, record.offset))
                .collect::<Vec<_>>()
        })
        .filter(|&(_, offset)| offset >= 5)
        .collect();
    assert_eq!(records.len(), 79);
    for &(target, _) in &records {
        for target in [target, target + 1] {
            let first = records
                .iter()
                .copied()
                .find(|&(timestamp, _)| timestamp >= target);
            let found = harness.find(crate::log::TimestampTarget::AtLeast(target));
            assert_eq!(
                found.map(|found| (found.timestamp, found.offset.0)),
                first,
                "{target}"
            );
        }
    }
    let latest = records
        .iter()
        .copied()
        .max_by_key(|&(timestamp, offset)| (timestamp, -offset));
    let found = harness.find(crate::log::TimestampTarget::Max);
    assert_eq!(found.map(|found| (found.timestamp, found.offset.0)), latest);
}
