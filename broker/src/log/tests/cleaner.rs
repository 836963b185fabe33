//! Compaction against a model in memory, and with a crash at every step.

use std::collections::BTreeMap;

use bytes::Bytes;
use kafka_proto::records::{Batch, BatchBuilder, Compression, batches};

use super::support::*;
use crate::core::ids::{LeaderEpoch, Offset};
use crate::core::time::Now;
use crate::log::{Append, LogConfig, StorageEvent, StorageRequest, StoreConfig};
use crate::sim::{Dice, Fault, MemoryDisk};

const DAY: u64 = 86_400;

/// A record: key, and value or tombstone.
type KeyValue = (Option<Vec<u8>>, Option<Vec<u8>>);

fn compacted() -> LogConfig {
    LogConfig {
        delete: false,
        compact: true,
        min_cleanable_dirty_ratio: 0.0,
        ..small()
    }
}

fn compacting() -> StoreConfig {
    StoreConfig {
        log: compacted(),
        ..config()
    }
}

fn batch(base: i64, records: &[KeyValue], at: Now, codec: Compression) -> Bytes {
    let mut builder = BatchBuilder::new(codec).base_offset(base).leader_epoch(0);
    for (key, value) in records {
        builder.append(at.wall_ms, key.as_deref(), value.as_deref(), &[]);
    }
    builder.build().expect("a batch")
}

fn append(base: i64, count: usize, bytes: Bytes, durable: bool) -> StorageRequest {
    StorageRequest::Append(Append {
        log: LOG,
        base_offset: Offset(base),
        last_offset: Offset(base + count as i64 - 1),
        leader_epoch: LeaderEpoch(0),
        bytes,
        durable,
        watched: false,
    })
}

/// Lets the store do all that is due by `now`.
fn settle(harness: &mut Harness, now: Now) {
    for _ in 0..10_000 {
        if harness
            .store
            .next_deadline()
            .is_none_or(|at| at > now.monotonic)
        {
            return;
        }
        harness.store.tick(now, &mut Vec::new());
    }
    panic!("the store is never done");
}

/// Every record that can be read, by offset.
fn read(harness: &mut Harness, from: i64) -> BTreeMap<i64, KeyValue> {
    let bytes = harness.read_on(from, 3000);
    let mut records = BTreeMap::new();
    for batch in batches(&bytes) {
        let batch = batch.expect("whole batches");
        batch.check_crc().expect("a right checksum");
        if batch.is_control() {
            continue;
        }
        let payload = batch.payload(1 << 20).expect("it decompresses");
        for record in batch.records(&payload) {
            let record = record.expect("a record");
            let (key, value) = (record.key.map(Vec::from), record.value.map(Vec::from));
            assert_eq!(records.insert(record.offset, (key, value)), None);
        }
    }
    records
}

/// The newest record of each key, by offset.
fn newest(sent: &BTreeMap<i64, KeyValue>, below: i64) -> BTreeMap<i64, KeyValue> {
    let mut by_key = BTreeMap::new();
    for (offset, record) in sent.range(..below) {
        by_key.insert(record.0.clone(), *offset);
    }
    let offsets = by_key.into_values();
    offsets
        .map(|offset| (offset, sent[&offset].clone()))
        .collect()
}

fn dice_records(dice: &mut Dice, keys: u64) -> Vec<KeyValue> {
    (0..1 + dice.below(4))
        .map(|_| {
            let key = format!("key {}", dice.below(keys)).into_bytes();
            let value = vec![b'a' + dice.below(26) as u8; 1 + dice.below(200) as usize];
            (Some(key), (dice.below(6) > 0).then_some(value))
        })
        .collect()
}

fn codec(dice: &mut Dice) -> Compression {
    [
        Compression::None,
        Compression::Gzip,
        Compression::Zstd,
        Compression::Lz4,
    ][dice.below(4) as usize]
}

