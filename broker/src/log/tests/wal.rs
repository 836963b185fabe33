//! The write-ahead log as the store uses it.

use super::support::*;
use crate::core::ids::{LogId, Offset};
use crate::log::{Append, StorageEvent, StorageRequest, StoreConfig};
use crate::sim::{Fault, MemoryDisk, Operation};

const FILE: &str = "chronik-wal/00000000.wal";
const GROUPS_AT: usize = 8192;
const PAGE: usize = 4096;

fn settings() -> StoreConfig {
    StoreConfig {
        wal_worth_a_sync: 64 << 10,
        ..config_with_wal()
    }
}

fn open(disk: &MemoryDisk) -> Harness {
    Harness::open_with(disk.clone(), settings()).expect("it opens")
}

/// A store with logs t0, t1 … of one batch each, all synced in their files.
fn with_logs(count: u32) -> Harness {
    let mut harness = open(&MemoryDisk::new(1));
    let logs = (0..count).map(|log| create(LogId(log), &format!("t{log}")));
    harness.perform(logs.collect());
    let first = (0..count).map(|log| StorageRequest::Append(Plan::at(0).append(LogId(log), true)));
    harness.perform(first.collect());
    harness
}

fn append(log: u32, offset: i64, durable: bool) -> StorageRequest {
    StorageRequest::Append(Plan::at(offset).append(LogId(log), durable))
}

fn ends(harness: &Harness) -> Vec<i64> {
    let ends = harness.recovered.iter().map(|found| found.log_end_offset.0);
    ends.collect()
}

#[test]
fn one_sync_makes_many_logs_durable() {
    let mut harness = with_logs(50);
    harness.perform(vec![append(0, 1, true)]);
    for offset in 1..4 {
        let before = (harness.disk.syncs(), harness.store.syncs());
        let appends = (0..50).map(|log| append(log, offset + i64::from(log == 0), true));
        let events = harness.perform(appends.collect());
        let durable = |event: &&StorageEvent| matches!(event, StorageEvent::Durable { .. });
        assert_eq!(events.iter().filter(durable).count(), 50);
        let (syncs, groups) = before.1;
        assert_eq!(harness.disk.syncs(), before.0 + 1);
        assert_eq!(harness.store.syncs(), (syncs + 1, groups + 1));
    }
    for seed in 0..20 {
        let disk = harness.disk.copy(seed);
        disk.cut_power();
        let mut harness = open(&disk);
        assert_eq!(
            ends(&harness),
            [vec![5], vec![4; 49]].concat(),
            "seed {seed}"
        );
        let expected: Vec<u8> = (0..5).flat_map(|offset| Plan::at(offset).batch()).collect();
        assert_eq!(harness.read_on(0, 1000), expected, "seed {seed}");
    }
}

#[test]
fn what_was_written_without_a_wait_is_durable_with_what_follows() {
    let mut harness = with_logs(1);
    for offset in 1..10 {
        let events = harness.perform(vec![append(0, offset, false)]);
        assert_eq!(events.len(), 1, "written, and no more");
    }
    harness.perform(vec![append(0, 10, true)]);
    harness.disk.cut_power();
    assert_eq!(ends(&open(&harness.disk)), [11]);
}

#[test]
fn much_at_once_is_synced_where_it_is() {
    let mut harness = with_logs(1);
    harness.perform(vec![append(0, 1, true)]);
    let groups = harness.store.syncs().1;
    let plan = Plan {
        value_len: 100_000,
        ..Plan::at(2)
    };
    harness.perform(vec![StorageRequest::Append(plan.append(LogId(0), true))]);
    assert_eq!(harness.store.syncs().1, groups);
    harness.perform(vec![append(0, 3, true)]);
    assert_eq!(harness.store.syncs().1, groups + 1);
    harness.disk.cut_power();
    assert_eq!(ends(&open(&harness.disk)), [4]);
}

#[test]
fn it_is_there_only_while_it_may_be_needed() {
    let mut harness = with_logs(1);
    // Most starts write something once.
    assert!(harness.file(FILE).is_none());
    harness.perform(vec![append(0, 1, true)]);
    assert!(harness.file(FILE).is_some());
    let mut harness = open(&harness.disk);
    assert!(harness.file(FILE).is_none(), "a start puts everything back");
    for offset in 2..4 {
        harness.perform(vec![append(0, offset, true)]);
    }
    assert!(harness.file(FILE).is_some());
    harness.perform(vec![StorageRequest::Close]);
    assert!(
        !harness
            .names()
            .iter()
            .any(|name| name.starts_with("chronik-wal"))
    );
    assert!(harness.file(".kafka_cleanshutdown").is_some());
    // Never together, whatever a power cut takes.
    for crash_at in 0..40 {
        let mut harness = with_logs(1);
        harness.perform(vec![append(0, 1, true)]);
        let from = harness.disk.changes();
        harness.disk.plan(Fault::PowerCutAt(from + crash_at));
        harness.perform(vec![StorageRequest::Close]);
        harness.disk.cut_power();
        let marked = harness.file(".kafka_cleanshutdown").is_some();
        let kept = harness
            .names()
            .iter()
            .any(|name| name.starts_with("chronik-wal"));
        assert!(!(marked && kept), "crash at {crash_at}");
        assert_eq!(ends(&open(&harness.disk)), [2], "crash at {crash_at}");
    }
}

