//! Snapshots of the metadata log: written, read, kept and given up; and crashes at every step of that.

use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use kafka_proto::records::{BatchBuilder, Compression, MAX_DECOMPRESSED, batches};

use super::planted::{Bug, Spoiled};
use super::support::*;
use crate::core::ids::{LeaderEpoch, LogId, Offset};
use crate::core::time::Now;
use crate::log::{
    Check, Disk, LogConfig, OpenMode, SnapshotId, SnapshotPart, StorageEvent, StorageRequest,
    StoreConfig,
};
use crate::sim::{Fault, MemoryDisk};

const FOLDER: &str = "__cluster_metadata-0";

fn id(end_offset: i64) -> SnapshotId {
    SnapshotId {
        end_offset: Offset(end_offset),
        leader_epoch: LeaderEpoch(0),
    }
}

fn batch(base_offset: i64, key: Option<u8>, value: &[u8]) -> Bytes {
    let mut builder = BatchBuilder::new(Compression::None).base_offset(base_offset);
    let key = key.map(|kind| [0, 0, 0, kind]);
    if key.is_some() {
        builder = builder.control();
    }
    builder.append(START_MS, key.as_ref().map(|key| &key[..]), Some(value), &[]);
    builder.build().expect("a batch")
}

/// A snapshot that says where it ends, in its parts.
fn content(end_offset: i64, appended_ms: i64) -> [Bytes; 3] {
    let mut header = vec![0, 0];
    header.extend_from_slice(&appended_ms.to_be_bytes());
    header.push(0);
    [
        batch(0, Some(3), &header),
        batch(1, None, &end_offset.to_be_bytes()),
        batch(2, Some(4), &[0, 0, 0]),
    ]
}

fn parts(end_offset: i64, appended_ms: i64) -> Vec<StorageRequest> {
    let content = content(end_offset, appended_ms);
    let last = content.len() - 1;
    let part = |(number, bytes)| {
        StorageRequest::WriteSnapshot(SnapshotPart {
            log: LOG,
            id: id(end_offset),
            bytes,
            is_first: number == 0,
            is_last: number == last,
        })
    };
    content.into_iter().enumerate().map(part).collect()
}

fn metadata_log(retention_bytes: i64, retention_ms: i64) -> StorageRequest {
    let StorageRequest::Create {
        log,
        topic,
        partition,
        topic_id,
        ..
    } = create(LOG, "__cluster_metadata")
    else {
        unreachable!("it creates");
    };
    let config = LogConfig {
        segment_bytes: 400,
        delete: false,
        retention_bytes,
        retention_ms,
        ..small()
    };
    StorageRequest::Create {
        log,
        topic,
        partition,
        topic_id,
        config,
    }
}

fn written(events: &[StorageEvent]) -> usize {
    let is_written = |event: &&StorageEvent| {
        matches!(
            event,
            StorageEvent::SnapshotPartWritten {
                log: LogId(0),
                result: Ok(()),
                ..
            }
        )
    };
    events.iter().filter(is_written).count()
}

/// A log of twenty records, with snapshots of it.
fn with_snapshots(ends: &[i64], retention_bytes: i64, retention_ms: i64) -> Harness {
    let mut harness = Harness::fresh(1);
    harness.perform(vec![metadata_log(retention_bytes, retention_ms)]);
    harness.fill(0, 20);
    for &end in ends {
        for part in parts(end, START_MS + end * 1000) {
            assert_eq!(written(&harness.perform(vec![part])), 1);
        }
    }
    harness
}

fn snapshots<D: Disk + Clone>(harness: &mut Harness<D>) -> Vec<i64> {
    let found = harness.store.metadata_snapshots(LOG).expect("a folder");
    found.iter().map(|id| id.end_offset.0).collect()
}

fn checkpoints(harness: &Harness) -> Vec<String> {
    let names = harness.names().into_iter();
    names.filter(|name| name.contains(".checkpoint")).collect()
}