#[test]
fn of_every_key_the_newest_record_stays_and_no_other_comes() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let mut settings = compacting();
        // Sometimes the keys do not fit, and it takes several passes.
        if dice.below(2) == 0 {
            settings.cleaner.dedupe_buffer_bytes = 24 * (2 + dice.below(12) as usize);
        }
        settings.cleaner.io_buffer_bytes = 1 + dice.below(3000) as usize;
        let mut harness = Harness::open_with(MemoryDisk::new(seed), settings.clone()).unwrap();
        let configure = StorageRequest::Configure {
            log: LOG,
            config: compacted(),
        };
        harness.perform(vec![create(LOG, "topic"), configure.clone()]);
        let mut sent = BTreeMap::new();
        let mut end = 0;
        let mut seconds = 0;
        for _ in 0..60 {
            seconds += dice.below(100);
            let now = at(seconds);
            match dice.below(10) {
                0 => settle(&mut harness, now),
                1 if harness.store.next_deadline().is_some() => {
                    for _ in 0..dice.below(6) {
                        harness.store.tick(now, &mut Vec::new());
                    }
                }
                2 => {
                    if dice.below(2) == 0 {
                        harness.perform_at(vec![StorageRequest::Close], now);
                    }
                    harness = Harness::open_with(harness.disk, settings.clone()).unwrap();
                    harness.perform_at(vec![configure.clone()], now);
                }
                _ => {
                    let records = dice_records(&mut dice, 12);
                    let bytes = batch(end, &records, now, codec(&mut dice));
                    let request = append(end, records.len(), bytes, dice.below(2) == 0);
                    harness.perform_at(vec![request], now);
                    for record in records {
                        sent.insert(end, record);
                        end += 1;
                    }
                }
            }
            let found = read(&mut harness, 0);
            for (offset, record) in &found {
                assert_eq!(sent.get(offset), Some(record), "seed {seed}");
            }
            for (offset, record) in newest(&sent, end) {
                let is_there = found.get(&offset) == Some(&record);
                assert!(is_there, "seed {seed}: {offset} is lost: {record:?}");
            }
        }
        // Long after, below the active segment one record a key is left, and no tombstone.
        for days in 1..6 {
            let now = at(seconds + days * 2 * DAY);
            let records = vec![(Some(b"marker".to_vec()), Some(vec![b'x'; 1500]))];
            let bytes = batch(end, &records, now, Compression::None);
            harness.perform_at(vec![append(end, 1, bytes, true)], now);
            sent.insert(end, records[0].clone());
            end += 1;
            settle(&mut harness, now);
        }
        let found = read(&mut harness, 0);
        let active = end - 1;
        let expected: BTreeMap<_, _> = newest(&sent, active)
            .into_iter()
            .filter(|(_, (_, value))| value.is_some())
            .collect();
        let below: BTreeMap<_, _> = found
            .range(..active)
            .map(|(o, r)| (*o, r.clone()))
            .collect();
        assert_eq!(below, expected, "seed {seed}");
    }
}

#[test]
fn a_producers_last_batch_stays_as_an_empty_one() {
    let mut harness = Harness::open_with(MemoryDisk::new(1), compacting()).unwrap();
    let configure = StorageRequest::Configure {
        log: LOG,
        config: compacted(),
    };
    harness.perform(vec![create(LOG, "topic"), configure]);
    for offset in 0..40 {
        let plan = Plan {
            producer: (offset < 20).then_some((9, 0, offset as i32)),
            ..Plan::at(offset)
        };
        harness.append(plan);
    }
    settle(&mut harness, at(20));
    let bytes = harness.read_on(0, 3000);
    let of_producer: Vec<(i64, i32, i32)> = batches(&bytes)
        .filter_map(|batch| match batch.expect("whole") {
            Batch::V2(batch) if batch.header().producer_id == 9 => Some((
                batch.header().last_offset(),
                batch.header().last_sequence(),
                batch.header().record_count,
            )),
            _ => None,
        })
        .collect();
    assert_eq!(of_producer, [(19, 19, 0)]);
    let harness = harness.restart();
    let producer = &harness.recovered[0].producers[0];
    assert_eq!(
        producer.batches.last().map(|last| last.last_sequence),
        Some(19)
    );
    assert_eq!(harness.recovered[0].log_end_offset, Offset(40));
}

