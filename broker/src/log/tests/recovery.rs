//! What a start makes of what it finds.

use std::path::Path;

use super::support::*;
use crate::core::ids::{LeaderEpoch, LogId, Offset};
use crate::log::{Disk, OpenMode, StartFailure, StorageRequest, TimestampTarget};
use crate::sim::MemoryDisk;

const FIRST: &str = "topic-0/00000000000000000000.log";

fn batch_len() -> usize {
    Plan::at(0).batch().len()
}

/// A store with 20 batches in three segments, the last checkpoint at offset `checkpointed`.
fn filled(checkpointed: i64) -> Harness {
    let mut harness = Harness::with_log(1);
    harness.fill(0, checkpointed);
    harness.store.tick(at(60), &mut Vec::new());
    harness.fill(checkpointed, 20 - checkpointed);
    harness
}

fn expected(to: i64) -> Vec<u8> {
    (0..to)
        .flat_map(|offset| Plan::at(offset).batch())
        .collect()
}

#[test]
fn a_clean_stop_leaves_everything_in_place() {
    let mut harness = filled(7).stop_and_start();
    let log = &harness.recovered[0];
    assert!(log.clean);
    assert_eq!(
        (log.log_start_offset, log.log_end_offset),
        (Offset(0), Offset(20))
    );
    assert_eq!(log.high_watermark, Some(Offset(20)));
    assert_eq!(log.leader_epochs, [(LeaderEpoch(0), Offset(0))]);
    assert_eq!(log.failure, None);
    assert_eq!(harness.read_on(0, 700), expected(20));
    assert_eq!(harness.file(".kafka_cleanshutdown"), None);
    harness.fill(20, 5);
    assert_eq!(harness.read_on(0, 700), expected(25));
}

#[test]
fn nothing_follows_a_close() {
    let mut harness = filled(7);
    harness.perform(vec![StorageRequest::Close]);
    assert_eq!(harness.append(Plan::at(20)), []);
    assert!(harness.file(".kafka_cleanshutdown").is_some());
}

#[test]
fn the_marker_is_gone_for_good_before_anything_is_served() {
    let mut harness = filled(7);
    harness.perform(vec![StorageRequest::Close]);
    let harness = harness.restart();
    harness.disk.cut_power();
    assert!(!harness.restart().recovered[0].clean);
}

#[test]
fn a_torn_tail_is_cut() {
    for cut in 1..batch_len() {
        let harness = filled(7);
        let (last, len) = newest_segment(&harness);
        harness
            .disk
            .tamper(&last, |content| content.truncate(len - cut));
        let mut harness = harness.restart();
        assert_eq!(harness.recovered[0].log_end_offset, Offset(19));
        assert_eq!(harness.recovered[0].cut_bytes, (batch_len() - cut) as u64);
        assert_eq!(harness.recovered[0].failure, None);
        harness.fill(19, 1);
        assert_eq!(harness.read_on(0, 700), expected(20));
    }
}

fn newest_segment(harness: &Harness) -> (String, usize) {
    let (name, content) = harness
        .disk
        .files()
        .into_iter()
        .rfind(|(name, _)| name.ends_with(".log"))
        .expect("a segment");
    (name, content.len())
}

#[test]
fn a_tail_of_zeros_is_cut() {
    let harness = filled(7);
    let (last, len) = newest_segment(&harness);
    harness
        .disk
        .tamper(&last, |content| content.resize(len + 4096, 0));
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].cut_bytes, 4096);
    assert_eq!(harness.read_on(0, 700), expected(20));
}

#[test]
fn a_sector_that_was_never_written_ends_the_log() {
    let harness = filled(7);
    let (last, _) = newest_segment(&harness);
    harness
        .disk
        .tamper(&last, |content| content[512..1024].fill(0));
    let mut harness = harness.restart();
    let log = &harness.recovered[0];
    assert_eq!(log.failure, None);
    assert!(log.cut_bytes > 0);
    let end = log.log_end_offset.0;
    assert_eq!(harness.read_on(0, 700), expected(end));
}