#[test]
fn a_snapshot_has_its_name_once_it_is_synced_and_is_read_as_it_was_written() {
    let mut harness = with_snapshots(&[], -1, -1);
    let mut parts = parts(12, START_MS);
    let last = parts.pop().expect("a last part");
    for part in parts {
        assert_eq!(written(&harness.perform(vec![part])), 1);
    }
    let part = format!("{FOLDER}/00000000000000000012-0000000000-0.checkpoint.part");
    assert_eq!(checkpoints(&harness), [part]);
    let mut events = Vec::new();
    harness.store.write(vec![last], now(), &mut events);
    assert_eq!(events, [], "it is not synced yet");
    let job = harness.store.begin_sync(now(), &mut events);
    let job = job.expect("a file to sync");
    assert!(harness.store.awaits_sync());
    assert_eq!((job.files.len(), &job.durable[..]), (1, &[][..]));
    assert_eq!(snapshots(&mut harness), [0; 0]);
    let disk = &mut harness.disk;
    let outcome = job.carry_out(|file| disk.sync_file(file));
    harness.store.finish_sync(outcome, now(), &mut events);
    assert_eq!(written(&events), 1);
    assert_eq!(snapshots(&mut harness), [12]);
    let name = format!("{FOLDER}/00000000000000000012-0000000000.checkpoint");
    assert_eq!(checkpoints(&harness), [name]);
    harness.disk.cut_power();
    let mut harness = harness.restart();
    let read = harness.store.read_metadata_snapshot(LOG, id(12));
    assert_eq!(read, Ok(content(12, START_MS).concat().into()));
}

#[test]
fn nothing_is_left_of_a_snapshot_that_was_not_finished() {
    let mut harness = with_snapshots(&[], -1, -1);
    harness.perform(parts(12, START_MS)[..2].to_vec());
    assert_eq!(checkpoints(&harness).len(), 1);
    let harness = harness.restart();
    assert!(checkpoints(&harness).is_empty());
    // A newer one takes the place of one under way, and a clean stop of both.
    let mut harness = harness;
    harness.perform(parts(12, START_MS)[..2].to_vec());
    harness.perform(parts(14, START_MS)[..1].to_vec());
    assert_eq!(checkpoints(&harness).len(), 1);
    harness.perform(vec![StorageRequest::Close]);
    assert!(checkpoints(&harness).is_empty());
}

#[test]
fn what_is_not_durable_is_not_taken_into_a_snapshot() {
    let mut harness = with_snapshots(&[], -1, -1);
    let append = Plan::at(20).append(LOG, false);
    harness.perform(vec![StorageRequest::Append(append)]);
    let events = harness.perform(parts(21, START_MS));
    assert_eq!(written(&events), 0);
    assert_eq!(events.len(), 3, "each part is refused: {events:?}");
    assert!(checkpoints(&harness).is_empty());
}

#[test]
fn a_full_disk_fails_the_snapshot_and_nothing_else() {
    let mut harness = with_snapshots(&[], -1, -1);
    let used: usize = harness
        .disk
        .files()
        .iter()
        .map(|(_, content)| content.len())
        .sum();
    harness.disk.plan(Fault::Capacity(used as u64 + 100));
    let events = harness.perform(parts(12, START_MS));
    assert_eq!(written(&events), 1, "its beginning fits");
    assert!(checkpoints(&harness).is_empty());
    harness.disk.heal();
    assert_eq!(written(&harness.perform(parts(13, START_MS))), 3);
    assert_eq!(snapshots(&mut harness), [13]);
}

fn tick(harness: &mut Harness, now: Now) -> Vec<StorageEvent> {
    let mut events = Vec::new();
    harness.store.tick(now, &mut events);
    events
}

#[test]
fn the_log_begins_with_the_segment_in_which_the_oldest_snapshot_ends_that_is_kept() {
    // By size the newest alone stays; by age those whose last record is not too old, and the newest.
    let day = 24 * 60 * 60;
    for (ends, bytes, ms, seconds, kept, begins) in [
        (&[5, 9, 15][..], -1, -1, 0, &[15, 9, 5][..], 0),
        (&[5, 9, 15], i64::MAX, -1, 0, &[15, 9, 5], 0),
        (&[5, 9, 15], 1, -1, 0, &[15], 14),
        (&[5, 20], 1, -1, 0, &[20], 18),
        (&[15], 1, 0, day, &[15], 0),
        (&[5, 9, 15], -1, 10_000, 16, &[15, 9], 8),
        (&[5, 9, 15], -1, 10_000, 15, &[15, 9, 5], 0),
        (&[5, 9, 15], -1, 10_000, day, &[15], 14),
    ] {
        let mut harness = with_snapshots(ends, bytes, ms);
        let events = tick(&mut harness, at(seconds));
        let case = format!("{ends:?} {bytes} {ms} {seconds}");
        assert_eq!(snapshots(&mut harness), kept, "{case}");
        let advanced = StorageEvent::StartAdvanced {
            log: LOG,
            log_start_offset: Offset(begins),
        };
        assert_eq!(events.contains(&advanced), begins > 0, "{case}: {events:?}");
        // As after a stop: both agree, and the rest of the log is there.
        tick(&mut harness, at(seconds + 100));
        let mut harness = harness.restart();
        assert_eq!(snapshots(&mut harness), kept, "{case}");
        assert_eq!(
            harness.recovered[0].log_start_offset,
            Offset(begins),
            "{case}"
        );
        assert_eq!(harness.recovered[0].log_end_offset, Offset(20), "{case}");
        // Kafka believes no epoch that begins where the log ends.
        let epochs = [(LeaderEpoch(0), Offset(begins))];
        assert_eq!(harness.recovered[0].leader_epochs, epochs, "{case}");
        let segments = harness.names();
        let oldest = segments.iter().find(|name| name.ends_with(".log"));
        let first = format!("{FOLDER}/{:020}.log", 0);
        assert_eq!(oldest == Some(&first), begins == 0, "{case}: {oldest:?}");
    }
}