#[test]
fn a_tombstone_stays_as_long_as_it_has_to() {
    let mut harness = Harness::open_with(MemoryDisk::new(1), compacting()).unwrap();
    let configure = StorageRequest::Configure {
        log: LOG,
        config: compacted(),
    };
    harness.perform(vec![create(LOG, "topic"), configure]);
    let mut end = 0;
    let mut write = |harness: &mut Harness, key: &str, value: Option<usize>, now: Now| {
        let records = vec![(Some(key.into()), value.map(|len| vec![b'v'; len]))];
        let bytes = batch(end, &records, now, Compression::None);
        harness.perform_at(vec![append(end, 1, bytes, true)], now);
        end += 1;
    };
    write(&mut harness, "a", Some(100), at(0));
    write(&mut harness, "a", None, at(1));
    write(&mut harness, "filler", Some(1900), at(2));
    settle(&mut harness, at(100));
    let offsets = |harness: &mut Harness| read(harness, 0).into_keys().collect::<Vec<_>>();
    assert_eq!(offsets(&mut harness), [1, 2]);
    // Its time counts from when it was first compacted.
    for (seconds, stays) in [(DAY + 90, true), (DAY + 121, false)] {
        let filler = format!("filler {seconds}");
        write(&mut harness, &filler, Some(1900), at(seconds));
        settle(&mut harness, at(seconds));
        assert_eq!(offsets(&mut harness).contains(&1), stays, "{seconds}");
    }
}

fn transactional(base: i64, key: &str, len: usize) -> Bytes {
    let mut builder = BatchBuilder::new(Compression::None)
        .base_offset(base)
        .leader_epoch(0)
        .producer(5, 0, base as i32)
        .transactional();
    builder.append(START_MS, Some(key.as_bytes()), Some(&vec![b'v'; len]), &[]);
    builder.build().expect("a batch")
}

fn marker(base: i64, commits: bool) -> Bytes {
    let mut builder = BatchBuilder::new(Compression::None)
        .base_offset(base)
        .leader_epoch(0)
        .producer(5, 0, -1)
        .transactional()
        .control();
    // An EndTxnMarker of version 0, coordinator epoch 0.
    let value = [0; 6];
    builder.append(
        START_MS,
        Some(&[0, 0, 0, u8::from(commits)]),
        Some(&value),
        &[],
    );
    builder.build().expect("a batch")
}

#[test]
fn what_was_aborted_goes_first_and_its_marker_later() {
    let mut harness = Harness::open_with(MemoryDisk::new(1), compacting()).unwrap();
    let configure = StorageRequest::Configure {
        log: LOG,
        config: compacted(),
    };
    harness.perform(vec![create(LOG, "topic"), configure]);
    let batches_of = [
        batch(
            0,
            &[(Some(b"a".to_vec()), Some(vec![b'1'; 10]))],
            at(0),
            Compression::None,
        ),
        transactional(1, "a", 20),
        marker(2, false),
        transactional(3, "b", 30),
        marker(4, true),
        transactional(5, "c", 1900),
        marker(6, true),
        transactional(7, "open", 1900),
        batch(
            8,
            &[(Some(b"b".to_vec()), Some(vec![b'2'; 1900]))],
            at(0),
            Compression::None,
        ),
        batch(
            9,
            &[(Some(b"d".to_vec()), Some(vec![b'3'; 1900]))],
            at(0),
            Compression::None,
        ),
    ];
    for (base, bytes) in batches_of.into_iter().enumerate() {
        harness.perform(vec![append(base as i64, 1, bytes, true)]);
    }
    settle(&mut harness, at(100));
    // The record of "a" that was not aborted is the newest; what is behind an open transaction is left alone.
    let found: Vec<i64> = read(&mut harness, 0).into_keys().collect();
    assert_eq!(found, [0, 3, 5, 7, 8, 9]);
    let controls = |harness: &mut Harness| -> Vec<i64> {
        let bytes = harness.read_on(0, 3000);
        let all = batches(&bytes).map(|batch| batch.expect("whole"));
        all.filter(|batch| batch.is_control())
            .map(|batch| batch.base_offset())
            .collect()
    };
    assert_eq!(controls(&mut harness), [2, 4, 6]);
    let index = harness.file("topic-0/00000000000000000000.txnindex");
    assert_eq!(index.map(|bytes| bytes.len()), Some(34));
}