#[test]
fn damage_before_whole_batches_is_of_the_damaged_batch_alone() {
    let len = batch_len();
    let (newest, file_len) = newest_segment(&filled(7));
    let first = i64::try_from((20 * len - file_len) / len).unwrap();
    // Length, magic, checksum, deltas, counts, records: the checksum is over all of that, but not over what is before it.
    for at in (8..12).chain(16..len) {
        let harness = filled(7);
        harness
            .disk
            .tamper(&newest, |content| content[len + at] ^= 1);
        let mut harness = harness.restart();
        let found = harness.recovered[0].clone();
        assert_eq!((found.failure, found.log_end_offset), (None, Offset(20)));
        let damaged = &found.damaged[..];
        let [damaged] = damaged else {
            panic!("byte {at}: {damaged:?}")
        };
        assert_eq!((&damaged.path, damaged.position), (&newest, len as u64));
        assert_eq!(damaged.len, len as u64, "byte {at}");
        let offsets = (damaged.from_offset, damaged.until_offset);
        assert_eq!(offsets, (Offset(first + 1), Offset(first + 2)));
        assert_eq!(newest_segment(&harness).1, file_len, "the file is kept");
        others_are_read(&mut harness, first + 1, &format!("byte {at}"));
        harness.fill(20, 1);
    }
}

/// Whether every batch but one of 20 is read, and that one is told to be damaged, or is as it is.
fn others_are_read(harness: &mut Harness, damaged: i64, what: &str) {
    for offset in (0..20).chain((0..20).rev()) {
        let read = harness.read(offset, 1);
        if offset == damaged {
            let told = match read {
                Ok(bytes) => bytes != Plan::at(offset).batch(),
                Err(failure) => failure.is_damage,
            };
            assert!(told, "{what}: the damaged batch");
        } else {
            assert_eq!(
                read,
                Ok(Plan::at(offset).batch()),
                "{what}, offset {offset}"
            );
        }
    }
    for offset in damaged + 1..20 {
        let target = TimestampTarget::AtLeast(START_MS + offset);
        let found = harness.find(target).map(|found| found.offset);
        assert_eq!(found, Some(Offset(offset)), "{what}");
    }
}

#[test]
fn damage_of_what_a_start_does_not_check_is_of_the_damaged_batch_alone() {
    let len = batch_len();
    for clean in [false, true] {
        for at in (8..12).chain(16..27) {
            let mut harness = filled(20);
            if clean {
                harness.perform(vec![StorageRequest::Close]);
            }
            harness
                .disk
                .tamper(FIRST, |content| content[3 * len + at] ^= 1);
            let mut harness = harness.restart();
            others_are_read(&mut harness, 3, &format!("byte {at}, clean: {clean}"));
            // A reader that comes from before ends there.
            let before = harness.read(0, 1 << 20).expect("what is before");
            assert!(before.starts_with(&expected(3)));
            harness.fill(20, 1);
        }
    }
}

#[test]
fn damage_of_what_was_synced_is_no_torn_tail() {
    let harness = filled(20);
    let (last, len) = newest_segment(&harness);
    harness
        .disk
        .tamper(&last, |content| content.truncate(len - 10));
    let harness = harness.restart();
    let failure = harness.recovered[0]
        .failure
        .clone()
        .expect("damage is told");
    assert!(
        failure.reason.contains("known to have been synced"),
        "{failure}"
    );
    assert_eq!(newest_segment(&harness).1, len - 10);
}

#[test]
fn damage_of_one_partition_leaves_the_others_alone() {
    let mut harness = filled(7);
    harness.perform(vec![create(LogId(1), "whole")]);
    harness.perform(vec![StorageRequest::Append(
        Plan::at(0).append(LogId(1), true),
    )]);
    let behind = 8 * batch_len();
    harness
        .disk
        .tamper(FIRST, |content| content[behind + 90] ^= 1);
    let harness = harness.restart();
    let failed: Vec<_> = harness
        .recovered
        .iter()
        .map(|log| (&*log.topic, log.failure.is_some(), log.damaged.len()))
        .collect();
    assert_eq!(failed, [("topic", false, 1), ("whole", false, 0)]);
}

