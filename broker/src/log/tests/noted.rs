//! Starts from what the last checkpoint noted: as quick as can be, and never wrong.

use std::path::Path;

use super::support::*;
use crate::core::ids::{LogId, Offset};
use crate::log::{Disk, OpenMode, StorageRequest};
use crate::sim::MemoryDisk;

const STATES: &str = "chronik-log-states";
const LOGS: u32 = 60;

/// Many logs with data, all of it below their recovery points.
fn at_rest() -> Harness {
    let mut harness = Harness::fresh(3);
    harness.perform(
        (0..LOGS)
            .map(|log| create(LogId(log), &format!("t{log:02}")))
            .collect(),
    );
    for offset in 0..15 {
        let append = |log| StorageRequest::Append(Plan::at(offset).append(LogId(log), true));
        harness.perform((0..LOGS).map(append).collect());
    }
    harness.store.tick(at(60), &mut Vec::new());
    harness
}

fn states(disk: &MemoryDisk) -> Vec<u8> {
    let files = disk.files();
    let found = files.into_iter().find(|(name, _)| name == STATES);
    found.expect("a checkpoint was written").1
}

fn overwrite(disk: &mut MemoryDisk, content: Vec<u8>) {
    let file = disk.open(Path::new(STATES), OpenMode::Truncate).unwrap();
    disk.write_at(&file, 0, &[content.into()]).unwrap();
}

#[test]
fn a_start_writes_nothing_where_nothing_follows() {
    let mut harness = at_rest();
    // One of them has more.
    harness.perform(vec![StorageRequest::Append(
        Plan::at(15).append(LogId(7), false),
    )]);
    for changed in [true, false] {
        let before = harness.disk.files();
        let changes = harness.disk.changes();
        harness = harness.restart();
        let changes = harness.disk.changes() - changes;
        assert!(changes < if changed { 40 } else { 3 }, "{changes} changes");
        for log in &harness.recovered {
            let end = if log.log == LogId(7) { 16 } else { 15 };
            assert_eq!(log.log_end_offset, Offset(end));
            assert_eq!((log.failure.clone(), log.leader_epochs.len()), (None, 1));
        }
        let others = |name: &str| name.contains('/') && !name.starts_with("t07");
        for (name, content) in before.into_iter().filter(|(name, _)| others(name)) {
            assert_eq!(harness.file(&name), Some(content), "{name}");
        }
    }
}

#[test]
fn a_log_goes_on_where_it_was_noted() {
    // With indexes and times as if there had been no start.
    let run = |restarts: bool| {
        let mut harness = Harness::with_log(1);
        for offset in 0..40 {
            harness.append(Plan::at(offset));
            if offset % 5 == 3 {
                harness.store.tick(at(60 * offset as u64), &mut Vec::new());
            }
            if restarts && offset % 7 == 5 {
                harness = harness.restart();
            }
        }
        harness
    };
    let (mut without, mut with) = (run(false), run(true));
    assert_eq!(with.read_on(0, 900), without.read_on(0, 900));
    for harness in [&mut with, &mut without] {
        for offset in 0..40 {
            let target = crate::log::TimestampTarget::AtLeast(START_MS + offset);
            let found = harness.find(target).expect("a record");
            assert_eq!(found.offset, Offset(offset));
        }
        let newest = harness.find(crate::log::TimestampTarget::Max);
        assert_eq!(newest.expect("a record").offset, Offset(39));
    }
}

#[test]
fn what_was_noted_of_something_else_is_not_believed() {
    let harness = at_rest();
    let old = states(&harness.disk);
    let mut newer = harness;
    let append = |log| StorageRequest::Append(Plan::at(15).append(LogId(log), true));
    newer.perform((0..LOGS).map(append).collect());
    newer.store.tick(at(200), &mut Vec::new());
    let new = states(&newer.disk);
    assert_ne!(old, new);
    let mut spoiled = vec![old, Vec::new(), vec![0; new.len()]];
    for at in (0..new.len()).step_by(37) {
        spoiled.push(new[..at].to_vec());
        let mut flipped = new.clone();
        flipped[at] ^= 1;
        spoiled.push(flipped);
    }
    for content in spoiled {
        let mut disk = newer.disk.copy(1);
        overwrite(&mut disk, content);
        let mut harness = Harness::open(disk).expect("it opens");
        for log in &harness.recovered {
            assert_eq!((log.log_end_offset, &log.failure), (Offset(16), &None));
        }
        harness.store.tick(at(300), &mut Vec::new());
        assert_eq!(
            states(&harness.disk).len(),
            new.len(),
            "it is written again"
        );
    }
}

#[test]
fn damage_below_the_recovery_point_is_of_the_damaged_batch_alone() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 20);
    harness.store.tick(at(60), &mut Vec::new());
    let len = Plan::at(0).batch().len();
    harness
        .disk
        .tamper("topic-0/00000000000000000000.log", |content| {
            content[4 * len + 80] ^= 1;
        });
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].failure, None);
    for offset in (0..20).filter(|offset| *offset != 4) {
        assert_eq!(harness.read(offset, 1).unwrap(), Plan::at(offset).batch());
    }
    harness.fill(20, 1);
}

#[test]
fn files_that_nobody_uses_are_closed() {
    let mut harness = at_rest();
    assert!(harness.store.open_files() > 0);
    for minute in 2..5 {
        harness.store.tick(at(60 * minute), &mut Vec::new());
    }
    assert_eq!(harness.store.open_files(), 0);
    assert_eq!(harness.read(3, 1).unwrap(), Plan::at(3).batch());
    // And a start opens none.
    assert_eq!(harness.restart().store.open_files(), 0);
}
