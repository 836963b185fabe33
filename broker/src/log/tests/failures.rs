//! Full disks, failed writes, failed syncs.

use super::support::*;
use crate::core::ids::Offset;
use crate::log::{Append, StorageEvent, StorageRequest};
use crate::sim::{Fault, Operation};

fn append(offset: i64) -> StorageRequest {
    StorageRequest::Append(Plan::at(offset).append(LOG, true))
}

fn refused_from(events: &[StorageEvent]) -> Option<i64> {
    events.iter().find_map(|event| match event {
        StorageEvent::AppendFailed { base_offset, .. } => Some(base_offset.0),
        _ => None,
    })
}

#[test]
fn a_full_disk_refuses_appends_until_there_is_room() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    let used: u64 = harness
        .disk
        .files()
        .iter()
        .map(|(_, content)| content.len() as u64)
        .sum();
    harness.disk.plan(Fault::Capacity(used + 50));
    for _ in 0..3 {
        let events = harness.perform(vec![append(3)]);
        assert_eq!(refused_from(&events), Some(3));
        assert!(
            !events
                .iter()
                .any(|event| matches!(event, StorageEvent::Written { .. }))
        );
        assert_eq!(
            harness.read_on(0, 1000).len(),
            3 * Plan::at(0).batch().len()
        );
    }
    harness.disk.heal();
    harness.fill(3, 3);
    let harness = harness.restart();
    assert_eq!(harness.recovered[0].log_end_offset, Offset(6));
    assert_eq!(harness.recovered[0].cut_bytes, 0);
}

#[test]
fn what_was_on_its_way_behind_a_refused_append_is_dropped() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    harness.disk.plan(Fault::Fail(Operation::Write, 0));
    assert_eq!(refused_from(&harness.perform(vec![append(3)])), Some(3));
    // Sent before the core heard of it.
    let only_what_is_durable = [StorageEvent::Durable {
        log: LOG,
        end_offset: Offset(3),
    }];
    assert_eq!(harness.perform(vec![append(4)]), only_what_is_durable);
    // Another straggler in one turn with the first append that begins where the log ends.
    let events = harness.perform(vec![append(5), append(3), append(4)]);
    assert_eq!(
        events,
        [
            StorageEvent::Written {
                log: LOG,
                end_offset: Offset(5)
            },
            StorageEvent::Durable {
                log: LOG,
                end_offset: Offset(5)
            }
        ]
    );
    let expected: Vec<u8> = (0..5).flat_map(|offset| Plan::at(offset).batch()).collect();
    assert_eq!(harness.read_on(0, 1000), expected);
}

#[test]
fn a_write_that_fails_at_a_roll_is_undone() {
    for failing in 0..6 {
        let mut harness = Harness::with_log(1);
        let mut offset = 0;
        while harness
            .names()
            .iter()
            .filter(|name| name.ends_with(".log"))
            .count()
            < 2
        {
            harness.fill(offset, 1);
            offset += 1;
        }
        // Up to just before the next roll.
        let in_first = offset - 1;
        harness.fill(offset, in_first - 1);
        offset += in_first - 1;
        harness.disk.plan(Fault::Fail(Operation::Write, failing));
        let appends = (offset..offset + 4).map(append).collect();
        let events = harness.perform(appends);
        harness.disk.heal();
        let end = refused_from(&events).unwrap_or(offset + 4);
        harness.fill(end, 3);
        let expected: Vec<u8> = (0..end + 3)
            .flat_map(|offset| Plan::at(offset).batch())
            .collect();
        assert_eq!(harness.read_on(0, 1000), expected, "write {failing}");
        let mut harness = harness.restart();
        assert_eq!(harness.read_on(0, 1000), expected, "write {failing}");
    }
}

#[test]
fn a_write_that_cannot_be_undone_is_cut_off_before_the_next_one() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    harness.disk.plan(Fault::Fail(Operation::Write, 0));
    harness.disk.plan(Fault::ReadOnly);
    for _ in 0..2 {
        let events = harness.perform(vec![append(3)]);
        assert_eq!(refused_from(&events), Some(3), "{events:?}");
        assert!(harness.read(0, 100).is_ok());
    }
    harness.disk.heal();
    harness.fill(3, 3);
    let expected: Vec<u8> = (0..6).flat_map(|offset| Plan::at(offset).batch()).collect();
    assert_eq!(harness.read_on(0, 1000), expected);
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].cut_bytes, 0);
    assert_eq!(harness.read_on(0, 1000), expected);
}