#[test]
fn a_checkpoint_makes_room_and_nothing_grows() {
    let mut harness = with_logs(1);
    let mut longest = 0;
    for offset in 1..200 {
        harness.perform(vec![append(0, offset, true)]);
        if harness.store.next_deadline() == Some(now().monotonic) {
            harness.store.tick(now(), &mut Vec::new());
        }
        longest = longest.max(harness.file(FILE).map_or(0, |content| content.len()));
    }
    assert!(longest as u64 <= settings().wal_bytes, "{longest}");
    assert!(harness.store.syncs().1 > 190, "{:?}", harness.store.syncs());
    harness.disk.cut_power();
    assert_eq!(ends(&open(&harness.disk)), [200]);
}

#[test]
fn a_full_disk_leaves_the_segments_to_be_synced() {
    let mut harness = with_logs(1);
    let used: usize = harness
        .disk
        .files()
        .iter()
        .map(|(_, content)| content.len())
        .sum();
    harness.disk.plan(Fault::Capacity(used as u64 + 500));
    let events = harness.perform(vec![append(0, 1, true)]);
    assert_eq!(events.len(), 2, "{events:?}");
    assert_eq!(harness.store.syncs().1, 0);
    harness.disk.cut_power();
    assert_eq!(ends(&open(&harness.disk)), [2]);
}

#[test]
fn a_failed_sync_of_it_ends_everything() {
    let mut harness = with_logs(1);
    harness.perform(vec![append(0, 1, true)]);
    harness.disk.plan(Fault::Fail(Operation::Sync, 0));
    let events = harness.perform(vec![append(0, 2, true)]);
    let [
        StorageEvent::Written { .. },
        StorageEvent::Fatal { failure },
    ] = &events[..]
    else {
        panic!("{events:?}");
    };
    assert_eq!(failure.path, FILE);
    assert_eq!(harness.perform(vec![append(0, 3, true)]), []);
}

#[test]
fn a_flipped_bit_behind_the_last_checkpoint_is_repaired() {
    let mut harness = with_logs(1);
    for offset in 1..6 {
        harness.perform(vec![append(0, offset, true)]);
    }
    let size = Plan::at(0).batch().len();
    harness
        .disk
        .tamper("t0-0/00000000000000000000.log", |content| {
            content[3 * size + 90] ^= 4
        });
    let mut harness = open(&harness.disk);
    assert_eq!(harness.recovered[0].failure, None);
    assert_eq!(harness.recovered[0].replayed_bytes, 3 * size as u64);
    let expected: Vec<u8> = (0..6).flat_map(|offset| Plan::at(offset).batch()).collect();
    assert_eq!(harness.read_on(0, 1000), expected);
}

#[test]
fn damage_concerns_those_who_need_what_is_damaged() {
    let mut harness = with_logs(3);
    harness.perform(vec![append(0, 1, true), append(1, 1, true)]);
    harness.perform(vec![append(1, 2, true)]);
    harness.perform(vec![append(2, 1, true)]);
    // The first group is spoiled, and t0's file has lost what was in it; t1's has not.
    harness
        .disk
        .tamper(FILE, |content| content[GROUPS_AT + 300] ^= 1);
    let size = Plan::at(0).batch().len();
    harness
        .disk
        .tamper("t0-0/00000000000000000000.log", |content| {
            content.truncate(size)
        });
    for _ in 0..2 {
        harness = open(&harness.disk);
        let failure = harness.recovered[0].failure.clone().expect("t0 is damaged");
        assert!(
            failure.path.contains(FILE) && failure.reason.contains("position 8192"),
            "{failure}"
        );
        assert_eq!(harness.recovered[1].failure, None);
        assert_eq!(ends(&harness)[1..], [3, 2]);
        let remarks = harness.store.take_remarks();
        let named = |remark: &String| remark.contains("t0-0 offsets 1 to 1, t1-0 offsets 1 to 1");
        assert!(remarks.iter().any(named), "{remarks:?}");
        // Set aside for as long as it is not settled.
        assert!(harness.file(FILE).is_some());
    }
    for offset in 3..6 {
        let events = harness.perform(vec![append(1, offset, true)]);
        assert_eq!(events.len(), 2, "{events:?}");
    }
    assert!(harness.file("chronik-wal/00000001.wal").is_some());
    harness.perform(vec![StorageRequest::Close]);
    assert!(harness.file("chronik-wal/00000001.wal").is_none());
    let harness = open(&harness.disk);
    assert!(harness.recovered[0].failure.is_some());
    assert_eq!(ends(&harness)[1..], [6, 2]);
}

