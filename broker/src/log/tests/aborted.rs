//! Aborted transactions and open ones, against a model in memory: over rolls, stops, power cuts and lost indexes.

use std::collections::BTreeMap;

use bytes::Bytes;
use kafka_proto::records::{BatchBuilder, Compression};

use super::support::*;
use crate::core::ids::{LeaderEpoch, Offset, ProducerId, ReadId};
use crate::log::{AbortedTransaction, Append, Disk, StorageEvent, StorageRequest, StoreConfig};
use crate::sim::{Dice, MemoryDisk};

/// What was written, as a reader of the log understands it.
#[derive(Debug, Default)]
struct Model {
    end: i64,
    sequences: BTreeMap<i64, i32>,
    /// First offset by producer.
    open: BTreeMap<i64, i64>,
    aborted: Vec<AbortedTransaction>,
}

impl Model {
    fn batch(&mut self, producer: i64, value_len: usize) -> Bytes {
        let sequence = self.sequences.entry(producer).or_default();
        let mut builder = BatchBuilder::new(Compression::None)
            .base_offset(self.end)
            .leader_epoch(0)
            .producer(producer, 0, *sequence)
            .transactional();
        *sequence += 1;
        self.open.entry(producer).or_insert(self.end);
        builder.append(START_MS, Some(b"key"), Some(&vec![b'v'; value_len]), &[]);
        self.end += 1;
        builder.build().expect("a batch")
    }

    fn marker(&mut self, producer: i64, commits: bool) -> Bytes {
        let mut builder = BatchBuilder::new(Compression::None)
            .base_offset(self.end)
            .leader_epoch(0)
            .producer(producer, 0, -1)
            .transactional()
            .control();
        let (key, value) = ([0, 0, 0, u8::from(commits)], [0, 0, 0, 0, 0, 7]);
        builder.append(START_MS, Some(&key), Some(&value), &[]);
        let last_offset = Offset(self.end);
        self.end += 1;
        if let Some(first) = self.open.remove(&producer)
            && !commits
        {
            let last_stable_offset = self.first_open().unwrap_or(last_offset.next());
            self.aborted.push(AbortedTransaction {
                producer_id: ProducerId(producer),
                first_offset: Offset(first),
                last_offset,
                last_stable_offset,
            });
        }
        builder.build().expect("a batch")
    }

    fn first_open(&self) -> Option<Offset> {
        self.open.values().min().map(|&first| Offset(first))
    }

    fn between(&self, from: i64, until: i64) -> Vec<AbortedTransaction> {
        let touches = |aborted: &&AbortedTransaction| {
            aborted.last_offset.0 >= from && aborted.first_offset.0 < until
        };
        self.aborted.iter().filter(touches).copied().collect()
    }
}

fn append(harness: &mut Harness, base: i64, bytes: Bytes) {
    let offset = Offset(base);
    let events = harness.perform(vec![StorageRequest::Append(Append {
        log: LOG,
        base_offset: offset,
        last_offset: offset,
        leader_epoch: LeaderEpoch(0),
        bytes,
        durable: true,
        watched: false,
    })]);
    assert_eq!(events.len(), 2, "{events:?}");
}

fn aborted(harness: &mut Harness, from: i64, until: i64) -> Vec<AbortedTransaction> {
    let request = StorageRequest::ListAborted {
        read: ReadId(3),
        log: LOG,
        offset: Offset(from),
        end_offset: Offset(until),
    };
    match harness.perform(vec![request]).pop() {
        Some(StorageEvent::Aborted { result, .. }) => result.expect("a readable log"),
        other => panic!("a listing is answered, not with {other:?}"),
    }
}

/// Ends the process in one of the ways in which it may end, loses caches, and starts again.
fn restart(mut harness: Harness, config: &StoreConfig, dice: &mut Dice) -> Harness {
    match dice.below(2) {
        0 => _ = harness.perform(vec![StorageRequest::Close]),
        _ => harness.disk.cut_power(),
    }
    let names = harness.names();
    let is_index = |name: &&String| name.ends_with("index");
    match dice.below(4) {
        0 => {
            for name in names.iter().filter(is_index) {
                let removed = harness.disk.remove_file(name.as_ref());
                removed.expect("it was there");
            }
        }
        1 => {
            for name in names.iter().filter(|name| name.ends_with(".txnindex")) {
                harness
                    .disk
                    .tamper(name, |bytes| bytes.truncate(bytes.len() / 2 + 1));
            }
        }
        _ => {}
    }
    Harness::open_with(harness.disk, config.clone()).expect("the store opens again")
}

#[test]
fn aborted_and_open_transactions_are_known_over_rolls_stops_and_lost_indexes() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let config = match seed % 2 {
            0 => config(),
            _ => config_with_wal(),
        };
        let mut harness = Harness::open_with(MemoryDisk::new(seed), config.clone()).expect("empty");
        harness.perform(vec![create(LOG, "topic")]);
        let mut model = Model::default();
        for _ in 0..80 {
            let producer = dice.below(4) as i64;
            match dice.below(20) {
                0 if model.end > 0 => {
                    harness = restart(harness, &config, &mut dice);
                    let found = &harness.recovered[0];
                    assert_eq!(found.failure, None, "seed {seed}");
                    assert_eq!(found.log_end_offset, Offset(model.end), "seed {seed}");
                    let open = found.producers.iter();
                    let open = open.filter_map(|producer| producer.current_txn_first_offset);
                    assert_eq!(open.min(), model.first_open(), "seed {seed}");
                    let last = model.aborted.last();
                    let until = last.map_or(Offset(0), |aborted| aborted.last_offset.next());
                    assert_eq!(found.aborted_until, until, "seed {seed}");
                }
                0..=12 => {
                    let bytes = model.batch(producer, 1 + dice.below(600) as usize);
                    append(&mut harness, model.end - 1, bytes);
                }
                _ => {
                    let bytes = model.marker(producer, dice.below(3) == 0);
                    append(&mut harness, model.end - 1, bytes);
                }
            }
            let from = dice.below(model.end as u64 + 1) as i64;
            let until = from + 1 + dice.below(20) as i64;
            assert_eq!(
                aborted(&mut harness, from, until),
                model.between(from, until),
                "seed {seed}: {from} to {until}"
            );
        }
    }
}

#[test]
fn a_long_index_is_searched_in_steps() {
    let mut config = config();
    config.log.segment_bytes = 10 << 20;
    let mut harness = Harness::open_with(MemoryDisk::new(1), config.clone()).expect("empty");
    let create = StorageRequest::Create {
        log: LOG,
        topic: "topic".into(),
        partition: 0,
        topic_id: TOPIC_ID,
        config: config.log.clone(),
    };
    harness.perform(vec![create]);
    let mut model = Model::default();
    for number in 0..3000 {
        let bytes = model.batch(number % 3, 1);
        append(&mut harness, model.end - 1, bytes);
        let bytes = model.marker(number % 3, false);
        append(&mut harness, model.end - 1, bytes);
    }
    harness.perform(vec![StorageRequest::Close]);
    let mut harness = Harness::open_with(harness.disk, config).expect("it opens");
    for from in (0..6000).step_by(37).chain([5999, 6000, 7000]) {
        for until in [from + 1, from + 500, i64::MAX] {
            let expected = model.between(from, until);
            assert_eq!(
                aborted(&mut harness, from, until),
                expected,
                "{from} to {until}"
            );
        }
    }
}