#[test]
fn half_of_what_is_too_much_goes_with_the_older_snapshots() {
    let mut harness = with_snapshots(&[5, 9, 15], -1, -1);
    let size = |harness: &Harness, wanted: &str| -> u64 {
        let files = harness.disk.files().into_iter();
        files
            .filter(|(name, _)| name.ends_with(wanted))
            .map(|(_, content)| content.len() as u64)
            .sum()
    };
    let all = size(&harness, ".log") + size(&harness, ".checkpoint");
    let StorageRequest::Create { config, .. } = metadata_log(all as i64 - 1, -1) else {
        unreachable!("it creates");
    };
    harness.perform(vec![StorageRequest::Configure { log: LOG, config }]);
    tick(&mut harness, now());
    assert_eq!(snapshots(&mut harness), [15, 9], "one is enough");
}

#[test]
fn a_damaged_snapshot_is_told_and_checked() {
    let whole = content(15, START_MS).concat();
    for damaged_at in (0..whole.len()).step_by(3) {
        let mut harness = with_snapshots(&[15], -1, -1);
        let name = format!("{FOLDER}/00000000000000000015-0000000000.checkpoint");
        harness
            .disk
            .tamper(&name, |content| content[damaged_at] ^= 0x10);
        let read = harness.store.read_metadata_snapshot(LOG, id(15));
        // Base offset and leader epoch of a batch stand outside its checksum; the epoch is nobody's.
        let in_batch = |start: usize| damaged_at >= start + 12 && damaged_at < start + 16;
        let [header, records, _] = content(15, START_MS);
        if [0, header.len(), header.len() + records.len()]
            .into_iter()
            .any(in_batch)
        {
            continue;
        }
        let failure = read.expect_err("it is damaged");
        assert!(failure.is_damage, "{damaged_at}: {failure}");
        let mut findings = Vec::new();
        let mut check = Check::new(harness.disk.clone(), false, &mut findings).expect("it checks");
        while check.step(&mut findings).expect("it checks") {}
        assert!(
            findings.iter().any(|finding| name.ends_with(&finding.file)),
            "{damaged_at}: {findings:?}"
        );
    }
    for len in 0..whole.len() {
        let mut harness = with_snapshots(&[15], -1, -1);
        let name = format!("{FOLDER}/00000000000000000015-0000000000.checkpoint");
        harness.disk.tamper(&name, |content| content.truncate(len));
        let read = harness.store.read_metadata_snapshot(LOG, id(15));
        assert!(read.expect_err("it is cut").is_damage, "{len}");
    }
}

#[test]
fn a_snapshot_of_kafkas_is_whole() {
    const SNAPSHOT: &[u8] =
        include_bytes!("../../cluster/tests/golden/00000000000000000024-0000000001.checkpoint");
    let mut harness = with_snapshots(&[], -1, -1);
    let path = format!("{FOLDER}/00000000000000000015-0000000000.checkpoint");
    let file = harness
        .disk
        .open(path.as_ref(), OpenMode::Create)
        .expect("a file");
    harness
        .disk
        .write_at(&file, 0, &[SNAPSHOT.into()])
        .expect("it is written");
    assert!(harness.store.read_metadata_snapshot(LOG, id(15)).is_ok());
}