#[test]
fn caches_can_be_deleted() {
    for (clean, noted) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut harness = filled(7);
        if clean {
            harness.perform(vec![StorageRequest::Close]);
        }
        let before = harness.disk.files();
        let mut disk = harness.disk.clone();
        for (name, _) in &before {
            let cache = [
                ".index",
                ".timeindex",
                ".snapshot",
                "leader-epoch-checkpoint",
            ];
            let table = [
                "recovery-point-offset-checkpoint",
                "replication-offset-checkpoint",
            ];
            let is_noted = name == "chronik-log-states" && !noted;
            if cache.iter().any(|end| name.ends_with(end))
                || table.contains(&name.as_str())
                || is_noted
            {
                disk.remove_file(Path::new(name)).unwrap();
            }
        }
        let mut harness = harness.restart();
        let log = &harness.recovered[0];
        assert_eq!(
            (log.log_end_offset, log.failure.clone()),
            (Offset(20), None)
        );
        assert_eq!(log.leader_epochs, [(LeaderEpoch(0), Offset(0))]);
        assert_eq!(harness.read_on(0, 700), expected(20));
        if clean {
            // The same bytes as before.
            harness.perform(vec![StorageRequest::Close]);
            for (name, content) in before {
                if !name.ends_with(".snapshot") && name != "chronik-log-states" {
                    assert_eq!(harness.file(&name), Some(content), "{name}");
                }
            }
        }
    }
}

#[test]
fn an_index_that_does_not_fit_is_no_help_and_no_harm() {
    let mut harness = filled(7);
    harness.perform(vec![StorageRequest::Close]);
    for (name, _) in harness.disk.files() {
        if name.ends_with(".index") {
            harness.disk.tamper(&name, |content| {
                content.iter_mut().for_each(|byte| *byte ^= 5)
            });
        }
    }
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].log_end_offset, Offset(20));
    for offset in 0..20 {
        assert_eq!(harness.read(offset, 1).unwrap(), Plan::at(offset).batch());
    }
}

#[test]
fn producers_are_known_again() {
    for clean in [true, false] {
        let mut harness = Harness::with_log(1);
        for number in 0..30 {
            let producer = Some((40 + number % 2, 3, (number / 2 * 2) as i32));
            harness.append(Plan {
                records: 2,
                producer,
                ..Plan::at(number * 2)
            });
        }
        let mut harness = if clean {
            harness.stop_and_start()
        } else {
            harness.restart()
        };
        let producers = &harness.recovered[0].producers;
        let last: Vec<_> = producers
            .iter()
            .map(|producer| {
                let last = producer.batches.last().expect("a batch");
                (
                    producer.producer_id.0,
                    producer.producer_epoch,
                    last.first_sequence,
                    last.base_offset.0,
                )
            })
            .collect();
        assert_eq!(last, [(40, 3, 28, 56), (41, 3, 28, 58)], "clean {clean}");
        assert_eq!(producers[0].last_timestamp, START_MS + 57);
        assert_eq!(producers[0].batches.len(), 5, "clean {clean}");
        harness.perform(vec![]);
    }
}

#[test]
fn leader_epochs_are_known_again() {
    let mut harness = Harness::with_log(1);
    for offset in 0..30 {
        harness.append(Plan {
            leader_epoch: (offset / 10) as i32 * 2,
            ..Plan::at(offset)
        });
        if offset == 14 {
            harness.store.tick(at(60), &mut Vec::new());
        }
    }
    let epochs = [
        (LeaderEpoch(0), Offset(0)),
        (LeaderEpoch(2), Offset(10)),
        (LeaderEpoch(4), Offset(20)),
    ];
    let harness = harness.restart();
    assert_eq!(harness.recovered[0].leader_epochs, epochs);
    let mut harness = harness.stop_and_start();
    assert_eq!(harness.recovered[0].leader_epochs, epochs);
    harness.perform(vec![StorageRequest::AdvanceStart {
        log: LOG,
        log_start_offset: Offset(12),
    }]);
    let harness = harness.stop_and_start();
    assert_eq!(
        harness.recovered[0].leader_epochs,
        [(LeaderEpoch(2), Offset(12)), epochs[2]]
    );
}

#[test]
fn everything_can_be_read_for_the_replay() {
    let mut harness = filled(7);
    let mut all = Vec::new();
    harness
        .store
        .read_all(LOG, |bytes| all.extend_from_slice(&bytes))
        .unwrap();
    assert_eq!(all, expected(20));
}

#[test]
fn partition_metadata_that_is_torn_is_written_anew() {
    for damage in ["gone", "torn"] {
        let harness = Harness::with_log(1);
        let mut disk = harness.disk.clone();
        let path = "topic-0/partition.metadata";
        if damage == "gone" {
            disk.remove_file(Path::new(path)).unwrap();
        } else {
            disk.tamper(path, |content| content.truncate(15));
        }
        let mut harness = harness.restart();
        assert_eq!(harness.recovered[0].topic_id, None);
        harness.perform(vec![create(LOG, "topic")]);
        harness.fill(0, 1);
        assert_eq!(harness.restart().recovered[0].topic_id, Some(TOPIC_ID));
    }
}