/// Fills a log with a few keys, lets it be compacted several times, over a stop.
fn work(disk: &MemoryDisk) -> (BTreeMap<i64, KeyValue>, i64) {
    let mut sent = BTreeMap::new();
    let mut durable = 0;
    let mut end = 0;
    for session in 0..2_u64 {
        let mut settings = compacting();
        settings.cleaner.io_buffer_bytes = 1500;
        let Ok(mut harness) = Harness::open_with(disk.clone(), settings) else {
            return (sent, durable);
        };
        let configure = StorageRequest::Configure {
            log: LOG,
            config: compacted(),
        };
        if harness.recovered.is_empty() {
            harness.perform(vec![create(LOG, "topic")]);
        }
        harness.perform(vec![configure]);
        for number in 0..12 {
            let now = at(session * 100 + number * 2 + 200);
            let key = format!("key {}", number % 4).into_bytes();
            let records = vec![(Some(key), (number % 5 > 0).then(|| vec![b'v'; 600]))];
            let bytes = batch(end, &records, now, Compression::None);
            sent.insert(end, records[0].clone());
            end += 1;
            let request = append(end - 1, 1, bytes, number % 2 == 0);
            for event in harness.perform_at(vec![request], now) {
                if let StorageEvent::Durable { end_offset, .. } = event {
                    durable = end_offset.0;
                }
            }
            if disk.power_is_cut() {
                return (sent, durable);
            }
            if number % 4 == 3 {
                let later = at(session * 100 + number * 2 + 220);
                for _ in 0..40 {
                    harness.store.tick(later, &mut Vec::new());
                }
            }
        }
        harness.perform(vec![StorageRequest::Close]);
    }
    (sent, durable)
}

#[test]
fn a_crash_at_any_step_of_compaction_loses_no_newest_record() {
    let changes = {
        let disk = MemoryDisk::new(0);
        let (sent, durable) = work(&disk);
        assert_eq!((sent.len(), durable), (24, 23));
        let mut harness = Harness::open(disk.clone()).unwrap();
        assert!(read(&mut harness, 0).len() < 14, "nothing was compacted");
        disk.changes()
    };
    assert!(changes > 150, "{changes}");
    for crash_at in 0..changes {
        for seed in 0..3 {
            let case = format!("crash at {crash_at}, seed {seed}");
            let disk = MemoryDisk::new(seed * 1000 + crash_at);
            disk.plan(Fault::PowerCutAt(crash_at));
            let (sent, durable) = work(&disk);
            disk.cut_power();
            // Crashes of the recovery, one step further each time, until it comes through.
            for step in 0.. {
                disk.plan(Fault::PowerCutAt(disk.changes() + step));
                drop(Harness::open_with(disk.clone(), compacting()));
                if !disk.power_is_cut() {
                    break;
                }
                disk.cut_power();
            }
            disk.heal();
            let mut harness = Harness::open_with(disk, compacting()).expect(&case);
            let Some(found) = harness.recovered.first().cloned() else {
                assert_eq!(durable, 0, "{case}");
                continue;
            };
            assert_eq!(found.failure, None, "{case}");
            let end = found.log_end_offset.0;
            assert!(end >= durable, "{case}: {end} < {durable}");
            let read = read(&mut harness, 0);
            for (offset, record) in &read {
                assert_eq!(sent.get(offset), Some(record), "{case}: a phantom");
            }
            for (offset, record) in newest(&sent, durable) {
                let newer =
                    |(later, other): (&i64, &KeyValue)| *later >= offset && other.0 == record.0;
                assert!(read.iter().any(newer), "{case}: {offset} is lost");
            }
            let names = harness.names();
            let left: Vec<&String> = names
                .iter()
                .filter(|name| [".cleaned", ".swap"].iter().any(|end| name.ends_with(end)))
                .collect();
            assert!(left.is_empty(), "{case}: {left:?}");
        }
    }
}