#[test]
fn a_stop_cuts_off_what_a_write_left_that_could_not_be_undone() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    let whole = [Plan::at(3).batch(), Plan::at(4).batch()].concat();
    let refused = Append {
        bytes: whole.into(),
        last_offset: Offset(4),
        ..Plan::at(3).append(LOG, true)
    };
    harness.disk.plan(Fault::Fail(Operation::Write, 0));
    harness.disk.plan(Fault::Fail(Operation::Write, 1));
    let events = harness.perform(vec![StorageRequest::Append(refused)]);
    assert_eq!(refused_from(&events), Some(3), "{events:?}");
    let harness = harness.stop_and_start();
    assert_eq!(harness.recovered[0].log_end_offset, Offset(3));
}

#[test]
fn leader_epochs_that_could_not_be_put_in_place_are_by_the_next_checkpoint() {
    let file = "topic-0/leader-epoch-checkpoint";
    // Each of the names that a checkpoint makes is refused once.
    for refused in 0..8 {
        let mut harness = Harness::with_log(1);
        harness.fill(0, 3);
        harness.disk.plan(Fault::Fail(Operation::Name, refused));
        harness.store.tick(at(3600), &mut Vec::new());
        harness.disk.heal();
        harness.store.tick(at(7200), &mut Vec::new());
        assert!(harness.file(file).is_some(), "{refused}");
    }
}

#[test]
fn a_failed_sync_ends_everything() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    harness.disk.plan(Fault::Fail(Operation::Sync, 0));
    let events = harness.perform(vec![append(3)]);
    let [
        StorageEvent::Written { .. },
        StorageEvent::Fatal { failure },
    ] = &events[..]
    else {
        panic!("{events:?}");
    };
    assert_eq!(failure.operation, "sync");
    // No second sync "succeeds".
    assert_eq!(harness.perform(vec![append(4)]), []);
    assert!(!harness.store.needs_sync());
    assert_eq!(harness.store.next_deadline(), None);
}

#[test]
fn after_a_failed_sync_what_is_served_is_written_anew() {
    for seed in 0..200 {
        let mut harness = Harness::with_log(seed);
        harness.fill(0, 3);
        harness.disk.plan(Fault::Fail(Operation::Sync, 0));
        harness.perform(vec![append(3)]);
        // The page cache still has it, the disk perhaps not: the next process must not trust the cache.
        let harness = harness.restart();
        let end = harness.recovered[0].log_end_offset;
        harness.disk.cut_power();
        let mut harness = harness.restart();
        assert!(harness.recovered[0].log_end_offset >= end, "seed {seed}");
        let expected: Vec<u8> = (0..end.0)
            .flat_map(|offset| Plan::at(offset).batch())
            .collect();
        assert_eq!(harness.read_on(0, 1000), expected, "seed {seed}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_made_with_a_later_append() {
    let mut harness = Harness::fresh(1);
    harness.disk.plan(Fault::Fail(Operation::Name, 1));
    assert_eq!(harness.perform(vec![create(LOG, "topic")]), []);
    harness.disk.plan(Fault::Fail(Operation::Name, 0));
    assert_eq!(refused_from(&harness.perform(vec![append(0)])), Some(0));
    harness.fill(0, 2);
    let harness = harness.restart();
    assert_eq!(harness.recovered[0].topic_id, Some(TOPIC_ID));
}

#[test]
fn batches_that_do_not_fit_their_offsets_are_refused() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 2);
    let mut wrong = Plan::at(3).append(LOG, true);
    wrong.last_offset = Offset(5);
    let events = harness.perform(vec![append(2), StorageRequest::Append(wrong)]);
    assert_eq!(refused_from(&events), Some(3));
    let mut harness = Harness::with_log(1);
    assert_eq!(refused_from(&harness.perform(vec![append(1)])), Some(0));
}