fn config_of(seed: u64) -> StoreConfig {
    match seed % 2 {
        0 => config(),
        _ => config_with_wal(),
    }
}

/// Appends, snapshots and retention; returns how far the log is durable.
fn work(disk: &MemoryDisk, bug: Option<Bug>, seed: u64) -> i64 {
    let spoiled = Spoiled::new(disk.clone(), bug);
    let Ok(mut harness) = Harness::open_with(spoiled, config_of(seed)) else {
        return 0;
    };
    harness.perform(vec![metadata_log(1, -1)]);
    let (mut durable, mut seconds) = (0, 0);
    for round in 0..5 {
        for offset in round * 4..round * 4 + 4 {
            let append = Plan::at(offset).append(LOG, true);
            for event in harness.perform(vec![StorageRequest::Append(append)]) {
                if let StorageEvent::Durable { end_offset, .. } = event {
                    durable = end_offset.0;
                }
            }
        }
        for part in parts(durable, START_MS) {
            harness.perform(vec![part]);
        }
        // Retention, then removal of what it gave up.
        for _ in 0..2 {
            seconds += 61;
            harness.store.tick(at(seconds), &mut Vec::new());
        }
    }
    durable
}

/// What a start finds after the power was cut: a snapshot that can be read, and behind it all that was durable.
fn look(disk: &MemoryDisk, durable: i64, seed: u64, case: &str) {
    let mut harness = Harness::open_with(disk.clone(), config_of(seed)).expect("it recovers");
    let Some(found) = harness.recovered.first().cloned() else {
        assert_eq!(durable, 0, "{case}");
        return;
    };
    assert_eq!(found.failure, None, "{case}");
    let mut from = 0;
    if let Some(&newest) = harness
        .store
        .metadata_snapshots(LOG)
        .expect("a folder")
        .first()
    {
        let bytes = harness.store.read_metadata_snapshot(LOG, newest);
        let bytes = bytes.unwrap_or_else(|failure| panic!("{case}: {failure}"));
        assert_eq!(
            bytes,
            content(newest.end_offset.0, START_MS).concat(),
            "{case}"
        );
        from = newest.end_offset.0;
    }
    let (start, end) = (found.log_start_offset.0, found.log_end_offset.0);
    assert!(
        start <= from,
        "{case}: the log begins at {start}, behind its snapshot at {from}"
    );
    assert!(
        from <= end && end >= durable,
        "{case}: {from}..{end}, durable to {durable}"
    );
    let mut offsets = Vec::new();
    let read = harness.store.read_from(LOG, Offset(from), |bytes| {
        for batch in batches(&bytes) {
            let batch = batch.expect("a whole batch");
            batch.payload(MAX_DECOMPRESSED).expect("a payload");
            offsets.push(batch.base_offset());
        }
    });
    assert_eq!(read, Ok(()), "{case}");
    assert_eq!(offsets, (from..end).collect::<Vec<_>>(), "{case}");
}

fn crash_everywhere(bug: Option<Bug>, seeds: u64) {
    for seed in 0..seeds {
        let changes = {
            let disk = MemoryDisk::new(seed);
            assert_eq!(work(&disk, None, seed), 20);
            disk.changes()
        };
        for crash_at in 0..changes {
            let disk = MemoryDisk::new(seed * 1000 + crash_at);
            disk.plan(Fault::PowerCutAt(crash_at));
            let durable = work(&disk, bug, seed);
            disk.cut_power();
            let case = format!("crash at {crash_at}, seed {seed}");
            look(&disk, durable, seed, &case);
            let once = disk.files();
            look(&disk, durable, seed, &case);
            let is_data = |(name, _): &&(String, Vec<u8>)| {
                name.ends_with(".log") || name.ends_with(".checkpoint")
            };
            let twice = disk.files();
            assert!(
                once.iter().filter(is_data).eq(twice.iter().filter(is_data)),
                "{case}: two starts find the same"
            );
        }
    }
}

#[test]
fn a_crash_at_any_step_of_a_snapshot_loses_nothing_of_the_metadata() {
    crash_everywhere(None, 8);
}

#[test]
fn bugs_of_snapshots_are_found() {
    for bug in [Bug::SnapshotNotSynced, Bug::SnapshotNameNotSynced] {
        let found = catch_unwind(AssertUnwindSafe(|| crash_everywhere(Some(bug), 40)));
        assert!(found.is_err(), "{bug:?} was not noticed");
    }
}