fn refused(prepare: impl FnOnce(&mut MemoryDisk)) -> StartFailure {
    let harness = Harness::with_log(1);
    let mut disk = harness.disk.clone();
    prepare(&mut disk);
    match Harness::open(disk) {
        Ok(_) => panic!("this directory cannot be used"),
        Err(failure) => failure,
    }
}

#[test]
fn a_directory_that_is_not_ours_is_refused() {
    let name = "pictures".to_owned();
    assert_eq!(
        refused(|disk| disk.create_dir(Path::new("pictures")).unwrap()),
        StartFailure::StrangeFolder { name }
    );
    assert_eq!(
        refused(|disk| disk.remove_file(Path::new("meta.properties")).unwrap()),
        StartFailure::NoProperties {
            folder: "topic-0".to_owned()
        }
    );
    let properties = |from: &'static str, to: &'static str| {
        refused(move |disk| {
            disk.tamper("meta.properties", |content| {
                *content = String::from_utf8_lossy(content)
                    .replace(from, to)
                    .into_bytes();
            });
        })
    };
    assert_eq!(
        properties("node.id=1", "node.id=2"),
        StartFailure::OtherNode {
            found: 2,
            configured: 1
        }
    );
    assert_eq!(
        properties("version=1", "version=9"),
        StartFailure::BadProperties {
            reason: "unknown version 9".to_owned()
        }
    );
}

#[test]
fn plain_files_and_folders_that_kafka_put_aside_are_left_alone() {
    let mut harness = filled(7);
    harness
        .disk
        .create_dir(Path::new("old-0.0123456789abcdef-stray"))
        .unwrap();
    harness
        .disk
        .open(Path::new("notes.txt"), OpenMode::Create)
        .unwrap();
    let harness = harness.restart();
    assert_eq!(harness.recovered.len(), 1);
    assert!(harness.file("notes.txt").is_some());
}

#[test]
fn an_interrupted_compaction_of_kafkas_is_finished_or_forgotten() {
    let original = |number: i64| format!("topic-0/{number:020}");
    // Segments begin at 0 and 10; a compaction of both kept the even offsets only.
    let prepare = || {
        let mut harness = Harness::with_log(1);
        harness.fill(0, 24);
        harness.perform(vec![StorageRequest::Close]);
        let bases: Vec<i64> = harness
            .names()
            .iter()
            .filter_map(|name| {
                name.strip_prefix("topic-0/")?
                    .strip_suffix(".log")?
                    .parse()
                    .ok()
            })
            .collect();
        assert!(bases.len() >= 3, "{bases:?}");
        let compacted: Vec<u8> = (0..bases[2])
            .filter(|offset| offset % 2 == 0 || *offset == bases[2] - 1)
            .flat_map(|offset| Plan::at(offset).batch())
            .collect();
        (harness, bases, compacted)
    };
    let put = |harness: &mut Harness, name: &str, content: &[u8]| {
        let file = harness
            .disk
            .open(Path::new(name), OpenMode::Truncate)
            .unwrap();
        harness
            .disk
            .write_at(&file, 0, &[content.to_vec().into()])
            .unwrap();
    };

    let (mut harness, bases, compacted) = prepare();
    put(
        &mut harness,
        &format!("{}.log.swap", original(0)),
        &compacted,
    );
    let mut harness = harness.restart();
    assert_eq!(
        harness.file(&format!("{}.log", original(0))),
        Some(compacted.clone())
    );
    assert_eq!(harness.file(&format!("{}.log", original(bases[1]))), None);
    let rest = (bases[2]..24).flat_map(|offset| Plan::at(offset).batch());
    assert_eq!(
        harness.read_on(0, 700),
        compacted.iter().copied().chain(rest).collect::<Vec<u8>>()
    );
    // A read within a gap goes on behind it.
    assert_eq!(harness.read(1, 1).unwrap(), Plan::at(2).batch());

    let (mut harness, _, compacted) = prepare();
    put(
        &mut harness,
        &format!("{}.log.cleaned", original(0)),
        &compacted[..90],
    );
    put(&mut harness, &format!("{}.index.deleted", original(0)), b"");
    let mut harness = harness.restart();
    assert_eq!(harness.read_on(0, 700), expected(24));
    assert!(
        !harness
            .names()
            .iter()
            .any(|name| name.ends_with(".cleaned") || name.ends_with(".deleted"))
    );
}