#[test]
fn a_header_that_is_gone_is_not_started_over() {
    let mut harness = with_logs(2);
    for offset in 1..4 {
        harness.perform(vec![append(0, offset, true)]);
    }
    harness
        .disk
        .tamper(FILE, |content| content[GROUPS_AT + PAGE..][..64].fill(0));
    let before = harness.disk.files();
    let refused = Harness::open_with(harness.disk.clone(), settings()).err();
    let refused = refused.expect("damage").to_string();
    assert!(
        refused.contains("position 12288") && refused.contains(FILE),
        "{refused}"
    );
    assert!(
        harness.disk.files() == before,
        "a refused start changes nothing"
    );
}

#[test]
fn a_log_that_lost_what_was_synced_is_not_served() {
    let mut harness = with_logs(1);
    let big = Plan {
        value_len: 100_000,
        ..Plan::at(1)
    };
    harness.perform(vec![StorageRequest::Append(big.append(LogId(0), true))]);
    harness.perform(vec![append(0, 2, true)]);
    let size = Plan::at(0).batch().len();
    // A file system that lost what it said was synced: no batch is damaged, one is missing.
    harness
        .disk
        .tamper("t0-0/00000000000000000000.log", |content| {
            content.truncate(size)
        });
    harness
        .disk
        .tamper("t0-0/00000000000000000001.log", Vec::clear);
    let harness = open(&harness.disk);
    let failure = harness.recovered[0].failure.clone().expect("it is missed");
    assert!(failure.reason.contains("ends at offset 1"), "{failure}");
}

#[test]
fn a_topic_made_anew_gets_nothing_of_the_old_one() {
    let mut harness = with_logs(1);
    for offset in 1..5 {
        harness.perform(vec![append(0, offset, true)]);
    }
    harness.perform(vec![StorageRequest::Delete { log: LogId(0) }]);
    let StorageRequest::Create {
        topic,
        partition,
        config,
        ..
    } = create(LogId(1), "t0")
    else {
        unreachable!("it creates");
    };
    let create = StorageRequest::Create {
        log: LogId(1),
        topic,
        partition,
        topic_id: kafka_proto::Uuid::from_bytes([0x77; 16]),
        config,
    };
    harness.perform(vec![create, append(1, 0, true)]);
    harness.perform(vec![append(1, 1, true)]);
    harness.disk.cut_power();
    let harness = open(&harness.disk);
    assert_eq!(ends(&harness), [2]);
    assert_eq!(harness.recovered[0].failure, None);
}

#[test]
fn what_a_refused_append_left_behind_does_not_come_back() {
    // It is cut off at once, or where that fails too only after a checkpoint has synced it.
    for (seed, cut_fails) in (0..200).flat_map(|seed| [(seed, false), (seed, true)]) {
        let mut harness = open(&MemoryDisk::new(seed));
        harness.perform(vec![create(LogId(0), "t0")]);
        for offset in 0..3 {
            harness.perform(vec![append(0, offset, true)]);
        }
        // Half of two batches is one that is whole, and is refused.
        let refused = Append {
            bytes: [Plan::at(3).batch(), Plan::at(4).batch()].concat().into(),
            last_offset: Offset(4),
            ..Plan::at(3).append(LogId(0), true)
        };
        harness.disk.plan(Fault::Fail(Operation::Write, 0));
        if cut_fails {
            harness.disk.plan(Fault::Fail(Operation::Write, 1));
        }
        harness.perform(vec![StorageRequest::Append(refused)]);
        if cut_fails {
            harness.store.tick(at(3600), &mut Vec::new());
        }
        let other = Plan {
            timestamp: START_MS + 999,
            ..Plan::at(3)
        };
        let events = harness.perform(vec![StorageRequest::Append(other.append(LogId(0), true))]);
        assert_eq!(events.len(), 2, "{events:?}");
        harness.disk.cut_power();
        let mut harness = open(&harness.disk);
        assert_eq!(ends(&harness), [4], "seed {seed}");
        assert_eq!(harness.read(3, 1000), Ok(other.batch()), "seed {seed}");
    }
}
